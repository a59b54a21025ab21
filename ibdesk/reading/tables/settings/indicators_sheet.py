"""The Indicators sheet: definitions as a table, one row per indicator."""

import re
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from msgspec.structs import replace

from ibdesk.domain.awaited import awaited
from ibdesk.domain.board import Records
from ibdesk.domain.figure import CellSource, Missing
from ibdesk.domain.indicator import Indicator, Within
from ibdesk.domain.month import Month
from ibdesk.reading.cells.sheet import Cell
from ibdesk.reading.tables.names.known_definitions import own_code
from ibdesk.reading.tables.opened.open_table import OpenTable
from ibdesk.reading.tables.settings.row_fields import Reader, fields_in, row_source
from ibdesk.reading.values.cell_text import plain_signs, text_of
from ibdesk.reading.values.sheet_problems import Unreadable

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
            _report_repeated(table, row, made[key])
            continue
        made[key] = indicator
    return Records(indicators=tuple(made.values()))


def _indicator(table: OpenTable, row: int, defined: Collection[str]) -> Indicator | None:
    code_cell, name = table.cell(row, "code"), table.text(row, "name")
    if code_cell is None or not text_of(code_cell):
        if name and len(table.within(row)) > 1:
            table.problems.report(_NO_CODE, table.within(row)[0])
        return None
    if not name:
        if len(table.within(row)) > 1:
            table.problems.report(_NO_NAME, code_cell)
        return None
    code = table.known.code_in(code_cell) or own_code(code_cell)
    table.problems.awaits = awaited("indicator", code)
    said = fields_in(table, row, Indicator, code, ("code",), _readers(defined))
    return replace(_known(table, code, said.get("first_month")), **said, source=row_source(table, row))


def _known(table: OpenTable, code: str, first_month: Month | None) -> Indicator:
    """The known definition that this row is about, or an empty one."""
    known = table.known.definitions(code)
    same = [each for each in known if not table.has("first month") or each.first_month == first_month]
    return (same or list(known) or [Indicator(code, "", "", "")])[-1]


def _readers(defined: Collection[str]) -> Mapping[Any, Reader]:
    return {
        int | None: lambda table, row, name: _decimals(table, table.cell(row, name)),
        tuple[str, ...]: lambda table, row, name: _several(table, table.text(row, name), defined, _BETWEEN_CODES),
        str | None: lambda table, row, name: _code(table, table.text(row, name)) or None,
        Within | None: lambda table, row, name: _within(table, table.text(row, name)),
    }


def _within(table: OpenTable, written: str) -> Within | None:
    text = plain_signs(written)
    inferred = _INFERRED.fullmatch(text)
    code = _code(table, inferred[1] if inferred else text)
    return Within(code, inferred is not None) if code else None


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


def _decimals(table: OpenTable, cell: Cell | None) -> int | None:
    read = table.number(cell)
    if cell is None or read is None or isinstance(read.quantity, Missing):
        return None
    if read.quantity.denominator == 1 and 0 <= read.quantity <= _MOST_DECIMALS:
        return int(read.quantity)
    table.problems.report(_NO_DECIMALS, cell)
    return None


def _report_repeated(table: OpenTable, row: int, first: Indicator) -> None:
    cell = table.cell(row, "code")
    assert cell is not None
    at = first.source.cell if isinstance(first.source, CellSource) else ""
    doubled = Unreadable(
        "repeated-definition",
        f"Indicator {first.code} is defined at {at} already, so this row was not used.",
        "Take one of the two rows out, or give the later one its own first month.",
    )
    table.problems.report(doubled, cell, first.code)


_NO_CODE = Unreadable(
    "row-without-code", "This indicator has no code, so it was not used.", "Write a code of its own in the row."
)
_NO_NAME = Unreadable("name-missing", "This indicator has no name, so it was not used.", "Write its name in the row.")
_NO_DECIMALS = Unreadable(
    "unreadable-number",
    f"The number of decimals must be a whole number from 0 to {_MOST_DECIMALS}. It was not used.",
    "Write 0, 1 or 2, or leave it blank.",
)
