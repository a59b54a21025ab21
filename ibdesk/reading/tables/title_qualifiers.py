"""Titles over a table, and the sheet's name, that say that all of its numbers are another kind: "Targets 2014/15",
"Area: North", "Boys only"."""

import re
from collections.abc import Iterator, Sequence

from ibdesk.reading.cells.sheet import Cell, Kind, Sheet
from ibdesk.reading.tables.filter_notes import is_note_of_another
from ibdesk.reading.tables.kinds_of_numbers import KIND_HEADINGS, PART_HEADINGS, NumberKind, is_whole, kind_of
from ibdesk.reading.tables.open_table import OpenTable
from ibdesk.reading.tables.table import last_row
from ibdesk.reading.values.cell_text import key_in, key_of, plain_signs, text_of

_ROWS_ABOVE, _ROWS_BELOW, _OVER_COLUMNS = 20, 20, 3
_ANOTHER = (NumberKind.OTHER, NumberKind.PART, NumberKind.RATE, NumberKind.EARLIER)
_PLACES = "area|locality|district|ward|neighbourhood|cluster|hub|office|region|patch"
# A title that says of which part its table is.
_OF_PART = re.compile(
    rf"(?:{_PLACES}|team|gender|sex|ages?|age (?:group|band)|ethnicity|scenario|cohort|provider) ?[:–-] ?(\S.*)"
)
_OF_PLACE = re.compile(
    rf"(?:(?:north|south|central|east|west)[ -]?(?:east|west)? (?:{_PLACES}|team)|\S+ (?:locality|ward|cluster))"
)
_OF_AGE = re.compile(r".*\baged? (\d{1,2} ?(?:-|–|to) ?\d{1,2}|(?:under|over) \d{1,2})s?")
# What a figure is held against is no other number than the figure.
_AGAINST = re.compile(r"\b(?:against|versus|vs?\.?|compared (?:with|to)|with)\s.*")
_BEGINS = re.compile(
    r"(?:(?:monthly|annual|agreed|our|the) )?(?:targets|forecasts?|budgets?|trajector(?:y|ies))\b(?! audience)"
)
_CUMULATIVE = re.compile(r"\b(?:is|are|shown|as|all) cumulative\b|\bcumulative (?:from|since|figures?|totals?)\b")
# Who made a report is no part of its figures.
_MAKERS = frozenset(("performance", "intelligence", "data", "analysis", "information", "insight"))
_PAIRED = KIND_HEADINGS | PART_HEADINGS | {"report", "title", "reporttitle", "table", "sheet", "contents", "data"}
# As a sheet's name these say how its figures are shown, not which they are: months beside each other are a trend, and
# all months of a year stand on the sheet "FY 2014-15". A single letter, or "CI", is no more than a short name.
_SHEETS_OF_ALL = frozenset(("trend", "trends", "monthlytrend", "monthlytrends", "fy", "status", "ci", "pp", "ppt"))
_NOT_LETTERS = re.compile(r"[\d\W_]+")
Label = tuple[Cell, str]
AS_SHEET, AS_TITLE = "as the name of the sheet", "as a title"


def labels_of_sheet(table: OpenTable) -> Iterator[Label]:
    """The sheet's name or a title that says that all numbers are another kind."""
    at = table.sheet.cell(table.table.heading_row, table.table.first_column)
    if at is not None and _is_sheet_of_another(table.sheet.name):
        yield at._replace(kind=Kind.TEXT, value=table.sheet.name), AS_SHEET
    heading_row, first, last = table.table.heading_row, table.table.first_column, table.table.last_column
    top = next((row for row, cells in table.sheet.rows() if len(cells) > 2), heading_row)
    for row in range(heading_row - 1, max(0, heading_row - _ROWS_ABOVE), -1):
        cells = table.sheet.row(row)
        own = [cell for cell in cells if first <= cell.column <= last]
        title = _title_of_another(cells) or (_title_of_another(own[:1]) if len(own) == 1 else None)
        # Under another table "Last year" says what the months say too; right over a column a label is about that one.
        is_later = title is not None and kind_of(text_of(title)) is NumberKind.EARLIER and top < row
        over_column = title is not None and title.column > first + 1 and row >= heading_row - _OVER_COLUMNS
        if title is not None and not is_later and not over_column:
            yield title, AS_TITLE
        if any(cell.kind is Kind.NUMBER for cell in cells) and len(cells) > 2:
            return  # the rows of another table


def notes_below(table: OpenTable) -> list[Label]:
    """The note under a table that makes other figures of all of it: "All figures in thousands"."""
    last = last_row(table.sheet, table.table)
    for row in table.table.rows[-_ROWS_BELOW:]:
        cells = table.sheet.row(row)
        if row > last and len(cells) == 1 and cells[0].kind is Kind.TEXT and is_note_of_another(text_of(cells[0])):
            return [(cells[0], "under the table")]
    return []


def said_over(sheet: Sheet, heading_row: int) -> str | None:
    """Why what stands under headings in this row is no indicators' own figures, as the sheet's name or a title above
    says; None where they do not say so."""
    if _is_sheet_of_another(sheet.name):
        return f"the sheet is called “{sheet.name}”"
    titles = (_title_of_another(sheet.row(row)) for row in range(max(1, heading_row - _ROWS_ABOVE), heading_row))
    return next((f"“{text_of(title)}” stands as a title" for title in titles if title is not None), None)


def _is_sheet_of_another(name: str) -> bool:
    word = _NOT_LETTERS.sub("", name.casefold())
    return len(word) > 1 and word not in _SHEETS_OF_ALL and kind_of(name) in _ANOTHER


def _title_of_another(cells: Sequence[Cell]) -> Cell | None:
    """The cell of a row of titles that says so: alone in it, or behind what it is for ("Area", "North")."""
    texts = [cell for cell in cells if cell.kind is Kind.TEXT and text_of(cell)]
    if len(texts) != len(cells):
        return None
    if len(texts) == 1 and is_of_another(text_of(texts[0])):
        return texts[0]
    if len(texts) == 2 and key_in(texts[0]) in _PAIRED:
        said = f"{text_of(texts[0]).rstrip(' :')}: {text_of(texts[1])}"
        return texts[1] if is_of_another(said) or is_of_another(text_of(texts[1])) else None
    return None


def is_title_of_part(cell: Cell, where: str) -> bool:
    """Whether a label stands over all of a table and says of which part it is: then others are of other parts."""
    return where in (AS_SHEET, AS_TITLE) and kind_of(text_of(cell)) in (None, NumberKind.PART)


def is_of_another(title: str) -> bool:
    """Whether a title says that the numbers below are another kind, of one part alone, or of another time."""
    if "\n" in title.strip() and any(is_of_another(line) for line in title.splitlines()):
        return True
    plain = plain_signs(title).casefold()
    if is_note_of_another(plain):
        return True
    if kind_of(_AGAINST.sub("", plain)) in _ANOTHER or _BEGINS.match(plain) or _CUMULATIVE.search(plain):
        return True
    if (age := _OF_AGE.fullmatch(plain)) is not None:
        return not is_whole(age[1])
    if _OF_PLACE.fullmatch(plain):
        return True
    part = _OF_PART.fullmatch(plain)
    makers = _MAKERS.intersection(key_of(word) for word in plain.split())
    return part is not None and not makers and not is_whole(part[1])
