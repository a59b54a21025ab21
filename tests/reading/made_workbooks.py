"""Workbooks made in code for the tests of reading, as bytes, and what comes out of them."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from fractions import Fraction
from io import BytesIO
from typing import Any

import xlsxwriter
from msgspec import Struct

from ibdesk.domain.board import Records
from ibdesk.domain.figure import Figure, Part, Unit
from ibdesk.domain.month import Month
from ibdesk.domain.problem import Problem
from ibdesk.domain.workbook_contents import WorkbookContents
from ibdesk.reading.workbooks import InFile
from tests.made import cell_of, indicator
from tests.reading.read_workbooks import read_workbooks

Rows = Sequence[Any]  # each row a sequence of values


class Shown(Struct, frozen=True):
    """A number or a date under a number format."""

    value: Any
    number_format: str


class Formula(Struct, frozen=True):
    """A formula with the result that was saved with it."""

    text: str
    result: Any


class Laid(Struct, frozen=True):
    """A sheet with more to it than its rows."""

    rows: Rows
    hidden: bool = False
    hidden_rows: tuple[int, ...] = ()
    merged: tuple[tuple[int, int, int, int, Any], ...] = ()


def as_date(year: int, month: int, day: int, number_format: str = "mmm-yy") -> Shown:
    return Shown(datetime(year, month, day), number_format)


def workbook(sheets: Mapping[str, Rows | Laid]) -> bytes:
    """An .xlsx file; None leaves a cell blank."""
    file = BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True, "strings_to_urls": False, "strings_to_formulas": False})
    for name, given in sheets.items():
        laid = given if isinstance(given, Laid) else Laid(given)
        sheet = book.add_worksheet(name)
        for row, values in enumerate(laid.rows):
            for column, value in enumerate(values):
                _write(book, sheet, row, column, value)
        for top, left, bottom, right, value in laid.merged:
            sheet.merge_range(top - 1, left - 1, bottom - 1, right - 1, value)
        for row in laid.hidden_rows:
            sheet.set_row(row - 1, None, None, {"hidden": True})
        if laid.hidden:
            sheet.hide()
    book.close()
    return file.getvalue()


def _write(book: Any, sheet: Any, row: int, column: int, value: Any) -> None:
    match value:
        case None:
            pass
        case Shown(datetime() as day, number_format):
            sheet.write_datetime(row, column, day, book.add_format({"num_format": number_format}))
        case Shown(number, number_format):
            sheet.write_number(row, column, number, book.add_format({"num_format": number_format}))
        case Formula(text, result):
            sheet.write_formula(row, column, text, None, result)
        case bool():
            sheet.write_boolean(row, column, value)
        case date():
            sheet.write_datetime(row, column, value, book.add_format({"num_format": "dd/mm/yyyy"}))
        case str():
            sheet.write_string(row, column, value)
        case _:
            sheet.write_number(row, column, value)


SEVEN = indicator("7", name="Referrals")
TEN = indicator("10", name="Initial Assessments Completed within 10 Working Days", unit=Unit.PERCENT)
KNOWN = Records(indicators=(SEVEN, TEN))


def read(sheets: Mapping[str, Rows | Laid], known: Records = KNOWN, name: str = "figures.xlsx") -> WorkbookContents:
    """What one workbook of these sheets holds."""
    contents = read_workbooks([InFile(name=name, data=workbook(sheets))], known)[0]
    assert contents.error is None, contents.error
    return contents


def numbers(contents: WorkbookContents, part: Part = Part.VALUE) -> dict[tuple[str, str], object]:
    """The quantities of one part by code and month; numbers as short texts."""
    return {
        (figure.code, str(figure.month)): plain(figure) for figure in contents.records.figures if figure.part is part
    }


def plain(figure: Figure) -> object:
    quantity = figure.quantity
    return float(quantity) if isinstance(quantity, Fraction) else quantity


def figure_at(contents: WorkbookContents, code: str, month: str, part: Part = Part.VALUE) -> Figure:
    found = [
        figure
        for figure in contents.records.figures
        if (figure.code, figure.month, figure.part) == (code, Month.parse(month), part)
    ]
    assert len(found) == 1, found
    return found[0]


def told(contents: WorkbookContents) -> list[tuple[str, str]]:
    """Every problem of a sheet as its rule and its place; what is said of the file as a whole is left out."""
    return [(problem.rule, place(problem)) for problem in contents.problems if problem.rule != "workbook-note"]


def place(problem: Problem) -> str:
    assert problem.source is not None
    return f"{cell_of(problem).sheet}!{cell_of(problem).cell}"
