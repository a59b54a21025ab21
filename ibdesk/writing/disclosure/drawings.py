"""Attempts by what is drawn: the numbers beside the pages, and the copies of them that charts keep."""

from collections.abc import Iterator, Mapping

from msgspec import Struct

from ibdesk.domain.control.chart_words import MEANING_WORDS
from ibdesk.domain.month import NAMES, SHORT_NAMES, Month
from ibdesk.domain.report.breakdown import OTHERS
from ibdesk.domain.report.report import IndicatorPage
from ibdesk.domain.target import Basis
from ibdesk.writing.disclosure.known import Known
from ibdesk.writing.disclosure.pack_read import FIRST_SIDE_COLUMN, month_of, number_of
from ibdesk.writing.pack.written_package import WrittenSheet

_QUARTER_ENDS = {"Q1": 6, "Q2": 9, "Q3": 12, "Q4": 3}


class _Column(Struct, frozen=True):
    """One column beside a page: its heading, and its numbers by what stands before them in the row."""

    heading: str
    numbers: Mapping[str, str]


def by_drawings(known: Known) -> Iterator[str]:
    yield from _copies(known)
    for page in known.version.report.pages:
        sheet = known.read.pages.get(page.code)
        if sheet is None:
            yield f"{page.code}: its page is not in the file, and cannot be looked at."
            continue
        blocks = tuple(_blocks(sheet))
        for block in blocks:
            yield from _beside(known, page, block)


def _copies(known: Known) -> Iterator[str]:
    for drawn in known.read.drawn():
        for place, number in drawn.numbers.items():
            behind = number_of(known.read.cell_behind(drawn, place))
            if number.strip() and number_of(number) != behind:
                yield f"{drawn.sheet or 'A chart'}: a chart keeps a number that its cells do not show."


def _blocks(sheet: WrittenSheet) -> Iterator[tuple[_Column, ...]]:
    """The blocks of columns beside a page: an empty column stands between two."""
    side = [place for place in sheet.texts if place[1] >= FIRST_SIDE_COLUMN]
    if not side:
        return
    head = min(row for row, _ in side) + 1
    last = max(row for row, _ in side)
    right = max(column for _, column in side)
    columns: list[_Column] = []
    categories: dict[int, str] = {}
    for column in range(FIRST_SIDE_COLUMN, right + 2):
        heading = sheet.texts.get((head, column), "")
        cells = {row: text for row in range(head + 1, last + 1) if (text := sheet.texts.get((row, column), ""))}
        if not heading and not cells:
            if columns:
                yield tuple(columns)
            columns, categories = [], {}
        elif not categories:
            categories = cells
        else:
            columns.append(_Column(heading, {categories.get(row, ""): text for row, text in cells.items()}))
    if columns:
        yield tuple(columns)


def _beside(known: Known, page: IndicatorPage, block: tuple[_Column, ...]) -> Iterator[str]:
    held = known.held_rates if page.basis is Basis.RATE else known.held_values
    dated = any(month_of(category) is not None for column in block for category in column.numbers)
    categories = {cell[2] for cell in _held_categories(known, page)}
    if not dated:
        yield from _years(known, page, block)
    elif any(column.heading in categories or column.heading == OTHERS for column in block):
        yield from _categories(known, page, block)
    else:
        for place, column in enumerate(block):
            if place and column.heading not in MEANING_WORDS.values():
                continue
            for category in column.numbers:
                month = month_of(category)
                if month is not None and (page.code, month) in held:
                    yield f"{page.code}: the trend's numbers hold {month.long}, which is held back."


def _held_categories(known: Known, page: IndicatorPage) -> frozenset[tuple[str, Month, str]]:
    return frozenset(
        (cell[0], cell[1], cell[2])
        for cell in known.version.held.cells
        if isinstance(cell, tuple) and len(cell) == 3 and cell[0] == page.code
    )


def _years(known: Known, page: IndicatorPage, block: tuple[_Column, ...]) -> Iterator[str]:
    for column in block:
        for category in column.numbers:
            month = _month_in_year(column.heading, category)
            if month is not None and (page.code, month) in known.held_values:
                yield f"{page.code}: the years' numbers hold {month.long}, which is held back."


def _month_in_year(year: str, name: str) -> Month | None:
    """April of "2014/15" is of 2014, March of 2015."""
    first = year[:4]
    number = _QUARTER_ENDS.get(name) or next(
        (place for place, each in enumerate(zip(SHORT_NAMES, NAMES, strict=True), start=1) if name in each), None
    )
    if number is None or not first.isdigit():
        return None
    return Month(int(first) + (number < 4), number)


def _categories(known: Known, page: IndicatorPage, block: tuple[_Column, ...]) -> Iterator[str]:
    headings = {column.heading for column in block}
    hidden = _held_categories(known, page)
    for column in block:
        for category in column.numbers:
            month = month_of(category)
            if month is None:
                continue
            if (page.code, month, column.heading) in hidden:
                yield f"{page.code}: the chart by category holds “{column.heading}” for {month.long}."
            elif column.heading == OTHERS and any(cell[1] == month and cell[2] not in headings for cell in hidden):
                yield f"{page.code}: “{OTHERS}” for {month.long} holds a category that is held back."
