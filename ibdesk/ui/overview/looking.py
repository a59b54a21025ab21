"""When the quick look is there, where it stands, and that it follows the current card."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QRect
from PySide6.QtWidgets import QWidget

from ibdesk.ui.app.session import Session
from ibdesk.ui.app.tab_asks import TabAsks
from ibdesk.ui.overview.card_view import CardView

if TYPE_CHECKING:
    from ibdesk.ui.overview.quick_look import QuickLook

_MOST_TRIES = 4


class Looking(QObject):
    """`panel` is made when it is first asked for: it brings the charts with it."""

    def __init__(self, tab: QWidget, cards: CardView, session: Session, asks: TabAsks) -> None:
        super().__init__(tab)
        self._tab, self._cards, self._session, self._asks = tab, cards, session, asks
        self.panel: QuickLook | None = None
        self._placing = self._asked_again = False
        cards.quick_look_asked.connect(self.turn)
        cards.left.connect(self.close)
        cards.selectionModel().currentChanged.connect(self.follow)

    @property
    def is_open(self) -> bool:
        return self.panel is not None and not self.panel.isHidden()

    def turn(self) -> None:
        """Show the current card's trend, figures and comment over the cards; away again where they are there."""
        if self.is_open:
            self.close()
        elif self._cards.current_page is not None:
            if self.panel is None:
                from ibdesk.ui.overview.quick_look import QuickLook

                self.panel = QuickLook(self._tab, self._session.palette)
                self.panel.page_asked.connect(self._asks.open_indicator)
            self._show()

    def close(self) -> None:
        if self.panel is not None:
            self.panel.hide()

    def follow(self) -> None:
        """Where there is no current card any more, it goes."""
        if not self.is_open:
            return
        if self._cards.current_page is not None and not self._cards.isHidden():
            self._show()
        else:
            self.close()

    def place(self) -> None:
        """Over the cards, at the side that the current one is not on; over the filters too where it needs the room."""
        # While its parts come and go the tab may be laid out anew, and ask for this again.
        self._asked_again = self._placing
        if self._placing:
            return
        self._placing = True
        try:
            for _ in range(_MOST_TRIES):
                self._asked_again = False
                self._stand()
                if not self._asked_again:
                    return
        finally:
            self._placing = False

    def _stand(self) -> None:
        if self.panel is None or not self.is_open:
            return
        card = self._cards.visualRect(self._cards.currentIndex())
        room = QRect(self._cards.mapTo(self._tab, QPoint()), self._cards.viewport().size())
        self.panel.stand_in(room, room.top(), at_right=card.center().x() < room.width() / 2)

    def _show(self) -> None:
        page = self._cards.current_page
        if self.panel is not None and page is not None:
            self.panel.show_page(page, self._session.palette)
            self.place()
