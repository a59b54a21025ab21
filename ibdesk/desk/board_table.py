"""A table of what a board is: its name, columns and rows as texts, and what a row of texts was read as."""

from collections.abc import Mapping
from typing import Any

from msgspec import Struct

from ibdesk.domain.board import ReportDetails
from ibdesk.domain.house_style import HouseStyle, Logo
from ibdesk.domain.removed import KeptKey

COVER, STYLE, COVER_DATES = "Cover and contact", "House style", "Cover dates"
INDICATORS, TARGETS, BENCHMARKS = "Indicators", "Targets", "Benchmarks"
POPULATION, EVENTS = "Population", "Events"
NAMES = (COVER, STYLE, COVER_DATES, INDICATORS, TARGETS, BENCHMARKS, POPULATION, EVENTS)
# What a board has one of: its fields stand on the Report sheet, what and value.
OF_REPORT: Mapping[str, type] = {COVER: ReportDetails, STYLE: HouseStyle}


class BoardRow(Struct, frozen=True):
    """`key` is what the record is kept under; None for one that is still to be made. `waits`: it came with the program
    and nobody confirmed it."""

    cells: tuple[str, ...]
    key: KeptKey | None = None
    waits: bool = False
    place: str = ""


class BoardColumn(Struct, frozen=True):
    """A heading, the words that may be chosen under it, one of them or `several` with commas between them, and whether
    long text is written there."""

    heading: str
    choices: tuple[str, ...] = ()
    long: bool = False
    several: bool = False


class BoardTable(Struct, frozen=True):
    """One of NAMES, with a row for each record; cover and house style have one row with all of their words, and `logo`
    is the style's."""

    name: str
    hint: str
    columns: tuple[BoardColumn, ...]
    rows: tuple[BoardRow, ...]
    logo: Logo | None = None

    @property
    def is_one_row(self) -> bool:
        """Whether there is one row, and never another."""
        return self.name in OF_REPORT

    @property
    def blank(self) -> BoardRow:
        """A row to be filled."""
        return BoardRow(("",) * len(self.columns))


class Tried(Struct, frozen=True):
    """What a row of texts was read as: a record, or why there is none, in whole sentences, with the column of the first
    one. `said` is what should be looked at and stands in nobody's way."""

    record: Any = None
    wrong: str = ""
    at: int = 0
    said: str = ""
