"""Ratings printed beside figures, which are not kept: told where they contradict figure and target."""

from collections.abc import Sequence
from typing import Any

import pytest

from ibdesk.desk.previewing import preview_opened
from ibdesk.domain.assessment import Override, Status
from ibdesk.domain.board import Records, merge
from ibdesk.domain.figure import Unit
from ibdesk.domain.indicator import Polarity
from ibdesk.domain.month import Month
from ibdesk.domain.number import exact
from ibdesk.domain.problem import Problem
from ibdesk.domain.report.report import build_report
from ibdesk.domain.target import Absolute, AtLeast, AtMost, Basis, Target, Tolerance
from ibdesk.reading.workbooks import InFile, open_files
from ibdesk.writing.pack.write_pack import pack_bytes
from tests.made import AUGUST, board, indicator, part
from tests.reading.made_workbooks import workbook

REFERRALS, SHARE = "20", "21"


def known(tolerance: Tolerance | None = None) -> Records:
    """20 shall be at most 100, 21 at least 85 %; 22 has no target."""
    defined = [
        indicator(REFERRALS, polarity=Polarity.LOWER),
        indicator(SHARE, polarity=Polarity.HIGHER, unit=Unit.PERCENT),
        indicator("22", polarity=Polarity.HIGHER),
    ]
    targets = [
        Target(REFERRALS, AtMost(exact("100")), Basis.VALUE, tolerance=tolerance),
        Target(SHARE, AtLeast(exact("85")), Basis.VALUE, tolerance=tolerance),
    ]
    return board(defined, targets=targets)


def contradicted(rows: Sequence[Sequence[Any]], over: Records | None = None, name: str = "Figures") -> list[Problem]:
    file = InFile(name="figures.xlsx", data=workbook({name: rows}))
    preview = preview_opened(open_files([file]), over or known())
    assert preview.records.figures, preview.problems
    return [problem for problem in preview.problems if problem.rule == "rating-contradicts"]


def cells(problems: list[Problem]) -> list[str]:
    return [f"{problem.code} {problem.month} {problem.source}".rpartition("!")[2] for problem in problems]


@pytest.mark.parametrize(
    ("heading", "value", "printed", "told"),
    [
        ("RAG", 120, "Green", True),
        ("RAG", 120, "G", True),
        ("RAG rating", 120, "green", True),
        ("Status", 120, "On target", True),
        ("Overall assessment", 120, "● Green", True),
        ("RAG Status", 120, "🟢", True),
        ("Target met?", 120, "Yes", True),
        ("Performance rating", 80, "Red", True),
        ("Assessment", 80, "Red (off target)", True),
        ("Target met?", 80, "No", True),
        ("RAG", 120, "Red", False),
        ("RAG", 80, "Green", False),
        ("RAG", 100, "Green", False),  # the bound is met
        ("RAG", 120, "Amber", False),  # nobody said where amber begins
        ("RAG", 80, "A", False),
        ("RAG", 120, "N/A", False),
        ("RAG", 120, "Grey", False),
        ("RAG", 120, "Green to Red", False),
        ("RAG", 120, "Was Green", False),
        ("RAG", "No Data", "Green", False),
        ("Status", 80, "R", False),  # revised
        ("Forecast RAG", 120, "Green", False),
        ("YTD RAG", 120, "Green", False),
        ("Data quality RAG", 120, "Green", False),
        ("Last year", 120, "Green", False),
        ("Comparison", 120, "Green", False),
    ],
)
def test_a_rating_in_a_column_of_its_own(heading: str, value: Any, printed: str, told: bool) -> None:
    found = contradicted(
        [
            ["Code", "Month", "Value", heading],
            [REFERRALS, "Jul-14", 90, None],
            [REFERRALS, "Aug-14", value, printed],
        ]
    )
    assert cells(found) == (["D3"] if told else [])
    for problem in found:
        assert (problem.code, problem.month) == (REFERRALS, AUGUST)
        assert printed in problem.message
        assert "the target of at most 100" in problem.message


