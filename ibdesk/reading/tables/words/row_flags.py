"""Columns that say of each row whether it counts: "Deleted" with Yes, "Latest" with No, "Record status" Superseded;
whether it is the indicator's own number: "Cumulative?" with Yes; and by what its number is to be multiplied, or of how
many months it is."""

import re

from ibdesk.reading.tables.words.kinds_of_numbers import NumberKind, kind_of
from ibdesk.reading.tables.words.word_lists import BENCHMARKS, OTHERS_COUNTED, TARGETS, word_list
from ibdesk.reading.values.cell_text import key_of, plain_signs

# Headings over a yes for what counts, and over a yes for what does not.
_COUNTING = word_list("include included active current currentversion latest latestversion live valid use inuse")
_NOT_COUNTING = word_list(
    "deleted deletion exclude excluded superseded void voided archived inactive withdrawn cancelled obsolete duplicate "
    "ignore ignored rejected replaced dummy removed invalid suppressed redacted test testdata sample example fake"
)
_STATES = word_list("status state flag validity deletionstatus versionstatus")
# What says so by itself under a heading for states.
_GONE = _NOT_COUNTING | word_list("notvalid notinuse donotuse test oldversion notcurrent notlatest")
_FILLERS = word_list(
    "is record row flag data yn y n in report reporting reports the to be this figure value item return pack board a"
)
_STANDING = _COUNTING | word_list("final published ok open agreed approved")
_YES, _NO = word_list("yes y true x ✓ ✔ t"), word_list("no n false f ✗ ✘")
_IN_WORDS = word_list("yes y true no n false")
# Of a heading that asks: "Forecast?", "Is target", "Cumulative (Y/N)"; and what is asked of indicators, not of numbers.
_ASKS = re.compile(r"\?|\bis\b|\bflag\b|\by ?/? ?n\b")
_OF_INDICATORS = word_list("national regional region england standard statistical trend direction rank internal")
_DIGITS = {"1": True, "0": False}  # under "Deleted"; under "Current" a 0 may be a figure


_SCALES = word_list("scale scaling multiplier factor multiplyby magnitude")
_TIMES = word_list("monthscovered periodlength noofmonths numberofmonths monthsincluded lengthinmonths")
_ONE = word_list("1 x1 none unit units no single asis 1month")
_COUNTED_BY = word_list("countingunit unitcounted counted countof unitofcount")


def is_of_another_number(heading: str, word: str) -> bool:
    """Whether a row's number is another one by a word under such a heading: "Multiplier" 100, "Months covered" 3."""
    key, said = key_of(heading), key_of(word)
    if key in _COUNTED_BY:
        return said in OTHERS_COUNTED
    return key in _SCALES | _TIMES and bool(said) and said not in _ONE and plain_signs(word) != "1.0"


def is_over_numbers(heading: str) -> bool:
    """Whether a heading stands over what makes other numbers of those in its rows."""
    return key_of(heading) in _SCALES | _TIMES | _COUNTED_BY


def is_flag(heading: str) -> bool:
    """Whether a heading stands over what says of rows that they count or do not."""
    return _yes_counts(heading) is not None or _is_of_states(heading)


def counts(heading: str, word: str) -> bool | None:
    """Whether a row with this word under such a heading counts; None where the word does not say."""
    said = plain_signs(word).casefold()
    key = key_of(word) or said
    if _is_of_states(heading):
        return False if key in _GONE else True if key in _STANDING else None
    yes_counts = _yes_counts(heading)
    if yes_counts is False and key in _DIGITS and _may_be_digit(heading):
        return not _DIGITS[key]
    if yes_counts is None or key not in (_YES | _NO if _may_be_digit(heading) else _IN_WORDS):
        return None
    return (key in _YES) is yes_counts


def _yes_counts(heading: str) -> bool | None:
    """Whether a yes under a heading says that a row counts; None where it asks something else."""
    bare, words = _bare(heading), _words(heading)
    if bare in _COUNTING | _NOT_COUNTING:
        return bare in _COUNTING
    kind = (
        kind_of(_ASKS.sub(" ", plain_signs(heading).casefold())) if words and _OF_INDICATORS.isdisjoint(words) else None
    )
    if kind is None or not (_asks(heading) or (TARGETS | BENCHMARKS).isdisjoint(words)):
        return None
    return kind is NumberKind.VALUE


def _asks(heading: str) -> bool:
    return _ASKS.search(plain_signs(heading).casefold()) is not None


def _may_be_digit(heading: str) -> bool:
    """Whether a 1 under a heading is a yes, and no number; a sign likewise."""
    return _bare(heading) in _COUNTING | _NOT_COUNTING or _asks(heading)


def _is_of_states(heading: str) -> bool:
    return key_of(heading) in _STATES or _bare(heading) in _STATES


def _bare(heading: str) -> str:
    """A heading without the words that say nothing: "Include in report? (Y/N)"."""
    return "".join(word for word in _words(heading) if word not in _FILLERS)


def _words(heading: str) -> list[str]:
    return [key for word in re.split(r"[^\w'%]+", plain_signs(heading).casefold()) if (key := key_of(word))]
