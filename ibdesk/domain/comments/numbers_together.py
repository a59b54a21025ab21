"""Numbers in a comment that belong together: a sum and its parts, the change between two, "79 of 83", "3/8 = 37 %"."""

import re
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

from msgspec import Struct

from ibdesk.domain.comments.numbers_said import Written, WrittenNumber
from ibdesk.domain.number import round_half_up


class Following(Struct, frozen=True):
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


_OF = re.compile(r"\s*(?:(?:out\s+)?of|/)\s*(?:the\s+|all\s+|a\s+total\s+of\s+)*", re.I)
_BEFORE_PERCENT = re.compile(r"[^\d,;.()]{0,50}\(\s*(?:or|=|i\.e\.|that is|which is)?\s*", re.I)
_JOINED_TO_PERCENT = re.compile(r"\s*,?\s*(?:=|or|i\.e\.|that is|which is|making)?\s*", re.I)
_COUNTS_IN_BRACKETS = re.compile(r"\s*\(\s*")


class Share(Struct, frozen=True):
    """`percent` is the percentage that belongs to the two counts; `sure` where it can be about nothing else."""

    above: WrittenNumber
    below: WrittenNumber
    percent: WrittenNumber | None = None
    sure: bool = False


def shares(text: str, numbers: Sequence[WrittenNumber]) -> Iterator[Share]:
    for place, (above, below) in enumerate(pairwise(numbers)):
        if not _is_pair(text, above, below):
            continue
        before = numbers[place - 1] if place else None
        after = numbers[place + 2] if place + 2 < len(numbers) else None
        if after is not None and after.written is Written.PERCENT and (told := _after(text, below, after)):
            yield Share(above, below, after, told == "sure")
        elif before is not None and before.written is Written.PERCENT and _counts_explain(text, before, above):
            yield Share(above, below, before, sure=text[below.end : below.end + 1] == ")")
        else:
            yield Share(above, below)


def _is_pair(text: str, above: WrittenNumber, below: WrittenNumber) -> bool:
    if above.written is not Written.BARE or above.decimals or below.decimals or above.soft is not below.soft:
        return False
    return bool(_OF.fullmatch(text[above.end : below.start]))


def _after(text: str, below: WrittenNumber, percent: WrittenNumber) -> str:
    between = text[below.end : percent.start]
    if _BEFORE_PERCENT.fullmatch(between):
        # "(95.18 % last year)" is about something else.
        return "sure" if text[percent.end : percent.end + 1] == ")" else "likely"
    if not _JOINED_TO_PERCENT.fullmatch(between):
        return ""
    return "sure" if "=" in between else "likely"


def _counts_explain(text: str, percent: WrittenNumber, above: WrittenNumber) -> bool:
    return bool(_COUNTS_IN_BRACKETS.fullmatch(text[percent.end : above.start]))
