"""From what was read in cells to figures: which part each is, which period it covers, monthly part or finished."""

from collections.abc import Callable
from fractions import Fraction
from functools import partial
from typing import NamedTuple

from msgspec.structs import replace

from ibdesk.domain.figure import Covers, Figure, Part, Supply, Unit, figure_from
from ibdesk.domain.indicator import Indicator
from ibdesk.domain.mapping import KIND, Scale
from ibdesk.domain.number import plain
from ibdesk.domain.problem import Severity
from ibdesk.domain.question import Choice
from ibdesk.reading.cells.sheet import Cell
from ibdesk.reading.tables.months.month_numbers import of_financial_years, year_as_asked
from ibdesk.reading.tables.opened.open_table import OpenTable
from ibdesk.reading.values.cell_text import found_in, key_of, text_of
from ibdesk.reading.values.month_text import FoundMonth
from ibdesk.reading.values.numbers import Read, marks_otherwise, report_marks
from ibdesk.reading.values.percent_scale import AMBIGUOUS, unsure
from ibdesk.reading.values.sheet_problems import Unreadable

_LONGEST = 60
# Asked of every figure: a member looked up in its class takes five times as long as a name.
_RATE, _PARTS, _FINISHED = Part.RATE, Supply.PARTS, Supply.FINISHED


class Entry(NamedTuple):
    """One cell of a table of figures. `covers` is the period where the row states one, `stated_part` is true where it
    states that the figure is a monthly part; `category` makes it a breakdown."""

    code: str
    month: FoundMonth
    part: Part
    read: Read
    cell: Cell
    covers: Covers | None = None
    category: str | None = None
    stated_part: bool = False


# The same from its fields at once, as figure_from.
_OfEntry = tuple[str, FoundMonth, Part, Read, Cell, Covers | None, str | None, bool]
entry_of: Callable[[_OfEntry], Entry] = partial(tuple.__new__, Entry)


def supply_and_covers(
    indicator: Indicator,
    part: Part,
    covers: Covers | None = None,
    quarter: bool = False,
    stated_part: bool = False,
    year: bool = False,
) -> tuple[Supply, Covers]:
    """A monthly part unless the row, the heading (a quarter, a financial year) or the definition says that the figure
    is finished."""
    if year:
        snapshot = indicator.value_period is Covers.SNAPSHOT
        return Supply.FINISHED, Covers.SNAPSHOT if snapshot else Covers.FINANCIAL_YEAR
    if stated_part and part is not _RATE:
        return _PARTS, indicator.part_covers
    if covers is not None:
        return _FINISHED, covers
    if part is _RATE:
        return _FINISHED, indicator.rate_covers or indicator.value_period
    if quarter:
        return _FINISHED, Covers.QUARTER
    if indicator.supplied_as is _FINISHED:
        return _FINISHED, indicator.value_period
    return _PARTS, indicator.part_covers


def figure_of(table: OpenTable, entry: Entry) -> Figure:
    code, found, part, read, cell, stated, _, stated_part = entry
    month = found.month
    indicator = table.known.definition(code, month)
    supply, covers = supply_and_covers(indicator, part, stated, found.quarter, stated_part, found.year)
    if read.marks:
        report_marks(table.problems, marks_otherwise(cell), cell, code, month)
    source = table.problems.source_of(cell)
    return figure_from((code, month, part, read.quantity, supply, covers, source, read.unit, read.marks))


def without_ambiguous(table: OpenTable, row: list[Entry]) -> list[Entry]:
    """A row's entries; of a percentage those numbers whose scale nobody can tell are asked, or told and left out."""
    values = [entry for entry in row if entry.part is Part.VALUE and _is_percentage(table, entry)]
    if not values:
        return row
    reads = unsure(entry.read for entry in values)
    _report_scale(table, [entry for entry in values if entry.read not in reads])
    if not reads:
        return row
    either = {id(entry): entry for entry in values if entry.read in reads}
    scale = _scale_as_asked(table, next(iter(either.values())))
    if scale is Scale.POINTS:
        return row
    if scale is Scale.FRACTIONS:
        return [_in_points(entry) if id(entry) in either else entry for entry in row]
    for entry in either.values():
        table.problems.report(AMBIGUOUS, entry.cell, entry.code, entry.month.month)
    return [entry for entry in row if id(entry) not in either]


