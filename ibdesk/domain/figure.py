"""A figure: one number, or the named reason for none, with the cell it came from."""

from collections.abc import Callable, Collection, Iterable
from enum import StrEnum
from fractions import Fraction
from functools import partial
from operator import attrgetter
from typing import Annotated, NamedTuple

from msgspec import Struct

from ibdesk.domain.month import Month
from ibdesk.domain.record_fields import Column


class Missing(StrEnum):
    """Why there is no number. Never a zero."""

    BLANK = "blank"
    NO_DATA = "no data"
    NOT_APPLICABLE = "not applicable"
    SUPPRESSED = "suppressed"
    LOW = "low"


Quantity = Fraction | Missing


class Unit(StrEnum):
    COUNT = "count"
    PERCENT = "percent"
    RATE = "rate"
    DAYS = "days"


class Part(StrEnum):
    """Which of an indicator's numbers a figure is."""

    VALUE = "value"
    NUMERATOR = "numerator"
    DENOMINATOR = "denominator"
    RATE = "rate"


class Covers(StrEnum):
    """What time one number covers."""

    SNAPSHOT = "month-end snapshot"
    MONTH = "in month"
    QUARTER = "quarter"
    ROLLING_12 = "rolling 12 months"
    FINANCIAL_YEAR = "financial year to date"


class Supply(StrEnum):
    """Monthly parts are added up by IBDesk; finished figures are taken as given and never enter sums."""

    PARTS = "monthly parts"
    FINISHED = "finished"


class Mark(StrEnum):
    """What a sender wrote behind a number: 489 [p]. Of each of the three IBDesk shows the letter."""

    PROVISIONAL = "p"
    ESTIMATED = "e"
    REVISED = "r"


class CellSource(NamedTuple):
    """Where something was written: workbook, sheet, cell; `fields` names the cells of a row's single fields."""

    workbook: str
    sheet: str
    cell: str
    fields: tuple[tuple[str, str], ...] = ()

    def at(self, field: str) -> "CellSource":
        """The source of one field of the row; of the row itself where the field has no cell of its own."""
        return CellSource(self.workbook, self.sheet, dict(self.fields).get(field, self.cell))

    @property
    def name(self) -> str:
        """What a list of sources calls it: its workbook."""
        return self.workbook

    @property
    def table(self) -> tuple[str, str]:
        """What it stands in: workbook and sheet."""
        return self.workbook, self.sheet

    def __str__(self) -> str:
        return f"{self.workbook}, {self.sheet}!{self.cell}"


class TypedIn(NamedTuple):
    """That a person put a number in place of a workbook's: who, on which day (in words), and why."""

    by: str
    day: str
    reason: str

    def at(self, field: str) -> "TypedIn":  # noqa: ARG002 - as a cell's
        """Itself: it has no cells, so no field has one of its own."""
        return self

    @property
    def name(self) -> str:
        """What a list of sources calls it."""
        return f"typed in by {self.by} on {self.day}"

    @property
    def table(self) -> tuple[str, str]:
        """What it stands in: the corrections of one person on one day."""
        return self.name, ""

    def __str__(self) -> str:
        return self.name


Source = CellSource | TypedIn
NO_MARKS, PROVISIONAL = frozenset[Mark](), frozenset({Mark.PROVISIONAL})
MAY_CHANGE = frozenset({Mark.PROVISIONAL, Mark.ESTIMATED})


class Figure(NamedTuple):
    """One indicator's number for one month.

    `quantity` is in the unit of its part: percentages in percent points (65.19), rates per 10,000 children.
    `unit` is the unit as written in the cell ("%", "Days"), None where the cell shows a bare number.
    `covers` is the period of a finished figure; for a monthly part MONTH or SNAPSHOT, as the indicator says.
    `marks` are those that the sender wrote behind the number, until a later figure without them.
    """

    code: str
    month: Month
    part: Part
    quantity: Quantity
    supply: Supply
    covers: Covers
    source: Source
    unit: Unit | None = None
    marks: frozenset[Mark] = NO_MARKS

    @property
    def provisional(self) -> bool:
        """Whether it may still change; an estimate may too."""
        return bool(self.marks) and not self.marks.isdisjoint(MAY_CHANGE)

    @property
    def key(self) -> tuple[str, Month, Part, Supply, Covers]:
        """Of two figures with the same key the later one supersedes the earlier."""
        return self.code, self.month, self.part, self.supply, self.covers


# `key` of very many figures, at a third of the cost.
key_of: Callable[[Figure], tuple[str, Month, Part, Supply, Covers]] = attrgetter(
    "code", "month", "part", "supply", "covers"
)

# The same from their fields at once, for there are hundreds of thousands: in half the time of Figure(...).
Labels = tuple[tuple[str, str], ...]
figure_from: Callable[
    [tuple[str, Month, Part, Quantity, Supply, Covers, Source, Unit | None, frozenset[Mark]]], Figure
] = partial(tuple.__new__, Figure)
cell_source_from: Callable[[tuple[str, str, str, Labels]], CellSource] = partial(tuple.__new__, CellSource)


_code: Callable[[Figure], str] = attrgetter("code")


def by_code(figures: Collection[Figure]) -> dict[str, tuple[Figure, ...]]:
    """The figures of each code, in their order."""
    groups: dict[str, list[Figure]] = {code: [] for code in dict.fromkeys(map(_code, figures))}
    if len(groups) == 1:  # mostly so: pages are built, and families checked, one by one
        return dict.fromkeys(groups, tuple(figures))
    for figure in figures:
        groups[figure.code].append(figure)
    return {code: tuple(own) for code, own in groups.items()}


class BreakdownFigure(Struct, frozen=True):
    """One category's share of an indicator in one month (9 by outcome, 15 by team)."""

    code: Annotated[str, Column("Code", 8)]
    month: Annotated[Month, Column("Month", 14)]
    category: Annotated[str, Column("Category", 40)]
    quantity: Annotated[Quantity, Column("Value", 12, "value")]
    source: CellSource

    @property
    def key(self) -> tuple[str, Month, str]:
        return self.code, self.month, self.category


def known(quantities: Iterable[Quantity | None]) -> list[Fraction]:
    return [quantity for quantity in quantities if isinstance(quantity, Fraction)]


MARK_WORDS = {Mark.PROVISIONAL: "provisional", Mark.ESTIMATED: "estimated", Mark.REVISED: "revised"}


def marks_text(marks: Collection[Mark], restated: bool = False) -> str:
    """ " [r] [e] [p]", with a space before each."""
    return " [r]" * (restated or Mark.REVISED in marks) + provisional_text(marks)


def provisional_text(marks: Collection[Mark]) -> str:
    """ " [e]" and " [p]": what may still change."""
    return " [e]" * (Mark.ESTIMATED in marks) + " [p]" * (Mark.PROVISIONAL in marks)
