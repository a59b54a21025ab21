"""What can be done about the chosen problem: see its cell, open the workbook there, say why it is right, go on."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from ibdesk.domain.problem import Problem, Severity
from ibdesk.ui.look.lettering import Words
from ibdesk.ui.widgets.flow_layout import FlowLayout


class ProblemBar(QWidget):
    """`acceptance_asked` carries the problem and the reason that it is right as it is."""

    cell_asked = Signal(object)
    excel_asked = Signal(object)
    indicator_asked = Signal(str)
    acceptance_asked = Signal(object, str)
    take_back_asked = Signal(object)
    step_asked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._problem: Problem | None = None
        self._can_change = True
        self.see = QPushButton("See the &cell")
        self.excel = QPushButton("Open in E&xcel")
        self.right = QPushButton("It is &right, because...")
        self.again = QPushButton("Ask a&gain about it")
        self.go = QPushButton("Go to the indicator")
        self.before, self.next = QPushButton("Previous"), QPushButton("Next")
        self.reason = QLineEdit()
        self.accept = QPushButton("Accept the warning")
        self.leave = QPushButton("Leave it open")
        self._asking = QWidget()
        self._lay_out()
        self._close_reason()
        self._connect()
        self.show_problem(None)

    def show_problem(self, problem: Problem | None, can_change: bool = True) -> None:
        """Offer what fits this problem."""
        if problem != self._problem:
            self._close_reason()
        self._problem, self._can_change = problem, can_change
        in_a_cell = problem is not None and problem.cell_source is not None and bool(problem.cell_source.cell)
        self.see.setEnabled(in_a_cell)
        self.excel.setEnabled(in_a_cell)
        self.go.setEnabled(problem is not None and problem.code is not None)
        accepted = problem is not None and problem.accepted is not None
        warning = problem is not None and problem.severity is Severity.WARNING
        self.right.setVisible(not accepted)
        self.right.setEnabled(warning and can_change)
        self.again.setVisible(accepted)
        self.again.setEnabled(can_change)

    def _ask_reason(self) -> None:
        self._asking.setVisible(True)
        self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def _close_reason(self) -> None:
        self.reason.clear()
        self._asking.setVisible(False)

    def _give_reason(self) -> None:
        problem, reason = self._problem, self.reason.text().strip()
        if problem is not None and reason:
            self._close_reason()
            self.acceptance_asked.emit(problem, reason)

    def _take_back(self) -> None:
        if self._problem is not None and self._problem.accepted is not None:
            self.take_back_asked.emit(self._problem.accepted)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Esc in the field leaves the warning open, and nothing else of the window hears it."""
        if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape and watched is self.reason:
            if event.type() == QEvent.Type.KeyPress:
                self._close_reason()
                self.right.setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        return super().eventFilter(watched, event)

    def _connect(self) -> None:
        self.see.clicked.connect(lambda: self.cell_asked.emit(self._problem))
        self.excel.clicked.connect(lambda: self.excel_asked.emit(self._problem))
        self.go.clicked.connect(lambda: self.indicator_asked.emit(self._problem.code if self._problem else ""))
        self.before.clicked.connect(lambda: self.step_asked.emit(-1))
        self.next.clicked.connect(lambda: self.step_asked.emit(1))
        self.right.clicked.connect(self._ask_reason)
        self.again.clicked.connect(self._take_back)
        self.accept.clicked.connect(self._give_reason)
        self.leave.clicked.connect(self._close_reason)
        self.reason.returnPressed.connect(self._give_reason)
        self.reason.textChanged.connect(lambda text: self.accept.setEnabled(bool(text.strip())))
        self.reason.installEventFilter(self)

    def _lay_out(self) -> None:
        holder = QWidget()
        flow = FlowLayout(8, 6, holder)
        for button in (self.see, self.excel, self.right, self.again, self.go, self.before, self.next):
            flow.addWidget(button)
        self.reason.setMaxLength(500)
        self.reason.setPlaceholderText("Why it is right as it is. Kept, and shown in the notes of the pack.")
        self.reason.setAccessibleName("Why it is right as it is")
        self.accept.setEnabled(False)
        asking = QHBoxLayout(self._asking)
        asking.setContentsMargins(0, 0, 0, 0)
        label = Words("It is right, because")
        label.setWordWrap(False)
        asking.addWidget(label)
        asking.addWidget(self.reason, 1)
        asking.addWidget(self.accept)
        asking.addWidget(self.leave)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(14, 8, 14, 8)
        rows.setSpacing(6)
        rows.addWidget(holder)
        rows.addWidget(self._asking)
