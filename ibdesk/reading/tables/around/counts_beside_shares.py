"""A value that is a count where a percentage is looked for, by the column beside it: the share itself under "%", which
is another number, or under "Total" the whole that it is of. 70 beside 79.5 % is no 70 %."""

import re
from collections.abc import Iterator
from fractions import Fraction

from ibdesk.domain.figure import Unit
from ibdesk.reading.tables.around.places import Label
from ibdesk.reading.tables.opened.open_table import OpenTable
from ibdesk.reading.tables.words.headings import LONG
from ibdesk.reading.tables.words.word_lists import COUNTS, SHARES, word_list
from ibdesk.reading.values.cell_text import key_in, key_of, plain_signs, text_of
from ibdesk.reading.values.numbers import Read, read_number

OF_PERCENTAGES = "over figures of a percentage"
BESIDE_COUNTS = "over other numbers than the counts beside them"
# Beside the words for shares these leave a heading that says of its numbers nothing else.
_OF_SHARES = word_list(
    "rate achieved actual performance outturn result value figure in of on the month monthly this completed complete "
    "within time timescale timely score as a calculated"
)
_WHOLES = word_list(
    "total totals outof of base cohortsize eligible due totaldue numberdue totalnumber totalcases totalnumberdue "
    "numbereligible overalltotal alltotal totalcohort totalcompleted totalchildren"
)
_COUNTS = COUNTS - {"frequency"} | word_list(
    "cases children rawnumber rawcount actualnumber actualcount noofchildren numberofchildren noofcases numberofcases "
    "countofchildren numberofthem noofthem howmany"
)
_ROWS = 2_000
_ROUNDED = Fraction(1)


def counts_beside_shares(table: OpenTable) -> list[Label]:
    """The heading of the values, where a percentage's are told from the shares beside them, or are parts of wholes."""
    if table.table.layout.name != LONG or not table.has("value") or table.has("numerator"):
        return []
    shares = [cell.column for cell in table.table.others if is_of_shares(text_of(cell))]
    wholes = [cell.column for cell in table.table.others if key_in(cell) in _WHOLES]
    if not shares and not wholes:
        return []
    value = table.table.columns["value"]
    heading = table.covered.cell(table.table.heading_row, value)
    bare = list(_bare(table, value, Unit.PERCENT))
    is_other = any(_differs(table, row, number, shares) for row, number in bare)
    are_parts = bool(bare) and any(all(_is_within(table, each, column) for each in bare) for column in wholes)
    return [(heading, OF_PERCENTAGES)] if heading is not None and (is_other or are_parts) else []


def counts_beside_values(table: OpenTable) -> list[Label]:
    """The heading of the values, where under "Number" beside them the counts that an indicator is stand, and they are
    others: then they may be rates."""
    if table.table.layout.name != LONG or not table.has("value"):
        return []
    counts = [cell.column for cell in table.table.others if key_in(cell) in _COUNTS]
    value = table.table.columns["value"]
    heading = table.covered.cell(table.table.heading_row, value)
    if not counts or heading is None or key_in(heading) in _COUNTS:
        return []
    for row, number in _bare(table, value, Unit.COUNT):
        found = (each for column in counts if (each := _number_at(table, row, column)) is not None)
        if any(other != number for other, is_share in found if not is_share):
            return [(heading, BESIDE_COUNTS)]
    return []


def is_of_shares(heading: str) -> bool:
    """Whether a heading is that of shares and says nothing else: "%", "% achieved", and not "% target"."""
    plain = plain_signs(heading).casefold()
    words = [key for word in re.findall(r"%|[^\W_]+", plain) if (key := key_of(word))]
    return not SHARES.isdisjoint(words) and all(word in SHARES | _OF_SHARES for word in words)


def _bare(table: OpenTable, value: int, unit: Unit) -> Iterator[tuple[int, Fraction]]:
    """The rows of indicators in this unit whose value has none of its own, each with that value."""
    for row in table.table.rows[:_ROWS]:
        shown = table.shown_in_row(row)
        by = shown.get("code") or shown.get("name")
        code = table.known.code_in(by) or table.known.code_named(text_of(by)) if by is not None else None
        if code is None or any(each.unit is not unit for each in table.known.definitions(code)):
            continue
        cell = table.sheet.cell(row, value)
        read = read_number(cell) if cell is not None else None
        number = read.bare if isinstance(read, Read) else None
        if number is not None:
            yield row, number


def _number_at(table: OpenTable, row: int, column: int) -> tuple[Fraction, bool] | None:
    """A number, and whether it is written as a percentage."""
    cell = table.sheet.cell(row, column)
    read = read_number(cell) if cell is not None else None
    if not isinstance(read, Read) or not isinstance(read.quantity, Fraction):
        return None
    return read.quantity, read.unit is Unit.PERCENT


def _differs(table: OpenTable, row: int, number: Fraction, shares: list[int]) -> bool:
    """Whether a share beside a value is another number, also where one of the two is a fraction of one."""
    found = (each[0] for column in shares if (each := _number_at(table, row, column)) is not None)
    return any(
        min(abs(number - share), abs(number - share * 100), abs(number * 100 - share)) >= _ROUNDED for share in found
    )


def _is_within(table: OpenTable, bare: tuple[int, Fraction], column: int) -> bool:
    """Whether a value is a whole number that is no more than the one beside it."""
    row, number = bare
    whole = _number_at(table, row, column)
    if whole is None or whole[1]:
        return False
    return number.denominator == 1 and whole[0].denominator == 1 and number <= whole[0]
