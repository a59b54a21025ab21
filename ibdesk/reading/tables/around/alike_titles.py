"""Tables of one sheet that give the same figures under different titles: each is of a part, however equal they are."""

from collections.abc import Mapping

from ibdesk.domain.board import Records
from ibdesk.reading.cells.sheet import Cell, Kind, Sheet
from ibdesk.reading.tables.opened.table import Table
from ibdesk.reading.values.cell_text import key_of, text_of

_ROWS_ABOVE = 3
ALIKE_ON_SHEET = "over a table like another on this sheet"


def alike_titles(
    sheet: Sheet, tables: Mapping[int, Table], held: Mapping[int, Records], withheld: Mapping[int, frozenset[str]]
) -> dict[int, Cell]:
    """The titles of tables that give a figure which another one gives too, or is about an indicator of one that was
    held back for its title. `withheld` are the codes of those."""
    last: dict[object, int] = {}
    found: dict[int, Cell] = {}
    for index, records in sorted(held.items()):
        if index not in tables:
            continue
        other = next((at for each in records.figures if (at := last.setdefault(each.key, index)) != index), None)
        codes = {each.code for each in records.figures} if withheld else set()
        also = next((at for at, its in withheld.items() if at != index and not codes.isdisjoint(its)), None)
        if other is not None:
            found |= _if_different(sheet, tables, (other, index))
        if also is not None:
            found |= {at: title for at, title in _if_different(sheet, tables, (also, index)).items() if at == index}
    return found


def _if_different(sheet: Sheet, tables: Mapping[int, Table], pair: tuple[int, int]) -> dict[int, Cell]:
    titles = {index: title for index in pair if (title := qualifying_title(sheet, tables[index])) is not None}
    keys = {key_of(text_of(title)) for title in titles.values()}
    return titles if len(keys) == len(pair) else {}


def qualifying_title(sheet: Sheet, table: Table) -> Cell | None:
    """The text right over a table, which says of which part it is where another table has the same figures."""
    for row in range(table.heading_row - 1, max(0, table.heading_row - 1 - _ROWS_ABOVE), -1):
        cells = [cell for cell in sheet.row(row) if table.first_column <= cell.column <= table.last_column]
        if cells:
            return cells[0] if len(cells) == 1 and cells[0].kind is Kind.TEXT else None
    return None
