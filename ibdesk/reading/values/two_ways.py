"""Texts in a month's place that can be read in two ways: 2009-10, and 2014.1."""

import re

from ibdesk.domain.month import Month
from ibdesk.reading.values.cell_text import plain_signs

EARLIEST_YEAR = 1990
_YEAR_AND_TWO = re.compile(r"(\d{4})[-/–]?(\d\d)", re.ASCII)
_TENTH = re.compile(r"(\d{4})\.1", re.ASCII)


def may_be_financial_year(text: str) -> int | None:
    """The year in which it would begin, of a text like 2009-10 that can be a month as well."""
    match = _YEAR_AND_TWO.fullmatch(plain_signs(text))
    if (
        match is None
        or int(match[1]) < EARLIEST_YEAR
        or int(match[2]) != (int(match[1]) + 1) % 100
        or not 1 <= int(match[2]) <= 12
    ):
        return None
    return int(match[1])


def may_be_october(text: str) -> Month | None:
    """The January that a text like 2014.1 would be, if it is not 2014.10 whose zero was lost."""
    match = _TENTH.fullmatch(plain_signs(text))
    return Month(int(match[1]), 1) if match else None
