"""Which held-back counts a reader could get back by adding, taking away and bounds: exact sums, no guesses."""

from collections.abc import Collection, Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from math import ceil, floor

from ibdesk.domain.public.relations import Cell, Relation
from ibdesk.domain.public.small import SMALLEST_SHOWN

_MOST_ROUNDS = 60
_Terms = dict[Hashable, Fraction]


@dataclass(slots=True)
class _Row:
    """The terms together are `total`."""

    terms: _Terms
    total: Fraction


@dataclass(slots=True)
class _Group:
    """Equations that share unknown counts; `exact` are those without a remainder that nobody knows."""

    exact: list[_Row] = field(default_factory=list)
    loose: list[_Row] = field(default_factory=list)


def given_away(
    relations: Iterable[Relation],
    counts: Mapping[Cell, Fraction],
    hidden: Collection[Cell],
    small: Collection[Cell],
) -> frozenset[Cell]:
    """The held-back counts of which one number alone is possible for a reader who knows all others, the relations, and
    even which of the held-back ones are `small`. Of none it is taken for known that it is 0: 0 is not held back."""
    found: set[Cell] = set()
    for group in _groups(relations, counts, frozenset(hidden)):
        found |= _solved(group, counts, frozenset(small))
    return frozenset(found)


def _groups(
    relations: Iterable[Relation], counts: Mapping[Cell, Fraction], hidden: frozenset[Cell]
) -> tuple[_Group, ...]:
    leader: dict[Cell, Cell] = {}

    def lead(cell: Cell) -> Cell:
        while leader.setdefault(cell, cell) != cell:
            leader[cell] = leader[leader[cell]]
            cell = leader[cell]
        return cell

    rows: list[tuple[Cell, _Row, bool]] = []
    for number, relation in enumerate(relations):
        unknown = [cell for cell in relation.cells if cell in hidden]
        if not unknown:
            continue
        row = _row(relation, counts, hidden)
        if relation.at_most:
            row.terms["rest", number] = Fraction(1)
        for cell in unknown[1:]:
            leader[lead(cell)] = lead(unknown[0])
        rows.append((unknown[0], row, relation.at_most))
    groups: dict[Cell, _Group] = {}
    for cell, row, loose in rows:
        group = groups.setdefault(lead(cell), _Group())
        (group.loose if loose else group.exact).append(row)
    return tuple(groups.values())


def _row(relation: Relation, counts: Mapping[Cell, Fraction], hidden: frozenset[Cell]) -> _Row:
    terms: _Terms = {}
    total = Fraction(0)
    for cells, sign in ((relation.parts, Fraction(1)), (relation.whole, Fraction(-1))):
        for cell in cells:
            if cell in hidden:
                terms[cell] = terms.get(cell, Fraction(0)) + sign
            else:
                total -= sign * counts[cell]
    return _Row({cell: factor for cell, factor in terms.items() if factor}, total)


def _solved(group: _Group, counts: Mapping[Cell, Fraction], small: frozenset[Cell]) -> set[Cell]:
    reduced = _reduced(group.exact)
    found = {next(iter(row.terms)) for row in reduced if len(row.terms) == 1}
    rows = [*reduced, *group.exact, *group.loose]
    low: dict[Hashable, Fraction] = {}
    high: dict[Hashable, Fraction | None] = {}
    for cell in dict.fromkeys(cell for row in rows for cell in row.terms):
        own = cell in counts
        low[cell] = Fraction(1 if own and counts[cell] else 0)
        high[cell] = Fraction(SMALLEST_SHOWN - 1) if cell in small else None
    _narrow(rows, low, high)
    return found | {cell for cell in low if cell in counts and low[cell] == high[cell]}


def _reduced(rows: list[_Row]) -> list[_Row]:
    """Each unknown that can be eliminated from all rows but one."""
    done: list[tuple[Hashable, _Row]] = []
    for given in rows:
        row = _Row(dict(given.terms), given.total)
        for pivot, other in done:
            _take(row, other, pivot)
        if not row.terms:
            continue
        pivot = next(iter(row.terms))
        factor = row.terms[pivot]
        row = _Row({cell: each / factor for cell, each in row.terms.items()}, row.total / factor)
        for _, other in done:
            _take(other, row, pivot)
        done.append((pivot, row))
    return [row for _, row in done]


def _take(row: _Row, other: _Row, pivot: Hashable) -> None:
    """Take so much of the other row away that the pivot is gone."""
    factor = row.terms.get(pivot)
    if factor is None:
        return
    for cell, each in other.terms.items():
        left = row.terms.get(cell, Fraction(0)) - factor * each
        if left:
            row.terms[cell] = left
        else:
            row.terms.pop(cell, None)
    row.total -= factor * other.total


def _narrow(rows: list[_Row], low: dict[Hashable, Fraction], high: dict[Hashable, Fraction | None]) -> None:
    """What each row leaves possible for each of its counts, until nothing narrows any more."""
    for _ in range(_MOST_ROUNDS):
        changed = False
        for row in rows:
            for cell, factor in row.terms.items():
                changed |= _narrow_one(row, cell, factor, low, high)
        if not changed:
            return


def _narrow_one(
    row: _Row, cell: Hashable, factor: Fraction, low: dict[Hashable, Fraction], high: dict[Hashable, Fraction | None]
) -> bool:
    least, most = _others(row, cell, low, high)
    ends = [
        None if most is None else (row.total - most) / factor,
        None if least is None else (row.total - least) / factor,
    ]
    if factor < 0:
        ends.reverse()
    changed = False
    if ends[0] is not None and (lowest := Fraction(ceil(ends[0]))) > low[cell]:
        low[cell], changed = lowest, True
    top = high[cell]
    if ends[1] is not None and (top is None or Fraction(floor(ends[1])) < top):
        high[cell], changed = Fraction(floor(ends[1])), True
    return changed


def _others(
    row: _Row, cell: Hashable, low: dict[Hashable, Fraction], high: dict[Hashable, Fraction | None]
) -> tuple[Fraction | None, Fraction | None]:
    """The least and the most that the row's other terms come to; None where there is no bound."""
    least: Fraction | None = Fraction(0)
    most: Fraction | None = Fraction(0)
    for other, factor in row.terms.items():
        if other == cell:
            continue
        top = high[other]
        far = None if top is None else factor * top
        near = factor * low[other]
        below, above = (near, far) if factor > 0 else (far, near)
        least = None if least is None or below is None else least + below
        most = None if most is None or above is None else most + above
    return least, most
