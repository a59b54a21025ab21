"""Counts that stand together in a comment: "79 of 83", "29 out of 35 (82.86 %)", "82.86 % (29 of 35)", "3/8 = 37 %"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ibdesk.domain.comments.numbers_said import Written, WrittenNumber

_OF = re.compile(r"\s*(?:(?:out\s+)?of|/)\s*(?:the\s+|all\s+|a\s+total\s+of\s+)*", re.I)
_BEFORE_PERCENT = re.compile(r"[^\d,;.()]{0,50}\(\s*(?:or|=|i\.e\.|that is|which is)?\s*", re.I)
_JOINED_TO_PERCENT = re.compile(r"\s*,?\s*(?:=|or|i\.e\.|that is|which is|making)?\s*", re.I)
_COUNTS_IN_BRACKETS = re.compile(r"\s*\(\s*")


@dataclass(frozen=True, slots=True)
class Share:
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
