"""Which tables stand on a sheet: their heading rows, their columns, and what no column is for."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from msgspec import Struct
from msgspec.structs import replace

from ibdesk.reading.cells.sheet import LAST_ROW, Cell, CellValue, Kind, Sheet
from ibdesk.reading.tables.months.month_headings import MonthHeading, looks_like_month
from ibdesk.reading.tables.months.month_numbers import of_financial_years
from ibdesk.reading.tables.months.numbered_months import numbered_month
from ibdesk.reading.tables.months.serial_months import serial_month
from ibdesk.reading.tables.opened.merged import Covered
from ibdesk.reading.tables.opened.months_again import are_figures_between, months_in_row
from ibdesk.reading.tables.opened.table import Table
from ibdesk.reading.tables.opened.year_in_title import under_title
from ibdesk.reading.tables.opened.years_down import column_of_years
from ibdesk.reading.tables.words.headings import (
    DATES,
    FIGURE_HEADINGS,
    LAYOUTS,
    LONG,
    NEVER_FIGURES,
    SETTINGS,
    WIDE,
    Layout,
)
from ibdesk.reading.tables.words.kinds_of_numbers import NumberKind, kind_of
from ibdesk.reading.tables.words.word_lists import ALSO_FIGURES
from ibdesk.reading.values.cell_text import LONGEST_KEY, key_in, key_of, text_of

LAST_ROW_FOR_HEADINGS = 200
_NAMED_BONUS = 2
_ROWS_LOOKED_AT = 20
# Beside a month alone these are as likely an answer ("Checked? No, Aug 2014") as a heading over codes;
# beside "Code" they number the rows.
_WEAK_CODES = frozenset(("no", "id"))
# Beside such a code, and months, these stand over the indicators' names.
_OVER_NAMES = frozenset(("measure", "metric", "description", "title", "performancemeasure", "item"))
_FIGURES = (NumberKind.VALUE, NumberKind.NUMERATOR, NumberKind.DENOMINATOR, NumberKind.EARLIER)
_ANCHORS = frozenset(
    key
    for layout in LAYOUTS
    for group in (*layout.needs, *layout.needs_when_named)
    for role in group
    for key in layout.headings[role]
)
# Columns whose cells may be months.
_MONTH_ROLES = ("month", "period", "from", "first month", "last month")
_ROLES = {layout.name: {key: role for role, keys in layout.headings.items() for key in keys} for layout in LAYOUTS}
_SHEETS_WITHOUT_FIGURES = frozenset(
    name for layout in LAYOUTS if layout.name in NEVER_FIGURES for name in layout.sheet_names
)


class _Headings(Struct, frozen=True):
    row: int
    layout: Layout
    columns: Mapping[str, int]
    words: Mapping[str, str]  # that the headings are recognised by
    months: tuple[Cell, ...]
    others: tuple[Cell, ...]
    first_column: int
    last_column: int

    def may_be_data_below(self, tables: Sequence["_Headings"]) -> bool:
        """Whether this is rather a row of a table above: a definition with months and a "no" in it reads like the
        headings of a wide table, but does not begin with one."""
        begins = self.first_column in self.columns.values()
        above = [table for table in tables if table.row < self.row and table.overlaps(self)]
        return bool(above) and (not begins or any(self._is_row_of(table) for table in above))

    def _is_row_of(self, table: "_Headings") -> bool:
        """Whether an indicator's code, like PI, is all that makes headings of this: it stands under the other table's
        codes without being their heading once more, and the months stand where that table has months."""
        beneath = all(table.columns.get(role) == column for role, column in self.columns.items())
        again = all(table.words.get(role) == word for role, word in self.words.items())
        dates = [table.columns[role] for role in _MONTH_ROLES if role in table.columns]
        return beneath and not again and bool(self.months) and all(cell.column in dates for cell in self.months)

    def may_go_on(self, cells: Sequence[Cell]) -> bool:
        """Whether a row says nothing beside its months, or the headings once more."""
        across = {cell.column for cell in self.months}
        beside = [cell for cell in cells if self.first_column <= cell.column <= self.last_column]
        beside = [cell for cell in beside if cell.column not in across]
        return bool(across) and all(_ROLES[self.layout.name].get(key_in(cell)) for cell in beside)

    def overlaps(self, other: "_Headings") -> bool:
        return self.first_column <= other.last_column and self.last_column >= other.first_column


def recognise(sheet: Sheet, covered: Covered) -> tuple[Table, ...]:
    """Every table on the sheet, from the top; side by side too. A first table must begin in the first 200 rows."""
    found: list[_Headings] = []
    may_head = cache(_may_head)  # asked of every text
    # Asked of every cell: a name is found five times as fast.
    text, number, has_merged = Kind.TEXT, Kind.NUMBER, covered.any
    for row, own in sheet.rows():
        if not found and row > LAST_ROW_FOR_HEADINGS:
            break
        cells = covered.heading_cells(row, own) if has_merged else own
        if [True for cell in cells if cell[2] is text and may_head(cell[3])]:  # in half the time of any(...)
            headings = _headings_in(key_of(sheet.name), row, cells)
            found += [each for each in headings if not (found and each.may_be_data_below(found))]
        elif found and own and own[-1][2] is not number:
            found += _months_again(sheet, row, own, found)
    rows = list(sheet.row_numbers())
    return tuple(_table(sheet, covered, found, index, rows) for index in range(len(found)))


def _months_again(sheet: Sheet, row: int, cells: tuple[Cell, ...], found: Sequence[_Headings]) -> list[_Headings]:
    """Months that go on with a wide table above, under other months, where no word stands beside them but a heading."""
    above = next((each for each in reversed(found) if each.row < row and each.may_go_on(cells)), None)
    if above is None:
        return []
    across = {cell.column for cell in above.months}
    months = months_in_row(cells, across)
    between = range(above.row + 1, row)
    if not months or not are_figures_between(sheet, between, across):
        return []
    return [replace(above, row=row, months=months)]


def _may_head(text: CellValue) -> bool:
    return isinstance(text, str) and len(text) <= LONGEST_KEY and key_of(text) in _ANCHORS


def _headings_in(sheet_key: str, row: int, cells: tuple[Cell, ...]) -> Iterator[_Headings]:
    for group in _side_by_side(cells):
        matches = [matched for layout in LAYOUTS if (matched := _matched(layout, row, group, sheet_key))]
        if matches:
            yield max(matches, key=lambda matched: matched[0])[1]


def _side_by_side(cells: tuple[Cell, ...]) -> list[tuple[Cell, ...]]:
    """The row's cells, cut where the heading that began a table comes again after a gap."""
    groups: list[list[Cell]] = []
    for cell in cells:
        again = groups and key_in(cell) and key_in(cell) == key_in(groups[-1][0])
        if not groups or (again and cell.column > groups[-1][-1].column + 1):
            groups.append([])
        groups[-1].append(cell)
    return [tuple(group) for group in groups]


