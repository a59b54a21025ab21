"""The key facts of an indicator: its figures, its assessment and why, its benchmarks, how many problems it has."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFontMetricsF, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ibdesk.domain.board import Direction
from ibdesk.domain.problem import Problem, Severity
from ibdesk.domain.report.report import IndicatorPage
from ibdesk.domain.report.restatements import Restatement
from ibdesk.palette import Palette
from ibdesk.ui.indicators.fact_rows import Fact, fact_rows, why_heading, why_text
from ibdesk.ui.look.lettering import HEADING, SMALL, Words, lettered
from ibdesk.ui.look.painting import Painting
from ibdesk.ui.paint.page_marks import paint_arrow
from ibdesk.ui.widgets.flow_layout import FlowLayout
from ibdesk.ui.widgets.labels import plain_tip
from ibdesk.ui.widgets.laid_out import side_by_side, stacked
from ibdesk.ui.widgets.link_button import LinkButton
from ibdesk.ui.widgets.status_pill import StatusPill

_LABEL_SHARE = 0.47
_SPACE = 6


class TravelArrow(QWidget):
    """Which way the number went; its words stand beside it."""

    def __init__(self) -> None:
        super().__init__()
        self.direction = Direction.UNKNOWN
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        height = QFontMetricsF(lettered(SMALL)).height()
        return QSize(round(height), round(height))

    def show_direction(self, direction: Direction) -> None:
        self.direction = direction
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        colour = self.palette().color(QPalette.ColorRole.Text).name()
        with Painting(self) as painter:
            paint_arrow(painter, QRectF(self.rect()).adjusted(1, 1, -1, -1), self.direction, colour)


class FactRow(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.label = Words(size=SMALL, quiet=True)
        self.text = Words(size=SMALL, strong=True)
        self.pill, self.arrow = StatusPill(), TravelArrow()
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        row = side_by_side(on=self, margins=(2, 2, 2, 3), gap=_SPACE)
        for words in (self.label, self.text):
            words.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.label)
        row.addWidget(self.arrow, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.pill)
        row.addWidget(self.text, 1)
        row.addStretch(0)

    def show_fact(self, fact: Fact, tokens: Palette) -> None:
        self.label.setText(fact.label)
        self.text.setText(fact.text)
        self.pill.setVisible(fact.status is not None)
        self.text.setVisible(fact.status is None)
        self.arrow.setVisible(fact.direction is not None)
        self.setAccessibleName(f"{fact.label}: {fact.text}")
        self.text.setAccessibleName(self.accessibleName())  # it can be chosen to be copied, without its row
        if fact.status is not None:
            self.pill.show_status(fact.status, tokens)
        if fact.direction is not None:
            self.arrow.show_direction(fact.direction)

    def set_label_width(self, width: int) -> None:
        self.label.setFixedWidth(round(width * _LABEL_SHARE))
        self._fit(width)

    def _fit(self, width: int) -> None:
        """As high as its words need: in a page that scrolls, layouts would press rows together instead."""
        room = width - self.label.width() - _SPACE - 4
        room -= self.arrow.sizeHint().width() + _SPACE if not self.arrow.isHidden() else 0
        needed = self.label.heightForWidth(self.label.width())
        if not self.text.isHidden():
            needed = max(needed, self.text.heightForWidth(max(room, 40)))
        self.setMinimumHeight(max(needed, self.pill.sizeHint().height() if not self.pill.isHidden() else 0) + 5)

    def paintEvent(self, event: QPaintEvent) -> None:
        with Painting(self) as painter:
            painter.setPen(self.palette().color(QPalette.ColorRole.Midlight))
            painter.drawLine(self.rect().bottomLeft(), self.rect().bottomRight())


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
        column = stacked(Words("Key facts", size=HEADING, strong=True), on=self, margins=0, gap=0)
        column.addSpacing(2)
        self._facts = stacked(gap=0)
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
