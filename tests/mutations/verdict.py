"""A mutated workbook taken in as a user does it, and whether what came of it is what the workbook says."""

import hashlib
import re
import shutil
import time
import traceback
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from ibdesk.desk import Desk
from ibdesk.domain.board import Records
from ibdesk.domain.problem import Problem
from tests.mutations.account import NO_REASON, lost, wrong
from tests.mutations.good_books import BOARD
from tests.mutations.truth import said_by

FILE = "return.xlsx"
_INSIDES = re.compile(r"Traceback|[A-Z]\w+(?:Error|Exception)\b|\bNone\b|Decimal\(|Fraction\(|\.py\b|at 0x|/tmp/")


class Outcome(StrEnum):
    REFUSED = "refused with a sentence"
    NOTHING = "nothing used, and told"
    SOME = "some figures in, the others told"
    ALL = "every figure in"


@dataclass
class Verdict:
    """What came of a mutation, what is wrong with that, the seconds that looking at it took, and the board after."""

    outcome: Outcome
    breaches: list[str] = field(default_factory=list)
    seconds: float = 0.0
    records: Records = field(default_factory=Records)
    problems: tuple[Problem, ...] = ()


class Bench:
    """A board to import into, the same for every mutation."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._empty = folder / "Empty.ibdesk"
        Desk.create(self._empty, "Test", BOARD).close()

    def judge(self, data: bytes) -> Verdict:
        """Preview, and where it is offered accept, these bytes as a workbook, and hold the board against them."""
        folder = self.folder / "one"
        folder.mkdir()
        try:
            return self._judged(data, folder)
        except Exception:  # P1: whatever leaves the import is the breach that is looked for
            return Verdict(Outcome.NOTHING, [traceback.format_exc()])
        finally:
            shutil.rmtree(folder)

    def _judged(self, data: bytes, folder: Path) -> Verdict:
        workbook, board = folder / FILE, folder / "Board.ibdesk"
        workbook.write_bytes(data)
        shutil.copyfile(self._empty, board)
        with Desk.open(board, "Test") as desk:
            before, start = _digest(board), time.monotonic()
            preview = desk.imports.preview([workbook])
            seconds = time.monotonic() - start
            breaches = [] if _digest(board) == before else ["looking at a workbook changed the board"]
            [file] = preview.files
            if preview.usable:
                desk.imports.accept(preview)
            records = desk.board.records()
        if _digest(workbook) != hashlib.sha256(data).hexdigest():
            breaches.append("the sender's workbook was changed")
        if not preview.usable and _digest(board) != before:
            breaches.append("a workbook that brought nothing changed the board")
        allowed = {FILE, board.name, f"{board.stem} backups"}
        breaches += [f"left behind: {path.name}" for path in folder.iterdir() if path.name not in allowed]
        told = preview.reading_problems
        breaches += list(_insides(file.error, told))
        if file.error is not None:
            breaches += ["refused, and yet figures"] if records.figures else []
            return Verdict(Outcome.REFUSED, breaches, seconds)
        said = said_by(data)
        breaches += [*wrong(records, said, told), *lost(records, said, told)]
        explained = [problem for problem in told if problem.rule not in NO_REASON]
        outcome = Outcome.NOTHING if not records.figures else Outcome.SOME if explained else Outcome.ALL
        return Verdict(outcome, breaches, seconds, records, told)


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _insides(error: str | None, told: tuple[Problem, ...]) -> Iterator[str]:
    sentences = [error or "", *(part for problem in told for part in (problem.message, problem.next_step))]
    yield from (f"a sentence shows the program's insides: {each}" for each in sentences if _INSIDES.search(each))
    if error is not None and not error.strip().endswith("."):
        yield f"no sentence: {error!r}"
