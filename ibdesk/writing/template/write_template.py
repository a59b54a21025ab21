"""The template: a workbook ready to fill, with the board's definitions and known figures, that reads back to the same;
headings locked, entry cells open, drop-downs, and room to read."""

from datetime import datetime, time
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ibdesk.domain.board import Records
from ibdesk.domain.cell_address import column_letters
from ibdesk.domain.month import Month
from ibdesk.palette import LIGHT
from ibdesk.writing.sheets.saving import save_whole
from ibdesk.writing.sheets.styles import BODY_SIZE, FONT
from ibdesk.writing.sheets.text import clean
from ibdesk.writing.sheets.zipped_book import new_workbook
from ibdesk.writing.template.settings import (
    benchmarks_sheet,
    breakdowns_sheet,
    comments_sheet,
    events_sheet,
    indicators_sheet,
    population_sheet,
    report_sheet,
    targets_sheet,
)
from ibdesk.writing.template.sheets import Column, NumberCell, Row, TemplateSheet, Written, figure_sheets

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet


HEADING_ROW = 3  # from 0: title, hint, a blank row, then the headings
SPARE_ROWS = 300
_CODES = f"=Indicators!$A${HEADING_ROW + 2}:$A${HEADING_ROW + 1 + SPARE_ROWS}"
_READ_ME_WIDTH = 110
_TALLEST = 180
_LINE = 14
_ALLOWED = {
    "format_cells": True,
    "format_columns": True,
    "format_rows": True,
    "insert_rows": True,
    "sort": True,
    "autofilter": True,
}


class TemplatePaper:
    """A workbook's formats and the way its sheets are laid out."""

    def __init__(self, workbook: "Workbook") -> None:
        self._workbook = workbook
        heading = {"bold": True, "font_color": LIGHT.accent_text, "bg_color": LIGHT.accent, "text_wrap": True}
        self._title = self._format(bold=True, font_size=16, font_color=LIGHT.accent)
        self._hint = self._format(font_color=LIGHT.secondary)
        self._heading = self._format(**heading, border=1, border_color=LIGHT.line)
        self._month = self._format(**heading, num_format="mmm-yy", border=1, border_color=LIGHT.line, align="right")
        self._fixed = self._format(text_wrap=True, bg_color=LIGHT.window, num_format="@")
        self._text = self._format(text_wrap=True, locked=False, num_format="@")
        self._number = self._format(locked=False, num_format="General")
        self._percent = self._format(locked=False, num_format="0.00%")
        self._what = self._format(bold=True)
        self._prose = self._format(text_wrap=True)

    def _format(self, **properties: Any) -> "Format":
        return self._workbook.add_format(
            {"font_name": FONT, "font_size": BODY_SIZE, "font_color": LIGHT.text, "valign": "top", **properties}
        )

    def write_read_me(self, title: str) -> None:
        sheet = self._workbook.add_worksheet("Read me")
        sheet.set_column(0, 0, 28)
        sheet.set_column(1, 1, _READ_ME_WIDTH)
        sheet.write_string(0, 0, title, self._title)
        for row, (what, words) in enumerate(READ_ME, start=2):
            sheet.set_row(row, _height(words, _READ_ME_WIDTH))
            sheet.write_string(row, 0, what, self._what)
            sheet.write_string(row, 1, words, self._prose)
        _on_paper(sheet)

    def write(self, given: TemplateSheet) -> None:
        """One sheet: title, hint, headings, what is known, and open rows below."""
        sheet = self._workbook.add_worksheet(given.name)
        sheet.write_string(0, 0, given.title, self._title)
        sheet.write_string(1, 0, given.hint, self._hint)
        for number, column in enumerate(given.columns):
            sheet.set_column(number, number, column.width, self._text if column.text else self._number)
            self._write_heading(sheet, number, column)
        sheet.set_row(HEADING_ROW, 30)
        for number, row in enumerate(given.rows, start=HEADING_ROW + 1):
            self._write_row(sheet, number, row, given.columns)
        last_row = HEADING_ROW + len(given.rows) + SPARE_ROWS
        _offer_choices(sheet, given.columns, last_row)
        sheet.freeze_panes(HEADING_ROW + 1, given.freeze)
        sheet.protect("", _ALLOWED)
        sheet.ignore_errors({"number_stored_as_text": f"A1:{column_letters(len(given.columns))}{last_row + 1}"})
        sheet.repeat_rows(HEADING_ROW)
        _on_paper(sheet)

    def _write_heading(self, sheet: "Worksheet", number: int, column: Column) -> None:
        match column.heading:
            case Month() as month:
                sheet.write_datetime(HEADING_ROW, number, datetime.combine(month.first_day, time()), self._month)
            case heading:
                sheet.write_string(HEADING_ROW, number, heading, self._heading)

    def _write_row(self, sheet: "Worksheet", number: int, row: Row, columns: tuple[Column, ...]) -> None:
        tallest = max(
            (_height(cell, columns[place].width) for place, cell in enumerate(row.cells) if isinstance(cell, str)),
            default=0,
        )
        if tallest > _LINE:
            sheet.set_row(number, tallest)
        for place, cell in enumerate(row.cells):
            self._write_cell(sheet, number, place, cell, self._look(row, place, columns[place], cell))

    def _look(self, row: Row, place: int, column: Column, cell: Written) -> "Format":
        if place < row.fixed or column.fixed:
            return self._fixed
        if isinstance(cell, NumberCell):
            return self._percent if cell.percent else self._number
        if column.text:
            return self._text
        return self._percent if row.percent and not cell else self._number

    def _write_cell(self, sheet: "Worksheet", row: int, place: int, cell: Written, look: "Format") -> None:
        match cell:
            case NumberCell(value):
                sheet.write_number(row, place, value, look)
            case "":
                sheet.write_blank(row, place, None, look)
            case text:
                sheet.write_string(row, place, clean(text), look)


