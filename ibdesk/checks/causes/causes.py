"""What may have put many numbers wrong at once: each cause is a set of numbers in other places, which repairs it.

A cause is proposed only where the numbers that it moves contradict others, or their neighbours, as they stand, and
nearly none does once they are moved.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import combinations
from typing import NamedTuple

from ibdesk.checks.causes.few_numbers import Mistyped, RowsExchanged, mistyped, rows_exchanged
from ibdesk.checks.causes.grid import Fit, Grid, Over, Place, Slot
from ibdesk.domain.figure import Part
from ibdesk.domain.month import Month

_FEWEST = 3
_MOST_LEFT = Fraction(3, 10)
_MOST_WRONG = Fraction(7, 10)
_MOST_MONTHS = 48
_LOOKED_AT_FIRST = 6
# Months so far away that a slip in one makes no number of the other odd, and of how many rows they are asked.
_MONTHS_APART, _FEWEST_BAD, _ROWS_ASKED = (-8, -16, 8, 16), 20, 60
_COUNTS = (Part.NUMERATOR, Part.DENOMINATOR)
_PARTS = ((Part.VALUE,), (Part.NUMERATOR,), (Part.DENOMINATOR,), _COUNTS, (Part.VALUE, *_COUNTS))


class MonthsExchanged(NamedTuple):
    """Two months' columns, of some parts."""

    over: Over
    one: Month
    other: Month
    parts: tuple[Part, ...]


class RowsSlipped(NamedTuple):
    """A month's figures from a first to a last row, by one row down (1) or up (-1)."""

    over: Over
    months: tuple[Month, ...]
    first: Slot
    last: Slot
    step: int


class CountsExchanged(NamedTuple):
    """The columns of numerators and denominators, in some months."""

    over: Over
    months: tuple[Month, ...]
    codes: tuple[str, ...]


Cause = MonthsExchanged | RowsSlipped | RowsExchanged | CountsExchanged | Mistyped


class _Gain(NamedTuple):
    """How many numbers are bad as they stand, how many then; `mended` have a number then that is not."""

    bad_before: int
    bad_after: int
    mended: int

    @property
    def explains(self) -> bool:
        return self.mended >= _FEWEST and self.bad_after <= _MOST_LEFT * self.bad_before

    @property
    def size(self) -> int:
        return self.mended - self.bad_after


def causes(grid: Grid, months: Iterable[Month]) -> Iterator[Cause]:
    """The causes that explain most of what is bad in these months, the largest first; none moves another's numbers."""
    latest = sorted(set(months), reverse=True)[:_MOST_MONTHS]
    bad = {month: places for month in latest if (places := grid.bad(month)) and not _is_noise(grid, month, places)}
    taken: set[Place] = set()
    large: list[tuple[_Gain, Cause]] = [
        *_counts_exchanged(grid, bad),
        *_months_exchanged(grid, bad),
        *_rows_slipped(grid, bad),
    ]
    for _, cause in sorted(large, key=lambda each: (-each[0].size, len(each[1].over))):
        if taken.isdisjoint(cause.over):
            taken.update(cause.over)
            yield cause
    small: list[Cause] = [*rows_exchanged(grid, bad), *mistyped(grid, bad)]
    for cause in small:
        if taken.isdisjoint(grid.touched(cause.over)):
            taken.update(cause.over)
            yield cause


