"""What the keyboard does to buttons and from control to control, where Qt leaves it open."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QPushButton, QWidget

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def is_enter(event: QKeyEvent) -> bool:
    return event.key() in ENTER and event.modifiers() in (
        Qt.KeyboardModifier.NoModifier,
        Qt.KeyboardModifier.KeypadModifier,
    )


def press_by_enter(button: QAbstractButton) -> None:
    """Enter presses the button that has the focus, as Space does; Qt does so for a dialog's automatic buttons alone."""
    button.installEventFilter(_PressedByEnter(button))


def make_quiet(*buttons: QPushButton) -> None:
    """Buttons of a dialog that Enter does not press from elsewhere, and that do not look as if it did; where they have
    the focus it does."""
    for button in buttons:
        button.setAutoDefault(False)
        press_by_enter(button)


class _PressedByEnter(QObject):
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            isinstance(watched, QAbstractButton)
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and is_enter(event)
        ):
            if not event.isAutoRepeat():
                watched.click()
            return True
        return super().eventFilter(watched, event)


def tab_on_from(page: QWidget, *following: QWidget) -> None:
    """Tab goes on from the last control of a page to these, also where the page was made after them; in a window that
    is shown."""
    if not page.window().isVisible():
        return  # it is closed, and on its way to be deleted
    last: QWidget | None = None
    each = next_by_tab(page)
    while each is not page:
        if page.isAncestorOf(each) and each.focusPolicy() is not Qt.FocusPolicy.NoFocus:
            last = each
        each = next_by_tab(each)
    for one in following if last is not None else ():
        assert last is not None
        QWidget.setTabOrder(last, one)
        last = one


def next_by_tab(widget: QWidget) -> QWidget:
    """The widget that follows in the order of the Tab key, whether Tab stops there or not; after the last the window,
    then its first."""
    following = widget.nextInFocusChain()
    assert following is not None
    # PySide6 takes what it returns here for a child of what it was asked of, and the window, which is part of the
    # chain, for a child of its own last button: it would stay in memory when it is closed. Its own parent puts that
    # right, and is nothing new to Qt.
    following.setParent(following.parentWidget())
    return following