def _height(text: str, width: float) -> float:
    """A row's height in points, so that a wrapped text can be read, or most of a long one."""
    lines = sum(max(1, -(-len(line) // max(1, int(width * 1.1)))) for line in text.split("\n"))
    return min(lines * _LINE, _TALLEST)


def _offer_choices(sheet: "Worksheet", columns: tuple[Column, ...], last_row: int) -> None:
    """Drop-downs. Another word than offered is asked about and not refused: reading understands more."""
    for number, column in enumerate(columns):
        source: str | list[str] | None = _CODES if column.codes else list(column.choices) or None
        if source is not None:
            sheet.data_validation(
                HEADING_ROW + 1,
                number,
                last_row,
                number,
                {
                    "validate": "list",
                    "source": source,
                    "error_type": "warning",
                    "error_title": str(column.heading)[:32],
                    "error_message": "This is not one of the offered entries.",
                },
            )


def _on_paper(sheet: "Worksheet") -> None:
    sheet.set_paper(9)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)


READ_ME = (
    (
        "What this workbook is for",
        "Fill in this month's figures and give the workbook to IBDesk. It already holds what the board knows: its "
        "definitions, targets, benchmarks, populations, comments and the figures of this financial year and the two "
        "before. Change or add to any of it; the headings stay as they are. Nothing has to be filled in twice.",
    ),
    (
        "Figures by month",
        "The sheet Figures has a row for each indicator and a column for each month. Write the count of that month "
        "alone: IBDesk makes 12 months, the year to date and the rates itself. The column Unit says whether a count, a "
        "percentage or a number of days belongs in the row.",
    ),
    (
        "Percentages",
        "Write 65.19 or 65.19%. Better still, write both counts on the sheets Numerators and Denominators: for 29 of "
        "35, write 29 on the one and 35 on the other, and leave the percentage blank.",
    ),
    (
        "Where there is no number",
        "Blank: not supplied yet. [x]: no data. [z]: does not apply. [c]: suppressed, too small to show. [low]: rounds "
        "to zero. Never write 0 for something that was not counted.",
    ),
    (
        "Provisional figures",
        "Write [p] behind a number that may still change, like 489 [p], or [e] where it is an estimate. It is shown as "
        "provisional until a later workbook gives the number without the mark. [r] marks one that was revised.",
    ),
    (
        "Months",
        "Write Aug 2014 or 2014-08; in the sheets with a Month column it is kept as you type it. A quarter is written "
        "with its financial year, Q1 2014/15, and in the sheet Figures stands under its last month.",
    ),
    (
        "Figures already worked out",
        "A total over 12 months, a quarter or a rate that you were given goes on the sheet Other figures, with what it "
        "covers. It is taken as it is and only checked. For example: 7, Aug 2014, Value 3,829, Covers 12 months.",
    ),
    (
        "New indicators",
        "Add a row on the sheet Indicators with a code of its own, then use the code on the other sheets. A target "
        "takes effect with its From month, and pages before it keep the old one.",
    ),
    (
        "Protection",
        "Headings are protected against slips, without a password: Review, Unprotect Sheet takes it off.",
    ),
)


TITLE = "Workbook for the board's figures"


def write_template(path: Path, records: Records, month: Month) -> None:
    """Write the template for a month's financial year, or leave an old file as it is.

    The same records give the same bytes, and reading them gives the same records: what a workbook has no place for
    (a comment's state, assessments set by hand, printed directions) aside. UserError where it cannot be written.
    """
    save_whole(template_bytes(records, month), path)


def template_bytes(records: Records, month: Month) -> bytes:
    """The template as a file's content."""
    file = BytesIO()
    workbook = new_workbook(file)
    council = clean(records.details.council if records.details else "")[:255]
    workbook.set_properties({"title": TITLE, "company": council, "created": datetime.combine(month.first_day, time())})
    paper = TemplatePaper(workbook)
    paper.write_read_me(TITLE)
    for sheet in template_sheets(records, month):
        paper.write(sheet)
    workbook.close()
    return file.getvalue()


def template_sheets(records: Records, month: Month) -> tuple[TemplateSheet, ...]:
    """All sheets but Read me, in the order of their tabs."""
    return (
        report_sheet(records, as_usual=False),
        indicators_sheet(records),
        *figure_sheets(records, month),
        breakdowns_sheet(records),
        targets_sheet(records),
        benchmarks_sheet(records),
        population_sheet(records),
        comments_sheet(records),
        events_sheet(records),
    )
