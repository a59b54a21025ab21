"""Percentages without a percent sign: whether a row's plain numbers are percent points, decided for the whole row."""

from collections.abc import Iterable

from ibdesk.domain.figure import Unit
from ibdesk.domain.problem import Severity
from ibdesk.excel.sheet_problems import Unreadable
from ibdesk.excel.values.numbers import Read

AMBIGUOUS = Unreadable(
    "ambiguous-percent",
    "This row's numbers without a percent sign all lie between 0 and 1: 0.51 may mean 0.51 % or 51 %, and 1 may mean "
    "1 % or 100 %. They were not used.",
    "Give the cells a percent format (51 % is then shown as 51%), or write percent points, like 65.19.",
    Severity.WARNING,
)


def is_ambiguous(row: Iterable[Read]) -> bool:
    """Whether nothing in the row of a percentage says if its plain numbers are points or fractions of one.

    One plain number above 1 makes them all points; 0 is the same either way. Cells with a percent sign beside them say
    nothing of those without: a column may have been formatted in part.
    """
    plain = [read.bare for read in row if read.unit is not Unit.PERCENT and read.bare is not None]
    return all(abs(number) <= 1 for number in plain) and any(plain)
