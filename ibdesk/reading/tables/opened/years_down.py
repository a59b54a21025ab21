"""A column of years beside one of months that name none: "2014/15" or 2014 beside "June". A year of four digits is the
calendar's where its months say so: a financial year called 2014 goes from December to January within it."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from ibdesk.domain.month import Month, financial_year_in
from ibdesk.reading.cells.sheet import Cell, Sheet
from ibdesk.reading.tables.months.month_numbers import of_financial_years
from ibdesk.reading.tables.months.months_without_years import bare_month
from ibdesk.reading.tables.words.headings import YEARS
from ibdesk.reading.values.cell_text import key_in, plain_signs, text_of

_Row = tuple[str, str, int]  # its indicator, its year, the number of its month
_CALENDAR, _DIGITS = "calendaryear", 4


def column_of_years(
    sheet: Sheet, columns: Mapping[str, int], others: Sequence[Cell], rows: Sequence[int]
) -> Cell | None:
    """The heading of the one column of years that go with the months of a table's rows; None where there is none, or
    where the months do not say which years they are."""
    headings = [cell for cell in others if key_in(cell) in YEARS]
    if len(headings) != 1 or "month" not in columns:
        return None
    heading, named = headings[0], columns.get("code", columns.get("name", 0))
    held: list[_Row] = []
    for row in rows:
        month = sheet.cell(row, columns["month"])
        if month is None:
            continue
        number, year = bare_month(month), plain_signs(text_of(sheet.cell(row, heading.column)))
        if number is None or not year:
            return None
        held.append((text_of(sheet.cell(row, named)), year, number))
    return heading if held and _are_sure(heading, held) else None


def _are_sure(heading: Cell, held: Sequence[_Row]) -> bool:
    years = {year for _, year, _ in held}
    if all(financial_year_in(year) is not None for year in years):
        return True
    if not all(year.isascii() and year.isdigit() and len(year) == _DIGITS for year in years):
        return False
    # Of a financial year by one number it is asked which one is meant.
    return key_in(heading) == _CALENDAR or of_financial_years(text_of(heading)) or _are_of_the_calendar(held)


def _are_of_the_calendar(held: Sequence[_Row]) -> bool:
    """Whether the months follow each other without a gap, and go one way within each year."""
    months = {Month(int(year), number) for _, year, number in held}
    if max(months).since(min(months)) + 1 != len(months):
        return False
    within: dict[tuple[str, str], list[int]] = defaultdict(list)
    for code, year, number in held:
        within[code, year].append(number)
    return all(numbers in (sorted(numbers), sorted(numbers, reverse=True)) for numbers in within.values())
