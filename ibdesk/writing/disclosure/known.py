"""What is to be got back, and what the file says of everything else: the ground that every attempt stands on."""

from collections.abc import Iterator, Mapping
from fractions import Fraction

from msgspec import Struct

from ibdesk.domain.board import Records
from ibdesk.domain.figure import Figure, Part, Supply, Unit
from ibdesk.domain.month import Month
from ibdesk.domain.public.held_back import Earlier
from ibdesk.domain.public.relations import Cell, Definitions
from ibdesk.domain.public.version import PublicVersion
from ibdesk.writing.disclosure.pack_read import PackRead, Row, month_of, number_of
from ibdesk.writing.pack.data import MONTHLY_PART

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
