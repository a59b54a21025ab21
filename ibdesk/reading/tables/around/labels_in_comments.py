"""Comments that are nothing but the name of another number: "Forecast" beside a figure."""

from ibdesk.reading.cells.sheet import Kind
from ibdesk.reading.tables.around.places import Label
from ibdesk.reading.tables.opened.open_table import OpenTable
from ibdesk.reading.tables.words.kinds_of_numbers import NumberKind, kind_alone
from ibdesk.reading.values.cell_text import text_of

_WORDS_BESIDE_FIGURES = frozenset(
    ["author", "code", "comment", "covers", "indicator", "month", "name", "quarter", "year"]
)
_LONGEST = 25


def labels_in_comments(table: OpenTable) -> list[Label]:
    """The first comment that is so, beside a number."""
    if not table.has("comment"):
        return []
    column = table.table.columns["comment"]
    cells = (cell for in_row in table.sheet.rows_of(table.table.rows) for cell in in_row if cell[1] == column)
    short = (cell for cell in cells if cell.kind is Kind.TEXT and len(str(cell.value)) <= _LONGEST)
    names = (cell for cell in short if kind_alone(text_of(cell)) not in (None, NumberKind.VALUE))
    found = next((cell for cell in names if _has_figures(table, cell.row)), None)
    return [(found, "as a comment")] if found is not None else []


def _has_figures(table: OpenTable, row: int) -> bool:
    """Whether a row says more than which indicator and month its comment is on."""
    words = {column for name, column in table.table.columns.items() if name in _WORDS_BESIDE_FIGURES}
    return any(cell.column not in words for cell in table.sheet.row(row))
