"""Layouts told in one call: what stands under or beside each other, on which widget, with how much room."""

from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLayout, QVBoxLayout, QWidget

_Shown = QWidget | QLayout
# A number is room that stretches; behind a part stand how it stretches, and where it stands in more room than it needs.
Part = _Shown | int | tuple[_Shown, int] | tuple[_Shown, int, Qt.AlignmentFlag]
Margins = int | tuple[int, int, int, int]
_Layout = TypeVar("_Layout", bound=QBoxLayout)


def stacked(
    *parts: Part, on: QWidget | None = None, margins: Margins | None = None, gap: int | None = None
) -> QVBoxLayout:
    """From top to bottom; the style says the margins and the gap that are not given."""
    return _filled(QVBoxLayout(on), parts, margins, gap)


def side_by_side(
    *parts: Part, on: QWidget | None = None, margins: Margins | None = None, gap: int | None = None
) -> QHBoxLayout:
    """From left to right, as `stacked` is from top to bottom."""
    return _filled(QHBoxLayout(on), parts, margins, gap)


def _filled(layout: _Layout, parts: tuple[Part, ...], margins: Margins | None, gap: int | None) -> _Layout:
    if margins is not None:
        layout.setContentsMargins(*((margins,) * 4 if isinstance(margins, int) else margins))
    if gap is not None:
        layout.setSpacing(gap)
    for part in parts:
        if isinstance(part, int):
            layout.addStretch(part)
            continue
        shown, *how = part if isinstance(part, tuple) else (part,)
        if isinstance(shown, QWidget):
            layout.addWidget(shown, *how)
        else:
            layout.addLayout(shown, *how)
    return layout
