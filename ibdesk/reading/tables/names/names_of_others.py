"""Names beside a known code that may be another number than the indicator's: what is left of them, once the
indicator's own words are taken out, is asked or told. Shortened, misspelt and reworded names leave nothing."""

import re
from enum import IntEnum
from functools import lru_cache

from ibdesk.domain.figure import Covers, Unit
from ibdesk.domain.indicator import Indicator
from ibdesk.domain.problem import Severity
from ibdesk.reading.tables.names.known_definitions import KnownDefinitions
from ibdesk.reading.tables.names.name_lengths import Side, is_other_length, lengths_in, without_lengths
from ibdesk.reading.tables.names.name_stages import Stage, is_other_stage, is_stage, stages_in
from ibdesk.reading.tables.names.name_words import NameWords, compared, is_generic, stem, words_of_indicator
from ibdesk.reading.tables.words.kinds_of_numbers import NumberKind, other_than_name, says_nothing
from ibdesk.reading.tables.words.word_lists import AVERAGES, EXTREMES, RATES, RATIOS, SHARES, word_list
from ibdesk.reading.values.cell_text import key_of, plain_signs
from ibdesk.reading.values.sheet_problems import Unreadable


class Doubt(IntEnum):
    """How far a name beside a code may be another number's: not at all, it is told, nothing is used before it was
    asked."""

    NONE = 0
    TOLD = 1
    ASKED = 2


_RATES = RATES | RATIOS
_AVERAGES = AVERAGES | EXTREMES | {"longest", "shortest"}
_OPPOSITES = frozenset(
    (
        "not", "never", "outside", "without", "except", "excluding", "overdue", "late", "missed", "outstanding",
        "waiting", "awaiting", "pending", "unallocated", "incomplete", "cancelled", "declined", "rejected", "repeat",
        "repeated", "backlog", "nfa", "refused", "withdrawn", "dna", "failed",
    )
)  # fmt: skip
# Which of several it is, and what is counted instead of the children.
_IN_WORDS = {"1st": "first", "2nd": "second", "3rd": "third", "4th": "fourth", "avg": "average", "mean": "average"}
_WHICH = frozenset(("first", "second", "third", "fourth", "subsequent"))
_AGAIN = frozenset(("repeat", "repeated"))  # the second time, or a later one
_COUNTED = frozenset(("family", "families", "household", "households", "siblings"))
_COUNTS = word_list("number numbers count counts nos")
_TIMES = frozenset(("day", "days", "hours", "weeks"))
_COSTS = frozenset(("cost", "costs", "spend", "expenditure"))
_MONTHS = frozenset(("month", "mth", "calendar"))
_BEFORE = ("un", "in", "im", "non", "dis", "mis", "re", "pre")
_NOT_OVER = re.compile(r"\b(?:no|not) (?:more|longer|later) than\b")
_OUT_OF = re.compile(
    r"\bout(?: of|-of|with) ?-?(?:time|scale|target)|\bno (?:longer|visits?|reviews?|further)\b|"
    r"\b(?:with|having|had|where) no\b|\b(?:over|beyond|past|exceeding|after) (?:the )?(?:time|deadline|target)|"
    r"\bin progress\b"
)
# Children where something is counted that many of them may have together, and who was there, or was heard.
_CHILDREN = re.compile(
    r"(?:(?:the |all |total )?(?:number|no\.?|count|percentage|proportion|%|share) (?:of )?)?(?:all )?(?:the )?"
    r"(?:children|child|young people|young persons|cyp|parents|carers)(?: and young people)? (?:who |that |were |was )*"
    r"(?:at|with|subject|considered|attending|attended|discussed|reviewed|seen|on|participat\w+|having|had|invited|"
    r"present|involved|whose|contribut\w+|consulted|visited|spoken)\b"
)
_MEETINGS = frozenset(map(stem, ("conference", "review", "visit", "discussion", "meeting")))
_WHO_WAS_THERE = re.compile(
    r"\b(?:attended|chaired|contributed to|observed) by\b|\bseen alone\b|\bparticipat\w+|\bquora\w+|\binvit\w+|"
    r"\b(?:child|children|parents?|carers?|mothers?|fathers?|young people|police|school|gp|iro)s? "
    r"(?:attend\w*|present|contribut\w+|consulted|seen|heard)\b"
)
_OF_AGE = re.compile(r"\bage[ds]? (?!0\b|under 18)(?:under |over )?\d")
_SIDES = (("up", "down"), ("down", "up"))
_SHARE_WORDS = SHARES - {"%"}
_SHARE = re.compile(rf"\b(?:{'|'.join(_SHARE_WORDS)})\b|%", re.IGNORECASE)
_ROLLING = re.compile(
    r"\W*\b(?:rolling[ -](?:year|12|twelve)(?:[ -](?:months?|mths?|m)\b)?|"
    r"(?:last )?(?:12|twelve)[ -]months?(?: rolling)?|r12m?)\b\W*",
    re.IGNORECASE,
)
_PER = re.compile(r"\bper (\w+)")
_SCALES = re.compile(r"\bper (?:1[0,]*000|10k|thousand|head)\b")
_NUMBER_OF = re.compile(r"\bno\.? of\b|^(?:no\.?|#) ")
_WORD = re.compile(r"re-\w+|%|\w+")
# Beside a number they were held against the indicator's own.
_COMPARING = frozenset(("over", "under", "more", "less", "than", "plus", "old", "older", "long"))
_IN_DAYS = re.compile(
    r"(?<!not )\b(?:with)?in (?:a |the )?\d{1,2} (?:working |calendar |w/?)?(?:days?|d|weeks?|wds?)\b(?! late)"
)
_LONGEST, _LONGEST_SHOWN = 200, 80
_IN_TIME = stem("timescale")


