"""Problems: what is wrong with the figures, where, and what to do about it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ibdesk.domain.problem import Severity
from ibdesk.domain.wording import SEVERITY_WORDS
from ibdesk.ui.chips import Chip
from ibdesk.ui.lettering import Words
from ibdesk.ui.paint.severity_mark import severity_mark
from ibdesk.ui.problem_list import ProblemList
from ibdesk.ui.session import Session
from ibdesk.ui.steps import count


class ProblemsTab(QWidget):
    """`opened` asks for an indicator's own page. What is only for information is hidden until it is asked for."""

    opened = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.chips = {
            severity: Chip(SEVERITY_WORDS[severity], severity_mark(severity), session.palette) for severity in Severity
        }
        self.list = ProblemList(session.palette, self)
        self.go = QPushButton("Go to the indicator")
        self.nothing = Words(quiet=True)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._lay_out()
        for severity, chip in self.chips.items():
            chip.setChecked(severity is not Severity.INFO)
            chip.toggled.connect(self._show_list)
        self.go.clicked.connect(self.list.open_current)
        self.list.opened.connect(self.opened)
        self.list.selectionModel().currentChanged.connect(self._offer)
        self.list.problems.modelReset.connect(self._offer)
        session.report_changed.connect(self._take_report)
        session.palette_changed.connect(self._take_palette)
        self._take_report()

    def step(self, by: int) -> None:
        """The next problem (by 1) or the one before (by -1)."""
        self.list.step(by)
        self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_code(self, code: str) -> None:
        """Choose an indicator's first problem, whatever is hidden."""
        report = self._session.report
        for problem in report.problems if report else ():
            if problem.code == code:
                self.chips[problem.severity].setChecked(True)
        self.list.show_code(code)
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take_report(self) -> None:
        report = self._session.report
        for severity, chip in self.chips.items():
            chip.set_count(count(report, severity) if report else 0)
        self._show_list()

    def _show_list(self) -> None:
        report = self._session.report
        problems = report.problems if report else ()
        names = {page.code: page.indicator.name for page in report.pages} if report else {}
        shown = [severity for severity, chip in self.chips.items() if chip.isChecked()]
        self.list.show_problems(problems, names, shown)
        empty = not self.list.problems.rows
        self.list.setVisible(not empty)
        self.nothing.setVisible(empty)
        self.nothing.setText(
            "What was found is hidden. Choose what to show above." if problems else "The checks found no problems."
        )

    def _take_palette(self) -> None:
        self.list.set_tokens(self._session.palette)
        for chip in self.chips.values():
            chip.set_tokens(self._session.palette)

    def _offer(self) -> None:
        problem = self.list.current()
        self.go.setEnabled(problem is not None and problem.code is not None)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setContentsMargins(14, 10, 14, 8)
        row.setSpacing(7)
        label = Words("Show", quiet=True)
        label.setWordWrap(False)
        row.addWidget(label)
        for chip in self.chips.values():
            row.addWidget(chip)
        row.addStretch(1)
        row.addWidget(self.go)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addLayout(row)
        listed = QHBoxLayout()
        listed.setContentsMargins(14, 0, 4, 0)
        listed.addWidget(self.list)
        rows.addLayout(listed, 1)
        rows.addWidget(self.nothing, 1)
