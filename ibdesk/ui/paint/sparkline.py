"""The last 36 months as a line of a few pixels, with the target as a band or a dashed line."""

from collections.abc import Sequence
from fractions import Fraction

from msgspec import Struct
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from ibdesk.domain.month import Month
from ibdesk.domain.report.report import TREND_MONTHS
from ibdesk.domain.report.series import Point
from ibdesk.domain.target import AtLeast, AtMost, Between, Bounds
from ibdesk.palette import Palette

DOT_RADIUS = 3.0
_Run = list[tuple[int, float]]  # months before the last one, and numbers


class SparkScale(Struct, frozen=True):
    """The place of a month and a number on the card. All cards show the same months; each has its own heights."""

    right: float
    a_month: float
    lowest: float
    low: float
    a_number: float

    def x(self, back: int) -> float:
        return self.right - self.a_month * back

    def y(self, number: float) -> float:
        return self.lowest - self.a_number * (number - self.low)


def runs(points: Sequence[Point], last: Month) -> list[_Run]:
    """The stretches of months in a row that have a number; a gap stays a gap."""
    found: list[_Run] = []
    before = None
    for month, quantity, _ in points:
        back = last.since(month)
        if isinstance(quantity, Fraction) and 0 <= back < TREND_MONTHS:
            if before is None or before - back != 1:
                found.append([])
            found[-1].append((back, float(quantity)))
            before = back
    return found


def scale_for(rect: QRectF, numbers: Sequence[float]) -> SparkScale:
    """From the lowest to the highest of the numbers; a flat line stands half-way."""
    low, high = min(numbers), max(numbers)
    inside = rect.adjusted(DOT_RADIUS, DOT_RADIUS, -DOT_RADIUS, -DOT_RADIUS)
    a_month = inside.width() / (TREND_MONTHS - 1)
    if high == low:
        return SparkScale(inside.right(), a_month, inside.center().y(), low, 0.0)
    return SparkScale(inside.right(), a_month, inside.bottom(), low, inside.height() / (high - low))


def ends(bounds: Bounds | None) -> tuple[Fraction | None, Fraction | None]:
    """Low and high of a target; None where it has no such end."""
    match bounds:
        case AtLeast(low):
            return low, None
        case AtMost(high):
            return None, high
        case Between(low, high):
            return low, high
        case None:
            return None, None


def paint_sparkline(
    painter: QPainter, rect: QRectF, points: Sequence[Point], bounds: Bounds | None, last: Month, tokens: Palette
) -> None:
    """Nothing is drawn where no month has a number."""
    shown = runs(points, last)
    if not shown:
        return
    marked = [float(bound) for bound in ends(bounds) if bound is not None]
    scale = scale_for(rect, [number for run in shown for _, number in run] + marked)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _paint_target(painter, rect, [scale.y(each) for each in marked], tokens)
    pen = QPen(QColor(tokens.accent), 1.6)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    for run in shown:
        places = [QPointF(scale.x(back), scale.y(number)) for back, number in run]
        painter.setPen(pen)
        painter.drawPolyline(QPolygonF(places))
        if run[-1][0] == 0:
            _dot(painter, places[-1], DOT_RADIUS, tokens)
        elif len(run) == 1:
            _dot(painter, places[0], 1.6, tokens)
    painter.restore()


def _paint_target(painter: QPainter, rect: QRectF, heights: Sequence[float], tokens: Palette) -> None:
    """The heights of its ends, of a range the low one first."""
    if len(heights) > 1:
        bottom, top = heights
        band = QRectF(rect.left(), top, rect.width(), max(bottom - top, 1))
        painter.setBackground(QColor(tokens.band_fill))  # why not fillRect: `fill` in ui/look/painting.py
        painter.eraseRect(band)
    pen = QPen(QColor(tokens.band_edge), 1.2)
    pen.setDashPattern([3, 2])
    painter.setPen(pen)
    for height in set(heights):
        y = round(height) + 0.5
        painter.drawLine(QLineF(rect.left(), y, rect.right(), y))


def _dot(painter: QPainter, centre: QPointF, radius: float, tokens: Palette) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(tokens.accent))
    painter.drawEllipse(centre, radius, radius)
