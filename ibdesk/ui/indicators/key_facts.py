"""The key facts of an indicator: its figures, its assessment and why, its benchmarks, how many problems it has."""

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ibdesk.domain.problem import Problem, Severity
from ibdesk.domain.report.report import IndicatorPage
from ibdesk.domain.report.restatements import Restatement
from ibdesk.palette import Palette
from ibdesk.ui.indicators.fact_row import FactRow
from ibdesk.ui.indicators.fact_rows import fact_rows, why_heading, why_text
from ibdesk.ui.look.lettering import HEADING, SMALL, Words
from ibdesk.ui.widgets.flow_layout import FlowLayout
from ibdesk.ui.widgets.labels import plain_tip
from ibdesk.ui.widgets.link_button import LinkButton


class KeyFacts(QWidget):
    """`problems_asked` when the person wants to see this indicator's problems; the other two ask to set its
    assessment by hand, and where its numbers come from."""

    problems_asked = Signal()
    assessment_asked = Signal()
    origin_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[FactRow] = []
        self.why_heading = Words(size=SMALL, strong=True)
        self.why_heading.setWordWrap(False)
        self.why = Words(size=SMALL)
        self.problems = LinkButton()
        self.problems.clicked.connect(self.problems_asked)
        self.change, self.origin = LinkButton("Change the assessment..."), LinkButton("Where from?")
        self.change.clicked.connect(self.assessment_asked)
        self.origin.clicked.connect(self.origin_asked)
        self.origin.setAccessibleName("Where does this number come from?")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(Words("Key facts", size=HEADING, strong=True))
        column.addSpacing(2)
        self._facts = QVBoxLayout()
        self._facts.setSpacing(0)
        column.addLayout(self._facts)
        column.addSpacing(5)
        column.addWidget(self.why_heading)
        column.addWidget(self.why)
        holder = QWidget()
        asked = FlowLayout(holder, 14)
        asked.addWidget(self.change)
        asked.addWidget(self.origin)
        column.addWidget(holder)
        column.addWidget(self.problems)

    def lock(self, why: str) -> None:
        """What cannot be done looks so, and says why."""
        self.change.setEnabled(not why)
        self.change.setToolTip(plain_tip(why))

    def show_page(self, page: IndicatorPage, tokens: Palette, since_seal: tuple[Restatement, ...] = ()) -> None:
        facts = fact_rows(page, since_seal)
        while len(self.rows) < len(facts):
            row = FactRow()
            row.set_label_width(self.width())
            self.rows.append(row)
            self._facts.addWidget(row)
        for index, row in enumerate(self.rows):
            row.setVisible(index < len(facts))
            if index < len(facts):
                row.show_fact(facts[index], tokens)
                row.set_label_width(self.width())
        self.why_heading.setText(why_heading(page.assessment.status))
        self.why.setText(why_text(page))
        self.problems.setText(problems_text(page.problems))
        self.problems.setVisible(bool(page.problems))

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()
        super().resizeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            QTimer.singleShot(0, self, self._fit)  # after the words have taken the new size too

    def _fit(self) -> None:
        for row in self.rows:
            row.set_label_width(self.width())


def problems_text(problems: tuple[Problem, ...]) -> str:
    """Problems: 1 to fix, 2 to check, 1 for information"""
    words = {Severity.ERROR: "to fix", Severity.WARNING: "to check", Severity.INFO: "for information"}
    counts = {severity: sum(problem.severity is severity for problem in problems) for severity in words}
    said = [f"{counts[severity]} {word}" for severity, word in words.items() if counts[severity]]
    return f"Problems: {', '.join(said)}" if said else ""
