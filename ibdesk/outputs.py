"""Which file may be written over, and which may not: the one place that decides it, for command line and window.

Nothing is written over a board, over something that the same command reads, or over a file of another kind. What a
file is, its content says; that two names are one file, the system says, so that links, capitals, short names and
ways round through folders make no difference.
"""

import os
import re
import stat
from collections.abc import Iterable, Sequence
from enum import StrEnum
from itertools import combinations
from pathlib import Path
from typing import BinaryIO
from zipfile import BadZipFile, ZipFile

from ibdesk.errors import UserError


class Kind(StrEnum):
    """What is written, or stands where it would be written, in words for a sentence."""

    WORKBOOK = "an Excel workbook"
    WITH_MACROS = "an Excel workbook with macros or a template of Excel's"
    PDF = "a PDF document"
    TABLE = "a table (CSV)"
    TEXT = "a text file"
    MAPPING = "a mapping file (JSON)"
    PICTURE = "a picture"
    BOARD = "a board of IBDesk"
    OTHER_JSON = "a JSON file that is no mapping"
    OTHER_WORKBOOK = "a workbook of another kind"
    DOCUMENT = "a document of another program"
    ARCHIVE = "a zip archive"
    PAGE = "a web page or an XML file"
    UNKNOWN = "a file that IBDesk does not know"


_ENDINGS = {
    Kind.WORKBOOK: (".xlsx",),
    Kind.WITH_MACROS: (".xlsm", ".xltx", ".xltm"),  # Excel opens no other content under these names
    Kind.PDF: (".pdf",),
    Kind.TABLE: (".csv", ".tsv"),
    Kind.TEXT: (".txt", ".log"),
    Kind.MAPPING: (".json",),
    Kind.PICTURE: (".png",),
    Kind.BOARD: (".ibdesk",),
    Kind.OTHER_WORKBOOK: (".xls", ".xlsb", ".ods", ".xlt"),
    Kind.DOCUMENT: (".doc", ".docx", ".docm", ".odt", ".ppt", ".pptx", ".rtf"),
    Kind.ARCHIVE: (".zip", ".7z", ".gz", ".rar"),
    Kind.PAGE: (".html", ".htm", ".xml"),
}
_KIND_OF_ENDING = {ending: kind for kind, endings in _ENDINGS.items() for ending in endings}
# What a name tells apart, and the content does not.
_BY_CONTENT = {Kind.WITH_MACROS: Kind.WORKBOOK, Kind.TABLE: Kind.TEXT}
# A board, what SQLite and the board's lock put beside it, and what Windows takes for a stream of one of them.
_OF_A_BOARD = re.compile(r".*\.ibdesk([-.](journal|wal|shm|lock|new|tmp))?[ .]*(:.*)?", re.IGNORECASE | re.DOTALL)
_STARTS = (
    (b"SQLite format 3\0", Kind.BOARD),
    (b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7", Kind.BOARD),  # the journal beside one
    (b"\x89PNG", Kind.PICTURE),
    (b"%PDF-", Kind.PDF),
    (b"{\\rtf", Kind.DOCUMENT),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Kind.OTHER_WORKBOOK),  # Excel 97-2003, or locked with a password
    (b"PK\x05\x06", Kind.ARCHIVE),
)
_MEMBERS = (
    ("xl/workbook.xml", Kind.WORKBOOK),
    ("xl/workbook.bin", Kind.OTHER_WORKBOOK),
    ("content.xml", Kind.OTHER_WORKBOOK),
    ("word/document.xml", Kind.DOCUMENT),
    ("ppt/presentation.xml", Kind.DOCUMENT),
)
_ZIP = b"PK\x03\x04"
_MAPPINGS = b'"mappings"'
_LOOKED_AT = 64 * 1024
_CONTROLS = bytes({*range(32)} - {9, 10, 11, 12, 13, 26})


def check_output(path: Path, kind: Kind, inputs: Iterable[Path] = ()) -> None:
    """Nothing where the file may be written or written over; `inputs` are the files that the same command reads.

    UserError, in a sentence for the person, where it may not. Whether the folder takes a file at all, writing it says.
    """
    _check_name(path, kind)
    for read in inputs:
        if is_same_file(path, read):
            raise _refused(path, "is what is read here, and is not written over")
    found = check_no_board(path)
    if found not in (None, _BY_CONTENT.get(kind, kind)):
        raise _refused(path, f"is {found}, and is not written over")


