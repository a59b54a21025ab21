"""Ways in which a file fails, made as they are where that can be: rights taken away, drives that break while read."""

import ctypes
import errno
import io
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from ibdesk.reading.files import open_file

_VERSION_3 = 0x20080522
_OVERRIDES = 1 << 1 | 1 << 2  # CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH


@contextmanager
def bound_by_rights() -> Iterator[None]:
    """The system's super-user may read everything; on this thread not, as long as this lasts."""
    if sys.platform != "linux" or os.geteuid() != 0:
        yield
        return
    libc = ctypes.CDLL(None, use_errno=True)
    header = (ctypes.c_uint32 * 2)(_VERSION_3, 0)
    held = (ctypes.c_uint32 * 6)()
    assert libc.capget(header, held) == 0
    fewer = (ctypes.c_uint32 * 6)(*held)
    fewer[0] &= ~_OVERRIDES
    assert libc.capset(header, fewer) == 0
    try:
        yield
    finally:
        assert libc.capset(header, held) == 0


@contextmanager
def no_rights(path: Path) -> Iterator[None]:
    """Nobody may read the file, or look into the folder."""
    mode = path.stat().st_mode
    path.chmod(0)
    try:
        with bound_by_rights():
            yield
    finally:
        path.chmod(mode)


def break_while_reading(monkeypatch: pytest.MonkeyPatch, wanted: Path, error: OSError) -> None:
    """Half of this file is read, then the drive, the network or another program's lock ends it."""

    class Breaking(io.FileIO):
        def readinto(self, buffer: object) -> int | None:
            if self.tell():
                raise error
            return super().readinto(memoryview(buffer)[:100])  # type: ignore[arg-type]

    def opened(descriptor: int, mode: str) -> io.BufferedReader:
        breaks = os.path.samestat(os.fstat(descriptor), wanted.stat())
        return io.BufferedReader(Breaking(descriptor) if breaks else io.FileIO(descriptor))

    monkeypatch.setattr(open_file, "open", opened, raising=False)


BROKEN = {
    "the drive breaks": OSError(errno.EIO, "Input/output error"),
    "the share vanishes": OSError(errno.ESTALE, "Stale file handle"),
    "the network is gone": OSError(errno.ETIMEDOUT, "Connection timed out"),
    "another program locks it": PermissionError(errno.EACCES, "Permission denied"),
}