@pytest.mark.parametrize(
    ("printed", "value", "told"),
    [
        ("Green", 105, True),
        ("Red", 105, True),
        ("Amber", 105, False),
        ("Amber", 120, True),
        ("Amber", 90, True),
        ("Green", 90, False),
        ("Red", 120, False),
    ],
)
def test_amber_counts_where_the_board_says_how_near_it_begins(printed: str, value: int, told: bool) -> None:
    rows: list[list[Any]] = [["Code", "Month", "Value", "RAG"], [REFERRALS, "Aug-14", value, printed]]
    assert bool(contradicted(rows, known(Absolute(exact("10"))))) is told


def test_many_months_of_one_indicator_are_told_once_at_the_latest() -> None:
    rows: list[list[Any]] = [[REFERRALS, f"2013-{month:02}", 120, "Green"] for month in range(1, 13)]
    [found] = contradicted([["Code", "Month", "Value", "RAG"], *rows, [SHARE, "2013-12", "90%", "Green"]])
    assert str(found.source).endswith("!D13")
    assert "Its ratings for January 2013, February 2013" in found.message


@pytest.mark.parametrize(
    ("headings", "row", "expected"),
    [
        (["Jul-14", "Aug-14", "RAG"], ["90%", "50%", "Green"], ["E2"]),
        (["Jul-14", "Aug-14", "RAG"], ["50%", "90%", "Green"], []),  # the last month's
        (["Jul-14", "Aug-14", "RAG"], ["50%", None, "Green"], []),  # which month's nobody knows
        (["Jul-14", "RAG", "Aug-14", "RAG"], ["50%", "Green", "90%", "Green"], ["D2"]),
        (["Jul-14", "Aug-14", "RAG Jul-14"], ["50%", "90%", "Green"], ["E2"]),
        (["Jul-14", "Aug-14", "RAG (August 2014)"], ["90%", "50%", "Green"], ["E2"]),
        (["RAG", "Jul-14", "Aug-14"], ["Green", "90%", "50%"], ["C2"]),
        (["Jul-14", "Aug-14", "Previous RAG"], ["90%", "50%", "Green"], []),
    ],
)
def test_beside_months_that_stand_across(headings: list[str], row: list[Any], expected: list[str]) -> None:
    assert cells(contradicted([["Code", "Indicator", *headings], [SHARE, None, *row]])) == expected


def test_what_was_set_by_hand_and_what_has_no_target_are_no_contradiction() -> None:
    by_hand = Override(REFERRALS, AUGUST, Status.GREEN, "One family of six.", "Anna", "2014-09-01T10:00")
    rows: list[list[Any]] = [
        ["Code", "Month", "Value", "RAG"],
        [REFERRALS, "Aug-14", 120, "Green"],
        ["22", "Aug-14", 5, "Red"],
    ]
    assert contradicted(rows, merge(known(), Records(overrides=(by_hand,)))) == []


def test_a_pack_read_back_contradicts_only_where_a_page_was_changed_or_the_target_is_another() -> None:
    whole = merge(known(), Records(figures=(part(REFERRALS, AUGUST, 120), part(SHARE, AUGUST, 90))))
    pack, _ = pack_bytes(build_report(whole, AUGUST))

    def told(over: Records) -> list[str]:
        preview = preview_opened(open_files([InFile(name="pack.xlsx", data=pack)]), over)
        assert preview.records.figures
        return [f"{each.code} {each.found}" for each in preview.problems if each.rule == "rating-contradicts"]

    assert told(known()) == []
    lenient = Target(REFERRALS, AtMost(exact("200")), Basis.VALUE)
    assert told(merge(known(), Records(targets=(lenient,)))) == [f"{REFERRALS} Red"]


def test_a_report_table_prints_its_ratings_for_the_month_of_its_last_update() -> None:
    headings = ["Code", "Name", "Current value", "Last update", "Overall assessment", "Previous 1 period"]
    rows = [
        [*headings, "Previous 1 value"],
        [SHARE, f"Indicator {SHARE}", "50%", "Aug-14", "Green", "Aug-13", "90%"],
    ]
    [found] = contradicted(rows, name="Report")
    assert (found.code, found.month, found.found) == (SHARE, Month(2014, 8), "Green")