def _matched(layout: Layout, row: int, cells: tuple[Cell, ...], sheet_key: str) -> tuple[int, _Headings] | None:
    """How many headings speak for a layout, and which; None where one that it needs is missing."""
    roles = _ROLES[layout.name]
    columns: dict[str, int] = {}
    words: dict[str, str] = {}
    months: list[Cell] = []
    others: list[Cell] = []
    for cell in cells:
        role = roles.get(key_in(cell), "")
        if role == "code" and words.get("code") in _WEAK_CODES and key_in(cell) not in _WEAK_CODES:
            others += [each for each in cells if each.column == columns["code"]]
            columns["code"], words["code"] = cell.column, key_in(cell)
        elif role and role not in columns:
            columns[role], words[role] = cell.column, key_in(cell)
        elif layout.months_across and (looks_like_month(cell) or serial_month(cell) or numbered_month(cell)):
            months.append(cell)
        else:
            others.append(cell)
    named = sheet_key in layout.sheet_names
    if layout.months_across and words.get("code") in _WEAK_CODES and "name" not in columns:
        beside = next((cell for cell in cells if cell.column == columns["code"] + 1), None)
        if beside is None or key_in(beside) not in _OVER_NAMES:
            return None
        columns = {role: column for role, column in columns.items() if column != beside.column}
        columns["name"], words["name"] = beside.column, key_in(beside)
        others = [each for each in others if each is not beside]
    needs = layout.needs_when_named if named and layout.needs_when_named else layout.needs
    if not all(any(role in columns for role in group) for group in needs) or (layout.months_across and not months):
        return None
    if _is_about_something_else(layout, others, sheet_key):
        return None
    score = len(columns) + len(months) + (_NAMED_BONUS if named else 0)
    return score, _Headings(
        row, layout, columns, words, tuple(months), tuple(others), cells[0].column, cells[-1].column
    )


