"""Counts where an indicator's percentage is looked for: "Count" beside "Percentage", "Number" as the unit of its row, a
sheet of numbers. 81 of 90 is no 81 %."""

from collections.abc import Iterator

from ibdesk.domain.figure import Part, Unit
from ibdesk.reading.cells.sheet import Cell, Kind
from ibdesk.reading.tables.headings import LONG
from ibdesk.reading.tables.open_table import OpenTable
from ibdesk.reading.tables.sheet_names import value_part
from ibdesk.reading.tables.title_qualifiers import AS_SHEET, rows_over
from ibdesk.reading.values.cell_text import key_in, key_of, text_of

OF_PERCENTAGES = "over figures of a percentage"
_COUNTS = frozenset((
    "count", "counts", "number", "numbers", "no", "nos", "n", "volume", "volumes", "rawnumber", "rawnumbers",
    "numberofcases", "numberofchildren", "noofchildren", "noofcases", "casecount", "frequency", "cases", "children",
    "headcount", "rawcount", "rawcounts", "numbersonly",
))  # fmt: skip
_UNIT_ALSO = frozenset(("integer", "whole", "wholenumber", "int", "#"))
_ROWS = 2_000
Label = tuple[Cell, str]


def counts_of_percentages(table: OpenTable) -> list[Label]:
    """The label that says so, where a percentage's figure has no % of its own: of the value's column, else of the
    row's unit, else over the table, or the sheet's name."""
    mapping = table.table.mapping
    if (mapping.part if mapping else value_part(table.sheet.name, table.table.titles)) is not Part.VALUE:
        return []
    saying = list(_labels(table))
    units = table.table.columns.get("unit")
    if not saying and units is None and not _is_beside_a_whole(table):
        return []
    for row in table.table.rows[:_ROWS]:
        unit = table.covered.cell(row, units) if units is not None else None
        is_count = key_of(text_of(unit)) in _COUNTS | _UNIT_ALSO
        if (saying or is_count or _is_beside_a_whole(table)) and (bare := _bare_percentage(table, row)) is not None:
            if saying:
                return saying[:1]
            if is_count and unit is not None:
                return [(unit, "in its rows")]
            if _is_beside_a_whole(table) and bare == int(bare):
                return [(_heading(table, "value"), OF_PERCENTAGES)]
    return []


def _labels(table: OpenTable) -> Iterator[Label]:
    if table.has("value") and key_in(_heading(table, "value")) in _COUNTS:
        yield _heading(table, "value"), OF_PERCENTAGES
    at = table.sheet.cell(table.table.heading_row, table.table.first_column)
    if at is not None and key_of(table.sheet.name) in _COUNTS:
        yield at._replace(kind=Kind.TEXT, value=table.sheet.name), AS_SHEET
    for cells in rows_over(table):
        yield from ((cell, OF_PERCENTAGES) for cell in cells if key_in(cell) in _COUNTS)


def _heading(table: OpenTable, role: str) -> Cell:
    found = table.covered.cell(table.table.heading_row, table.table.columns[role])
    assert found is not None
    return found


def _is_beside_a_whole(table: OpenTable) -> bool:
    """Whether a value stands beside the whole that it is of, and nothing says what is counted."""
    return (
        table.table.layout.name == LONG
        and table.has("value")
        and table.has("denominator")
        and not table.has("numerator")
    )


def _bare_percentage(table: OpenTable, row: int) -> float | None:
    """A number without a % in a row whose indicator is a percentage."""
    shown = table.shown_in_row(row)
    cell = shown.get("code") or shown.get("name")
    code = table.known.code_in(cell) or table.known.code_named(text_of(cell)) if cell is not None else None
    if code is None or any(each.unit is not Unit.PERCENT for each in table.known.definitions(code)):
        return None
    columns = [heading.cell.column for heading in table.table.months] or [table.table.columns.get("value", 0)]
    numbers = [float(found) for column in columns if (found := _bare(table.sheet.cell(row, column))) is not None]
    signed = any("%" in text_of(each) + each.number_format for each in table.sheet.row(row) if each.column in columns)
    return numbers[0] if numbers and not signed else None


def _bare(cell: Cell | None) -> str | None:
    text = text_of(cell).replace(",", "")
    return text if cell is not None and text.replace(".", "", 1).isdigit() and text.isascii() else None
