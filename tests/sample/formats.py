"""How the sample workbook looks and what it says: known figures plain, made-up ones in grey italic; codes, months, and
the labels of its cover details."""

from datetime import datetime
from typing import TYPE_CHECKING

from msgspec import Struct

from ibdesk.domain.month import Month

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet


READ_ME = (
    "Marlshire figures, August 2014: sample data",
    "Marlshire Council does not exist. The figures are a sample to try IBDesk with.",
    "NORMAL TYPE: known. The number was printed in an Improvement Board report of August 2014, or it is the one whole "
    "number that gives a percentage or rate printed there.",
    "GREY ITALIC: made up, so that the charts have 36 months to show. Do not quote these figures.",
    "Some totals are known although their months are not. The made-up months are chosen so that these come out: the "
    "12 months to August 2014 of 3, 7, 9, 11, 15, 17 and 21, and of the numerators of 8, 10, 12, 13 and 32; the 12 "
    "months to August 2013 of 7; the 12 months to August 2013 and 2012 of 15 and 17, and the percentages of 13; "
    "January to August 2014 of 2; June and July 2014 together of 23 and 24.",
    "Also known, in months that are otherwise made up: the numerator of 19 in May 2014 (66).",
    "Counts chosen to fit a known percentage: both counts of 30 in August 2012 and August 2013.",
    "Indicator 5: the report printed 42 for August 2013 and 0 for August 2012, without a percentage; they are taken "
    "to be counts.",
    "Indicators 33 to 35 are quarterly. The report does not say which quarter its figure is for; it stands here at "
    "June 2014, the last finished quarter. For 36 to 39 the report had no data; the quarters before "
    "September 2013 are made up.",
    "One contradiction is the report's own and was left in: in August 2012 the numerator of 6 is 102 and the value of "
    "7 is 69. IBDesk finds it.",
    "Percentages with two counts are on the sheets Numerators and Denominators; the sheet Figures has the counts, and "
    "the percentages that came without counts.",
    "Indicators 13, 15 and 17 show 12 months on their pages; the sheets here hold their single months.",
    "The breakdowns are made up and add up to the figures. The comments were written for this sample around facts of "
    "the report; the posts are invented. The population is the one that the report's rates imply.",
)

# Field of ReportDetails -> label on the sheet Report.
REPORT_LABELS = {
    "title": "Title",
    "council": "Council",
    "region": "Region",
    "classification": "Classification",
    "figures_as_at": "Figures as at",
    "issue_date": "Issue date",
    "contact_name": "Contact name",
    "job_title": "Job title",
    "directorate": "Directorate",
    "email": "E-mail",
    "telephone": "Telephone",
    "source_system": "Source system",
    "notes": "Notes",
}


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