def _is_about_something_else(layout: Layout, others: Sequence[Cell], sheet_key: str) -> bool:
    """Whether a table of settings has columns of figures, or a table of figures stands on a sheet of settings."""
    if layout.name in (LONG, WIDE):
        return sheet_key in _SHEETS_WITHOUT_FIGURES
    if layout.name not in SETTINGS:
        return False
    named = sheet_key in layout.sheet_names
    return any(looks_like_month(cell) or (not named and _is_over_figures(cell)) for cell in others)


def _is_over_figures(heading: Cell) -> bool:
    """Whether a heading beside a target stands over the figures that it is for: "Current month", "Latest"."""
    key = key_in(heading)
    return key in FIGURE_HEADINGS | ALSO_FIGURES or kind_of(text_of(heading)) in _FIGURES


def _table(sheet: Sheet, covered: Covered, found: Sequence[_Headings], index: int, all_rows: Sequence[int]) -> Table:
    headings = _with_months_own(sheet, found[index], all_rows)
    overlapping = (each for each in found[index + 1 :] if each.row > headings.row and each.overlaps(headings))
    end = next((each.row for each in overlapping), LAST_ROW + 1)
    before = next((each.row for each in reversed(found[:index]) if each.row < headings.row), 0)
    rows = tuple(all_rows[bisect_right(all_rows, headings.row) : bisect_left(all_rows, end)])
    if headings.layout.name == LONG and (years := column_of_years(sheet, headings.columns, headings.others, rows)):
        others = tuple(each for each in headings.others if each is not years)
        headings = replace(headings, columns={**headings.columns, "year": years.column}, others=others)
    return Table(
        headings.layout,
        headings.row,
        headings.columns,
        under_title(
            tuple(_under(covered, cell) for cell in headings.months),
            (cell for row in _rows_over(before, headings.row) for cell in sheet.row(row)),
        ),
        headings.others,
        headings.first_column,
        headings.last_column,
        rows,
        _titles(sheet, before, headings.row),
    )


def _with_months_own(sheet: Sheet, headings: _Headings, rows: Sequence[int]) -> _Headings:
    """The same with the column of months where "Date" stands before it, the day on which a report was made, or
    "Quarter", in which the month is."""
    if headings.words.get("month") not in DATES | {"quarter"}:
        return headings
    below = rows[bisect_right(rows, headings.row) :][:_ROWS_LOOKED_AT]
    for other in headings.others:
        held = [cell for row in below if (cell := sheet.cell(row, other.column)) is not None]
        if _ROLES[headings.layout.name].get(key_in(other)) == "month" and held and all(map(looks_like_month, held)):
            at = headings.columns["month"]
            date = next(cell for cell in sheet.row(headings.row) if cell.column == at)
            others = sorted((*(each for each in headings.others if each is not other), date))
            return replace(headings, columns={**headings.columns, "month": other.column}, others=tuple(others))
    return headings


def _under(covered: Covered, cell: Cell) -> MonthHeading:
    """A month with the cell over it, and whether this one stands behind "Financial year"."""
    above = covered.above(cell)
    before = covered.before(above) if above is not None else ()
    return MonthHeading(cell, above, financial=any(of_financial_years(text_of(each)) for each in before))


def _titles(sheet: Sheet, before: int, heading_row: int) -> tuple[str, ...]:
    """The texts above the headings, down from the table before."""
    return tuple(
        str(cell.value) for row in _rows_over(before, heading_row) for cell in sheet.row(row) if cell.kind is Kind.TEXT
    )


def _rows_over(before: int, heading_row: int) -> range:
    return range(max(before + 1, heading_row - LAST_ROW_FOR_HEADINGS), heading_row)
