"""The one door for a stranger's workbook: from a path to bytes, and on to sheets of cells or to a plain sentence."""

import os
import stat
from contextlib import suppress
from pathlib import Path, PurePath

from ibdesk.domain.file_names import is_lock_file
from ibdesk.domain.refused import WhyRefused
from ibdesk.progress import Cancelled, Progress, silent
from ibdesk.reading.cells.refusal import SAVE_AGAIN, FileRefused, Refusal, own_fault
from ibdesk.reading.cells.sheet import Workbook
from ibdesk.reading.files.binary.unlock import OPENS_WITHOUT_ASKING, TAKE_OFF, Encrypted, WrongPassword, unlocked
from ibdesk.reading.files.csv_columns import LOOKED_AT, MOST_PUBLISHED_BYTES, is_published, read_csv_columns
from ibdesk.reading.files.file_kind import (
    BinaryZipped,
    FileKind,
    Locked,
    OldExcel,
    OpenDocument,
    Other,
    Text,
    Zipped,
    kind_of,
)
from ibdesk.reading.files.xlsx.book import MACROS_NOT_RUN, left_alone
from ibdesk.reading.files.xlsx.read_xlsx import read_xlsx

MOST_BYTES = 64 * 1024 * 1024
_LONGEST_REASON = 400
_NOT_THERE = "Check whether it was moved, renamed or deleted, and whether its drive or network folder can be reached."
_WITHOUT_PICTURES = "Copy the sheets with the figures into a new workbook, without pictures, and read that."
_XLSX_ENDINGS = (".xlsx", ".xlsm", ".xltx", ".xltm")
_ODS_ENDINGS = (".ods", ".ots")
_XLSB_ENDINGS, _XLS_ENDINGS = (".xlsb",), (".xls", ".xlt")
_TEXT_ENDINGS = (".csv", ".txt", ".tsv", ".tab")
_RENAMED = "Its name ends in “{ending}”, but it is {what} and was read as one."


def sha256(data: bytes) -> str:
    """The file's fingerprint, 64 hexadecimal digits: the same bytes, the same file, whatever its name."""
    import hashlib  # its library is large, and the process that reads strangers' files asks for no fingerprint

    return hashlib.sha256(data).hexdigest()


def load(path: Path) -> bytes:
    """The bytes of a workbook's file, read once.

    Raises FileRefused where there is no such file, where it is no file but a folder or a device, where it may not be
    read, is larger than 64 MB, or changes while it is read.
    """
    name = path.name
    try:
        before = path.stat()
        if stat.S_ISDIR(before.st_mode):
            os.scandir(path).close()  # one that nobody may look into says so
            raise _not_loaded(name, "is a folder, not a workbook", "Choose a file in it.")
        if not stat.S_ISREG(before.st_mode):
            raise _not_loaded(name, "is not a file", "Choose a workbook.")
        if before.st_size > MOST_PUBLISHED_BYTES:
            raise _too_large(name)
        data = _bytes_of(path)
    except FileNotFoundError:
        raise _not_loaded(name, "is not there", _NOT_THERE) from None
    except PermissionError:
        raise _not_loaded(
            name,
            "may not be read",
            "If it is open in another program, close it there; otherwise ask its owner for the right to read it.",
        ) from None
    except (OSError, ValueError):  # ValueError: a NUL in the name
        raise _not_loaded(
            name,
            "could not be read to its end",
            "Check that the drive or the network folder it is on can be reached, then try again.",
        ) from None
    if len(data) > most_bytes(data):
        raise _too_large(name)
    if len(data) != before.st_size:
        raise _not_loaded(name, "changed while it was read", "Wait until it is saved completely, then try again.")
    return data


def _bytes_of(path: Path) -> bytes:
    """Opened so that a pipe put in the file's place since it was looked at cannot make us wait for ever."""
    flags = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0)
    with open(os.open(path, flags), "rb") as file:  # noqa: PTH123 - no path but a descriptor
        if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
            raise OSError("no longer a regular file")
        beginning = file.read(LOOKED_AT)
        return beginning + file.read(most_bytes(beginning) + 1 - len(beginning))


def most_bytes(beginning: bytes) -> int:
    """How large a file may be: a published table, which is read piece by piece, more than others."""
    return MOST_PUBLISHED_BYTES if is_published(beginning) else MOST_BYTES


def _not_loaded(name: str, reason: str, next_step: str) -> FileRefused:
    return FileRefused(WhyRefused.NOT_LOADED, name, reason, next_step)


def _too_large(name: str) -> FileRefused:
    return _not_loaded(name, f"is larger than {MOST_BYTES // 1024**2} MB", _WITHOUT_PICTURES)


def read_cells(data: bytes, name: str, progress: Progress = silent, password: str | None = None) -> Workbook:
    """The sheets and cells of a workbook (.xlsx, .xlsm, .xlsb, .xls, .ods) or a text file (.csv), by what it is and not
    by its name. A stranger's file is read by `read_cells_in_sandbox`, which has a process of its own call this.

    Raises FileRefused for whatever cannot be read, also where it is locked and the password does not open it; Cancelled
    when progress does. No other exception leaves here, whatever the bytes are, but MemoryError.
    """
    try:
        return read_or_refuse(data, name, progress, password)
    except Refusal as refusal:
        reason = refusal.reason  # may quote the file, and so be of any length
        short = reason if len(reason) <= _LONGEST_REASON else f"{reason[:_LONGEST_REASON]}…"
        raise FileRefused(refusal.why, name, short, refusal.next_step) from None
    except (FileRefused, Cancelled, MemoryError):
        raise
    except ImportError:
        raise own_fault(name, "a part of IBDesk cannot be loaded") from None
    except (
        Exception
    ):  # a stranger's bytes: what nobody thought of is the file's fault too, and must not end the program
        raise FileRefused(WhyRefused.DAMAGED, name, "it is damaged in an unusual way", SAVE_AGAIN) from None


