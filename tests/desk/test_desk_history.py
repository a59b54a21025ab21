"""History: what changed since the last pack, what depends on a step, and undo and redo of any of them."""

from fractions import Fraction
from pathlib import Path

import pytest

from ibdesk.desk import Desk, StepKind
from ibdesk.domain.assessment import Status
from ibdesk.domain.figure import Part, TypedIn
from ibdesk.domain.report.restatement_words import change_words
from ibdesk.domain.report.restatements import Changes
from ibdesk.errors import UserError
from tests.desk.small_boards import JULY, bring, desk_with_figures, new_desk
from tests.made import AUGUST


def said(changes: Changes) -> list[str]:
    return [f"{one.code} {change_words(one)}" for one in changes.restatements]


def test_by_default_changes_are_told_since_before_the_last_import(tmp_path: Path) -> None:
    with desk_with_figures(tmp_path) as desk:
        assert said(desk.history.changes()) == [], "the first figures change nothing"
        bring(desk, "b.xlsx", [("7", JULY, 150), ("7", AUGUST, 140)])
        bring(desk, "c.xlsx", [("7", AUGUST + 1, 90), ("10", JULY, "80%")])
        assert said(desk.history.changes()) == ["10 July 2014: 91% is now 80%"]
        assert desk.history.changes().since == 3
        assert said(desk.history.changes(since=2)) == ["7 July 2014: 125 is now 150", "10 July 2014: 91% is now 80%"]
        assert said(desk.history.changes(since=2, as_at=3)) == ["7 July 2014: 125 is now 150"]
        with pytest.raises(UserError, match="no step 99"):
            desk.history.changes(since=99)


def test_after_the_first_figures_what_is_typed_in_is_a_change(tmp_path: Path) -> None:
    with desk_with_figures(tmp_path) as desk:
        desk.edits.edit_figure("7", JULY, Part.VALUE, Fraction(124), "One was counted twice")
        assert said(desk.history.changes()) == ["7 July 2014: 125 is now 124"]


def test_after_a_seal_changes_are_told_since_the_pack_that_went_out(tmp_path: Path) -> None:
    with desk_with_figures(tmp_path) as desk:
        seal = desk.months.seal(AUGUST)
        assert desk.history.changes() == Changes(seal.step, seal.step)
        bring(desk, "b.xlsx", [("7", JULY, 150)])
        bring(desk, "c.xlsx", [("7", AUGUST + 1, 90)])
        assert said(desk.history.changes()) == ["7 July 2014: 125 is now 150"]
        assert desk.history.changes().since == seal.step


def test_a_change_says_which_pages_it_moves(tmp_path: Path) -> None:
    with desk_with_figures(tmp_path) as desk:
        bring(desk, "b.xlsx", [("7", JULY, 150), ("7", JULY - 1, 121)])
        june, july = desk.history.changes().restatements
        assert (june.moves, june.changes_colour) == ((), False)
        (move,) = july.moves
        assert (move.code, move.month, move.status_was, move.status_now) == ("7", JULY, Status.GREEN, Status.RED)


def test_undoing_an_import_is_a_change_as_well(tmp_path: Path) -> None:
    with desk_with_figures(tmp_path) as desk:
        step = bring(desk, "b.xlsx", [("7", JULY, 150)])
        desk.history.undo(step)
        assert said(desk.history.changes(since=step)) == ["7 July 2014: 150 is now 125"]


def test_a_figure_typed_in_is_a_change_with_its_reason(tmp_path: Path) -> None:
    with desk_with_figures(tmp_path) as desk:
        before = len(desk.history.steps())
        desk.edits.edit_figure("7", JULY, Part.VALUE, Fraction(124), "One was counted twice")
        (change,) = desk.history.changes(since=before).restatements
        assert isinstance(change.source, TypedIn)
        assert change.source.reason == "One was counted twice"


def test_undo_says_which_later_steps_brought_the_same_figures(tmp_path: Path) -> None:
    with desk_with_figures(tmp_path) as desk:
        bring(desk, "b.xlsx", [("7", JULY, 150), ("7", AUGUST, 140), ("7", AUGUST + 1, 1)])
        bring(desk, "c.xlsx", [("7", AUGUST + 1, 90)])
        desk.edits.edit_figure("7", AUGUST, Part.VALUE, Fraction(139), "Counted again")
        assert [(each.step.number, each.figures) for each in desk.history.depends_on(2)] == [(3, 2), (5, 1)]
        sentence = desk.history.undo(2)
        assert sentence == (
            "Undone: Import of July and August.xlsx. "
            "2 of its figures were brought again by step 3 (Import of b.xlsx) and still hold. "
            "1 of its figures was brought again by step 5 (type in the value of 7 for August 2014) and still holds."
        )
        held = {(figure.code, figure.month): figure.quantity for figure in desk.board.records().figures}
        assert held == {("7", JULY): 150, ("7", AUGUST): 139, ("7", AUGUST + 1): 90}


def test_an_undone_step_no_longer_depends(tmp_path: Path) -> None:
    with desk_with_figures(tmp_path) as desk:
        step = bring(desk, "b.xlsx", [("7", JULY, 150)])
        desk.history.undo(step)
        assert desk.history.depends_on(2) == ()
        desk.history.redo(step)
        assert [each.step.number for each in desk.history.depends_on(2)] == [step]
        assert desk.history.undo(2).count("brought again") == 1


def test_any_undone_step_can_be_put_back_in_its_place(tmp_path: Path) -> None:
    with desk_with_figures(tmp_path) as desk:
        bring(desk, "b.xlsx", [("7", JULY, 150)])
        bring(desk, "c.xlsx", [("7", JULY, 160)])
        desk.history.undo(3)
        desk.history.undo(4)
        assert desk.history.redo(3) == "Put back: Import of b.xlsx."
        assert desk.months.report(JULY).page("7").value.number == 150
        desk.history.redo(4)
        assert desk.months.report(JULY).page("7").value.number == 160
        with pytest.raises(UserError, match="not undone"):
            desk.history.redo(4)


def test_the_history_names_who_when_and_what(tmp_path: Path) -> None:
    with desk_with_figures(tmp_path) as desk:
        desk.edits.save_comment("7", AUGUST, "Two large families.")
        desk.history.undo()
        path = desk.board.path
    with Desk.open(path, "Head of Fieldwork") as desk:
        desk.history.redo()
        steps = desk.history.steps()
        assert [(step.kind, step.undone) for step in steps] == [
            (StepKind.START, False),
            (StepKind.IMPORT, False),
            (StepKind.EDIT, False),
            (StepKind.UNDO, False),
            (StepKind.REDO, False),
        ]
        assert (steps[-1].by, steps[-1].target) == ("Head of Fieldwork", 3)
        assert steps[1].files[0][0] == "July and August.xlsx"


def test_the_start_of_a_board_is_not_undone(tmp_path: Path) -> None:
    with new_desk(tmp_path) as desk:
        assert desk.history.can_undo is None
        for number in (None, 1):
            with pytest.raises(UserError):
                desk.history.undo(number)
        assert desk.board.records().indicators
