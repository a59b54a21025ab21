"""The cells of a sheet that was just written, read in one go: as a tree they would take several times as long."""

import re
from collections.abc import Sequence
from functools import lru_cache

from defusedxml.common import DTDForbidden

Place = tuple[int, int]
_TEXT = "s"
# A cell as it is written by far the most: a number, a place among the shared texts, or nothing.
_PLAIN = re.compile(r'<c r="([A-Z]+[0-9]+)" s="([0-9]+)"(?: t="(s)")?(?:><v>([^<&]+)</v></c>|/>)')
_CELL, _ROWS, _ROWS_END = "<c ", "<sheetData>", "</sheetData>"
_NOT_PLAIN = ("<!", "<?", "hidden=")


class SheetCells:
    """`texts` has every cell that holds something, `styles` the style number of every cell; places count from 1.
    `merged` are blocks ("A1:B2"), `hidden` the kinds of what is hidden: "row", "col"; `links` are those that lead out
    of the workbook. ValueError for a document type, which no sheet of ours has."""

    def __init__(self, part: bytes, shared: Sequence[str]) -> None:
        self.texts: dict[Place, str] = {}
        self.styles: dict[Place, int] = {}
        self.merged: list[str] = []
        self.links: list[str] = []
        self.hidden: set[str] = set()
        self._shared = shared
        self._place: Place = (1, 1)
        self._kind = ""
        self._value: list[str] | None = None
        self._read_xml(self._without_plain_rows(part.decode()).encode())

    def _without_plain_rows(self, part: str) -> str:
        """The part as it is; or without its rows, where all of their cells are plain ones, which are read here."""
        before, found, rest = part.partition(_ROWS)
        rows, ended, after = rest.partition(_ROWS_END)
        cells = _PLAIN.findall(rows)
        if not (found and ended) or len(cells) != rows.count(_CELL) or any(each in rows for each in _NOT_PLAIN):
            return part
        shared, texts, styles = self._shared, self.texts, self.styles
        for address, style, kind, value in cells:
            place = cell_place(address)
            styles[place] = int(style)
            if value:
                texts[place] = shared[int(value)] if kind else value
        return f"{before}{after}"

    def _read_xml(self, part: bytes) -> None:
        from xml.parsers.expat import ParserCreate

        parser = ParserCreate()
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters
        parser.StartDoctypeDeclHandler = _refuse
        parser.Parse(part, True)

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "c":
            self._place = cell_place(attributes["r"])
            self._kind = attributes.get("t", "")
            self.styles[self._place] = int(attributes.get("s", "0"))
        elif tag == "v":
            self._value = []
        elif tag in ("row", "col"):
            if attributes.get("hidden") in ("1", "true"):
                self.hidden.add(tag)
        elif tag == "mergeCell":
            self.merged.append(attributes.get("ref", ""))
        elif tag == "hyperlink" and not attributes.get("location"):
            self.links.append(attributes.get("ref", ""))

    def _characters(self, text: str) -> None:
        if self._value is not None:
            self._value.append(text)

    def _end(self, tag: str) -> None:
        if tag == "v" and self._value is not None:
            text, self._value = "".join(self._value), None
            if text:
                self.texts[self._place] = self._shared[int(text)] if self._kind == _TEXT else text


def _refuse(name: str, system: str | None, public: str | None, _: bool) -> None:
    raise DTDForbidden(name, system, public)


@lru_cache(maxsize=1 << 16)  # the same places on every page
def cell_place(address: str) -> Place:
    """(row, column) from 1 of "B4"."""
    match = re.fullmatch(r"\$?([A-Z]+)\$?(\d+)", address)
    if match is None:
        raise ValueError(f"not a cell: {address!r}")
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - 64
    return int(match[2]), column
