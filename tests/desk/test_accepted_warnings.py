"""Accepting a warning: with a reason, still told, counted no more, and asked about again when the figure changed."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from ibdesk.desk import Desk
from ibdesk.domain.problem import Problem, Severity, count_open
from ibdesk.errors import UserError
from tests.desk.small_boards import ANNA, bring, desk_with_figures
from tests.made import AUGUST


def owed(desk: Desk) -> Problem:
    return next(problem for problem in desk.months.problems(AUGUST) if problem.rule == "comment-owed")


def open_warnings(desk: Desk) -> int:
    return count_open(desk.months.problems(AUGUST), Severity.WARNING)


def test_an_accepted_warning_stays_in_the_list_with_its_reason(tmp_path: Path) -> None:
    with desk_with_figures(tmp_path) as desk:
        before, told = open_warnings(desk), len(desk.months.problems(AUGUST))
        desk.edits.accept_warning(owed(desk), " Agreed with the chair ")
        assert open_warnings(desk) == before - 1
        assert len(desk.months.problems(AUGUST)) == told
        accepted = owed(desk).accepted
        assert accepted is not None
        assert (accepted.reason, accepted.by) == ("Agreed with the chair", ANNA)
        assert desk.months.report(AUGUST).accepted == (owed(desk),)
        assert desk.months.report(AUGUST).page("7").problems[-1].accepted == accepted
        assert desk.history.can_undo == "accept the warning 'comment-owed' for 7"


def test_it_is_the_same_warning_from_next_months_workbook_and_another_one_for_another_figure(tmp_path: Path) -> None:
    with desk_with_figures(tmp_path) as desk:
        desk.edits.accept_warning(owed(desk), "Agreed")
        bring(desk, "the same again.xlsx", [("7", AUGUST, 140)])
        assert owed(desk).accepted is not None
        bring(desk, "corrected.xlsx", [("7", AUGUST, 141)])
        assert owed(desk).accepted is None, "another figure: asked again"
        bring(desk, "back.xlsx", [("7", AUGUST, 140)])
        assert owed(desk).accepted is not None


def test_it_can_be_taken_back_and_undone(tmp_path: Path) -> None:
    with desk_with_figures(tmp_path) as desk:
        desk.edits.accept_warning(owed(desk), "Agreed")
        accepted = owed(desk).accepted
        assert accepted is not None
        desk.edits.take_back_acceptance(accepted)
        assert owed(desk).accepted is None
        with pytest.raises(UserError, match="not accepted"):
            desk.edits.take_back_acceptance(accepted)
        desk.history.undo()
        assert owed(desk).accepted == accepted
        desk.history.undo()
        assert owed(desk).accepted is None


def test_what_cannot_be_accepted(tmp_path: Path) -> None:
    with desk_with_figures(tmp_path) as desk:
        bring(desk, "wrong.xlsx", [("7", AUGUST, -4)])
        problems = desk.months.problems(AUGUST)
        error = next(problem for problem in problems if problem.severity is Severity.ERROR)
        info = next(problem for problem in problems if problem.severity is Severity.INFO)
        warning = next(problem for problem in problems if problem.severity is Severity.WARNING)
        steps = len(desk.history.steps())
        for problem, reason, says in (
            (error, "It is right", "must be fixed"),
            (info, "It is right", "information only"),
            (warning, "  ", "no reason"),
        ):
            with pytest.raises(UserError, match=says):
                desk.edits.accept_warning(problem, reason)
        assert len(desk.history.steps()) == steps


def test_an_acceptance_is_as_it_was_at_each_step_and_after_opening_again(tmp_path: Path) -> None:
    with desk_with_figures(tmp_path) as desk:
        path, before = desk.board.path, len(desk.history.steps())
        desk.edits.accept_warning(owed(desk), "Agreed")
        assert not desk.months.report(AUGUST, before).accepted
        assert desk.months.report(AUGUST, before + 1).accepted
    with Desk.open(path, "Somebody else") as desk:
        accepted = owed(desk).accepted
        assert accepted is not None
        assert accepted.by == ANNA


def test_a_preview_counts_no_accepted_warning(tmp_path: Path) -> None:
    with desk_with_figures(tmp_path) as desk:
        same = tmp_path / "July and August.xlsx"
        before = desk.imports.preview([same]).count(Severity.WARNING)
        desk.edits.accept_warning(owed(desk), "Agreed")
        assert desk.imports.preview([same]).count(Severity.WARNING) == before - 1


def test_the_same_warning_of_several_months_is_accepted_in_one_step(tmp_path: Path) -> None:
    with desk_with_figures(tmp_path) as desk:
        warnings = [each for each in desk.months.problems(AUGUST) if each.severity is Severity.WARNING]
        first, *others = (replace(warnings[0], month=AUGUST - back) for back in range(3))
        before = len(desk.history.steps())
        desk.edits.accept_warning(first, "Counted so.", *others)
        assert len(desk.history.steps()) == before + 1
        assert {each.month for each in desk.board.records().acceptances} == {AUGUST - back for back in range(3)}
        with pytest.raises(UserError, match="cannot be accepted"):
            desk.edits.accept_warning(first, "So.", replace(first, severity=Severity.ERROR))
