"""Rows whose cells all stand in one: written with another separator than the file's, in quotation marks as a whole, or
pasted from a page. Told at the row, because nothing of it can be used."""

import re
from collections.abc import Sequence
from itertools import pairwise

from ibdesk.reading.cells.sheet import Kind, Sheet
from ibdesk.reading.tables.doubtful_rows import RULE
from ibdesk.reading.tables.known_definitions import KnownDefinitions
from ibdesk.reading.tables.table import Table
from ibdesk.reading.values.cell_text import plain_signs, text_of
from ibdesk.reading.values.month_text import FoundMonth, read_month_text
from ibdesk.reading.values.numbers import Read, read_number_text
from ibdesk.reading.values.sheet_problems import Unreadable

_SEPARATORS = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "upright lines"}
_SPACES = "spaces"
_FIGURES = ("value", "numerator", "denominator", "rate")
_YEAR = re.compile(r"(?:19|20)\d\d", re.ASCII)
_MOST_CELLS = 2  # a number's own comma may cut the row once more


def squeezed(sheet: Sheet, table: Table, row: int, known: KnownDefinitions) -> Unreadable | None:
    """What to say of a row that holds a whole row of the table in one cell; None of notes and of all other rows."""
    cells = sheet.row(row)
    own = sheet.text.separator if sheet.text is not None else ""
    if not cells or cells[0].kind is not Kind.TEXT or len(cells) > (_MOST_CELLS if own else 1):
        return None
    text = own.join(text_of(cell) for cell in cells)
    for separator, name in _SEPARATORS.items():
        in_quotes = separator == own and len(cells) == 1
        if (separator != own or in_quotes) and separator in text:
            fields = [plain_signs(field).strip('" ') for field in text.split(separator)]
            if _is_row(table, fields, known):
                return _told(row, name, in_quotes)
    return _told(row, _SPACES, False) if len(cells) == 1 and _is_row_in_words(text, known) else None


def _is_row(table: Table, fields: Sequence[str], known: KnownDefinitions) -> bool:
    """Whether what stands between the separators is a row of the table: an indicator in its place beside a figure, or
    as many as the headings with a month and a number in their places."""

    def at(role: str) -> str:
        place = table.columns.get(role, 0) - table.first_column
        return fields[place] if 0 <= place < len(fields) else ""

    if len(fields) <= 1:
        return False
    labels = [label for label in (at("code"), at("name"), fields[0]) if label]
    of_indicator = any(known.code_of(label) or known.code_named(label) for label in labels)
    others = [field for field in fields if field and field not in labels]
    if of_indicator and any(_is_number(field) for field in others):
        return True
    if len(fields) < table.last_column - table.first_column + 1:
        return False
    if table.months:
        places = [heading.cell.column - table.first_column for heading in table.months]
        figures = [fields[place] for place in places if place < len(fields) and fields[place]]
        return bool(figures) and all(_is_quantity(field) for field in figures)
    return _is_month(at("month")) and (of_indicator or any(_is_quantity(at(role)) for role in _FIGURES))


def _is_row_in_words(text: str, known: KnownDefinitions) -> bool:
    """The same with nothing but spaces between: a known code, then numbers and months alone. "7 August 2014" is a
    date."""
    first, *rest = plain_signs(text).split() or [""]
    if not rest or known.code_of(first) is None or _is_month(" ".join(rest)) or _is_month(plain_signs(text)):
        return False
    # "Aug 2014" are two of them.
    months = {place for place, two in enumerate(pairwise(rest)) if _is_month(" ".join(two))}
    in_months = months | {place + 1 for place in months}
    others = [word for place, word in enumerate(rest) if place not in in_months and not _is_month(word)]
    return bool(others) and all(_is_number(word) for word in others)


def _is_number(text: str) -> bool:
    return _is_quantity(text) and any(sign.isdigit() for sign in text) and not _YEAR.fullmatch(text)


def _is_quantity(text: str) -> bool:
    return isinstance(read_number_text(text), Read) and not _YEAR.fullmatch(text)


def _is_month(text: str) -> bool:
    return isinstance(read_month_text(text), FoundMonth)


def _told(row: int, separator: str, in_quotes: bool) -> Unreadable:
    how = (
        "in quotation marks as a whole"
        if in_quotes
        else f"with {separator} between its cells, which are not the table's"
    )
    return Unreadable(
        RULE,
        f"Row {row} is written {how}, so all of it stands in one cell. Nothing of the row was used.",
        "Write it like the other rows, each number in a cell of its own, and bring the file in again.",
    )
