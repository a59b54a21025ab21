"""Which indicator a name that nobody knows may be of: by the words of the indicators' names first, then by likeness."""

from collections import Counter
from fractions import Fraction

from ibdesk.domain.indicator import Indicator
from ibdesk.reading.mapping.likeness import likest
from ibdesk.reading.tables.names.known_definitions import KnownDefinitions
from ibdesk.reading.tables.names.name_stages import is_stage
from ibdesk.reading.tables.names.name_words import compared, is_generic, stem, words_of_indicator
from ibdesk.reading.tables.names.names_of_others import Doubt, doubt_of

# Of which indicator a text is no length of time says alone.
_LENGTHS = frozenset(map(stem, ("year", "month", "week", "day", "hour", "working", "timescale")))


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
    best = max((rank for rank in ranks.values() if rank[2] > 0), default=None)
    nearest = [each for each in own if best is not None and ranks.get(each.code) == best]
    if len({each.code for each in nearest}) == 1:
        return nearest[0].code
    left = nearest or [each for each in own if doubts[each.code] is Doubt.TOLD]
    return likest(text, [(each.code, each.name) for each in left])


def _rank(text: str, own: Indicator, names: Counter[str]) -> tuple[int, int, Fraction]:
    """How few of a name's words a text does without, how many it says, and how much more these weigh."""
    words = words_of_indicator(own)
    shared = compared(text, words).shared
    telling = any(not word.isdigit() and word not in _LENGTHS for word in shared & words.telling)
    said = sum((Fraction(1, names[word]) for word in shared if telling and word in names), Fraction(0))
    lacking = set(words.words) - shared
    weighing = (word for word in lacking if not (is_stage(word) or is_generic(word)))
    return -len(lacking), len(shared), said - sum((Fraction(1, names[word]) for word in weighing), Fraction(0))
