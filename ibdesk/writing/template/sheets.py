"""The template's sheets as plain data: headings, rows, and what may be chosen where; a cell holds what is read back as
exactly the quantity it was written from."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from fractions import Fraction

from msgspec import Struct

from ibdesk.domain.board import Records
from ibdesk.domain.figure import Covers, Figure, Mark, Missing, Part, Quantity, Supply, Unit, marks_text
from ibdesk.domain.indicator import Indicator, in_code_order
from ibdesk.domain.month import Month, months
from ibdesk.domain.number import plain
from ibdesk.domain.wording import MISSING_MARKS
from ibdesk.reading.tables.figures.figures_of import supply_and_covers
from ibdesk.reading.tables.names.known_definitions import KnownDefinitions
from ibdesk.reading.values.numbers import Read
from ibdesk.reading.values.percent_scale import unsure

# A number with more digits is changed by every spreadsheet; as text it stays what it is.
MOST_DIGITS = 15
_NOT_SUPPLIED = "TBC"
_WORDS = {Unit.PERCENT: "%", Unit.DAYS: " days", Unit.RATE: " per 10,000", Unit.COUNT: " (count)"}


class NumberCell(Struct, frozen=True):
    """A number; `percent` shows 0.6519 as 65.19%."""

    value: float
    percent: bool = False


Written = str | NumberCell  # "" leaves the cell blank


def number_cell(number: Fraction) -> Written:
    """A number as it is."""
    return NumberCell(float(number)) if _fits(number) else plain(number)


def percent_cell(number: Fraction) -> Written:
    """Percent points as a number with a percent format: 65.19 is 0.6519 shown as 65.19%."""
    return NumberCell(float(number / 100), percent=True) if _fits(number) else f"{plain(number)}%"


def quantity_cell(quantity: Quantity, unit: Unit | None = None, marks: Collection[Mark] = ()) -> Written:
    """A figure: a missing reason as its sign, a number with its unit and its marks."""
    mark = marks_text(marks)
    if isinstance(quantity, Missing):
        return (MISSING_MARKS[quantity] or _NOT_SUPPLIED) + mark
    if marks or unit not in (None, Unit.PERCENT):
        return f"{plain(quantity)}{_WORDS[unit] if unit else ''}{mark}"
    return number_cell(quantity) if unit is None else percent_cell(quantity)


def with_signs(quantities: list[tuple[Quantity, Unit | None]]) -> bool:
    """Whether a percentage's row must be written with percent signs: without, its 0.51 could be read as 51 %."""
    return bool(unsure(Read(quantity, unit) for quantity, unit in quantities))


def _fits(number: Fraction) -> bool:
    digits = plain(abs(number)).replace(".", "").strip("0")
    return len(digits) <= MOST_DIGITS


YEARS_BEFORE = 2


class Column(Struct, frozen=True):
    """A heading, with the words that may be chosen under it. `text`: what is typed stays as it is typed, which Excel
    does not do of itself with "Aug-14" or "07". `codes`: the codes of the Indicators sheet may be chosen. `fixed`: what
    is there is locked."""

    heading: str | Month
    width: float = 12
    text: bool = True
    choices: tuple[str, ...] = ()
    codes: bool = False
    fixed: bool = False
    hint: str = ""


class Row(Struct, frozen=True):
    """`fixed` cells at the left are the row's heading and locked; `percent`: the blank ones take percentages."""

    cells: tuple[Written, ...]
    fixed: int = 0
    percent: bool = False


class TemplateSheet(Struct, frozen=True):
    name: str
    title: str
    hint: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    freeze: int = 1


def template_months(month: Month) -> tuple[Month, ...]:
    """All months of the month's financial year and of the two before."""
    start = month.financial_year_start
    return months(start - 12 * YEARS_BEFORE, start + 11)


def figure_sheets(records: Records, month: Month) -> tuple[TemplateSheet, ...]:
    """Figures, Numerators and Denominators, and Other figures for whatever one cell under a month cannot say."""
    known = KnownDefinitions(records)
    span = template_months(month)
    across: dict[tuple[str, Month, Part], Figure] = {}
    others: list[Figure] = []
    for figure in {figure.key: figure for figure in records.figures}.values():
        if figure.month in span and _fits_under_month(known, figure):
            across[figure.code, figure.month, figure.part] = figure
        else:
            others.append(figure)
    indicators = _latest(records.indicators)
    counted = {code for code, _, part in across if part is not Part.VALUE}
    with_counts = [each for each in indicators if each.unit is Unit.PERCENT or each.code in counted]
    return (
        _wide("Figures", "Figures by month", _FIGURES, indicators, known, span, across, Part.VALUE),
        _wide("Numerators", "Numerators by month", _COUNTS, with_counts, known, span, across, Part.NUMERATOR),
        _wide("Denominators", "Denominators by month", _COUNTS, with_counts, known, span, across, Part.DENOMINATOR),
        _other_figures(known, others),
    )


