"""A council's logo as a board keeps it: a small PNG of nothing but its points, without words, places or thumbnails."""

import base64
import binascii
import struct
import zlib
from collections.abc import Iterator
from functools import lru_cache

from msgspec import Struct

MOST_WIDE, MOST_TALL = 640, 320
MOST_BYTES = 256 << 10
_SIGNATURE = b"\x89PNG\r\n\x1a\n"
# Eight bits of red, green, blue and opacity; no other way of packing, no interlacing.
_DEPTH_AND_KIND = bytes((8, 6, 0, 0, 0))
_POINT = 4
_PARTS = (b"IHDR", b"IDAT", b"IEND")


class Logo(Struct, frozen=True):
    """`content` is the PNG in base 64. ValueError where it is no picture that `logo_of` made, so that neither a huge
    one nor one with anything hidden comes in with somebody else's board."""

    content: str

    def __post_init__(self) -> None:
        _check(self.content)

    @property
    def png(self) -> bytes:
        """The file's own bytes."""
        return base64.b64decode(self.content)

    @property
    def size(self) -> tuple[int, int]:
        """Wide and tall, in points of the picture."""
        return _size(self.png)


def logo_of(wide: int, tall: int, points: bytes) -> Logo:
    """The logo of so many points, each as its red, green, blue and opacity, row by row; of those that nobody sees the
    colours are not kept. ValueError where it is larger than MOST_WIDE, MOST_TALL or MOST_BYTES."""
    if not is_small_enough(wide, tall) or len(points) != wide * tall * _POINT:
        raise ValueError(f"a logo of {wide} by {tall} points")
    row, points = wide * _POINT, _without_hidden_colours(points)
    lines = b"".join(b"\0" + points[start : start + row] for start in range(0, len(points), row))
    png = _SIGNATURE + _part(b"IHDR", struct.pack(">II", wide, tall) + _DEPTH_AND_KIND)
    png += _part(b"IDAT", zlib.compress(lines, 9)) + _part(b"IEND", b"")
    return Logo(base64.b64encode(png).decode("ascii"))


def _without_hidden_colours(points: bytes) -> bytes:
    seen = bytearray(points)
    for at in range(0, len(seen), _POINT):
        if not seen[at + _POINT - 1]:
            seen[at : at + _POINT] = bytes(_POINT)
    return bytes(seen)


def is_small_enough(wide: int, tall: int) -> bool:
    return 0 < wide <= MOST_WIDE and 0 < tall <= MOST_TALL


def is_plain_png(png: bytes) -> bool:
    """Whether a file is a picture as `logo_of` writes it, and nothing besides."""
    try:
        _check_png(png)
    except ValueError:
        return False
    return True


def _part(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


@lru_cache(maxsize=8)  # a board's records are read again and again
def _check(content: str) -> None:
    try:
        png = base64.b64decode(content, validate=True)
    except (binascii.Error, ValueError) as error:
        raise ValueError("is no base 64") from error
    _check_png(png)


def _check_png(png: bytes) -> None:
    if len(png) > MOST_BYTES or not png.startswith(_SIGNATURE):
        raise ValueError("is no small PNG")
    parts = list(_parts(png))
    if tuple(kind for kind, _ in parts) != _PARTS:
        raise ValueError("is a PNG with other parts than its points")
    wide, tall = _size(png)
    if parts[0][1][8:] != _DEPTH_AND_KIND or not is_small_enough(wide, tall):
        raise ValueError("is a PNG of another kind or size")
    whole = tall * (wide * _POINT + 1)
    unpacking = zlib.decompressobj()
    try:
        lines = unpacking.decompress(parts[1][1], whole + 1)
    except zlib.error as error:
        raise ValueError("is a damaged PNG") from error
    if len(lines) != whole or not unpacking.eof or unpacking.unused_data:
        raise ValueError("is a PNG that holds more, or less, than its points")


def _parts(png: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = len(_SIGNATURE)
    while at < len(png):
        if at + 12 > len(png):
            raise ValueError("is a PNG that ends too soon")
        (long,) = struct.unpack(">I", png[at : at + 4])
        kind, content, end = png[at + 4 : at + 8], png[at + 8 : at + 8 + long], at + 12 + long
        if end > len(png) or struct.unpack(">I", png[end - 4 : end])[0] != zlib.crc32(kind + content):
            raise ValueError("is a damaged PNG")
        yield kind, content
        at = end


def _size(png: bytes) -> tuple[int, int]:
    start = len(_SIGNATURE) + 8
    wide, tall = struct.unpack(">II", png[start : start + 8])
    return wide, tall
