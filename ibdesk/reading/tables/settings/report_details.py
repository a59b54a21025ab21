"""The Report sheet: the cover's words, what in one column, its value beside it."""

from collections.abc import Mapping
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from ibdesk.domain.board import ReportDetails
from ibdesk.domain.house_style import PLAIN
from ibdesk.domain.problem import Severity
from ibdesk.reading.cells.sheet import Cell, Kind, Sheet
from ibdesk.reading.tables.opened.merged import Covered
from ibdesk.reading.tables.opened.recognise import LAST_ROW_FOR_HEADINGS
from ibdesk.reading.tables.words.sheet_names import (
    AS_SAVED,
    REPORT_COLUMN_HEADINGS,
    REPORT_LABELS,
    REPORT_SHEET_NAMES,
    STYLE_FIELDS,
)
from ibdesk.reading.values.cell_text import found_in, key_in, key_of, text_of
from ibdesk.reading.values.house_style_text import read_style_field
from ibdesk.reading.values.numbers import unreadable_formula
from ibdesk.reading.values.sheet_problems import SheetProblems, Unreadable

# Words like Title, Notes and Region stand on many sheets; so many of them together mean a cover.
_FEWEST_LABELS = 4
_FEWEST_WHEN_NAMED = 2
_FIELDS = {key: field for field, keys in REPORT_LABELS.items() for key in keys}


class DetailsFound(Struct, frozen=True):
    """The label's cell of each field, in the column where they stand."""

    column: int
    labels: Mapping[str, Cell]

    def where(self) -> str:
        rows = [cell.row for cell in self.labels.values()]
        first = next(iter(self.labels.values()))._replace(row=min(rows))
        return f"{first.address}:{first._replace(row=max(rows), column=first.column + 1).address}"


def find_details(sheet: Sheet) -> DetailsFound | None:
    """Where a sheet has the cover's words; None where it has too few of them to be a Report sheet."""
    columns: dict[int, dict[str, Cell]] = {}
    for row, cells in sheet.rows():
        if row > LAST_ROW_FOR_HEADINGS:
            break
        for cell in cells:
            field = _FIELDS.get(key_in(cell))
            if field is not None:
                columns.setdefault(cell.column, {}).setdefault(field, cell)
    if not columns:
        return None
    column = max(columns, key=lambda each: (len(columns[each]), -each))
    fewest = _FEWEST_WHEN_NAMED if key_of(sheet.name) in REPORT_SHEET_NAMES else _FEWEST_LABELS
    return DetailsFound(column, columns[column]) if len(columns[column]) >= fewest else None


def read_details(
    sheet: Sheet, covered: Covered, found: DetailsFound, known: ReportDetails | None, problems: SheetProblems
) -> ReportDetails:
    """The cover's words and the packs' style; those that the sheet does not name, leaves blank, or has as its template
    was saved, stay as they are known: a template that was saved before the council was named does not take the name
    away, and one that was saved before the title changed does not bring the old one back."""
    saved = _saved_column(sheet, found)
    details = known or ReportDetails()
    fields: dict[str, Any] = {}
    style: dict[str, Any] = {}
    for field, label in found.labels.items():
        cell = _value(sheet, covered, label, saved)
        if cell is not None and cell.kind in (Kind.ERROR, Kind.FORMULA_WITHOUT_RESULT):
            problems.report(unreadable_formula(cell), cell)
            continue
        text = text_of(cell)
        if not text or (_is_known(details, field) and text == _saved(sheet, label.row, saved)):
            continue
        if field in STYLE_FIELDS:
            read = read_style_field(field, text)
            if isinstance(read, Unreadable):
                problems.report(read, cell or label)
            else:
                style[field] = read
        else:
            fields[field] = text
    _report_unknown(sheet, found, problems)
    return replace(details, **fields, style=replace(details.style, **style))


def _saved_column(sheet: Sheet, found: DetailsFound) -> int | None:
    first, heading = min(cell.row for cell in found.labels.values()), key_of(AS_SAVED)
    for row, cells in sheet.rows():
        if row >= first:
            break
        for cell in cells:
            if cell.column > found.column and key_in(cell) == heading:
                return cell.column
    return None


def _saved(sheet: Sheet, row: int, column: int | None) -> str | None:
    return None if column is None else text_of(sheet.cell(row, column))


def _is_known(details: ReportDetails, field: str) -> bool:
    """Whether the board has its own word; a new one takes all that a template says."""
    own, usual = (details.style, PLAIN) if field in STYLE_FIELDS else (details, ReportDetails())
    return bool(getattr(own, field) != getattr(usual, field))


def _value(sheet: Sheet, covered: Covered, label: Cell, saved: int | None) -> Cell | None:
    """The first cell to the right of the label, past the cells that a merged label covers, that says no older value."""
    for cell in sheet.row(label.row):
        if cell.column > label.column and cell.column != saved and covered.cell(cell.row, cell.column) is not label:
            return cell
    return None


def _report_unknown(sheet: Sheet, found: DetailsFound, problems: SheetProblems) -> None:
    known = {cell.row for cell in found.labels.values()}
    for row, cells in sheet.rows():
        label = sheet.cell(row, found.column)
        if row in known or label is None or len(cells) < 2 or key_in(label) in REPORT_COLUMN_HEADINGS:
            continue
        problems.report(_unknown(found_in(label)), label)


def _unknown(label: str) -> Unreadable:
    return Unreadable(
        "row-not-used",
        f"“{label[:60]}” is none of the report's details, so this row was not used.",
        "Nothing, if it is not needed; the names of the details are listed in the help.",
        Severity.INFO,
    )
