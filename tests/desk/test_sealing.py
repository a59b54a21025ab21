"""Signing a month off: what stands in the way, what freezes, what is shown beside it, and the way back."""

import hashlib
from fractions import Fraction
from pathlib import Path

import pytest

from ibdesk.desk import Desk
from ibdesk.domain.assessment import Status
from ibdesk.domain.board import CommentState
from ibdesk.domain.figure import Part
from ibdesk.domain.problem import Severity
from ibdesk.errors import UserError
from ibdesk.progress import Cancelled
from ibdesk.store.backups.backup import backups
from ibdesk.store.backups.restore import restore
from ibdesk.store.opening.verify import verify
from ibdesk.writing.pack.write_pack import pack_bytes
from tests.desk.small_boards import ANNA, JULY, bring, desk_with_figures, new_desk
from tests.made import AUGUST, cell_of

ERROR = Severity.ERROR


def sealed(folder: Path) -> Desk:
    desk = desk_with_figures(folder)
    desk.edits.save_comment("7", AUGUST, "Two large families.", ready=True)
    desk.months.seal(AUGUST)
    return desk


def test_a_sealed_month_stays_as_it_was_whatever_comes_later(tmp_path: Path) -> None:
    with sealed(tmp_path) as desk:
        before, pack = desk.months.report(AUGUST), desk.months.sealed_pack(AUGUST)
        assert pack_bytes(before)[0] == pack, "the report as shown is the pack that went out"
        bring(desk, "September.xlsx", [("7", AUGUST + 1, 100), ("7", AUGUST, 150), ("7", JULY, 125)])
        after = desk.months.report(AUGUST)
        assert after.page("7").value.number == 140
        assert [(one.code, one.month, one.was, one.now) for one in after.restated_since_seal] == [
            ("7", AUGUST, 140, 150)
        ]
        assert (after.pages, after.problems, after.as_at) == (before.pages, before.problems, before.as_at)
        assert desk.months.sealed_pack(AUGUST) == pack
        desk.history.undo(2)  # the import that August was made from
        assert desk.months.report(AUGUST).pages == before.pages


def test_the_next_month_tells_what_changed_since_the_pack(tmp_path: Path) -> None:
    with sealed(tmp_path) as desk:
        bring(desk, "a.xlsx", [("7", AUGUST, 150)])
        bring(desk, "b.xlsx", [("7", AUGUST + 1, 100)])
        report = desk.months.report(AUGUST + 1)
        seal = desk.board.records().seal(AUGUST)
        assert seal is not None
        assert report.changes.since == seal.step
        assert [(one.month, one.was, one.now) for one in report.changes.restatements] == [(AUGUST, 140, 150)]
        assert [one.rule for one in report.page("7").problems if one.severity is Severity.INFO] == ["restated"]


def test_the_seal_says_who_when_from_what(tmp_path: Path) -> None:
    with sealed(tmp_path) as desk:
        seal = desk.board.records().seal(AUGUST)
        assert seal is not None
        assert (seal.by, seal.month, seal.step) == (ANNA, AUGUST, len(desk.history.steps()))
        assert seal.pack_sha256 == hashlib.sha256(desk.months.sealed_pack(AUGUST)).hexdigest()
        assert len(seal.inputs_sha256) == 64
        assert desk.months.report(AUGUST).seal == seal
        assert desk.history.steps()[-1].what == "sign off August 2014"


def test_an_error_stands_in_the_way_and_is_named(tmp_path: Path) -> None:
    with desk_with_figures(tmp_path) as desk:
        bring(desk, "wrong.xlsx", [("7", AUGUST, -4)])
        steps = len(desk.history.steps())
        with pytest.raises(UserError, match=r"August 2014 cannot be signed off: 1 problem must be fixed first\. .*-4"):
            desk.months.seal(AUGUST)
        assert len(desk.history.steps()) == steps
        desk.edits.edit_figure("7", AUGUST, Part.VALUE, Fraction(4), "A slip of the keyboard")
        desk.months.seal(AUGUST)


