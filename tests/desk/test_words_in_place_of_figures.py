"""A word where the board has a number: one that only says that nothing is there yet loses nothing, a reason is asked
about."""

from pathlib import Path

import pytest

from ibdesk.desk import Desk
from ibdesk.domain.figure import Missing
from ibdesk.domain.problem import Problem, Severity
from tests.desk.small_boards import JULY, bring, desk_with_figures, workbook
from tests.made import AUGUST


def known(desk: Desk, code: str, month: object) -> object:
    return next(
        (each.quantity for each in desk.board.records().figures if (each.code, each.month) == (code, month)), None
    )


def told(desk: Desk, path: Path, rule: str) -> list[Problem]:
    return [each for each in desk.imports.preview([path]).problems if each.rule == rule]


@pytest.mark.parametrize("word", ["tbc", "TBC", "to follow", "awaited", "pending", "not yet available"])
def test_a_word_that_there_is_no_figure_yet_leaves_the_boards_own(tmp_path: Path, word: str) -> None:
    with desk_with_figures(tmp_path) as desk:
        before = known(desk, "7", AUGUST)
        later = workbook(tmp_path / "later.xlsx", [("7", AUGUST, word), ("7", AUGUST + 1, 120)])
        [problem] = told(desk, later, "kept-as-it-was")
        assert (problem.severity, problem.code, problem.month) == (Severity.WARNING, "7", AUGUST)
        assert f"{before} stays" in problem.message
        desk.imports.accept(desk.imports.preview([later]))
        assert known(desk, "7", AUGUST) == before
        assert known(desk, "7", AUGUST + 1) == 120


@pytest.mark.parametrize(("word", "kept"), [("No data", Missing.NO_DATA), ("n/a", Missing.NOT_APPLICABLE)])
def test_a_reason_in_place_of_a_number_is_asked_about(tmp_path: Path, word: str, kept: Missing) -> None:
    with desk_with_figures(tmp_path) as desk:
        later = workbook(tmp_path / "later.xlsx", [("7", AUGUST, word)])
        [problem] = told(desk, later, "figure-withdrawn")
        assert problem.severity is Severity.WARNING
        assert "takes the place of" in problem.message
        bring(desk, "again.xlsx", [("7", AUGUST, word)])
        assert known(desk, "7", AUGUST) is kept


def test_a_word_where_nothing_was_is_kept_as_it_is(tmp_path: Path) -> None:
    with desk_with_figures(tmp_path) as desk:
        later = workbook(tmp_path / "later.xlsx", [("7", JULY - 11, "tbc")])
        assert not [*told(desk, later, "kept-as-it-was"), *told(desk, later, "figure-withdrawn")]


@pytest.mark.parametrize("word", ["c", "*", "<5", "[low]"])
def test_numbers_that_a_public_version_hides_are_told_together(tmp_path: Path, word: str) -> None:
    with desk_with_figures(tmp_path) as desk:
        later = workbook(tmp_path / "public.xlsx", [("7", JULY, word), ("7", AUGUST, word), ("7", AUGUST + 1, word)])
        [problem] = told(desk, later, "figure-withdrawn")
        assert (problem.severity, problem.code, problem.month) == (Severity.WARNING, "7", JULY)
        assert "2 numbers of the board" in problem.message
        assert "undo this import" in problem.next_step
