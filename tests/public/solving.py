"""What the attacker makes of numbers and equations: elimination, bounds, and all combinations where there are few."""

import itertools
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction

Unknown = tuple[str, ...]  # (code, month, column, covers), or ("category", code, month, name)
Equation = tuple[dict[Unknown, Fraction], Fraction]


@dataclass
class Loot:
    """What the files say: `known` numbers, `marked` unknowns, equations, and pairs of which one is no more than one."""

    known: dict[Unknown, Fraction] = field(default_factory=dict)
    marked: set[Unknown] = field(default_factory=set)
    equations: list[Equation] = field(default_factory=list)
    at_most: list[tuple[tuple[Unknown, ...], Unknown]] = field(default_factory=list)
    told: dict[Unknown, set[Fraction]] = field(default_factory=lambda: defaultdict(set))


def solved(loot: Loot, few: bool) -> dict[Unknown, Fraction]:
    """With `few` every mark is taken for a count of 1 to 5, where a number that is shown has a part in it."""
    rows: list[Equation] = []
    for terms, total in loot.equations:
        row, rest = {}, total
        usable = True
        for unknown, factor in terms.items():
            if unknown in loot.marked:
                row[unknown] = factor
            elif unknown in loot.known:
                rest -= factor * loot.known[unknown]
            else:
                usable = False
        if usable and row:
            rows.append((row, rest))
    found: dict[Unknown, Fraction] = {}
    for component in _components(rows, loot):
        if few and all(total == 0 for _, total in component):
            continue
        found.update(_one_component(component, loot, few))
    return found


def _components(rows: list[Equation], loot: Loot) -> Iterator[list[Equation]]:
    together: dict[Unknown, int] = {}
    groups: dict[int, list[Equation]] = {}
    for number, row in enumerate(rows):
        groups[number] = [row]
        for unknown in row[0]:
            old = together.get(unknown)
            if old is not None and old != number:
                for moved in groups.pop(old):
                    groups[number].append(moved)
                    together.update(dict.fromkeys(moved[0], number))
            together[unknown] = number
    yield from groups.values()


def _one_component(rows: list[Equation], loot: Loot, few: bool) -> dict[Unknown, Fraction]:
    reduced = _eliminated(rows)
    solved = {next(iter(row)): total for row, total in reduced if len(row) == 1}
    unknowns = sorted({unknown for row, _ in rows for unknown in row})
    low = {unknown: Fraction(1) for unknown in unknowns}
    high: dict[Unknown, Fraction | None] = {unknown: Fraction(5) if few else None for unknown in unknowns}
    for parts, whole in loot.at_most:
        top = loot.known.get(whole)
        if top is None:
            continue
        others = sum((loot.known.get(part, Fraction(part in loot.marked)) for part in parts), Fraction(0))
        for part in parts:
            if part in high:
                most = top - others + 1
                high[part] = most if high[part] is None else min(high[part], most)  # type: ignore[type-var]
    _bounds([*rows, *reduced], low, high)
    if any(high[each] is not None and low[each] > high[each] for each in unknowns):  # type: ignore[operator]
        return {} if few else solved  # the guess was wrong
    solved.update({each: low[each] for each in unknowns if low[each] == high[each]})
    if few and len(unknowns) <= 6:
        solved.update(_every_combination(rows, unknowns, low, high))
    return solved


def _eliminated(rows: list[Equation]) -> list[Equation]:
    done: list[tuple[Unknown, Equation]] = []
    for terms, total in rows:
        row, rest = dict(terms), total
        for pivot, (other, right) in done:
            row, rest = _less(row, rest, other, right, row.get(pivot, Fraction(0)))
        if not row:
            continue
        pivot = next(iter(row))
        factor = row[pivot]
        row, rest = {each: value / factor for each, value in row.items()}, rest / factor
        done = [(each, _less(*other, row, rest, other[0].get(pivot, Fraction(0)))) for each, other in done]
        done.append((pivot, (row, rest)))
    return [row for _, row in done]


def _less(
    row: dict[Unknown, Fraction], total: Fraction, other: dict[Unknown, Fraction], right: Fraction, factor: Fraction
) -> Equation:
    if not factor:
        return row, total
    left = {each: row.get(each, Fraction(0)) - factor * other.get(each, Fraction(0)) for each in {*row, *other}}
    return {each: value for each, value in left.items() if value}, total - factor * right


def _bounds(rows: list[Equation], low: dict[Unknown, Fraction], high: dict[Unknown, Fraction | None]) -> None:
    for _ in range(40):
        before = (dict(low), dict(high))
        for row, total in rows:
            for unknown, factor in row.items():
                least = most = total
                for other, each in row.items():
                    if other == unknown:
                        continue
                    top = high[other]
                    ends = (each * low[other], None if top is None else each * top)
                    under, over = ends if each > 0 else ends[::-1]
                    most = None if most is None or under is None else most - under  # type: ignore[assignment]
                    least = None if least is None or over is None else least - over  # type: ignore[assignment]
                below, above = (least, most) if factor > 0 else (most, least)
                if below is not None:
                    low[unknown] = max(low[unknown], Fraction(-((-below / factor).__floor__())))
                if above is not None:
                    top = Fraction((above / factor).__floor__())
                    high[unknown] = top if high[unknown] is None else min(high[unknown], top)  # type: ignore[type-var]
        if before == (low, high):
            return


def _every_combination(
    rows: list[Equation],
    unknowns: list[Unknown],
    low: Mapping[Unknown, Fraction],
    high: Mapping[Unknown, Fraction | None],
) -> dict[Unknown, Fraction]:
    ranges = [range(int(low[each]), int(high[each] or 5) + 1) for each in unknowns]
    fitting = []
    for numbers in itertools.product(*ranges):
        given = dict(zip(unknowns, numbers, strict=True))
        if all(sum(factor * given[each] for each, factor in row.items()) == total for row, total in rows):
            fitting.append(numbers)
            if len({*fitting}) > 200:
                return {}
    alone = {}
    for place, unknown in enumerate(unknowns):
        values = {numbers[place] for numbers in fitting}
        if len(values) == 1:
            alone[unknown] = Fraction(values.pop())
    return alone
