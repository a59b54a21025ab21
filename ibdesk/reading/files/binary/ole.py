"""An OLE container, which .xls files, locked workbooks and other programs' documents are: names and streams."""

import io
import struct
from collections.abc import Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from ibdesk.reading.cells.refusal import Refusal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from olefile import OleFileIO

SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_FIRST_SECTORS = 109  # of the allocation table are listed in the header
_END_OF_CHAIN = 0xFFFFFFFE


def top_names(data: bytes) -> frozenset[str]:
    """The names of streams and storages at the top of the container, in lower case.

    Raises Refusal where its directory cannot be followed to its end: it is cut off, or runs in a circle.
    """
    with _container(data) as container:
        return frozenset(entry.name.lower() for entry in container.root.kids)


def top_stream(data: bytes, *names: str) -> bytes | None:
    """The first stream of these names at the top of the container; None where there is none, or it is broken."""
    try:
        with _container(data) as container:
            found = next((name for name in names if container.exists(name)), None)
            return None if found is None else bytes(container.openstream(found).read())
    except Refusal:
        return None


@contextmanager
def _container(data: bytes) -> "Iterator[OleFileIO]":
    """Opened by olefile, which does not look everywhere whether a container is what it says. Raises Refusal."""
    from olefile import OleFileIO  # other kinds of workbooks do without

    try:
        _check_table_fits(data)
        with OleFileIO(io.BytesIO(data)) as container:
            _check_ends(container.fat, container.first_dir_sector)
            yield container
    except MemoryError:
        raise
    except Exception:  # whatever a broken container makes of the library
        raise Refusal("it is damaged or was cut off on the way") from None


def _check_table_fits(data: bytes) -> None:
    """ValueError where the header speaks of far more allocation table than the file needs: it would fill the memory."""
    shift, table_sectors = struct.unpack_from("<H12xI", data, 30)
    if shift not in (9, 12):
        raise ValueError
    size = 1 << shift
    described = (table_sectors - _FIRST_SECTORS) * (size // 4) * size  # bytes of the file
    if described > 2 * len(data):
        raise ValueError


def _check_ends(table: Sequence[int], sector: int) -> None:
    """ValueError where the chain that begins with this sector runs in a circle, IndexError where it leads nowhere."""
    seen: set[int] = set()
    while sector != _END_OF_CHAIN:
        if sector in seen:
            raise ValueError
        seen.add(sector)
        sector = table[sector]
