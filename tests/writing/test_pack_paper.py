"""How much paper the sample's pack takes: a page for each indicator, two for exceptions and for the summary."""

from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from msgspec.structs import replace
from openpyxl.utils import get_column_letter

from ibdesk.domain.month import NAMES
from ibdesk.domain.report.report import build_report
from ibdesk.printing.lay_out import lay_out
from ibdesk.printing.marks import Disc
from ibdesk.writing.pack.book import PAGE_POINTS
from ibdesk.writing.pack.changes_sheet import changes_record
from ibdesk.writing.pack.write_pack import pack_bytes
from ibdesk.writing.sheets.styles import BODY_SIZE
from ibdesk.writing.sheets.text import lines
from tests.benchmarks.pack import sample_report
from tests.made import AUGUST, board, indicator, part
from tests.writing.pack_board import small_report
from tests.writing.pack_dump import open_pack

POINTS_AN_INCH, PIXELS_AN_INCH = 72, 96
# What is printed counts a width in letters of 7.41 pixels, which are 7 on a screen.
WIDER = 1.06
UPRIGHT, ACROSS = (8.27, 11.69), (11.69, 8.27)


@pytest.fixture(scope="module")
def sheets() -> dict[str, Any]:
    return {sheet.title: sheet for sheet in open_pack(pack_bytes(sample_report())[0]).worksheets}


def printed(sheet: Any) -> list[float]:
    """The heights of the printed rows."""
    bottom = int(sheet.print_area.rpartition("$")[2])
    return [sheet.row_dimensions[row].height for row in range(1, bottom + 1)]


def scale(sheet: Any, columns: int) -> float:
    """How much smaller than full size the sheet is printed. Excel keeps widths in letters of 7 pixels and 5 around."""
    widths = [sheet.column_dimensions[get_column_letter(number)].width for number in range(1, columns + 1)]
    pixels = sum(round(width * 7) for width in widths)
    paper = ACROSS if sheet.page_setup.orientation == "landscape" else UPRIGHT
    across: float = (paper[0] - sheet.page_margins.left - sheet.page_margins.right) * PIXELS_AN_INCH
    shown: float = min(across / (pixels * WIDER), 1.0)
    return shown


def test_each_indicator_takes_one_page(sheets: dict[str, Any]) -> None:
    pages = [sheet for name, sheet in sheets.items() if name[:2].isdigit()]
    assert len(pages) == 37
    long = {sheet.title for sheet in pages if sum(printed(sheet)) > PAGE_POINTS or sheet.row_breaks.brk}
    assert long == set()


def test_the_exceptions_take_two_pages(sheets: dict[str, Any]) -> None:
    heights = printed(sheets["Exceptions"])
    [broken] = [each.id for each in sheets["Exceptions"].row_breaks.brk]
    assert sum(heights[:broken]) <= PAGE_POINTS
    assert heights[0] + sum(heights[broken:]) <= PAGE_POINTS


def test_the_summary_takes_two_pages_of_at_least_nine_points(sheets: dict[str, Any]) -> None:
    sheet = sheets["Summary"]
    shown = scale(sheet, 9)
    assert shown * 10 >= 9
    room = (ACROSS[1] - sheet.page_margins.top - sheet.page_margins.bottom) * POINTS_AN_INCH / shown
    heights, heading, pages, used = printed(sheet), printed(sheet)[4], 1, 0.0
    for height in heights:
        if used + height > room:
            pages, used = pages + 1, heading
        used += height
    assert pages == 2


def test_every_printed_letter_has_nine_points(sheets: dict[str, Any]) -> None:
    for name, sheet in sheets.items():
        if name in ("Data", "Breakdowns"):
            continue
        area = sheet[(sheet.print_area or sheet.dimensions).rpartition("!")[2].replace("$", "")]
        columns = len(area[0])
        smallest = min(cell.font.sz for row in area for cell in row if cell.value is not None)
        assert smallest * scale(sheet, columns) >= 8.99, name


def test_a_title_of_an_officer_does_not_make_rows_of_the_summary_tall() -> None:
    """The names give room where a row would be as tall as a paragraph, and keep what they need."""
    long = (
        "Assistant Director for Safeguarding, Quality Assurance, Partnerships and Practice Improvement (Interim), "
        "Children and Families Directorate"
    )
    report = small_report()
    pages = tuple(replace(page, indicator=replace(page.indicator, officer=long)) for page in report.pages)
    sheet = open_pack(pack_bytes(replace(report, pages=pages))[0])["Summary"]
    assert [row[8].value for row in sheet.iter_rows() if row[8].value == long] == [long] * len(pages)
    rows = [row[0].row for row in sheet.iter_rows() if row[8].value == long]
    assert max(sheet.row_dimensions[row].height for row in rows) <= 4 * 12.75 + 1
    as_before = open_pack(pack_bytes(report)[0])["Summary"]
    together, before = (
        sum(each.column_dimensions[letter].width for letter in "ABCDEFGHI") for each in (sheet, as_before)
    )
    assert together == pytest.approx(before, abs=0.5), "as wide as the paper"


def test_what_is_the_same_since_the_last_pack_is_said_in_one_line() -> None:
    changes = {column.heading: column for column in changes_record(small_report(), {}).table.columns}
    assert all(lines(f"As in {name} 2014", changes["Was"].pixels, BODY_SIZE) == 1 for name in NAMES)


@pytest.mark.usefixtures("qapp")
def test_figures_with_gaps_around_them_are_dots_in_the_small_line() -> None:
    """Of three Augusts a line shows nothing, in Excel nor on paper."""

    def drawn(months: list[int]) -> tuple[int, int]:
        figures = [part("7", AUGUST - back, 100 + back) for back in months]
        report = build_report(board([indicator("7")], figures), AUGUST)
        with ZipFile(BytesIO(pack_bytes(report)[0])) as package:
            [found] = [
                text
                for name in package.namelist()
                if name.startswith("xl/worksheets/sheet") and b"sparkline" in (text := package.read(name))
            ]
        [page] = [page for page in lay_out(report) if page.part == "Summary"]
        return found.count(b'markers="1"'), sum(isinstance(mark, Disc) and mark.radius < 1.5 for mark in page.marks)

    assert drawn([0, 12, 24]) == (1, 3)
    assert drawn([0, 1, 2]) == (0, 0)
    assert drawn([0, 1, 2, 12]) == (1, 1)
