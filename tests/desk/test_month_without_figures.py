"""Nothing goes out of a board for a month without figures: it is said which months have some."""

from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace

from ibdesk.__main__ import main
from ibdesk.desk import Desk
from ibdesk.domain.figure import Covers, Supply
from ibdesk.domain.indicator import Frequency
from ibdesk.domain.month import Month
from ibdesk.errors import UserError
from tests.desk.small_boards import ANNA, DEFINITIONS, bring, desk_with_figures, new_desk
from tests.made import AUGUST

OCTOBER = AUGUST + 2
WAYS_OUT: dict[str, Callable[[Desk, Month, Path], object]] = {
    "pack": lambda desk, month, folder: desk.exports.pack(month, folder / "pack.xlsx"),
    "PDF": lambda desk, month, folder: desk.exports.pdf(month, folder / "pack.pdf"),
    "final": lambda desk, month, folder: desk.exports.final(month, folder / "final.xlsx"),
    "public": lambda desk, month, folder: desk.public.write(month, folder / "public.xlsx"),
    "public PDF": lambda desk, month, folder: desk.public.write(month, folder / "public.pdf"),
    "forms": lambda desk, month, folder: desk.exports.forms(month, folder / "forms"),
    "seal": lambda desk, month, folder: desk.months.seal(month),
}


@pytest.mark.parametrize("way", WAYS_OUT)
def test_a_month_without_figures_does_not_go_out(tmp_path: Path, way: str) -> None:
    with desk_with_figures(tmp_path) as desk:
        there, last = sorted(tmp_path.iterdir()), desk.board.file.last_step
        with pytest.raises(UserError, match="no figure for October 2014") as told:
            WAYS_OUT[way](desk, OCTOBER, tmp_path)
        assert "The board has figures for June 2014 to August 2014." in told.value.what
        assert sorted(tmp_path.iterdir()) == there
        assert desk.board.file.last_step == last


def test_a_board_without_figures_says_so(tmp_path: Path) -> None:
    with new_desk(tmp_path) as desk, pytest.raises(UserError, match=r"The board has none yet\. Import workbooks first"):
        desk.exports.pack(AUGUST, tmp_path / "pack.xlsx")


@pytest.mark.parametrize(
    ("known", "said"),
    [
        ((0,), "figures for August 2014."),
        ((-1, 0), "figures for July 2014 to August 2014."),
        ((-4, -2, -1, 0), "figures for April 2014 and June 2014 to August 2014."),
        ((-6, -4, -2, 0), "figures for February 2014, April 2014, June 2014 and August 2014."),
        ((-8, -6, -4, -2, -1, 0), "figures for December 2013, February 2014, April 2014 and June 2014 to August 2014."),
        ((-10, -8, -6, -4, -2, 0), "figures for 6 months from October 2013 on, the last of them August 2014."),
    ],
)
def test_the_months_with_figures_are_named(tmp_path: Path, known: tuple[int, ...], said: str) -> None:
    with new_desk(tmp_path) as desk:
        bring(desk, "figures.xlsx", [("7", AUGUST + each, 120) for each in known])
        with pytest.raises(UserError) as told:
            desk.exports.pack(Month(2016, 8), tmp_path / "pack.xlsx")
        assert told.value.what == f"There is no figure for August 2016. The board has {said}"


def test_a_quarter_stands_in_the_packs_of_the_months_after_it(tmp_path: Path) -> None:
    one = replace(
        DEFINITIONS.indicators[0],
        value_period=Covers.QUARTER,
        supplied_as=Supply.FINISHED,
        frequency=Frequency.QUARTERLY,
    )
    with Desk.create(tmp_path / "Quarters.ibdesk", ANNA, replace(DEFINITIONS, indicators=(one,), targets=())) as desk:
        bring(desk, "figures.xlsx", [("7", Month(2014, 6), 120)])
        desk.exports.pack(AUGUST, tmp_path / "pack.xlsx")
        with pytest.raises(UserError, match="no figure for September 2014"):
            desk.exports.pack(AUGUST + 1, tmp_path / "September.xlsx")


def test_a_month_in_which_all_is_no_data_goes_out(tmp_path: Path) -> None:
    with new_desk(tmp_path) as desk:
        bring(desk, "figures.xlsx", [("7", AUGUST, "No Data"), ("10", AUGUST, "No Data")])
        desk.exports.pack(AUGUST, tmp_path / "pack.xlsx")


@pytest.mark.parametrize("words", [["export", "--output", "pack.xlsx"], ["forms", "--output", "forms"]])
def test_the_command_ends_with_2_and_writes_nothing(
    tmp_path: Path, words: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with desk_with_figures(tmp_path) as desk:
        board = desk.board.path
    monkeypatch.chdir(tmp_path)
    assert main([words[0], "--board", str(board), "--month", "2014-10", *words[1:]]) == 2
    assert "There is no figure for October 2014." in capsys.readouterr().err
    assert not (tmp_path / words[-1]).exists()


def test_a_folder_for_forms_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    with desk_with_figures(tmp_path) as desk:
        (tmp_path / "file").write_text("", "utf-8")
        with pytest.raises(UserError, match="could not be made"):
            desk.exports.forms(AUGUST, tmp_path / "file" / "forms")
