"""One row of a report table while it is read: its cells, its printed numbers, its definition."""

from difflib import SequenceMatcher
from fractions import Fraction

from msgspec import Struct
from msgspec.structs import replace

from ibdesk.domain.figure import CellSource, Covers, Supply, Unit
from ibdesk.domain.indicator import Frequency, Indicator
from ibdesk.domain.month import Month
from ibdesk.domain.problem import Severity
from ibdesk.reading.cells.sheet import Cell
from ibdesk.reading.tables.names.known_definitions import own_code
from ibdesk.reading.tables.opened.open_table import OpenTable
from ibdesk.reading.tables.settings.row_fields import row_source, word_in
from ibdesk.reading.values.cell_text import key_of, text_of
from ibdesk.reading.values.month_cell import read_month
from ibdesk.reading.values.month_refusals import AMBIGUOUS_QUARTER
from ibdesk.reading.values.month_text import FoundMonth
from ibdesk.reading.values.numbers import Read
from ibdesk.reading.values.sheet_problems import Unreadable
from ibdesk.reading.values.vocabulary import POLARITIES

PREVIOUS = (("previous 1 period", "previous 1"), ("previous 2 period", "previous 2"))
LEAST_LIKENESS = 0.6
_PRINTED = (
    ("section", "section"),
    ("officer", "officer"),
    ("description", "description"),
    ("guide", "guide"),
    ("rate label", "rate_label"),
    ("measure period", "period_label"),
)


class Printed(Struct, frozen=True):
    """A printed quantity with its cell; the unit is a count where the row's others carry a percent sign."""

    cell: Cell
    read: Read


class ReportRow(Struct, frozen=True):
    """What a row prints. `known` is the board's definition that it goes over, None where it stands alone."""

    number: int
    code: str
    month: Month
    indicator: Indicator
    known: Indicator | None
    source: CellSource
    current: Printed | None
    previous: tuple[Printed | None, Printed | None]

    def source_at(self, cell: Cell) -> CellSource:
        """The row's source, at one of its cells."""
        return self.source._replace(cell=cell.address)

    @property
    def comment_cell(self) -> tuple[tuple[str, str], ...]:
        """The field and address of the row's comment, where the table has a column for it."""
        return tuple(pair for pair in self.source.fields if pair[0] == "comments")


def open_row(table: OpenTable, row: int) -> ReportRow | None:
    """The row's month, definition and printed quantities; None for a note, or, reported, without code or month."""
    code_cell, name = table.cell(row, "code"), table.text(row, "name")
    if code_cell is None or not text_of(code_cell) or len(table.within(row)) == 1:
        if len(table.within(row)) > 1:
            table.problems.report(_NO_CODE, table.within(row)[0])
        return None
    code = table.known.code_in(code_cell) or own_code(code_cell)
    update = table.cell(row, "last update")
    found = table.month(update, code)
    if found is None:
        if not text_of(update):
            table.problems.report(_NO_MONTH, code_cell, code)
        return None
    reads = [_printed(table, row, heading, code) for heading in ("current", "previous 1", "previous 2")]
    current, first, second = _counts_beside_percentages(reads)
    known, indicator = _definition(table, row, code, name, found.month, [current, first, second])
    return ReportRow(
        row, code, found.month, indicator, known, row_source(table, row), current, (first, second)
    )  # fmt: skip


def _printed(table: OpenTable, row: int, heading: str, code: str) -> Printed | None:
    cell = table.cell(row, heading)
    read = table.number(cell, code, keeps_marks=True)
    return Printed(cell, read) if cell is not None and read is not None else None


def _counts_beside_percentages(printed: list[Printed | None]) -> list[Printed | None]:
    """A bare 42 beside 99.65% is no percentage: it is kept as the count that it says it is."""
    if not any(each is not None and each.read.unit is Unit.PERCENT for each in printed):
        return printed
    return [
        replace(each, read=replace(each.read, unit=Unit.COUNT))
        if each is not None and each.read.bare is not None
        else each
        for each in printed
    ]


