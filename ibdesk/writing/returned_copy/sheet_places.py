"""Where the rows and cells in question stand in a sheet's XML, and the few other places that marks need."""

from array import array
from bisect import bisect_left
from collections.abc import Collection
from dataclasses import dataclass, field
from xml.parsers import expat

from ibdesk.progress import Progress
from ibdesk.reading.cells.ranges import merged_range, position
from ibdesk.reading.cells.sheet import LAST_COLUMN, LAST_ROW, MergedRange
from ibdesk.reading.files.zipped.part_words import in_words
from ibdesk.writing.returned_copy.reasons import ListOnly
from ibdesk.writing.returned_copy.xml_places import Element, check_encoding, close, new_parser, raw_name, tag_end

_CHUNK = 1024 * 1024
_DEEP = 3  # worksheet, sheetData, row: deeper is what a cell holds
# What may hold elements that are looked at beside rows; everything else is passed over.
_LOOKED_INTO = {"cols", "mergeCells", "sheetViews"}


@dataclass(slots=True)
class RowPlace:
    """One <row>: its cells by column. There may be two of the same number."""

    number: int
    element: Element
    cells: dict[int, Element] = field(default_factory=dict)


@dataclass(slots=True)
class SheetPlaces:
    """`top` are the children of the sheet's root, in order; `rows` those that were asked for."""

    name: str
    root: Element
    top: list[Element]
    rows: dict[int, list[RowPlace]]
    row_numbers: "array[int]"
    row_starts: "array[int]"
    merged: list[MergedRange]

    def part(self, name: str) -> Element | None:
        return next((element for element in self.top if element.name == name), None)

    def start_after(self, number: int) -> int | None:
        """Where the first row behind row `number` starts; None where there is none."""
        at = bisect_left(self.row_numbers, number + 1)
        return self.row_starts[at] if at < len(self.row_numbers) else None

    def first_of_merged(self, row: int, column: int) -> tuple[int, int]:
        """The cell itself, or the visible one of the merged range that covers it."""
        for top, left, bottom, right in self.merged:
            if top <= row <= bottom and left <= column <= right:
                return top, left
        return row, column


class _Scan:
    def __init__(self, part: str, data: bytes, wanted: Collection[int]) -> None:
        self.part, self.data, self.wanted = part, data, wanted
        self.parser = new_parser()
        self.parser.StartElementHandler, self.parser.EndElementHandler = self._start, self._end
        self.depth = 0
        self.above: list[tuple[int, Element]] = []
        self.row: RowPlace | None = None
        self.number = self.column = 0
        self.found = SheetPlaces("", Element("", {}, 0, 0), [], {}, array("q"), array("q"), [])

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self.depth += 1
        if self.depth > _DEEP and (self.row is None or self.depth > _DEEP + 1):
            return
        local = name.rpartition(" ")[2]
        if self.depth == 1:
            if local not in ("worksheet", "chartsheet"):
                raise ListOnly(f"{in_words(self.part)} is not what it should be")
            self.found.root = self._placed(local, attributes)
            self.found.name = raw_name(self.data, self.found.root.start)
        elif self.depth == 2:
            self.found.top.append(self._placed(local, attributes))
        elif self.depth == _DEEP:
            self._third(local, attributes)
        elif local == "c":
            self._cell(attributes)

    def _third(self, local: str, attributes: dict[str, str]) -> None:
        parent = self.found.top[-1].name
        if parent == "sheetData" and local == "row":
            self._row(attributes)
        elif parent in _LOOKED_INTO:
            self.found.top[-1].children.append(self._placed(local, attributes))
            if local == "mergeCell" and (area := merged_range(attributes.get("ref", ""))) is not None:
                self.found.merged.append(area)

    def _row(self, attributes: dict[str, str]) -> None:
        text = attributes.get("r")
        number = self.number + 1 if text is None else _whole(text)
        if not 1 <= number <= LAST_ROW:
            raise ListOnly(f"{in_words(self.part)} has a row that no sheet can have")
        if number < self.number:
            raise ListOnly(f"the rows in {in_words(self.part)} are out of order")
        self.number, self.column = number, 0
        self.found.row_numbers.append(number)
        self.found.row_starts.append(self.parser.CurrentByteIndex)
        if number in self.wanted:
            self.row = RowPlace(number, self._placed("row", attributes))
            self.found.rows.setdefault(number, []).append(self.row)

    def _cell(self, attributes: dict[str, str]) -> None:
        assert self.row is not None
        address = attributes.get("r")
        place = (self.number, self.column + 1) if address is None else position(address)
        if place is None or place[0] != self.number or place[1] > LAST_COLUMN:
            raise ListOnly(f"{in_words(self.part)} has a cell in the wrong place")
        self.column = place[1]
        self.row.cells[self.column] = self._placed("c", attributes)

    def _placed(self, name: str, attributes: dict[str, str]) -> Element:
        at = self.parser.CurrentByteIndex
        element = Element(name, attributes, at, tag_end(self.data, at))
        self.above.append((self.depth, element))
        return element

    def _end(self, _: str) -> None:
        if self.above and self.above[-1][0] == self.depth:
            close(self.above.pop()[1], self.data, self.parser.CurrentByteIndex)
        if self.depth == _DEEP:
            self.row = None
        self.depth -= 1


def find_places(part: str, data: bytes, wanted: Collection[int], progress: Progress, words: str) -> SheetPlaces:
    """Look through a sheet for the rows wanted. ListOnly where it is not as a sheet should be."""
    check_encoding(part, data)
    scan = _Scan(part, data, wanted)
    try:
        for at in range(0, len(data), _CHUNK):
            progress(at, len(data), words)
            scan.parser.Parse(data[at : at + _CHUNK], False)
        scan.parser.Parse(b"", True)
    except (expat.ExpatError, LookupError, ValueError):
        raise ListOnly(f"{in_words(part)} cannot be made out") from None
    return scan.found


def _whole(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 8 else 0
