"""Percentages without a percent sign: whether a row's plain numbers are percent points, decided for the whole row."""

from collections.abc import Iterable

from ibdesk.domain.figure import Unit
from ibdesk.domain.problem import Severity
from ibdesk.excel.sheet_problems import Unreadable
from ibdesk.excel.values.numbers import Read

AMBIGUOUS = Unreadable(
    "ambiguous-percent",
    "This row's numbers all lie between 0 and 1 and none has a percent sign: 0.51 may mean 0.51 % or 51 %. They were "
    "not used.",
    "Give the cells a percent format (51 % is then shown as 51%), or write percent points, like 65.19.",
    Severity.WARNING,
)


def is_ambiguous(row: Iterable[Read]) -> bool:
    """Whether nothing in the row of a percentage says if its plain numbers are points or fractions of one.

    A percent sign beside them or one number above 1 makes the others points; 0 and 1 alone stay points.
    """
    plain = []
    for read in row:
        if read.unit is Unit.PERCENT:
            return False
        if read.bare is not None:
            plain.append(read.bare)
    return all(abs(number) <= 1 for number in plain) and any(0 < abs(number) < 1 for number in plain)
