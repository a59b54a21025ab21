"""Comment forms as workbooks: a row for each indicator with what its figures say, and a cell to write in."""

from collections.abc import Sequence
from datetime import datetime, time
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from ibdesk.domain.comments.forms import CommentForm, FormRow
from ibdesk.domain.figure import Unit
from ibdesk.domain.file_names import file_name_of
from ibdesk.domain.form_words import (
    ASSESSED,
    CODE,
    COMMENT_WANTED,
    EARLIER,
    NAME,
    PROMPTS,
    SAYS,
    SENT,
    SHEET,
    TREND,
    TRENDS,
    YOURS,
    sent_mark,
)
from ibdesk.domain.report.headline import trend_headline
from ibdesk.domain.report.report import IndicatorPage
from ibdesk.palette import LIGHT
from ibdesk.writing.sheets.numbers import DateCell, NumberCell
from ibdesk.writing.sheets.saving import save_whole
from ibdesk.writing.sheets.sheet import ROW_POINTS, PackSheet
from ibdesk.writing.sheets.styles import BODY_SIZE, COLUMN_HEADING, FONT, TITLE, Look, Styles
from ibdesk.writing.sheets.text import clean, height, one_line, shortened
from ibdesk.writing.sheets.zipped_book import new_workbook

if TYPE_CHECKING:
    from xlsxwriter.chart import Chart
    from xlsxwriter.workbook import Workbook

NOBODY = "No officer named"
_HEADING_ROW = 6
_WIDTHS = (46, 150, 116, 240, 200, 200, 420, 130)  # in pixels, by the columns of a row
_TREND, _YOURS = 4, 6
_CHART = (196, 124)  # pixels
_LOWEST, _TALLEST = 96.0, 409.0  # of a row, in points; Excel makes none taller
_MOST_MONTHS = 25
_CELL = Look(wrap=True, valign="top", line_below=LIGHT.line)
_WRITE_HERE = Look(wrap=True, valign="top", line_below=LIGHT.line, fill="#FFFBE6")
_QUIET = Look(wrap=True, valign="top", line_below=LIGHT.line, colour=LIGHT.secondary)


class FormWritten(Struct, frozen=True):
    """Where an officer's form went, how many indicators it asks about, and how many comments of them are owed."""

    path: Path
    officer: str
    indicators: int
    owed: int


def write_forms(forms: Sequence[CommentForm], folder: Path) -> tuple[FormWritten, ...]:
    """One workbook an officer, in `folder`; each is written whole or not at all. UserError where one cannot be."""
    paths = form_paths(forms, folder)
    for form, path in zip(forms, paths, strict=True):
        save_whole(form_bytes(form), path)
    return tuple(
        FormWritten(path, form.officer or NOBODY, len(form.rows), form.owed)
        for form, path in zip(forms, paths, strict=True)
    )


def form_paths(forms: Sequence[CommentForm], folder: Path) -> tuple[Path, ...]:
    """Where each form goes; no two have one name, in any letters' case."""
    taken: set[str] = set()
    return tuple(folder / _file_name(form, taken) for form in forms)


def _file_name(form: CommentForm, taken: set[str]) -> str:
    name = file_name_of(f"Comments {form.month} {form.officer or NOBODY}")
    given, number = name, 1
    while given.casefold() in taken:
        number += 1
        given = f"{name} ({number})"
    taken.add(given.casefold())
    return f"{given}.xlsx"


def form_bytes(form: CommentForm) -> bytes:
    """The workbook as a file's content; the same form gives the same bytes."""
    file = BytesIO()
    workbook = new_workbook(file)
    created = datetime.combine(form.month.last_day, time())
    workbook.set_properties({"title": one_line(_title(form)), "comments": "Written by IBDesk.", "created": created})
    styles = Styles(workbook)
    sheet, trends = (PackSheet(name, workbook.add_worksheet(name), styles) for name in (SHEET, TRENDS))
    _write_rows(sheet, form)
    _write_trends(workbook, sheet, trends, form)
    workbook.close()
    return file.getvalue()


def _title(form: CommentForm) -> str:
    return f"Comments for {form.month.long}: {form.officer or NOBODY}"


def _write_rows(sheet: PackSheet, form: CommentForm) -> None:
    sheet.columns(list(_WIDTHS))
    lines = (
        (_title(form), Look(size=TITLE.size, bold=True, colour=TITLE.colour)),
        (
            f"Write into the yellow cells under “{YOURS}”, and send this workbook back. Alt+Enter begins a new line.",
            Look(),
        ),
        (f"For each indicator: {' '.join(PROMPTS)}", Look()),
        (_owed_words(form), Look(bold=True)),
        (
            "Leave everything else as it is, above all the last column: by it the comment finds its place.",
            Look(colour=LIGHT.secondary),
        ),
    )
    for row, (text, look) in enumerate(lines):
        sheet.row_height(row, ROW_POINTS if row else 26)
        sheet.text(row, 0, text, look)
    headings = (CODE, NAME, ASSESSED, SAYS, TREND, EARLIER.format(month=(form.month - 1).long), YOURS, SENT)
    heading_look = Look(bold=True, colour=COLUMN_HEADING.colour, fill=COLUMN_HEADING.fill, wrap=True)
    for column, text in enumerate(headings):
        sheet.text(_HEADING_ROW, column, text, heading_look)
    sheet.row_height(_HEADING_ROW, ROW_POINTS * 2)
    for row, asked in enumerate(form.rows, start=_HEADING_ROW + 1):
        _write_row(sheet, row, asked, form)
    _set_up(sheet, _HEADING_ROW + len(form.rows))


