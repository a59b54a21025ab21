"""A page that hands the focus to what it is about. As Qt's focus proxy, Tab would skip the controls above it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


class LedPage(QWidget):
    """Given the focus, it passes it on to the first of its `leads` that is seen."""

    leads: tuple[QWidget, ...] = ()

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        for part in self.leads:
            if part.isVisibleTo(self) and part.isEnabled():
                part.setFocus(reason)
                return
        super().setFocus(reason)
