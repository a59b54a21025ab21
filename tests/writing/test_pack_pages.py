"""A page's geometry: every text has the room it needs, and nothing stands on anything else."""

import re
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from msgspec.structs import replace

from ibdesk.domain.board import Comment, Event
from ibdesk.domain.figure import Part, Unit
from ibdesk.domain.problem import Problem, Severity
from ibdesk.domain.report.report import BoardReport, build_report
from ibdesk.writing.pack.accessibility import accessibility_findings
from ibdesk.writing.pack.pages import WIDTHS
from ibdesk.writing.pack.write_pack import pack_bytes
from ibdesk.writing.sheets.text import height
from tests.made import AUGUST, board, indicator, part
from tests.writing.pack_board import PROBLEMS, records, report_with, small_report
from tests.writing.pack_dump import open_pack

SENTENCE = "Referrals have gone up since the front door began to count every contact that a social worker decides on. "
LONG = (SENTENCE * 30)[:2_100]


def crowded_report() -> BoardReport:
    """The small board with long comments, and more notes than a page has room for."""
    made = records()
    comments = tuple(Comment(one.code, AUGUST, LONG) for one in made.indicators)
    many = tuple(Event(AUGUST - back, None, f"{SENTENCE}{back}") for back in range(9))
    problems = (*PROBLEMS, *(Problem("rule", Severity.WARNING, SENTENCE, "Look.", None, "7", AUGUST) for _ in range(3)))
    return build_report(replace(made, comments=comments, events=many), AUGUST, problems)


REPORTS = {
    "small": small_report(),
    "crowded": crowded_report(),
    "long texts everywhere": report_with(SENTENCE, SENTENCE * 12),
    "very long": report_with(SENTENCE, "word " * 8_000),
}


def pages(report: BoardReport) -> list[Any]:
    return [sheet for sheet in open_pack(pack_bytes(report)[0]).worksheets if sheet["E1"].value == "Back to summary"]


def room(sheet: Any, cell: Any) -> tuple[float, float]:
    """The pixels across and the points down that a cell, or its merged block, has on the page."""
    block = next((merged for merged in sheet.merged_cells.ranges if cell.coordinate in merged), None)
    left, top, right, bottom = block.bounds if block else (cell.column, cell.row, cell.column, cell.row)
    down = sum(sheet.row_dimensions[row].height for row in range(top, bottom + 1))
    return sum(WIDTHS[left - 1 : right]), down


@pytest.mark.parametrize("name", REPORTS)
def test_every_wrapped_text_is_seen_whole(name: str) -> None:
    for sheet in pages(REPORTS[name]):
        for row in sheet.iter_rows(max_col=5):
            for cell in row:
                if isinstance(cell.value, str) and cell.alignment.wrap_text:
                    across, down = room(sheet, cell)
                    needed = min(height(cell.value, across, cell.font.sz, cell.font.b) - 3, 409 * 10)
                    assert down >= needed - 0.5, f"{sheet.title}!{cell.coordinate} has {down}, needs {needed}"


@pytest.mark.parametrize("name", REPORTS)
def test_no_chart_covers_a_text_or_another_chart(name: str) -> None:
    for sheet in pages(REPORTS[name]):
        last = {0: 0, 3: 0}
        for chart in sheet._charts:
            side, first, end = chart.anchor._from.col, chart.anchor._from.row + 1, chart.anchor.to.row + 1
            sides = (0, 3) if is_wide(chart) else (side,)
            assert all(first > last[each] for each in sides)
            last |= dict.fromkeys(sides, end)
            # The last row is only just touched.
            columns = range(1, 6) if is_wide(chart) else (side + 1, side + 2)
            covered = [sheet.cell(row, column) for row in range(first, end) for column in columns]
            assert all(cell.value is None for cell in covered)
            assert chart.anchor.to.col <= (5 if is_wide(chart) else side + 2)


