"""Rows whose cells may stand in the wrong columns, or all in one: told at the row, and nothing of them used."""

import re
from collections.abc import Sequence
from itertools import pairwise

from ibdesk.reading.cells.ranges import listed
from ibdesk.reading.cells.sheet import Cell, Kind, Sheet
from ibdesk.reading.tables.names.known_definitions import KnownDefinitions
from ibdesk.reading.tables.opened.moved_rows import is_moved
from ibdesk.reading.tables.opened.table import Table
from ibdesk.reading.tables.words.headings import FIGURE_ROLES
from ibdesk.reading.values.cell_text import plain_signs, text_of
from ibdesk.reading.values.month_text import FoundMonth, read_month_text
from ibdesk.reading.values.numbers import Read, read_number_text
from ibdesk.reading.values.sheet_problems import SheetProblems, Unreadable

RULE = "row-out-of-order"
_THOUSANDS = re.compile(r"[1-9]\d{0,2}(?:,\d{3})+", re.ASCII)
_ROWS_TRIED = 200

_SEPARATORS = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "upright lines"}
_SPACES = "spaces"
_YEAR = re.compile(r"(?:19|20)\d\d", re.ASCII)
_MOST_CELLS = 2  # a number's own comma may cut the row once more


def report_stray_quotes(sheet: Sheet, problems: SheetProblems) -> None:
    """Tell of every row in which a quotation mark stands where none can, whatever stands there."""
    for row, (first, last) in sheet.text.doubtful.items() if sheet.text else ():
        if cells := sheet.row(row):
            problems.report(_stray_quote(first, last), cells[0])


def is_stray(sheet: Sheet, row: int) -> bool:
    """Whether a quotation mark put other cells or rows into this one, so that nobody knows what belongs to it."""
    return sheet.text is not None and row in sheet.text.doubtful


def beyond_headings(sheet: Sheet, table: Table, row: int) -> Cell | None:
    """The first cell of a text file's row that the row of headings has no place for: a comma too many moves all behind
    it to the right."""
    if sheet.text is None:
        return None
    width = max(sheet.text.width(table.heading_row), table.last_column)
    if sheet.text.width(row) <= width:
        return None
    return next((cell for cell in sheet.row(row) if cell.column > width), None)


def is_in_order(sheet: Sheet, table: Table, problems: SheetProblems, row: int) -> bool:
    """Whether the cells of a text file's row stand under their headings; told at the row where they may not."""
    beyond = beyond_headings(sheet, table, row)
    if beyond is not None:
        _report(sheet, problems, row, _too_long(row, beyond.column - 1))
    elif _is_cut_by_comma(sheet, table, row):
        _report(sheet, problems, row, _cut_by_comma(row))
    elif sheet.text is not None and is_moved(sheet, table, row):
        _report(sheet, problems, row, _moved(row))
    else:
        return not is_stray(sheet, row)
    return False


def _report(sheet: Sheet, problems: SheetProblems, row: int, doubt: Unreadable) -> None:
    if problems.once((doubt.rule, row)):
        problems.report(doubt, sheet.row(row)[0])


def _is_cut_by_comma(sheet: Sheet, table: Table, row: int) -> bool:
    """Whether what stands under comments, or among words, right behind a number is the rest of one like 1,480."""
    if sheet.text is None or sheet.text.separator != ",":
        return False
    figures = {column for role in FIGURE_ROLES if (column := table.columns.get(role))}
    figures |= {heading.cell.column for heading in table.months}
    words = {table.columns.get("comment")} | {cell.column for cell in table.others}
    for before, cell in pairwise(sheet.row(row)):
        if before.column in figures and cell.column in words and cell.column == before.column + 1:
            is_rest = _THOUSANDS.fullmatch(f"{before.value},{cell.value}") is not None
            if is_rest and (cell.column == table.columns.get("comment") or _holds_words(sheet, table, cell.column)):
                return True
    return False


def _holds_words(sheet: Sheet, table: Table, column: int) -> bool:
    cells = (sheet.cell(row, column) for row in table.rows[:_ROWS_TRIED])
    return any(cell is not None and not str(cell.value).strip().isdigit() for cell in cells)


def _cut_by_comma(row: int) -> Unreadable:
    return Unreadable(
        RULE,
        f"Behind a number of row {row} three digits stand where words belong, so it may be one number with a comma "
        "inside, as in 1,480, and its figures under the wrong headings. Nothing of the row was used.",
        "Write such a number without the comma, or save the table as an Excel workbook (.xlsx).",
    )


def _moved(row: int) -> Unreadable:
    return Unreadable(
        RULE,
        f"The cells of row {row} are not where those of the other rows are: one is missing before its figures, or one "
        "too many. They may stand under the wrong headings, and nothing of the row was used.",
        "Put each cell under its heading, a text with a comma inside in quotation marks, and bring the file in again.",
    )


def _too_long(row: int, width: int) -> Unreadable:
    return Unreadable(
        RULE,
        f"Row {row} has more cells than the {width} of its headings, so its figures may stand under the wrong ones. A "
        "comma inside a number or a text, as in 1,480, does that. Nothing of the row was used.",
        "Write such a number without the comma, put the text in quotation marks, or save the table as an Excel "
        "workbook (.xlsx).",
    )


def _stray_quote(first: int, last: int) -> Unreadable:
    lines = listed(range(first, last + 1))
    where = f"line {lines}" if first == last else f"lines {lines}"
    return Unreadable(
        RULE,
        f"A quotation mark stands here where none can ({where} of the file), so what belongs to other cells or rows "
        "may have been taken for this one's. Nothing of it was used.",
        "Take the quotation mark out, or write it twice inside a text that stands in quotation marks; or save the "
        "table as an Excel workbook (.xlsx).",
    )


def is_squeezed(sheet: Sheet, table: Table, problems: SheetProblems, row: int, known: KnownDefinitions) -> bool:
    """Whether a row holds a whole row of the table in one cell, and is no note; told at the row."""
    cells = sheet.row(row)
    own = sheet.text.separator if sheet.text is not None else ""
    if not cells or cells[0].kind is not Kind.TEXT or len(cells) > (_MOST_CELLS if own else 1):
        return False
    doubt = _squeezed(table, row, own.join(map(text_of, cells)), own, len(cells) == 1, known)
    if doubt is not None:
        _report(sheet, problems, row, doubt)
    return doubt is not None


def _squeezed(
    table: Table, row: int, text: str, own: str, is_alone: bool, known: KnownDefinitions
) -> Unreadable | None:
    """What to say of a row's text; `own` is the file's separator, "" where it has none."""
    for separator, name in _SEPARATORS.items():
        in_quotes = separator == own and is_alone
        if (separator != own or in_quotes) and separator in text:
            fields = [plain_signs(field).strip('" ') for field in text.split(separator)]
            if _is_row(table, fields, known):
                return _told(row, name, in_quotes)
    return _told(row, _SPACES, False) if is_alone and _is_row_in_words(text, known) else None


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
    return _is_month(at("month")) and (of_indicator or any(_is_quantity(at(role)) for role in FIGURE_ROLES))


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
