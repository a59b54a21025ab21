"""The files themselves: names of every kind, links, folders, pipes and devices,
and files that change while they are read."""

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from ibdesk.desk.desk import Desk
from ibdesk.reading.files import open_file
from tests.corpus.kinds import TRUTH
from tests.corpus.promises import INSIDES, KNOWN, children, key, shown
from tests.corpus.wrapping import good

NAMES = [
    "plain.xlsx", "two words.xlsx", "UPPER.XLSX", "no ending", "two.dots.xlsx", "-rf.xlsx", "#1 & co.xlsx",
     "100%s %d {0}.xlsx",
    "it's.xlsx", "naïve Größe.xlsx", "数字.xlsx", "📈.xlsx", "\u202efdp.xlsx", "a;b,c.xlsx", "[1].xlsx", "'=1+1'.xlsx",
     "x" * 240 + ".xlsx",
]  # fmt: skip
# Windows has no such names.
ELSEWHERE = ['<b>"q"?.xlsx', "two\nlines.xlsx", "back\\slash:colon|stroke*.xlsx", "ends in a dot."]


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    (tmp_path / "boards").mkdir()
    return Desk.create(tmp_path / "boards" / "board.ibdesk", "Performance team", KNOWN)


def figures(desk: Desk) -> dict[str, str]:
    return {key(figure): shown(figure) for figure in desk.board.records().figures}


def test_a_file_may_be_called_anything(desk: Desk, tmp_path: Path) -> None:
    names = NAMES if sys.platform == "win32" else NAMES + ELSEWHERE
    paths = [tmp_path / name for name in names]
    for place, path in enumerate(paths):
        path.write_bytes(good(("long", "wide")[place % 2]))
    preview = desk.imports.preview(paths)
    assert [(file.name, file.error) for file in preview.files] == [(name, None) for name in names]
    desk.imports.accept(preview)
    assert figures(desk) == TRUTH


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no such files on this system")
def test_what_is_no_file_gets_its_sentence_and_the_others_arrive(desk: Desk, tmp_path: Path) -> None:
    workbook = tmp_path / "figures.xlsx"
    workbook.write_bytes(good("long"))
    workbook.chmod(0o400)
    link, circle, nowhere = (tmp_path / name for name in ("link.xlsx", "circle.xlsx", "nowhere.xlsx"))
    link.symlink_to(workbook)
    circle.symlink_to(circle)
    nowhere.symlink_to(tmp_path / "gone.xlsx")
    os.mkfifo(tmp_path / "pipe.xlsx")
    with (tmp_path / "sparse.xlsx").open("wb") as sparse:
        sparse.truncate(8 * 1024**3)
    wanted = {
        circle: "“circle.xlsx” could not be read to its end",
        nowhere: "“nowhere.xlsx” is not there",
        tmp_path / "pipe.xlsx": "“pipe.xlsx” is not a file",
        Path("/dev/zero"): "“zero” is not a file",
        tmp_path / "sparse.xlsx": "“sparse.xlsx” is larger than 64 MB",
        tmp_path: f"“{tmp_path.name}” is a folder",
        workbook / "inside.xlsx": "“inside.xlsx” could not be read to its end",
    }
    preview = desk.imports.preview([*wanted, link])
    errors = [file.error or "" for file in preview.files]
    assert [error[: len(words)] for error, words in zip(errors, wanted.values(), strict=False)] == [*wanted.values()]
    assert not [error for error in errors if INSIDES.search(error)]
    assert errors[-1] == ""
    desk.imports.accept(preview)
    assert figures(desk) == TRUTH
    assert children() == []


def _grown(path: Path) -> None:
    path.write_bytes(path.read_bytes() + b"more")


def _swapped(path: Path) -> None:
    path.unlink()
    path.mkdir()


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (Path.unlink, "“figures.xlsx” is not there"),
        (_grown, "“figures.xlsx” changed while it was read"),
        (lambda path: path.write_bytes(b""), "“figures.xlsx” changed while it was read"),
        (_swapped, "“figures.xlsx”"),
    ],
    ids=["vanishes", "grows", "is emptied", "becomes a folder"],
)
def test_a_file_that_changes_while_it_is_read(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, change: Callable[[Path], object], words: str
) -> None:
    path, other = tmp_path / "figures.xlsx", tmp_path / "other.xlsx"
    for each in (path, other):
        each.write_bytes(good("wide"))
    real = open_file._bytes_of

    def meanwhile(opened: Path) -> bytes:
        if opened == path:
            change(path)
        return real(opened)

    monkeypatch.setattr(open_file, "_bytes_of", meanwhile)
    preview = desk.imports.preview([path, other])
    assert [file.error is None for file in preview.files] == [False, True]
    error = preview.files[0].error or ""
    assert error.startswith(words)
    assert not INSIDES.search(error)
    desk.imports.accept(preview)
    assert figures(desk) == TRUTH
