"""The field in which a person looks for something; the same in every tab."""

from typing import Protocol, runtime_checkable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

_CHARACTERS = 26


@runtime_checkable
class Findable(Protocol):
    """A tab in which something can be looked for."""

    def focus_find(self) -> None:
        """Put the cursor into its field."""


class FindField(QLineEdit):
    """Esc clears it, and an empty one passes Esc on. `entered`: Enter was pressed in it; `left`: Down was, or Esc in an
    empty one, which leads to what was found."""

    entered = Signal()
    left = Signal()

    def __init__(self, placeholder: str, name: str, characters: int = _CHARACTERS) -> None:
        super().__init__()
        self._characters = characters
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(name)
        self.setClearButtonEnabled(True)

    def begin(self) -> None:
        """Put the cursor into it, over what was looked for before."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()

    def sizeHint(self) -> QSize:
        return QSize(self.fontMetrics().averageCharWidth() * self._characters + 40, super().sizeHint().height())

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
