"""How far back a comment looks: "in 12 months", "since March", "for three years", "this financial year"."""

import re

from ibdesk.domain.comments.months_named import months_named
from ibdesk.domain.month import Month, months

NUMBERS = "two three four five six seven eight nine ten eleven twelve eighteen".split()  # noqa: SIM905
_SO_MANY = {**{word: place for place, word in enumerate(NUMBERS, 2)}, "a": 1, "one": 1, "the": 1, "eighteen": 18}
_BACK = re.compile(
    rf"\b(?:in|for|over|of) (?:(?:the )?(?:last|past|previous) |more than |over |nearly |almost |at least )?"
    rf"(?P<many>\d{{1,2}}|{'|'.join(NUMBERS)}|a|one|the)? ?(?P<unit>months?|years?)\b(?! to date)",
    re.I,
)
_SINCE = re.compile(r"\bsince\b.*", re.I)
_THIS_YEAR = re.compile(r"\b(?:this|in the) (?:financial )?year\b|\bso far this year\b", re.I)
_MOST = 60


def months_of_span(clause: str, now: Month) -> tuple[Month, ...] | None:
    """The months before `now` that a clause surely speaks of; None where it names no stretch, and all may be meant."""
    if match := _SINCE.search(clause):
        named = [month for month in months_named(match[0], now).single if month < now]
        return _between(named[0] + 1, now) if len(named) == 1 else ()
    if match := _BACK.search(clause):
        word = (match["many"] or "one").casefold()
        many = int(word) if word.isdigit() else _SO_MANY.get(word, 1)
        back = many * (12 if match["unit"].casefold().startswith("year") else 1)
        return _between(now - (min(back, _MOST) - 1), now) if back > 1 else ()
    if _THIS_YEAR.search(clause):
        return _between(now.financial_year_start, now)
    return None


def _between(first: Month, now: Month) -> tuple[Month, ...]:
    return months(first, now - 1) if first < now else ()
