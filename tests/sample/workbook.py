"""The sample workbook: Marlshire's figures as a council's performance staff would send them.

python -m tests.sample.workbook writes it anew to resources/, from which IBDesk is shipped with it
"""

from datetime import datetime
from fractions import Fraction
from io import BytesIO
from typing import TYPE_CHECKING

from xlsxwriter import Workbook

from ibdesk.desk import shipped_definitions
from ibdesk.desk.sample import SAMPLE_WORKBOOK
from ibdesk.domain.board import Records
from ibdesk.domain.figure import Unit
from ibdesk.domain.indicator import Indicator
from ibdesk.paths import resource
from tests.sample.files import Sample, SampleFigure, read_sample_files
from tests.sample.formats import (
    READ_ME,
    REPORT_LABELS,
    Formats,
    first_day,
    make_room,
    print_on_a4,
    sample_formats,
    write_code,
)

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet


def write_wide(
    book: "Workbook", formats: Formats, definitions: Records, sample: Sample, named: tuple[str, str, str]
) -> None:
    """One row per indicator that has this part, one column per month, under a title."""
    name, title, part = named
    months = sorted({figure.month for figure in sample.figures})
    sheet = book.add_worksheet(name)
    sheet.write_string(
        0, 0, f"{sample.details['council']}: {title}, {months[0].long} to {months[-1].long}", formats.title
    )
    sheet.write_row(1, 0, ["Code", "Indicator"], formats.heading)
    for column, month in enumerate(months, start=2):
        sheet.write_datetime(1, column, first_day(month), formats.month_heading)
    sheet.set_column(0, 0, 6)
    sheet.set_column(1, 1, 62)
    sheet.set_column(2, len(months) + 1, 8.5)
    sheet.freeze_panes(2, 2)
    sheet.repeat_columns(0, 1)
    print_on_a4(sheet, pages_wide=3)
    row = 2
    for indicator in definitions.indicators:
        figures = [figure for figure in sample.figures if figure.code == indicator.code and getattr(figure, part)]
        if figures:
            _row(sheet, formats, row, indicator, {months.index(figure.month): figure for figure in figures}, part)
            row += 1


def _row(
    sheet: "Worksheet",
    formats: Formats,
    row: int,
    indicator: Indicator,
    figures: dict[int, SampleFigure],
    part: str,
) -> None:
    write_code(sheet, row, indicator.code, formats)
    sheet.write_string(row, 1, indicator.name, formats.plain)
    percent = part == "value" and indicator.unit is Unit.PERCENT
    for column, figure in figures.items():
        written, cell_format = getattr(figure, part), formats.of(figure.known, percent)
        try:
            number = Fraction(written)
        except ValueError:
            sheet.write_string(row, column + 2, written, cell_format)
        else:
            # An Excel percentage is a share of 1: 91.94 % is 0.9194.
            sheet.write_number(row, column + 2, float(number / 100 if percent else number), cell_format)


# A fixed date: the same sample is the same bytes.
CREATED = datetime(2014, 9, 15)


def sample_workbook() -> bytes:
    """Wide sheets, made-up figures in grey italic."""
    sample, definitions = read_sample_files(), shipped_definitions()
    stream = BytesIO()
    book = Workbook(stream, {"in_memory": True})
    book.set_properties({"title": sample.details["title"], "author": sample.details["council"], "created": CREATED})
    formats = sample_formats(book)
    _read_me(book, formats)
    _report(book, formats, sample)
    write_wide(book, formats, definitions, sample, ("Figures", "Monthly figures", "value"))
    write_wide(book, formats, definitions, sample, ("Numerators", "Numerators of the percentages", "numerator"))
    write_wide(book, formats, definitions, sample, ("Denominators", "Denominators of the percentages", "denominator"))
    _breakdowns(book, formats, sample)
    _population(book, formats, definitions)
    _comments(book, formats, sample)
    book.close()
    return stream.getvalue()


def _read_me(book: Workbook, formats: Formats) -> None:
    sheet = book.add_worksheet("Read me")
    sheet.set_column(0, 0, 110)
    print_on_a4(sheet)
    sheet.write_string(0, 0, READ_ME[0], formats.title)
    for row, words in enumerate(READ_ME[1:], start=2):
        make_room(sheet, row, words, 100)
        sheet.write_string(row, 0, words, formats.wrapped)


def _report(book: Workbook, formats: Formats, sample: Sample) -> None:
    sheet = _sheet(book, formats, "Report", {"What": 20, "Value": 90})
    for row, (field, label) in enumerate(REPORT_LABELS.items(), start=1):
        sheet.write_string(row, 0, label, formats.plain)
        if sample.details.get(field):
            make_room(sheet, row, sample.details[field], 82)
            sheet.write_string(row, 1, sample.details[field], formats.wrapped)


def _breakdowns(book: Workbook, formats: Formats, sample: Sample) -> None:
    sheet = _sheet(book, formats, "Breakdowns", {"Code": 6, "Month": 9, "Category": 32, "Value": 8})
    for row, breakdown in enumerate(sample.breakdowns, start=1):
        write_code(sheet, row, breakdown.code, formats)
        sheet.write_datetime(row, 1, first_day(breakdown.month), formats.month)
        sheet.write_string(row, 2, breakdown.category, formats.plain)
        sheet.write_number(row, 3, int(breakdown.value), formats.made_count)


def _population(book: Workbook, formats: Formats, definitions: Records) -> None:
    sheet = _sheet(book, formats, "Population", {"Year": 6, "Population aged 0-17": 22, "Source": 60})
    for row, population in enumerate(definitions.populations, start=1):
        sheet.write_number(row, 0, population.year, formats.plain)
        sheet.write_number(row, 1, float(population.children), formats.known_count)
        sheet.write_string(row, 2, population.source_name, formats.plain)


def _comments(book: Workbook, formats: Formats, sample: Sample) -> None:
    sheet = _sheet(book, formats, "Comments", {"Code": 6, "Month": 9, "Text": 110, "Author": 34})
    for row, comment in enumerate(sample.comments, start=1):
        write_code(sheet, row, comment.code, formats)
        sheet.write_datetime(row, 1, first_day(comment.month), formats.month)
        make_room(sheet, row, comment.text, 100)
        sheet.write_string(row, 2, comment.text, formats.wrapped)
        sheet.write_string(row, 3, comment.author, formats.plain)


def _sheet(book: Workbook, formats: Formats, name: str, widths: dict[str, float]) -> "Worksheet":
    """A sheet with its headings in the first row."""
    sheet = book.add_worksheet(name)
    for column, (heading, width) in enumerate(widths.items()):
        sheet.write_string(0, column, heading, formats.heading)
        sheet.set_column(column, column, width)
    sheet.freeze_panes(1, 0)
    print_on_a4(sheet)
    return sheet


if __name__ == "__main__":
    resource(SAMPLE_WORKBOOK).write_bytes(sample_workbook())
