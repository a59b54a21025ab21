"""The data: every figure behind the pack in tidy tables, as supplied and as shown."""

from collections.abc import Iterable, Iterator
from fractions import Fraction

from ibdesk.domain.figure import Covers, Figure, Missing, Part, Quantity, Supply, Unit, marks_text
from ibdesk.domain.month import Month
from ibdesk.domain.number import exact_decimals
from ibdesk.domain.pack_words import BREAKDOWNS, DATA, TITLE_OF_DATA
from ibdesk.domain.report.breakdown import category_decimals
from ibdesk.domain.report.report import BoardReport, IndicatorPage
from ibdesk.palette import LIGHT
from ibdesk.writing.pack.book import PackBook, Paper, keep_off_paper, set_up_print
from ibdesk.writing.sheets.numbers import (
    NOT_APPLICABLE,
    NOT_SUPPLIED,
    CellContent,
    TextCell,
    month_cell,
    table_quantity,
)
from ibdesk.writing.sheets.sheet import ROW_POINTS, PackSheet
from ibdesk.writing.sheets.styles import TITLE, Look
from ibdesk.writing.sheets.table import Column, Table, TableRecord, write_table

HEADING_ROW = 2
NOTHING_SUPPLIED = "nothing"
MONTHLY_PART = "monthly part"
NOT_PRINTED = "Not among the printed pages, until its print area is cleared."
_PARTS = tuple((part, part.value) for part in Part)
_Supplied = tuple[Month, Supply, Covers, bool]  # the last: a rate in a row of its own
_COLUMNS = (
    Column("Code", 52),
    Column("Indicator", 410),
    Column("Month", 76),
    Column("Value", 80, right=True),
    Column("Numerator", 92, right=True),
    Column("Denominator", 104, right=True),
    Column("Rate", 80, right=True),
    Column("Supplied parts", 150),
    Column("Missing mark", 104),
    Column("Unit", 76),
    Column("Covers", 150),
    Column("Provisional", 92),
    Column("Value on the page", 96, right=True),
    Column("Rate per 10,000 on the page", 122, right=True),
)
_BREAKDOWN_COLUMNS = (
    Column("Code", 52),
    Column("Indicator", 410),
    Column("Month", 76),
    Column("Category", 220),
    Column("Value", 80, right=True),
    Column("Missing mark", 104),
)


def write_data(book: PackBook) -> None:
    """One row per indicator and month up to the report month; two where parts and a finished figure both came in."""
    _write(book, book.sheets[DATA], data_record(book.report))


def data_record(report: BoardReport) -> TableRecord:
    rows = tuple(row for page in report.pages for row in _rows_of(page))
    title = f"{TITLE_OF_DATA}{report.month.long}"
    note = (
        "Value, numerator, denominator and rate are as supplied; the two columns on the page are what the pack shows. "
        "[x] not supplied, [z] does not apply, [p] provisional, [e] estimated, [r] revised. Percentages are Excel's."
    )
    table = Table("Figures", "Every figure behind the pack, one row per indicator and month", _COLUMNS, rows)
    return TableRecord(title, (note + " [c] is left out." * report.public,), table)


def write_breakdowns(book: PackBook) -> None:
    """One row per indicator, month and category."""
    _write(book, book.sheets[BREAKDOWNS], breakdowns_record(book.report))


def breakdowns_record(report: BoardReport) -> TableRecord:
    rows = tuple(
        (
            TextCell(page.code),
            TextCell(page.indicator.name),
            month_cell(figure.month),
            TextCell(figure.category),
            table_quantity(figure.quantity, Unit.COUNT, category_decimals((figure.quantity,))),
            TextCell(_mark(figure.quantity)),
        )
        for page in report.pages
        for figure in sorted(page.breakdown, key=lambda each: (each.month, each.category))
    )
    title = f"Figures by category, {report.month.long}"
    note = "One row per indicator, month and category, as supplied. [x] not supplied, [z] does not apply."
    table = Table("Breakdown_figures", "Figures by category, one row per category and month", _BREAKDOWN_COLUMNS, rows)
    return TableRecord(title, (note + " [c] is left out." * report.public,), table)


def _write(book: PackBook, sheet: PackSheet, record: TableRecord) -> None:
    table = record.table
    sheet.row_height(0, 26)
    sheet.text(0, 0, record.title, Look(size=TITLE.size, bold=True, colour=TITLE.colour))
    sheet.row_height(1, ROW_POINTS)
    sheet.text(1, 0, f"{record.lines[0]} {NOT_PRINTED}", Look(colour=LIGHT.secondary))
    write_table(sheet, HEADING_ROW, table)
    last = HEADING_ROW + 2 + len(table.rows)
    sheet.worksheet.ignore_errors({"number_stored_as_text": f"A{HEADING_ROW + 2}:A{last}"})
    sheet.worksheet.freeze_panes(HEADING_ROW + 1, 3)
    sheet.worksheet.repeat_rows(HEADING_ROW)
    set_up_print(sheet, book.report, Paper(landscape=True))
    keep_off_paper(sheet, len(table.columns) + 1)


