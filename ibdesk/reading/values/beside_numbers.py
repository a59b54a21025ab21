"""What stands beside a number in its cell, and makes another number of it: words, signs, arrows."""

import re
from collections.abc import Iterable

_OF_THOUSANDS = re.compile(
    r"(?<!\w)(?:[km]|mn|bn|thou(?:sands?)?|millions?|billions?|hundreds?|['’]?000['’]?s?)(?!\w)|‰|(?:per|/) ?\d"
)
_ANOTHER = re.compile(
    r"\b(?:targets?|tgt|forecasts?|planned|plan|budgets?|projected|projection|last (?:year|month)|previous|ytd|prev|"
    r"prior|was|avg|ave|average|mean|median|cumulative|cum|rolling|r ?12m?|\d{1,2} ?(?:m|mths?|months?)|q[1-4]|quarter|"
    r"to date|baseline|rank(?:ed)?|changed?|difference|diff|variance|var|percentile|quartile|ppts?|pp|"
    r"percentage points?|fam(?:ily|ilies|s)?|households?|since|of which|capacity|england|national)\b"
)
_ABOUT = re.compile(r"[<>≤≥~≈∼±]|\bc\.")
_ABOUT_BEFORE = re.compile(
    r"\b(?:approx(?:imately)?|about|around|circa|ca|under|over|up to|below|above|(?:less|more|fewer) than|"
    r"at (?:least|most))\b"
)
_NOTE_SIGNS = re.compile(r"[*†‡§¶#^?!+]+|[¹²³⁰-⁹₀-₉ᵃ-ᵛᶜᶠᶻʰʲˡˢʷˣʸⁱⁿ⁽⁾]+")
# Behind a number, and nothing else there: another unit of time than days, a place in an order, a forecast's mark.
_ALONE_BEHIND = re.compile(r"(?:weeks?|wks?|years?|yrs?)\.?|st|nd|rd|th|[(\[]?(?:f|fc|fcst|f['’]cast|proj)\.?[)\]]?")
_UP, _DOWN = "▲△⬆↑⇧🡅🡹", "▼▽⬇↓⇩🡇🡻"


def makes_another(before: str, behind: str) -> bool:
    """Whether the words before a number or behind it, in small letters, make another number of it."""
    both = f"{before} {behind}"
    if any(words.search(both) for words in (_OF_THOUSANDS, _ANOTHER, _ABOUT)) or _ABOUT_BEFORE.search(before):
        return True
    return _ALONE_BEHIND.fullmatch(behind.strip()) is not None


def is_note_sign(behind: str) -> bool:
    """Whether signs that mean something to those who know stand behind a number."""
    return _NOTE_SIGNS.fullmatch(behind.strip()) is not None


def arrow_turns(looks: str, others: Iterable[str]) -> bool:
    """Whether an arrow stands with a number, and the opposite one with other numbers of the same format: it turns with
    the number's sign, so the number is a change. An arrow that is always the same is one of travel, beside a figure."""
    against = next((down for up, down in ((_UP, _DOWN), (_DOWN, _UP)) if set(up) & set(looks)), "")
    return bool(against) and any(set(against) & set(each) for each in others)
