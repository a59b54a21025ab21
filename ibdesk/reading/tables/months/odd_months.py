"""Texts that may be months where those beside them are: 2011-12 in a run, "Sep-14*", "14/09", "Period 6"."""

import re
from collections.abc import Iterable

from ibdesk.domain.month import Month
from ibdesk.reading.cells.sheet import Cell, Kind
from ibdesk.reading.tables.words.kinds_of_numbers import NumberKind, kind_of
from ibdesk.reading.values.cell_text import plain_signs, text_of
from ibdesk.reading.values.month_names import month_number
from ibdesk.reading.values.two_ways import may_be_financial_year

_YEAR_AND_NUMBER = re.compile(r"(\d{4})([-/]?)(\d\d)", re.ASCII)
Run = frozenset[tuple[str, Month]]  # the sign between year and month, and the month

# "14/08", "2014M08", "20140831", "M8 2014", "Period 5".
_OF_NUMBERS = re.compile(
    r"\d{1,2}[-/. ]\d{1,4}|\d{4} ?-?m\d{1,2}|(?:19|20)\d{6}|(?:m|p|period|month) ?\d{1,2}\b[-/ \d]*"
)


def months_written_alike(cells: Iterable[Cell]) -> Run:
    """The months among cells that can be nothing else, each with the sign between its year and its number."""
    texts = {plain_signs(text_of(cell)) for cell in cells if cell.kind in (Kind.TEXT, Kind.NUMBER)}
    found = (_YEAR_AND_NUMBER.fullmatch(text) for text in texts if may_be_financial_year(text) is None)
    return frozenset(
        (match[2], Month(int(match[1]), int(match[3]))) for match in found if match and 1 <= int(match[3]) <= 12
    )


def month_in_run(cell: Cell, run: Run) -> Month | None:
    """The month of a text that could be a financial year, where the month before or after it stands there too."""
    text = plain_signs(text_of(cell))
    match = _YEAR_AND_NUMBER.fullmatch(text)
    if match is None or may_be_financial_year(text) is None:
        return None
    month = Month(int(match[1]), int(match[3]))
    return month if {(match[2], month - 1), (match[2], month + 1)} & run else None


def names_month(heading: str) -> bool:
    """Whether one of its words is a month's name."""
    return any(map(month_number, _words(plain_signs(heading).casefold())))


def may_be_month(heading: str) -> bool:
    """Whether it names one month, or is made of a day's or a month's numbers, and no word in it says that the numbers
    under it are others. "14/15" is a year."""
    plain = plain_signs(heading).casefold()
    words = _words(plain)
    months = sum(month_number(word) is not None for word in words)
    if not months:
        numbers = [int(number) for number in re.findall(r"\d+", plain)]
        is_year = len(numbers) == 2 and numbers[1] == (numbers[0] + 1) % 100
        return _OF_NUMBERS.fullmatch(plain) is not None and not is_year
    rest = " ".join(word for word in words if not month_number(word))
    return months == 1 and kind_of(rest) in (None, NumberKind.VALUE)


def _words(plain: str) -> list[str]:
    return [word for word in re.split(r"[\W\d_]+", plain) if word]
