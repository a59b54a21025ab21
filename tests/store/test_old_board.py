"""A board of November 2026 opens for good: it is sound, and says what it said then.

`golden/board_2026_11.ibdesk` was made with the program of that month and is never made again. It holds one of
everything: imports, an undone one, edits, comments (a copied and an emptied one), assessments set by hand and removed,
seals and a month opened again, typed-in figures, the marks [p] [e] [r], rebases, settings from a month on, mappings,
accepted warnings, breakdowns, dated definitions, numbers like 1/3, and texts that no database likes.
"""

import json
import shutil
import sqlite3
from pathlib import Path

import pytest

from ibdesk.domain.month import Month
from ibdesk.domain.record_fields import field_names
from ibdesk.domain.workbook_contents import SheetRead, WorkbookContents
from ibdesk.store.board_file import BoardFile, create_board, open_board
from ibdesk.store.rows.history import Step, StepKind
from tests.store.board_dump import dump

GOLDEN = Path(__file__).parent / "golden"
MONTHS = (Month(2014, 7), Month(2014, 8))
BEFORE_THE_CORRECTIONS = 7


@pytest.fixture
def old_board(tmp_path: Path) -> Path:
    return Path(shutil.copy(GOLDEN / "board_2026_11.ibdesk", tmp_path))


def test_it_says_what_it_said_then(old_board: Path) -> None:
    assert dump(old_board, MONTHS, BEFORE_THE_CORRECTIONS) == (GOLDEN / "board_2026_11.txt").read_text("utf-8")


def test_it_holds_one_of_everything(old_board: Path) -> None:
    with open_board(old_board, read_only=True) as board:
        records, steps = board.records(), board.steps()
        marks = {mark.value for figure in records.figures for mark in figure.marks}
    assert all(getattr(records, name) for name in field_names(type(records)))
    assert {step.kind for step in steps} >= {StepKind.IMPORT, StepKind.EDIT, StepKind.UNDO, StepKind.REDO}
    assert marks == {"p", "e", "r"}


def test_the_same_steps_taken_again_leave_the_same_fingerprints(old_board: Path, tmp_path: Path) -> None:
    """A new board is written in the old one's form, byte for byte."""
    with open_board(old_board, read_only=True) as old, create_board(tmp_path / "new.ibdesk") as new:
        for step in old.steps():
            take_again(old, new, step)
            assert new.fingerprint(step.number) == old.fingerprint(step.number), step


def take_again(old: BoardFile, new: BoardFile, step: Step) -> None:
    """The same step in another board."""
    records, pack = old.brought(step.number), old.sealed_pack(step.number)
    if step.kind is StepKind.UNDO:
        new.undo(step.target or 0, step.by, step.at)
    elif step.kind is StepKind.REDO:
        new.redo(step.target or 0, step.by, step.at)
    elif step.kind is StepKind.IMPORT:
        before = old.reading_problems(step.number - 1)
        found = [problem for problem in old.reading_problems(step.number) if problem not in before]
        new.keep_import(files_of(old.path, step.number), records, found, step.by, step.at)
    elif pack is not None:
        new.keep_seal(step.what, records, pack, step.by, step.at)
    else:
        new.keep_edit(step.what, records, step.by, step.at)


def files_of(path: Path, step: int) -> list[WorkbookContents]:
    """What the board keeps of an import's workbooks, which nothing but its fingerprint asks for."""
    connection = sqlite3.connect(path)
    try:
        rows = connection.execute("SELECT name, sha256, sheets FROM file WHERE step = ?", (step,)).fetchall()
    finally:
        connection.close()
    return [
        WorkbookContents(name, sha256, tuple(SheetRead(**each) for each in json.loads(sheets)))
        for name, sha256, sheets in rows
    ]