def _is_noise(grid: Grid, month: Month, bad: Sequence[Place]) -> bool:
    """Whether at least half as many numbers are far from their neighbours in other months as well: then that says
    nothing of this one, and every cause would be tried on all of them."""
    if len(bad) < _FEWEST_BAD or any(grid.fit(place) is Fit.CONTRADICTS for place in bad[:_ROWS_ASKED]):
        return False
    slots = grid.of_month(month)
    asked, share = slots[:: max(1, len(slots) // _ROWS_ASKED)], Fraction(len(bad), len(slots))
    elsewhere = [odd for apart in _MONTHS_APART if (odd := _share_odd(grid, month + apart, asked)) is not None]
    return len(elsewhere) > 1 and all(2 * odd >= share for odd in elsewhere)


def _share_odd(grid: Grid, month: Month, asked: Iterable[Slot]) -> Fraction | None:
    """The share of a month's numbers that are far from their neighbours; None where too few are known."""
    fits = [grid.fit(Place(slot, month)) for slot in asked]
    known = [fit for fit in fits if fit is not Fit.UNKNOWN]
    return Fraction(sum(fit.is_bad for fit in known), len(known)) if len(known) >= _FEWEST_BAD else None


def _gain(grid: Grid, over: Over) -> _Gain:
    touched = grid.touched(over)
    before = [place for place in touched if grid.fit(place).is_bad]
    after = {place for place in touched if grid.fit(place, over).is_bad}
    mended = sum(place not in after and grid.number(place, over) is not None for place in before)
    return _Gain(len(before), len(after), mended)


_Bad = Mapping[Month, Sequence[Place]]


def _months_exchanged(grid: Grid, bad: _Bad) -> Iterator[tuple[_Gain, MonthsExchanged]]:
    for one, other in combinations(bad, 2):
        by_categories = grid.categories_exchanged(one, other) >= 2
        worse = max(bad[one], bad[other], key=len)
        if not by_categories and len(worse) < _FEWEST:
            continue
        found = []
        for parts in _PARTS:
            over = _exchanged(grid, one, other, parts)
            if not by_categories and not _begins_well(grid, worse, over):
                continue
            gain = _gain(grid, over)
            if gain.explains or (by_categories and parts == _PARTS[-1] and gain.bad_after < gain.bad_before):
                found.append((gain, MonthsExchanged(over, one, other, parts)))
        if found:
            yield min(found, key=lambda each: (-each[0].size, len(each[1].over)))


def _exchanged(grid: Grid, one: Month, other: Month, parts: Sequence[Part]) -> Over:
    over: dict[Place, Fraction | None] = {}
    for slot in dict.fromkeys([*grid.of_month(one), *grid.of_month(other)]):
        here, there = Place(slot, one), Place(slot, other)
        if slot.part in parts and grid.number(here) != grid.number(there):
            over[here], over[there] = grid.number(there), grid.number(here)
    return over


def _begins_well(grid: Grid, bad: Iterable[Place], over: Over) -> bool:
    """Whether of the first numbers that are bad as they stand at least half are not then; to look at all takes long."""
    first = [place for place in bad if place in over][:_LOOKED_AT_FIRST]
    return len(first) > 1 and 2 * sum(grid.fit(place, over).is_bad for place in first) <= len(first)


def _rows_slipped(grid: Grid, bad: _Bad) -> Iterator[tuple[_Gain, RowsSlipped]]:
    """Of one table, or of all tables of a workbook; the same slip of several months is one."""
    found: dict[tuple[Slot, Slot, int], list[tuple[_Gain, RowsSlipped]]] = {}
    for month, places in bad.items():
        if len(places) < _FEWEST:
            continue
        slips = (slip for slip in _slips(grid, month, places) if _begins_well(grid, places, slip.over))
        tried = [each for slip in slips if (each := (_gain(grid, slip.over), slip))[0].explains]
        if tried:
            # Of several the one after which as many numbers as may be stand where there are some; the first of these.
            best = min(tried, key=lambda each: (-each[0].size, -_as_usual(grid, each[1].over)))
            found.setdefault((best[1].first, best[1].last, best[1].step), []).append(best)
    for (first, last, step), alike in found.items():
        over = {place: number for _, slip in alike for place, number in slip.over.items()}
        gain = _Gain(
            sum(gain.bad_before for gain, _ in alike),
            sum(gain.bad_after for gain, _ in alike),
            sum(gain.mended for gain, _ in alike),
        )
        yield gain, RowsSlipped(over, tuple(month for _, slip in alike for month in slip.months), first, last, step)


def _as_usual(grid: Grid, over: Over) -> int:
    return sum(grid.stands_as_usual(place, over) - grid.stands_as_usual(place) for place in over)


def _slips(grid: Grid, month: Month, bad: Sequence[Place]) -> Iterator[RowsSlipped]:
    wrong = {place.slot for place in bad}
    tables = {table: slots for table in grid.tables if len(slots := grid.in_rows(table, month)) >= _FEWEST}
    for slots in tables.values():
        places = [place for place, slot in enumerate(slots) if slot in wrong]
        if len(places) < 2:
            continue
        firsts = {0, *range(max(0, places[0] - 2), places[0] + 1)}
        lasts = {len(slots), *range(places[-1] + 1, min(len(slots), places[-1] + 3) + 1)}
        for step in (1, -1):
            for first in sorted(firsts):
                for last in sorted(lasts):
                    yield _slip(grid, month, (slots[first:last],), step)
    for step in (1, -1):
        if len(tables) > 1:
            yield _slip(grid, month, tuple(tables.values()), step)
            counts = tuple(slots for table, slots in tables.items() if table[2] is not Part.VALUE)
            if len(counts) > 1:
                yield _slip(grid, month, counts, step)


def _slip(grid: Grid, month: Month, tables: Sequence[Sequence[Slot]], step: int) -> RowsSlipped:
    """What is put back: each row has the number of the next one (the one before), as far as both are in one unit."""
    over: dict[Place, Fraction | None] = {}
    for slots in tables:
        for place, slot in enumerate(slots):
            source = slots[place + step] if 0 <= place + step < len(slots) else None
            if source is None and grid.number(Place(slot, month)) is None:
                continue
            alike = source is not None and grid.unit(source) is grid.unit(slot)
            over[Place(slot, month)] = grid.number(Place(source, month)) if alike and source is not None else None
    return RowsSlipped(over, (month,), tables[0][0], tables[0][-1], step)


def _counts_exchanged(grid: Grid, bad: _Bad) -> Iterator[tuple[_Gain, CountsExchanged]]:
    """Of whole months, the months together; and of an indicator in several months, where the others are right."""
    pairs = {month: list(_unequal_counts(grid, month)) for month in bad}
    whole = [month for month, places in bad.items() if len(places) >= _FEWEST and _mostly_wrong(grid, pairs[month])]
    yield from _exchanged_counts(grid, [pair for month in whole for pair in pairs[month]])
    by_code: dict[str, list[tuple[Place, Place]]] = {}
    for month in bad.keys() - set(whole):
        for pair in pairs[month]:
            by_code.setdefault(pair[0].slot.code, []).append(pair)
    for own in by_code.values():
        if _mostly_wrong(grid, own):
            yield from _exchanged_counts(grid, own)


def _unequal_counts(grid: Grid, month: Month) -> Iterator[tuple[Place, Place]]:
    """The counts above and below of a month's percentages, where both are known and not the same."""
    for slot in grid.of_month(month):
        if slot.part is Part.NUMERATOR:
            above, below = (Place(Slot(slot.code, part), month) for part in _COUNTS)
            numbers = grid.number(above), grid.number(below)
            if None not in numbers and numbers[0] != numbers[1]:
                yield above, below


def _mostly_wrong(grid: Grid, pairs: Sequence[tuple[Place, Place]]) -> bool:
    wrong = sum(_size(grid.number(above)) > _size(grid.number(below)) for above, below in pairs)
    return wrong >= _FEWEST and wrong >= _MOST_WRONG * len(pairs)


def _exchanged_counts(grid: Grid, pairs: Sequence[tuple[Place, Place]]) -> Iterator[tuple[_Gain, CountsExchanged]]:
    over: dict[Place, Fraction | None] = {}
    for above, below in pairs:
        over[above], over[below] = grid.number(below), grid.number(above)
    if over and (gain := _gain(grid, over)).explains:
        codes = tuple(dict.fromkeys(place.slot.code for place in over))
        yield gain, CountsExchanged(over, tuple(sorted({place.month for place in over})), codes)


def _size(number: Fraction | None) -> Fraction:
    return abs(number or Fraction(0))
