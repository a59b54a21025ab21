"""The pages of an open board: each is built once, and again only after a change that concerns it."""

from collections.abc import Sequence

from msgspec import Struct

from ibdesk.domain.board import Records
from ibdesk.domain.by_code import ByCode
from ibdesk.domain.month import Month
from ibdesk.domain.report.reckoning import Figures
from ibdesk.domain.report.report import IndicatorPage, pages_of_code
from ibdesk.domain.report.restatements import Restatement, restatements_of

MONTHS_KEPT = 2  # going to and fro between two months builds nothing again


class BuiltPages:
    """Builds the pages of a month, each only where what it is made from is not as it was the last time.

    A page is made by `pages_of_code`: from the records about its own indicator, the month and its own restatements.
    """

    def __init__(self) -> None:
        self.split = ByCode.split(Records())
        self._built: dict[Month, dict[str, _Built]] = {}

    def pages(
        self, records: Records, month: Month, restatements: tuple[Restatement, ...] = ()
    ) -> tuple[IndicatorPage, ...]:
        """What `build_pages` builds; the same objects as before where nothing changed. `split` are then these records,
        put apart."""
        self.split = ByCode.split(records, self.split)
        restated = restatements_of(restatements)
        before = self._built.pop(month, {})
        now: dict[str, _Built] = {}
        defined = records.defined_in(month)
        for code in dict.fromkeys(indicator.code for indicator in defined):
            own, its, was = self.split.of[code], restated.get(code, ()), before.get(code)
            if was is None or was.own != own or was.restated != its:
                figures = Figures(own)
                was = _Built(own, its, pages_of_code(own, month, its, figures), figures)
            now[code] = was
        while len(self._built) >= MONTHS_KEPT:
            del self._built[next(iter(self._built))]
        self._built[month] = now
        pages = {code: iter(built.pages) for code, built in now.items()}
        return tuple(next(pages[indicator.code]) for indicator in defined)

    def figures(self, month: Month, codes: Sequence[str]) -> Figures | None:
        """The figures of these codes as the month's pages were made from them, where they are those of one code."""
        built = self._built.get(month, {}).get(codes[0]) if len(codes) == 1 else None
        return None if built is None else built.figures


class _Built(Struct, frozen=True):
    own: Records
    restated: tuple[Restatement, ...]
    pages: tuple[IndicatorPage, ...]
    figures: Figures
