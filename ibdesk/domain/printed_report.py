"""What a report prints that is no figure: an earlier quarter's number without its year, kept as printed and never
compared; a rating, kept nowhere and held against what the board judges."""

from collections.abc import Iterable
from typing import Protocol

from msgspec import Struct

from ibdesk.domain.assessment import Status
from ibdesk.domain.figure import CellSource, Covers, Figure, Quantity, Unit
from ibdesk.domain.month import Month

YEAR_NOT_STATED = " (year not stated)"


class PrintedQuarter(Struct, frozen=True):
    """`period` is how the quarter is written, "Q4 2013"; `could_be` are the last months of the quarters that it may
    mean."""

    period: str
    quantity: Quantity
    unit: Unit | None
    could_be: tuple[Month, ...]
    source: CellSource

    @property
    def label(self) -> str:
        return f"{self.period}{YEAR_NOT_STATED}"


class _Row(Protocol):
    @property
    def quarters(self) -> tuple[PrintedQuarter, ...]: ...


def still_unsure(rows: Iterable[_Row], own: Iterable[Figure]) -> tuple[PrintedQuarter, ...]:
    """The quarters that rows of an indicator print without their year, until one that they may be came in."""
    printed = [each for row in rows for each in row.quarters]
    if not printed:
        return ()
    known = {figure.month for figure in own if figure.covers is Covers.QUARTER}
    return tuple(each for each in printed if known.isdisjoint(each.could_be))


class PrintedRating(Struct, frozen=True):
    """`status` is red, amber or green, as `written` in the cell of `source`."""

    code: str
    month: Month
    status: Status
    written: str
    source: CellSource
