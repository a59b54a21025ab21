"""Quarters of financial years, and texts that name one with a single year."""

import re

from ibdesk.domain.month import Month
from ibdesk.reading.values.cell_text import plain_signs

LAST_MONTH_OF_QUARTER = {1: 6, 2: 9, 3: 12, 4: 3}
_QUARTER_AND_YEAR = re.compile(r"(?:q|qtr|quarter) ?([1-4])[ ,\-/]*(\d{4})", re.ASCII)
_YEAR_AND_QUARTER = re.compile(r"(\d{4})[ ,\-/]*(?:q|qtr|quarter) ?([1-4])", re.ASCII)


def quarter_and_year(text: str) -> tuple[int, int] | None:
    """The 4 and the 2013 of "Q4 2013" or "2013 Q4"; None where no single year of four digits is named."""
    plain = plain_signs(text).casefold()
    if after := _QUARTER_AND_YEAR.fullmatch(plain):
        return int(after[1]), int(after[2])
    if before := _YEAR_AND_QUARTER.fullmatch(plain):
        return int(before[2]), int(before[1])
    return None


def quarter_of_financial_year(number: int, start: int) -> Month:
    """The last month of a quarter of the financial year that begins in April of `start`."""
    last = LAST_MONTH_OF_QUARTER[number]
    return Month(start + 1 if last == 3 else start, last)
