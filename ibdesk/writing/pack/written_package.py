"""A workbook that was just written, taken apart again: sheets, cells, tables, charts, as its XML says."""

from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZipFile

from msgspec import Struct

from ibdesk.writing.pack.sheet_cells import Place, SheetCells, cell_place

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

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
