"""Percentages without a percent sign: which of a row's plain numbers may be percent points or fractions of one."""

from collections.abc import Iterable
from fractions import Fraction
from statistics import median

from ibdesk.domain.figure import Unit
from ibdesk.domain.problem import Severity
from ibdesk.reading.values.numbers import Read
from ibdesk.reading.values.sheet_problems import Unreadable

_ALL_OF_THEM_AND_MORE = Fraction(6, 5)  # 120 %, as a wrong count may make it
AMBIGUOUS = Unreadable(
    "ambiguous-percent",
    "Nothing here says whether this percentage's numbers of about 1 and less are percentages as they stand or "
    "fractions: 0.51 may mean 0.51% or 51%, and 1 may mean 1% or 100%. They were not used.",
    "Give the cells a percent format (0.51 is then shown as 51%), or write all of them as percentages, like 65.19.",
    Severity.WARNING,
)


def unsure(row: Iterable[Read]) -> frozenset[Read]:
    """Those of a percentage's quantities that may be percent points or fractions of one; 0 is the same either way.

    A plain number above 1 makes those beside it points, except where one is less than a tenth of what is usual there:
    0.66 between 65 and 67 is nearer to them as 66 %. One a little above 1 makes none: 1.02 beside 0.97 may be 102 %.
    Cells with a percent sign say nothing of those without: a column may have been formatted in part.
    """
    reads = tuple(row)
    plain = [(abs(read.bare), read) for read in reads if read.unit is not Unit.PERCENT and read.bare]
    small = [(size, read) for size, read in plain if size <= _ALL_OF_THEM_AND_MORE]
    if all(size > 1 for size, _ in small):
        return frozenset()
    if len(small) == len(plain):
        return frozenset(read for _, read in small)
    usual = median([size for size, _ in plain if size > _ALL_OF_THEM_AND_MORE] + _with_signs(reads))
    return frozenset(read for size, read in small if size * 10 < usual)


def _with_signs(reads: Iterable[Read]) -> list[Fraction]:
    return [abs(read.quantity) for read in reads if read.unit is Unit.PERCENT and isinstance(read.quantity, Fraction)]
