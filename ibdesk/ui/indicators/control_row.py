"""The control chart's verdicts in one row: icons and words for variation and assurance, or why there are no limits."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ibdesk.domain.control.chart_words import ASSURANCE_WORDS, variation_text
from ibdesk.domain.control.usual_range import UsualRange, proposed_rebase
from ibdesk.domain.report.report import IndicatorPage
from ibdesk.domain.target import Basis
from ibdesk.palette import Palette
from ibdesk.ui.charts.last_page import shown_range
from ibdesk.ui.look.lettering import SMALL, Words, lettered
from ibdesk.ui.look.painting import Painting
from ibdesk.ui.paint.variation_icon import paint_assurance_icon, paint_variation_icon
from ibdesk.ui.widgets.laid_out import side_by_side
from ibdesk.ui.widgets.link_button import LinkButton

REBASE = "Rebase from here..."
OF_THE_VALUE = "The month's value: "
NO_RANGE = "No usual range: "

Paint = Callable[[QPainter, QRectF], None]


class _Icon(QWidget):
    """Its words stand beside it."""

    def __init__(self) -> None:
        super().__init__()
        self._paint: Paint | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_painting(self, paint: Paint | None) -> None:
        self._paint = paint
        self.setVisible(paint is not None)
        self.update()

    def sizeHint(self) -> QSize:
        side = round(QFontMetricsF(lettered(SMALL)).height() + 5)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._paint is not None:
            with Painting(self) as painter:
                self._paint(painter, QRectF(self.rect()).adjusted(1, 1, -1, -1))


class ControlRow(QWidget):
    """`rebase_asked` when the person wants limits to start again from a month."""

    rebase_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.variation_icon, self.assurance_icon = _Icon(), _Icon()
        self.variation, self.assurance = Words(size=SMALL), Words(size=SMALL)
        self.rebase = LinkButton(REBASE)
        self.rebase.clicked.connect(self.rebase_asked)
        side_by_side(
            (self.variation_icon, 0, Qt.AlignmentFlag.AlignVCenter),
            (self.variation, 5),
            (self.assurance_icon, 0, Qt.AlignmentFlag.AlignVCenter),
            (self.assurance, 4),
            (self.rebase, 0, Qt.AlignmentFlag.AlignVCenter),
            on=self,
            margins=(0, 1, 0, 2),
            gap=6,
        )

    @property
    def offers_rebase(self) -> bool:
        return self.rebase.isVisibleTo(self) and self.rebase.isEnabled()

    def show_page(self, page: IndicatorPage, tokens: Palette, can_change: bool) -> None:
        usual = shown_range(page)
        if isinstance(usual, UsualRange):
            self._show_limits(page, usual, tokens)
        else:
            self.variation_icon.show_painting(None)
            self.assurance_icon.show_painting(None)
            self.variation.setText(NO_RANGE + usual[:1].lower() + usual[1:])
            self.assurance.setText("")
        self.assurance.setVisible(bool(self.assurance.text()))
        self.rebase.setVisible(isinstance(usual, UsualRange) or proposed_rebase(page) is not None)
        self.rebase.setEnabled(can_change)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            QTimer.singleShot(0, self, self._fit)  # after the words have taken the new size too

    def _fit(self) -> None:
        """As high as its words need: in a page that scrolls, layouts would press them together instead."""
        row = self.layout()
        if row is not None:
            row.invalidate()
            self.setMinimumHeight(row.totalHeightForWidth(self.width()))

    def _show_limits(self, page: IndicatorPage, usual: UsualRange, tokens: Palette) -> None:
        self.variation_icon.show_painting(
            lambda painter, rect: paint_variation_icon(painter, rect, usual.variation, tokens)
        )
        words = variation_text(usual)
        on_rate = page.basis is Basis.RATE
        self.variation.setText(OF_THE_VALUE + words[:1].lower() + words[1:] if on_rate else words)
        held = usual.assurance
        self.assurance.setText(ASSURANCE_WORDS[held] if held is not None else "")
        self.assurance_icon.show_painting(
            None if held is None else lambda painter, rect: paint_assurance_icon(painter, rect, held, tokens)
        )
