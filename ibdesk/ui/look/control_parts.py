"""The parts of controls that the style paints itself: tick boxes and choice rings with an edge that is seen in light
and in dark; a scroll bar whose thumb runs the whole length, without arrow buttons."""

from typing import Any

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QStyle

from ibdesk.palette import Palette
from ibdesk.ui.look.measures import text_scale
from ibdesk.ui.look.painting import fill

SCROLL_BAR_WIDTH = 12
SHORTEST_THUMB = 28
_BOX_RADIUS = 2.5
_Part = QStyle.SubControl


def paint_check_box(painter: QPainter, rect: QRectF, on: bool, enabled: bool, tokens: Palette) -> None:
    """Filled, with a tick, where it is on."""
    box = _square(rect)
    painter.save()
    _ready(painter, on, enabled, tokens)
    painter.drawRoundedRect(box, _BOX_RADIUS, _BOX_RADIUS)
    if on:
        pen = QPen(QColor(tokens.accent_text), 1.8)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        corner, side = box.topLeft(), box.width()
        places = ((0.24, 0.53), (0.43, 0.72), (0.77, 0.3))
        painter.drawPolyline(QPolygonF([corner + QPointF(x * side, y * side) for x, y in places]))
    painter.restore()


def paint_radio(painter: QPainter, rect: QRectF, on: bool, enabled: bool, tokens: Palette) -> None:
    """A ring; with a dot where it is chosen."""
    ring = _square(rect)
    painter.save()
    _ready(painter, False, enabled, tokens)
    if on and enabled:
        painter.setPen(QPen(QColor(tokens.accent), 1.6))
    painter.drawEllipse(ring)
    if on:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.accent if enabled else tokens.off))
        painter.drawEllipse(ring.center(), ring.width() * 0.26, ring.width() * 0.26)
    painter.restore()


def paint_chevron(painter: QPainter, centre: QPointF, tokens: Palette) -> None:
    """The "choose one" arrow, pointing down, as large as the painter's font."""
    scale = text_scale(painter.fontMetrics())
    pen = QPen(QColor(tokens.text), 1.6 * scale)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(pen)
    offsets = (QPointF(-4, -2), QPointF(0, 2), QPointF(4, -2))
    painter.drawPolyline(QPolygonF([centre + offset * scale for offset in offsets]))
    painter.restore()


def paint_scroll_bar(painter: QPainter, option: Any, tokens: Palette) -> None:
    fill(painter, option.rect, QColor(tokens.window))
    if option.maximum <= option.minimum:
        return
    thumb = QRectF(scroll_bar_part(option, _Part.SC_ScrollBarSlider)).adjusted(2, 2, -2, -2)
    held = option.state & (QStyle.StateFlag.State_Sunken | QStyle.StateFlag.State_MouseOver)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(tokens.secondary if held else tokens.edge))
    painter.drawRoundedRect(thumb, 3, 3)
    painter.restore()


def scroll_bar_part(option: Any, part: QStyle.SubControl) -> QRect:
    """Where a part of the scroll bar is; empty for the arrow buttons that there are not."""
    rect, upright = option.rect, option.orientation is Qt.Orientation.Vertical
    length = rect.height() if upright else rect.width()
    span = option.maximum - option.minimum
    thumb = length if span <= 0 else max(SHORTEST_THUMB, length * option.pageStep // (span + option.pageStep))
    start = QStyle.sliderPositionFromValue(
        option.minimum, option.maximum, option.sliderPosition, max(0, length - thumb), option.upsideDown
    )
    places = {
        _Part.SC_ScrollBarGroove: (0, length),
        _Part.SC_ScrollBarSlider: (start, thumb),
        _Part.SC_ScrollBarSubPage: (0, start),
        _Part.SC_ScrollBarAddPage: (start + thumb, length - start - thumb),
    }
    if part not in places:
        return QRect()
    at, size = places[part]
    corner = rect.topLeft() + (QPoint(0, at) if upright else QPoint(at, 0))
    return QRect(corner, QSize(rect.width(), size) if upright else QSize(size, rect.height()))


def _square(rect: QRectF) -> QRectF:
    side = min(rect.width(), rect.height())
    return QRectF(rect.left(), rect.center().y() - side / 2, side, side).adjusted(0.8, 0.8, -0.8, -0.8)


def _ready(painter: QPainter, filled: bool, enabled: bool, tokens: Palette) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    edge = (tokens.accent if filled else tokens.edge) if enabled else tokens.line
    painter.setPen(QPen(QColor(edge), 1.3))
    fill = (tokens.accent if enabled else tokens.off) if filled else tokens.surface
    painter.setBrush(QColor(fill))
