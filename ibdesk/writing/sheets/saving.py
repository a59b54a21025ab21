"""A workbook that was written, on its way into its file: saved whole or not at all."""

import os
import re
from contextlib import suppress
from pathlib import Path

from ibdesk.errors import UserError
from ibdesk.outputs import check_no_board


def save_whole(content: bytes, path: Path) -> None:
    """The old file stays as it is until the new one is complete. UserError where it cannot be written, or where a
    board stands there."""
    check_no_board(path)
    _clear_left_overs(path)
    beside = path.with_name(f"{path.name}.{os.urandom(4).hex()}.tmp")
    try:
        with beside.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
        _sync_folder(path.parent)
    except PermissionError as error:
        _discard(beside)
        raise UserError(
            f"{path.name} could not be written: it is open in another program, or the folder may not be written to.",
            "Close it in Excel, or choose another name or folder.",
        ) from error
    except OSError as error:
        _discard(beside)
        raise UserError(
            f"{path.name} could not be written to {path.parent}: {error.strerror or error}.",
            "Choose another folder, or make room on the disk, and try again.",
        ) from error


def _clear_left_overs(path: Path) -> None:
    """Remove what exports of this name that were killed left. Nobody else gives such names; of a link the name goes."""
    ours = re.compile(re.escape(path.name) + r"\.[0-9a-f]{8}\.tmp")
    with suppress(OSError):  # what cannot be removed now does no harm
        for each in list(path.parent.iterdir()):
            if ours.fullmatch(each.name):
                each.unlink()


def _sync_folder(folder: Path) -> None:
    """Have the new name written to the drive too: what was told as written is there after a power cut."""
    if os.name == "posix":
        with suppress(OSError):
            handle = os.open(folder, os.O_RDONLY)
            try:
                os.fsync(handle)
            finally:
                os.close(handle)


def _discard(beside: Path) -> None:
    with suppress(OSError):
        beside.unlink(missing_ok=True)
