"""Whose definitions a board has after an import: those that it started from, its workbooks' own, or both.

A workbook with an Indicators sheet is the definition of a board without figures: of what the board started from
nothing stays. A person can have it kept, and on a board with figures it is kept, as they were read by it.
"""

from collections.abc import Sequence
from enum import StrEnum

from msgspec import Struct

from ibdesk.domain.board import Records
from ibdesk.domain.indicator import Indicator
from ibdesk.domain.inherited import NOTHING_WAITS, Waiting
from ibdesk.domain.workbook_contents import WorkbookContents

_SHEET = "Indicators"


class Definitions(StrEnum):
    """OWN: the workbooks' in place of the first ones. JOINED: the workbooks' beside them. FIRST: the first ones alone,
    for the board's first figures. AS_BEFORE: nothing happens to them."""

    OWN = "own"
    JOINED = "joined"
    FIRST = "first"
    AS_BEFORE = "as before"


class DefinitionsNews(Struct, frozen=True):
    """What an import means for the board's definitions: how many indicators it brings, in which workbooks, and how
    many others are there of those that the board started from. `waiting` is what waits to be confirmed then."""

    what: Definitions = Definitions.AS_BEFORE
    brought: int = 0
    workbooks: tuple[str, ...] = ()
    first: int = 0
    waiting: Waiting = NOTHING_WAITS

    @property
    def sentence(self) -> str:
        """It in words; empty where nothing happens."""
        return f"{self._sentence} {self.waiting.sentence}".strip() if self._sentence else ""

    @property
    def _sentence(self) -> str:
        brought, names, first = _indicators(self.brought), ", ".join(self.workbooks), self.first
        its = "with the targets, benchmarks and populations that came with them"
        if self.what is Definitions.OWN and first:
            return f"The board's definitions are those of {names}: {brought}. The {first} it started from, {its}, go."
        if self.what is Definitions.OWN:
            return f"The board's definitions are those of {names}: {brought}."
        if self.what is Definitions.JOINED:
            return f"{brought} of {names} join the {first} that the board started from, {its}."
        if self.what is Definitions.FIRST:
            return f"No Indicators sheet was read, so the board has the {first} indicators it started from, {its}."
        return ""


UNTOUCHED = DefinitionsNews()


def bring_definitions(files: Sequence[WorkbookContents]) -> bool:
    """Whether a workbook has an Indicators sheet with an indicator on it."""
    return any(map(_brings, files))


def definitions_news(
    files: Sequence[WorkbookContents], known: Records, start: Records, own: bool, has_news: bool
) -> DefinitionsNews:
    """What an import of these files means for a board that knows this and started from that. `own`: the files'
    definitions take the place of the first ones; `has_news`: the import brings something."""
    if not has_news:
        return UNTOUCHED
    brought = {each.code for file in files for each in file.records.indicators}
    there = set(start.indicators).intersection(known.indicators)
    first = len({each.code for each in there} - (set() if own else brought))
    names = tuple(file.name for file in files if _brings(file))
    if own:
        return DefinitionsNews(Definitions.OWN, len(brought), names, first)
    if names and first:
        return DefinitionsNews(Definitions.JOINED, len(brought), names, first)
    if first and not known.figures and any(file.records.figures for file in files):
        return DefinitionsNews(Definitions.FIRST, 0, (), first)
    return UNTOUCHED


def _brings(file: WorkbookContents) -> bool:
    brought: tuple[Indicator, ...] = file.records.indicators
    return file.error is None and bool(brought) and any(sheet.layout == _SHEET for sheet in file.sheets)


def _indicators(number: int) -> str:
    return f"{number:,} indicator{'s' * (number != 1)}"
