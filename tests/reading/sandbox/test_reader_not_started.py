"""A reading process that does not start: IBDesk is at fault then, and no workbook is called damaged for it."""

import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

import ibdesk
from ibdesk.desk.desk import Desk
from ibdesk.errors import UserError
from ibdesk.reading.cells import refusal
from ibdesk.reading.files.open_file import read_cells
from ibdesk.reading.sandbox import reader_process as child
from ibdesk.reading.sandbox.reader_process import read_cells_in_sandbox
from tests.reading.files.odd_workbooks import workbook

PACKAGE = Path(ibdesk.__file__).parent
OWN_FAULT = r"“a\.xlsx” cannot be read: the part of IBDesk .* did not start\. IBDesk is at fault, not the work"


def starts_from(monkeypatch: pytest.MonkeyPatch, *folders: Path) -> None:
    """The process finds the program in these folders, beside Python's own."""
    path = [*map(str, folders), *(entry for entry in sys.path if "python3" in entry)]
    command = [sys.executable, "-I", "-S", "-B", "-c", child._START.format(path=path)]
    monkeypatch.setattr(child, "command", lambda: command)


def test_the_program_is_not_where_it_was(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    starts_from(monkeypatch, tmp_path)
    with pytest.raises(UserError, match=OWN_FAULT):
        read_cells_in_sandbox(workbook(), "a.xlsx")


@pytest.mark.parametrize(
    "damaged", ["reading/files/open_file.py", "reading/cells/sheet.py", "errors.py", "reading/sandbox/reader_main.py"]
)
def test_a_part_of_the_program_is_damaged(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, damaged: str) -> None:
    copied = shutil.copytree(PACKAGE, tmp_path / "ibdesk", ignore=shutil.ignore_patterns("__pycache__", "ui"))
    starts_from(monkeypatch, tmp_path)
    assert read_cells_in_sandbox(workbook(), "a.xlsx") == read_cells(workbook(), "a.xlsx")
    (copied / damaged).write_bytes((copied / damaged).read_bytes()[:100])
    with pytest.raises(UserError, match=OWN_FAULT):
        read_cells_in_sandbox(workbook(), "a.xlsx")


def test_no_program_can_be_started_there(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    empty = tmp_path / "IBDesk"
    empty.touch(0o700)
    for program in (tmp_path / "gone", tmp_path, empty, PACKAGE / "errors.py"):
        monkeypatch.setattr(child, "command", lambda program=program: [str(program)])
        with pytest.raises(UserError, match=OWN_FAULT):
            read_cells_in_sandbox(workbook(), "a.xlsx")


def test_it_starts_and_never_gets_ready(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(child, "SECONDS", 1)
    monkeypatch.setattr(child, "command", lambda: [sys.executable, "-I", "-S", "-c", "while True: pass"])
    with pytest.raises(UserError, match=OWN_FAULT):
        read_cells_in_sandbox(workbook(), "a.xlsx")


@contextmanager
def room_for_no_more_files() -> Iterator[None]:
    import resource

    most, highest = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (3, highest))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, (most, highest))


@pytest.mark.skipif(sys.platform == "win32", reason="no such limit there")
def test_a_computer_without_room_is_another_matter() -> None:
    with room_for_no_more_files(), pytest.raises(UserError, match=r"the computer has no room .* Close other programs"):
        read_cells_in_sandbox(workbook(), "a.xlsx")
    assert read_cells_in_sandbox(workbook(), "a.xlsx").sheets


@pytest.mark.parametrize("missing", ["msoffcrypto", "olefile", "python_calamine"])
def test_a_library_that_is_not_there_is_not_called_a_damaged_workbook(
    monkeypatch: pytest.MonkeyPatch, missing: str
) -> None:
    monkeypatch.setitem(sys.modules, missing, None)
    old = (Path(__file__).parents[1] / "saved_workbooks" / "locked.xls").read_bytes()
    with pytest.raises(UserError, match="IBDesk") as told:
        read_cells(old, "a.xls")
    assert "damaged" not in str(told.value)


def test_every_workbook_says_so_and_the_board_is_as_it_was(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    paths = [tmp_path / "a.xlsx", tmp_path / "b.xlsx"]
    for path in paths:
        path.write_bytes(workbook())
    starts_from(monkeypatch, tmp_path)
    with Desk.create(tmp_path / "board.ibdesk", "Performance team") as desk:
        preview = desk.imports.preview(paths)
        assert [file.error for file in preview.files] == [
            str(refusal.own_fault(name, refusal.NOT_STARTED)) for name in ("a.xlsx", "b.xlsx")
        ]
        assert not preview.usable
