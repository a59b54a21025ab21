"""A rating that a workbook prints beside a figure: kept nowhere, held against what the board judges."""

from msgspec import Struct

from ibdesk.domain.assessment import Status
from ibdesk.domain.figure import CellSource
from ibdesk.domain.month import Month


class PrintedRating(Struct, frozen=True):
    """`status` is red, amber or green, as `written` in the cell of `source`."""

    code: str
    month: Month
    status: Status
    written: str
    source: CellSource
