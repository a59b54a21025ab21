"""A pack that is exported as final: its month stays open, and what changes later is told against it."""

import hashlib
from pathlib import Path

import pytest

from ibdesk.__main__ import main
from ibdesk.desk import Desk
from ibdesk.domain.assessment import Status
from ibdesk.domain.control.exceptions import ExceptionKind, exceptions, heading, usual_ranges
from ibdesk.domain.report.report import BoardReport
from ibdesk.domain.seal import WentOut
from ibdesk.errors import UserError
from tests.desk.small_boards import ANNA, JULY, bring, desk_with_figures
from tests.made import AUGUST
from tests.writing.pack_dump import open_pack

SEPTEMBER = AUGUST + 1


def gone_out(folder: Path) -> Desk:
    desk = desk_with_figures(folder)
    desk.exports.final(AUGUST, folder / "final.xlsx")
    return desk


def newly(report: BoardReport) -> dict[str, list[str]]:
    found = exceptions(report, usual_ranges(report))
    return {
        heading(kind, report): [each.page.code for each in found if each.kind is kind]
        for kind in (ExceptionKind.NEWLY_RED, ExceptionKind.NEWLY_GREEN)
    }


def test_what_went_out_is_kept_by_its_fingerprint(tmp_path: Path) -> None:
    with gone_out(tmp_path) as desk:
        [kept] = desk.board.records().seals
        assert isinstance(kept, WentOut)
        assert (kept.month, kept.by, kept.step) == (AUGUST, ANNA, desk.board.file.last_step)
        assert kept.pack_sha256 == hashlib.sha256((tmp_path / "final.xlsx").read_bytes()).hexdigest()
        assert desk.board.records().seal(AUGUST) is None
        desk.edits.save_comment("7", AUGUST, "The month stays open.")


def test_what_changes_later_is_restated(tmp_path: Path) -> None:
    with desk_with_figures(tmp_path) as desk:
        bring(desk, "slip.xlsx", [("7", JULY, 126)])
        assert desk.history.restated().restatements == (), "a slip that nobody was shown"
        desk.exports.final(AUGUST, tmp_path / "final.xlsx")
        bring(desk, "September.xlsx", [("7", SEPTEMBER, 100), ("7", AUGUST, 150)])
        report = desk.months.report(SEPTEMBER)
        assert [(one.month, one.was, one.now) for one in report.changes.restatements] == [(AUGUST, 140, 150)]
        assert len(desk.history.restated().restatements) == 1
        desk.exports.pack(SEPTEMBER, tmp_path / "September pack.xlsx")
        assert "Changes" in open_pack((tmp_path / "September pack.xlsx").read_bytes()).sheetnames


def cover(path: Path) -> str:
    return "\n".join(str(row[0]) for row in open_pack(path.read_bytes())["Cover"].iter_rows(values_only=True))


def test_a_pack_made_again_says_what_differs_from_the_one_that_went_out(tmp_path: Path) -> None:
    with gone_out(tmp_path) as desk:
        desk.exports.pack(AUGUST, tmp_path / "same.xlsx")
        assert "Issued again" not in cover(tmp_path / "same.xlsx")
        bring(desk, "late.xlsx", [("7", AUGUST, 150), ("7", SEPTEMBER, 90)])
        desk.exports.pack(AUGUST, tmp_path / "again.xlsx")
        words = "Issued again: 1 figure of August 2014 itself changed since this pack first went out on "
        assert words in cover(tmp_path / "again.xlsx")
        report = desk.months.report(AUGUST)
        assert [(one.month, one.was, one.now) for one in report.changes.restatements] == [(AUGUST, 140, 150)]
        assert report.page("7").is_restated(report.page("7").value)
        assert "Changes" in open_pack((tmp_path / "again.xlsx").read_bytes()).sheetnames


def test_it_says_so_however_often_it_goes_out(tmp_path: Path) -> None:
    with gone_out(tmp_path) as desk:
        bring(desk, "late.xlsx", [("7", AUGUST, 150)])
        desk.exports.final(AUGUST, tmp_path / "second.xlsx")
        desk.exports.pack(AUGUST, tmp_path / "third.xlsx")
        assert (tmp_path / "second.xlsx").read_bytes() == (tmp_path / "third.xlsx").read_bytes()
        assert "Issued again" in cover(tmp_path / "third.xlsx")
        bring(desk, "right.xlsx", [("7", AUGUST, 140)])
        assert desk.months.report(AUGUST).issued_again is None, "as it went out first"


def test_earlier_months_are_told_with_it_and_later_ones_are_not(tmp_path: Path) -> None:
    with desk_with_figures(tmp_path) as desk:
        desk.exports.final(JULY, tmp_path / "July.xlsx")
        desk.exports.final(AUGUST, tmp_path / "August.xlsx")
        bring(desk, "late.xlsx", [("7", JULY, 126), ("7", AUGUST, 150)])
        july, august = desk.months.report(JULY), desk.months.report(AUGUST)
        assert july.issued_again is not None
        assert [each.month for each in july.issued_again.restatements] == [JULY]
        assert august.issued_again is not None
        assert [each.month for each in august.issued_again.restatements] == [JULY, AUGUST]
        told = [(each.month, each.was) for each in august.changes.restatements]
        assert sorted(told) == [(JULY, 125), (AUGUST, 140)], "each once"


