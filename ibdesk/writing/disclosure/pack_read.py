"""What stands in a written pack, for one who looks for numbers: tables, pages, texts, charts."""

import re
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from fractions import Fraction
from functools import cached_property

from msgspec import Struct

from ibdesk.domain.month import Month
from ibdesk.domain.pack_words import BREAKDOWNS, CHANGES, DATA, EXCEPTIONS, SUMMARY
from ibdesk.writing.pack.written_package import WrittenPackage, WrittenSheet, block, cell_place

CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?")
_EPOCH = date(1899, 12, 30)
# Right of the printed page stand the numbers behind its charts.
FIRST_SIDE_COLUMN = 7
_SERIES = re.compile(r"'?((?:[^']|'')+?)'?!(\$?[A-Z]+\$?\d+(?::\$?[A-Z]+\$?\d+)?)")

Row = Mapping[str, str]


def number_of(text: str) -> Fraction | None:
    """A cell's number as it is kept; None where it holds a text."""
    return Fraction(text) if _NUMBER.fullmatch(text) else None


def month_of(text: str) -> Month | None:
    """The month of a cell that holds a date."""
    number = number_of(text)
    if number is None or not 1 <= number < 1_000_000:
        return None
    return Month.of(_EPOCH + timedelta(days=int(number)))


class Drawn(Struct, frozen=True):
    """A column of numbers that a chart draws, from its own copy: what it is called, and each number by its place."""

    sheet: str
    reference: str
    numbers: Mapping[int, str]


class PackRead:
    """A pack that IBDesk wrote, with nothing taken for granted of what stands in it."""

    def __init__(self, content: bytes) -> None:
        self.package = WrittenPackage(content)
        self.sheets = {sheet.name: sheet for sheet in self.package.sheets}

    @cached_property
    def data(self) -> tuple[Row, ...]:
        return tuple(self._rows(DATA))

    @cached_property
    def categories(self) -> tuple[Row, ...]:
        return tuple(self._rows(BREAKDOWNS))

    @cached_property
    def changes(self) -> tuple[Row, ...]:
        return tuple(self._rows(CHANGES))

    @cached_property
    def summary(self) -> Mapping[str, Row]:
        """Its rows by code."""
        return {row.get("Code", ""): row for row in self._rows(SUMMARY)}

    @cached_property
    def pages(self) -> Mapping[str, WrittenSheet]:
        """The sheet of each indicator, by its code: the links of the summary lead to them."""
        found: dict[str, WrittenSheet] = {}
        for name, sheet in self.sheets.items():
            if name in (SUMMARY, DATA, BREAKDOWNS, CHANGES, EXCEPTIONS):
                continue
            title = sheet.texts.get((1, 1), "")
            code = next((code for code in self.summary if title.startswith(f"{code}  ")), None)
            if code is not None:
                found[code] = sheet
        return found

    def _rows(self, name: str) -> Iterator[Row]:
        """A strict sheet's table, by its headings."""
        sheet = self.sheets.get(name)
        for table in sheet.tables if sheet is not None else ():
            (top, left), (bottom, right) = block(table.get("ref", "A1"))
            columns = range(left, right + 1)
            assert sheet is not None
            headings = [sheet.texts.get((top, column), "") for column in columns]
            for row in range(top + 1, bottom + 1):
                yield dict(zip(headings, (sheet.texts.get((row, column), "") for column in columns), strict=True))

    def alternative_texts(self, sheet: WrittenSheet) -> tuple[str, ...]:
        return tuple(f"{each.get('descr', '')} {each.get('title', '')}".strip() for each in sheet.drawn)

    def drawn(self) -> Iterator[Drawn]:
        """Every number that a chart keeps a copy of, whatever its cells hold."""
        for name in sorted(self.package.names()):
            if not name.startswith("xl/charts/chart"):
                continue
            root = self.package.part(name)
            for values in root.iter(f"{CHART}val"):
                reference = values.findtext(f"{CHART}numRef/{CHART}f") or ""
                found = _SERIES.fullmatch(reference)
                sheet = found[1].replace("''", "'") if found else ""
                numbers = {
                    int(point.get("idx", "0")): point.findtext(f"{CHART}v") or "" for point in values.iter(f"{CHART}pt")
                }
                yield Drawn(sheet, found[2].replace("$", "") if found else "", numbers)

    def cell_behind(self, drawn: Drawn, place: int) -> str:
        """What the cell holds that a chart's number was copied from; empty where there is none."""
        sheet = self.sheets.get(drawn.sheet)
        if sheet is None or not drawn.reference:
            return ""
        row, column = cell_place(drawn.reference.partition(":")[0])
        return sheet.texts.get((row + place, column), "")
