"""A month whose year breaks the order of the months beside it, "Dec-13, Jan-13" or "Jul-14, Aug-13": asked. A falling
order, years in blocks and the same month of several years are orders too."""

from collections.abc import Mapping, Sequence
from itertools import groupby, pairwise
from operator import itemgetter

from msgspec import Struct

from ibdesk.domain.month import Month
from ibdesk.domain.question import Choice
from ibdesk.reading.cells.sheet import Cell
from ibdesk.reading.tables.figures.figures_of import Entry
from ibdesk.reading.tables.opened.open_table import OpenTable
from ibdesk.reading.values.cell_text import found_in
from ibdesk.reading.values.month_refusals import is_within_reason
from ibdesk.reading.values.month_text import FoundMonth
from ibdesk.reading.values.sheet_problems import SheetProblems, Unreadable

RULE = "month-order"
_YEAR, _QUARTER, _HOLE = 12, 3, 2
_BEFORE, _BEHIND, _AS_WRITTEN = "before", "behind", "as written"
Dated = tuple[Cell, Month]
_Series = tuple[str, str | None, bool]  # a code, its category, and whether it is of quarters


class Slip(Struct, frozen=True):
    """Months in two groups, each in order, a number of years apart: `moved` says by how many years each of the second
    group is to be moved so that all are in one order. `probable`: it is this group that is wrong, and not the first."""

    moved: tuple[int, ...]
    probable: bool

    def years(self, second: bool) -> tuple[int, ...]:
        """By how many years each month is to be moved where the second group, or else the first, is wrong."""
        by = next(each for each in self.moved if each)
        return self.moved if second else tuple(0 if each else -by for each in self.moved)