def read_or_refuse(data: bytes, name: str, progress: Progress, password: str | None = None) -> Workbook:
    """read_cells without its safety net: raises Refusal for everything foreseen."""
    if is_lock_file(PurePath(name)):
        raise Refusal(
            "it is only the mark that Excel leaves beside a workbook that is open",
            "Read the workbook itself.",
            WhyRefused.OTHER_KIND,
        )
    if len(data) > most_bytes(data):
        raise Refusal(
            f"it is larger than {MOST_BYTES // 1024**2} MB",
            _WITHOUT_PICTURES,
            WhyRefused.TOO_LARGE,
        )
    kind = kind_of(data)
    if isinstance(kind, Locked):
        data = _unlocked(data, name, password)
        kind = kind_of(data)
    try:
        return _read(kind, data, name, progress)
    except Encrypted:
        data = _unlocked(data, name, password)
        return _read(kind, data, name, progress)


def _read(kind: FileKind, data: bytes, name: str, progress: Progress) -> Workbook:
    # Every workbook has a process of its own to start: of the rarer kinds each loads its own reader.
    match kind:
        case Zipped(package):
            return _with_notes(read_xlsx(package, progress), name, _XLSX_ENDINGS, "an Excel workbook (.xlsx)")
        case OpenDocument(package):
            from ibdesk.reading.files.ods.read_ods import read_ods

            return _with_notes(read_ods(package, progress), name, _ODS_ENDINGS, "an OpenDocument workbook (.ods)")
        case BinaryZipped(package):
            from ibdesk.reading.files.binary.read_binary import read_binary

            workbook = read_binary(data, ".xlsb", progress)
            return _with_notes(workbook, name, _XLSB_ENDINGS, "a binary workbook (.xlsb)", left_alone(package))
        case OldExcel(has_macros):
            from ibdesk.reading.files.binary.read_binary import read_binary

            macros = (MACROS_NOT_RUN,) if has_macros else ()
            workbook = read_binary(data, ".xls", progress)
            return _with_notes(workbook, name, _XLS_ENDINGS, "a workbook of Excel 97-2003 (.xls)", macros)
        case Text():
            from ibdesk.reading.files.csv_file import read_csv

            sheet_name = PurePath(name).stem or name
            if is_published(data):
                return _with_notes(read_csv_columns(data, sheet_name, progress), name, _TEXT_ENDINGS, "a text file")
            return _with_notes(read_csv(data, sheet_name, progress), name, _TEXT_ENDINGS, "a text file (.csv)")
        case Locked():
            raise Refusal("it is locked with a password, and inside with another one", why=WhyRefused.CANNOT_UNLOCK)
        case Other(reason, next_step, endings, why):
            ending = PurePath(name).suffix.lower()
            although = f", though its name ends in “{ending}”" if endings and ending and ending not in endings else ""
            raise Refusal(reason + although, next_step, why)


def is_workbook_of_its_ending(data: bytes, name: str) -> bool:
    """Whether the bytes are a workbook or a table of the kind that the name's ending says: what a program may be asked
    to open that goes by the ending, and runs some of them."""
    ending = PurePath(name).suffix.lower()
    try:
        kind = kind_of(data)
    except (Refusal, FileRefused):
        return False
    match kind:
        case Zipped():
            return ending in _XLSX_ENDINGS
        case OpenDocument():
            return ending in _ODS_ENDINGS
        case BinaryZipped():
            return ending in _XLSB_ENDINGS
        case OldExcel():
            return ending in _XLS_ENDINGS
        case Locked():
            return ending in (*_XLSX_ENDINGS, *_XLSB_ENDINGS, *_XLS_ENDINGS)
        case Text():
            return ending in _TEXT_ENDINGS
        case Other():
            return False


def _unlocked(data: bytes, name: str, password: str | None) -> bytes:
    if password is None:
        with suppress(WrongPassword):
            return unlocked(data, OPENS_WITHOUT_ASKING)
        raise FileRefused(
            WhyRefused.PASSWORD_NEEDED,
            name,
            "it is locked with a password",
            f"Give its password, or take it off in Excel {TAKE_OFF}",
        )
    try:
        return unlocked(data, password)
    except WrongPassword:
        raise FileRefused(
            WhyRefused.WRONG_PASSWORD,
            name,
            "it is locked, and the password given is not its own",
            f"Mind capital letters and give it again, or take it off in Excel {TAKE_OFF}",
        ) from None


def _with_notes(
    workbook: Workbook, name: str, endings: tuple[str, ...], what: str, more: tuple[str, ...] = ()
) -> Workbook:
    ending = PurePath(name).suffix.lower()
    renamed = () if ending in endings or not ending else (_RENAMED.format(ending=ending, what=what),)
    return Workbook(workbook.sheets, (*renamed, *more, *workbook.notes))
