"""The council among its statistical neighbours, its region and England: the drawing, its table, and whether the pack
shows it."""

from collections.abc import Iterator

from msgspec import Struct
from PySide6.QtCore import QEvent, QLineF, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QHelpEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QToolTip, QWidget

from ibdesk.domain.published.comparison import Compared, ComparedFigure, Comparison
from ibdesk.palette import Palette
from ibdesk.ui.indicators.chart_content import ChartContent, KeyEntry, Sign
from ibdesk.ui.indicators.chart_panel import ChartPanel
from ibdesk.ui.look.lettering import SMALL, lettered
from ibdesk.ui.look.painting import Painting
from ibdesk.ui.widgets.labels import plain_tip

RING = 4.5
_OWN = 6.5
_SIDE = 14.0
_GAP = 8.0
_SHORT = {"Statistical neighbours": "Stat. neighbours"}


class Label(Struct, frozen=True):
    """Words beside the line and where they stand; a line leads to the mark at `x`."""

    figure: ComparedFigure
    words: str
    x: float
    left: float
    width: float


def strip_height(font: QFont) -> float:
    """Room for the council's label above the line and the others' below it, on two lines where they are close."""
    return 4 * QFontMetricsF(font).height() + 34


def mark_colour(who: Compared, tokens: Palette) -> str:
    """The same colours as in the charts."""
    colours = {
        Compared.OWN: tokens.year_current,
        Compared.NEIGHBOUR: tokens.secondary,
        Compared.NEIGHBOURS: tokens.neighbours,
        Compared.REGION: tokens.region,
        Compared.ENGLAND: tokens.england,
    }
    return colours[who]


def x_of(comparison: Comparison, rect: QRectF, number: float) -> float:
    """The place of a number on the line."""
    numbers = [float(each.number) for each in comparison.figures if each.number is not None]
    low, high = min(numbers), max(numbers)
    if high == low:
        return rect.center().x()
    return rect.left() + _SIDE + (rect.width() - 2 * _SIDE) * (number - low) / (high - low)


def paint_strip(painter: QPainter, rect: QRectF, comparison: Comparison, font: QFont, tokens: Palette) -> None:
    """Rings for the neighbours, a tick for each of the others, a filled diamond for the council."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setFont(font)
    line = QFontMetricsF(font).height()
    y = rect.top() + line + 16
    painter.setPen(QPen(QColor(tokens.edge), 1))
    painter.drawLine(QLineF(rect.left() + 2, y, rect.right() - 2, y))
    for each in comparison.neighbours:
        if each.number is not None:
            painter.setPen(QPen(QColor(mark_colour(each.who, tokens)), 1.5))
            painter.setBrush(QColor(tokens.surface))
            painter.drawEllipse(QPointF(x_of(comparison, rect, float(each.number)), y), RING, RING)
    placed = [(y + 13 + row * (line + 2), label) for row, label in _in_rows(_labels(comparison, rect, font))]
    for top, label in placed:
        painter.setPen(QPen(QColor(mark_colour(label.figure.who, tokens)), 2))
        painter.drawLine(QLineF(label.x, y - 9, label.x, top + 1))
    for top, label in placed:
        place = QRectF(label.left, top, label.width, line)
        painter.fillRect(place.adjusted(-2, 0, 2, 0), QColor(tokens.surface))  # no line goes through words
        painter.setPen(QColor(mark_colour(label.figure.who, tokens)))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, label.words)
    _paint_own(painter, rect, comparison, y, tokens)


def _paint_own(painter: QPainter, rect: QRectF, comparison: Comparison, y: float, tokens: Palette) -> None:
    own = comparison.own
    x = x_of(comparison, rect, float(own.number or 0))
    painter.setPen(QPen(QColor(tokens.surface), 1.5))
    painter.setBrush(QColor(mark_colour(own.who, tokens)))
    corners = ((x, y - _OWN), (x + _OWN, y), (x, y + _OWN), (x - _OWN, y))
    painter.drawPolygon(QPolygonF([QPointF(*corner) for corner in corners]))
    strong = QFont(painter.font())
    strong.setWeight(QFont.Weight.DemiBold)
    painter.setFont(strong)
    metrics = QFontMetricsF(strong)
    words = f"{own.name} {own.text}"
    width = metrics.horizontalAdvance(words) + 2
    left = min(max(x - width / 2, rect.left()), rect.right() - width)
    painter.setPen(QColor(tokens.text))
    painter.drawText(QRectF(left, rect.top(), width, metrics.height()), Qt.AlignmentFlag.AlignCenter, words)


def _labels(comparison: Comparison, rect: QRectF, font: QFont) -> list[Label]:
    metrics = QFontMetricsF(font)
    labels = []
    for each in comparison.others:
        if each.number is None:
            continue
        words = f"{_SHORT.get(each.name, each.name)} {each.text}"
        width = metrics.horizontalAdvance(words) + 2
        x = x_of(comparison, rect, float(each.number))
        labels.append(Label(each, words, x, min(max(x - width / 2, rect.left()), rect.right() - width), width))
    return sorted(labels, key=lambda label: label.x)


def _in_rows(labels: list[Label]) -> Iterator[tuple[int, Label]]:
    """Each label in the first row in which none before it stands where it would."""
    ends: list[float] = []
    for label in labels:
        row = next((at for at, end in enumerate(ends) if label.left >= end + _GAP), len(ends))
        if row == len(ends):
            ends.append(0)
        ends[row] = label.left + label.width
        yield row, label


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
