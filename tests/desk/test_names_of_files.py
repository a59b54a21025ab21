"""Files of one name from different folders: each is called by its folder too, wherever the user meets it."""

from pathlib import Path

import pytest

from ibdesk.desk import Desk
from ibdesk.desk.given_workbooks import told_apart
from tests.corpus.promises import KNOWN
from tests.made import AUGUST, cell_of
from tests.reading.made_workbooks import workbook


@pytest.mark.parametrize(
    ("paths", "names"),
    [
        (("/in/a.xlsx", "/in/b.xlsx"), ("a.xlsx", "b.xlsx")),
        (("/in/North/a.xlsx", "/in/South/a.xlsx"), ("North - a.xlsx", "South - a.xlsx")),
        (("/in/North/a.xlsx", "/in/South/A.xlsx"), ("North - a.xlsx", "South - A.xlsx")),
        (("/July/x/a.xlsx", "/June/x/a.xlsx"), ("July - x - a.xlsx", "June - x - a.xlsx")),
        (("/in/North/a.xlsx", "/in/South/a.xlsx", "/in/b.xlsx"), ("North - a.xlsx", "South - a.xlsx", "b.xlsx")),
        (("/in/a.xlsx", "/in/a.xlsx"), ("a.xlsx", "a.xlsx")),
    ],
)
def test_files_are_told_apart_by_as_many_folders_as_it_takes(paths: tuple[str, ...], names: tuple[str, ...]) -> None:
    assert told_apart([Path(each) for each in paths]) == names


def test_sources_and_problems_name_the_folder_and_the_file_is_found_again(tmp_path: Path) -> None:
    paths = []
    for folder, code in (("Duty", 7), ("Long term", 10)):
        (tmp_path / folder).mkdir()
        paths.append(tmp_path / folder / "Return.xlsx")
        paths[-1].write_bytes(
            workbook({"Figures": [["Code", "Month", "Value"], [code, "Aug-14", 61], [99, "Aug-14", 1]]})
        )
    desk = Desk.create(tmp_path / "board.ibdesk", "Performance team", KNOWN)
    preview = desk.imports.preview(paths)
    names = ["Duty - Return.xlsx", "Long term - Return.xlsx"]
    assert [file.name for file in preview.files] == names
    unknown = {
        cell_of(each).workbook for file in preview.files for each in file.problems if each.rule == "unknown-code"
    }
    assert unknown == set(names)
    desk.imports.accept(preview)
    sources = {cell_of(figure).workbook for figure in desk.board.records().figures}
    assert "Duty - Return.xlsx" in sources
    for name, path in zip(names, paths, strict=True):
        found = desk.sources.find(name, [each.parent for each in paths])
        assert found is not None
        assert (found.path, found.changed) == (path, False)


@pytest.mark.parametrize("folders", [("July", "August"), ("2014-07", "2014-08"), ("Old", "New")])
def test_returns_of_two_months_under_one_name_are_plain(folders: tuple[str, str], tmp_path: Path) -> None:
    paths = []
    for folder, rows in zip(
        folders, ([[7, "Jun-14", 5], [7, "Jul-14", 6]], [[7, "Jul-14", 6], [7, "Aug-14", 8]]), strict=True
    ):
        (tmp_path / folder).mkdir()
        paths.append(tmp_path / folder / "Return.xlsx")
        paths[-1].write_bytes(workbook({"Figures": [["Code", "Month", "Value"], *rows]}))
    desk = Desk.create(tmp_path / "board.ibdesk", "Performance team", KNOWN)
    preview = desk.imports.preview(paths)
    assert [len(file.records.figures) for file in preview.files] == [2, 2]


def test_paths_that_begin_where_one_stands_are_told_apart_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert told_apart([Path("north/R.xlsx"), Path("south/R.xlsx")]) == ("north - R.xlsx", "south - R.xlsx")
    assert told_apart([Path("R.xlsx"), Path("north/../R.xlsx")]) == ("R.xlsx", "R.xlsx"), "one file"


def test_one_of_two_files_of_a_name_that_comes_alone_later_is_still_that_one(tmp_path: Path) -> None:
    paths = [tmp_path / folder / "Return.xlsx" for folder in ("Duty", "Long term")]

    def write(path: Path, *rows: list[object]) -> None:
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(workbook({"Figures": [["Code", "Month", "Value"], *rows]}))

    def told(desk: Desk) -> list[str]:
        return [cell_of(each).workbook for each in desk.months.problems(AUGUST) if each.rule == "unknown-code"]

    for path, code in zip(paths, (7, 10), strict=True):
        write(path, [code, "Aug-14", 61], [99, "Aug-14", 1])
    desk = Desk.create(tmp_path / "board.ibdesk", "Performance team", KNOWN)
    desk.imports.accept(desk.imports.preview(paths))
    assert told(desk) == ["Duty - Return.xlsx", "Long term - Return.xlsx"]
    write(paths[0], [7, "Aug-14", 62])
    preview = desk.imports.preview(paths[:1])
    assert [file.name for file in preview.files] == ["Duty - Return.xlsx"]
    desk.imports.accept(preview)
    assert told(desk) == ["Long term - Return.xlsx"]
    elsewhere = tmp_path / "Return.xlsx"
    write(elsewhere, [7, "Aug-14", 63])
    assert [file.name for file in desk.imports.preview([elsewhere]).files] == ["Return.xlsx"]
