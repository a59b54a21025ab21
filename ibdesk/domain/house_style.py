"""How a council's packs look and what goes into them: kept with the board, for the workbook and for paper alike.

Its logo is a small PNG of nothing but its points, without words, places or thumbnails.
"""

import base64
import binascii
import struct
import zlib
from collections.abc import Iterator
from enum import StrEnum
from functools import lru_cache
from typing import Annotated

from msgspec import Struct

from ibdesk.domain.record_fields import Column

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


WHITE = "FFFFFF"
LEAST_CONTRAST = 4.5  # of text: WCAG 2.2, 1.4.3


class PackPart(StrEnum):
    """What a council may leave out of its packs; the cover always stands. `MATRIX` is that of variation and assurance,
    which stands on the page of exceptions; `DATA` are all tables of figures."""

    EXCEPTIONS = "Exceptions"
    MATRIX = "Matrix"
    SUMMARY = "Summary"
    PAGES = "Pages"
    DATA = "Data"
    CHANGES = "Changes"
    NOTES = "Notes"


class PageOrder(StrEnum):
    """What the indicators stand in the order of; within it by code."""

    CODE = "Code"
    SECTION = "Section"
    OFFICER = "Officer"
    ASSESSMENT = "Assessment"


class HouseStyle(Struct, frozen=True):
    """`accent` is the colour of titles and headings, "#RRGGBB", empty for IBDesk's own; the colours of assessments stay
    as they are. `cover_text` stands on the cover before all else."""

    accent: Annotated[str, Column("Accent colour")] = ""
    cover_text: Annotated[str, Column("Cover text")] = ""
    page_order: Annotated[PageOrder, Column("Page order")] = PageOrder.CODE
    left_out: Annotated[tuple[PackPart, ...], Column("Left out of the pack")] = ()
    logo: Logo | None = None

    def shows(self, part: PackPart) -> bool:
        """Whether a part goes into the pack."""
        return part not in self.left_out


PLAIN = HouseStyle()


def accent_wrong(accent: str) -> str:
    """Why a colour "#RRGGBB" cannot be read on white, or white on it; empty where it can."""
    ratio = contrast(accent.removeprefix("#"), WHITE)
    if ratio >= LEAST_CONTRAST:
        return ""
    return f"On white it has a contrast of {ratio:.1f} to 1 only, and {LEAST_CONTRAST} to 1 can be read"


def left_out_wrong(left_out: tuple[PackPart, ...]) -> str:
    """Why these parts cannot all be left out; empty where they can."""
    told = (PackPart.EXCEPTIONS, PackPart.SUMMARY, PackPart.PAGES)
    if all(part in left_out for part in told):
        return "Without exceptions, summary and pages the pack says nothing of any indicator"
    return ""


def contrast(text: str, behind: str) -> float:
    """WCAG 2.2's contrast ratio of two colours "RRGGBB": 1 to 21."""
    lighter, darker = sorted((_luminance(text), _luminance(behind)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    shares = (int(colour[place : place + 2], 16) / 255 for place in (0, 2, 4))
    linear = (share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares)
    return sum(weight * each for weight, each in zip((0.2126, 0.7152, 0.0722), linear, strict=True))
