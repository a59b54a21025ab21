"""What a workbook gave in a way that could not be used, and that another workbook or a person brought after all: told
as long as it is not there, over when it is, there again at undo. One rule for every kind of record."""

from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path

import openpyxl
import pytest

from ibdesk.desk import Desk
from ibdesk.domain.board import Records
from ibdesk.domain.figure import Part
from ibdesk.domain.problem import Problem
from ibdesk.domain.target import Basis, Between, Target
from tests.desk.small_boards import desk_with_figures
from tests.made import AUGUST

Sheet = Sequence[Sequence[object]]
FIGURES = ("Code", "Month", "Value", "Numerator", "Denominator")
BENCHMARKS = ("Code", "Name", "Period", "Value", "Basis", "Source")
TARGETS = ("Code", "From", "Low", "High", "Basis", "Source")
WRITTEN = ("Code", "From", "Target", "Basis", "Source")
POPULATION = ("Year", "Population aged 0-17", "Source")
INDICATORS = ("Code", "Name", "Value period")


def bring(desk: Desk, name: str, sheet: str, rows: Sheet) -> None:
    """A workbook with these rows, beside a figure that makes it worth keeping."""
    book = openpyxl.Workbook()
    figures = book.active
    figures.append(FIGURES)
    figures.append(["7", "2012-01", len(name)])
    if sheet != "Figures":
        figures.title = "Figures"
        figures = book.create_sheet(sheet)
        figures.append(rows[0])
    for row in rows[1:]:
        figures.append(list(row))
    book.properties.title = name
    path = desk.board.path.with_name(f"{name}.xlsx")
    book.save(path)
    desk.imports.accept(desk.imports.preview([path]))


def waiting(desk: Desk) -> list[str]:
    return [each.rule for each in desk.months.problems(AUGUST) if each.ended_by]


@pytest.mark.parametrize(
    ("sheet", "headings", "wrong", "other", "right", "rule"),
    [
        (
            "Figures",
            FIGURES,
            ["7", "2014-08", "14o"],
            ["7", "2014-07", 140],
            ["7", "2014-08", 140],
            "unreadable-number",
        ),
        (
            "Figures",
            FIGURES,
            ["7", "2014-08", "14o"],
            ["7", "2014-08", None],
            ["7", "2014-08", 141],
            "unreadable-number",
        ),
        (
            "Figures",
            FIGURES,
            ["10", "2014-08", None, "1o", 20],
            ["10", "2014-08", 50, None, 20],
            ["10", "2014-08", None, 10, 20],
            "unreadable-number",
        ),
        (
            "Benchmarks",
            BENCHMARKS,
            ["7", "England", "2012/13", "5o", "value", "DfE"],
            ["7", "Statistical neighbours", "2012/13", 55, "value", "DfE"],
            ["7", "ENGLAND", "2012/13", 50, "value", "DfE"],
            "unreadable-number",
        ),
        (
            "Targets",
            TARGETS,
            ["7", "2014-04", "6o", None, "value", "Plan"],
            ["7", None, None, 60, "value", "Plan"],
            ["7", "2014-04", None, 60, "value", "Plan"],
            "unreadable-number",
        ),
        (
            "Targets",
            WRITTEN,
            ["7", None, "as agreed in plan 7", "value", "Plan"],
            ["10", None, "at least 85%", "value", "Plan"],
            ["7", None, "at most 60", "value", "Plan"],
            "unreadable-target",
        ),
        (
            "Population",
            POPULATION,
            [2014, "36,1o0", "ONS"],
            [2013, 36_100, "ONS"],
            [2014, 36_100, "ONS"],
            "unreadable-number",
        ),
        (
            "Population",
            POPULATION,
            [2014, 36.1, "ONS"],
            [2015, 36_100, "ONS"],
            [2014, 36_100, "ONS"],
            "unreadable-number",
        ),
        (
            "Indicators",
            INDICATORS,
            ["7", "Referrals", "whenever"],
            ["10", "In time", "in month"],
            ["7", "Referrals", "in month"],
            "unreadable-word",
        ),
    ],
)
def test_a_thing_that_comes_as_it_should_ends_what_was_told_of_it(
    tmp_path: Path,
    sheet: str,
    headings: Sequence[str],
    wrong: list[object],
    other: list[object],
    right: list[object],
    rule: str,
) -> None:
    with desk_with_figures(tmp_path) as desk:
        bring(desk, "right before", sheet, (headings, right))
        bring(desk, "wrong", sheet, (headings, wrong))
        assert waiting(desk) == [rule], "what was there before does not put it right"
        bring(desk, "another", sheet, (headings, other))
        assert waiting(desk) == [rule]
        bring(desk, "put right", sheet, (headings, right))
        assert waiting(desk) == []
        desk.history.undo()
        assert waiting(desk) == [rule]


