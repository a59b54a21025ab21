"""Another council's figures, or a region's: its name over a table, between its rows, as the name of the sheet or the
file, or in a column of councils, where the board is of another one or the sheet names two."""

import re
from collections.abc import Iterator

from ibdesk.domain.councils import council_named, without_kind
from ibdesk.reading.cells.sheet import Kind
from ibdesk.reading.tables.around.places import (
    AS_FILE,
    AS_TITLE,
    BETWEEN_ROWS,
    IN_ROWS,
    Label,
    rows_over,
    sheet_and_file,
)
from ibdesk.reading.tables.opened.open_table import OpenTable
from ibdesk.reading.tables.opened.table import last_row
from ibdesk.reading.tables.words.word_lists import COUNCIL_HEADINGS
from ibdesk.reading.values.cell_text import key_in, key_of, text_of

_SHORT = 5  # "MCC" and "LBC" are short for a name
_LONGEST = 80
# What a paper is called for a council: "Data for Kent", "Essex scorecard".
_PAPER = r"(?:data|figures|results|returns?|report|scorecard|performance|dashboard|data ?set)"
_OF_PAPER = re.compile(rf"(?:{_PAPER} (?:for|of|from) (?:the )?)?(.+?)(?: (?:cc|{_PAPER}))*", re.IGNORECASE)


def other_councils(table: OpenTable) -> list[Label]:
    """The first label of each kind that names one."""
    details = table.known.records.details
    own = without_kind(details.council) if details is not None else ""
    found = [*_in_column(table, own)] if own else []
    named = [(_named(text_of(cell)), (cell, where)) for cell, where in _labels(table) if own or where != AS_FILE]
    own = own or _named_first(table) or next((name for name, (_, where) in named if name and where == BETWEEN_ROWS), "")
    if own:
        found += (label for name, label in named if _is_other(name, own))
    return found[:2]


def _labels(table: OpenTable) -> Iterator[Label]:
    yield from sheet_and_file(table)
    for cells in rows_over(table):
        yield from ((cell, AS_TITLE) for cell in cells if cell.kind is Kind.TEXT and len(text_of(cell)) <= _LONGEST)
    last = last_row(table.sheet, table.table)
    for cells in table.sheet.rows_of(table.table.rows):
        if (
            len(cells) == 1
            and cells[0].row < last
            and cells[0].kind is Kind.TEXT
            and len(text_of(cells[0])) <= _LONGEST
        ):
            yield cells[0], BETWEEN_ROWS


def _named(text: str) -> str:
    """The council that a text names, alone or for its paper."""
    of_paper = _OF_PAPER.fullmatch(text)
    return council_named(text) or (council_named(of_paper[1]) if of_paper is not None else "")


def _named_first(table: OpenTable) -> str:
    """The council that the sheet names first, which its own figures are of where the board does not know its name."""
    for row, cells in table.sheet.rows():
        if row >= table.table.heading_row:
            break
        for cell in cells:
            if cell.kind is Kind.TEXT and len(text_of(cell)) <= _LONGEST and (name := council_named(text_of(cell))):
                return name
    return ""


def _is_other(name: str, own: str) -> bool:
    """Neither the same nor short for it: "Newcastle" is Newcastle upon Tyne, York is not North Yorkshire."""
    if not name or name == own:
        return False
    if name.startswith(f"{own} ") or own.startswith(f"{name} "):
        return False
    return not any(longer.endswith(f" upon {shorter}") for longer, shorter in ((name, own), (own, name)))


def _in_column(table: OpenTable, own: str) -> Iterator[Label]:
    """The first cell of a column of councils that has another name than the board's own."""
    picked_by = table.table.mapping.only if table.table.mapping is not None else {}
    for heading in table.table.others:
        if key_in(heading) not in COUNCIL_HEADINGS or heading.column in picked_by:
            continue
        for row in table.table.rows:
            cell = table.covered.cell(row, heading.column)
            if cell is None or cell.kind is not Kind.TEXT:
                continue
            is_name = len(key_of(text_of(cell))) > _SHORT or council_named(text_of(cell))
            if is_name and _is_other(without_kind(text_of(cell)), own):
                yield cell, IN_ROWS
                break
