"""Writing a file whole: beside its place first, then moved over it."""

import os
from contextlib import suppress
from pathlib import Path

from ibdesk.errors import UserError


def save_whole(content: bytes, path: Path) -> None:
    """The old file stays as it is until the new one is complete. UserError where it cannot be written."""
    beside = path.with_name(f"{path.name}.tmp")
    try:
        with beside.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.replace(beside, path)
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


def _discard(beside: Path) -> None:
    with suppress(OSError):
        beside.unlink(missing_ok=True)