def test_a_month_is_held_against_no_later_pack(tmp_path: Path) -> None:
    with desk_with_figures(tmp_path) as desk:
        desk.exports.final(JULY, tmp_path / "July.xlsx")
        desk.exports.final(AUGUST, tmp_path / "August.xlsx")
        assert desk.months.report(JULY).last_pack is None
        last = desk.months.report(AUGUST).last_pack
        assert last is not None
        assert last.month == JULY


def test_it_is_taken_back_as_any_step(tmp_path: Path) -> None:
    with gone_out(tmp_path) as desk:
        out = desk.board.file.last_step
        bring(desk, "September.xlsx", [("7", SEPTEMBER, 100), ("7", AUGUST, 150)])
        desk.history.undo(out)
        assert desk.months.report(SEPTEMBER).changes.restatements == ()
        assert desk.months.report(SEPTEMBER).last_pack is None


def test_newly_red_is_since_the_pack_that_went_out(tmp_path: Path) -> None:
    with desk_with_figures(tmp_path) as desk:
        assert newly(desk.months.report(AUGUST)) == {
            "Newly red since last month": ["7"],
            "Newly green since last month": [],
        }
        desk.exports.final(JULY, tmp_path / "July.xlsx")
        bring(desk, "more.xlsx", [("7", SEPTEMBER, 150), ("10", SEPTEMBER, "60%")])
        report = desk.months.report(SEPTEMBER)
        assert report.page("7").status_before is Status.RED, "the month before was red already, the pack was not"
        assert newly(report) == {
            "Newly red since the last pack, July 2014": ["7", "10"],
            "Newly green since the last pack, July 2014": [],
        }


def test_it_says_what_was_said_then_whatever_changed_since(tmp_path: Path) -> None:
    with desk_with_figures(tmp_path) as desk:
        desk.exports.final(JULY, tmp_path / "July.xlsx")
        bring(desk, "more.xlsx", [("7", JULY, 400), ("7", SEPTEMBER, 150)])
        assert newly(desk.months.report(SEPTEMBER))["Newly red since the last pack, July 2014"] == ["7"]


def test_what_cannot_go_out(tmp_path: Path) -> None:
    with desk_with_figures(tmp_path) as desk:
        bring(desk, "bad.xlsx", [("10", AUGUST, "120%")])
        with pytest.raises(UserError, match="August 2014 cannot be exported as final: 1 problem must be fixed first"):
            desk.exports.final(AUGUST, tmp_path / "final.xlsx")
        assert not (tmp_path / "final.xlsx").exists()
        assert desk.board.records().seals == ()
        bring(desk, "good.xlsx", [("10", AUGUST, "92%")])
        desk.months.seal(AUGUST)
        with pytest.raises(UserError, match="its pack went out"):
            desk.exports.final(AUGUST, tmp_path / "final.xlsx")


def test_from_the_command_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with desk_with_figures(tmp_path) as desk:
        board = desk.board.path
    export = ["export", "--board", str(board), "--month", "2014-08", "--final"]
    assert main([*export, "--output", str(tmp_path / "final.xlsx")]) == 0
    assert main([*export, "--output", str(tmp_path / "all.csv")]) == 2
    assert "--final" in capsys.readouterr().err
    with Desk.open(board, ANNA) as desk:
        assert [type(each) for each in desk.board.records().seals] == [WentOut]


def test_a_sealed_month_that_was_opened_again_says_what_differs(tmp_path: Path) -> None:
    with desk_with_figures(tmp_path) as desk:
        desk.months.seal(AUGUST)
        first = desk.months.sealed_pack(AUGUST)
        desk.months.reopen(AUGUST, "A late figure")
        desk.exports.pack(AUGUST, tmp_path / "same.xlsx")
        assert "Issued again" not in cover(tmp_path / "same.xlsx"), "nothing differs yet"
        bring(desk, "late.xlsx", [("7", AUGUST, 150), ("7", SEPTEMBER, 90)])
        desk.exports.pack(AUGUST, tmp_path / "open.xlsx")
        words = "Issued again: 1 figure of August 2014 itself changed since this pack first went out on "
        assert words in cover(tmp_path / "open.xlsx")
        report = desk.months.report(AUGUST)
        assert [(one.month, one.was, one.now) for one in report.changes.restatements] == [(AUGUST, 140, 150)]
        desk.months.seal(AUGUST)
        desk.exports.pack(AUGUST, tmp_path / "second.xlsx")
        assert words in cover(tmp_path / "second.xlsx"), "sealed anew, it is not the pack that the Board holds"
        assert (tmp_path / "second.xlsx").read_bytes() == desk.months.sealed_pack(AUGUST)
        assert desk.months.report(AUGUST).issued_again == report.issued_again
        step = min(each.step for each in desk.board.file.seals_ever(desk.board.file.last_step))
        assert desk.months.sealed_pack(AUGUST, step) == first
        assert desk.months.report(AUGUST, as_at=step).issued_again is None


def test_the_next_month_is_told_against_a_pack_whose_month_was_opened_again(tmp_path: Path) -> None:
    with desk_with_figures(tmp_path) as desk:
        desk.months.seal(AUGUST)
        desk.months.reopen(AUGUST, "A late figure")
        bring(desk, "late.xlsx", [("7", AUGUST, 150), ("7", SEPTEMBER, 90)])
        report = desk.months.report(SEPTEMBER)
        assert [(one.month, one.was, one.now) for one in report.changes.restatements] == [(AUGUST, 140, 150)]
        assert report.last_pack is not None
        desk.months.seal(AUGUST)
        assert desk.months.report(SEPTEMBER).changes.restatements == (), "the Board has the new one"
