"""The wide sheets of the sample workbook: a title, then one row per indicator and one column per month."""

from fractions import Fraction
from typing import TYPE_CHECKING

from ibdesk.domain.board import Records
from ibdesk.domain.figure import Unit
from ibdesk.domain.indicator import Indicator
from tests.sample.files import Sample, SampleFigure
from tests.sample.formats import Formats, first_day, print_on_a4, write_code

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