def doubt_of(label: str, own: Indicator, known: KnownDefinitions) -> Doubt:
    """Whether a row's name may be another number than the indicator's beside whose code it stands."""
    label = _without_own_time(label, own)
    said, name = _plain(label[:_LONGEST]), _plain(own.name)
    if key_of(said) == key_of(name):
        return Doubt.NONE
    if _is_of_other_kind(label, own) or _makes_another(said, name, own):
        return Doubt.ASKED
    if says_nothing(label):
        return Doubt.NONE
    return _doubt_of_left(said, name, own, known)


def _without_own_time(label: str, own: Indicator) -> str:
    """A name without "rolling year" beside an indicator that is shown so."""
    shown_so = own.value_period is Covers.ROLLING_12
    return _ROLLING.sub(" ", plain_signs(label[:_LONGEST])).strip() if shown_so else label


def _is_of_other_kind(label: str, own: Indicator) -> bool:
    """Whether a name says that its number is a target, a numerator, a part; "Percentage of" says nothing of a share."""
    said = _SHARE.sub(" ", plain_signs(label)) if own.unit is Unit.PERCENT else label
    return other_than_name(said, own.name) not in (None, NumberKind.VALUE)


def _makes_another(said: str, name: str, own: Indicator) -> bool:
    """Whether a name has a word, which the indicator's own name lacks, that makes another number of it."""
    words, known = _words(_NOT_OVER.sub(" ", said)), _words(name)
    new = words - known
    described = _words(_plain(own.description))
    if new & ((_OPPOSITES - _AGAIN if known & _WHICH else _OPPOSITES) | _COSTS | _WHICH) or new & _COUNTED - described:
        return True
    if any(each.search(said) and not each.search(name) for each in (_OUT_OF, _OF_AGE, _WHO_WAS_THERE)):
        return True
    if _CHILDREN.match(said) and _counts_meetings(own):
        return True
    if any(one in new and other in known and other not in words for one, other in _SIDES):
        return True
    if any(word.startswith(begin) and word.removeprefix(begin) in known for word in new for begin in _BEFORE):
        return True
    if is_other_stage(words, known, described, own) or is_other_length(said, name):
        return True
    return _another_unit(said, name, new, own)


def _counts_meetings(own: Indicator) -> bool:
    """Whether conferences, reviews or visits are counted, to each of which several children may belong."""
    return not _MEETINGS.isdisjoint(words_of_indicator(own).words)


def _another_unit(said: str, name: str, new: frozenset[str], own: Indicator) -> bool:
    is_share, is_time = own.unit is Unit.PERCENT, own.unit is Unit.DAYS
    per = {each for each in _PER.findall(said) if each not in _MONTHS} - set(_PER.findall(name))
    if (per or _SCALES.search(said)) and own.unit is not Unit.RATE and not _SCALES.search(name):
        return True
    if is_share:
        return bool(new & (_COUNTS | _AVERAGES)) or bool(_NUMBER_OF.search(said) and not _NUMBER_OF.search(name))
    if own.unit is Unit.COUNT and new & _TIMES:
        return True
    shares = "%" in said and "%" not in name
    others = (_SHARE_WORDS | _RATES) if own.unit is not Unit.RATE else _SHARE_WORDS
    return shares or bool(new & others) or (not is_time and bool(new & _AVERAGES))


