"""The month chooser: every month that has figures, what became of it, and the one after them that can be begun."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPalette, QWheelEvent
from PySide6.QtWidgets import QComboBox, QStyledItemDelegate

from ibdesk.domain.month import Month
from ibdesk.ui.look.lettering import SMALL, lettered
from ibdesk.ui.look.painting import Kept

STANDING = Qt.ItemDataRole.UserRole + 1
NOT_BEGUN = "not begun yet"
_SPACE, _AROUND, _SCROLL_BAR = 22, 12, 18

Index = QModelIndex | QPersistentModelIndex
# PySide6's stubs do not list the fields of style options.
Option = Any


class StandingDelegate(QStyledItemDelegate):
    """The month's name as ever, and smaller at the right what became of it."""

    def sizeHint(self, option: Option, index: Index) -> QSize:
        size = super().sizeHint(option, index)
        words = str(index.data(STANDING) or "")
        more = _SPACE + QFontMetrics(lettered(SMALL)).horizontalAdvance(words) + _AROUND if words else _AROUND
        return QSize(size.width() + more, size.height() + 4)

    def paint(self, painter: QPainter, option: Option, index: Index) -> None:
        super().paint(painter, option, index)
        if words := str(index.data(STANDING) or ""):
            with Kept(painter):
                painter.setFont(lettered(SMALL))
                painter.setPen(option.palette.color(QPalette.ColorRole.PlaceholderText))
                room = option.rect.adjusted(0, 0, -_AROUND, 0)
                painter.drawText(room, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, words)


class MonthChoice(QComboBox):
    """`month_asked` carries a month that has figures, `begin_asked` the next one, which has none yet."""

    month_asked = Signal(object)
    begin_asked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Month")
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self._shown: tuple[tuple[Month, str], ...] = ()
        self._month: Month | None = None
        self._stepping = False
        self.activated.connect(self._chosen)

    def show_months(
        self, months: Sequence[Month], standings: Mapping[Month, str], shown: Month | None, can_begin: bool
    ) -> None:
        """The latest first; `standings` are words for what became of a month. With `can_begin` the one after them is
        offered too."""
        begun = [(month, standings.get(month, "")) for month in reversed(months)]
        wanted = (*([(begun[0][0] + 1, NOT_BEGUN)] if begun and can_begin else []), *begun)
        if wanted != self._shown:
            self._shown = wanted
            self.clear()
            for at, (month, words) in enumerate(wanted):
                self.addItem(month.long, month)
                self.setItemData(at, words, STANDING)
                if words:
                    self.setItemData(at, f"{month.long}, {words}", Qt.ItemDataRole.AccessibleTextRole)
        self._month = shown
        self._show_current()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        with self._stepped():
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        with self._stepped():
            super().wheelEvent(event)

    @contextmanager
    def _stepped(self) -> Iterator[None]:
        """A step from month to month ends at the latest: the next one is begun only by who chooses it in the list."""
        self._stepping = True
        try:
            yield
        finally:
            self._stepping = False

    def showPopup(self) -> None:
        # What draws the list is made when it is first opened: the first window shows none.
        if not isinstance(self.itemDelegate(), StandingDelegate):
            self.setItemDelegate(StandingDelegate(self))
        view = self.view()
        view.setMinimumWidth(max(self.width(), view.sizeHintForColumn(0) + _SCROLL_BAR))
        super().showPopup()

    def _show_current(self) -> None:
        at = next((place for place, (month, _) in enumerate(self._shown) if month == self._month), -1)
        if at >= 0:
            self.setCurrentIndex(at)

    def _chosen(self, at: int) -> None:
        month, words = self._shown[at]
        if words == NOT_BEGUN:
            self._show_current()
            if not self._stepping:
                self.begin_asked.emit(month)
        else:
            self.month_asked.emit(month)
