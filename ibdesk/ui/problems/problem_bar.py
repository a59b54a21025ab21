"""What can be done about the chosen problem: repair it, see its cell, say why it is right, go on."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from ibdesk.domain.problem import Problem, Severity
from ibdesk.domain.repair import Repair, repair_words, repairs_of
from ibdesk.ui.look.lettering import Words
from ibdesk.ui.widgets.flow_layout import FlowLayout
from ibdesk.ui.widgets.laid_out import side_by_side, stacked
from ibdesk.ui.widgets.problem_words import ProblemRow


class ProblemBar(QWidget):
    """`acceptance_asked` carries the problems that the row stands for and the reason that they are right as they are;
    `repair_asked` what the first button does, which is this kind of problem's own."""

    cell_asked = Signal(object)
    excel_asked = Signal(object)
    indicator_asked = Signal(str)
    acceptance_asked = Signal(object, str)
    take_back_asked = Signal(object)
    step_asked = Signal(int)
    repair_asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._problem: Problem | None = None
        self._meant: tuple[Problem, ...] = ()
        self._can_change = True
        self.repair = QPushButton()
        self.see = QPushButton("See the &cell")
        self.excel = QPushButton("Open in E&xcel")
        self.right = QPushButton("It is &right, because...")
        self.again = QPushButton("Ask a&gain about it")
        self.go = QPushButton("Go to the indicator")
        self.before, self.next = QPushButton("Previous"), QPushButton("Next")
        self.reason = QLineEdit()
        self.accept = QPushButton("Accept the warning")
        self.leave = QPushButton("Leave it open")
        self._because = Words("It is right, because")
        self._asking = QWidget()
        self._lay_out()
        self._close_reason()
        self._connect()
        self.show_row(None)

    def show_row(self, row: ProblemRow | None, can_change: bool = True) -> None:
        """Offer what fits this row's problem."""
        problem = row.problem if row is not None else None
        if problem != self._problem:
            self._close_reason()
        self._problem, self._can_change = problem, can_change
        self._meant = row.meant if row is not None else ()
        own = self.own_repair
        self.repair.setVisible(own is not None)
        self.repair.setEnabled(can_change)
        self.repair.setText(f"&{repair_words(problem, own)}" if problem is not None and own is not None else "")
        in_a_cell = problem is not None and problem.cell_source is not None and bool(problem.cell_source.cell)
        self.see.setEnabled(in_a_cell)
        self.excel.setEnabled(in_a_cell)
        self.go.setEnabled(problem is not None and problem.indicator is not None)
        accepted = problem is not None and problem.accepted is not None
        warning = problem is not None and problem.severity is Severity.WARNING
        self.right.setVisible(not accepted)
        self.right.setEnabled(warning and can_change)
        self.again.setVisible(accepted)
        self.again.setEnabled(can_change)

    @property
    def own_repair(self) -> Repair | None:
        """This kind of problem's own way to be put right."""
        repairs = repairs_of(self._problem) if self._problem is not None else ()
        return next((repair for repair in repairs if repair is not Repair.REASON), None)

    def ask_reason(self) -> None:
        """Open the field for why it is right, or they all are."""
        count = len(self._meant)
        self._because.setText("It is right, because" if count == 1 else f"All {count} are right, because")
        self._asking.setVisible(True)
        self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def _close_reason(self) -> None:
        self.reason.clear()
        self._asking.setVisible(False)

    def _give_reason(self) -> None:
        meant, reason = self._meant, self.reason.text().strip()
        if meant and reason:
            self._close_reason()
            self.acceptance_asked.emit(meant, reason)

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
        self.go.clicked.connect(lambda: self.indicator_asked.emit(self._problem.indicator if self._problem else ""))
        self.before.clicked.connect(lambda: self.step_asked.emit(-1))
        self.next.clicked.connect(lambda: self.step_asked.emit(1))
        self.right.clicked.connect(self.ask_reason)
        self.repair.clicked.connect(lambda: self.repair_asked.emit(self.own_repair))
        self.again.clicked.connect(self._take_back)
        self.accept.clicked.connect(self._give_reason)
        self.leave.clicked.connect(self._close_reason)
        self.reason.returnPressed.connect(self._give_reason)
        self.reason.textChanged.connect(lambda text: self.accept.setEnabled(bool(text.strip())))
        self.reason.installEventFilter(self)

    def _lay_out(self) -> None:
        holder = QWidget()
        flow = FlowLayout(holder, 8, 6)
        for button in (self.repair, self.see, self.excel, self.right, self.again, self.go, self.before, self.next):
            flow.addWidget(button)
        self.reason.setMaxLength(500)
        self.reason.setPlaceholderText("Why it is right as it is. Kept, and shown in the notes of the pack.")
        self.reason.setAccessibleName("Why it is right as it is")
        self.accept.setEnabled(False)
        asking = side_by_side(on=self._asking, margins=0)
        self._because.setWordWrap(False)
        asking.addWidget(self._because)
        asking.addWidget(self.reason, 1)
        asking.addWidget(self.accept)
        asking.addWidget(self.leave)
        stacked(holder, self._asking, on=self, margins=(14, 8, 14, 8), gap=6)
