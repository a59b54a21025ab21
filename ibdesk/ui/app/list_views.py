"""How a tab's list is looked at: which pages fit what a person looks for, the sections and officers there are to choose
from; and how it was looked at last, its filters and order for the board that they were chosen on, and the widths of its
columns for every board."""

from collections.abc import Sequence

from ibdesk.domain.report.report import IndicatorPage
from ibdesk.ui.app.session import Session
from ibdesk.ui.app.tab_asks import TabAsks


class KeptFilters:
    """`name` is the tab's, `usual` what is chosen where nobody chose. A board's own are given back once, when it comes
    to be shown; from then on every choice is noted with it."""

    def __init__(self, session: Session, asks: TabAsks, name: str, usual: tuple[str, ...]) -> None:
        self._session, self._asks, self._name, self._usual = session, asks, f"filters/{name}", usual
        self._path = ""

    def begin(self) -> tuple[str, ...] | None:
        """As they were noted for the board that is shown now, or what is usual; None where it was shown before."""
        board = self._session.board
        if board is None or self._session.report is None or str(board.path.absolute()) == self._path:
            return None
        self._path = str(board.path.absolute())
        path, *noted = str(self._asks.kept_view(self._name, None) or "").split("\n")
        return tuple(noted) if path == self._path and len(noted) == len(self._usual) else self._usual

    def note(self, *parts: str) -> None:
        """What is chosen now: a line each."""
        if self._path:
            self._asks.kept_view(self._name, "\n".join((self._path, *parts)))


def found(text: str, page: IndicatorPage) -> bool:
    """A number finds the code that it begins; words are looked for in the name, all of them."""
    if text.isdigit():
        return page.code.startswith(text) or text in page.indicator.name
    name = f"{page.indicator.name} {page.indicator.section} {page.indicator.officer}".casefold()
    return all(word in name for word in text.split())


def sections(pages: Sequence[IndicatorPage]) -> list[str]:
    return list(dict.fromkeys(page.indicator.section for page in pages))


def officers(pages: Sequence[IndicatorPage]) -> list[str]:
    return sorted({page.indicator.officer for page in pages if page.indicator.officer}, key=str.casefold)
