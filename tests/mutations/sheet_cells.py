"""The cells of a mutation's sheets as they stand in the XML, and how one is written anew."""

import random
import re

from msgspec import Struct

from tests.mutations.good_books import HEADING_ROW, Parts
from tests.mutations.truth import place_of
from tests.mutations.writings import Writing

_CELL = re.compile(rb'<c r="([A-Z]+\d+)"((?: [a-z]+="[^"]*")*)(?:/>|>(.*?)</c>)')


class Edited(Struct, frozen=True):
    """The parts after an edit. Where it was of one cell of figures: which, and what was written there."""

    what: str
    parts: Parts
    sheet: str = ""
    cell: str = ""
    writing: Writing | None = None
    held_back: str = ""  # the sheet of which nothing may be used


class SheetCell(Struct, frozen=True):
    """A cell with its place in the bytes of its part."""

    part: str
    address: str
    attributes: bytes
    inside: bytes
    start: int
    end: int

    @property
    def row(self) -> int:
        return place_of(self.address)[0]

    @property
    def column(self) -> int:
        return place_of(self.address)[1]


def is_long(parts: Parts) -> bool:
    return "xl/worksheets/sheet3.xml" not in parts


def sheets_with_figures(parts: Parts) -> list[tuple[str, str]]:
    """The sheets with figures: their names and their parts."""
    names = ("Figures",) if is_long(parts) else ("Figures", "Numerators", "Denominators")
    return [(name, f"xl/worksheets/sheet{number}.xml") for number, name in enumerate(names, 1)]


def cells_of(parts: Parts, part: str) -> list[SheetCell]:
    return [SheetCell(part, found[1].decode(), found[2], found[3] or b"", *found.span())
            for found in _CELL.finditer(parts[part])]  # fmt: skip


def figures_of(parts: Parts, part: str) -> list[SheetCell]:
    """The cells of figures on a sheet."""
    columns = range(4, 7) if is_long(parts) else range(3, 9)
    return [cell for cell in cells_of(parts, part) if cell.row > HEADING_ROW and cell.column in columns]


def some_sheet(parts: Parts, chance: random.Random) -> tuple[str, str]:
    sheets = sheets_with_figures(parts)
    return chance.choice([sheets[0], *sheets])


def any_cell(parts: Parts, chance: random.Random) -> SheetCell:
    _, part = some_sheet(parts, chance)
    return chance.choice([cell for cell in cells_of(parts, part) if cell.row >= HEADING_ROW])


def put(parts: Parts, cell: SheetCell, written: str) -> Parts:
    data = parts[cell.part]
    return {**parts, cell.part: data[: cell.start] + written.encode() + data[cell.end :]}


def written(
    cell: SheetCell, attributes: str | None = None, inside: str | None = None, address: str | None = None
) -> str:
    """The cell with some of it changed."""
    own = cell.attributes.decode() if attributes is None else attributes
    return f'<c r="{address or cell.address}"{own}>{cell.inside.decode() if inside is None else inside}</c>'


def text_cell(cell: SheetCell, text: str) -> str:
    return written(cell, ' t="inlineStr"', f"<is><t>{text}</t></is>") if text else written(cell, "", "")
