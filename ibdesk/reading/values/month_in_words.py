"""Months with words before them, over columns: "As at 31/07/14", "Month ending 31 July 2014", "To July 2014"."""

import re
from enum import Enum, auto

from msgspec import Struct

from ibdesk.domain.month import Month


class Time(Enum):
    """What the words before a month make of it: the month itself, a period that may be longer, everything up to it, a
    quarter."""

    MONTH = auto()
    PERIOD = auto()
    UP_TO = auto()
    QUARTER = auto()


class InWords(Struct, frozen=True):
    """What stands before a month, the month as written, and its day where it has one."""

    time: Time
    written: str
    day: int | None

    def is_at_end_of(self, month: Month) -> bool:
        """Whether the day is one at which a month is closed: its last one, or the last Friday before it."""
        return self.day is None or self.day > month.last_day.day - _LAST_DAYS


_LAST_DAYS = 7
_FIRST = frozenset(("as", "at", "@", "position", "snapshot", "month", "month-end", "m/e", "end", "of", "for", "in",
                    "during", "period", "to", "up", "until", "quarter", "qtr"))  # fmt: skip
_ALSO = frozenset(("the", "on", "ending", "ended", "close"))
_WORD = re.compile(r"([a-z@][a-z/-]*|@):? ?")
_WITH_DAY = re.compile(
    r"(\d{1,2})(?:[-/.]\d{1,2}[-/.]|(?:st|nd|rd|th)?[ \-/.]*(?:of )?[a-z]{3,9}\.?[ \-/.,'’‘]*)(?:\d{4}|\d\d)", re.ASCII
)
_ISO_DAY = re.compile(r"\d{4}[-/.]\d{1,2}[-/.](\d{1,2})", re.ASCII)
_NAMED = re.compile(r"[a-z]{3,9}\.?[ \-/.,'’‘]*(?:\d{4}|\d\d)", re.ASCII)


def in_words(plain: str) -> InWords | None:
    """Of a text in small letters; None where it does not begin with such words, or no month's name or day follows."""
    said: list[str] = []
    place = 0
    while (match := _WORD.match(plain, place)) is not None and match[1] in (_FIRST | _ALSO if said else _FIRST):
        said.append(match[1])
        place = match.end()
    rest = plain[place:]
    day = _WITH_DAY.fullmatch(rest) or _ISO_DAY.fullmatch(rest)
    if not said or not (day or _NAMED.fullmatch(rest)):
        return None
    return InWords(_time(said, day is not None), rest, int(day[1]) if day else None)


def _time(said: list[str], has_day: bool) -> Time:
    if "quarter" in said or "qtr" in said:
        return Time.QUARTER
    if "period" in said:
        return Time.PERIOD
    if {"to", "until"}.intersection(said) and not (said == ["month", "to"] and has_day):
        return Time.UP_TO
    return Time.MONTH
