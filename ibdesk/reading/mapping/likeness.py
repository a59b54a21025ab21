"""How like two names are, abbreviations included: "CP plans" is like Child Protection Plans."""

import re
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from functools import lru_cache

from ibdesk.reading.values.cell_text import key_of, plain_signs

LEAST_LIKE = 0.72
_MOST_INITIALS = 4
_LEAST_LETTERS = 2
_CLEARLY = 0.04
_WHEN = re.compile(r" *(?:@|at|in|per|for|during|by) (?:the )?(?:end of )?(?:the )?month(?: end)?$", re.IGNORECASE)


def likest(text: str, names: Iterable[tuple[str, str]]) -> str:
    """The word of the (word, name) pair whose name the text is most like; "" where none is, or two are as like."""
    best: dict[str, float] = {}
    for word, name in names:
        best[word] = max(best.get(word, 0.0), likeness(text, name))
    ranked = sorted(best.items(), key=lambda pair: pair[1], reverse=True)
    if not ranked or ranked[0][1] < LEAST_LIKE:
        return ""
    if len(ranked) > 1 and ranked[0][1] - ranked[1][1] < _CLEARLY:
        return ""
    return ranked[0][0]


def likeness(text: str, name: str) -> float:
    """From 0 to 1; runs of the name's words may be written by their initials, and when it is counted left out."""
    written = key_of(_WHEN.sub("", plain_signs(text)))
    if len(written) < _LEAST_LETTERS or not any(map(str.isalpha, written)):
        return 0.0
    return max((_ratio(written, variant) for variant in _variants(name)), default=0.0)


def _ratio(written: str, variant: str) -> float:
    shorter, longer = sorted((len(written), len(variant)))
    if 2 * shorter < LEAST_LIKE * (shorter + longer):
        return 0.0  # so different in length that they cannot be alike
    matcher = SequenceMatcher(None, written, variant, autojunk=False)
    return matcher.ratio() if matcher.quick_ratio() >= LEAST_LIKE else 0.0


@lru_cache(maxsize=4096)
def _variants(name: str) -> tuple[str, ...]:
    return tuple(_written_ways(name))


def _written_ways(name: str) -> Iterator[str]:
    words = [key for word in _WHEN.sub("", plain_signs(name)).split() if (key := key_of(word))]
    yield "".join(words)
    for first in range(len(words)):
        for last in range(first + 2, min(first + _MOST_INITIALS, len(words)) + 1):
            initials = "".join(word[0] for word in words[first:last])
            yield "".join([*words[:first], initials, *words[last:]])
