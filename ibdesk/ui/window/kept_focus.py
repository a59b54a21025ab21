"""Where the focus goes: when the control that has it goes off or away, and by F6 from part to part of the window."""

from collections.abc import Callable, Sequence
from contextlib import suppress

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from ibdesk.ui.app.work import Work


class KeptFocus(QObject):
    """Back to the control, where it is there again once the work is done; else `settle` says where. Whoever was given
    the focus on purpose meanwhile keeps it."""

    def __init__(self, work: Work, around: QWidget, settle: Callable[[], None]) -> None:
        super().__init__(around)
        self._work, self._around, self._settle = work, around, settle
        self._lost: QWidget | None = None
        self._handed_to: QWidget | None = None
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._changed)
        work.busy_changed.connect(self._look_soon)

    def _changed(self, old: QWidget | None, new: QWidget | None) -> None:
        window = self._around.window()
        if old is None or old.window() is not window or not window.isVisible() or _can_have_focus(old):
            return
        if new is None or new.window() is window:
            # Handed on again where what came next goes off too: it is the first that is gone back to.
            self._lost = self._lost or old
            self._handed_to = new
            self._look_soon()

    def _look_soon(self, *_: object) -> None:
        if self._lost is not None:
            QTimer.singleShot(0, self, self._look)

    def _look(self) -> None:
        lost = self._lost
        if lost is None or self._work.busy:
            return
        handed_to, self._lost, self._handed_to = self._handed_to, None, None
        window = self._around.window()
        if not window.isVisible() or window.focusWidget() is not handed_to:
            return
        with suppress(RuntimeError):  # it was deleted
            if _can_have_focus(lost):
                lost.setFocus()
                return
        self._settle()


def _can_have_focus(widget: QWidget) -> bool:
    return widget.isVisible() and widget.isEnabled()


def step_pane(parts: Sequence[QWidget], focused: QWidget | None, by: int) -> None:
    """Put the focus into the next of the parts that are seen (by 1), or into the one before (by -1); `focused` has it
    now. A part that another one holds stands behind it."""
    seen = [part for part in parts if part.isVisible() and part.isEnabled()]
    if not seen:
        return
    holding = [at for at, part in enumerate(seen) if focused is not None and _holds(part, focused)]
    # The innermost part that holds the focus is the last one.
    at = holding[-1] if holding else (-1 if by > 0 else 0)
    reason = Qt.FocusReason.TabFocusReason if by > 0 else Qt.FocusReason.BacktabFocusReason
    seen[(at + by) % len(seen)].setFocus(reason)


def _holds(part: QWidget, focused: QWidget) -> bool:
    return part is focused or part.isAncestorOf(focused)
