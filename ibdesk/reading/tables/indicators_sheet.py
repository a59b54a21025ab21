"""The Indicators sheet: definitions as a table, one row per indicator."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from ibdesk.domain.board import Records
from ibdesk.domain.figure import Missing, Source
from ibdesk.domain.indicator import Indicator, Within
from ibdesk.domain.month import Month
from ibdesk.reading.cells.sheet import Cell
from ibdesk.reading.tables.known_definitions import own_code
from ibdesk.reading.tables.open_table import OpenTable
from ibdesk.reading.values.cell_text import key_of, plain_signs, text_of
from ibdesk.reading.values.sheet_problems import Unreadable
from ibdesk.reading.values.vocabulary import COVERS, FREQUENCIES, POLARITIES, RATE_BASES, SUPPLIES, TRUTHS, UNITS

_Word = TypeVar("_Word")
# The heading in the sheet, the field of an Indicator, the words that may stand there.
_WORDS: tuple[tuple[str, str, Mapping[str, object]], ...] = (
    ("measure", "polarity", POLARITIES),
    ("unit", "unit", UNITS),
    ("value period", "value_period", COVERS),
    ("rate basis", "rate_basis", RATE_BASES),
    ("supplied as", "supplied_as", SUPPLIES),
    ("frequency", "frequency", FREQUENCIES),
    ("compare", "compare_without_target", TRUTHS),
)
_TEXTS = (
    ("section", "section"),
    ("officer", "officer"),
    ("description", "description"),
    ("guide", "guide"),
    ("rate label", "rate_label"),
    ("measure period", "period_label"),
)
_INFERRED = re.compile(r"(.+?) ?\(inferred\)")
_BETWEEN_CODES = re.compile("[,;]"), re.compile(" and "), re.compile("&")
_MOST_DECIMALS = 6


def read_indicators(table: OpenTable) -> Records:
    """The definitions of an Indicators sheet.

    A column that the sheet does not have leaves that part of a known definition as it is; a blank cell empties it.
    """
    made: dict[tuple[str, Month | None], Indicator] = {}
    defined = frozenset(own_code(cell) for row in table.table.rows if (cell := table.cell(row, "code")) is not None)
    for row in table.rows():
        indicator = _indicator(table, row, defined)
        if indicator is None:
            continue
        key = indicator.code, indicator.first_month
        if key in made:
            _tell_repeated(table, row, made[key])
            continue
        made[key] = indicator
    return Records(indicators=tuple(made.values()))


def _indicator(table: OpenTable, row: int, defined: Collection[str]) -> Indicator | None:
    code_cell, name = table.cell(row, "code"), table.text(row, "name")
    if code_cell is None or not text_of(code_cell):
        if name and len(table.within(row)) > 1:
            table.told.tell(_NO_CODE, table.within(row)[0])
        return None
    if not name:
        if len(table.within(row)) > 1:
            table.told.tell(_NO_NAME, code_cell)
        return None
    code = table.known.code_in(code_cell) or own_code(code_cell)
    first_month = _month(table, row, "first month")
    known = _known(table, code, first_month)
    fields: dict[str, object] = {"name": name, "source": row_source(table, row)}
    fields |= {field: table.text(row, heading) for heading, field in _TEXTS if table.has(heading)}
    fields |= _words(table, row, code)
    fields |= _relations(table, row, defined)
    if table.has("first month"):
        fields["first_month"] = first_month
    if table.has("last month"):
        fields["last_month"] = _month(table, row, "last month")
    return replace(known, **fields)  # type: ignore[arg-type]  # the tables above name the fields


def _known(table: OpenTable, code: str, first_month: Month | None) -> Indicator:
    """The known definition that this row is about, or an empty one."""
    known = table.known.definitions(code)
    same = [each for each in known if not table.has("first month") or each.first_month == first_month]
    return (same or list(known) or [Indicator(code, "", "", "")])[-1]


def row_source(table: OpenTable, row: int) -> Source:
    """The row's source: its code's cell, and the cell under each heading ("measure_period"), blank ones included."""
    first = table.table.columns.get("code", table.table.first_column)
    columns = table.table.columns.items()
    fields = ((heading.replace(" ", "_"), table.told.source(row, column).cell) for heading, column in columns)
    return table.told.source(row, first, tuple(fields))


def word_in(table: OpenTable, cell: Cell | None, words: Mapping[str, _Word], code: str | None) -> _Word | None:
    """The meaning of a cell's word; None where it is blank, or told where it is not among the known ones."""
    text = text_of(cell)
    if cell is None or not text:
        return None
    found = words.get(key_of(table.means(cell) or text))
    if found is None:
        table.told.tell(_unknown_word(text, words.values()), cell, code)
    return found


