"""The scroll bar: a thumb that runs the whole length, without arrow buttons."""

from typing import Any

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyle

from ibdesk.palette import Palette

SCROLL_BAR_WIDTH = 12
SHORTEST_THUMB = 28

_Part = QStyle.SubControl


def paint_scroll_bar(painter: QPainter, option: Any, tokens: Palette) -> None:
    painter.fillRect(option.rect, QColor(tokens.window))
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
