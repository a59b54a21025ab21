"""A strict table: one heading row, no merged and no blank cells, named and marked up."""

from collections.abc import Sequence

from msgspec import Struct

from ibdesk.domain.assessment import Status
from ibdesk.palette import LIGHT
from ibdesk.writing.sheets.numbers import (
    NOT_APPLICABLE,
    NOT_SUPPLIED,
    CellContent,
    TextCell,
    cell_text,
)
from ibdesk.writing.sheets.sheet import ROW_POINTS, PackSheet
from ibdesk.writing.sheets.styles import COLUMN_HEADING, LINK, ROW, Look
from ibdesk.writing.sheets.text import clean, height


class LinkCell(Struct, frozen=True):
    """Text that leads to another sheet."""

    sheet: str
    text: str


class StatusCell(Struct, frozen=True):
    status: Status


class Column(Struct, frozen=True):
    """`pixels` wide; text wraps where `wraps`."""

    heading: str
    pixels: int
    wraps: bool = False
    right: bool = False
    bold: bool = False


# What Excel itself leaves over a row's lines is within them.
_PADDING = 0.0
TableCell = CellContent | LinkCell | StatusCell
LINKED = Look(colour=LINK.colour, underline=True, line_below=LIGHT.line, wrap=True)


class Table(Struct, frozen=True):
    """`name` is the table's own name in Excel, `description` its alternative text."""

    name: str
    description: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[TableCell, ...], ...]
    filters: bool = True


class TableRecord(Struct, frozen=True):
    """A table with what stands over it: its title, and lines below that."""

    title: str
    lines: tuple[str, ...]
    table: Table


def write_table(sheet: PackSheet, first_row: int, table: Table) -> None:
    """Headings in `first_row`; the sheet's columns take the table's widths, the rows the heights they need."""
    # Excel takes no table without a row.
    rows = table.rows or (tuple(TextCell(NOT_APPLICABLE) for _ in table.columns),)
    sheet.columns([column.pixels for column in table.columns])
    options = {
        "name": table.name,
        "title": table.name,
        "description": table.description,
        "style": None,
        "autofilter": table.filters,
        "columns": [{"header": column.heading} for column in table.columns],
    }
    last_row, last_column = first_row + len(rows), len(table.columns) - 1
    code = sheet.worksheet.add_table(first_row, 0, last_row, last_column, options)
    if code:
        raise ValueError(f"{sheet.name}: the table could not be written (code {code})")
    for place, column in enumerate(table.columns):
        look = Look(
            bold=True,
            colour=COLUMN_HEADING.colour,
            fill=COLUMN_HEADING.fill,
            wrap=True,
            align="right" if column.right else "left",
            indent=1 if column.right else 0,
        )
        sheet.text(first_row, place, column.heading, look)
    # The filter's buttons take some of a heading's room.
    room = 14 if table.filters else 0
    tallest = max(height(column.heading, column.pixels - room, COLUMN_HEADING.size, True) for column in table.columns)
    sheet.row_height(first_row, max(tallest, ROW_POINTS + 5))
    looks = [_look(column) for column in table.columns]
    for number, row in enumerate(rows, start=first_row + 1):
        _write_row(sheet, number, row, table.columns, looks)


def _write_row(
    sheet: PackSheet, number: int, row: tuple[TableCell, ...], columns: tuple[Column, ...], looks: Sequence[Look]
) -> None:
    needed = ROW_POINTS
    for place, (cell, column, look) in enumerate(zip(row, columns, looks, strict=True)):
        # As in PackSheet.write: a match would take twice as long. Most cells are texts.
        if isinstance(cell, TextCell):
            if not clean(cell.text).strip():
                sheet.text(number, place, NOT_SUPPLIED, look)
                continue
        elif isinstance(cell, LinkCell):
            sheet.link(number, place, cell.sheet, clean(cell.text).strip() or NOT_SUPPLIED, LINKED)
            needed = max(needed, height(cell.text, column.pixels, LINKED.size, padding=_PADDING))
            continue
        elif isinstance(cell, StatusCell):
            sheet.status(number, place, cell.status, ROW)
            continue
        sheet.write(number, place, cell, look)
        if column.wraps:
            needed = max(needed, height(cell_text(cell), column.pixels, look.size, look.bold, _PADDING))
    sheet.row_height(number, needed)


def _look(column: Column) -> Look:
    return Look(
        bold=column.bold,
        wrap=column.wraps,
        align="right" if column.right else "left",
        indent=1 if column.right else 0,
        line_below=LIGHT.line,
        valign="vcenter",
    )
