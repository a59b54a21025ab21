"""Lines that stand alone between the rows of a table and say which number, which part or which time the rows under them
are."""

from collections.abc import Collection, Hashable, Iterable, Sequence

from ibdesk.reading.cells.sheet import Cell, Kind
from ibdesk.reading.tables.around.headings_between import is_longer_time, years_between
from ibdesk.reading.tables.around.notes_around import says_another
from ibdesk.reading.tables.around.places import BETWEEN_ROWS, OVER_ROWS, Label, words_for_all
from ibdesk.reading.tables.around.row_qualifiers import LabelledRow, labelled_rows
from ibdesk.reading.tables.opened.open_table import OpenTable
from ibdesk.reading.tables.words.kinds_of_numbers import NumberKind, kind_of
from ibdesk.reading.tables.words.notes import is_name_of_unused
from ibdesk.reading.tables.words.said_of_all import counts_others, is_of_team
from ibdesk.reading.values.cell_text import key_of, plain_signs, text_of

_PARTS_OF_SHARES = (NumberKind.NUMERATOR, NumberKind.DENOMINATOR)


def lines_between(table: OpenTable) -> list[Label]:
    """The lines between the rows that say which number, or which part, the rows under them are."""
    if not (lines := _lines_between(table)):
        return []
    rows = list(labelled_rows(table, ()))
    apart = _lines_apart(table, rows, lines)
    between = apart if table.table.mapping else apart[:2]
    of_times = (*years_between(table, lines.values()), *_of_longer_times(table, rows, lines))
    return [*((cell, BETWEEN_ROWS) for cell in between), *((cell, OVER_ROWS) for cell in of_times)]


def _lines_between(table: OpenTable) -> dict[int, Cell]:
    """The texts that stand alone in a row with rows of figures below, by their rows."""
    rows = table.table.rows
    last = next((row for row in reversed(rows) if len(table.sheet.row(row)) > 1), 0)
    months = {heading.cell.column for heading in table.table.months}  # under one of these it is a sub-heading
    alone = (cells[0] for cells in table.sheet.rows_of(rows) if len(cells) == 1 and cells[0].row < last)
    return {cell.row: cell for cell in alone if cell.kind is Kind.TEXT and cell.column not in months}


def _line_over(row: int, lines: dict[int, Cell]) -> int:
    return max((start for start in lines if start < row), default=0)


def _of_longer_times(table: OpenTable, rows: Sequence[LabelledRow], lines: dict[int, Cell]) -> Iterable[Cell]:
    """Lines that say of the rows below them that they are a longer time's."""
    return {
        cell.address: cell
        for row in rows
        if (cell := lines.get(_line_over(row.row, lines)))
        and is_longer_time(text_of(cell), table.known.definitions(row.code)[-1])
    }.values()


def _lines_apart(table: OpenTable, rows: Sequence[LabelledRow], lines: dict[int, Cell]) -> list[Cell]:
    """Lines that name another kind of number, or under which the same figures come again."""
    codes: dict[int, set[str]] = {}
    for row in rows:
        codes.setdefault(_line_over(row.row, lines), set()).add(row.code)
    own_words = words_for_all(table)
    found = [cell for at, cell in lines.items() if _says_another(table, text_of(cell), codes.get(at, set()), own_words)]
    if found:
        return found
    seen: dict[Hashable, int] = {}
    for row in rows:
        line = _line_over(row.row, lines)
        if seen.setdefault(row.about, line) != line and line:
            return [lines[line]]
    return []


def _says_another(table: OpenTable, line: str, codes: Collection[str], own_words: frozenset[str]) -> bool:
    """Whether a line says that the figures under it are others than the indicators with these codes have. A team may
    be the one that all of them are about: lines are as often sections."""
    if kind_of(line) in _PARTS_OF_SHARES:
        return True
    if not codes or key_of(line) in own_words or is_of_team(plain_signs(line).casefold()):
        return False
    if all(_is_word_of(line, table.known.definitions(code)[-1].name) for code in codes):
        return False
    return is_name_of_unused(line) or counts_others(line) or says_another(table, line, codes)


def _is_word_of(line: str, name: str) -> bool:
    """Whether a line is a word of an indicator's own name: "Plans" over Child Protection Plans."""
    return key_of(line) in {key_of(word) for word in name.split()}
