"""What the labels over all figures of an unknown sheet leave to a person: whose they are, and which number."""

from collections.abc import Sequence

from ibdesk.domain.figure import Unit
from ibdesk.domain.mapping import OfIndicator, RowField, Whose
from ibdesk.domain.proposal import ProposedColumn
from ibdesk.reading.cells.sheet import Sheet
from ibdesk.reading.mapping.whose_figures import SaidOver, category_of, said_over_all, worked_out_over
from ibdesk.reading.recognised_tables import RecognisedTable
from ibdesk.reading.tables.around.title_qualifiers import said_over
from ibdesk.reading.tables.names.known_definitions import KnownDefinitions
from ibdesk.reading.values.cell_text import text_of

_ROWS_LOOKED_AT = 100


def over_all(
    sheet: Sheet,
    rows: tuple[int, int],
    below: Sequence[int],
    columns: Sequence[ProposedColumn],
    table: RecognisedTable | None,
    known: KnownDefinitions,
    line: str,
) -> SaidOver:
    """Of the table with headings in `rows`, `line` being what is said of a line between its rows that nobody knows."""
    if line:
        return SaidOver(Whose.NOT_SAID, "", line)
    if worked_out := worked_out_over(sheet, rows):
        return SaidOver(Whose.NOT_SAID, "", worked_out)
    if table is not None:
        return said_over_all(table.over_all, known)
    why = said_over(sheet, rows[0], _units(sheet, below, columns, known))
    return SaidOver(Whose.NOT_SAID, category_of(sheet.name), why) if why else SaidOver()


def row_fields(columns: Sequence[ProposedColumn]) -> dict[str, int]:
    """The columns of the fields that a row has."""
    return {column.meaning.field: column.column for column in columns if isinstance(column.meaning, RowField)}


def _units(sheet: Sheet, below: Sequence[int], columns: Sequence[ProposedColumn], known: KnownDefinitions) -> set[Unit]:
    """The units of the indicators that its first rows seem to be about."""
    fields = row_fields(columns)
    column = fields.get("code") or fields.get("name")
    if column is None:
        codes = {each.meaning.code for each in columns if isinstance(each.meaning, OfIndicator)}
    else:
        cells = (cell for row in below[:_ROWS_LOOKED_AT] if (cell := sheet.cell(row, column)) is not None)
        codes = {code for cell in cells if (code := known.code_in(cell) or known.code_named(text_of(cell)))}
    return {each.unit for code in codes for each in known.definitions(code)}
