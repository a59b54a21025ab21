"""How large a dialog opens: it grows with the text, is as high as its words need, and stays on the screen."""

from PySide6.QtCore import QEvent, QObject, QSize, QTimer
from PySide6.QtWidgets import QWidget

from ibdesk.ui.look.control_parts import text_scale

_FRAME = QSize(16, 48)  # at most what the system draws around a window
_AROUND = QSize(32, 8)  # what is seen of the window behind it
_ALWAYS = QSize(900, 620)  # over a smaller window a dialog may stand out this far


def open_size(dialog: QWidget, width: int, height: int | None = None) -> None:
    """Give a dialog, laid out by now, the size that it opens in: `width` and `height` in pixels at 100 % text; without
    a height as high as it needs to be. While it is open it follows the text size."""
    scale, room = text_scale(), room_for(dialog)
    wide = min(round(width * scale), room.width())
    high = round(height * scale) if height is not None else _needed(dialog, wide)
    dialog.resize(wide, min(high, room.height()))
    follow_text(dialog)


def follow_text(dialog: QWidget) -> None:
    """Have an open dialog, also one that a person made larger, grow and shrink with the text."""
    if not any(isinstance(child, _Follows) for child in dialog.children()):
        _Follows(dialog)


class _Follows(QObject):
    def __init__(self, dialog: QWidget) -> None:
        super().__init__(dialog)
        self._dialog, self._scale = dialog, text_scale()
        self._given = dialog.size()
        self._usual = self._given * (1 / self._scale)  # what it would be at 100 %
        dialog.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.ApplicationFontChange):
            QTimer.singleShot(0, self, self._follow)  # once its parts have their letters
        return False

    def _follow(self) -> None:
        scale, room = text_scale(), room_for(self._dialog)
        if scale == self._scale:
            return
        if self._dialog.size() != self._given:  # a person made it as large as it is
            self._usual = self._dialog.size() * (1 / self._scale)
        self._scale, wanted = scale, self._usual * scale
        wide = min(wanted.width(), room.width())
        self._dialog.resize(wide, min(max(wanted.height(), _needed(self._dialog, wide)), room.height()))
        self._given = self._dialog.size()


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
