"""The public version of a board: what stops it, what it remembers, what a signed month's is."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from ibdesk.desk import Desk
from ibdesk.domain.board import Records
from ibdesk.domain.figure import Part, Unit
from ibdesk.domain.number import exact
from ibdesk.errors import UserError
from tests.desk.small_boards import ANNA, JULY
from tests.made import AUGUST, board, counts, indicator, part

SEVEN = [part("7", JULY, 30), part("7", AUGUST, 4)]


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """Referrals (7): 30 in July, 4 in August; timely ones (8) of them."""
    records = board([indicator("7"), indicator("9")], [*SEVEN, part("9", AUGUST, 50), part("9", JULY, 40)])
    with Desk.create(tmp_path / "Board.ibdesk", ANNA, records) as opened:
        yield opened


def test_a_flagged_comment_stops_it_and_is_named(desk: Desk, tmp_path: Path) -> None:
    output = tmp_path / "public.xlsx"
    desk.edits.save_comment("7", AUGUST, "There were 4 this month.")
    with pytest.raises(UserError, match=r"1 comment says numbers .* 7 Indicator 7: 4\.") as stopped:
        desk.public.write(AUGUST, output)
    assert "another text" in stopped.value.next_step
    assert not output.exists()
    desk.public.decide("7", AUGUST, "There were few this month.", "")
    assert desk.public.write(AUGUST, output).findings == ()
    assert output.exists()


def test_a_reason_lets_the_numbers_go_out_until_the_text_changes(desk: Desk) -> None:
    desk.edits.save_comment("7", AUGUST, "We met 4 schools.")
    desk.public.decide("7", AUGUST, "", "It counts schools.")
    assert desk.public.version(AUGUST).flagged == ()
    assert desk.history.steps()[-1].what == "let the numbers go out of the comment for 7"
    desk.edits.save_comment("7", AUGUST, "We met 4 schools and 4 families.")
    assert [each.numbers for each in desk.public.version(AUGUST).flagged] == [("4",)]
    with pytest.raises(UserError, match="neither a text for the public nor a reason"):
        desk.public.decide("7", AUGUST, " ", "")
    with pytest.raises(UserError, match="There is no comment for 9"):
        desk.public.decide("9", AUGUST, "", "Why")


def test_what_went_out_is_one_step_that_is_not_undone(desk: Desk, tmp_path: Path) -> None:
    before = desk.board.file.last_step
    desk.public.write(AUGUST, tmp_path / "one.xlsx")
    desk.public.write(AUGUST, tmp_path / "two.xlsx")
    assert (tmp_path / "one.xlsx").read_bytes() == (tmp_path / "two.xlsx").read_bytes()
    assert desk.board.file.last_step == before + 1
    assert desk.history.steps()[-1].what == "public version of August 2014"
    with pytest.raises(UserError, match="which went out"):
        desk.history.undo(before + 1)


def test_undo_goes_past_what_went_out_to_the_last_step_that_it_can_take_back(desk: Desk, tmp_path: Path) -> None:
    desk.edits.edit_figure("7", AUGUST, Part.VALUE, exact("60"), "Counted again.")
    desk.public.write(AUGUST, tmp_path / "one.xlsx")
    assert desk.history.can_undo is not None
    assert "7" in desk.history.undo()
    assert desk.history.can_undo is None, "the start alone is left"
    with pytest.raises(UserError, match="There is nothing to undo"):
        desk.history.undo()


def test_where_a_sealed_month_stops_undo_it_is_said(desk: Desk, tmp_path: Path) -> None:
    desk.edits.edit_figure("7", AUGUST, Part.VALUE, exact("60"), "Counted again.")
    desk.months.seal(AUGUST)
    desk.public.write(AUGUST, tmp_path / "one.xlsx")
    with pytest.raises(UserError, match="signed August 2014 off or re-opened it"):
        desk.history.undo()


def test_a_figure_that_was_held_back_stays_so_while_it_is_the_same(tmp_path: Path) -> None:
    """In time 6 of 9 children: 6 goes for its base. With a base of 19 alone it would be shown, were it not for July."""
    ten = indicator("10", unit=Unit.PERCENT)
    with Desk.create(tmp_path / "Board.ibdesk", ANNA, board([ten], counts("10", AUGUST, 6, 9))) as desk:
        numerator = next(each.key for each in desk.board.records().figures if each.part is Part.NUMERATOR)
        assert desk.public.version(AUGUST).held.cells == {numerator}
        desk.public.write(AUGUST, tmp_path / "one.xlsx")
        desk.edits.edit_figure("10", AUGUST, Part.DENOMINATOR, exact("19"), "Counted again.")
        assert desk.public.version(AUGUST).held.cells == {numerator}, "the old base went out beside it"
        desk.edits.edit_figure("10", AUGUST, Part.NUMERATOR, exact("8"), "Counted again.")
        assert desk.public.version(AUGUST).held.cells == frozenset()


def test_a_signed_month_takes_decisions_and_shows_what_was_signed(desk: Desk, tmp_path: Path) -> None:
    desk.edits.save_comment("7", AUGUST, "There were 4 this month.")
    desk.months.seal(AUGUST)
    desk.edits.edit_figure("7", AUGUST, Part.VALUE, exact("60"), "Counted again.")
    [flagged] = desk.public.version(AUGUST).flagged
    assert flagged.comment.text == "There were 4 this month."
    desk.public.decide("7", AUGUST, "There were few.", "")
    version = desk.public.version(AUGUST)
    assert version.report.page("7").value.number is None, "the 4 that was signed"
    assert version.report.page("7").comment.text == "There were few."
    desk.public.write(AUGUST, tmp_path / "public.xlsx")


def test_nothing_is_left_where_an_earlier_version_gave_a_number_away(desk: Desk, tmp_path: Path) -> None:
    """The 4 went out by another way: a board says that its public version showed it."""
    from ibdesk.domain.said_in_public import SaidInPublic, as_bytes

    said = SaidInPublic(AUGUST, {SEVEN[1].key: exact("4")}, frozenset(), desk.board.file.last_step)
    desk.board.file.keep_public("public version of August 2014", as_bytes(said), ANNA, desk.board.now())
    output, steps = tmp_path / "public.xlsx", desk.board.file.last_step
    with pytest.raises(UserError, match="An earlier public version showed the value of 7 for August 2014"):
        desk.public.write(AUGUST, output)
    assert not output.exists()
    assert desk.board.file.last_step == steps


def test_another_kind_of_file_is_refused(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="is a workbook"):
        desk.public.write(AUGUST, tmp_path / "public.docx")


def test_records_without_small_numbers_need_no_decision(tmp_path: Path) -> None:
    records: Records = board([indicator("7")], [part("7", AUGUST, 40)])
    with Desk.create(tmp_path / "Board.ibdesk", ANNA, records) as desk:
        assert desk.public.version(AUGUST).held.cells == frozenset()
        assert desk.public.write(AUGUST, tmp_path / "public.xlsx").path.exists()
