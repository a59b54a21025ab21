"""Dates over or under tables that come too early for their newest figures: a report run on 15 August, or called July's,
cannot hold all of August."""

import re
from collections.abc import Collection, Iterator, Mapping
from datetime import date
from fractions import Fraction
from pathlib import PurePath

from ibdesk.domain.board import Records
from ibdesk.domain.month import Month
from ibdesk.domain.problem import Severity
from ibdesk.reading.cells.sheet import Cell, Kind, Sheet
from ibdesk.reading.tables.around.places import lines_beside
from ibdesk.reading.tables.opened.table import Table
from ibdesk.reading.tables.words.headings import LONG, WIDE
from ibdesk.reading.values.cell_text import key_in, plain_signs, text_of
from ibdesk.reading.values.month_cell import read_month
from ibdesk.reading.values.month_text import FoundMonth
from ibdesk.reading.values.numbers import holds_number
from ibdesk.reading.values.sheet_problems import SheetProblems, Unreadable
from ibdesk.reading.values.spans import days_in, last_month_in, range_said, span_in

_MADE = (
    r"(?:as (?:at|of)|extract(?:ed|ion)?|run|refreshed|downloaded|exported|data to|up to|upto|up until|position|"
    r"snapshot|printed|produced|generated|created|cut[- ]?off|to date)"
)
_MADE_ON = re.compile(rf"\b{_MADE}\b(?:[ :,–-]|\b(?:and|including|inc|on|at|the|date|day|time|data|from|of|system|"
                      r"casebook|report|in|case|by|last|database)\b)*$")  # fmt: skip
_LABELS = re.compile(rf"(?:(?:data|report|last|date|system|file|query|figures) ?)*{_MADE}(?: ?(?:on|at|date|time|to))*")
_OF_REPORT = re.compile(
    r"(?:report(?:ing)?|data|return) ?(?:month|period)|month|period|month of (?:report|return)|data for|figures for|for"
)
_TITLE = re.compile(
    r"(?:(?:monthly|performance|reports?|return|scorecard|dashboard|data|figures|indicators?|summary|for|of|the|month|"
    r"board|pack|children's|childrens|services?|social|care|improvement|kpis?|month:|-|:|,|\()+ ?)+"
)
_ROWS, _LAST_DAYS, _LONG_AGO, _LONGEST = 20, 7, 3, 120


def report_dates_over(
    sheet: Sheet, tables: Collection[Table], held: Mapping[int, Records], problems: SheetProblems
) -> None:
    """Tell of the first date of a report that is before the end of the newest month it has figures for."""
    names = (sheet.name, PurePath(problems.workbook).stem)
    stated = list(_stated(sheet, tables, names))
    if not stated:
        return
    numbers = (figure for each in held.values() for figure in each.figures if isinstance(figure.quantity, Fraction))
    newest = max((figure.month for figure in numbers), default=None)
    if newest is None:
        return
    for cell, day, month in stated:
        if day is not None and _is_within(day, newest):
            problems.report(_part_of_month(text_of(cell), day, newest), cell)
            return
        oldest = month if range_said(text_of(cell)) is not None else newest - _LONG_AGO
        if oldest <= month < newest:
            problems.report(_before(text_of(cell), newest), cell)
            return


def _is_within(day: date, newest: Month) -> bool:
    """Whether it is a day of the month before the last ones; its first stands for the month as often."""
    return Month.of(day) == newest and 1 < day.day <= newest.last_day.day - _LAST_DAYS


def _stated(
    sheet: Sheet, tables: Collection[Table], names: Collection[str]
) -> Iterator[tuple[Cell, date | None, Month]]:
    """The cells over and under the sheet's tables of figures that say when a report was made, or of which month it is;
    with the day, or the month alone; and the names of the sheet and the file."""
    of_figures = [table for table in tables if table.layout.name in (LONG, WIDE)]
    rows = {row for table in of_figures for row in range(table.heading_row - 1, table.heading_row - _ROWS, -1)}
    rows |= {row for table in of_figures for row in (*table.notes, *table.rows[-_ROWS:])}
    for table in of_figures[:1]:
        at = sheet.row(table.heading_row)[0]
        for name in names:
            if (found := _in_words(name.replace("_", " "), is_name=True)) is not None:
                yield (at._replace(kind=Kind.TEXT, value=name), *found)
        for line in lines_beside(sheet, at):
            if (found := _in_words(text_of(line))) is not None:
                yield line, *found
    rows -= {table.heading_row for table in tables}
    for row in sorted(each for each in rows if each > 0):
        cells = sheet.row(row)
        if len(cells) > 1 and any(table.heading_row < row for table in of_figures) and _is_row_of_figures(cells):
            continue
        before: Cell | None = None
        for cell in cells:
            found = _behind(before, cell) if before is not None else None
            found = found or (_in_words(text_of(cell)) if cell.kind is Kind.TEXT else None)
            if found is not None:
                yield cell, *found
            before = cell


def _is_row_of_figures(cells: Collection[Cell]) -> bool:
    return any(cell.kind is Kind.NUMBER or holds_number(cell) for cell in cells)


def _behind(label: Cell, cell: Cell) -> tuple[date | None, Month] | None:
    """What stands behind a label: a day behind "Run date", a month behind "Report month"."""
    said = plain_signs(text_of(label)).casefold().strip(" :")
    if label.kind is not Kind.TEXT or not key_in(label):
        return None
    if (said_range := range_said(f"{said}: {text_of(cell)}")) is not None or span_in(text_of(cell)) is not None:
        return (None, said_range[1]) if said_range is not None else None
    if _LABELS.fullmatch(said):
        day = next(days_in(text_of(cell)), None)
        return (day, Month.of(day)) if day is not None else None
    found = read_month(cell) if _OF_REPORT.fullmatch(said) else None
    return (None, found.month) if isinstance(found, FoundMonth) and not (found.quarter or found.year) else None


def _in_words(text: str, is_name: bool = False) -> tuple[date | None, Month] | None:
    """What one text says: "Extracted on 15/08/2014", "Performance report July 2014"; of a name the month alone too."""
    plain = plain_signs(text).casefold().strip(" .()")
    if (said_range := range_said(plain)) is not None:
        return None, said_range[1]
    if len(plain) > _LONGEST or span_in(plain) is not None:
        return None
    days = list(days_in(plain))
    if len(days) == 1:
        return (days[0], Month.of(days[0])) if _MADE_ON.search(_before_day(plain)) else None
    title = last_month_in(plain)
    if title is None or not (_TITLE.fullmatch(title[0]) or (is_name and not title[0])):
        return None
    return None, title[1]


def _before_day(plain: str) -> str:
    """The words before the first digit of a text with one day in it."""
    return re.split(r"\d", plain, maxsplit=1)[0]


def _part_of_month(said: str, day: date, newest: Month) -> Unreadable:
    return Unreadable(
        "report-before-month-end",
        f"“{said}” is before {newest.long} ended, so its figures for {newest.long} may be of the days up to "
        f"{day.day} {newest.name} alone.",
        f"Run the report again for the whole of {newest.long}, or put the date right.",
        Severity.WARNING,
    )


def _before(said: str, newest: Month) -> Unreadable:
    return Unreadable(
        "report-before-month-end",
        f"“{said}” stands with these figures, and the newest of them are headed {newest.long}, which came later. "
        "Either they are of another month, or this line is an earlier report's.",
        f"See which month the figures headed {newest.long} are of, and put the heading or this line right.",
        Severity.WARNING,
    )
