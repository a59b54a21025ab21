"""The one door for a stranger's workbook: from a path to bytes, and on to sheets of cells or to a plain sentence."""

import hashlib
import os
import stat
from pathlib import Path, PurePath

from ibdesk.errors import UserError
from ibdesk.excel.cells import Workbook
from ibdesk.excel.csv_file import read_csv
from ibdesk.excel.file_kind import Other, Text, Zipped, kind_of
from ibdesk.excel.refusal import SAVE_AGAIN, Refusal
from ibdesk.excel.xlsx.workbook import read_xlsx
from ibdesk.progress import Cancelled, Progress, silent

MOST_BYTES = 64 * 1024 * 1024
_LONGEST_REASON = 400
_XLSX_ENDINGS = (".xlsx", ".xlsm", ".xltx", ".xltm")
_TEXT_ENDINGS = (".csv", ".txt", ".tsv", ".tab")


def sha256(data: bytes) -> str:
    """The file's fingerprint, 64 hexadecimal digits: the same bytes, the same file, whatever its name."""
    return hashlib.sha256(data).hexdigest()


def is_lock_file(path: PurePath) -> bool:
    """Whether it is the small file that Excel ("~$figures.xlsx") or LibreOffice leaves beside one that is open."""
    return path.name.startswith(("~$", ".~lock."))


def load(path: Path) -> bytes:
    """The bytes of a workbook's file, read once.

    Raises UserError where there is no such file, where it is no file but a folder or a device, where it may not be
    read, is larger than 64 MB, or changes while it is read.
    """
    name = path.name
    try:
        before = os.stat(path)
        if stat.S_ISDIR(before.st_mode):
            raise UserError(f"“{name}” is a folder, not a workbook.", "Choose a file in it.")
        if not stat.S_ISREG(before.st_mode):
            raise UserError(f"“{name}” is not a file.", "Choose a workbook.")
        if before.st_size > MOST_BYTES:
            raise _too_large(name)
        data = _bytes_of(path)
    except FileNotFoundError:
        raise UserError(f"“{name}” is not there.", "Check whether it was moved, renamed or deleted.") from None
    except PermissionError:
        raise UserError(
            f"“{name}” may not be read.",
            "If it is open in another program, close it there; otherwise ask its owner for the right to read it.",
        ) from None
    except (OSError, ValueError):  # ValueError: a NUL in the name
        raise UserError(
            f"“{name}” could not be read to its end.",
            "Check that the drive or the network folder it is on can be reached, then try again.",
        ) from None
    if len(data) > MOST_BYTES:
        raise _too_large(name)
    if len(data) != before.st_size:
        raise UserError(f"“{name}” changed while it was read.", "Wait until it is saved completely, then try again.")
    return data


def _bytes_of(path: Path) -> bytes:
    """Opened so that a pipe put in the file's place since it was looked at cannot make us wait for ever."""
    flags = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0)
    with open(os.open(path, flags), "rb") as file:
        if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
            raise OSError("no longer a regular file")
        return file.read(MOST_BYTES + 1)


def _too_large(name: str) -> UserError:
    return UserError(
        f"“{name}” is larger than {MOST_BYTES // 1024**2} MB.",
        "Copy the sheets with the figures into a new workbook, without pictures, and read that.",
    )


def read_cells(data: bytes, name: str, progress: Progress = silent) -> Workbook:
    """The sheets and cells of a workbook (.xlsx, .xlsm) or a text file (.csv), by what it is and not by its name.

    Raises UserError, with a sentence that names the file, for whatever cannot be read; Cancelled when progress does.
    No other exception leaves here, whatever the bytes are.
    """
    try:
        return read_or_refuse(data, name, progress)
    except Refusal as refusal:
        reason = refusal.reason  # may quote the file, and so be of any length
        short = reason if len(reason) <= _LONGEST_REASON else f"{reason[:_LONGEST_REASON]}…"
        raise UserError(f"“{name}” cannot be read: {short}.", refusal.next_step) from None
    except (UserError, Cancelled):
        raise
    except (
        Exception
    ):  # a stranger's bytes: what nobody thought of is the file's fault too, and must not end the program
        raise UserError(f"“{name}” cannot be read: it is damaged in an unusual way.", SAVE_AGAIN) from None


def read_or_refuse(data: bytes, name: str, progress: Progress) -> Workbook:
    """read_cells without its safety net: raises Refusal for everything foreseen."""
    if is_lock_file(PurePath(name)):
        raise Refusal(
            "it is only the mark that Excel leaves beside a workbook that is open", "Read the workbook itself."
        )
    if len(data) > MOST_BYTES:
        raise Refusal(
            f"it is larger than {MOST_BYTES // 1024**2} MB",
            "Copy the sheets with the figures into a new workbook, without pictures, and read that.",
        )
    kind = kind_of(data)
    match kind:
        case Zipped(package):
            return _with_note(read_xlsx(package, progress), name, _XLSX_ENDINGS, "an Excel workbook (.xlsx)")
        case Text():
            sheet_name = PurePath(name).stem or name
            return _with_note(read_csv(data, sheet_name, progress), name, _TEXT_ENDINGS, "a text file (.csv)")
        case Other(reason, next_step, endings):
            ending = PurePath(name).suffix.lower()
            although = f", though its name ends in “{ending}”" if endings and ending and ending not in endings else ""
            raise Refusal(reason + although, next_step)


def _with_note(workbook: Workbook, name: str, endings: tuple[str, ...], what: str) -> Workbook:
    ending = PurePath(name).suffix.lower()
    if ending in endings or not ending:
        return workbook
    note = f"Its name ends in “{ending}”, but it is {what} and was read as one."
    return Workbook(workbook.sheets, (note, *workbook.notes))
