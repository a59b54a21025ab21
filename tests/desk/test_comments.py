"""Comments: draft, ready, signed; who owes what; and last month's text taken over, marked."""

from pathlib import Path

import pytest

from ibdesk.desk import Desk
from ibdesk.domain.board import CommentState
from ibdesk.domain.comments.missing_comments import comment_states
from ibdesk.errors import UserError
from tests.desk.small_boards import JULY, bring, desk_with_figures
from tests.made import AUGUST


def owes(desk: Desk) -> dict[str, tuple[tuple[str, ...], ...]]:
    """Officer: missing, draft, ready, signed, owed."""
    return {
        each.officer: (each.missing, each.draft, each.ready, each.signed, each.owed)
        for each in comment_states(desk.months.report(AUGUST))
    }


def test_who_owes_what(tmp_path: Path) -> None:
    with desk_with_figures(tmp_path) as desk:
        fieldwork, assessment = "Head of Fieldwork", "Head of Assessment"
        assert owes(desk) == {
            fieldwork: (("7",), (), (), (), ("7",)),
            assessment: (("10",), (), (), (), ()),  # its target is met: nobody will ask
        }
        desk.edits.save_comment("7", AUGUST, "Two large families.")
        desk.edits.save_comment("10", AUGUST, "On course.", ready=True)
        assert owes(desk) == {fieldwork: ((), ("7",), (), (), ()), assessment: ((), (), ("10",), (), ())}
        assert [each.is_done for each in comment_states(desk.months.report(AUGUST))] == [False, True]
        desk.edits.save_comment("7", AUGUST, "  ")
        assert owes(desk)[fieldwork] == (("7",), (), (), (), ("7",)), "an empty text is no comment"
        assert desk.board.records().comment("7", AUGUST).state is CommentState.MISSING


def test_sealing_signs_the_comments(tmp_path: Path) -> None:
    with desk_with_figures(tmp_path) as desk:
        desk.edits.save_comment("7", AUGUST, "Two large families.", ready=True)
        desk.months.seal(AUGUST)
        assert owes(desk)["Head of Fieldwork"] == ((), (), (), ("7",), ())
        assert desk.board.records().comment("7", AUGUST).author == "Performance analyst"


def test_last_months_comment_is_marked_until_it_is_changed(tmp_path: Path) -> None:
    with desk_with_figures(tmp_path) as desk:
        desk.edits.save_comment("7", JULY, "Two large families.", ready=True)
        copied = desk.edits.copy_last_comment("7", AUGUST)
        kept = desk.board.records().comment("7", AUGUST)
        assert kept == copied
        assert (kept.text, kept.state, kept.copied_from) == ("Two large families.", CommentState.DRAFT, JULY)
        assert [each.copied for each in comment_states(desk.months.report(AUGUST))] == [("7",), ()]
        desk.edits.save_comment("7", AUGUST, "Two large families.", ready=True)
        assert desk.board.records().comment("7", AUGUST).copied_from == JULY, "the same words are still copied"
        desk.edits.save_comment("7", AUGUST, "Two large families; both have now moved away.")
        assert desk.board.records().comment("7", AUGUST).copied_from is None


def test_what_cannot_be_copied(tmp_path: Path) -> None:
    with desk_with_figures(tmp_path) as desk:
        with pytest.raises(UserError, match="no earlier comment"):
            desk.edits.copy_last_comment("7", AUGUST)
        desk.edits.save_comment("7", JULY, "July.")
        desk.edits.save_comment("7", AUGUST, "August.")
        with pytest.raises(UserError, match="already"):
            desk.edits.copy_last_comment("7", AUGUST)
        assert desk.board.records().comment("7", AUGUST).text == "August."


def test_a_comment_that_came_with_a_workbook_counts(tmp_path: Path) -> None:
    with desk_with_figures(tmp_path) as desk:
        bring(desk, "comments.xlsx", [("7", AUGUST, 140)], [("7", AUGUST, "Two large families.")])
        assert owes(desk)["Head of Fieldwork"][1] == ("7",)
