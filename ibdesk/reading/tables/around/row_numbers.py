"""Numbers in the place of codes that count the rows, or are another list's: beside each stands another indicator's
name."""

from ibdesk.reading.tables.around.places import Label
from ibdesk.reading.tables.names.names_of_others import doubt_of_name
from ibdesk.reading.tables.opened.open_table import OpenTable
from ibdesk.reading.values.cell_text import key_of, text_of

NOT_CODES = "over numbers that are not the codes of the names beside them"
_LEAST_IN_TURN, _LEAST, _ROWS = 2, 3, 2_000


def numbers_beside_names(table: OpenTable) -> list[Label]:
    """The heading over such numbers: none is the code of a name beside it that the board knows, of three at the least,
    or of two where they count 1, 2, 3; a name in other words counts where nothing speaks for any of the codes. Where no
    column is headed as that of names, one of the others may be."""
    if not table.has("code") or table.table.mapping is not None:
        return []
    heading = table.covered.cell(table.table.heading_row, table.table.columns["code"])
    columns = [table.table.columns["name"]] if table.has("name") else [cell.column for cell in table.table.others]
    are_others = any(_are_of_others(table, column, table.has("name")) for column in columns)
    return [(heading, NOT_CODES)] if heading is not None and are_others else []


def _are_of_others(table: OpenTable, names: int, is_headed: bool) -> bool:
    """Whether the names of a column are other indicators' than the codes of their rows; `is_headed`: it holds names."""
    codes: dict[str, str] = {}
    known: dict[str, None] = {}  # those beside names that the board knows
    may_be_own = not is_headed
    for row in table.table.rows[:_ROWS]:
        code, name = table.shown_in_row(row).get("code"), text_of(table.covered.cell(row, names))
        if code is None or not key_of(name):
            continue
        named, own = table.known.code_named(name), table.known.code_in(code)
        if named is None and (may_be_own or own is None or doubt_of_name(table.known, own, name) is None):
            may_be_own = may_be_own or own is not None
            continue
        if (named is not None and own == named) or codes.setdefault(text_of(code), key_of(name)) != key_of(name):
            return False
        if named is not None:
            known[text_of(code)] = None
    counted = known if may_be_own else codes
    in_turn = list(counted) == [str(number) for number in range(1, len(counted) + 1)]
    return len(counted) >= (_LEAST_IN_TURN if in_turn else _LEAST)