def _owed_words(form: CommentForm) -> str:
    count = len(form.rows)
    asked = f"{count} {'indicator' if count == 1 else 'indicators'}."
    wanted = "1 comment is" if form.owed == 1 else f"{form.owed} comments are"
    return f"{asked} {wanted} wanted, where the Board will ask." if form.owed else asked


def _write_row(sheet: PackSheet, row: int, asked: FormRow, form: CommentForm) -> None:
    page = asked.page
    name = page.indicator.name + (f"\n{COMMENT_WANTED}" if asked.owed else "")
    texts = (name, asked.says, asked.earlier, asked.text)
    needed = max(
        height(clean(text), pixels, BODY_SIZE)
        for text, pixels in zip(texts, (_WIDTHS[1], _WIDTHS[3], _WIDTHS[5], _WIDTHS[_YOURS]), strict=True)
    )
    sheet.row_height(row, min(max(needed, _LOWEST), _TALLEST))
    sheet.text(row, 0, page.code, _CELL)
    sheet.text(row, 1, name, Look(wrap=True, valign="top", line_below=LIGHT.line, bold=asked.owed))
    sheet.status(row, 2, page.assessment.status, _CELL)
    sheet.text(row, 3, asked.says, _CELL)
    sheet.text(row, 5, asked.earlier or "None was written.", _QUIET)
    sheet.text(row, _YOURS, asked.text, _WRITE_HERE)
    sheet.text(row, _YOURS + 1, sent_mark(form.month, clean(asked.text)), _QUIET)


def _set_up(sheet: PackSheet, last_row: int) -> None:
    worksheet = sheet.worksheet
    worksheet.data_validation(
        _HEADING_ROW + 1,
        _YOURS,
        last_row,
        _YOURS,
        {"validate": "any", "input_title": "Your comment", "input_message": "\n".join(PROMPTS)},
    )
    worksheet.ignore_errors({"number_stored_as_text": f"A{_HEADING_ROW + 2}:A{last_row + 1}"})
    worksheet.freeze_panes(_HEADING_ROW + 1, 2)
    worksheet.repeat_rows(_HEADING_ROW)
    worksheet.set_paper(9)
    worksheet.set_landscape()
    worksheet.fit_to_pages(1, 0)
    worksheet.hide_gridlines(2)
    worksheet.set_footer('&R&8&"Arial,Regular"Page &P of &N')


def _write_trends(workbook: "Workbook", sheet: PackSheet, trends: PackSheet, form: CommentForm) -> None:
    """The numbers behind the small charts, two rows for each indicator: months and values; and the charts."""
    trends.text(0, 0, "The numbers behind the small charts of the form; nothing is to be written here.", Look())
    for at, asked in enumerate(form.rows):
        page, row = asked.page, 2 + 2 * at
        points = page.trend[-_MOST_MONTHS:]
        trends.text(row + 1, 0, shortened(f"Trend of {page.code}", 200), Look())
        for column, point in enumerate(points, start=1):
            trends.write(row, column, DateCell(point.month.last_day), Look(colour=LIGHT.secondary))
            if point.number is not None:
                trends.write(row + 1, column, NumberCell(float(point.number), "General"), Look())
        place = _HEADING_ROW + 1 + at
        if sum(point.number is not None for point in points) < 2:
            sheet.text(place, _TREND, "Too few figures to draw.", _QUIET)
        else:
            sheet.text(place, _TREND, "", _CELL)
            chart = _small_chart(workbook, row, len(points), _top(page))
            words = f"{page.code} {page.indicator.name}. {trend_headline(page)}."
            sheet.chart(place, _TREND, chart, _CHART, words, f"Trend of {page.code}")


def _top(page: IndicatorPage) -> int | None:
    """Where the axis ends: no percentage is drawn beside 120."""
    shares = [point.number for point in page.trend if point.number is not None]
    return 100 if page.assessed.unit is Unit.PERCENT and max(shares) <= 100 else None


def _small_chart(workbook: "Workbook", row: int, months: int, top: int | None) -> "Chart":
    chart = workbook.add_chart({"type": "line"})
    chart.add_series(
        {
            "categories": [TRENDS, row, 1, row, months],
            "values": [TRENDS, row + 1, 1, row + 1, months],
            "line": {"color": LIGHT.year_current, "width": 1.5},
        }
    )
    font = {"name": FONT, "size": 7, "color": LIGHT.secondary}
    months_axis = {"date_axis": True, "num_format": "mmm yy", "num_font": font, "major_unit": 12}
    chart.set_x_axis(months_axis | {"major_unit_type": "months", "line": {"color": LIGHT.line}})
    chart.set_y_axis({"num_font": font, "max": top, "major_gridlines": {"visible": False}, "line": {"none": True}})
    chart.set_legend({"none": True})
    chart.set_chartarea({"border": {"none": True}, "fill": {"none": True}})
    return chart
