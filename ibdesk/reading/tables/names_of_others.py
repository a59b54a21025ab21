"""Names beside a known code that make another number of the indicator's: a rate of a count, "not" within the time, 45
days for 35. Shortened and misspelt names add no such word."""

import re
from difflib import SequenceMatcher

from ibdesk.domain.figure import Covers, Unit
from ibdesk.domain.indicator import Indicator
from ibdesk.reading.tables.kinds_of_numbers import says_nothing
from ibdesk.reading.tables.known_definitions import KnownDefinitions
from ibdesk.reading.tables.row_words import named_unlike, names_another
from ibdesk.reading.values.cell_text import key_of, plain_signs
from ibdesk.reading.values.sheet_problems import Unreadable

_RATES = frozenset(("rate", "rates", "ratio"))
_AVERAGES = frozenset(("average", "averages", "avg", "mean", "median", "longest", "shortest", "maximum", "minimum"))
_OPPOSITES = frozenset(
    (
        "not", "never", "outside", "without", "except", "excluding", "overdue", "late", "missed", "outstanding",
        "waiting", "awaiting", "pending", "unallocated", "incomplete", "cancelled", "declined", "rejected", "repeat",
        "repeated",
    )
)  # fmt: skip
_COUNTS = frozenset(("number", "numbers", "count", "counts", "nos"))
_SHARES = frozenset(("percent", "percentage", "percentages", "pct", "proportion", "share"))
_TIMES = frozenset(("day", "days", "hours", "weeks"))
_COSTS = frozenset(("cost", "costs", "spend", "expenditure"))
# What happens in a month is no count at its end, and the other way round.
_FLOWS = frozenset(
    ("started", "starts", "starting", "ended", "ending", "ceased", "ceasing", "closed", "opened", "leaving", "joining")
)
_STOCKS = frozenset(("open", "caseload", "caseloads"))
_MONTHS = frozenset(("month", "mth", "calendar"))
_LENGTH = re.compile(
    r"(\d+) ?\+? ?(?:working |calendar |school )?(days?|wds?|hours?|hrs?|h|weeks?|wks?|months?|mths?|years?|yrs?)\b"
)
_OUT_OF = re.compile(r"\bout(?: of|-of|with) ?-?(?:time|scale|target)|\bno (?:longer|visits?|reviews?)\b")
_PER = re.compile(r"\bper (\w+)")
_SCALES = re.compile(r"\bper (?:1[0,]*000|10k|thousand|head)\b")
_NUMBER_OF = re.compile(r"\bno\.? of\b|^(?:no\.?|#) ")
_WORD = re.compile(r"re-\w+|%|\w+")
_LEAST_LETTERS, _FEWEST_WORDS, _UNLIKE = 4, 2, 0.45


def makes_another(label: str, own: Indicator) -> bool:
    """Whether a row's name has a word, which the indicator's own name lacks, that makes another number of it."""
    said, name = _plain(label), _plain(own.name)
    if key_of(said) == key_of(name):
        return False
    words, known = _words(said), _words(name)
    new = words - known
    if new & (_OPPOSITES | _COSTS) or (_OUT_OF.search(said) and not _OUT_OF.search(name)):
        return True
    if any(word.startswith("re") and word[2:] in known for word in new):
        return True
    return _another_unit(said, name, new, own) or _another_length(said, name, own) or _another_period(new, own)


def is_unlike(label: str, name: str) -> bool:
    """Whether a row's name has nothing of the indicator's: no word that begins alike, and no likeness of letters."""
    words = [word for word in _words(_plain(label)) if len(word) >= _LEAST_LETTERS]
    begins = {word[:_LEAST_LETTERS] for word in _words(_plain(name))}
    if len(words) < _FEWEST_WORDS or says_nothing(label) or any(word[:_LEAST_LETTERS] in begins for word in words):
        return False
    return SequenceMatcher(None, key_of(label), key_of(name), autojunk=False).ratio() < _UNLIKE


def _another_unit(said: str, name: str, new: frozenset[str], own: Indicator) -> bool:
    is_share, is_time = own.unit is Unit.PERCENT, own.unit is Unit.DAYS
    per = {each for each in _PER.findall(said) if each not in _MONTHS} - set(_PER.findall(name))
    if (per or _SCALES.search(said)) and own.unit is not Unit.RATE and not _SCALES.search(name):
        return True
    if is_share:
        return bool(new & _COUNTS) or bool(_NUMBER_OF.search(said) and not _NUMBER_OF.search(name))
    shares = "%" in said and "%" not in name
    others = (_SHARES | _RATES) if own.unit is not Unit.RATE else _SHARES
    return shares or bool(new & others) or (not is_time and bool(new & _AVERAGES))


def _another_length(said: str, name: str, own: Indicator) -> bool:
    """Whether the name says another length of time: 45 days for 35, days for a count."""
    lengths, known = _lengths(said), _lengths(name)
    units = {unit for _, unit in known}
    if any(unit in units and (number, unit) not in known for number, unit in lengths):
        return True
    return own.unit is Unit.COUNT and bool((_words(said) - _words(name)) & _TIMES)


def _another_period(new: frozenset[str], own: Indicator) -> bool:
    if own.value_period is Covers.SNAPSHOT:
        return own.unit is Unit.COUNT and bool(new & _FLOWS)
    return own.value_period is Covers.MONTH and own.unit is Unit.COUNT and bool(new & _STOCKS)


def _lengths(text: str) -> frozenset[tuple[int, str]]:
    """Numbers of days (d), hours (h), weeks and years by the unit's first letter."""
    units = {"mt": "m", "wd": "d"}
    return frozenset(
        (int(match[1]), units.get(match[2][:2], match[2][0])) for match in _LENGTH.finditer(text) if len(match[1]) < 6
    )


def _words(text: str) -> frozenset[str]:
    return frozenset(word.replace("-", "") for word in _WORD.findall(text))


def _plain(text: str) -> str:
    return plain_signs(text).casefold()


def doubt_of_name(known: KnownDefinitions, code: str, name: str) -> Unreadable | None:
    """That a name beside a code is another indicator's, or nothing like the code's own; None where it may well be."""
    if (other := known.named_differently(code, name)) is not None:
        return names_another(code, name, other)
    own = known.definitions(code)
    if own and known.code_named(name) is None and all(is_unlike(name, each.name) for each in own):
        return named_unlike(code, name, own[-1].name)
    return None
