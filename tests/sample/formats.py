"""How the sample workbook looks and writes: known figures plain, made-up ones in grey italic; codes, months."""

from datetime import datetime
from typing import TYPE_CHECKING

from msgspec import Struct

from ibdesk.domain.month import Month

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

GREY = "#6b6b6b"


class Formats(Struct, frozen=True):
    title: "Format"
    heading: "Format"
    month_heading: "Format"
    month: "Format"
    plain: "Format"
    wrapped: "Format"
    known_count: "Format"
    made_count: "Format"
    known_percent: "Format"
    made_percent: "Format"

    def of(self, known: bool, percent: bool) -> "Format":
        if percent:
            return self.known_percent if known else self.made_percent
        return self.known_count if known else self.made_count


def sample_formats(book: "Workbook") -> Formats:
    made = {"italic": True, "font_color": GREY}
    count, percent, month = {"num_format": "#,##0"}, {"num_format": "0.00%"}, {"num_format": "mmm-yy"}
    heading = {"bold": True, "bottom": 1, "valign": "top"}
    top = {"valign": "top"}
    return Formats(
        title=book.add_format({"bold": True, "font_size": 14}),
        heading=book.add_format(heading),
        month_heading=book.add_format(heading | month | {"align": "right"}),
        month=book.add_format(month | top | {"align": "left"}),
        plain=book.add_format(top | {"align": "left"}),
        wrapped=book.add_format({"text_wrap": True, **top}),
        known_count=book.add_format(count),
        made_count=book.add_format(count | made),
        known_percent=book.add_format(percent),
        made_percent=book.add_format(percent | made),
    )


def write_code(sheet: "Worksheet", row: int, code: str, formats: Formats) -> None:
    # As a number where it is one: Excel marks numbers kept as text.
    if code.isascii() and code.isdigit():
        sheet.write_number(row, 0, int(code), formats.plain)
    else:
        sheet.write_string(row, 0, code, formats.plain)


def first_day(month: Month) -> datetime:
    return datetime(month.year, month.number, 1)


def print_on_a4(sheet: "Worksheet", pages_wide: int = 1) -> None:
    """A4 landscape, with the sheet's width spread over so many pages."""
    sheet.set_paper(9)
    sheet.set_landscape()
    sheet.fit_to_pages(pages_wide, 0)


def make_room(sheet: "Worksheet", row: int, text: str, characters: int) -> None:
    """Make the row as high as the wrapped text needs in a column so many characters wide.

    LibreOffice fits no row to its text when it opens a file, so the lines would cover each other.
    """
    lines = sum(max(1, -(-len(paragraph) // characters)) for paragraph in text.split("\n"))
    sheet.set_row(row, 15 * lines)
