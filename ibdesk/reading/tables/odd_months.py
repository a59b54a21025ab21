"""Headings beside months that may be one more month, written oddly: "Sep-14*", "14/09", "Period 6"."""

import re

from ibdesk.reading.tables.kinds_of_numbers import NumberKind, kind_of
from ibdesk.reading.values.cell_text import plain_signs
from ibdesk.reading.values.month_names import month_number

# "14/08", "2014M08", "20140831", "M8 2014", "Period 5".
_OF_NUMBERS = re.compile(
    r"\d{1,2}[-/. ]\d{1,4}|\d{4} ?-?m\d{1,2}|(?:19|20)\d{6}|(?:m|p|period|month) ?\d{1,2}\b[-/ \d]*"
)


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
