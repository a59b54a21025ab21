"""A hand on the keyboard and none on a mouse, for the stories that are told by keys alone."""

from collections.abc import Callable

from PySide6.QtCore import QKeyCombination, Qt, QTimer
from PySide6.QtGui import QContextMenuEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget

_NAMES = {"Enter": "Return"}
_MENU_KEYS = ("Menu", "Shift+F10")
_LONGEST_WAY = 80
_SOON_MS, _NO_PAUSE_MS = 5, 600_000


class Hand:
    """Presses keys where the focus is: in the dialog that stands over the window, or in the window. It knows no more
    of the window than a person who looks at it: a control is found by Tab and by the name that is said of it."""

    def __init__(self, window: QWidget) -> None:
        self._window = window
        window.activateWindow()
        QApplication.processEvents()

    @property
    def place(self) -> QWidget:
        """The window that has the keyboard. Without a screen nobody gives it back to the one below when one closes."""
        active, modal = QApplication.activeWindow(), QApplication.activeModalWidget()
        if active is None or not active.isVisible() or (modal is not None and active is self._window):
            active = modal or self._window
            active.activateWindow()
            QApplication.processEvents()
        return QApplication.activePopupWidget() or active

    @property
    def focus(self) -> QWidget:
        return self.place.focusWidget() or self.place

    def press(self, *keys: str) -> None:
        """Each by its name: "Ctrl+Return", "F2", "Down"."""
        for name in keys:
            if name in _MENU_KEYS:
                self._ask_for_menu()
                continue
            combination = QKeyCombination.fromCombined(_combined(_NAMES.get(name, name)))
            modifiers = combination.keyboardModifiers()
            place = self.place  # held: with a popup's half in Python its parts' would go
            QTest.keyClick(place.focusWidget() or place, combination.key(), modifiers)
            QApplication.processEvents()

    def _ask_for_menu(self) -> None:
        """What the system makes of the menu key, which none is there to do without a screen."""
        focus = self.focus
        at = focus.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle).center()
        asked = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, at, focus.mapToGlobal(at))
        QApplication.sendEvent(focus, asked)
        QApplication.processEvents()

    def type(self, text: str) -> None:
        """In one go, however slow the computer is: what is looked for by typing begins anew after a pause."""
        usual = QApplication.keyboardInputInterval()
        QApplication.setKeyboardInputInterval(_NO_PAUSE_MS)
        QTest.keyClicks(self.focus, text)
        QApplication.setKeyboardInputInterval(usual)
        QApplication.processEvents()

    def tab_to(self, name: str, key: str = "Tab") -> QWidget:
        """Go by Tab to the control whose spoken name begins so. AssertionError where Tab never comes there."""
        return self.tab_until(lambda focused: said_of(focused).startswith(name), name, key)

    def tab_until(self, wanted: Callable[[QWidget], bool], what: str, key: str = "Tab") -> QWidget:
        passed = []
        for _ in range(_LONGEST_WAY):
            if wanted(self.focus):
                return self.focus
            passed.append(said_of(self.focus))
            self.press(key)
        raise AssertionError(f"{key} never leads to {what}, but to {list(dict.fromkeys(passed))}")

    def push(self, name: str) -> None:
        """Go to a button and press it."""
        self.tab_to(name)
        self.press("Space")

    def answer(self, name: str) -> None:
        """What will be answered to the question that comes next: the button of this name, gone to by Tab. The question
        keeps the program waiting, so it is answered as soon as it is there, however long that takes on a slow computer;
        what another test asks once the window is closed is nobody's to answer."""

        def press() -> None:
            box = QApplication.activeModalWidget()
            if isinstance(box, QMessageBox):
                self.push(name)
            elif self._window.isVisible():
                QTimer.singleShot(_SOON_MS, self._window, press)

        QTimer.singleShot(_SOON_MS, self._window, press)

    def menu(self, letters: str) -> None:
        """Alt and the first letter open a menu; the others choose in it."""
        first, others = letters[0], letters[1:]
        assert self.place is self._window
        QTest.keyClick(self._window, Qt.Key(ord(first.upper())), Qt.KeyboardModifier.AltModifier)
        for letter in others:
            popup = QApplication.activePopupWidget()
            assert popup is not None, f"no menu is open for {letter!r} of {letters!r}"
            QTest.keyClick(popup, Qt.Key(ord(letter.upper())))
        QApplication.processEvents()


def _combined(name: str) -> int:
    combination: QKeyCombination = QKeySequence(name)[0]  # type: ignore[index]
    return combination.toCombined()


def said_of(widget: QWidget) -> str:
    """The name that a screen reader says, without the mark of an access key."""
    text = getattr(widget, "text", None)
    own = widget.accessibleName() or (str(text()) if callable(text) and not _is_field(widget) else "")
    return own.replace("&", "")


def _is_field(widget: QWidget) -> bool:
    return hasattr(widget, "placeholderText")
