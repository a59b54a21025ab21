"""Edits by hand: an assessment, a figure, the board's settings; each one step, each with who and why."""

from fractions import Fraction
from pathlib import Path

import pytest
from msgspec.structs import replace

from ibdesk.desk import Desk
from ibdesk.domain.assessment import Status
from ibdesk.domain.board import Records, merge
from ibdesk.domain.figure import Covers, Figure, Missing, Part, Supply, TypedIn
from ibdesk.domain.report.origin import origin
from ibdesk.domain.settings import BoardSettings
from ibdesk.domain.target import Basis, PercentOfTarget
from ibdesk.errors import UserError
from ibdesk.store.board_file import create_board
from tests.desk.small_boards import ANNA, DEFINITIONS, JULY, bring, desk_with_figures, new_desk
from tests.made import AUGUST, finished, indicator, part


def test_an_assessment_set_by_hand_stands_beside_the_computed_one(tmp_path: Path) -> None:
    with desk_with_figures(tmp_path) as desk:
        desk.edits.override("7", AUGUST, Status.AMBER, "One family of six")
        shown = desk.months.report(AUGUST).page("7").assessment
        assert (shown.status, shown.computed) == (Status.AMBER, Status.RED)
        assert shown.sentence.startswith(f"Amber, set by hand by {ANNA}: One family of six. The rule gives Red:")
        assert shown.override is not None
        assert shown.override.by == ANNA
        assert desk.months.report(JULY).page("7").assessment.override is None, "of one month alone"
        desk.edits.remove_override("7", AUGUST)
        again = desk.months.report(AUGUST).page("7").assessment
        assert (again.status, again.override) == (Status.RED, None)
        with pytest.raises(UserError, match="not set by hand"):
            desk.edits.remove_override("7", AUGUST)
        desk.history.undo()
        assert desk.months.report(AUGUST).page("7").assessment.status is Status.AMBER


def test_an_override_outlives_a_new_figure_beside_the_new_computed_assessment(tmp_path: Path) -> None:
    with desk_with_figures(tmp_path) as desk:
        desk.edits.override("7", AUGUST, Status.AMBER, "One family of six")
        bring(desk, "corrected.xlsx", [("7", AUGUST, 120)])
        shown = desk.months.report(AUGUST).page("7").assessment
        assert (shown.status, shown.computed) == (Status.AMBER, Status.GREEN)


@pytest.mark.parametrize(("code", "reason", "says"), [("7", " ", "no reason"), ("99", "Because", "no indicator 99")])
def test_what_cannot_be_set_by_hand(code: str, reason: str, says: str, tmp_path: Path) -> None:
    with desk_with_figures(tmp_path) as desk:
        steps = len(desk.history.steps())
        with pytest.raises(UserError, match=says):
            desk.edits.override(code, AUGUST, Status.GREEN, reason)
        with pytest.raises(UserError, match=says):
            desk.edits.edit_figure(code, AUGUST, Part.VALUE, Fraction(1), reason)
        assert len(desk.history.steps()) == steps


def test_a_figure_typed_in_says_by_whom_when_and_why(tmp_path: Path) -> None:
    board = create_board(tmp_path / "North.ibdesk")
    with Desk(board, ANNA, lambda: "2014-09-08T10:42:00+01:00") as desk:
        board.keep_edit("Start", merge(DEFINITIONS, Records(figures=(part("7", AUGUST, 140),))), ANNA, "2014-09-01")
        desk.edits.edit_figure("7", AUGUST, Part.VALUE, Fraction(138), "Two were counted twice")
        page = desk.months.report(AUGUST).page("7")
        assert page.value.number == 138
        (cell,) = origin(page.indicator, page.value).cells
        assert str(cell.source) == f"typed in by {ANNA} on 8 September 2014"
        assert cell.what.endswith(": Two were counted twice")
        assert desk.history.can_undo == "type in the value of 7 for August 2014"
        desk.history.undo()
        assert desk.months.report(AUGUST).page("7").value.number == 140


def test_a_later_workbook_supersedes_what_was_typed_in(tmp_path: Path) -> None:
    with desk_with_figures(tmp_path) as desk:
        desk.edits.edit_figure("7", AUGUST, Part.VALUE, Fraction(138), "Two were counted twice")
        bring(desk, "September.xlsx", [("7", AUGUST, 139)])
        (figure,) = desk.months.report(AUGUST).page("7").value.figures
        assert (figure.quantity, figure.source.name) == (139, "September.xlsx")


def test_a_figure_can_be_typed_in_where_there_was_none_and_taken_away(tmp_path: Path) -> None:
    with new_desk(tmp_path) as desk:
        desk.edits.edit_figure("7", AUGUST, Part.VALUE, Fraction(5), "By telephone")
        assert desk.months.report(AUGUST).page("7").value.number == 5
        desk.edits.edit_figure("7", AUGUST, Part.VALUE, Missing.NO_DATA, "Withdrawn by the team")
        assert desk.months.report(AUGUST).page("7").value.missing is Missing.NO_DATA
        with pytest.raises(UserError, match="that already"):
            desk.edits.edit_figure("7", AUGUST, Part.VALUE, Missing.NO_DATA, "Again")


