"""One file of several that fails, in every way that files fail: its own sentence, and the others arrive whole."""

import json
import os
import sys
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path

import pytest

from ibdesk.__main__ import main
from ibdesk.cli.arguments import parse
from ibdesk.cli.commands import run
from ibdesk.desk import Desk, open_workbooks
from ibdesk.errors import UserError
from tests.corpus.kinds import TRUTH
from tests.corpus.promises import INSIDES, KNOWN, children, key, shown
from tests.corpus.wrapping import good
from tests.file_failures import BROKEN, break_while_reading, no_rights
from tests.made import cell_of

BAD = "bad figures.xlsx"
Way = Callable[[Path], AbstractContextManager[None] | None]


def _in_a_shut_folder(path: Path) -> AbstractContextManager[None]:
    folder = path.with_name("shut")
    folder.mkdir()
    (folder / BAD).write_bytes(good("long"))
    path.symlink_to(folder / BAD)
    return no_rights(folder)


def _half(data: bytes) -> bytes:
    return data[: len(data) // 2]


def _without_rights(path: Path) -> AbstractContextManager[None]:
    path.write_bytes(good("long"))
    return no_rights(path)


def _shut_folder(path: Path) -> AbstractContextManager[None]:
    path.mkdir()
    return no_rights(path)


def _cut_off(path: Path) -> None:
    path.write_bytes(_half(good("long")))


NOT_READ, MAY_NOT = "could not be read to its end. Check that the drive", "may not be read. If it is open in another"
WAYS: dict[str, tuple[Way, str]] = {
    "it is gone": (lambda path: None, "is not there. Check whether it was moved"),
    "it leads nowhere": (lambda path: path.symlink_to("gone.xlsx"), "is not there. Check whether it was moved"),
    "it leads to itself": (lambda path: path.symlink_to(path), NOT_READ),
    "it is empty": (Path.touch, "cannot be read: it is empty"),
    "half of it came": (_cut_off, "cannot be read: it is damaged"),
    "it is a pipe": (os.mkfifo, "is not a file. Choose"),
    "nobody may read it": (_without_rights, MAY_NOT),
    "nobody may look into its folder": (_in_a_shut_folder, MAY_NOT),
    "it is a folder that nobody may look into": (_shut_folder, MAY_NOT),
    # A regular file of the system's whose first byte cannot be read: a true input/output error.
    "its drive fails": (lambda path: path.symlink_to("/proc/self/mem"), NOT_READ),
}  # fmt: skip
on_linux = pytest.mark.skipif(sys.platform != "linux", reason="makes files as Linux has them")


@pytest.fixture
def paths(tmp_path: Path) -> list[Path]:
    """Good, bad, good; the bad one is still to be made."""
    folder = tmp_path / "inbox"
    folder.mkdir()
    for layout in ("long", "wide"):
        (folder / f"{layout}.xlsx").write_bytes(good(layout))
    return [folder / "long.xlsx", folder / BAD, folder / "wide.xlsx"]


def figures(board: Path) -> dict[str, str]:
    with Desk.open(board, "Performance team") as desk:
        return {key(figure): shown(figure) for figure in desk.board.records().figures}


def looks_after_the_others(paths: list[Path], words: str, board: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Through the desk as the window takes it, then by the command line."""
    with Desk.create(board, "Performance team", KNOWN) as desk:
        preview = desk.imports.preview(paths)
        said = [file.error or "" for file in preview.files]
        assert [bool(each) for each in said] == [False, True, False]
        assert said[1].startswith(f"“{BAD}” {words}")
        assert not INSIDES.search(said[1])
        desk.imports.accept(preview)
    assert figures(board) == TRUTH
    before = board.read_bytes()
    for command in ("check", "import"):
        status = main([command, *map(str, paths), "--board", str(board), "--json"])
        printed = capsys.readouterr()
        assert (status, printed.err) == (2, f"{said[1]}\n")
        assert [file["error"] or "" for file in json.loads(printed.out)["files"]] == said
    assert board.read_bytes() == before
    assert children() == []


@on_linux
@pytest.mark.parametrize(("way", "words"), WAYS.values(), ids=WAYS)
def test_the_others_arrive_whole(
    paths: list[Path], tmp_path: Path, capsys: pytest.CaptureFixture[str], way: Way, words: str
) -> None:
    with way(paths[1]) or nullcontext():
        looks_after_the_others(paths, words, tmp_path / "b.ibdesk", capsys)


@pytest.mark.parametrize("error", BROKEN.values(), ids=BROKEN)
def test_the_others_arrive_whole_when_it_breaks_while_it_is_read(
    paths: list[Path],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    error: OSError,
) -> None:
    paths[1].write_bytes(good("long"))
    break_while_reading(monkeypatch, paths[1], error)
    words = MAY_NOT if isinstance(error, PermissionError) else NOT_READ
    looks_after_the_others(paths, words, tmp_path / "b.ibdesk", capsys)


@on_linux
def test_where_none_can_be_read_each_gets_its_sentence_and_no_board_is_made(
    paths: list[Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    board, shut = tmp_path / "b.ibdesk", tmp_path / "shut"
    shut.mkdir()
    with no_rights(paths[0]), no_rights(paths[2]), no_rights(shut):
        status = main(["import", *map(str, paths), str(shut), "--board", str(board), "--json"])
    printed = capsys.readouterr()
    begins = [f"“{path.name}” {'is not there' if path.name == BAD else 'may not be read'}" for path in (*paths, shut)]
    lines = printed.err.splitlines()
    assert (status, board.exists()) == (2, False)
    assert [line[: len(words)] for line, words in zip(lines, begins, strict=True)] == begins
    assert [file["error"] for file in json.loads(printed.out)["files"]] == lines


@on_linux
def test_a_board_in_a_folder_that_nobody_may_look_into(
    paths: list[Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shut = tmp_path / "shut"
    shut.mkdir()
    board = shut / "b.ibdesk"
    Desk.create(board, "Performance team", KNOWN).close()
    with no_rights(shut):
        for words in (
            ["show", "--month", "2014-08", "--board", str(board)],
            ["import", str(paths[0]), "--board", str(board)],
            ["check", str(paths[0]), "--board", str(board)],
            ["verify", str(board)],
        ):
            assert main(words) == 2
            printed = capsys.readouterr().err
            assert "b.ibdesk" in printed
            assert not INSIDES.search(printed)
            assert "fault of its own" not in printed


def test_deleted_between_the_look_and_the_import_it_is_in_and_what_wants_the_file_says_so(
    paths: list[Path], tmp_path: Path
) -> None:
    with Desk.create(tmp_path / "b.ibdesk", "Performance team", KNOWN) as desk:
        preview = desk.imports.preview([paths[0], paths[2]])
        paths[0].unlink()
        desk.imports.accept(preview)
        assert {key(figure): shown(figure) for figure in desk.board.records().figures} == TRUTH
        one = next(figure for figure in desk.board.records().figures if cell_of(figure).workbook == "long.xlsx")
        assert desk.sources.show_cell(cell_of(one), [paths[0].parent]).said.startswith("“long.xlsx” was not found")
        with pytest.raises(UserError, match=r"“long\.xlsx” is not there"):
            desk.imports.check_again(open_workbooks([paths[0]]), ["long.xlsx"])
        with pytest.raises(UserError, match=r"“long\.xlsx” is not there"):
            desk.exports.marked_copy(paths[0], desk.months.problems(preview.month), tmp_path / "marked.xlsx")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (Path.unlink, "“bad figures.xlsx” is not there"),
        (lambda path: path.write_bytes(good("wide")), "“bad figures.xlsx” was changed since it was checked"),
    ],
)
def test_changed_between_the_check_and_the_marking_it_gets_no_marks_and_the_others_do(
    paths: list[Path], tmp_path: Path, capsys: pytest.CaptureFixture[str], change: Callable[[Path], object], words: str
) -> None:
    for month, path in enumerate(paths, start=6):
        path.write_text(f"Code,Month,Value\n7,2014-0{month},-4\n", encoding="utf-8")

    def meanwhile(done: int, total: int, words: str) -> None:
        if words == "Checking the figures":
            change(paths[1])

    status = run(parse(["check", *map(str, paths), "--marked", str(tmp_path / "out")]), "Test", meanwhile)
    printed = capsys.readouterr()
    assert status == 2
    assert printed.err.startswith(words)
    assert sorted(path.stem for path in (tmp_path / "out").iterdir()) == [
        "long, problems marked",
        "wide, problems marked",
    ]


def test_a_mapping_is_not_called_needless_where_the_file_could_not_be_read(
    paths: list[Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    suggested = tmp_path / "mapping.json"
    assert main(["check", str(paths[1]), "--suggest-mapping", str(suggested)]) == 2
    said = capsys.readouterr().err
    assert "every sheet that could be read was recognised" in said
    assert "“bad figures.xlsx” is not there" in said
    assert not suggested.exists()
