"""The help in a window of its own: contents, a field to look for words, and the page."""

from __future__ import annotations

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from ibdesk.ui.app.session import Session
from ibdesk.ui.look.lettering import SMALL, Words
from ibdesk.ui.widgets.dialog_size import open_size
from ibdesk.ui.widgets.find_field import FindField
from ibdesk.ui.widgets.keys import press_by_enter
from ibdesk.ui.window.help_pages import HelpPage, found, help_pages, page_named
from ibdesk.ui.window.shown_text import ShownText

_SIZE = (980, 640)
_PLACE = Qt.ItemDataRole.UserRole
_GOES = "go:"

Place = tuple[str, str]


class HelpWindow(QWidget):
    """Stands beside the program's window, which can be used meanwhile. `go_asked` carries where a link leads that goes
    into the program: a tab's name, "sample" or "keyboard"."""

    go_asked = Signal(str)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._places: list[Place] = []
        self.setWindowTitle("Help - IBDesk")
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        self.search = FindField("Find in the help (Ctrl+F)", "Find in the help")
        self.list = QListWidget()
        self.list.setAccessibleName("Pages of the help")
        self.list.setWordWrap(True)
        self.said = Words(size=SMALL, quiet=True)
        self.text = ShownText("The page")
        self.back, self.close_button = QPushButton("Back"), QPushButton("Close")
        for button in (self.back, self.close_button):
            press_by_enter(button)
        self._lay_out()
        self._connect()
        self._list_pages()
        open_size(self, *_SIZE)
        self.show_page(help_pages()[0].name)

    @property
    def place(self) -> Place:
        """The page that is shown, and the heading that was gone to; "" for its beginning."""
        return self._places[-1]

    def show_page(self, name: str, heading: str = "") -> None:
        """A page by its name; KeyError where there is none."""
        page = page_named(name)
        if not self._places or self._places[-1] != (name, heading):
            self._places.append((name, heading))
        self._show(page, heading)

    def go_back(self) -> None:
        """To the page that was shown before."""
        if len(self._places) > 1:
            self._places.pop()
            name, heading = self._places[-1]
            self._show(page_named(name), heading)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def _show(self, page: HelpPage, heading: str) -> None:
        self.text.show_markdown(page.text, self._session.palette)
        self.text.setAccessibleName(page.title)
        self.text.show_heading(heading)
        self.setWindowTitle(f"{page.title} - IBDesk help")
        self.back.setEnabled(len(self._places) > 1)
        if not self.search.text():
            self._choose(page.name)

    def _show_again(self) -> None:
        self._show(page_named(self.place[0]), self.place[1])

    def _choose(self, name: str) -> None:
        self.list.blockSignals(True)
        for row in range(self.list.count()):
            if self.list.item(row).data(_PLACE)[0] == name:
                self.list.setCurrentRow(row)
                break
        self.list.blockSignals(False)

    def _look_for(self, text: str) -> None:
        if not text.strip():
            self._list_pages()
            self._choose(self.place[0])
            return
        sections = found(text)
        titles = {page.name: page.title for page in help_pages()}
        entries = [
            (titles[each.page] if titles[each.page] == each.title else f"{each.title} ({titles[each.page]})", each)
            for each in sections
        ]
        self._fill([(words, (each.page, each.title)) for words, each in entries])
        count = len(sections)
        self.said.setText(f"{count} place{'s' * (count != 1)} found." if count else "Nothing found. Try another word.")

    def _list_pages(self) -> None:
        self._fill([(page.title, (page.name, "")) for page in help_pages()])
        self.said.setText("")

    def _fill(self, entries: list[tuple[str, Place]]) -> None:
        self.list.blockSignals(True)
        self.list.clear()
        for words, place in entries:
            item = QListWidgetItem(words)
            item.setData(_PLACE, place)
            self.list.addItem(item)
        self.list.blockSignals(False)

    def _open_current(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            self.show_page(*item.data(_PLACE))

    def _to_list(self) -> None:
        if self.list.count():
            self.list.setFocus()
            self.list.setCurrentRow(0)

    def _open_first(self) -> None:
        self._to_list()
        self._open_current()

    def _follow(self, url: QUrl) -> None:
        target = url.toString()
        if target.startswith(_GOES):
            self.go_asked.emit(QUrl.fromPercentEncoding(target.removeprefix(_GOES).encode()))
        else:
            self.show_page(target.removesuffix(".md"))

    def _connect(self) -> None:
        self.search.textChanged.connect(self._look_for)
        self.search.entered.connect(self._open_first)
        self.search.left.connect(self._to_list)
        self.list.currentItemChanged.connect(lambda *_: self._open_current())
        self.list.itemActivated.connect(lambda _: self.text.setFocus())
        self.text.anchorClicked.connect(self._follow)
        self.back.clicked.connect(self.go_back)
        self.close_button.clicked.connect(self.close)
        self._session.palette_changed.connect(self._show_again)
        QShortcut(QKeySequence("Ctrl+F"), self, self.search.begin)
        QShortcut(QKeySequence("Alt+Left"), self, self.go_back)

    def _lay_out(self) -> None:
        side = QVBoxLayout()
        side.setSpacing(8)
        side.addWidget(self.search)
        side.addWidget(self.said)
        side.addWidget(self.list, 1)
        buttons = QHBoxLayout()
        buttons.addWidget(self.back)
        buttons.addStretch(1)
        buttons.addWidget(self.close_button)
        page = QVBoxLayout()
        page.setSpacing(8)
        page.addWidget(self.text, 1)
        page.addLayout(buttons)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(14, 12, 14, 12)
        whole.setSpacing(12)
        whole.addLayout(side, 3)
        whole.addLayout(page, 8)
