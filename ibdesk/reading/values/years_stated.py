"""Which year a sheet's name or a title states, held against the first of months that name none themselves."""

import re
from collections.abc import Iterable

from ibdesk.domain.month import Month
from ibdesk.reading.values.cell_text import plain_signs
from ibdesk.reading.values.month_names import A_MONTH, month_number

_LAST_OF_TWELVE = 11
# A year, or a financial year, in a label: "2014", "2013/14", "13/14".
A_YEAR = re.compile(r"(?:19|20)\d\d(?:[/-]\d{2,4})?|(?<![\w/-])\d\d/\d\d(?![\w/-])")
_OF_MONTH = re.compile(rf"(?<![A-Za-z])({A_MONTH})[ \-/.'’_]*(\d{{4}}|\d\d)(?!\d)", re.IGNORECASE)
_TWO_YEARS = re.compile(r"(?<!\d)(?<!\d[-/.])((?:19|20)?\d\d) ?[-/_.] ?((?:19|20)?\d\d)(?!\d)(?![-/.]\d)", re.ASCII)
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)", re.ASCII)


def states_another_year(text: str, first: Month) -> bool:
    """Whether a text names years, and none that twelve months from `first` on would be given under."""
    stated = list(_stated(plain_signs(text), first))
    return bool(stated) and not any(stated)


def states_its_year(texts: Iterable[str], first: Month) -> bool:
    """Whether one of the texts names the year of twelve months from `first` on, and none another one."""
    stated = [each for text in texts for each in _stated(plain_signs(text), first)]
    return bool(stated) and all(stated)


def _stated(text: str, first: Month) -> Iterable[bool]:
    """For every time that is named, whether the twelve months are in it."""
    for found in _OF_MONTH.finditer(text):
        number = month_number(found[1])
        if number is not None:
            yield 0 <= Month(_whole(found[2]), number).since(first) <= _LAST_OF_TWELVE
    rest = _OF_MONTH.sub(" ", text)
    for found in _TWO_YEARS.finditer(rest):
        begins = _whole(found[1])
        if (begins + 1) % 100 == int(found[2]) % 100:
            yield first.financial_year_start.year == begins
            rest = rest.replace(found[0], " ")
    for found in _YEAR.finditer(rest):
        yield first.year == int(found[1])


def _whole(year: str) -> int:
    return int(year) if len(year) > 2 else 2000 + int(year)
