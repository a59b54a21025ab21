"""The members' page: what to look at first, the matrix of variation and assurance, counts."""

from fractions import Fraction
from typing import Any

import pytest
from msgspec.structs import replace

from ibdesk.domain.assessment import Status
from ibdesk.domain.control.chart import Assurance
from ibdesk.domain.control.chart_words import Meaning
from ibdesk.domain.control.exceptions import ExceptionKind, exceptions, heading, matrix, usual_ranges
from ibdesk.domain.indicator import Polarity
from ibdesk.domain.report.report import BoardReport, build_report
from ibdesk.domain.target import AtLeast, AtMost, Basis, Target
from ibdesk.writing.pack.write_pack import pack_bytes
from tests.made import AUGUST, board, indicator, run
from tests.writing.pack_board import small_report
from tests.writing.pack_dump import open_pack

WAVE = [40, 60] * 15


def report() -> BoardReport:
    """1 worse and newly red, 2 newly green, 3 in its usual variation, 4 without a figure."""
    made = board(
        [
            indicator("1", name="Waiting", polarity=Polarity.LOWER, section="Early help", officer="Anna"),
            indicator("2", name="Seen", polarity=Polarity.HIGHER, section="Early help", officer="Ben"),
            indicator("3", name="Visits", polarity=Polarity.HIGHER, section="Health", officer="Ben"),
            indicator("4", name="Plans", polarity=Polarity.HIGHER, section="Health", officer="Ben"),
        ],
        [
            *run("1", AUGUST - 30, [*WAVE, 130]),
            *run("2", AUGUST - 13, [50] * 13 + [70]),
            *run("3", AUGUST - 30, [*WAVE, 40]),
        ],
        [
            Target("1", AtMost(Fraction(100)), Basis.VALUE),
            Target("2", AtLeast(Fraction(60)), Basis.VALUE),
            Target("3", AtLeast(Fraction(90)), Basis.VALUE),
            Target("4", AtLeast(Fraction(90)), Basis.VALUE),
        ],
    )
    return build_report(made, AUGUST)


def test_each_kind_names_its_indicators() -> None:
    made = report()
    found: dict[ExceptionKind, list[str]] = {}
    for each in exceptions(made, usual_ranges(made)):
        found.setdefault(each.kind, []).append(each.page.code)
    assert found == {
        ExceptionKind.RED_AND_WORSENING: ["1"],
        ExceptionKind.NEWLY_RED: ["1"],
        ExceptionKind.NEWLY_GREEN: ["2"],
        ExceptionKind.MISSED_BY_MOST: ["3", "1"],
        ExceptionKind.SPECIAL_CAUSE: ["1"],
        ExceptionKind.NOT_ASSESSED: ["4"],
    }


def test_the_matrix_holds_every_indicator_once() -> None:
    made = report()
    cells = matrix(made, usual_ranges(made))
    assert cells[Meaning.WORSENING, Assurance.HIT_AND_MISS] == ("1",)
    assert cells[Meaning.USUAL, Assurance.HIT_AND_MISS] == ("3",)
    assert sorted(code for codes in cells.values() for code in codes) == ["1", "2", "3", "4"]


def rows(made: BoardReport) -> list[list[Any]]:
    sheet = open_pack(pack_bytes(made)[0])["Exceptions"]
    return [[value for value in row if value is not None] for row in sheet.iter_rows(values_only=True)]


def test_codes_without_a_usual_range_stand_in_a_row_of_their_own() -> None:
    said = rows(report())
    assert ["No usual range", "2, 4"] in said
    [heads] = [row for row in said if row[:1] == ["The latest figure"]]
    assert heads[-1] == "No target to hold it against"
    assert ["■ Worsening", "–", "1", "–", "–"] in said


def crowd(count: int) -> BoardReport:
    """So many indicators in their usual variation, and as many without a usual range."""
    codes = [str(code) for code in range(1, count + 1)]
    made = [indicator(code, name=f"Indicator {code}") for each in codes for code in (each, f"{each}b")]
    figures = [each for code in codes for each in run(code, AUGUST - 30, [*WAVE, 40])]
    return build_report(board(made, [*figures, *run("1b", AUGUST, [3])]), AUGUST)


@pytest.mark.parametrize("count", [2, 24, 25, 150])
def test_no_row_of_the_matrix_is_far_taller_than_its_neighbours(count: int) -> None:
    sheet = open_pack(pack_bytes(crowd(count))[0])["Exceptions"]
    start = next(cell.row for cell in sheet["A"] if cell.value == "Variation and assurance")
    end = next(cell.row for cell in sheet["A"] if cell.value == "Assessments by section")
    heights = [sheet.row_dimensions[row].height for row in range(start, end)]
    assert max(heights) < 230
    said = [[value for value in row if value is not None] for row in sheet.iter_rows(start, end, values_only=True)]
    codes = ", ".join(str(code) for code in range(1, count + 1))
    label = "~ Usual variation"
    alone = [f"{label}; no target to hold it against", codes]
    assert (alone if count > 24 else [label, "–", "–", "–", codes]) in said
    assert ["No usual range", ", ".join(f"{code}b" for code in range(1, count + 1))] in said


def test_the_counts_are_not_parted_from_each_other() -> None:
    """A table of a few officers is not left alone on a page."""
    for count in range(1, 30):
        sheet = open_pack(pack_bytes(crowd(count))[0])["Exceptions"]
        places = [cell.row for cell in sheet["A"] if str(cell.value).startswith("Assessments by")]
        breaks = [each.id for each in sheet.row_breaks.brk]
        assert not [each for each in breaks if places[0] <= each < places[1]], count


def test_the_sheet_counts_by_section_and_officer() -> None:
    said = rows(report())
    assert ["Early help", "1", "0", "1", "0"] in said
    assert ["Health", "1", "0", "0", "1"] in said
    assert ["Ben", "1", "0", "1", "1"] in said


def test_every_exception_leads_to_its_page() -> None:
    sheet = open_pack(pack_bytes(report())[0])["Exceptions"]
    links = {
        cell.value: cell.hyperlink.location for row in sheet.iter_rows(max_col=1) for cell in row if cell.hyperlink
    }
    assert links["1"] == "'01 Waiting'!A1"


def test_where_there_is_nothing_the_sheet_says_so() -> None:
    quiet = replace(small_report(()), pages=())
    said = [row[0] for row in rows(quiet) if row]
    assert [f"{heading(kind, quiet)}: nothing this month" for kind in ExceptionKind] == said[1 : 1 + len(ExceptionKind)]


def test_the_month_before_stands_beside_this_one_in_the_summary() -> None:
    made = report()
    assert [page.status_before for page in made.pages][:2] == [Status.GREEN, Status.RED]
    sheet = open_pack(pack_bytes(made)[0])["Summary"]
    before = [row[4] for row in sheet.iter_rows(min_row=5, values_only=True)]
    assert before == ["✓ Green", "✕ Red", "✕ Red", "○ No data"]


def test_pages_lead_to_the_pages_beside_them() -> None:
    book = open_pack(pack_bytes(report())[0])
    page = book["02 Seen"]
    assert (page["A2"].value, page["D2"].value, page["E2"].value) == ("Early help", "Previous: 1", "Next: 3")
    assert page["E2"].hyperlink.location == "'03 Visits'!A1"
    assert book["01 Waiting"].sheet_properties.tabColor.rgb == page.sheet_properties.tabColor.rgb
    assert page.sheet_properties.tabColor.rgb != book["03 Visits"].sheet_properties.tabColor.rgb
