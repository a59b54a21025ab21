"""The council among its statistical neighbours, its region and England: the drawing, its table, and whether the pack
shows it."""

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QToolTip, QWidget

from ibdesk.domain.published.comparison import Compared, ComparedFigure, Comparison
from ibdesk.palette import Palette
from ibdesk.ui.indicators.chart_content import ChartContent, KeyEntry, Sign
from ibdesk.ui.indicators.chart_panel import ChartPanel
from ibdesk.ui.look.lettering import SMALL, lettered
from ibdesk.ui.look.painting import Painting
from ibdesk.ui.paint.comparison_strip import RING, paint_strip, strip_height, x_of
from ibdesk.ui.widgets.labels import plain_tip

_NEAR = 3


class ComparisonStrip(QWidget):
    """The drawing. What a mark stands for is also said in the tip over it and, for all, in the table."""

    def __init__(self, palette: Palette) -> None:
        super().__init__()
        self.tokens = palette
        self.shown: Comparison | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_comparison(self, shown: Comparison, tokens: Palette) -> None:
        self.shown, self.tokens = shown, tokens
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(300, round(strip_height(lettered(SMALL))))

    def minimumSizeHint(self) -> QSize:
        return QSize(200, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.shown is not None:
            with Painting(self) as painter:
                paint_strip(painter, QRectF(self.rect()), self.shown, lettered(SMALL), self.tokens)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            under = [f"{each.name}: {each.text}" for each in self.under(event.pos())]
            QToolTip.showText(event.globalPos(), plain_tip("\n".join(under)), self)
            return True
        return super().event(event)

    def under(self, place: QPoint) -> tuple[ComparedFigure, ...]:
        """The figures whose marks are at a place."""
        if self.shown is None:
            return ()
        shown, rect = self.shown, QRectF(self.rect())
        return tuple(
            each
            for each in shown.figures
            if each.number is not None and abs(x_of(shown, rect, float(each.number)) - place.x()) <= RING + _NEAR
        )


class ComparisonPanel(ChartPanel):
    """`pack_asked` carries whether the pack shall show it, of every indicator that has one."""

    pack_asked = Signal(bool)

    def __init__(self, palette: Palette) -> None:
        self.strip = ComparisonStrip(palette)
        self._compared: tuple[Comparison, Palette] | None = None
        super().__init__(self.strip)
        self.in_pack = QCheckBox("Show the comparisons in the board pack")
        self.in_pack.clicked.connect(self.pack_asked)
        self.rows.addWidget(self.in_pack, 0, Qt.AlignmentFlag.AlignLeft)
        self.setVisible(False)

    def show_comparison(self, shown: Comparison | None, tokens: Palette, in_pack: bool, can_change: bool) -> None:
        """Hidden where there is nothing to compare."""
        self.setVisible(shown is not None)
        if shown is None:
            return
        self._compared = shown, tokens
        self.strip.show_comparison(shown, tokens)
        self.in_pack.setChecked(in_pack)
        self.in_pack.setEnabled(can_change)
        self.show_content(comparison_content(shown, tokens))

    def draw_in(self, tokens: Palette | None) -> None:
        super().draw_in(tokens)
        if self._compared is not None:
            shown, own = self._compared
            self.strip.show_comparison(shown, tokens or own)
            self.key.show_entries(comparison_content(shown, tokens or own).key)


def comparison_content(shown: Comparison, tokens: Palette) -> ChartContent:
    """What stands around the drawing; the table goes from the lowest to the highest, those without a figure last."""
    known = sorted((each for each in shown.figures if each.number is not None), key=lambda each: each.number or 0)
    in_order = (*known, *(each for each in shown.figures if each.number is None))
    rows = tuple((f"{each.name}{_whose(each)}", each.text) for each in in_order)
    at = next(place for place, each in enumerate(in_order) if each is shown.own)
    return ChartContent(
        headline=shown.headline,
        subtitle=shown.subtitle,
        key=(
            KeyEntry(Sign.DIAMOND, tokens.year_current, tokens.year_current, shown.own.name),
            KeyEntry(Sign.RING, tokens.surface, tokens.secondary, "A neighbour"),
        ),
        notes=(),
        summary=shown.sentence,
        headings=("Area", "Rate per 10,000" if shown.per_10_000 else "Value"),
        rows=rows,
        latest_row=at,
        latest_column=1,
    )


def _whose(figure: ComparedFigure) -> str:
    return " (a neighbour)" if figure.who is Compared.NEIGHBOUR else ""