def _unknown_word(text: str, meanings: object) -> Unreadable:
    assert hasattr(meanings, "__iter__")
    known = dict.fromkeys("yes" if each is True else "no" if each is False else str(each) for each in meanings)
    return Unreadable(
        "unreadable-word",
        f"“{text[:60]}” is none of the words that are known here, so it was not used.",
        f"Write one of: {', '.join(known)}.",
    )


def _words(table: OpenTable, row: int, code: str) -> dict[str, object]:
    fields: dict[str, object] = {}
    empty = Indicator("", "", "", "")
    for heading, field, words in _WORDS:
        cell = table.cell(row, heading)
        found = word_in(table, cell, words, code)
        if found is not None:
            fields[field] = found
        elif table.has(heading) and not text_of(cell):
            fields[field] = getattr(empty, field)
    return fields


def _relations(table: OpenTable, row: int, defined: Collection[str]) -> dict[str, object]:
    fields: dict[str, object] = {}
    if table.has("decimals"):
        fields["decimals"] = _decimals(table, row)
    if table.has("numerator of"):
        fields["numerator_of"] = _several(table, table.text(row, "numerator of"), defined, _BETWEEN_CODES)
    if table.has("denominator"):
        fields["denominator"] = _code(table, table.text(row, "denominator")) or None
    if table.has("within"):
        text = plain_signs(table.text(row, "within"))
        inferred = _INFERRED.fullmatch(text)
        code = _code(table, inferred[1] if inferred else text)
        fields["within"] = Within(code, inferred is not None) if code else None
    return fields


def _several(
    table: OpenTable, text: str, defined: Collection[str], between: Sequence[re.Pattern[str]]
) -> tuple[str, ...]:
    """The codes in a text, each as whole as it is known, on the board or on this sheet: "C&F 1" may be one or two."""
    code = _code(table, text)
    if not code:
        return ()
    if not between or code in defined or table.known.definitions(code):
        return (code,)
    return tuple(each for part in between[0].split(text) for each in _several(table, part, defined, between[1:]))


def _code(table: OpenTable, text: str) -> str:
    plain = plain_signs(text)
    return table.known.code_of(plain) or plain


def _decimals(table: OpenTable, row: int) -> int | None:
    cell = table.cell(row, "decimals")
    read = table.number(cell)
    if cell is None or read is None or isinstance(read.quantity, Missing):
        return None
    if read.quantity.denominator == 1 and 0 <= read.quantity <= _MOST_DECIMALS:
        return int(read.quantity)
    table.told.tell(_NO_DECIMALS, cell)
    return None


def _month(table: OpenTable, row: int, heading: str) -> Month | None:
    found = table.month(table.cell(row, heading))
    return found.month if found else None


def _tell_repeated(table: OpenTable, row: int, first: Indicator) -> None:
    cell = table.cell(row, "code")
    assert cell is not None
    at = first.source.cell if first.source else ""
    told = Unreadable(
        "repeated-definition",
        f"Indicator {first.code} is defined at {at} already, so this row was not used.",
        "Take one of the two rows out, or give the later one its own first month.",
    )
    table.told.tell(told, cell, first.code)


_NO_CODE = Unreadable(
    "row-without-code", "This indicator has no code, so it was not used.", "Write a code of its own in the row."
)
_NO_NAME = Unreadable("name-missing", "This indicator has no name, so it was not used.", "Write its name in the row.")
_NO_DECIMALS = Unreadable(
    "unreadable-number",
    f"The number of decimals must be a whole number from 0 to {_MOST_DECIMALS}. It was not used.",
    "Write 0, 1 or 2, or leave it blank.",
)
