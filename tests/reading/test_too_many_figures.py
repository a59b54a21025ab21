"""A workbook with more figures than one import may bring: its own sentence, nothing of it kept, the others whole."""

import json
from pathlib import Path

import pytest

from ibdesk.__main__ import main
from ibdesk.desk import Desk
from ibdesk.domain.mapping import MappedColumn, RowField, SheetMapping
from ibdesk.domain.workbook_contents import WorkbookContents
from ibdesk.reading.files.open_file import read_cells
from ibdesk.reading.tables.opened import figure_allowance as room
from ibdesk.reading.try_mapping import try_mapping
from ibdesk.reading.workbooks import InFile
from tests.made import cell_of
from tests.reading.made_workbooks import KNOWN, Rows, workbook
from tests.reading.read_workbooks import read_workbooks

MOST = 6
ALONE = f"holds more than {MOST} figures, more than one import may bring. Nothing of it was used. Split it, for example"
TOGETHER = f"would bring this import to more than {MOST} figures. Nothing of it was used. Bring it in by itself"


@pytest.fixture(autouse=True)
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "MOST_FIGURES", MOST)


def long(count: int, year: int = 2013, code: str = "7") -> Rows:
    return [["Code", "Month", "Value"], *([code, f"{year}-{month:02d}", month] for month in range(1, count + 1))]


def wide(count: int) -> Rows:
    return [["Code", *(f"2012-{month:02d}" for month in range(1, count + 1))], ["7", *range(1, count + 1)]]


def breakdown(count: int) -> Rows:
    return [["Code", "Month", "Category", "Value"], *(["7", "2014-01", f"Team {each}", each] for each in range(count))]


def comments(count: int) -> Rows:
    return [["Code", "Month", "Text"], *(["7", f"2014-{month + 1:02d}", f"Text {month}"] for month in range(count))]


def read(*files: dict[str, Rows]) -> tuple[WorkbookContents, ...]:
    return read_workbooks([InFile(name=f"{n}.xlsx", data=workbook(sheets)) for n, sheets in enumerate(files)], KNOWN)


@pytest.mark.parametrize("layout", [long, wide, breakdown, comments])
def test_as_many_as_may_come_in_do_and_one_more_is_told(layout: object) -> None:
    name = "Comments" if layout is comments else "Figures"
    fits, over = (read({name: layout(count)})[0] for count in (MOST, MOST + 1))  # type: ignore[operator]
    assert (fits.error, fits.records.count) == (None, MOST)
    assert over.error is not None
    assert over.error.startswith(f"“0.xlsx” {ALONE}")
    assert (over.records.count, over.sheets, over.problems) == (0, (), ())


def test_a_person_who_says_what_a_sheet_holds_is_told_before_the_import() -> None:
    [sheet] = read_cells(workbook({"Data": long(MOST + 1)}), "a.xlsx").sheets
    columns = MappedColumn("Month", RowField("month")), MappedColumn("Value", RowField("value"))
    mapping = SheetMapping("Data", (MappedColumn("Code", RowField("code")), *columns))
    trial = try_mapping("a.xlsx", sheet, mapping, KNOWN)
    assert trial.figures == 0
    assert [ALONE in each for each in trial.needed] == [True]


def test_what_earlier_sheets_of_it_held_is_not_kept_either() -> None:
    [over] = read({"2013": long(4), "2014": long(4, 2014)})
    assert ALONE in (over.error or "")
    assert over.records.count == 0


def test_several_files_share_the_room_and_the_one_that_goes_over_is_told_and_makes_room() -> None:
    first, second, third, fourth = read({"A": long(4)}, {"A": long(3, 2014)}, {"A": wide(7)}, {"A": long(2, 2015)})
    assert [first.error, fourth.error] == [None, None]
    assert (second.error or "").startswith(f"“1.xlsx” {TOGETHER}")
    assert (third.error or "").startswith(f"“2.xlsx” {ALONE}")
    assert [each.records.count for each in (first, second, third, fourth)] == [4, 0, 0, 2]


def test_what_it_defines_does_not_count_for_the_others() -> None:
    indicators = [["Code", "Name", "Unit", "Value period"], ["N1", "Newly defined", "Count", "In month"]]
    over, other = read({"Indicators": indicators, "Figures": long(MOST)}, {"Figures": long(2, code="N1")})
    assert ALONE in (over.error or "")
    assert (other.error, other.records.count) == (None, 0)
    assert {problem.rule for problem in other.problems} == {"unknown-code"}


def test_the_command_line_keeps_the_others_and_ends_with_2(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    paths = [tmp_path / "over.xlsx", tmp_path / "good.xlsx"]
    for path, rows in zip(paths, (long(MOST + 1), long(3, 2014)), strict=True):
        path.write_bytes(workbook({"Figures": rows}))
    board = tmp_path / "b.ibdesk"
    assert main(["import", *map(str, paths), "--board", str(board), "--json"]) == 2
    printed = capsys.readouterr()
    said = json.loads(printed.out)
    assert printed.err.strip() == said["files"][0]["error"]
    assert ALONE in printed.err
    assert (said["files"][1]["error"], said["summary"]["figures"]) == (None, 3)
    with Desk.open(board, "Performance team") as desk:
        assert {cell_of(figure).workbook for figure in desk.board.records().figures} == {"good.xlsx"}
