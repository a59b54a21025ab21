"""The head of an indicator's page: code, name, who answers for it, what it measures, the way to its neighbours."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QPushButton, QWidget

from ibdesk.domain.indicator import Indicator
from ibdesk.domain.report.report import IndicatorPage
from ibdesk.domain.wording import polarity_text
from ibdesk.ui.look.lettering import TITLE, Words
from ibdesk.ui.widgets.flow_layout import FlowLayout
from ibdesk.ui.widgets.labels import ElidedLabel
from ibdesk.ui.widgets.laid_out import side_by_side
from ibdesk.ui.widgets.link_button import LinkButton
from ibdesk.ui.widgets.panel import Panel
from ibdesk.ui.widgets.turning_row import TurningRow

MORE, LESS = "Description and guide", "Hide description and guide"
_LABELS = ("Officer", "Measure", "Period", "Section")


class PageHeader(Panel):
    previous_asked = Signal()
    next_asked = Signal()

    def __init__(self) -> None:
        super().__init__(spacing=3)
        self.title = Words(size=TITLE, strong=True)
        self.previous = QPushButton("‹  Previous")
        self.next = QPushButton("Next  ›")
        self.facts = {label: ElidedLabel(strong=True) for label in _LABELS}
        self.description, self.guide = Words(), Words()
        self.more = LinkButton(MORE)
        self._low, self._opened = False, False
        self._described = [(Words("Full description", quiet=True), self.description)]
        self._described += [(Words("Indicator guide", quiet=True), self.guide)]
        self.previous.setAccessibleName("Previous indicator")
        self.next.setAccessibleName("Next indicator")
        self.more.clicked.connect(self._turn)
        self.previous.clicked.connect(self.previous_asked)
        self.next.clicked.connect(self.next_asked)
        self.rows.addLayout(self._first_row())
        self.rows.addWidget(self._facts_row())
        self.rows.addLayout(self._texts())

    def show_page(self, page: IndicatorPage, first: bool, last: bool) -> None:
        indicator = page.indicator
        self.title.setText(f"{indicator.code}  {indicator.name}")
        said = (
            indicator.officer or "Nobody named",
            polarity_text(indicator.polarity),
            period_of(indicator),
            indicator.section,
        )
        for label, text in zip(_LABELS, said, strict=True):
            self.facts[label].setText(text)
        for (_, words), text in zip(self._described, (indicator.description, indicator.guide), strict=True):
            words.setText(text)
        self._show_texts()
        self.previous.setEnabled(not first)
        self.next.setEnabled(not last)

    def set_low(self, low: bool) -> None:
        """In a low window description and guide are folded away, so that the charts are in view."""
        if low is not self._low:
            self._low, self._opened = low, False
            self._show_texts()

    def _turn(self) -> None:
        self._opened = not self._opened
        self._show_texts()

    def _show_texts(self) -> None:
        shown = self._opened or not self._low
        for caption, words in self._described:
            caption.setVisible(shown and bool(words.text()))
            words.setVisible(shown and bool(words.text()))
        self.more.setVisible(self._low and any(words.text() for _, words in self._described))
        self.more.setText(LESS if self._opened else MORE)
        self.more.updateGeometry()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._head.turn(self)
        super().resizeEvent(event)

    def _first_row(self) -> TurningRow:
        buttons = side_by_side(
            *((button, 0, Qt.AlignmentFlag.AlignTop) for button in (self.previous, self.next)), 0, gap=6
        )
        self._head = TurningRow()
        self._head.addWidget(self.title, 1)
        self._head.addLayout(buttons)
        return self._head

    def _facts_row(self) -> QWidget:
        holder = QWidget()
        flow = FlowLayout(holder, gap=14)
        for label, words in self.facts.items():
            pair = QWidget()
            # One line each: it is the pairs that wrap. A long name of an officer is shortened rather than that it
            # takes the room from the facts beside the charts.
            caption = Words(label, quiet=True)
            caption.setWordWrap(False)
            side_by_side(caption, (words, 1), on=pair, margins=0, gap=4)
            flow.addWidget(pair)
        flow.addWidget(self.more)
        return holder

    def _texts(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(3)
        grid.setColumnStretch(1, 1)
        for row, (caption, words) in enumerate(self._described):
            caption.setWordWrap(False)
            grid.addWidget(caption, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(words, row, 1)
        return grid


def period_of(indicator: Indicator) -> str:
    """What time one value covers, in the board's own words where it has some."""
    return indicator.period_label or indicator.value_period.value.capitalize()
