"""Numbers in a comment that follow from others in the same sentence: a sum, a part of one, the change between two."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from ibdesk.domain.comments.numbers_said import Written, WrittenNumber
from ibdesk.domain.number import round_half_up


@dataclass(frozen=True, slots=True)
class Following:
    """What a number follows from; `summed` are the numbers that it is the sum of."""

    words: str
    summed: tuple[WrittenNumber, ...] = ()


def follows(text: str, number: WrittenNumber, beside: Iterable[WrittenNumber]) -> Following | None:
    """What a number follows from, out of the others in its sentence."""
    firm = [each for each in beside if not each.soft or each.start == number.start]
    others = [each for each in firm if each.start != number.start]
    if number.written is Written.BARE:
        if found := _part_of(number, firm):
            total, parts = found
            return Following(f"one part of {text[total.start : total.end]}, which is {_added(text, parts)}")
        if parts := next((parts for parts in _runs(others) if _total(parts) == number.number), ()):
            return Following(f"the sum of {_added(text, parts)}", tuple(parts))
    return _change_between(text, number, others)


def _runs(numbers: Sequence[WrittenNumber]) -> Iterator[Sequence[WrittenNumber]]:
    for first in range(len(numbers)):
        for last in range(first + 2, len(numbers) + 1):
            yield numbers[first:last]


def _part_of(
    number: WrittenNumber, numbers: Sequence[WrittenNumber]
) -> tuple[WrittenNumber, Sequence[WrittenNumber]] | None:
    """The total right before or right after a run of numbers that holds this one, and the longest such run."""
    found: list[tuple[WrittenNumber, Sequence[WrittenNumber]]] = []
    for place, total in enumerate(numbers):
        after = [numbers[place + 1 : last] for last in range(place + 3, len(numbers) + 1)]
        before = [numbers[first:place] for first in range(place - 1)]
        for parts in (*after, *before):
            bare = all(each.written is Written.BARE for each in (total, *parts))
            if number in parts and bare and _total(parts) == total.number:
                found.append((total, parts))
    return max(found, key=lambda each: len(each[1]), default=None)


def _total(parts: Iterable[WrittenNumber]) -> Fraction:
    return sum((part.number for part in parts), Fraction(0))


def _added(text: str, parts: Iterable[WrittenNumber]) -> str:
    return " + ".join(text[part.start : part.end] for part in parts)


def _change_between(text: str, number: WrittenNumber, others: Sequence[WrittenNumber]) -> Following | None:
    for then, now in pairwise(others):
        if number.written is not Written.PERCENT or then.written is Written.PERCENT or not then.number:
            continue
        change = abs(now.number - then.number) / then.number * 100
        if round_half_up(change, number.decimals) == round_half_up(number.number, number.decimals):
            return Following(f"the change from {text[then.start : then.end]} to {text[now.start : now.end]}")
    return None
