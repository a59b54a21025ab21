"""Columns of other numbers than the indicators' own: better ones beside the figures ("Revised value", "Corrected"), and
counts where a percentage is looked for. 81 of 90 is no 81 %."""

import re
from collections.abc import Callable, Iterator

from ibdesk.domain.figure import Covers, Part, Unit
from ibdesk.reading.cells.sheet import Cell
from ibdesk.reading.tables.around.counts_beside_shares import OF_PERCENTAGES
from ibdesk.reading.tables.around.places import AS_SHEET, IN_ROWS, Label, month_in, rows_over, sheet_and_file
from ibdesk.reading.tables.around.row_qualifiers import codes_of_rows, figures_of_rows
from ibdesk.reading.tables.opened.open_table import OpenTable
from ibdesk.reading.tables.words.headings import BY_ROLE, DATES, FIGURE_HEADINGS, FIGURE_ROLES, LONG
from ibdesk.reading.tables.words.sheet_names import value_part
from ibdesk.reading.tables.words.word_lists import COUNTS, word_list
from ibdesk.reading.values.cell_text import key_in, key_of, plain_signs, text_of
from ibdesk.reading.values.numbers import holds_number

_BETTER = re.compile(
    r"\b(?:revised|revision|corrected|correction|restated|amended|adjusted|validated|verified|checked|cleansed|"
    r"updated?|final|finali[sz]ed|confirmed|new|newest|latest|true|reviewed|resubmitted|agreed|audited|signed[ -]?off|"
    r"v(?:ersion)? ?[2-9]|(?:after|post|following)[ -].+)(?!\w)"
)
# Beside the words above these leave a heading that says of its numbers nothing else.
_OF_NUMBERS = FIGURE_HEADINGS | {"the", "a", "of", "for", "total", "month", "monthly", "this", "in", "figures"}
# Over what one month alone counts; beside a figure that is another number, that one may be a running total.
_NUMBERS = r"(?:numbers?|no\.?|totals?|counts?|figures?|values?|new|actual|performance|result)"
_OF_THE_MONTH = re.compile(
    rf"(?:of which )?(?:{_NUMBERS} )?(?:(?:in|for|per|this|during|the|discrete|single|current|of) ?-?)*month(?:ly)?"
    rf"(?:[ -](?:only|alone|{_NUMBERS}))?|in[ -]month.*|increment(?:al)?"
)
# Beside a column of months a date is when a report was made, and a quarter holds the month.
_MONTHS = (frozenset(BY_ROLE["month"]) - DATES - {"quarter", "monthorquarter"}) | word_list(
    "datamonth monthofdata dataperiod activitymonth monthofactivity referencemonth monthofevent eventmonth"
)
BESIDE = "over other numbers beside the figures"

_COUNTS = COUNTS | word_list(
    "rawnumber rawnumbers numberofcases numberofchildren noofchildren noofcases casecount cases children rawcount "
    "rawcounts numbersonly"
)
# As a sheet's name it is more often the fourth of several than the whole that shares are of, but for shares alone.
_SHEET_OF_WHOLES = "d"
_UNIT_ALSO = frozenset(("integer", "whole", "wholenumber", "int", "#"))
_ROWS = 2_000


def rival_values(table: OpenTable) -> list[Label]:
    """The headings of columns that are not read, and hold better numbers than those that are, by their own words; or
    others, under words that mean the same: "Number" beside "Value"."""
    columns = [table.table.columns[name] for name in FIGURE_ROLES if table.has(name)]
    columns += [heading.cell.column for heading in table.table.months]
    rivals = [cell for cell in table.table.others if _says_better(text_of(cell))]
    found = [cell for cell in rivals if columns and _has_others(table, cell.column, columns)]
    if table.table.layout.name == LONG and table.has("value"):
        alike = (cell for cell in table.table.others if key_in(cell) in BY_ROLE["value"] and cell not in found)
        found += [cell for cell in alike if _differ(table, cell.column, table.table.columns["value"])]
    of_month = [cell for cell in table.table.others if columns and _OF_THE_MONTH.fullmatch(_plain(cell))]
    found += [cell for cell in of_month if _has_others(table, cell.column, columns, _counts_a_month)]
    return [(cell, BESIDE) for cell in found]


def _differ(table: OpenTable, column: int, own: int) -> bool:
    """Whether a row has numbers in both columns, and not the same."""
    pairs = ((table.sheet.cell(row, column), table.sheet.cell(row, own)) for row in table.table.rows)
    return any(
        other is not None and cell is not None and holds_number(other) and holds_number(cell)
        and text_of(other) != text_of(cell)
        for other, cell in pairs
    )  # fmt: skip


def _plain(cell: Cell) -> str:
    return plain_signs(text_of(cell)).casefold()


def _counts_a_month(table: OpenTable, row: int) -> bool:
    """Whether a row's indicator counts what happened in a month, so that another number beside the month's own may be
    a running total."""
    shown = table.shown_in_row(row)
    cell = shown.get("code") or shown.get("name")
    code = table.known.code_in(cell) or table.known.code_named(text_of(cell)) if cell is not None else None
    own = table.known.definitions(code) if code is not None else ()
    return any(each.value_period is Covers.MONTH and each.unit is Unit.COUNT for each in own)