def test_an_owed_comment_is_told_and_does_not_stand_in_the_way(tmp_path: Path) -> None:
    with desk_with_figures(tmp_path) as desk:
        desk.edits.save_comment("10", AUGUST, "On course.")
        owed = [problem.code for problem in desk.months.problems(AUGUST) if problem.rule == "comment-owed"]
        assert owed == ["7"]
        desk.months.seal(AUGUST)
        assert desk.board.records().seal(AUGUST) is not None


def test_what_cannot_be_sealed(tmp_path: Path) -> None:
    with sealed(tmp_path) as desk:
        with pytest.raises(UserError, match="signed off already, by Performance analyst"):
            desk.months.seal(AUGUST)
        with pytest.raises(UserError, match="no figure for September 2014"):
            desk.months.seal(AUGUST + 1)
        with pytest.raises(UserError, match="July 2014 is not signed off"):
            desk.months.sealed_pack(JULY)
        with pytest.raises(UserError, match="July 2014 is not signed off"):
            desk.months.reopen(JULY, "Why not")


def test_stopping_half_way_leaves_the_month_open(tmp_path: Path) -> None:
    def stop(done: int, total: int, words: str) -> None:
        if words.startswith("Writing the summary"):
            raise Cancelled

    with desk_with_figures(tmp_path) as desk:
        steps = len(desk.history.steps())
        with pytest.raises(Cancelled):
            desk.months.seal(AUGUST, stop)
        assert len(desk.history.steps()) == steps
        assert desk.board.records().seal(AUGUST) is None


def test_comments_and_assessments_of_a_sealed_month_cannot_be_changed(tmp_path: Path) -> None:
    with desk_with_figures(tmp_path) as desk:
        desk.edits.override("7", AUGUST, Status.AMBER, "One family of six")
        desk.edits.save_comment("7", AUGUST, "Two large families.")
        desk.months.seal(AUGUST)
        edits = (
            lambda: desk.edits.save_comment("7", AUGUST, "Other words"),
            lambda: desk.edits.copy_last_comment("10", AUGUST),
            lambda: desk.edits.override("7", AUGUST, Status.GREEN, "Because"),
            lambda: desk.edits.remove_override("7", AUGUST),
            lambda: desk.history.undo(3),
            lambda: desk.history.undo(4),
        )
        steps = len(desk.history.steps())
        for edit in edits:
            with pytest.raises(UserError, match="was signed off by Performance analyst"):
                edit()
        assert len(desk.history.steps()) == steps
        desk.edits.save_comment("7", AUGUST + 1, "Other months are free")


def test_a_seal_is_not_undone_but_opened_with_a_reason(tmp_path: Path) -> None:
    with sealed(tmp_path) as desk:
        seal = desk.board.records().seal(AUGUST)
        assert seal is not None
        assert desk.history.can_undo is None
        with pytest.raises(UserError, match="signed August 2014 off"):
            desk.history.undo(seal.step)
        with pytest.raises(UserError, match="no reason"):
            desk.months.reopen(AUGUST, " ")
        first = desk.months.sealed_pack(AUGUST)
        desk.months.reopen(AUGUST, "The Director asked for another sentence")
        assert desk.board.records().seal(AUGUST) is None
        assert desk.history.steps()[-1].what == "re-open August 2014: The Director asked for another sentence"
        assert desk.board.records().comment("7", AUGUST).state is CommentState.SIGNED
        desk.edits.save_comment("7", AUGUST, "Two large families, both known.")
        assert desk.board.records().comment("7", AUGUST).state is CommentState.DRAFT
        desk.months.seal(AUGUST)
        assert desk.months.sealed_pack(AUGUST) != first
        assert desk.months.sealed_pack(AUGUST, seal.step) == first, "what went out first is still there"


