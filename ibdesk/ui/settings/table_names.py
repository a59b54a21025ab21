"""The list of the board's tables."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QListWidget

from ibdesk.desk.board_table import NAMES


class TableNames(QListWidget):
    """As wide as its words, whatever their size."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("What to change")
        self.addItems(list(NAMES))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def sizeHint(self) -> QSize:
        return QSize(max(map(self.fontMetrics().horizontalAdvance, NAMES)) + 34, 200)

    def minimumSizeHint(self) -> QSize:
        return QSize(self.sizeHint().width(), 90)