def check_no_board(path: Path) -> Kind | None:
    """What is there to be written over: a regular file, and no board; None where nothing can be lost.

    Asked once more by whatever writes a file, whoever called it. UserError for a board, a name of a board's, a folder
    or a device.
    """
    there = _status(path)
    if there is not None and stat.S_ISDIR(there.st_mode):
        raise _refused(path, "is a folder")
    if there is not None and not stat.S_ISREG(there.st_mode):
        raise _refused(path, "is a device or a pipe, and no file")
    found = None if there is None else kind_there(path)
    if found is Kind.BOARD:
        raise _refused(path, f"is {found}, and is not written over")
    if _OF_A_BOARD.fullmatch(path.name):
        raise _refused(path, "is what a board is called, and this is none")
    return found


def check_outputs(wanted: Sequence[tuple[Path, Kind]], inputs: Sequence[Path]) -> None:
    """The same for all that one command writes, of which no two may be one file."""
    for path, kind in wanted:
        check_output(path, kind, inputs)
    for (one, _), (other, _) in combinations(wanted, 2):
        if is_same_file(one, other) or _full(one) == _full(other):
            raise UserError(f"{one.name} was named for two outputs.", "Give each a name of its own.")


def make_folder(folder: Path) -> None:
    """Make the folder that files shall be written to, where it is not there. UserError where it cannot be made."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UserError(
            f"The folder {folder} could not be made: {error.strerror or error}.", "Choose another one."
        ) from error


def check_new_board(board: Path) -> None:
    """Nothing where a new board may have this name; UserError for one that other files have, under which no program
    would find it again."""
    _check_name(board, Kind.BOARD)


def check_restored(board: Path) -> None:
    """Nothing where a backup may be brought back to this name: what stands there is a board, sound or not, or nothing.

    UserError where it is a file of another kind, a folder or a device, or the name of one.
    """
    there = _status(board)
    if there is None:
        check_new_board(board)
        return
    if not stat.S_ISREG(there.st_mode):
        raise _refused(board, "is no file")
    found = kind_there(board)
    if found is not Kind.BOARD and not (found in (None, Kind.UNKNOWN) and _OF_A_BOARD.fullmatch(board.name)):
        raise _refused(board, f"is {found or 'an empty file'} and no board, and is not replaced by one")


def is_same_file(one: Path, other: Path) -> bool:
    """Whether two names are one file that is there, whatever links, capitals and short names lead to it."""
    try:
        return one.samefile(other)
    except (OSError, ValueError):
        return False


def kind_there(path: Path) -> Kind | None:
    """What the file holds; None where it is empty or gone, UNKNOWN where it cannot be read."""
    try:
        with path.open("rb") as file:
            return kind_of(file)
    except FileNotFoundError:
        return None
    except OSError:
        return Kind.UNKNOWN


def kind_of(file: BinaryIO) -> Kind | None:
    """The same for a file that is open, at its start."""
    start = file.read(_LOOKED_AT)
    if not start:
        return None
    if start.startswith(_ZIP):
        return _kind_of_zip(file)
    known = next((kind for magic, kind in _STARTS if start.startswith(magic)), None)
    return known or _kind_of_text(start)


def _check_name(path: Path, kind: Kind) -> None:
    named = _KIND_OF_ENDING.get(path.suffix.lower().rstrip(" ."), kind)
    if named is not kind and not _OF_A_BOARD.fullmatch(path.name):
        usual = _ENDINGS[kind][0]
        raise UserError(
            f"{path.name} is the name of {named}, and this is {kind}.", f"Give a name that ends in {usual}."
        )


def _status(path: Path) -> os.stat_result | None:
    """None where nothing is there, or where it cannot be seen: writing says why then."""
    try:
        return path.stat()
    except (OSError, ValueError):
        return None


def _kind_of_zip(file: BinaryIO) -> Kind:
    try:
        with ZipFile(file) as package:
            names = {name.lower() for name in package.namelist()}
    except (BadZipFile, OSError, ValueError, NotImplementedError):
        return Kind.UNKNOWN
    return next((kind for name, kind in _MEMBERS if name in names), Kind.ARCHIVE)


def _kind_of_text(start: bytes) -> Kind:
    if start.translate(None, _CONTROLS) != start:
        return Kind.UNKNOWN
    text = start.removeprefix(b"\xef\xbb\xbf").lstrip()
    if text[:1] == b"<":
        return Kind.PAGE
    if text[:1] in (b"{", b"["):
        return Kind.MAPPING if _MAPPINGS in text else Kind.OTHER_JSON
    return Kind.TEXT


def _full(path: Path) -> str:
    return os.path.normcase(os.path.realpath(path))


def _refused(path: Path, why: str) -> UserError:
    return UserError(f"{path.name or path} {why}.", "Give another name.")