def is_wide(chart: Any) -> bool:
    """Whether it goes over the whole page."""
    return bool(chart.anchor._from.col == 0 and chart.anchor.to.col >= 4)


def test_the_trend_goes_over_the_whole_page_where_no_breakdown_stands_beside_it() -> None:
    wide = {sheet.title: [is_wide(chart) for chart in sheet._charts] for sheet in pages(REPORTS["small"])}
    assert wide["22 Initial Conferences Held..."] == [False, True]
    with_breakdown = next(found for title, found in wide.items() if title.startswith("09"))
    assert with_breakdown == [False, False, False]


def test_a_page_without_room_keeps_the_trend_under_the_years() -> None:
    assert not any(is_wide(chart) for sheet in pages(REPORTS["crowded"]) for chart in sheet._charts)


def test_every_row_on_paper_has_its_height_written_down() -> None:
    for sheet in pages(REPORTS["crowded"]):
        bottom = int(sheet.print_area.rpartition("$")[2])
        assert all(sheet.row_dimensions[row].height for row in range(1, bottom + 1))
        assert all(sheet.row_dimensions[row].height <= 409 for row in range(1, bottom + 1))


def test_pages_are_as_wide_as_the_paper_and_as_long_as_it_takes() -> None:
    for report in REPORTS.values():
        for sheet in pages(report):
            assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) in ((1, 0), (None, 0))
            assert sheet.print_title_rows == "$1:$1"
            assert sheet.HeaderFooter.scaleWithDoc is False
    printable = (8.27 - 2 * 0.4) * 96
    assert 0.9 * printable < sum(WIDTHS[:-1]) < printable


def test_no_text_on_a_page_or_in_a_chart_is_smaller_than_nine_points() -> None:
    content = pack_bytes(REPORTS["crowded"])[0]
    package = ZipFile(BytesIO(content))
    styles = package.read("xl/styles.xml").decode()
    assert min(map(float, re.findall(r'<sz val="([0-9.]+)"', styles))) >= 9
    for name in package.namelist():
        part = package.read(name).decode() if name.endswith(".xml") else ""
        assert all(int(size) >= 900 for size in re.findall(r' sz="([0-9]+)"', part)), name
        assert all(int(size) >= 9 for size in re.findall(r"&amp;([0-9]+)&amp;", part)), name


def test_more_notes_than_fit_are_counted() -> None:
    texts = [str(row[0].value) for row in pages(REPORTS["crowded"])[0].iter_rows(max_col=1)]
    notes = [text for text in texts if text.startswith("•")]
    assert len(notes) == 6
    assert notes[-1] == "• 5 more on the sheet Notes"


def test_without_a_comment_the_page_says_so() -> None:
    assert (
        pages(REPORTS["small"])[1].cell(pages(REPORTS["small"])[1].max_row, 1).value == "No comment has been written."
    )


def test_a_hundred_percentages_take_few_number_formats() -> None:
    """Counts behind a percentage are text: Excel drops formats beyond some two hundred."""
    made = [replace(indicator(str(number), unit=Unit.PERCENT), name=f"Share {number}") for number in range(1, 111)]
    figures = [
        figure
        for one in range(1, 111)
        for back in (0, 12)
        for figure in (
            part(str(one), AUGUST - back, 80 + one, Part.NUMERATOR),
            part(str(one), AUGUST - back, 200 + one + back, Part.DENOMINATOR),
        )
    ]
    content = pack_bytes(build_report(board(made, figures), AUGUST))[0]
    assert accessibility_findings(content) == ()
    styles = ZipFile(BytesIO(content)).read("xl/styles.xml").decode()
    assert styles.count("<numFmt ") < 20


def test_the_rate_that_is_compared_stands_on_the_page() -> None:
    sheet = pages(REPORTS["small"])[0]
    facts = {row[3].value: row[4].value for row in sheet.iter_rows(max_col=5)}
    assert facts["Rate a year before"] == pytest.approx(561.77, abs=0.01)