def _doubt_of_left(said: str, name: str, own: Indicator, known: KnownDefinitions) -> Doubt:
    words = words_of_indicator(own)
    if own.unit is Unit.PERCENT and _says_no_length(name, words):
        said = _IN_DAYS.sub(" in timescale ", said)
        if any(each.unit and each.side is Side.MORE for each in lengths_in(said)):
            return Doubt.ASKED
    found = compared(without_lengths(said.removeprefix(own.code), name), words)
    left = [word for word in found.left if not (is_stage(word) or is_generic(word) or word in words.described)]
    passed = {_IN_TIME} if _is_in_time(name, own) else set()
    passed |= _COMPARING if lengths_in(said) else set()
    left = [word for word in left if word not in passed]
    if any(word.isdigit() for word in left) and _is_other_number(left, found.shared, words, said):
        return Doubt.ASKED
    if any(known.is_of_another_name(word, own.code) for word in left):
        return Doubt.ASKED
    telling = frozenset(word for word in words.telling if not is_stage(word)) or words.telling
    all_due = Stage.DUE in stages_in(said.split()) and not telling | (set(words.words) & {_IN_TIME}) <= found.shared
    # "Plans lasting 2+ years": with the indicator's own length its own field is enough.
    if not left and found.shared and any(each.unit for each in lengths_in(said)) and lengths_in(name):
        return Doubt.NONE
    nothing_own = not found.shared & telling and any(not word.isdigit() for word in found.left)
    # One word that nobody knows may be a council's own short name.
    if all_due or (nothing_own and (len(found.left) > 1 or found.shared)):
        return Doubt.ASKED
    return Doubt.TOLD if left else Doubt.NONE


def _says_no_length(name: str, own: NameWords) -> bool:
    """Whether an indicator is of what was done in time, without a word of how long that is: then a council's own words
    may say it, "in 20 working days"."""
    return _IN_TIME in own.words and not lengths_in(name) and not any(word.isdigit() for word in own.described)


def _is_in_time(name: str, own: Indicator) -> bool:
    """Whether an indicator is a share done within days that its name says, which others call in timescale."""
    sides = {each.side for each in lengths_in(name) if each.unit}
    return own.unit is Unit.PERCENT and Side.LESS in sides


def _is_other_number(left: list[str], shared: frozenset[str], own: NameWords, said: str) -> bool:
    """Whether a number in a name stands in the place of the indicator's own, or is a length of time or a size."""
    lacking = any(word.isdigit() and word not in shared for word in own.words)
    sized = {str(each.number) for each in lengths_in(said) if each.unit or each.side}
    return lacking or not sized.isdisjoint(left)


@lru_cache(maxsize=1024)
def _words(text: str) -> frozenset[str]:
    return frozenset(_IN_WORDS.get(word, word.replace("-", "")) for word in _WORD.findall(text))


@lru_cache(maxsize=1024)
def _plain(text: str) -> str:
    return plain_signs(text).casefold()


def doubt_of_name(known: KnownDefinitions, code: str, name: str) -> Unreadable | None:
    """That a name beside a code is another indicator's, or may be another number; None where it may well be its own,
    or is asked of its table."""
    if (other := known.named_differently(code, name)) is not None:
        return _names_another(code, name, other)
    own = known.definitions(code)
    if own and known.code_named(name) is None and min(doubt_of(name, each, known) for each in own) is Doubt.TOLD:
        return _named_unlike(code, name, own[-1].name)
    return None


def is_another_number(known: KnownDefinitions, code: str, name: str) -> bool:
    """Whether a name is so far from its code's that it is asked; that of another indicator is told."""
    own = known.definitions(code)
    if not own or all(_is_of_other_kind(_without_own_time(name, each), each) for each in own):
        return bool(own)
    return known.code_named(name) is None and all(doubt_of(name, each, known) is Doubt.ASKED for each in own)


def _names_another(code: str, name: str, other: str) -> Unreadable:
    return Unreadable(
        "code-and-name-differ",
        f"The code is {code}, but “{name}” is the name of indicator {other}. The row was read as {code}.",
        "Check whether the codes or the names are in the wrong rows.",
        Severity.WARNING,
    )


def _named_unlike(code: str, name: str, own: str) -> Unreadable:
    return Unreadable(
        "code-and-name-differ",
        f"The board knows indicator {code} as “{_cut(own)}”, here it is called “{_cut(name)}”. It was read as {code}.",
        "Check the code; nothing, if both mean the same.",
        Severity.WARNING,
    )


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST_SHOWN else f"{text[:_LONGEST_SHOWN]}…"
