"""Attempts by numbers: themselves, differences, shares and rates turned back, what went out before; and what is drawn
beside the pages, or kept as a copy by charts."""

from collections.abc import Iterator, Mapping
from fractions import Fraction

from msgspec import Struct

from ibdesk.domain.board import population_for
from ibdesk.domain.control.chart_words import MEANING_WORDS
from ibdesk.domain.figure import Covers, Part, Supply, Unit
from ibdesk.domain.indicator import Indicator, RateBasis
from ibdesk.domain.month import NAMES, SHORT_NAMES, Month
from ibdesk.domain.number import PER
from ibdesk.domain.public.given_away import given_away
from ibdesk.domain.public.relations import Cell, Relation, relations_of
from ibdesk.domain.report.breakdown import OTHERS
from ibdesk.domain.report.periods import months_of
from ibdesk.domain.report.report import IndicatorPage
from ibdesk.domain.target import Basis
from ibdesk.writing.disclosure.pack_read import FIRST_SIDE_COLUMN, Known, month_of, number_of
from ibdesk.writing.pack.written_package import WrittenSheet

_OF_NUMERATOR = (RateBasis.NUMERATOR, RateBasis.ROLLING_NUMERATOR, RateBasis.YEAR_NUMERATOR)
# So near to a whole number a count comes that was reckoned back from what a file keeps, or from two decimals.
_NEAR = Fraction(1, 20)
_Window = tuple[Cell, ...]


def by_sums(known: Known) -> Iterator[str]:
    yield from _as_it_stands(known)
    yield from _said_before(known)
    yield from _reckoned(known)


def name_of(cell: Cell) -> str:
    """the numerator of 7 for August 2014; “North” of 15 for August 2014."""
    assert isinstance(cell, tuple)
    code, month, what = cell[0], cell[1], cell[2]
    named = f"the {what}" if isinstance(what, Part) else f"“{what}”"
    return f"{named} of {code} for {month.long}"


def _as_it_stands(known: Known) -> Iterator[str]:
    for cell in known.version.held.cells:
        if cell in known.numbers:
            yield f"Data: {name_of(cell)} stands there as a number."


def _said_before(known: Known) -> Iterator[str]:
    for cell in known.version.held.small:
        if cell in known.secrets and known.earlier.shown.get(cell) == known.secrets[cell]:
            yield f"An earlier public version showed {name_of(cell)}."
    for cell in known.earlier.hidden:
        if cell in known.numbers:
            yield f"Data: {name_of(cell)} was held back in an earlier public version, and is shown now."


def _reckoned(known: Known) -> Iterator[str]:
    """All that stands in the file as one system of sums."""
    said: dict[Cell, Fraction] = {**known.numbers}
    relations = list(_from_the_pages(known, said))
    counts = {**known.secrets, **said}
    own = (
        each for each in relations_of(known.records, _all_counts(known)) if all(cell in counts for cell in each.cells)
    )
    secrets = known.secrets.keys() - said.keys()
    small = known.version.held.small & secrets
    together = (*own, *relations)
    guessed = given_away(together, counts, secrets, small) - known.version.held.guessed
    for cell in sorted(guessed | given_away(together, counts, secrets, ()), key=str):
        yield f"Sums of what is shown leave one number for {name_of(cell)}."


def _all_counts(known: Known) -> dict[Cell, Fraction]:
    from ibdesk.domain.public.relations import counts_of

    return counts_of(known.records)


def _from_the_pages(known: Known, said: dict[Cell, Fraction]) -> Iterator[Relation]:
    """What pages print, turned back into the counts that it is made of; each becomes a number that is `said`."""
    for (code, month), value in known.page_values.items():
        indicator = known.definitions.of(code, month)
        if indicator is None:
            continue
        if indicator.unit is Unit.COUNT:
            yield from _made_of(
                known, said, ("page", code, month), value, (indicator, Part.VALUE, indicator.value_period)
            )
        elif indicator.unit is Unit.PERCENT:
            yield from _share(known, said, indicator, month, value)
    for (code, month), rate in known.page_rates.items():
        indicator, population = known.definitions.of(code, month), population_for(known.records.populations, month)
        if indicator is None or indicator.rate_covers is None or population is None:
            continue
        count = _whole(rate * population.children / PER)
        part = Part.NUMERATOR if indicator.rate_basis in _OF_NUMERATOR else Part.VALUE
        if count is not None:
            yield from _made_of(known, said, ("rate", code, month), count, (indicator, part, indicator.rate_covers))


def _made_of(
    known: Known, said: dict[Cell, Fraction], name: Cell, number: Fraction, what: tuple[Indicator, Part, Covers]
) -> Iterator[Relation]:
    assert isinstance(name, tuple)
    window = _window(known, said, name[1], name[2], what)
    if window is not None:
        said[name] = number
        yield Relation(window, (name,))


def _share(
    known: Known, said: dict[Cell, Fraction], indicator: Indicator, month: Month, percent: Fraction
) -> Iterator[Relation]:
    code, covers = indicator.code, indicator.value_period
    above = _window(known, said, code, month, (indicator, Part.NUMERATOR, covers))
    below = _window(known, said, code, month, (indicator, Part.DENOMINATOR, covers))
    if above is None or below is None:
        return
    if all(cell in said for cell in below):
        count = _whole(percent / 100 * sum(said[cell] for cell in below))
        if count is not None:
            said["share", code, month] = count
            yield Relation(above, (("share", code, month),))
    elif all(cell in said for cell in above) and percent:
        count = _whole(sum((said[cell] for cell in above), Fraction(0)) * 100 / percent)
        if count is not None:
            said["base", code, month] = count
            yield Relation(below, (("base", code, month),))


def _window(
    known: Known, said: dict[Cell, Fraction], code: str, month: Month, what: tuple[Indicator, Part, Covers]
) -> _Window | None:
    """The counts that a number over a period is made of: its months, else the finished one."""
    indicator, part, covers = what
    months = tuple((code, each, part, Supply.PARTS, indicator.part_covers) for each in months_of(covers, month))
    finished = (code, month, part, Supply.FINISHED, covers)
    for window in (months, (finished,)):
        if all(cell in known.secrets or cell in said for cell in window):
            return window
    return None


def _whole(number: Fraction) -> Fraction | None:
    nearest = Fraction(round(number))
    return nearest if abs(number - nearest) <= _NEAR else None


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