def slip_in(months: Sequence[Month]) -> Slip | None:
    """The one place, or the months between two places, where the year does not go with the order of the months."""
    if len(months) < 2 or len(set(months)) < len(months) or all(before < after for before, after in pairwise(months)):
        return None  # later and later ones may lack those between
    steps = [after.since(before) for before, after in pairwise(months)]
    way = _direction(steps)
    near = sorted(each for step in steps if 0 < (each := step * way) <= _YEAR)
    if not way or (near and near[len(near) // 2] > _QUARTER):
        return None
    widest = max(_HOLE, min(_QUARTER, max(near, default=0)))
    offsets = [0]
    for at, step in enumerate(steps):
        years = _years_over(step * way, widest)
        # A block of months begins like the first.
        if years is None or (years and months[at + 1].number == months[0].number):
            return None
        offsets.append(offsets[-1] + years)
    return _of_offsets(months, offsets, way)


def _direction(steps: Sequence[int]) -> int:
    small = [step for step in steps if abs(step) <= _QUARTER]
    rising = sum(step > 0 for step in small)
    if small:
        return 0 if 2 * rising == len(small) else (1 if 2 * rising > len(small) else -1)
    return 1 if all(step == 1 - _YEAR for step in steps) else 0


def _years_over(step: int, widest: int) -> int | None:
    """How many years too far a step goes, in the direction of the months: 0 where it may be right, None where no year
    explains it."""
    if 0 < step <= _YEAR:
        return 0
    years = (step - 1) // _YEAR
    rest = step - years * _YEAR
    if step > 0:  # later by far is in order too, but for a month that would be the next one
        return years if rest == 1 else 0
    return years if rest <= widest else None


def _of_offsets(months: Sequence[Month], offsets: Sequence[int], way: int) -> Slip | None:
    others = {offset for offset in offsets if offset}
    if len(others) != 1:
        return None
    moved = tuple(-way * offset for offset in offsets)
    second = [place for place, by in enumerate(moved) if by]
    put_right = {months[place] + _YEAR * moved[place] for place in second}
    if put_right.intersection(months):
        return None  # the same month of another year, beside this year's
    first_place = second[0]
    at_new_year = way > 0 and months[first_place].number == 1 and moved[first_place] == 1
    return Slip(moved, at_new_year or 2 * len(second) <= len(months))


def years_as_asked(cells: Sequence[Dated], problems: SheetProblems) -> tuple[int | None, ...] | None:
    """By how many years each of these months in their order is to be moved, as a person said, None for those that are
    not sure; None in place of all where their years go with their order."""
    slip = slip_in([month for _, month in cells])
    if slip is None:
        return None
    at = next(place for place, by in enumerate(slip.moved) if by)
    before, broken = found_in(cells[at - 1][0]), found_in(cells[at][0])
    choices = [
        *(_choice(cells, slip, second) for second in (slip.probable, not slip.probable)),
        Choice(_AS_WRITTEN, "All years are right as they are written"),
    ]
    text = f"“{broken}” stands after “{before}”, which is not the order of the months. Which year is wrong?"
    about = f"{before} {broken} {len(cells)}"
    word = problems.ask(RULE, about, text, tuple(each for each in choices if each is not None), cells[at][0])
    if word == _AS_WRITTEN:
        return tuple(0 for _ in cells)
    if word:
        return slip.years(word == _BEHIND)
    wrong = slip.years(slip.probable)
    for place, by in enumerate(wrong):
        if by and problems.once((RULE, cells[place][0].address)):
            problems.report(_out_of_order(cells[place], by), cells[place][0])
    return tuple(None if by else 0 for by in wrong)


def _choice(cells: Sequence[Dated], slip: Slip, second: bool) -> Choice | None:
    years = slip.years(second)
    found = [month + _YEAR * by for (_, month), by in zip(cells, years, strict=True) if by]
    in_one = sum(bool(by) != bool(after) for by, after in pairwise(years)) == 1
    if not all(is_within_reason(month.year) for month in found) or not (second or in_one):
        return None
    are = f"is {found[0].long}" if len(found) == 1 else f"are {found[0].long} to {found[-1].long}"
    return Choice(_BEHIND if second else _BEFORE, f"{_span(cells, years)} {are}")


def _span(cells: Sequence[Dated], years: Sequence[int]) -> str:
    named = [found_in(cell) for (cell, _), by in zip(cells, years, strict=True) if by]
    return f"“{named[0]}”" if len(named) == 1 else f"“{named[0]}” to “{named[-1]}”"


def _out_of_order(dated: Dated, by: int) -> Unreadable:
    cell, month = dated
    return Unreadable(
        RULE,
        f"The year of “{found_in(cell)}” breaks the order of the months beside it. It is probably "
        f"{(month + _YEAR * by).long}. Its figures were not used.",
        "Correct the year, or answer in the preview which year is meant.",
    )


def in_order_over(found: dict[int, FoundMonth], cells: Sequence[Cell], problems: SheetProblems) -> None:
    """Put months over columns right in `found`, by the columns; those that are not sure are taken out, and told."""
    for kind in (False, True):
        dated = [
            (cell, month.month)
            for cell in cells
            if (month := found.get(cell.column)) is not None and not month.year and month.quarter is kind
        ]
        years = years_as_asked(dated, problems) if len(dated) > 1 else None
        for (cell, read), by in zip(dated, years or (), strict=False):
            if by is None:
                del found[cell.column]
            elif by:
                found[cell.column] = FoundMonth(read + _YEAR * by, kind, marks=found[cell.column].marks)


def in_order_down(table: OpenTable, entries: list[Entry]) -> list[Entry]:
    """The entries of a table with its months down a column, each indicator's months in one order."""
    column = table.table.columns.get("month")
    if column is None or _all_rise(entries):
        return entries
    groups: dict[_Series, dict[Month, list[int]]] = {}
    for code, found, _, _, cell, _, category, _ in entries:
        if not found.year:
            rows = groups.setdefault((code, category, found.quarter), {}).setdefault(found.month, [])
            rows.append(cell[0])
    moved: dict[tuple[_Series, Month], int | None] = {}
    for series, by_month in _broken(groups):
        cells = [table.covered.cell(rows[0], column) for rows in by_month.values()]
        dated = [(cell, month) for cell, month in zip(cells, by_month, strict=True) if cell is not None]
        years = years_as_asked(dated, table.problems) if len(dated) == len(by_month) else None
        moved |= {(series, month): by for month, by in zip(by_month, years or (), strict=False) if by != 0}
    if not moved:
        return entries
    return [put for entry in entries if (put := _moved(entry, moved)) is not None]


def _all_rise(entries: Sequence[Entry]) -> bool:
    """Whether the months of all entries rise, or those of each code by itself, without a gap of more than a year: of
    nearly all tables that says at once that no year is wrong."""
    if _rise([entry[1].month for entry in entries]):
        return True
    runs = [[entry[1].month for entry in run] for _, run in groupby(entries, itemgetter(0))]
    return len(runs) == len({entry[0] for entry in entries}) and all(map(_rise, runs))


def _rise(months: list[Month]) -> bool:
    if months != sorted(months):
        return False
    each = dict.fromkeys(months)
    if months and len(each) > months[-1].since(months[0]):  # without any gap
        return True
    return all(after.since(before) <= _YEAR for before, after in pairwise(each))


def _broken(
    groups: Mapping[_Series, dict[Month, list[int]]],
) -> list[tuple[_Series, dict[Month, list[int]]]]:
    """The series with a slip; none where the rows of any stand in no order at all. Rows of later and later months may
    lack some, which columns seldom do."""
    broken = []
    for series, by_month in groups.items():
        months = [*by_month]
        if is_in_order(months):
            continue
        if slip_in(months) is None:
            return []
        broken.append((series, by_month))
    return broken


def is_in_order(months: Sequence[Month]) -> bool:
    """Whether each is later than the one before, or each earlier."""
    return all(before < after for before, after in pairwise(months)) or all(
        before > after for before, after in pairwise(months)
    )


def _moved(entry: Entry, moved: Mapping[tuple[_Series, Month], int | None]) -> Entry | None:
    found = entry.month
    by = 0 if found.year else moved.get(((entry.code, entry.category, found.quarter), found.month), 0)
    if by is None:
        return None
    return entry._replace(month=FoundMonth(found.month + _YEAR * by, found.quarter, marks=found.marks)) if by else entry
