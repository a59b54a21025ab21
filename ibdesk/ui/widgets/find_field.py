"""The field in which a person looks for something; the same in every tab."""

from typing import Protocol, runtime_checkable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit

_CHARACTERS = 26
_AROUND = 22  # pixels of the frame and beside the words


@runtime_checkable
class Findable(Protocol):
    """A tab in which something can be looked for."""

    def focus_find(self) -> None:
        """Put the cursor into its field."""


class FindField(QLineEdit):
    """Esc clears it, and an empty one passes Esc on. `entered`: Enter was pressed in it; `left`: Down was, or Esc in an
    empty one, which leads to what was found. Where it has no room for its words it says fewer."""

    entered = Signal()
    left = Signal()

    def __init__(self, placeholder: str, name: str, characters: int = _CHARACTERS) -> None:
        super().__init__()
        self._characters = characters
        self._words = (placeholder, placeholder.partition(" (")[0], "Find")
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(name)
        self.setClearButtonEnabled(True)

    def begin(self) -> None:
        """Put the cursor into it, over what was looked for before."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()

    def sizeHint(self) -> QSize:
        return QSize(self._usual_width(), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(self.least_width(), super().minimumSizeHint().height())

    def least_width(self) -> int:
        """With a few words, or some letters of what is looked for. Asked for by itself it spares Qt's own hint, for
        which Qt asks the style a dozen things."""
        return min(self.fontMetrics().horizontalAdvance(self._words[1]) + _AROUND, self._usual_width())

    def _usual_width(self) -> int:
        return self.fontMetrics().averageCharWidth() * self._characters + 40

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = self.width() - _AROUND
        fitting = (words for words in self._words if self.fontMetrics().horizontalAdvance(words) <= room)
        words = next(fitting, self._words[-1])
        self.setPlaceholderText(words)
        self.setToolTip("" if words == self._words[0] else self._words[0])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Escape if self.text():
                self.clear()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.entered.emit()
            case Qt.Key.Key_Down:
                self.left.emit()
            case Qt.Key.Key_Escape:
                self.left.emit()
                super().keyPressEvent(event)
            case _:
                super().keyPressEvent(event)
