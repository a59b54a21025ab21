"""A workbook that was just written, taken apart again: sheets, cells, tables, charts, as its XML says. Cells are read
in one go: as a tree they would take several times as long."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZipFile

from defusedxml.common import DTDForbidden
from msgspec import Struct

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element


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


MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_PACKAGE = "{http://schemas.openxmlformats.org/package/2006/relationships}"

Block = tuple[Place, Place]


class WrittenSheet(Struct, frozen=True):
    """`part` names the sheet's own XML, `cells` says what stands in it; `tables` and `drawn` belong to it."""

    name: str
    part: str
    state: str
    cells: SheetCells
    tables: tuple["Element", ...]
    drawn: tuple["Element", ...]

    @property
    def texts(self) -> dict[Place, str]:
        return self.cells.texts

    @property
    def styles(self) -> dict[Place, int]:
        return self.cells.styles

    def merged(self) -> list[Block]:
        return [block(reference) for reference in self.cells.merged]


class WrittenPackage:
    """Reads what the pack writer wrote, nothing else: other workbooks have a reader of their own."""

    def __init__(self, content: bytes) -> None:
        self._zip = ZipFile(BytesIO(content))
        self._names = set(self._zip.namelist())
        self.shared = self._shared_texts()
        self.sheets = tuple(self._sheets())

    def part(self, name: str) -> "Element":
        from defusedxml.ElementTree import fromstring

        root: Element = fromstring(self._zip.read(name))
        return root

    def names(self) -> set[str]:
        return self._names

    def related(self, name: str) -> dict[str, str]:
        """The parts that a part refers to, by relation id."""
        folder, _, file = name.rpartition("/")
        relations = f"{folder}/_rels/{file}.rels"
        if relations not in self._names:
            return {}
        found = self.part(relations).iter(f"{_PACKAGE}Relationship")
        return {each.get("Id", ""): _joined(folder, each.get("Target", "")) for each in found}

    def _shared_texts(self) -> list[str]:
        if "xl/sharedStrings.xml" not in self._names:
            return []
        items = self.part("xl/sharedStrings.xml").iter(f"{MAIN}si")
        return ["".join(text.text or "" for text in item.iter(f"{MAIN}t")) for item in items]

    def _sheets(self) -> Iterator[WrittenSheet]:
        parts = self.related("xl/workbook.xml")
        for sheet in self.part("xl/workbook.xml").iter(f"{MAIN}sheet"):
            name = parts[sheet.get(f"{_RELATION}id", "")]
            cells = SheetCells(self._zip.read(name), self.shared)
            related = self.related(name).values()
            tables = tuple(self.part(each) for each in related if each.startswith("xl/tables/"))
            drawings = [self.part(each) for each in related if each.startswith("xl/drawings/drawing")]
            drawn = tuple(found for drawing in drawings for found in drawing.iter(f"{DRAWING}cNvPr"))
            yield WrittenSheet(sheet.get("name", ""), name, sheet.get("state", "visible"), cells, tables, drawn)


def block(reference: str) -> Block:
    first, _, last = reference.partition(":")
    return cell_place(first), cell_place(last or first)


def _joined(folder: str, target: str) -> str:
    if target.startswith("/"):
        return target[1:]
    parts = folder.split("/")
    for step in target.split("/"):
        if step == "..":
            parts.pop()
        else:
            parts.append(step)
    return "/".join(parts)
