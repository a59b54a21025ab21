"""What a public version holds back: small numbers, and so many others that none of them can be got back."""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from msgspec import Struct, field

from ibdesk.domain.board import Records
from ibdesk.domain.public.given_away import given_away
from ibdesk.domain.public.relations import Cell, Relation, counts_of, relations_of
from ibdesk.domain.public.small import is_small
from ibdesk.domain.public.structure import Structure

_NO_CELLS: frozenset[Cell] = frozenset()


class Earlier(Struct, frozen=True):
    """What the public versions that went out before said: `hidden` held back, figures that are the same today;
    `shown` with their numbers."""

    hidden: frozenset[Cell] = _NO_CELLS
    shown: Mapping[Cell, Fraction] = field(default_factory=dict)


class HeldBack(Struct, frozen=True):
    """`cells` are the keys of all figures that are held back, `counts` the counts among them with their numbers,
    `small` those that are small by themselves.

    `guessed` are counts that only one who takes every mark for a number of 1 to 5 gets back, where nothing is left that
    could be held back with them; who knows that a mark may stand for more cannot. `open` are those that could be got
    back all the same: none, but for what earlier public versions gave away.
    """

    cells: frozenset[Cell]
    counts: Mapping[Cell, Fraction]
    small: frozenset[Cell]
    relations: tuple[Relation, ...]
    guessed: frozenset[Cell] = _NO_CELLS
    open: frozenset[Cell] = _NO_CELLS


def held_back(records: Records, earlier: Earlier | None = None) -> HeldBack:
    """Pure: the same records and earlier versions hold back the same."""
    earlier = earlier or Earlier()
    counts = counts_of(records)
    relations = relations_of(records, counts)
    structure = Structure.of(records)
    categories = frozenset(each.key for each in records.breakdowns if each.key in counts)
    small = structure.small_by_itself() | frozenset(cell for cell in categories if is_small(counts[cell]))
    known = counts.keys() | structure.figures.keys()
    hidden = structure.follow(small | (earlier.hidden & known))
    touching = _touching(relations)
    gone: frozenset[Cell] = _NO_CELLS
    while gone := given_away(relations, counts, _secret(hidden, counts, earlier), small):
        more = frozenset(_beside(gone, touching, counts, hidden, earlier))
        if not more:
            break
        hidden = structure.follow(hidden | more)
    own = {cell: counts[cell] for cell in hidden if cell in counts}
    sure = given_away(relations, counts, _secret(hidden, counts, earlier), ())
    return HeldBack(hidden, own, small, relations, gone - sure, sure)


def _secret(hidden: frozenset[Cell], counts: Mapping[Cell, Fraction], earlier: Earlier) -> frozenset[Cell]:
    """The held-back counts that no earlier public version showed as they are today."""
    return frozenset(cell for cell in hidden if cell in counts and earlier.shown.get(cell) != counts[cell])


def _touching(relations: Sequence[Relation]) -> Mapping[Cell, tuple[Relation, ...]]:
    found: dict[Cell, list[Relation]] = {}
    for relation in relations:
        for cell in dict.fromkeys(relation.cells):
            found.setdefault(cell, []).append(relation)
    return {cell: tuple(several) for cell, several in found.items()}


def _beside(
    gone: frozenset[Cell],
    touching: Mapping[Cell, tuple[Relation, ...]],
    counts: Mapping[Cell, Fraction],
    hidden: frozenset[Cell],
    earlier: Earlier,
) -> Iterator[Cell]:
    """For each count that can be got back the smallest one that stands in a sum with it and is still shown."""
    for cell in sorted(gone, key=str):
        candidates = {
            other
            for relation in _within_reach(cell, touching, hidden)
            for other in relation.cells
            if other not in hidden and earlier.shown.get(other) != counts[other]
        }
        if candidates:
            yield min(candidates, key=lambda other: (counts[other] == 0, counts[other], str(other)))


def _within_reach(
    cell: Cell, touching: Mapping[Cell, tuple[Relation, ...]], hidden: frozenset[Cell]
) -> Iterator[Relation]:
    """The relations of the count; those of its neighbours in them where its own have nothing left to hold back."""
    own = touching.get(cell, ())
    yield from own
    if all(other in hidden for relation in own for other in relation.cells):
        for relation in own:
            for other in relation.cells:
                yield from touching.get(other, ())
