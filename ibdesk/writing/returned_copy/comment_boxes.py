"""The boxes in which Excel shows comments: shapes in an old drawing language (VML) beside the sheet."""

import re
from collections.abc import Callable, Iterable, Mapping

from ibdesk.reading.cells.sheet import LAST_COLUMN, LAST_ROW
from ibdesk.writing.returned_copy.reasons import ListOnly
from ibdesk.writing.sheets.text import lines

Place = tuple[int, int]
_WIDE, _LINE, _LOWEST, _HIGHEST = 320, 15, 75, 420  # pixels
_USUAL_COLUMN, _USUAL_ROW, _OFFSET = 64, 20, 15
_SHAPES_IN_A_BLOCK = 1024
_IDMAP = re.compile(rb"""(<o:idmap\b[^>]*?\bdata\s*=\s*["'])([0-9, ]+)""")
_SHAPE_ID = re.compile(rb"_x0000_s([0-9]{1,9})")
EMPTY = (
    '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:x="urn:schemas-microsoft-com:office:excel"><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="{}"/>'
    "</o:shapelayout></xml>"
)
_BOX_TYPE = (
    '<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe">'
    '<v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>'
)
_NAMESPACES = {
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
    "x": "urn:schemas-microsoft-com:office:excel",
}


def next_block(drawings: Iterable[bytes]) -> int:
    """The first block of shape numbers that none of the workbook's drawings uses."""
    blocks = [0]
    for drawing in drawings:
        blocks += [
            int(number) for found in _IDMAP.finditer(drawing) for number in found[2].split(b",") if number.strip()
        ]
        blocks += [int(found[1]) // _SHAPES_IN_A_BLOCK for found in _SHAPE_ID.finditer(drawing)]
    return max(blocks) + 1


def with_boxes(
    part: str, drawing: bytes, texts: Mapping[Place, str], widths: Mapping[int, int], block: int
) -> tuple[bytes, int]:
    """The drawing with a hidden box for each comment, and the next free block of numbers.

    Not read as XML: Excel's own drawings of this kind are not always well-formed. `widths` are of columns, in pixels,
    where they are not the usual ones.
    """
    end = drawing.rfind(b"</xml>")
    if end < 0:
        raise ListOnly(f"the drawing of its comments, “{part}”, is not written as Excel does")
    blocks = range(block, block + len(texts) // (_SHAPES_IN_A_BLOCK - 1) + 1)
    head = _IDMAP.sub(lambda found: found[1] + _joined(found[2], blocks), drawing[:end], count=1)
    shapes = [] if b"_x0000_t202" in head else [_BOX_TYPE]
    for number, ((row, column), text) in enumerate(sorted(texts.items())):
        in_block = divmod(number, _SHAPES_IN_A_BLOCK - 1)
        shape = blocks[in_block[0]] * _SHAPES_IN_A_BLOCK + in_block[1] + 1
        shapes.append(_box(shape, row, column, text, widths))
    for prefix, space in _NAMESPACES.items():
        if f"xmlns:{prefix}=".encode() not in head:
            shapes = [_declared(shape, prefix, space) for shape in shapes]
    return head + "".join(shapes).encode() + drawing[end:], blocks[-1] + 1


def _joined(said: bytes, blocks: Iterable[int]) -> bytes:
    """Numbers already said are not said twice (a new drawing says its first)."""
    known = [int(number) for number in said.split(b",") if number.strip()]
    return ",".join(map(str, [*known, *(block for block in blocks if block not in known)])).encode()


def _declared(shape: str, prefix: str, space: str) -> str:
    return re.sub(r"^(<v:\w+)", rf'\1 xmlns:{prefix}="{space}"', shape)


def _box(shape: int, row: int, column: int, text: str, widths: Mapping[int, int]) -> str:
    high = max(_LOWEST, min(_HIGHEST, lines(text, _WIDE, 9) * _LINE + 14))
    top, bottom = _span(row - 2, high, LAST_ROW, lambda _: _USUAL_ROW)
    left, right = _span(column, _WIDE, LAST_COLUMN, lambda each: widths.get(each + 1, _USUAL_COLUMN))
    anchor = ", ".join(map(str, (*left, *top, *right, *bottom)))
    return (
        f'<v:shape id="_x0000_s{shape}" type="#_x0000_t202" style="position:absolute;margin-left:60pt;margin-top:2pt;'
        f'width:{_WIDE * 3 // 4}pt;height:{high * 3 // 4}pt;z-index:{shape % _SHAPES_IN_A_BLOCK};visibility:hidden" '
        'fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/><v:shadow on="t" color="black" '
        'obscured="t"/><v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto">'
        '<div style="text-align:left"></div></v:textbox><x:ClientData ObjectType="Note"><x:MoveWithCells/>'
        f"<x:SizeWithCells/><x:Anchor>{anchor}</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>{row - 1}</x:Row>"
        f"<x:Column>{column - 1}</x:Column></x:ClientData></v:shape>"
    )


def _span(first: int, pixels: int, last: int, size: Callable[[int], int]) -> tuple[tuple[int, int], tuple[int, int]]:
    """Where a box starts and ends: row or column (from 0), and pixels into it. Kept on the sheet."""
    first = max(0, min(first, last - 1 - pixels // _USUAL_ROW))
    at, left = first, pixels + _OFFSET
    while at < last - 1 and left > size(at):
        left -= max(size(at), 1)
        at += 1
    return (first, min(_OFFSET, size(first))), (at, left)
