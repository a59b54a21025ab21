"""Which indicator a name that nobody knows may be of: by the words of the indicators' names first, then by likeness."""

import re
from collections import Counter
from collections.abc import Iterable
from fractions import Fraction

from ibdesk.domain.indicator import Indicator
from ibdesk.reading.mapping.likeness import likest
from ibdesk.reading.tables.names.known_definitions import KnownDefinitions
from ibdesk.reading.tables.names.name_stages import is_stage
from ibdesk.reading.tables.names.name_words import compared, is_generic, stem, words_in, words_of_indicator
from ibdesk.reading.tables.names.names_of_others import Doubt, doubt_of
from ibdesk.reading.values.cell_text import plain_signs

# Of which indicator a text is no length of time says alone.
_LENGTHS = frozenset(map(stem, ("year", "month", "week", "day", "hour", "working", "timescale")))

_APART = re.compile(r"(?:[(\[:/]|(?<=\s)-(?=\s)|, )\s*([^()\[\]]+)[)\]]?\s*$")


def like_indicator(text: str, known: KnownDefinitions) -> str:
    """The code of the one indicator that a text may name; "" where none may, or several as well.

    Of the names that leave nothing of the text it is the one with the fewest words beside those of the text, if they
    weigh less than what is said; a word weighs less the more names it stands in. "Contacts" is Contacts Received rather
    than Contacts Progressed to Referral.
    """
    own = known.records.indicators
    doubts = {each.code: doubt_of(text, each, known) for each in own}
    names = Counter(word for each in own for word in set(words_of_indicator(each).words))
    ranks = {each.code: _rank(text, each, names) for each in own if doubts[each.code] is Doubt.NONE}
    said = _of_another_number(text, [each for each in own if doubts[each.code] is not Doubt.NONE])
    ranks = {code: rank for code, rank in ranks.items() if rank[1] > said}
    best = max((rank for rank in ranks.values() if rank[2] > 0), default=None)
    nearest = [each for each in own if best is not None and ranks.get(each.code) == best]
    if len({each.code for each in nearest}) == 1:
        return nearest[0].code
    told = [each for each in own if doubts[each.code] is Doubt.TOLD and not _is_said_apart(text, each)]
    left = nearest or [each for each in told if len(compared(text, words_of_indicator(each)).shared) >= said]
    return likest(text, [(each.code, each.name) for each in left])


def _of_another_number(text: str, doubted: Iterable[Indicator]) -> int:
    """How many words an indicator's whole name has in a text that makes another number of it: "New LAC" is none of
    another indicator's either, which has as few of its words."""
    whole = (words_of_indicator(each) for each in doubted)
    shared = ((set(words.words), compared(text, words).shared) for words in whole)
    return max((len(found) for words, found in shared if words and words <= found), default=0)


def _is_said_apart(text: str, own: Indicator) -> bool:
    """Whether what a text says besides stands in brackets, or behind a dash or a colon, as what parts a whole does."""
    apart = _APART.search(plain_signs(text))
    left = compared(text, words_of_indicator(own)).left
    return apart is not None and not set(left).isdisjoint(words_in(apart[1]))


def _rank(text: str, own: Indicator, names: Counter[str]) -> tuple[int, int, Fraction]:
    """How few of a name's words a text does without, how many it says, and how much more these weigh."""
    words = words_of_indicator(own)
    shared = compared(text, words).shared
    telling = any(not word.isdigit() and word not in _LENGTHS for word in shared & words.telling)
    said = sum((Fraction(1, names[word]) for word in shared if telling and word in names), Fraction(0))
    lacking = set(words.words) - shared
    weighing = (word for word in lacking if not (is_stage(word) or is_generic(word)))
    return -len(lacking), len(shared), said - sum((Fraction(1, names[word]) for word in weighing), Fraction(0))