def _rows_of(page: IndicatorPage) -> Iterator[tuple[CellContent, ...]]:
    supplied = _supplied(page)
    shown = {point.month: (point.quantity, rate.quantity) for point, rate in zip(page.values, page.rates, strict=True)}
    for month, (value, rate) in shown.items():
        groups: list[_Supplied | None] = [key for key in supplied if key[0] == month]
        if not groups and page.indicator.value_period is Covers.QUARTER and not month.ends_quarter:
            continue
        for place, key in enumerate(groups or [None]):
            on_page = (value, rate) if place == 0 else (Missing.NOT_APPLICABLE, Missing.NOT_APPLICABLE)
            yield _row(page, month, key, supplied[key] if key else {}, on_page)


def _supplied(page: IndicatorPage) -> dict[_Supplied, dict[Part, Figure]]:
    """The figures that the series are made from, by month, kind and period, in that order. What a row covers is its
    value's period, so a rate for another than the definition's has a row of its own."""
    figures = {figure.key: figure for point in (*page.values, *page.rates) for figure in point.figures}
    usual = page.indicator.rate_covers or page.indicator.value_period
    grouped: dict[_Supplied, dict[Part, Figure]] = {}
    for figure in sorted(figures.values(), key=lambda each: (each.month, each.supply, each.covers)):
        alone = figure.part is Part.RATE and figure.covers is not usual
        grouped.setdefault((figure.month, figure.supply, figure.covers, alone), {})[figure.part] = figure
    return grouped


def _row(
    page: IndicatorPage,
    month: Month,
    key: _Supplied | None,
    parts: dict[Part, Figure],
    on_page: tuple[Quantity, Quantity],
) -> tuple[CellContent, ...]:
    indicator = page.indicator
    value = parts.get(Part.VALUE)
    unit = (value.unit if value else None) or indicator.unit
    return (
        TextCell(indicator.code),
        TextCell(indicator.name),
        month_cell(month),
        _part(parts, Part.VALUE, unit),
        _part(parts, Part.NUMERATOR, Unit.COUNT),
        _part(parts, Part.DENOMINATOR, Unit.COUNT),
        _part(parts, Part.RATE, Unit.RATE),
        TextCell(_parts_supplied(parts)),
        TextCell(_first_mark(parts)),
        TextCell(unit.value),
        TextCell(_covers(key or (month, indicator.supplied_as, indicator.value_period, False))),
        TextCell(_marks(parts.values()) or NOT_APPLICABLE),
        table_quantity(on_page[0], indicator.unit, indicator.shown_decimals),
        table_quantity(on_page[1], Unit.RATE, 2),
    )


def _covers(key: _Supplied) -> str:
    """The period of a finished figure, or that it is a monthly part: the words that the reader of workbooks knows."""
    _, supply, covers, _ = key
    return MONTHLY_PART if supply is Supply.PARTS else covers.value


def _part(parts: dict[Part, Figure], part: Part, unit: Unit) -> CellContent:
    """The supplied number with its own decimals; "does not apply" where another part stands for it."""
    figure = parts.get(part)
    if figure is None:
        return TextCell(NOT_APPLICABLE if parts or part is not Part.VALUE else NOT_SUPPLIED)
    if isinstance(figure.quantity, Fraction):
        return table_quantity(figure.quantity, unit, min(exact_decimals(figure.quantity, 0), 4))
    return table_quantity(figure.quantity, unit, 0)


def _parts_supplied(parts: dict[Part, Figure]) -> str:
    """Which of the row's four numbers came in, or a reason in their place: the others' [z] and [x] only fill cells."""
    given = [word for part, word in _PARTS if part in parts and parts[part].quantity is not Missing.BLANK]
    return ", ".join(given) or NOTHING_SUPPLIED


def _marks(figures: Iterable[Figure]) -> str:
    return marks_text({mark for figure in figures for mark in figure.marks}).strip()


def _first_mark(parts: dict[Part, Figure]) -> str:
    if not parts:
        return NOT_SUPPLIED
    return next(
        (mark for figure in parts.values() if (mark := _mark(figure.quantity)) != NOT_APPLICABLE), NOT_APPLICABLE
    )


def _mark(quantity: Quantity) -> str:
    """The mark of a missing figure; "does not apply" where there is a number."""
    cell = table_quantity(quantity, Unit.COUNT, 0)
    return cell.text if isinstance(cell, TextCell) else NOT_APPLICABLE
