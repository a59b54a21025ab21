"""The parts of controls that the style paints itself: tick boxes and choice rings with an edge that is seen in light
and in dark; a scroll bar whose thumb runs the whole length, without arrow buttons. Measures of controls that follow the
text size, and the room that lists, headings and text boxes give their words."""

from typing import Any

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QApplication, QStyle, QWidget

from ibdesk.palette import Palette
from ibdesk.ui.look.painting import fill

_USUAL_LINE = 18  # of the body text at 100 %, in pixels
_TEXT_BOX_EDGE = 2
_LIST_SIDE, _LIST_ROOM = 5, 10
_HEADING_SIDE = 4
CHEVRON_BESIDE, _CHEVRON_WHOLE = 14, 22  # of a list: from its edge to the middle of its chevron, and to the other end
_Metric = QStyle.PixelMetric
_GROWING = (
    _Metric.PM_IndicatorWidth,
    _Metric.PM_IndicatorHeight,
    _Metric.PM_ExclusiveIndicatorWidth,
    _Metric.PM_ExclusiveIndicatorHeight,
    _Metric.PM_MenuButtonIndicator,
)
_FRAME, _FOCUS_MARGIN = _Metric.PM_DefaultFrameWidth, _Metric.PM_FocusFrameHMargin
# Those that are other than Fusion's. Qt asks for a thousand metrics until a window is shown, most of them others.
MEASURED = frozenset({*_GROWING, _FRAME, _FOCUS_MARGIN})
# PySide6's stubs do not list the fields of style options.
Option = Any


def text_scale(metrics: QFontMetrics | None = None) -> float:
    """How many times as large as usual the text is: 1 at 100 %, and never less."""
    return max(1.0, (metrics or QFontMetrics(QApplication.font())).height() / _USUAL_LINE)


def measured(metric: QStyle.PixelMetric, usual: int, widget: QWidget | None) -> int:
    """A measure of Fusion's as it is used here: tick boxes grow with the text, a text box has room for its ring."""
    if metric in _GROWING:
        return round(usual * text_scale(widget.fontMetrics() if widget is not None else None))
    if metric is _FRAME and is_text_box(widget):
        return _TEXT_BOX_EDGE
    if metric is _FOCUS_MARGIN and _is_a("QListWidget", widget):
        return usual + _LIST_SIDE
    return usual


def with_room(kind: QStyle.ContentsType, size: QSize, option: Option, widget: Any) -> QSize:
    """Rows of a list as high as a pointer needs them, and headings that do not touch their lines."""
    if kind is QStyle.ContentsType.CT_ItemViewItem and _is_a("QListWidget", widget):
        return QSize(size.width(), size.height() + _LIST_ROOM)
    if kind is QStyle.ContentsType.CT_HeaderSection:
        return QSize(size.width() + 2 * _HEADING_SIDE, size.height())
    return size


def is_text_box(widget: QWidget | None) -> bool:
    """A field of several lines."""
    return _is_a("QPlainTextEdit", widget)


def _is_a(kind: str, widget: QWidget | None) -> bool:
    """By the name of its class: most starts show none of these, and need not wait for their classes."""
    return widget is not None and widget.inherits(kind)


def heading_words(rect: QRect) -> QRect:
    """Where in a heading its words stand."""
    return rect.adjusted(_HEADING_SIDE, 0, -_HEADING_SIDE, 0)


def chevron_growth(option: Option) -> int:
    """What the chevron of a list takes more than at 100 % text."""
    return max(0, round(_CHEVRON_WHOLE * (text_scale(option.fontMetrics) - 1)))


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
        painter.setPen(round_pen(tokens.accent_text, 1.8))
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
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(round_pen(tokens.text, 1.6 * scale))
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


def round_pen(colour: str, width: float) -> QPen:
    """With round ends and corners."""
    pen = QPen(QColor(colour), width)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return pen


def _square(rect: QRectF) -> QRectF:
    side = min(rect.width(), rect.height())
    return QRectF(rect.left(), rect.center().y() - side / 2, side, side).adjusted(0.8, 0.8, -0.8, -0.8)


def _ready(painter: QPainter, filled: bool, enabled: bool, tokens: Palette) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    edge = (tokens.accent if filled else tokens.edge) if enabled else tokens.line
    painter.setPen(QPen(QColor(edge), 1.3))
    fill = (tokens.accent if enabled else tokens.off) if filled else tokens.surface
    painter.setBrush(QColor(fill))
