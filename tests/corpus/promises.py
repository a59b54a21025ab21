"""A workbook of the corpus taken through the program as a person takes it, and the promises looked after on the way."""

import re
from fractions import Fraction
from pathlib import Path

from msgspec import Struct

from ibdesk.desk.desk import Desk
from ibdesk.desk.import_preview import ImportPreview
from ibdesk.domain.board import Records
from ibdesk.domain.figure import Figure, Part, Unit, marks_text
from ibdesk.domain.number import plain
from ibdesk.domain.problem import Problem
from ibdesk.domain.workbook_contents import WorkbookContents
from tests.corpus.kinds import Arrives, Expected, Kind, Refused
from tests.made import cell_of, indicator

KNOWN = Records(
    indicators=(
        indicator("7", name="Referrals"),
        indicator("10", name="Initial Assessments Completed within 10 Working Days", unit=Unit.PERCENT),
    )
)
# What no sentence to a person may hold: words of Python, of this program's source, and the names of a file's own parts.
INSIDES = re.compile(
    r"Traceback|\b[A-Z]\w*(?:Error|Exception)\b|Errno|ibdesk\.|\.py\b|\bNone\b|\bTrue\b|\bFalse\b|0x[0-9a-f]{4}|<class"
    r"|object at|xl/|\.rels|\.xml\b|content\.xml|\bUTF-8 codec"
)


class Came(Struct, frozen=True):
    """What came of one workbook, in the words of the corpus, and all that was said of it."""

    outcome: Expected
    sentences: tuple[str, ...]


def taken_in(kind: Kind, folder: Path) -> Came:
    """The workbook read and kept on a board of its own. AssertionError where a promise is not kept on the way."""
    inbox = folder / "inbox"
    inbox.mkdir()
    path = inbox / kind.file_name
    data = kind.make()
    path.write_bytes(data)
    stamp = path.stat().st_mtime_ns
    board = folder / "board.ibdesk"
    desk = Desk.create(board, "Performance team", KNOWN)
    before = desk.board.records()
    preview = desk.imports.preview([path])
    (file,) = preview.files
    if file.error is None:
        assert desk.board.records() == before, "a preview keeps nothing"
        desk.imports.accept(preview)
    after = Desk.open(board, "Performance team").board.records()
    assert (path.read_bytes(), path.stat().st_mtime_ns) == (data, stamp), "the source was touched"
    assert [each.name for each in inbox.iterdir()] == [kind.file_name], "something was left beside the source"
    assert children() == [], "a process was left behind"
    if file.error is not None:
        assert after == before, "a refused workbook left its mark on the board"
        assert file.records == Records()
    return came(file, preview, after)


def came(file: WorkbookContents, preview: ImportPreview, board: Records) -> Came:
    """What a file of an import came to."""
    if file.error is not None:
        return Came(Refused(file.error), (file.error,))
    figures = {key(figure): shown(figure) for figure in board.figures}
    assert len(figures) == len(board.figures)
    told = tuple(sorted(brief(problem) for problem in preview.reading_problems if problem.rule != "workbook-note"))
    said = (f"{problem.message} {problem.next_step}" for problem in preview.problems)
    return Came(Arrives(figures, told), tuple(said))


def brief(problem: Problem) -> str:
    """The problem's rule and its place; the sheet where it is not the one with the figures."""
    assert problem.source is not None
    assert problem.message
    assert problem.next_step
    sheet = "" if cell_of(problem).sheet in ("Figures", "figures") else f"{cell_of(problem).sheet}!"
    return f"{problem.rule} {sheet}{cell_of(problem).cell}"


def key(figure: Figure) -> str:
    part = "" if figure.part is Part.VALUE else f" {figure.part.value}"
    return f"{figure.code} {figure.month}{part}"


_UNITS = {None: "", Unit.COUNT: " count", Unit.PERCENT: " %", Unit.DAYS: " days", Unit.RATE: " rate"}


def shown(figure: Figure) -> str:
    """489, "65.19 %", "suppressed", "489 [r] [p]": all that a figure says."""
    quantity = figure.quantity
    number = plain(quantity) if isinstance(quantity, Fraction) else quantity.value
    return f"{number}{_UNITS[figure.unit]}{marks_text(figure.marks)}"


def children() -> list[int]:
    """The processes that this one started and that are not gone; none where the system does not tell."""
    tasks = Path("/proc/self/task").glob("*/children")
    return [int(number) for task in tasks for number in task.read_text().split()]
