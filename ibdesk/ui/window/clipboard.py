"""Cut, Copy and Paste of the Edit menu: what Ctrl+X, Ctrl+C and Ctrl+V do where the focus is."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLineEdit, QMenuBar, QTabBar, QWidget

if TYPE_CHECKING:
    from PySide6.QtWidgets import QPlainTextEdit, QTextEdit

_WRITTEN_IN = ("QLineEdit", "QPlainTextEdit", "QTextEdit")
_NOT_COPIED = (QAbstractButton, QComboBox, QTabBar)  # nothing in them is chosen


class Clipboard(QObject):
    """Acts on what has the focus in `window`, or had it when its menu was opened."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._before_menu: QWidget | None = None
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._follow)

    def cut(self) -> None:
        self._press(Qt.Key.Key_X)

    def copy(self) -> None:
        self._press(Qt.Key.Key_C)

    def paste(self) -> None:
        self._press(Qt.Key.Key_V)

    def can_cut(self) -> bool:
        field = _field(self._target())
        return field is not None and not field.isReadOnly() and _has_selection(field)

    def can_copy(self) -> bool:
        target = self._target()
        if target is None or isinstance(target, _NOT_COPIED):
            return False
        field = _field(target)
        return field is None or _has_selection(field)

    def can_paste(self) -> bool:
        field = _field(self._target())
        return field is not None and not field.isReadOnly() and bool(QGuiApplication.clipboard().text())

    def _target(self) -> QWidget | None:
        focused = self._window.focusWidget()
        return self._before_menu if isinstance(focused, QMenuBar) else focused

    def _follow(self, before: QWidget | None, now: QWidget | None) -> None:
        """A menu that is opened with the keyboard takes the focus, and gives it back when it closes. What has it in
        another window of the program is nothing of this one's."""
        if now is None or now.window() is not self._window:
            return
        if not isinstance(now, QMenuBar):
            self._before_menu = None
        elif before is not None and before.window() is self._window:
            self._before_menu = before

    def _press(self, key: Qt.Key) -> None:
        if (target := self._target()) is not None:
            pressed = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.ControlModifier)
            QApplication.sendEvent(target, pressed)


def _field(target: QWidget | None) -> QLineEdit | QPlainTextEdit | QTextEdit | None:
    """What is written in. By the names of the classes: most starts show no text box, nor need its class."""
    if target is None or not any(target.inherits(kind) for kind in _WRITTEN_IN):
        return None
    return cast("QLineEdit | QPlainTextEdit | QTextEdit", target)


def _has_selection(field: QLineEdit | QPlainTextEdit | QTextEdit) -> bool:
    return field.hasSelectedText() if isinstance(field, QLineEdit) else field.textCursor().hasSelection()
