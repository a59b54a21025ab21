"""What stands in a written pack, for one who looks for numbers: tables, pages, texts, charts; and what of it is to be
got back: the ground that every attempt stands on."""

import re
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from fractions import Fraction
from functools import cached_property

from msgspec import Struct

from ibdesk.domain.board import Records
from ibdesk.domain.figure import Figure, Part, Supply, Unit
from ibdesk.domain.month import Month
from ibdesk.domain.pack_words import BREAKDOWNS, CHANGES, DATA, EXCEPTIONS, SUMMARY
from ibdesk.domain.public.held_back import Earlier
from ibdesk.domain.public.relations import Cell, Definitions
from ibdesk.domain.public.version import PublicVersion
from ibdesk.writing.pack.data import MONTHLY_PART
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


MARK = "[c]"
_COLUMNS = {
    Part.VALUE: "Value",
    Part.NUMERATOR: "Numerator",
    Part.DENOMINATOR: "Denominator",
    Part.RATE: "Rate",
}
_PAGE_VALUE, _PAGE_RATE = "Value on the page", "Rate per 10,000 on the page"
PageMonth = tuple[str, Month]


class Known(Struct, frozen=True):
    """`secrets` are the counts to be got back; `numbers` every figure that stands in the tables, by its key, percents
    in percent points. `page_values` and `page_rates` are the pages' own; `held_values` and `held_rates` are months
    with a mark there."""

    read: PackRead
    version: PublicVersion
    records: Records
    earlier: Earlier
    definitions: Definitions
    secrets: Mapping[Cell, Fraction]
    numbers: Mapping[Cell, Fraction]
    page_values: Mapping[PageMonth, Fraction]
    page_rates: Mapping[PageMonth, Fraction]
    held_values: frozenset[PageMonth]
    held_rates: frozenset[PageMonth]

    @property
    def month(self) -> Month:
        return self.version.report.month

    def secrets_of(self, code: str, month: Month) -> frozenset[Fraction]:
        """The counts of an indicator that are held back for a month, its categories' too."""
        return frozenset(number for cell, number in self.secrets.items() if _place(cell) == (code, month))


def known_from(read: PackRead, version: PublicVersion, records: Records, earlier: Earlier) -> Known:
    definitions = Definitions(records.indicators)
    codes = {page.code for page in version.report.pages}
    secrets = {
        cell: number
        for cell, number in version.held.counts.items()
        if _place(cell)[0] in codes and _place(cell)[1] <= version.report.month
        if earlier.shown.get(cell) != number or cell in version.held.small
    }
    pages = {column: dict(_on_pages(read, definitions, column)) for column in (_PAGE_VALUE, _PAGE_RATE)}
    return Known(
        read,
        version,
        records,
        earlier,
        definitions,
        secrets,
        dict(_numbers(read, records, definitions)),
        {place: number for place, number in pages[_PAGE_VALUE].items() if number is not None},
        {place: number for place, number in pages[_PAGE_RATE].items() if number is not None},
        frozenset(place for place, number in pages[_PAGE_VALUE].items() if number is None),
        frozenset(place for place, number in pages[_PAGE_RATE].items() if number is None),
    )


def _place(cell: Cell) -> tuple[str, Month]:
    assert isinstance(cell, tuple)
    return cell[0], cell[1]


def _numbers(read: PackRead, records: Records, definitions: Definitions) -> Iterator[tuple[Cell, Fraction]]:
    """Every figure that the tables say, by the key that it has in the board."""
    by_row: dict[tuple[str, Month, str], list[Figure]] = {}
    for figure in records.figures:
        covers = MONTHLY_PART if figure.supply is Supply.PARTS else figure.covers.value
        by_row.setdefault((figure.code, figure.month, covers), []).append(figure)
    for row in read.data:
        month = month_of(row.get("Month", ""))
        for figure in by_row.get((row.get("Code", ""), month, row.get("Covers", "")), ()) if month else ():
            number = number_of(row.get(_COLUMNS[figure.part], ""))
            if number is not None:
                indicator = definitions.of(figure.code, figure.month)
                unit = figure.unit or (indicator.unit if indicator else Unit.COUNT)
                is_share = figure.part is Part.VALUE and unit is Unit.PERCENT
                yield figure.key, _tidy(number * 100 if is_share else number)
    for row in read.categories:
        month, number = month_of(row.get("Month", "")), number_of(row.get("Value", ""))
        if month is not None and number is not None:
            yield (row.get("Code", ""), month, row.get("Category", "")), _tidy(number)


def _tidy(number: Fraction) -> Fraction:
    """A file keeps binary numbers; what was a short decimal is one again."""
    return number.limit_denominator(10**6)


def _on_pages(read: PackRead, definitions: Definitions, column: str) -> Iterator[tuple[PageMonth, Fraction | None]]:
    """Numbers, and None where there is the mark; other reasons are left out."""
    for row in read.data:
        month = month_of(row.get("Month", ""))
        if month is None:
            continue
        yield from _on_page(row, month, definitions, column)


def _on_page(
    row: Row, month: Month, definitions: Definitions, column: str
) -> Iterator[tuple[PageMonth, Fraction | None]]:
    code, text = row.get("Code", ""), row.get(column, "")
    number = number_of(text)
    if number is not None:
        indicator = definitions.of(code, month)
        is_share = column == _PAGE_VALUE and indicator is not None and indicator.unit is Unit.PERCENT
        yield (code, month), number * 100 if is_share else number
    elif text == MARK:
        yield (code, month), None
