"""The sender's own workbook under a new name, with its problems marked; where that cannot be, their list alone."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from msgspec import Struct

from ibdesk.domain.problem import Problem, worst_first
from ibdesk.errors import UserError
from ibdesk.progress import Progress, silent
from ibdesk.reading.cells.ranges import merged_range
from ibdesk.reading.cells.refusal import Refusal
from ibdesk.reading.files.file_kind import Locked, Other, Text, Zipped, kind_of
from ibdesk.reading.files.zipped.package import Package
from ibdesk.writing.problem_list import SHEET, write_problem_list
from ibdesk.writing.returned_copy.book_part import BookPart
from ibdesk.writing.returned_copy.list_sheet import Listed
from ibdesk.writing.returned_copy.marking import Marking
from ibdesk.writing.returned_copy.package import CONTENT_TYPES, Parts, with_parts
from ibdesk.writing.returned_copy.reasons import ListOnly, check_markable
from ibdesk.writing.sheets.saving import save_whole


class MarkedCopy(Struct, frozen=True):
    """Where it went, how many cells were marked and problems listed; a sentence where only the list was written."""

    path: Path
    marked: int
    listed: int
    list_only_reason: str | None = None


_KINDS = ((b"template.macroEnabled", ".xltm"), (b"sheet.macroEnabled", ".xlsm"), (b"template.main+xml", ".xltx"))


def write_marked_copy(
    original: bytes, problems: Sequence[Problem], path: Path, progress: Progress = silent
) -> MarkedCopy:
    """Write the workbook's bytes again with `problems` (its own ones) marked, to `path`, whole or not at all.

    Its ending becomes the one that such a workbook has; where only the list could be written, a name that is still
    free and ends in .xlsx. UserError where it cannot be written, Cancelled from `progress`.
    """
    ordered = sorted(problems, key=worst_first)
    try:
        content, marked, ending = marked_bytes(original, ordered, progress)
    except ListOnly as only:
        return _list_only(ordered, path, only.reason)
    except Refusal as refusal:
        return _list_only(ordered, path, refusal.reason)
    target = path if path.suffix.lower() == ending else _free(path.with_name(path.stem + ending), path)
    save_whole(content, target)
    return MarkedCopy(target, marked, len(ordered))


def marked_bytes(original: bytes, problems: Sequence[Problem], progress: Progress = silent) -> tuple[bytes, int, str]:
    """The marked copy, the number of marked cells, and the ending of its name. ListOnly where it cannot be made."""
    package = _package(original)
    check_markable(package)
    parts = Parts(package)
    book = BookPart(parts)
    marking = Marking(parts, book, progress)
    sheets = marking.sheets
    listed = tuple(Listed(number, problem, _link(problem, sheets)) for number, problem in enumerate(problems, start=1))
    marked = marking.mark(_by_sheet(listed))
    marking.add_list(listed, SHEET)
    content = with_parts(original, parts.changed)
    declared = b"".join(package.chunks(CONTENT_TYPES))
    ending = next((ending for kind, ending in _KINDS if kind in declared), ".xlsx")
    return content, marked, ending


def _package(original: bytes) -> Package:
    match kind_of(original):
        case Zipped(package):
            return package
        case Locked():
            raise ListOnly("it is locked with a password")
        case Text():
            raise ListOnly("a text file (.csv) has no place for colours and comments")
        case Other(reason, _, _):
            raise ListOnly(reason)
        case _:
            raise ListOnly("only Excel workbooks of today's kind (.xlsx, .xlsm) can be marked")


def _link(problem: Problem, sheets: Mapping[str, str]) -> tuple[str, str] | None:
    """The sheet as the workbook calls it and the first cell of the problem; None where that is not in it."""
    source = problem.cell_source
    if source is None or merged_range(source.cell) is None:
        return None
    name = sheets.get(source.sheet.casefold())
    return None if name is None else (name, source.cell.partition(":")[0].replace("$", ""))


def _by_sheet(listed: Sequence[Listed]) -> dict[str, list[Listed]]:
    found: dict[str, list[Listed]] = {}
    for each in listed:
        if each.link is not None:
            found.setdefault(each.link[0], []).append(each)
    return found


def _list_only(problems: Sequence[Problem], path: Path, reason: str) -> MarkedCopy:
    sentence = f"The workbook itself could not be marked, because {reason}. This is the list of its problems."
    target = _free(path.with_name(f"{path.stem}.xlsx"), path)
    write_problem_list(problems, target, sentence)
    return MarkedCopy(target, 0, len(problems), f"Only the list was written, because {reason}.")


def _free(wanted: Path, asked: Path) -> Path:
    """A file is replaced only where the person agreed to it."""
    if wanted == asked or not wanted.exists():
        return wanted
    for number in range(2, 1000):
        other = wanted.with_name(f"{wanted.stem} ({number}){wanted.suffix}")
        if not other.exists():
            return other
    raise UserError(f"There are too many files named like {wanted.name}.", "Choose another name.")
