"""Cut, Copy and Paste of the Edit menu: what Ctrl+X, Ctrl+C and Ctrl+V do where the focus is."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLineEdit,
    QMenuBar,
    QPlainTextEdit,
    QTabBar,
    QTextEdit,
    QWidget,
)

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
        return _is_written(target := self._target()) and _has_selection(target)

    def can_copy(self) -> bool:
        target = self._target()
        if target is None or isinstance(target, _NOT_COPIED):
            return False
        return _has_selection(target) if isinstance(target, QLineEdit | QPlainTextEdit | QTextEdit) else True

    def can_paste(self) -> bool:
        return _is_written(self._target()) and bool(QGuiApplication.clipboard().text())

    def _target(self) -> QWidget | None:
        focused = self._window.focusWidget()
        return self._before_menu if isinstance(focused, QMenuBar) else focused

    def _follow(self, before: QWidget | None, now: QWidget | None) -> None:
        """A menu that is opened with the keyboard takes the focus, and gives it back when it closes."""
        self._before_menu = before if isinstance(now, QMenuBar) else None

    def _press(self, key: Qt.Key) -> None:
        if (target := self._target()) is not None:
            pressed = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.ControlModifier)
            QApplication.sendEvent(target, pressed)


def _is_written(target: QWidget | None) -> bool:
    return isinstance(target, QLineEdit | QPlainTextEdit | QTextEdit) and not target.isReadOnly()


def _has_selection(target: QWidget | None) -> bool:
    match target:
        case QLineEdit():
            return target.hasSelectedText()
        case QPlainTextEdit() | QTextEdit():
            return target.textCursor().hasSelection()
        case _:
            return False
