"""Numbers in a comment that follow from others in the same sentence: their sum, or the change between two of them."""

from collections.abc import Iterable, Sequence
from fractions import Fraction
from itertools import pairwise

from ibdesk.domain.comments.numbers_said import Written, WrittenNumber
from ibdesk.domain.number import round_half_up


def follows(text: str, number: WrittenNumber, beside: Iterable[WrittenNumber]) -> str:
    """What a number is made of that follows from others in its sentence: their sum, or the change between two."""
    others = [each for each in beside if each.start != number.start and not each.soft]
    for first in range(len(others)):
        for last in range(first + 2, len(others) + 1):
            parts = others[first:last]
            if number.written is Written.BARE and sum((part.number for part in parts), Fraction(0)) == number.number:
                return "the sum of " + " + ".join(text[part.start : part.end] for part in parts)
    return _change_between(text, number, others)


def _change_between(text: str, number: WrittenNumber, others: Sequence[WrittenNumber]) -> str:
    for then, now in pairwise(others):
        if number.written is not Written.PERCENT or then.written is Written.PERCENT or not then.number:
            continue
        change = abs(now.number - then.number) / then.number * 100
        if round_half_up(change, number.decimals) == round_half_up(number.number, number.decimals):
            return f"the change from {text[then.start : then.end]} to {text[now.start : now.end]}"
    return ""
