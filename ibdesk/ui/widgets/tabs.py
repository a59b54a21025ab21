"""The tabs: each page is made when it is first shown, so that the window opens before its heavy parts load; and a page
that hands the focus to what it is about."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QTabBar, QVBoxLayout, QWidget


class Tabs(QWidget):
    """Tabs are known by their first title; a title may carry a count later."""

    shown = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bar = QTabBar()
        self.bar.setExpanding(False)
        self.bar.setDrawBase(False)
        self.bar.setElideMode(Qt.TextElideMode.ElideNone)
        self.bar.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.bar.setAccessibleName("Views")
        self._pages = QStackedWidget()
        self._names: list[str] = []
        self._makers: dict[str, Callable[[], QWidget]] = {}
        self._made: dict[str, QWidget] = {}
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        band = QWidget()
        band.setBackgroundRole(self.palette().ColorRole.Base)
        band.setAutoFillBackground(True)
        inside = QVBoxLayout(band)
        inside.setContentsMargins(6, 0, 6, 0)
        inside.addWidget(self.bar)
        rows.addWidget(band)
        rows.addWidget(self._pages, 1)
        self._started = False
        self.bar.currentChanged.connect(self._show_page)

    def start(self) -> None:
        """From now on pages are made; the chosen one at once."""
        self._started = True
        self._show_page(self.bar.currentIndex())

    def add(self, name: str, make: Callable[[], QWidget]) -> None:
        self._names.append(name)
        self._makers[name] = make
        self.bar.addTab(name)

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(self._names)

    @property
    def current(self) -> str:
        return self._names[self.bar.currentIndex()]

    def page(self, name: str) -> QWidget:
        """The page of this name, made now if it was not yet."""
        if name not in self._made:
            page = self._makers[name]()
            self._made[name] = page
            self._pages.addWidget(page)
        return self._made[name]

    def made(self, name: str) -> QWidget | None:
        return self._made.get(name)

    def show_tab(self, name: str) -> QWidget:
        self.bar.setCurrentIndex(self._names.index(name))
        if not self._started:
            self.start()
        return self.page(name)

    def set_title(self, name: str, title: str) -> None:
        at = self._names.index(name)
        if title != self.bar.tabText(at):  # all tabs are laid out again
            self.bar.setTabText(at, title)

    def step(self, by: int) -> None:
        """The next tab or the one before, round and round."""
        self.bar.setCurrentIndex((self.bar.currentIndex() + by) % self.bar.count())

    def _show_page(self, at: int) -> None:
        if self._started and 0 <= at < len(self._names):
            self._pages.setCurrentWidget(self.page(self._names[at]))
            self.shown.emit(self._names[at])


class LedPage(QWidget):
    """Given the focus, it passes it on to the first of its `leads` that is seen. As its focus proxy in Qt's sense, Tab
    would skip the controls above them."""

    leads: tuple[QWidget, ...] = ()

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        for part in self.leads:
            if part.isVisibleTo(self) and part.isEnabled():
                part.setFocus(reason)
                return
        super().setFocus(reason)
