"""A council among its neighbours, its region and England on one line: each number a mark at its place."""

from collections.abc import Iterator

from msgspec import Struct
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QPolygonF

from ibdesk.domain.published.comparison import Compared, ComparedFigure, Comparison
from ibdesk.palette import Palette

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
