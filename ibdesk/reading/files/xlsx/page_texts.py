"""Texts of a sheet that stand in no cell: its page's header and footer, and text boxes on it."""

import re
from collections.abc import Iterator

from ibdesk.reading.cells.beside_cells import LONGEST_TEXT, MOST_TEXTS, sections
from ibdesk.reading.cells.refusal import Refusal
from ibdesk.reading.files.xlsx.book import read_relations
from ibdesk.reading.files.zipped.package import Package
from ibdesk.reading.files.zipped.values import plain_text
from ibdesk.reading.files.zipped.xml_part import OnEnd, OnStart, parse

_ELEMENTS = ("oddHeader", "oddFooter", "evenHeader", "evenFooter", "firstHeader", "firstFooter")
_DRAWING = "drawing"
_DRAWING_SPACES = (
    "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing",
    "http://purl.oclc.org/ooxml/drawingml/spreadsheetDrawing",
)
_TEXT_SPACES = (
    "http://schemas.openxmlformats.org/drawingml/2006/main",
    "http://purl.oclc.org/ooxml/drawingml/main",
)
_SPACE = re.compile(r"[ \t]+")


class PageTexts:
    """Collects the headers and footers of a sheet's page from `pieces`, the characters that were read last."""

    def __init__(self, pieces: list[str]) -> None:
        self._pieces = pieces
        self._found: dict[str, None] = {}

    def starts(self) -> dict[str, OnStart]:
        """What to call when an element starts."""
        return {name: lambda _: self._pieces.clear() for name in _ELEMENTS}

    def ends(self) -> dict[str, OnEnd]:
        """What to call when an element ends."""
        return dict.fromkeys(_ELEMENTS, self._take)

    def texts(self) -> tuple[str, ...]:
        """Each once, without the signs for fonts, dates and numbers of pages."""
        return tuple(self._found)

    def _take(self) -> None:
        text = plain_text("".join(self._pieces))
        self._pieces.clear()
        if len(text) <= LONGEST_TEXT:
            self._found |= dict.fromkeys(sections(text))


def texts_in_boxes(package: Package, part: str) -> Iterator[str]:
    """Those of the boxes and shapes on a sheet, a paragraph in a line; none where its drawing cannot be read."""
    found: list[str] = []
    pieces: list[str] = []
    lines: list[str] = []

    def end_piece() -> None:
        if sum(map(len, lines)) <= LONGEST_TEXT:
            lines.append("".join(pieces))
        pieces.clear()

    def end_box() -> None:
        text = "\n".join(line for each in "".join(lines).split("\n") if (line := _SPACE.sub(" ", each).strip()))
        lines.clear()
        if text and len(found) < MOST_TEXTS:
            found.append(text)

    texts = [f"{space} t" for space in _TEXT_SPACES]
    starts: dict[str, OnStart] = dict.fromkeys(texts, lambda _: pieces.clear())
    ends: dict[str, OnEnd] = dict.fromkeys(texts, end_piece) | {"sp": end_box}
    ends |= dict.fromkeys((f"{space} p" for space in _TEXT_SPACES), lambda: lines.append("\n"))
    try:
        for relation in read_relations(package, part).values():
            if relation.kind == _DRAWING and not relation.outside and package.has(relation.target):
                chunks = package.chunks(relation.target)
                parse(relation.target, chunks, "wsDr", starts, ends, pieces.append, namespaces=_DRAWING_SPACES)
    except Refusal:  # the sheet can be read without
        return
    yield from found
