"""One sheet written as each kind of workbook there is, merged ranges included where the kind has them."""

import csv
import io
from collections.abc import Callable, Mapping, Sequence
from typing import Any
from xml.sax.saxutils import escape

import xlwt

from ibdesk.domain.board import Records
from ibdesk.domain.question import NOTHING_DECIDED, Decisions
from ibdesk.domain.workbook_contents import WorkbookContents
from ibdesk.reading.cells.sheet import Sheet
from ibdesk.reading.files.open_file import read_cells
from ibdesk.reading.workbooks import OpenedFile, read_opened
from tests.reading.files.odd_workbooks import ods_named
from tests.reading.made_workbooks import Laid, Rows, workbook

FORMATS = ("xlsx", "xls", "ods", "csv")
Merged = Sequence[tuple[int, int, int, int]]  # first row and column, last row and column, from 1


def in_format(rows: Rows, kind: str, merged: Merged = (), sheet: str = "Figures") -> bytes:
    """The bytes of a workbook with this one sheet; numbers are numbers, all else is text; None is a blank cell."""
    return _WRITERS[kind](rows, merged, sheet)


def opened(rows: Rows, kind: str, merged: Merged = (), sheet: str = "Figures") -> OpenedFile:
    """The workbook's cells, read as an import reads them, in this process."""
    name = f"figures.{kind}"
    return OpenedFile(name, "0", read_cells(in_format(rows, kind, merged, sheet), name))


def sheet_of(file: OpenedFile) -> Sheet:
    return file.workbook.sheets[0]


def read_one(file: OpenedFile, known: Records, decisions: Decisions = NOTHING_DECIDED) -> WorkbookContents:
    return read_opened([file], known, decisions=decisions)[0]


def _xlsx(rows: Rows, merged: Merged, sheet: str) -> bytes:
    ranges = tuple((*each, rows[each[0] - 1][each[1] - 1]) for each in merged)
    return workbook({sheet: Laid(rows, merged=ranges)})


def _xls(rows: Rows, merged: Merged, sheet: str) -> bytes:
    book = xlwt.Workbook()
    made = book.add_sheet(sheet)
    corners = {each[:2]: each for each in merged}
    for row, values in enumerate(rows, 1):
        for column, value in enumerate(values, 1):
            if value is None:
                continue
            if over := corners.get((row, column)):
                made.write_merge(over[0] - 1, over[2] - 1, over[1] - 1, over[3] - 1, value)
            else:
                made.write(row - 1, column - 1, value)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _ods(rows: Rows, merged: Merged, sheet: str) -> bytes:
    corners = {each[:2]: each for each in merged}
    lines = (
        "<table:table-row>"
        + "".join(_ods_cell(value, corners.get((row, column))) for column, value in enumerate(values, 1))
        + "</table:table-row>"
        for row, values in enumerate(rows, 1)
    )
    return ods_named(sheet, "".join(lines))


def _ods_cell(value: Any, over: tuple[int, int, int, int] | None) -> str:
    spans = f' table:number-rows-spanned="{over[2] - over[0] + 1}"' if over else ""
    spans += f' table:number-columns-spanned="{over[3] - over[1] + 1}"' if over else ""
    if value is None:
        return "<table:table-cell/>"
    if isinstance(value, str):
        return (
            f'<table:table-cell office:value-type="string"{spans}><text:p>{escape(value)}</text:p></table:table-cell>'
        )
    return f'<table:table-cell office:value-type="float" office:value="{value}"{spans}/>'


def _csv(rows: Rows, merged: Merged, sheet: str) -> bytes:
    file = io.StringIO()
    csv.writer(file).writerows(rows)
    return file.getvalue().encode()


_WRITERS: Mapping[str, Callable[[Rows, Merged, str], bytes]] = {"xlsx": _xlsx, "xls": _xls, "ods": _ods, "csv": _csv}
