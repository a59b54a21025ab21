"""Painters that end, and states of painters that are taken back, whatever happens in between.

Qt ends the whole program where a widget goes on while a painter of its own is still at work, so a fault while painting
must not leave one.
"""

from types import TracebackType

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QBrush, QColor, QPaintDevice, QPainter


class Painting:
    """A painter on a widget or a picture, for the length of a `with`."""

    __slots__ = ("_painter",)

    def __init__(self, on: QPaintDevice) -> None:
        self._painter = QPainter(on)

    def __enter__(self) -> QPainter:
        return self._painter

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._painter.end()


class Kept:
    """Pen, brush, font and place of a painter, as they were before a `with`, after it."""

    __slots__ = ("_painter",)

    def __init__(self, painter: QPainter) -> None:
        self._painter = painter

    def __enter__(self) -> None:
        self._painter.save()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._painter.restore()


def fill(painter: QPainter, place: QRect | QRectF, colour: QColor | QBrush) -> None:
    """As `QPainter.fillRect`, which has PySide6 make the names of 169 gradients when it is first called."""
    painter.setBackground(colour)
    painter.eraseRect(place)
