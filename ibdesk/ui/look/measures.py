"""Measures of controls that follow the text size, and the room that lists, headings and text boxes give their words."""

from typing import Any

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication, QStyle, QWidget

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
