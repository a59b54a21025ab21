"""What was just done or found, in a line of the tab: its words, and what can be done next."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from msgspec import Struct
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget

from ibdesk.domain.rechecked import Rechecked
from ibdesk.ui.look.lettering import Words
from ibdesk.ui.widgets import dialogs
from ibdesk.ui.widgets.laid_out import side_by_side
from ibdesk.ui.widgets.link_button import LinkButton

Offer = tuple[str, Callable[[], object]]


class Message(Struct, frozen=True):
    """`saved` is a file to open; `rechecked` the outcome of a workbook read again."""

    words: str
    saved: Path | None = None
    offers: tuple[Offer, ...] = ()
    rechecked: Rechecked | None = None


class MessageLine(QWidget):
    """Stays until something else is said, or it is closed; read out when it comes."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = Words()
        self.links: list[LinkButton] = []
        self._row = side_by_side((self.words, 1), on=self, margins=(14, 6, 14, 6), gap=14)
        self.setVisible(False)

    def show_message(self, message: Message) -> None:
        """An empty sentence hides the line."""
        for link in self.links:
            self._row.removeWidget(link)
            link.hide()
            link.setParent(None)
            link.deleteLater()
        self.links = []
        self.words.setText(message.words)
        for words, do in (*_file_offers(message.saved), *message.offers, ("Close", self.clear)):
            link = LinkButton(words)
            link.clicked.connect(lambda checked=False, act=do: act())
            self.links.append(link)
            self._row.addWidget(link)
        self.setVisible(bool(message.words))
        if message.words:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.words, message.words))

    def clear(self) -> None:
        self.show_message(Message(""))


def _file_offers(saved: Path | None) -> tuple[Offer, ...]:
    if saved is None:
        return ()
    open_it, show_it = partial(dialogs.show_outside, saved), partial(dialogs.show_outside, saved.parent)
    return (("Open", open_it), ("Show in folder", show_it))