def test_exporting_a_sealed_month_writes_the_very_file_that_went_out(tmp_path: Path) -> None:
    with sealed(tmp_path) as desk:
        bring(desk, "September.xlsx", [("7", AUGUST, 150)])
        written = desk.exports.pack(AUGUST, tmp_path / "again.xlsx")
        assert (tmp_path / "again.xlsx").read_bytes() == desk.months.sealed_pack(AUGUST)
        assert written.sheets[:2] == ("Cover", "Exceptions")
        assert written.findings == ()
        seal, now = desk.board.records().seal(AUGUST), len(desk.history.steps())
        assert seal is not None
        for step, same in ((now, True), (seal.step, True), (seal.step - 1, False)):
            desk.exports.pack(AUGUST, tmp_path / "then.xlsx", as_at=step)
            assert ((tmp_path / "then.xlsx").read_bytes() == desk.months.sealed_pack(AUGUST)) is same


def test_a_comment_that_comes_too_late_is_told_and_not_used(tmp_path: Path) -> None:
    with sealed(tmp_path) as desk:
        comments = [("7", AUGUST, "Late words"), ("7", AUGUST + 1, "In time")]
        bring(desk, "late.xlsx", [("7", AUGUST + 1, 100)], comments)
        assert desk.board.records().comment("7", AUGUST).text == "Two large families."
        assert desk.board.records().comment("7", AUGUST + 1).text == "In time"
        (told,) = [problem for problem in desk.months.problems(AUGUST + 1) if problem.rule == "sealed-month"]
        assert (told.severity, told.code, told.month) == (Severity.WARNING, "7", AUGUST)
        assert told.source is not None
        assert cell_of(told).workbook == "late.xlsx"


def test_the_same_comment_again_is_no_news(tmp_path: Path) -> None:
    with sealed(tmp_path) as desk:
        bring(desk, "same.xlsx", [("7", AUGUST + 1, 100)], [("7", AUGUST, "Two large families.")])
        assert "sealed-month" not in {problem.rule for problem in desk.months.problems(AUGUST + 1)}
        assert desk.board.records().comment("7", AUGUST).state is CommentState.SIGNED


def test_backups_and_the_check_cover_sealed_packs(tmp_path: Path) -> None:
    with sealed(tmp_path) as desk:
        pack = desk.months.sealed_pack(AUGUST)
        bring(desk, "September.xlsx", [("7", AUGUST + 1, 100)])  # backs the board up first
        path = desk.board.path
    assert verify(path).sound
    newest = backups(tmp_path / "North backups", "North")[0]
    restore(newest.path, tmp_path / "Back.ibdesk")
    with Desk.open(tmp_path / "Back.ibdesk", ANNA) as desk:
        assert desk.months.sealed_pack(AUGUST) == pack
        assert pack_bytes(desk.months.report(AUGUST))[0] == pack


def test_a_board_without_figures_has_nothing_to_seal(tmp_path: Path) -> None:
    with new_desk(tmp_path) as desk, pytest.raises(UserError, match="no figure"):
        desk.months.seal(AUGUST)


def test_a_later_months_errors_do_not_stand_in_the_way(tmp_path: Path) -> None:
    with desk_with_figures(tmp_path) as desk:
        bring(desk, "September.xlsx", [("7", AUGUST + 1, -4), ("10", AUGUST + 1, "120%")])
        september = {(each.code, each.month) for each in desk.months.problems(AUGUST + 1) if each.severity is ERROR}
        assert {("7", AUGUST + 1), ("10", AUGUST + 1)} <= september
        assert [each for each in desk.months.problems(AUGUST) if each.month and each.month > AUGUST] == []
        desk.months.seal(AUGUST)
        with pytest.raises(UserError):
            desk.months.seal(AUGUST + 1)


def test_an_earlier_months_error_stands_in_the_way_of_the_months_after_it(tmp_path: Path) -> None:
    with desk_with_figures(tmp_path) as desk:
        bring(desk, "August again.xlsx", [("7", AUGUST, -4)])
        bring(desk, "September.xlsx", [("7", AUGUST + 1, 120), ("10", AUGUST + 1, "91%")])
        assert (AUGUST, ERROR) in {(each.month, each.severity) for each in desk.months.problems(AUGUST + 1)}
