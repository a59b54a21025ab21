"""F6 and Shift+F6: from one part of the window to the next, round and round."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


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
