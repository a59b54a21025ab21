"""Layouts told in one call: what stands under or beside each other, on which widget, with how much room."""

from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QDialog, QFrame, QHBoxLayout, QLayout, QScrollArea, QVBoxLayout, QWidget

_Shown = QWidget | QLayout
# A number is room that stretches; behind a part stand how it stretches, and where it stands in more room than it needs.
Part = _Shown | int | tuple[_Shown, int] | tuple[_Shown, int, Qt.AlignmentFlag]
Margins = int | tuple[int, int, int, int]
_Layout = TypeVar("_Layout", bound=QBoxLayout)
_ALL_ITS_ROOM = Qt.AlignmentFlag(0)


def stacked(
    *parts: Part, on: QWidget | None = None, margins: Margins | None = None, gap: int | None = None
) -> QVBoxLayout:
    """From top to bottom; the style says the margins and the gap that are not given."""
    return _filled(QVBoxLayout() if on is None else QVBoxLayout(on), parts, margins, gap)


def side_by_side(
    *parts: Part, on: QWidget | None = None, margins: Margins | None = None, gap: int | None = None
) -> QHBoxLayout:
    """From left to right, as `stacked` is from top to bottom."""
    return _filled(QHBoxLayout() if on is None else QHBoxLayout(on), parts, margins, gap)


def in_dialog(dialog: QDialog, *parts: Part) -> QVBoxLayout:
    """The rows of a dialog, with the room that dialogs have around and between them."""
    return stacked(*parts, on=dialog, margins=(16, 14, 16, 12), gap=8)


def scrolled(inside: QWidget, name: str, stops: bool = True, sideways: bool = True) -> QScrollArea:
    """A part that may be longer than there is room. Without `stops` Tab goes to what is in it alone; without
    `sideways` what is in it fits its width."""
    area = QScrollArea()
    area.setAccessibleName(name)
    area.setWidget(inside)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    if not stops:
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    if not sideways:
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return area


def _filled(layout: _Layout, parts: tuple[Part, ...], margins: Margins | None, gap: int | None) -> _Layout:
    if margins is not None:
        layout.setContentsMargins(*((margins,) * 4 if isinstance(margins, int) else margins))
    if gap is not None:
        layout.setSpacing(gap)
    for part in parts:
        if isinstance(part, int):
            layout.addStretch(part)
            continue
        shown, stretch = (part[0], part[1]) if isinstance(part, tuple) else (part, 0)
        if isinstance(shown, QWidget):
            place = part[2] if isinstance(part, tuple) and len(part) == 3 else _ALL_ITS_ROOM
            layout.addWidget(shown, stretch, place)
        else:
            layout.addLayout(shown, stretch)
    return layout