def _says_better(heading: str) -> bool:
    plain = plain_signs(heading).casefold()
    left = _BETTER.sub(" ", plain)
    return left != plain and all(key_of(word) in _OF_NUMBERS for word in re.findall(r"[^\W_]+", left))


def _has_others(
    table: OpenTable, column: int, read: list[int], concerns: Callable[[OpenTable, int], bool] | None = None
) -> bool:
    """Whether a row, of those that it `concerns`, has a number there that stands under none of the headings that are
    read."""
    for row in table.table.rows:
        cell = table.sheet.cell(row, column)
        if cell is not None and holds_number(cell):
            own = [found for each in read if (found := table.sheet.cell(row, each)) is not None]
            if all(text_of(each) != text_of(cell) for each in own) and (
                concerns is None or (own and concerns(table, row))
            ):
                return True
    return False


def rival_months(table: OpenTable) -> list[Label]:
    """The first cell of another column of months that does not say the month that its row is read for: "Reporting
    month" beside "Month"."""
    column = table.table.columns.get("month")
    rivals = [cell for cell in table.table.others if key_in(cell) in _MONTHS]
    if column is None or not rivals:
        return []
    for row in table.table.rows:
        own = month_in(table.covered.cell(row, column))
        for heading in rivals if own is not None else ():
            cell = table.covered.cell(row, heading.column)
            other = month_in(cell)
            if cell is not None and other is not None and other != own:
                return [(cell, IN_ROWS)]
    return []


def counts_of_percentages(table: OpenTable) -> list[Label]:
    """The label that says so, where a percentage's figure has no % of its own: of the value's column, else of the
    row's unit, else over the table, or the sheet's name."""
    mapping = table.table.mapping
    if (mapping.part if mapping else value_part(table.sheet.name, table.table.titles)) is not Part.VALUE:
        return []
    saying = list(_labels(table))
    units = table.table.columns.get("unit")
    if not saying and units is None and not _is_beside_a_whole(table):
        return []
    for row in table.table.rows[:_ROWS]:
        unit = table.covered.cell(row, units) if units is not None else None
        is_count = key_of(text_of(unit)) in _COUNTS | _UNIT_ALSO
        if (saying or is_count or _is_beside_a_whole(table)) and (bare := _bare_percentage(table, row)) is not None:
            if saying:
                return saying[:1]
            if is_count and unit is not None:
                return [(unit, IN_ROWS)]
            if _is_beside_a_whole(table) and bare == int(bare):
                return [(_heading(table, "value"), OF_PERCENTAGES)]
    return []


def _labels(table: OpenTable) -> Iterator[Label]:
    if table.has("value") and key_in(_heading(table, "value")) in _COUNTS:
        yield _heading(table, "value"), OF_PERCENTAGES
    named = (each for each in sheet_and_file(table) if each[1] == AS_SHEET)
    for cell, where in named:
        key = key_of(text_of(cell))
        if key in _COUNTS or (key == _SHEET_OF_WHOLES and _is_of_shares_alone(table)):
            yield cell, where
    for cells in rows_over(table):
        yield from ((cell, OF_PERCENTAGES) for cell in cells if key_in(cell) in _COUNTS)


def _is_of_shares_alone(table: OpenTable) -> bool:
    """Whether each of its rows is a percentage's of its own: where two are of one, their names tell which is what."""
    rows = figures_of_rows(table)
    units = {each.unit for code in codes_of_rows(table) for each in table.known.definitions(code)}
    return units == {Unit.PERCENT} and len(set(rows)) == len(rows)


def _heading(table: OpenTable, role: str) -> Cell:
    found = table.covered.cell(table.table.heading_row, table.table.columns[role])
    assert found is not None
    return found


def _is_beside_a_whole(table: OpenTable) -> bool:
    """Whether a value stands beside the whole that it is of, and nothing says what is counted."""
    return (
        table.table.layout.name == LONG
        and table.has("value")
        and table.has("denominator")
        and not table.has("numerator")
    )


def _bare_percentage(table: OpenTable, row: int) -> float | None:
    """A number without a % in a row whose indicator is a percentage."""
    shown = table.shown_in_row(row)
    cell = shown.get("code") or shown.get("name")
    code = table.known.code_in(cell) or table.known.code_named(text_of(cell)) if cell is not None else None
    if code is None or any(each.unit is not Unit.PERCENT for each in table.known.definitions(code)):
        return None
    columns = [heading.cell.column for heading in table.table.months] or [table.table.columns.get("value", 0)]
    numbers = [float(found) for column in columns if (found := _bare(table.sheet.cell(row, column))) is not None]
    signed = any("%" in text_of(each) + each.number_format for each in table.sheet.row(row) if each.column in columns)
    return numbers[0] if numbers and not signed else None


def _bare(cell: Cell | None) -> str | None:
    text = text_of(cell).replace(",", "")
    return text if cell is not None and text.replace(".", "", 1).isdigit() and text.isascii() else None
