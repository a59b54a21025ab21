"""Numbers in the place of codes that count the rows, or are another list's: beside each stands another indicator's
name."""

from ibdesk.reading.tables.around.places import Label
from ibdesk.reading.tables.opened.open_table import OpenTable
from ibdesk.reading.values.cell_text import text_of

NOT_CODES = "over numbers that are not the codes of the names beside them"
_LEAST_IN_TURN, _LEAST, _ROWS = 2, 3, 2_000


def numbers_beside_names(table: OpenTable) -> list[Label]:
    """The heading over such numbers: none is the code of a name beside it that the board knows, of three at the least,
    or of two where they count 1, 2, 3."""
    if not (table.has("code") and table.has("name")) or table.table.mapping is not None:
        return []
    codes: dict[str, str] = {}
    counted: list[str] = []
    for row in table.table.rows[:_ROWS]:
        shown = table.shown_in_row(row)
        code, named = shown.get("code"), table.known.code_named(text_of(shown.get("name")))
        if code is None or named is None:
            continue
        if table.known.code_in(code) == named or codes.setdefault(text_of(code), named) != named:
            return []
        counted.append(text_of(code))
    in_turn = list(dict.fromkeys(counted)) == [str(number) for number in range(1, len(codes) + 1)]
    heading = table.covered.cell(table.table.heading_row, table.table.columns["code"])
    least = _LEAST_IN_TURN if in_turn else _LEAST
    return [(heading, NOT_CODES)] if heading is not None and len(codes) >= least else []