def _report_scale(table: OpenTable, values: list[Entry]) -> None:
    """Say once of a row that its numbers up to 1 were taken for percent points because of those beside them."""
    plain_ones = [(abs(bare), entry) for entry in values if (bare := entry.read.bare) and entry.read.unit is None]
    small = next((entry for size, entry in plain_ones if size <= 1), None)
    large = next((size for size, _ in plain_ones if size > 1), None)
    if small is not None and small.read.bare is not None and large is not None and table.once(("scale", small.code)):
        table.problems.report(
            _read_as_points(plain(small.read.bare), plain(large)), small.cell, small.code, small.month.month
        )


def _read_as_points(small: str, large: str) -> Unreadable:
    return Unreadable(
        "percent-scale",
        f"{small} was read as {small}%, because {large} beside it can only be a percentage as it stands.",
        "Nothing, if that is right; otherwise give the cells a percent format.",
        Severity.INFO,
    )


def _scale_as_asked(table: OpenTable, entry: Entry) -> Scale | None:
    """What a person said that the row's numbers between 0 and 1 are."""
    share = entry.read.bare or Fraction(0)
    name = table.known.definition(entry.code, entry.month.month).name
    choices = (
        Choice(Scale.FRACTIONS.value, f"{plain(share * 100)}%: its numbers are fractions, and 1 is all"),
        Choice(Scale.POINTS.value, f"{plain(share)}%: its numbers are percentages as they stand"),
    )
    text = f"{entry.code} {name}: nothing says what its numbers of about 1 and less are. What does {plain(share)} mean?"
    word = table.problems.ask(AMBIGUOUS.rule, entry.code, text, choices, entry.cell)
    return Scale(word) if word else None


def _in_points(entry: Entry) -> Entry:
    assert entry.read.bare is not None
    return entry._replace(read=replace(entry.read, quantity=entry.read.bare * 100))


def _is_percentage(table: OpenTable, entry: Entry) -> bool:
    return table.known.definition(entry.code, entry.month.month).unit is Unit.PERCENT


def part_of_row(table: OpenTable, row: int, usual: Part) -> Part | None:
    """The part that a row holds, the usual one where no column says it; None where the row is left out, which is told
    once for each word."""
    if table.table.mapping is None or not table.has(KIND):
        return table.parts_said.get(row, usual)
    cell = table.covered.cell(row, table.table.columns[KIND])
    word = key_of(text_of(cell))
    kinds = table.table.mapping.kinds
    if word in kinds and (part := kinds[word]) is not None:
        return usual if part is Part.VALUE else part
    at = cell or next(iter(table.within(row)), None)
    if at is not None and table.problems.once((KIND, word)):
        table.problems.report(
            _KIND_LEFT_OUT if word in kinds else _unknown_kind(found_in(cell) if cell is not None else ""), at
        )
    return None


def _unknown_kind(found: str) -> Unreadable:
    return Unreadable(
        "unknown-kind",
        f"Nobody has said which number “{found[:_LONGEST]}” stands for, so rows with it were not used."
        if found
        else "This row does not say which number it holds, so it was not used, nor others like it.",
        "Say in the import window what the word means, or give it in the mapping under “kinds”.",
    )


_KIND_LEFT_OUT = Unreadable(
    "left-out",
    "Rows with this hold another number, and are left out, as was said of the sheet.",
    "Nothing, if that is right; otherwise say again what the sheet holds.",
    Severity.INFO,
)


def year_of_row(table: OpenTable, year: Cell | None) -> Cell | None:
    """The year that stands for a row, as a person said what one under "Financial year" is; None, told, where it is not
    answered."""
    heading = table.covered.cell(table.table.heading_row, table.table.columns["year"]) if table.has("year") else None
    if year is None or not of_financial_years(text_of(heading)):
        return year
    meant = year_as_asked(year, table.problems)
    if isinstance(meant, Cell):
        return meant
    if table.problems.once(("year", year.address)):
        table.problems.report(meant, year)
    return None
