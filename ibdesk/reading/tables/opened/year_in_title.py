"""The financial year that a title states over months that name none: "Scorecard 2014/15" over "Apr" to "Mar"."""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from msgspec.structs import replace

from ibdesk.domain.month import FIRST_OF_FINANCIAL_YEAR, financial_year_in
from ibdesk.reading.cells.sheet import Cell, Kind
from ibdesk.reading.tables.months.month_headings import MonthHeading
from ibdesk.reading.tables.months.months_without_years import bare_month
from ibdesk.reading.values.cell_text import plain_signs, text_of

_YEARS = re.compile(r"(?<![\d/.-])((?:19|20)\d\d) ?[/–-] ?(\d{4}|\d\d)(?![\d/.-])")
_A_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
# What is said of another time than that of the figures.
_BESIDE = re.compile(
    r"\b(?:with|against|compared?|comparison|versus|vs|previous|prior|last|baseline|targets?|england|since|until|from|"
    r"published|set|agreed|population|census|based|plan|strategy|benchmarks?|average|national|to|and|forecast)\b"
)
_MOST_WORDS = 9
_MONTHS_A_YEAR = 12


def under_title(months: tuple[MonthHeading, ...], titles: Iterable[Cell]) -> tuple[MonthHeading, ...]:
    """The months with the title's year over them, where none says a year, no title names another one, and they stand in
    the order of a financial year."""
    numbers = [bare_month(each.cell) for each in months]
    if not months or None in numbers or any(_A_YEAR.search(text_of(each.above)) for each in months):
        return months
    places = [(number - FIRST_OF_FINANCIAL_YEAR) % _MONTHS_A_YEAR for number in numbers if number is not None]
    if any(after <= before for before, after in pairwise(places)):
        return months
    stated = _stated([cell for cell in titles if cell.kind is Kind.TEXT])
    return tuple(replace(each, above=stated) for each in months) if stated is not None else months


def _stated(titles: Sequence[Cell]) -> Cell | None:
    """The title that states the one financial year, with that alone for its text; None where it is not certain."""
    begins: dict[int, Cell] = {}
    for cell in titles:
        plain = plain_signs(text_of(cell)).casefold()
        found = [
            each for each in (financial_year_in(f"{years[1]}/{years[2]}") for years in _YEARS.finditer(plain)) if each
        ]
        if found and (len(plain.split()) > _MOST_WORDS or _BESIDE.search(plain)):
            return None
        begins |= {each: cell._replace(value=f"{each}/{(each + 1) % 100:02d}") for each in found}
    if len(begins) != 1:
        return None
    ((first, stated),) = begins.items()
    years = {int(each) for cell in titles for each in _A_YEAR.findall(text_of(cell))}
    return stated if years <= {first, first + 1} else None
