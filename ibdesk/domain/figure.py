"""A figure: one number, or the named reason for none, with the cell it came from."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import Annotated, NamedTuple

from ibdesk.domain.column import Column
from ibdesk.domain.month import Month


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


class Source(NamedTuple):
    """Where something was written: workbook, sheet, cell; `fields` names the cells of a row's single fields.

    A number typed in by hand has no cell; see `typed_in`.
    """

    workbook: str
    sheet: str
    cell: str
    fields: tuple[tuple[str, str], ...] = ()

    def at(self, field: str) -> "Source":
        """The source of one field of the row; of the row itself where the field has no cell of its own."""
        return Source(self.workbook, self.sheet, dict(self.fields).get(field, self.cell))

    @property
    def is_typed_in(self) -> bool:
        return not self.cell and self.workbook.startswith(_TYPED_IN)

    @property
    def reason(self) -> str:
        """Why a number was typed in; empty where it comes from a cell."""
        return dict(self.fields).get(_REASON, "") if self.is_typed_in else ""

    def with_marks(self, marks: Iterable[Mark]) -> "Source":
        """The same cell, with what stands behind the number in it."""
        letters = "".join(sorted(set(marks)))
        return self._replace(fields=(*self.fields, (_MARKS, letters))) if letters else self

    def __str__(self) -> str:
        return self.workbook if self.is_typed_in else f"{self.workbook}, {self.sheet}!{self.cell}"


_UNMARKED, _PROVISIONAL = frozenset[Mark](), frozenset({Mark.PROVISIONAL})
_TYPED_IN, _REASON, _MARKS = "typed in by ", "reason", "marks"


def typed_in(by: str, day: str, reason: str) -> Source:
    """The source of a number that a person put in place of a workbook's, with the day in words, and why."""
    return Source(f"{_TYPED_IN}{by} on {day}", "", "", ((_REASON, reason),))


class Figure(NamedTuple):
    """One indicator's number for one month.

    `quantity` is in the unit of its part: percentages in percent points (65.19), rates per 10,000 children.
    `unit` is the unit as written in the cell ("%", "Days"), None where the cell shows a bare number.
    `covers` is the period of a finished figure; for a monthly part MONTH or SNAPSHOT, as the indicator says.
    `provisional` is true until a later figure without the mark, for an estimated one too.
    """

    code: str
    month: Month
    part: Part
    quantity: Quantity
    supply: Supply
    covers: Covers
    source: Source
    unit: Unit | None = None
    provisional: bool = False

    @property
    def marks(self) -> frozenset[Mark]:
        """The marks as the sender wrote them."""
        if not self.source.fields:
            return _PROVISIONAL if self.provisional else _UNMARKED
        letters = dict(self.source.fields).get(_MARKS, "")
        written = frozenset(mark for mark in Mark if mark in letters)
        said_so = self.provisional and not written & {Mark.PROVISIONAL, Mark.ESTIMATED}
        return written | {Mark.PROVISIONAL} if said_so else written

    @property
    def key(self) -> tuple[str, Month, Part, Supply, Covers]:
        """Of two figures with the same key the later one supersedes the earlier."""
        return self.code, self.month, self.part, self.supply, self.covers


@dataclass(frozen=True, slots=True)
class BreakdownFigure:
    """One category's share of an indicator in one month (9 by outcome, 15 by team)."""

    code: Annotated[str, Column("Code", 8)]
    month: Annotated[Month, Column("Month", 14)]
    category: Annotated[str, Column("Category", 40)]
    quantity: Annotated[Quantity, Column("Value", 12, "value")]
    source: Source

    @property
    def key(self) -> tuple[str, Month, str]:
        return self.code, self.month, self.category


def known(quantities: Iterable[Quantity | None]) -> list[Fraction]:
    return [quantity for quantity in quantities if isinstance(quantity, Fraction)]
