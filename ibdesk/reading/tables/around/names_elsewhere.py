"""What may be an indicator's name where no column of names is: in a column without a known heading, in a title or the
sheet's name over the rows of one indicator. "Police referrals" there says as much as beside a code."""

import re
from collections.abc import Iterator

from ibdesk.reading.cells.sheet import Cell, Kind
from ibdesk.reading.tables.around.parameters import is_about_the_paper
from ibdesk.reading.tables.around.places import AS_NAME, AS_SHEET, AS_TITLE, ROWS_ABOVE, Label, sheet_and_file
from ibdesk.reading.tables.around.row_qualifiers import only_code, texts_of_rows
from ibdesk.reading.tables.names.name_stages import is_stage
from ibdesk.reading.tables.names.name_words import compared, words_in, words_of_indicator
from ibdesk.reading.tables.names.names_of_others import doubt_of_name, is_another_number
from ibdesk.reading.tables.opened.open_table import OpenTable
from ibdesk.reading.values.cell_text import key_in, key_of, plain_signs, text_of

_MOST_WORDS, _MOST_TRIED = 8, 2_000
# Sentences about an indicator, not its name.
_WORDS_ABOUT = re.compile(r"note|comment|definition|remark|rationale|reason|source|guidance|formula|caveat|narrative")
# Columns that say to which other indicator one belongs.
_OF_OTHERS = re.compile(
    r"parent|whole|within|related|linked|compared|numerator|denominator|replace|former|partof|see|also"
)
_SEVERAL = re.compile(r"\b(?:and|or|by|to|since|until|vs?|against|per)\b|[&,;:/|]")


def names_elsewhere(table: OpenTable) -> list[Label]:
    """The first cells that name another number than the indicator of the rows beside or under them; those that may
    name a part are told."""
    if table.table.mapping is not None or not (table.has("code") or table.has("name")):
        return []
    found = [] if table.has("name") else [*_in_rows(table)]
    return found or [*_over_all(table)]


def _in_rows(table: OpenTable) -> Iterator[Label]:
    tried: set[tuple[str, str]] = set()
    for heading, code, cell in texts_of_rows(table):
        text = text_of(cell)
        if (code, text) in tried or _WORDS_ABOUT.search(heading):
            continue
        tried.add((code, text))
        if len(tried) > _MOST_TRIED:
            return
        if _may_be_name(table, code, text) and _is_another(table, code, cell):
            yield cell, AS_NAME
            return
        if not _OF_OTHERS.search(heading):
            _tell_name_of_another(table, code, cell)


def _tell_name_of_another(table: OpenTable, code: str, cell: Cell) -> None:
    other = table.known.named_differently(code, text_of(cell))
    doubt = doubt_of_name(table.known, code, text_of(cell)) if other is not None else None
    if doubt is not None and table.problems.once(("name elsewhere", code, key_in(cell))):
        table.problems.report(doubt, cell, code)


def _over_all(table: OpenTable) -> Iterator[Label]:
    """Over rows of one indicator alone: a report's title is rarely one of many indicators."""
    titles = list(_titles(table))
    code = only_code(table) if titles else None
    if code is None:
        return
    for cell, where in titles:
        text = text_of(cell)
        if _may_be_name(table, code, text) and not _SEVERAL.search(plain_signs(text).casefold()):
            own = words_of_indicator(table.known.definitions(code)[-1])
            found, of_all = compared(text, own), words_in(_called(table))
            says_all = frozenset(word for word in own.telling if not is_stage(word)) <= found.shared
            of_paper = any(word in of_all or is_about_the_paper(word) for word in found.left)
            if says_all and not of_paper and _is_another(table, code, cell):
                yield cell, where
                return


def _titles(table: OpenTable) -> Iterator[Label]:
    heading_row = table.table.heading_row
    for row in range(max(1, heading_row - ROWS_ABOVE), heading_row):
        cells = table.sheet.row(row)
        if len(cells) == 1 and cells[0].kind is Kind.TEXT and len(text_of(cells[0]).split()) > 1:
            yield cells[0], AS_TITLE
    named = (each for each in sheet_and_file(table) if each[1] == AS_SHEET)
    yield from (each for each in named if len(text_of(each[0]).split()) > 1)


def _may_be_name(table: OpenTable, code: str, text: str) -> bool:
    """Whether a text is short, and has a word that tells the indicator from others."""
    if not 0 < len(text.split()) <= _MOST_WORDS or key_of(text) in _own_words(table):
        return False
    return any(
        not compared(text, words).shared.isdisjoint(words.telling)
        for words in map(words_of_indicator, table.known.definitions(code))
    )


def _own_words(table: OpenTable) -> frozenset[str]:
    """The keys of what the sections are called."""
    return frozenset(key_of(each.section) for each in table.known.records.indicators)


def _called(table: OpenTable) -> str:
    """What the council and its report are called."""
    details = table.known.records.details
    return " ".join((details.council, details.title, details.directorate)) if details is not None else ""


def _is_another(table: OpenTable, code: str, cell: Cell) -> bool:
    """Whether it is asked; what may be a part is told."""
    text = text_of(cell)
    if table.known.code_named(text) is not None:
        return False
    if is_another_number(table.known, code, text):
        return True
    doubt = doubt_of_name(table.known, code, text)
    if doubt is not None and table.problems.once(("name elsewhere", code, key_in(cell))):
        table.problems.report(doubt, cell, code)
    return False