def _definition(
    table: OpenTable, row: int, code: str, name: str, month: Month, printed: list[Printed | None]
) -> tuple[Indicator | None, Indicator]:
    known = table.known.definition(code, month) if table.known.definitions(code) else None
    if known is not None and name and not _alike(known.name, name):
        cell = table.cell(row, "name")
        assert cell is not None
        table.problems.report(_other_name(known, name), cell, code)
        known = None
    begin = known or _assumed(table, row, code, printed)
    fields: dict[str, object] = {"source": row_source(table, row)}
    if name:
        fields["name"] = name
    fields |= {field: text for heading, field in _PRINTED if (text := table.text(row, heading))}
    polarity = word_in(table, table.cell(row, "measure"), POLARITIES, code)
    if polarity is not None:
        fields["polarity"] = polarity
    return known, replace(begin, **fields)  # the table above names the fields


def _alike(known: str, printed: str) -> bool:
    first, second = key_of(known), key_of(printed)
    return first == second or SequenceMatcher(None, first, second, autojunk=False).ratio() >= LEAST_LIKENESS


def _assumed(table: OpenTable, row: int, code: str, printed: list[Printed | None]) -> Indicator:
    """A definition made from the row alone, and reported: its unit from the numbers, its period from the labels."""
    units = {each.read.unit for each in printed if each is not None and isinstance(each.read.quantity, Fraction)}
    unit = next((unit for unit in (Unit.PERCENT, Unit.DAYS, Unit.RATE) if unit in units), Unit.COUNT)
    quarterly = any(_is_quarter(table.cell(row, period)) for period, _ in PREVIOUS)
    covers = Covers.QUARTER if quarterly else _covers(table.text(row, "measure period"))
    frequency = Frequency.QUARTERLY if quarterly else Frequency.MONTHLY
    cell = table.cell(row, "code")
    assert cell is not None
    table.problems.report(_definition_assumed(code, unit, covers), cell, code)
    return Indicator(
        code, "", code, "", unit=unit, value_period=covers, supplied_as=Supply.FINISHED, frequency=frequency
    )


def _is_quarter(cell: Cell | None) -> bool:
    found = read_month(cell) if cell is not None else None
    return found.quarter if isinstance(found, FoundMonth) else bool(found and found.rule == AMBIGUOUS_QUARTER)


def _covers(label: str) -> Covers:
    key = key_of(label)
    if "rolling" in key or "12month" in key:
        return Covers.ROLLING_12
    if "year" in key:
        return Covers.FINANCIAL_YEAR
    return Covers.SNAPSHOT if "snapshot" in key else Covers.MONTH


def _definition_assumed(code: str, unit: Unit, covers: Covers) -> Unreadable:
    return Unreadable(
        "definition-assumed",
        f"The board does not define indicator {code}, so a definition was made from this row: a {unit}, {covers}, "
        "taken as printed and only checked.",
        "Correct the definition in the board, or define the indicator on an Indicators sheet.",
        Severity.WARNING,
    )


def _other_name(known: Indicator, name: str) -> Unreadable:
    return Unreadable(
        "code-and-name-differ",
        f"The board knows indicator {known.code} as “{known.name}”, this row calls it “{name[:80]}”. The names are too "
        "unlike to be one indicator's, so the row is read as a definition of its own.",
        "Check the code; if it is right, this row's definition replaces the board's.",
        Severity.WARNING,
    )


_NO_CODE = Unreadable(
    "row-without-code",
    "This row does not say which indicator it is about, so nothing of it was used.",
    "Write the indicator's code in the row, or take the row out.",
)
_NO_MONTH = Unreadable(
    "month-missing",
    "This row does not say when it was last updated, so nothing of it was used.",
    "Write the month under Last update, like Aug 2014.",
)
