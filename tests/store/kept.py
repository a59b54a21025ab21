"""Small boards with known content, and children to be killed, for the store's tests."""

import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path

from ibdesk.domain.board import Comment, Records
from ibdesk.domain.figure import CellSource, Missing
from ibdesk.domain.problem import Problem, Severity
from ibdesk.domain.refused import RefusedFile
from ibdesk.domain.workbook_contents import SheetRead, WorkbookContents
from ibdesk.store.board_file import BoardFile, create_board
from tests.made import AUGUST, indicator, part

BY, AT = "Performance analyst", "2014-09-08T10:42:00"


def workbook(name: str = "MASH.xlsx", sha256: str = "a" * 64, refused: RefusedFile | None = None) -> WorkbookContents:
    return WorkbookContents(name, sha256, (SheetRead("Figures", "long", 812),), refused=refused)


def problem(workbook: str | None = "MASH.xlsx", cell: str = "F9") -> Problem:
    source = CellSource(workbook, "Figures", cell) if workbook else None
    return Problem("not a number", Severity.ERROR, '"abc" is not a number.', "Write the number.", source, "7", AUGUST)


def figures(count: int, first: int = 100, workbook: str = "MASH.xlsx") -> Records:
    """So many months of indicator 7 up to August 2014, each a little more than the one before."""
    return Records(
        figures=tuple(
            part("7", AUGUST - back, first + back, source=CellSource(workbook, "Figures", f"C{back + 2}"))
            for back in range(count)
        )
    )


DEFINITIONS = Records(indicators=(indicator("7"), indicator("10")))
COMMENT = Records(comments=(Comment("7", AUGUST, "Referrals rose after the new front door opened.", "Head of MASH"),))
MIXED = Records(figures=(part("10", AUGUST, "65.19"), part("10", AUGUST - 1, Missing.SUPPRESSED)), sample=True)


def small_board(path: Path, backups: Path | None = None) -> BoardFile:
    """Definitions, two imports, a comment, and an undo of the second import: five steps."""
    board = create_board(path, backups)
    board.keep_edit("Definitions", DEFINITIONS, BY, AT)
    board.keep_import([workbook()], figures(24), [problem()], BY, AT)
    board.keep_import([workbook("CP.xlsx", "b" * 64)], MIXED, [problem("CP.xlsx")], BY, AT)
    board.keep_edit("Comment for 7", COMMENT, BY, AT)
    board.undo(3, BY, AT)
    return board


def in_child(work: Callable[[], str | None]) -> tuple[int, str]:
    """Run work in a forked child; how the child ended (as os.waitpid says it), and what the work returned."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        try:
            os.write(writing, (work() or "").encode())
            os._exit(0)
        finally:
            os._exit(1)
    os.close(writing)
    with os.fdopen(reading) as said:
        text = said.read()
    return os.waitpid(child, 0)[1], text


_TOUCHING_FILES = {"open", "os.rename", "os.link", "os.remove", "os.chmod", "os.mkdir", "sqlite3.connect"}


def killed_at(touch: int, folder: Path, work: Callable[[], object]) -> bool:
    """Do work in a child that is killed as it is about to touch a file for so manieth a time (from 1); whether it was
    killed, or done before that. `folder` holds its locks."""

    def watched() -> None:
        left = touch

        def hook(event: str, details: tuple[object, ...]) -> None:
            nonlocal left
            if event in _TOUCHING_FILES:
                left -= 1
                if not left:
                    os.kill(os.getpid(), signal.SIGKILL)

        sys.addaudithook(hook)
        work()

    status, _ = in_child(watched)
    for lock in folder.rglob("*.lock"):
        if not lock.stat().st_size:
            os.utime(lock, (1e9, 1e9))  # a lock that says nothing is somebody's for a minute
    assert os.WIFSIGNALED(status) or status == 0
    return os.WIFSIGNALED(status)
