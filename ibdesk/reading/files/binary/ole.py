"""An OLE container, which .xls files, locked workbooks and other programs' documents are: names and streams."""

import struct
from collections.abc import Iterator

from ibdesk.reading.cells.refusal import Refusal

SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENTRY = 128
_NO_ENTRY = 0xFFFFFFFF
_LAST_SECTOR = 0xFFFFFFFA  # from here on: end of chain, free, and other marks
_IN_HEADER = 109
_ROOT = 5
_SHORTEST_IN_LARGE = 4096
_SMALL = 64


def top_names(data: bytes) -> frozenset[str]:
    """The names of streams and storages at the top of the container, in lower case.

    Raises Refusal where its directory cannot be followed to its end: it is cut off, or runs in a circle.
    """
    try:
        return frozenset(name for name, _ in _entries_at_top(b"".join(_directory(data))))
    except (struct.error, IndexError, UnicodeDecodeError, _Broken):
        raise Refusal("it is damaged or was cut off on the way") from None


def top_stream(data: bytes, *names: str) -> bytes | None:
    """The first stream of these names at the top of the container; None where there is none, or it is broken."""
    try:
        directory = b"".join(_directory(data))
        entries = dict(_entries_at_top(directory))
        entry = next((entries[name] for name in names if name in entries), None)
        if entry is None:
            return None
        sector, size = struct.unpack_from("<II", entry, 116)
        pieces = _chain(data, sector) if size >= _SHORTEST_IN_LARGE else _small_chain(data, directory, sector)
        return b"".join(pieces)[:size]
    except (struct.error, IndexError, UnicodeDecodeError, _Broken):
        return None


class _Broken(Exception):  # noqa: N818 - never seen outside
    pass


def _directory(data: bytes) -> Iterator[bytes]:
    (sector,) = struct.unpack_from("<I", data, 48)
    return _chain(data, sector)


def _chain(data: bytes, sector: int) -> Iterator[bytes]:
    (shift,) = struct.unpack_from("<H", data, 30)
    if shift not in (9, 12):
        raise _Broken
    size = 1 << shift
    table = _AllocationTable(data, size)
    seen: set[int] = set()
    while sector < _LAST_SECTOR:
        if sector in seen:
            raise _Broken
        seen.add(sector)
        start = (sector + 1) * size
        piece = data[start : start + size]
        if len(piece) < _ENTRY:
            raise _Broken
        yield piece
        sector = table.after(sector)


def _small_chain(data: bytes, directory: bytes, sector: int) -> Iterator[bytes]:
    """Short streams lie in pieces of 64 bytes inside the root's own stream, with a table of their own."""
    inside = b"".join(_chain(data, struct.unpack_from("<I", directory, 116)[0]))
    table = b"".join(_chain(data, struct.unpack_from("<I", data, 60)[0]))
    seen: set[int] = set()
    while sector < _LAST_SECTOR:
        if sector in seen:
            raise _Broken
        seen.add(sector)
        yield inside[sector * _SMALL : (sector + 1) * _SMALL]
        (sector,) = struct.unpack_from("<I", table, sector * 4)


class _AllocationTable:
    """Which sector follows which."""

    def __init__(self, data: bytes, size: int) -> None:
        self._data = data
        self._size = size
        self._parts = list(struct.unpack_from(f"<{_IN_HEADER}I", data, 76))
        more, seen = struct.unpack_from("<I", data, 68)[0], set[int]()
        while more < _LAST_SECTOR:
            if more in seen:
                raise _Broken
            seen.add(more)
            numbers = struct.unpack_from(f"<{size // 4}I", data, (more + 1) * size)
            self._parts += numbers[:-1]
            more = numbers[-1]

    def after(self, sector: int) -> int:
        part, place = divmod(sector, self._size // 4)
        at = (self._parts[part] + 1) * self._size + place * 4
        number: int = struct.unpack_from("<I", self._data, at)[0]
        return number


def _entries_at_top(directory: bytes) -> Iterator[tuple[str, bytes]]:
    """Each name at the top, in lower case, with its entry.

    The root's children form a tree of their own: each entry names one before it and one after it.
    """
    if directory[66] != _ROOT:
        raise _Broken
    waiting = [struct.unpack_from("<I", directory, 76)[0]]
    seen: set[int] = set()
    while waiting:
        number = waiting.pop()
        if number == _NO_ENTRY:
            continue
        if number in seen:
            raise _Broken
        seen.add(number)
        at = number * _ENTRY
        (length,) = struct.unpack_from("<H", directory, at + 64)
        if not 2 <= length <= 64:
            raise _Broken
        yield directory[at : at + length - 2].decode("utf-16-le").lower(), directory[at : at + _ENTRY]
        waiting += struct.unpack_from("<II", directory, at + 68)
