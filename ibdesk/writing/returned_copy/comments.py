"""Comments at the marked cells: put into the sheet's own comments part, or into a new one, with the boxes in which
Excel shows them, shapes in an old drawing language (VML)."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence

from ibdesk.domain.cell_address import column_letters
from ibdesk.domain.problem import Problem
from ibdesk.domain.wording import SEVERITY_WORDS
from ibdesk.reading.cells.cell_notes import OWN_AUTHOR
from ibdesk.reading.cells.sheet import LAST_COLUMN, LAST_ROW
from ibdesk.writing.problem_list import what_to_do
from ibdesk.writing.returned_copy.reasons import ListOnly
from ibdesk.writing.returned_copy.xml_places import Edits, Element, as_text, prefix_of, raw_name, read_elements
from ibdesk.writing.sheets.text import clean, lines, shortened

Place = tuple[int, int]
Numbered = Sequence[tuple[int, Problem]]
_LONGEST = 6_000  # what a box beside a cell can still be read in
EMPTY = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    b'<comments xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><authors></authors>'
    b"<commentList></commentList></comments>"
)


def comment_text(problems: Numbered) -> str:
    """The whole text of a cell's comment, for its size."""
    return "\n".join("".join(pieces) for pieces in _pieces(problems))


def with_comments(part: str, data: bytes, comments: Mapping[Place, Numbered]) -> tuple[bytes, frozenset[Place]]:
    """The comments part with these in it, and which of the cells had none before.

    A comment that was there stays as it is, with ours under it.
    """
    root = read_elements(part, data, "comments")
    prefix = prefix_of(raw_name(data, root.start))
    authors, listed = root.first("authors"), root.first("commentList")
    edits = Edits(data)
    theirs = {each.attributes.get("ref", "").replace("$", ""): each for each in (listed.children if listed else ())}
    author, author_xml = len(authors.children) if authors else 0, f"<{prefix}author>{OWN_AUTHOR}</{prefix}author>"
    made, new = [], set()
    for (row, column), problems in sorted(comments.items()):
        address = f"{column_letters(column)}{row}"
        if address in theirs:
            _add_below(edits, theirs[address], _runs(problems, prefix, "\n\n"))
            continue
        new.add((row, column))
        made.append(
            f'<{prefix}comment ref="{address}" authorId="{author}"><{prefix}text>{_runs(problems, prefix)}'
            f"</{prefix}text></{prefix}comment>"
        )
    _append(edits, root, authors, f"<{prefix}authors>{author_xml}</{prefix}authors>", author_xml)
    inside = "".join(made)
    _append(edits, root, listed, f"<{prefix}commentList>{inside}</{prefix}commentList>", inside)
    return edits.made(), frozenset(new)


def _append(edits: Edits, root: Element, list_element: Element | None, whole: str, inside: str) -> None:
    if list_element is None:
        edits.append_to(root, whole.encode())
    elif inside:
        edits.append_to(list_element, inside.encode())


def _add_below(edits: Edits, comment: Element, runs: str) -> None:
    text = comment.first("text")
    if text is None:
        return
    pieces = [each for each in text.children if each.name in ("t", "r")]
    if pieces:
        edits.insert(pieces[-1].end, runs.encode())
    else:
        edits.append_to(text, runs.encode())


def _runs(problems: Numbered, prefix: str, before: str = "") -> str:
    out = []
    for at, (title, words) in enumerate(_pieces(problems)):
        gap = before if at == 0 else "\n\n"
        out += [_run(gap + title, prefix, bold=True), _run(words, prefix, bold=False)]
    return "".join(out)


def _pieces(problems: Numbered) -> list[tuple[str, str]]:
    made = []
    for number, problem in problems:
        title = f"{OWN_AUTHOR} {number}, {SEVERITY_WORDS[problem.severity].lower()}: "
        words = f"{clean(problem.message).strip()}\n{clean(what_to_do(problem)).strip()}"
        made.append((title, shortened(words, _LONGEST // len(problems))))
    return made


def _run(text: str, prefix: str, bold: bool) -> str:
    weight = f"<{prefix}b/>" if bold else ""
    return (
        f'<{prefix}r><{prefix}rPr>{weight}<{prefix}sz val="9"/><{prefix}color indexed="81"/>'
        f'<{prefix}rFont val="Tahoma"/><{prefix}family val="2"/></{prefix}rPr>'
        f'<{prefix}t xml:space="preserve">{as_text(text)}</{prefix}t></{prefix}r>'
    )


_WIDE, _LINE, _LOWEST, _HIGHEST = 320, 15, 75, 420  # pixels
_USUAL_COLUMN, _USUAL_ROW, _OFFSET = 64, 20, 15
_SHAPES_IN_A_BLOCK = 1024
_IDMAP = re.compile(rb"""(<o:idmap\b[^>]*?\bdata\s*=\s*["'])([0-9, ]+)""")
_SHAPE_ID = re.compile(rb"_x0000_s([0-9]{1,9})")
EMPTY_DRAWING = (
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
