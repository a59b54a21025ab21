"""The last 36 months as a line of a few pixels, with the target as a band or a dashed line."""

from collections.abc import Iterator, Sequence
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


class SparkScale(Struct, frozen=True):
    """The place of a month and a number in the rectangle. All cards show the same months; each has its own heights."""

    rect: QRectF
    last: Month
    low: float
    high: float

    def x(self, month: Month) -> float:
        back = self.last.since(month)
        return self.rect.right() - DOT_RADIUS - (self.rect.width() - 2 * DOT_RADIUS) * back / (TREND_MONTHS - 1)

    def y(self, number: Fraction | float) -> float:
        if self.high == self.low:
            return self.rect.center().y()
        share = (float(number) - self.low) / (self.high - self.low)
        return self.rect.bottom() - DOT_RADIUS - (self.rect.height() - 2 * DOT_RADIUS) * share


def recent(points: Sequence[Point], last: Month) -> tuple[Point, ...]:
    return tuple(point for point in points if 0 <= last.since(point.month) < TREND_MONTHS)


def runs(points: Sequence[Point]) -> Iterator[list[Point]]:
    """The stretches of months in a row that have a number; a gap stays a gap."""
    run: list[Point] = []
    for point in points:
        if point.number is None or (run and point.month.since(run[-1].month) != 1):
            if run:
                yield run
            run = []
        if point.number is not None:
            run.append(point)
    if run:
        yield run


def scale_for(rect: QRectF, points: Sequence[Point], bounds: Bounds | None, last: Month) -> SparkScale | None:
    """None where no month has a number."""
    numbers = [float(point.number) for point in points if point.number is not None]
    if not numbers:
        return None
    numbers += [float(bound) for bound in ends(bounds) if bound is not None]
    return SparkScale(rect, last, min(numbers), max(numbers))


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
    shown = recent(points, last)
    scale = scale_for(rect, shown, bounds, last)
    if scale is None:
        return
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _paint_target(painter, scale, bounds, tokens)
    pen = QPen(QColor(tokens.accent), 1.6)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    for run in runs(shown):
        places = [QPointF(scale.x(point.month), scale.y(point.number or 0)) for point in run]
        painter.setPen(pen)
        painter.drawPolyline(QPolygonF(places))
        if run[-1].month == last:
            _dot(painter, places[-1], DOT_RADIUS, tokens)
        elif len(run) == 1:
            _dot(painter, places[0], 1.6, tokens)
    painter.restore()


def _paint_target(painter: QPainter, scale: SparkScale, bounds: Bounds | None, tokens: Palette) -> None:
    low, high = ends(bounds)
    if low is not None and high is not None:
        top, bottom = scale.y(high), scale.y(low)
        band = QRectF(scale.rect.left(), top, scale.rect.width(), max(bottom - top, 1))
        painter.setBackground(QColor(tokens.band_fill))  # why not fillRect: `fill` in ui/look/painting.py
        painter.eraseRect(band)
    pen = QPen(QColor(tokens.band_edge), 1.2)
    pen.setDashPattern([3, 2])
    painter.setPen(pen)
    for bound in {bound for bound in (low, high) if bound is not None}:
        y = round(scale.y(bound)) + 0.5
        painter.drawLine(QLineF(scale.rect.left(), y, scale.rect.right(), y))


def _dot(painter: QPainter, centre: QPointF, radius: float, tokens: Palette) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(tokens.accent))
    painter.drawEllipse(centre, radius, radius)