PARTS, FINISHED = Supply.PARTS, Supply.FINISHED
MONTHLY, ROLLING = indicator("7"), indicator("7", value_period=Covers.ROLLING_12)
WHOLE_YEAR = finished("7", AUGUST, 90, Covers.ROLLING_12)


@pytest.mark.parametrize(
    ("of", "there", "which", "asked", "expected"),
    [
        (MONTHLY, [], Part.VALUE, None, (PARTS, Covers.MONTH)),
        (replace(MONTHLY, value_period=Covers.SNAPSHOT), [], Part.VALUE, None, (PARTS, Covers.SNAPSHOT)),
        (replace(MONTHLY, supplied_as=FINISHED), [], Part.VALUE, None, (FINISHED, Covers.MONTH)),
        (MONTHLY, [finished("7", AUGUST, 9, Covers.MONTH)], Part.VALUE, None, (FINISHED, Covers.MONTH)),
        (ROLLING, [WHOLE_YEAR], Part.VALUE, None, (FINISHED, Covers.ROLLING_12)),
        (ROLLING, [WHOLE_YEAR, part("7", AUGUST, 9)], Part.VALUE, None, (PARTS, Covers.MONTH)),
        (ROLLING, [WHOLE_YEAR, part("7", AUGUST, 9)], Part.VALUE, FINISHED, (FINISHED, Covers.ROLLING_12)),
        (MONTHLY, [], Part.NUMERATOR, None, (PARTS, Covers.MONTH)),
        (MONTHLY, [], Part.RATE, None, (FINISHED, Covers.MONTH)),
        (
            MONTHLY,
            [finished("7", AUGUST, 9, Covers.ROLLING_12, which=Part.RATE)],
            Part.RATE,
            None,
            (FINISHED, Covers.ROLLING_12),
        ),
    ],
)
def test_which_figure_is_superseded(
    of: object,
    there: list[Figure],
    which: Part,
    asked: Supply | None,
    expected: tuple[Supply, Covers],
    tmp_path: Path,
) -> None:
    definitions = Records(indicators=(of,), figures=tuple(there))  # type: ignore[arg-type]
    with Desk.create(tmp_path / "North.ibdesk", ANNA, definitions) as desk:
        desk.edits.edit_figure("7", AUGUST, which, Fraction(77), "Counted again", asked)
        (typed,) = [figure for figure in desk.board.records().figures if isinstance(figure.source, TypedIn)]
        assert (typed.supply, typed.covers, typed.part, typed.quantity) == (*expected, which, 77)
        others = [figure for figure in there if figure.key != typed.key]
        assert len(desk.board.records().figures) == len(others) + 1


def test_settings_are_kept_and_change_what_is_told(tmp_path: Path) -> None:
    with desk_with_figures(tmp_path) as desk:
        assert desk.board.records().board_settings == BoardSettings()
        wanted = BoardSettings(switched_off=("stale", "comment-owed"), tolerance=PercentOfTarget(Fraction(10)))
        desk.edits.change_settings(wanted)
        assert desk.board.records().board_settings == replace(wanted, switched_off=("comment-owed", "stale"))
        assert desk.months.report(AUGUST).page("7").assessment.status is Status.AMBER, "140 is within 10 % of 130"
        assert "comment-owed" not in {problem.rule for problem in desk.months.problems(AUGUST)}
        desk.history.undo()
        assert desk.months.report(AUGUST).page("7").assessment.status is Status.RED


@pytest.mark.parametrize(
    ("settings", "says"),
    [
        (BoardSettings(switched_off=("no-such-check",)), "no check called 'no-such-check'"),
        (BoardSettings(small_base=0), "at least 1"),
    ],
)
def test_settings_that_cannot_be_meant(settings: BoardSettings, says: str, tmp_path: Path) -> None:
    with desk_with_figures(tmp_path) as desk:
        with pytest.raises(UserError, match=says):
            desk.edits.change_settings(settings)
        assert desk.board.records().board_settings == BoardSettings()


def test_a_targets_basis_is_said_once_for_all_its_months(tmp_path: Path) -> None:
    bare = replace(DEFINITIONS.targets[0], basis=None, basis_stated=False)
    with Desk.create(tmp_path / "North.ibdesk", ANNA, replace(DEFINITIONS, targets=(bare,))) as desk:
        bring(desk, "a.xlsx", [("7", AUGUST, 140), ("7", JULY, 100)])
        page = desk.months.report(AUGUST).page("7")
        assert page.target is not None
        desk.edits.set_target_basis(page.target, Basis.VALUE)
        assert desk.board.records().targets == (replace(bare, basis=Basis.VALUE, basis_stated=True),)
        assert desk.months.report(AUGUST).page("7").assessment.status is Status.RED
        assert desk.months.report(JULY).page("7").assessment.status is Status.GREEN
        with pytest.raises(UserError, match="for the value already"):
            desk.edits.set_target_basis(page.target, Basis.VALUE)
        with pytest.raises(UserError, match="no such target"):
            desk.edits.set_target_basis(replace(page.target, code="10"), Basis.VALUE)