@pytest.mark.parametrize(
    ("sheet", "headings", "rows"),
    [
        ("Figures", FIGURES, (["7", "2014-08", 140], ["7", "2014-08", 141])),
        ("Population", POPULATION, ([2014, 36_100, "ONS"], [2014, 36_101, "ONS"])),
        ("Benchmarks", BENCHMARKS, tuple(["7", "England", "2012/13", each, "value", "DfE"] for each in (50, 51))),
        ("Targets", TARGETS, tuple(["7", "2014-04", None, each, "value", "Plan"] for each in (60, 61))),
    ],
)
def test_what_was_given_twice_is_over_when_it_comes_once(
    tmp_path: Path, sheet: str, headings: Sequence[str], rows: Sheet
) -> None:
    with desk_with_figures(tmp_path) as desk:
        bring(desk, "twice", sheet, (headings, *rows))
        assert waiting(desk) == ["given-twice"]
        bring(desk, "once", sheet, (headings, rows[0]))
        assert waiting(desk) == []


def test_a_figure_that_a_person_types_ends_what_was_told_of_its_cell(tmp_path: Path) -> None:
    with desk_with_figures(tmp_path) as desk:
        bring(desk, "wrong", "Figures", (FIGURES, ["7", "2014-08", "14o"]))
        assert waiting(desk) == ["unreadable-number"]
        desk.edits.edit_figure("7", AUGUST, Part.VALUE, Fraction(141), "Asked the team")
        assert waiting(desk) == []


def test_a_figure_that_was_taken_away_is_over_when_one_comes(tmp_path: Path) -> None:
    with desk_with_figures(tmp_path) as desk:
        bring(desk, "nothing", "Figures", (FIGURES, ["7", "2014-08", "[x]"]))
        assert waiting(desk) == ["figure-withdrawn"]
        bring(desk, "there again", "Figures", (FIGURES, ["7", "2014-08", 142]))
        assert waiting(desk) == []


def bring_target(desk: Desk, name: str, low: int, high: int, code: str = "7", since: str = "") -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Targets"
    sheet.append(["Code", "From", "Basis", "Low", "High", "Tolerance"])
    sheet.append([code, since or None, "value", low, high, None])
    book.properties.title = name
    path = desk.board.path.with_name(name)
    book.save(path)
    desk.imports.accept(desk.imports.preview([path]))


def crossed(desk: Desk) -> list[Problem]:
    return [each for each in desk.months.problems(AUGUST) if each.rule == "target-bounds"]


def test_a_crossed_target_is_over_when_another_workbook_brings_it_and_there_again_at_undo(tmp_path: Path) -> None:
    with desk_with_figures(tmp_path) as desk:
        bring_target(desk, "good before.xlsx", 300, 500)
        bring_target(desk, "crossed.xlsx", 600, 400)
        assert len(crossed(desk)) == 1, "an earlier target does not put it right"
        bring_target(desk, "of another.xlsx", 40, 60, code="10")
        bring_target(desk, "of another month.xlsx", 400, 600, since="Apr-14")
        assert len(crossed(desk)) == 1
        bring_target(desk, "right.xlsx", 400, 600)
        assert crossed(desk) == []
        desk.history.undo()
        assert len(crossed(desk)) == 1


def test_a_crossed_target_is_over_when_a_person_types_it(tmp_path: Path) -> None:
    with desk_with_figures(tmp_path) as desk:
        bring_target(desk, "crossed.xlsx", 600, 400)
        assert len(crossed(desk)) == 1
        typed = Target("7", Between(Fraction(400), Fraction(600)), Basis.VALUE)
        desk.board.keep("change the target of 7", Records(targets=(typed,)))
        assert crossed(desk) == []


def test_a_crossed_target_from_a_month_is_put_right_by_that_months(tmp_path: Path) -> None:
    with desk_with_figures(tmp_path) as desk:
        bring_target(desk, "crossed.xlsx", 600, 400, since="Apr-14")
        bring_target(desk, "for all months.xlsx", 400, 600)
        assert len(crossed(desk)) == 1
        bring_target(desk, "right.xlsx", 400, 600, since="Apr-14")
        assert crossed(desk) == []
