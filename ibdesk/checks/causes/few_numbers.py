"""Two numbers in each other's place, and a number mistyped: causes that only few numbers show."""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple

from ibdesk.checks.causes.grid import Fit, Grid, Over, Place, Slot
from ibdesk.checks.evidence.slips import slip_words
from ibdesk.domain.figure import Unit
from ibdesk.domain.month import Month

_FEWEST, _MOST_BAD = 3, 40
_SMALLEST_TOLD = 10  # smaller numbers are alike by chance
_TIMES_NEAR, _POINTS_NEAR = Fraction(7, 4), 10
_Bad = Mapping[Month, Sequence[Place]]


class RowsExchanged(NamedTuple):
    """Two rows, in some months."""

    over: Over
    months: tuple[Month, ...]
    one: Slot
    other: Slot


class Mistyped(NamedTuple):
    """One number, which others say is another one; `how` is the slip that makes the one of the other."""

    over: Over
    place: Place
    right: Fraction
    said_by: tuple[Place | str, ...]
    how: str


def rows_exchanged(grid: Grid, bad: _Bad) -> Iterator[RowsExchanged]:
    """Pairs of which each has what the other should have; in several months one cause."""
    order = {code: place for place, code in enumerate(grid.indicators)}
    found: dict[tuple[Slot, Slot], list[tuple[Over, bool]]] = {}
    for month, places in bad.items():
        if len(places) > _MOST_BAD:
            continue  # not the work of two rows
        hits: dict[tuple[Slot, Slot], tuple[Over, bool]] = {}
        partners: dict[Slot, set[Slot]] = {}
        for place, other in _pairs(grid, month, places):
            over = {place: grid.number(other), other: grid.number(place)}
            sure = _settled(grid, place, other, over)
            if sure is not None:
                one, two = sorted((place.slot, other.slot), key=lambda slot: order[slot.code])
                partners.setdefault(one, set()).add(two)
                partners.setdefault(two, set()).add(one)
                hits[one, two] = over, sure
        for (one, two), hit in hits.items():
            if len(partners[one]) == len(partners[two]) == 1:
                found.setdefault((one, two), []).append(hit)
    for (one, two), each in found.items():
        if any(sure for _, sure in each) or len(each) >= _FEWEST:
            over = {place: number for one_over, _ in each for place, number in one_over.items()}
            yield RowsExchanged(over, tuple(sorted({place.month for place in over})), one, two)


def _pairs(grid: Grid, month: Month, bad: Sequence[Place]) -> Iterator[tuple[Place, Place]]:
    """Each bad number with every other one of its unit, and with those that are just what it should be."""
    for place in bad:
        said = set(grid.said(place).values())
        for slot in grid.of_month(month):
            other = Place(slot, month)
            if slot == place.slot or slot.part is not place.slot.part or grid.unit(slot) is not grid.unit(place.slot):
                continue
            if slot in grid.same.get(place.slot, ()) or grid.number(other) in (None, grid.number(place)):
                continue
            if grid.number(other) in said if said else other in bad:
                yield place, other


def _settled(grid: Grid, place: Place, other: Place, over: Over) -> bool | None:
    """Whether two numbers are right in each other's place; False where only several such months would say so."""
    after, other_after, other_before = grid.fit(place, over), grid.fit(other, over), grid.fit(other)
    if after is Fit.CONTRADICTS or other_after is Fit.CONTRADICTS:
        return None
    if Fit.AGREES in (after, other_after) and max(map(_size, over.values())) < _SMALLEST_TOLD:
        return None
    if after is other_after is Fit.AGREES:
        return True
    near, other_near = _is_like(grid, place, over), _is_like(grid, other, over)
    if after is Fit.AGREES:
        return True if other_near and not other_after.is_bad else None if other_before is Fit.AGREES else False
    return True if other_before.is_bad and near and other_near and not after.is_bad else None


def _size(number: Fraction | None) -> Fraction:
    return abs(number or Fraction(0))


def _is_like(grid: Grid, place: Place, over: Over) -> bool:
    """Whether the number that is put there is much nearer to what the place usually has than the one that stands."""
    usual, now, then = grid.usual(place), grid.number(place), over[place]
    if usual is None or now is None or then is None:
        return False
    if grid.unit(place.slot) is Unit.PERCENT:
        return abs(then - usual) <= _POINTS_NEAR and abs(then - usual) * 4 <= abs(now - usual)
    times = _times(then, usual)
    return times is not None and times <= _TIMES_NEAR and times**2 <= (_times(now, usual) or times**2)


def _times(one: Fraction, other: Fraction) -> Fraction | None:
    """How many times the one the other is, from 1; None where one is nothing."""
    low, high = sorted((one, other))
    return high / low if low > 0 else None


def mistyped(grid: Grid, bad: _Bad) -> Iterator[Mistyped]:
    """A number beside others that agree on another one: two of them, or one where a slip and its neighbours say so."""
    for places in bad.values():
        for place in places:
            said, number = grid.said(place), grid.number(place)
            if number is None or len(set(said.values())) != 1:
                continue
            right = next(iter(said.values()))
            how = slip_words(number, right)
            if len(said) > 1 or (how and _fits_better(grid, place, number, right)):
                yield Mistyped({place: right}, place, right, tuple(said), how)


def _fits_better(grid: Grid, place: Place, number: Fraction, right: Fraction) -> bool:
    usual = grid.usual(place)
    return usual is not None and grid.is_odd(place, number, usual) and not grid.is_odd(place, right, usual)