def _latest(indicators: Iterable[Indicator]) -> list[Indicator]:
    return sorted({each.code: each for each in indicators}.values(), key=lambda each: in_code_order(each.code))


def _fits_under_month(known: KnownDefinitions, figure: Figure) -> bool:
    """Whether a cell under the month's heading is read as just this figure."""
    if figure.part is Part.RATE or not known.definitions(figure.code):
        return False
    as_read = supply_and_covers(known.definition(figure.code, figure.month), figure.part)
    return as_read == (figure.supply, figure.covers)


def _wide(
    name: str,
    title: str,
    hint: str,
    indicators: Sequence[Indicator],
    known: KnownDefinitions,
    span: Sequence[Month],
    figures: Mapping[tuple[str, Month, Part], Figure],
    part: Part,
) -> TemplateSheet:
    rows = []
    for indicator in indicators:
        percent = part is Part.VALUE and indicator.unit is Unit.PERCENT
        found = [figures.get((indicator.code, month, part)) for month in span]
        signed = _to_be_signed(known, [each for each in found if each is not None])
        cells = tuple(_cell(each, signed) for each in found)
        unit = indicator.unit.value if part is Part.VALUE else Unit.COUNT.value
        rows.append(Row((indicator.code, indicator.name, unit, *cells), _FIXED, percent))
    columns = (
        Column("Code", 8),
        Column("Indicator", 46),
        Column("Unit", 9),
        *(Column(month, 9, text=False) for month in span),
    )
    return TemplateSheet(name, title, hint, columns, tuple(rows), _FIXED)


def _to_be_signed(known: KnownDefinitions, figures: Iterable[Figure]) -> frozenset[Figure]:
    """The percentages of a row that must have a sign beside them, as each month's own definition says what they are:
    without, 0.51 could be read as 51 %."""
    values = [each for each in figures if each.part is Part.VALUE and _is_percentage(known, each)]
    return frozenset(values if with_signs([(each.quantity, each.unit) for each in values]) else ())


def _is_percentage(known: KnownDefinitions, figure: Figure) -> bool:
    return bool(known.definitions(figure.code)) and known.definition(figure.code, figure.month).unit is Unit.PERCENT


def _cell(figure: Figure | None, signed: Collection[Figure]) -> Written:
    if figure is None:
        return ""
    unit = Unit.PERCENT if figure.unit is None and figure in signed else figure.unit
    return quantity_cell(figure.quantity, unit, figure.marks)


def _other_figures(known: KnownDefinitions, figures: Sequence[Figure]) -> TemplateSheet:
    by_code: dict[str, list[Figure]] = defaultdict(list)
    for figure in figures:
        by_code[figure.code].append(figure)
    signed = frozenset(each for row in by_code.values() for each in _to_be_signed(known, row))
    columns = (
        Column("Code", 8, codes=True),
        Column("Month", 14),
        *(Column(_HEADINGS[part], 14, text=False) for part in Part),
        Column("Covers", 18, choices=(*_COVERS.values(), _PART)),
        Column("Comment", 50),
    )
    rows: dict[tuple[str, Month, str, bool], dict[Part, Figure]] = {}
    for figure in sorted(figures, key=lambda each: (in_code_order(each.code), each.month)):
        # A rate has a row of its own: beside a value, what the row covers is the value's.
        key = figure.code, figure.month, _covers_word(figure), figure.part is Part.RATE
        rows.setdefault(key, {})[figure.part] = figure
    return TemplateSheet(
        "Other figures",
        "Figures that are not one month's, or older",
        _OTHERS,
        columns,
        tuple(
            Row((code, month.medium, *(_cell(parts.get(part), signed) for part in Part), covers))
            for (code, month, covers, _), parts in rows.items()
        ),
    )


def _covers_word(figure: Figure) -> str:
    if figure.supply is Supply.PARTS:
        return _PART
    return _COVERS[figure.covers]


_FIXED = 3
_PART = "monthly part"
_HEADINGS = {
    Part.VALUE: "Value",
    Part.NUMERATOR: "Numerator",
    Part.DENOMINATOR: "Denominator",
    Part.RATE: "Rate per 10,000",
}
_COVERS = {
    Covers.MONTH: "month",
    Covers.SNAPSHOT: "month end",
    Covers.QUARTER: "quarter",
    Covers.ROLLING_12: "12 months",
    Covers.FINANCIAL_YEAR: "year to date",
}
_FIGURES = (
    "One number for each indicator and month: the count for that month alone, or the percentage. A quarter stands "
    "under its last month. Leave a cell blank until it is known; write [x] for no data, [z] does not apply, "
    "[c] suppressed, [low] low, and [p] behind a number that is provisional, [e] estimated, [r] revised."
)
_COUNTS = (
    "The count for each month alone; IBDesk makes the percentages, the 12 months and the rates of them. Where the "
    "counts are known, the percentage itself need not be filled in."
)
_OTHERS = (
    "One row for each figure that is already finished, like a total over 12 months, a quarter or a rate, with what it "
    "covers; and monthly figures older than the other sheets."
)
