"""How large a dialog opens: it grows with the text, is as high as its words need, and stays on the screen."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from ibdesk.ui.look.measures import text_scale

_FRAME = QSize(16, 48)  # at most what the system draws around a window
_AROUND = QSize(32, 8)  # what is seen of the window behind it
_ALWAYS = QSize(900, 620)  # over a smaller window a dialog may stand out this far


def open_size(dialog: QWidget, width: int, height: int | None = None) -> None:
    """Give a dialog, laid out by now, the size that it opens in: `width` and `height` in pixels at 100 % text; without
    a height as high as it needs to be."""
    scale, room = text_scale(), room_for(dialog)
    wide = min(round(width * scale), room.width())
    high = round(height * scale) if height is not None else _needed(dialog, wide)
    dialog.resize(wide, min(high, room.height()))


def room_for(dialog: QWidget) -> QSize:
    """The size of the window that it stands over; that of a small one is exceeded as far as the screen lets it."""
    screen = dialog.screen().availableGeometry().size() - _FRAME
    outer = dialog.parentWidget()
    while outer is not None and outer.window().parentWidget() is not None:
        outer = outer.window().parentWidget()
    if outer is None or not outer.isVisible():
        return screen
    return (outer.window().size() - _AROUND).expandedTo(_ALWAYS.boundedTo(screen))


def _needed(dialog: QWidget, width: int) -> int:
    layout = dialog.layout()
    if layout is None or not layout.hasHeightForWidth():
        return dialog.sizeHint().height()
    return max(layout.totalHeightForWidth(width), layout.totalMinimumSize().height())
