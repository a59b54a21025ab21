"""Columns that say of a row, or of all rows, that its figures are of another time than the months that stand with them:
"Year" with 2013 beside August 2014, "Week" with 32, "Term" with Autumn beside June."""

import re

from ibdesk.domain.month import Month
from ibdesk.reading.cells.sheet import Cell, content_of
from ibdesk.reading.tables.around.heading_qualifiers import is_in_year, is_year
from ibdesk.reading.tables.around.places import IN_ROWS, Label, month_in, months_of
from ibdesk.reading.tables.opened.open_table import OpenTable
from ibdesk.reading.tables.words.word_lists import word_list
from ibdesk.reading.values.cell_text import key_in, key_of, plain_signs, text_of
from ibdesk.reading.values.longer_times import longer_time

# Of these a month has several; whose figures stand there, the month's or theirs, nothing says.
_WITHIN_MONTHS = word_list(
    "week weekno weeknumber weeknum wk wkno weekending weekendingdate weekended we wc wkending weekcommencing "
    "weekcommencingdate weekbeginning isoweek yearweek fortnight fortnightending day daynumber dayno dayofmonth"
)
_LONGER = word_list("term schoolterm academicterm half halfyear halfterm season semester")
_YEARS = re.compile(
    r"(?:(?:the|of|financial|fiscal|calendar|reporting|report|data|council|municipal|statistical|period) ?)*"
    r"(?:years?|yr|fy|fin year)"
)
_SHORT = re.compile(r"(?:fy|cy|f/y) ?[’']?(\d\d)(?!\d)")


def times_in_columns(table: OpenTable) -> list[Label]:
    """The first such cell of each such column."""
    headings = [cell for cell in table.table.others if _is_of_times(cell)]
    if not headings:
        return []
    month_column = table.table.columns.get("month", 0)
    over = months_of(table) if table.table.months or not month_column else None
    found: dict[int, Label] = {}
    met: set[object] = set()  # the same few times stand in thousands of rows
    for row in table.table.rows:
        month = table.covered.cell(row, month_column) if over is None else None
        for heading in headings:
            cell = table.covered.cell(row, heading.column)
            said = heading.column, content_of(cell), content_of(month)
            if cell is None or heading.column in found or said in met:
                continue
            met.add(said)
            months = over if over is not None else {each} if (each := month_in(month)) is not None else set()
            if months and _is_other_time(heading, cell, months):
                found[heading.column] = cell, IN_ROWS
    return list(found.values())


def _is_of_times(heading: Cell) -> bool:
    return key_in(heading) in _WITHIN_MONTHS | _LONGER or _is_over_years(heading)


def _is_over_years(heading: Cell) -> bool:
    return _YEARS.fullmatch(plain_signs(text_of(heading)).casefold().strip(" .:")) is not None


def _is_other_time(heading: Cell, cell: Cell, months: set[Month]) -> bool:
    text = text_of(cell)
    if key_in(heading) in _WITHIN_MONTHS:
        return bool(text)
    if _is_over_years(heading):
        short = _SHORT.fullmatch(plain_signs(text).casefold())
        year = f"20{short[1]}" if short is not None else text
        return is_year(year) and not any(is_in_year(year, month) for month in months)
    name = text_of(heading)
    longer = longer_time(text) or longer_time(f"{text} {name}") or longer_time(f"{name} {text}")
    return bool(key_of(text)) and (longer is None or longer.months.isdisjoint(each.number for each in months))
