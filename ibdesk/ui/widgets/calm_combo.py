"""A list to choose from that the wheel does not change while a page is scrolled over it."""

from collections.abc import Iterable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QSizePolicy


class CalmCombo(QComboBox):
    """`chosen` texts carry their own data; the width does not follow the longest entry."""

    def __init__(self, name: str, entries: Iterable[tuple[str, object]] = ()) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(14)
        self.setMaxVisibleItems(16)
        for words, data in entries:
            self.addItem(words, data)
        self.view().setMinimumWidth(self._widest())

    def choose(self, data: object) -> None:
        """Show the entry with this data, the first where there is none; no signal is sent."""
        before = self.blockSignals(True)
        at = next((place for place in range(self.count()) if self.itemData(place) == data), 0)
        self.setCurrentIndex(at)
        self.blockSignals(before)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def minimumSizeHint(self) -> QSize:
        return QSize(110, super().minimumSizeHint().height())

    def _widest(self) -> int:
        texts = (self.itemText(place) for place in range(self.count()))
        return max((self.fontMetrics().horizontalAdvance(text) for text in texts), default=0) + 40
