"""A workbook that was written, on its way into its file: said to be in British English, saved whole or not at all."""

import errno
import os
import re
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from typing import BinaryIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from ibdesk.errors import UserError
from ibdesk.outputs import check_no_board


def save_whole(content: bytes, path: Path) -> None:
    """The old file stays as it is until the new one is complete. UserError where it cannot be written, or where a
    board stands there."""
    check_no_board(path)
    beside = path.with_name(f"{path.name}.tmp")
    try:
        with _made_anew(beside) as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
            if not os.path.samestat(os.fstat(file.fileno()), beside.lstat()):
                raise FileExistsError(errno.EEXIST, "another program writes the same file")
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


def _made_anew(beside: Path) -> BinaryIO:
    """In the place of what a killed export left. Of a link the name alone goes: what it leads to is not written."""
    beside.unlink(missing_ok=True)
    return beside.open("xb")


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


LANGUAGE = "en-GB"
_CORE = "docProps/core.xml"
_CORE_END = b"</cp:coreProperties>"
# Text from figures never holds a bare "<", so this meets nothing but the chart writer's own tags.
_CHART_TEXT = re.compile(rb'(<a:(?:rPr|defRPr|endParaRPr)\b[^>]*?\blang=")en-US(")')
_CHART_LANGUAGE = re.compile(rb'(<c:lang val=")en-US(")')
_EPOCH = (1980, 1, 1, 0, 0, 0)


def in_british_english(package: bytes) -> bytes:
    """The package with its language set in the properties and in the charts; the same bytes on every system."""
    out = BytesIO()
    with ZipFile(BytesIO(package)) as source, ZipFile(out, "w", ZIP_DEFLATED) as target:
        for name in source.namelist():
            entry = ZipInfo(name, _EPOCH)
            entry.compress_type = ZIP_DEFLATED
            entry.create_system = 0
            target.writestr(entry, _translated(name, source.read(name)))
    return out.getvalue()


def _translated(name: str, part: bytes) -> bytes:
    british = rb"\g<1>" + LANGUAGE.encode() + rb"\g<2>"
    if name == _CORE:
        return part.replace(_CORE_END, f"<dc:language>{LANGUAGE}</dc:language>".encode() + _CORE_END)
    if name.startswith("xl/charts/"):
        return _CHART_LANGUAGE.sub(british, _CHART_TEXT.sub(british, part))
    return part
