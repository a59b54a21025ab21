"""How a tab's list was looked at last: its filters and order for the board that they were chosen on, and the widths
of its columns for every board."""

from ibdesk.ui.app.session import Session
from ibdesk.ui.app.tab_asks import TabAsks


class KeptFilters:
    """`name` is the tab's. They are given back once, when a board is first shown, where it is the one that they were
    chosen on; from then on every choice is noted."""

    def __init__(self, session: Session, asks: TabAsks, name: str) -> None:
        self._session, self._asks, self._name = session, asks, f"filters/{name}"
        self._begun = False

    def begin(self, parts: int) -> tuple[str, ...] | None:
        """So many parts as they were noted; None where there are none, or they were given back before."""
        board = self._session.board
        if self._begun or board is None or self._session.report is None:
            return None
        self._begun = True
        path, *noted = str(self._asks.kept_view(self._name, None) or "").split("\n")
        return tuple(noted) if path == str(board.path.absolute()) and len(noted) == parts else None

    def note(self, *parts: str) -> None:
        """What is chosen now: a line each."""
        board = self._session.board
        if self._begun and board is not None:
            self._asks.kept_view(self._name, "\n".join((str(board.path.absolute()), *parts)))
