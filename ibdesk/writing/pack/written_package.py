"""A workbook that was just written, taken apart again: sheets, cells, tables, charts, as its XML says."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZipFile

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_PACKAGE = "{http://schemas.openxmlformats.org/package/2006/relationships}"

Place = tuple[int, int]
Block = tuple[Place, Place]


@dataclass(frozen=True, slots=True)
class WrittenSheet:
    """`texts` has every cell that holds something, `styles` the style number of every cell; places count from 1."""

    name: str
    state: str
    root: "Element"
    texts: dict[Place, str]
    styles: dict[Place, int]
    tables: tuple["Element", ...]
    drawn: tuple["Element", ...]

    def merged(self) -> list[Block]:
        return [block(cell.get("ref", "")) for cell in self.root.iter(f"{MAIN}mergeCell")]


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
            root = self.part(name)
            related = self.related(name).values()
            tables = tuple(self.part(each) for each in related if each.startswith("xl/tables/"))
            drawings = [self.part(each) for each in related if each.startswith("xl/drawings/drawing")]
            drawn = tuple(found for drawing in drawings for found in drawing.iter(f"{DRAWING}cNvPr"))
            texts, styles = self._cells(root)
            yield WrittenSheet(sheet.get("name", ""), sheet.get("state", "visible"), root, texts, styles, tables, drawn)

    def _cells(self, root: "Element") -> tuple[dict[Place, str], dict[Place, int]]:
        texts, styles = {}, {}
        for cell in root.iter(f"{MAIN}c"):
            place = cell_place(cell.get("r", "A1"))
            styles[place] = int(cell.get("s", "0"))
            value = cell.find(f"{MAIN}v")
            if value is not None and value.text:
                texts[place] = self.shared[int(value.text)] if cell.get("t") == "s" else value.text
        return texts, styles


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
