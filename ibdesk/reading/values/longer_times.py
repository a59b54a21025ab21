"""Half years, terms and academic years that a text names: times longer than a month that no calendar page shows."""

import re

from msgspec import Struct

from ibdesk.reading.values.cell_text import plain_signs

_YEAR = r"(?:19|20)?\d\d(?: ?[/-] ?(?:20)?\d\d)?"
_HALF = re.compile(
    rf"\bh ?([12])(?= ?(?:$|fy\b|{_YEAR}\b|[-:,(]))|\b(first|second|1st|2nd) half\b|\bhalf(?:[ -]?year)? ?([12])\b"
)
_HALF_YEARLY = re.compile(r"\bhalf[ -]?year(?:ly|s)?\b|\b(?:six|6)[ -]monthly\b")
_SEASON = re.compile(
    rf"\b(autumn|christmas|spring|easter|summer)[ -](?:half[ -])?term\b|(autumn|spring|summer) (?:of )?{_YEAR}"
)
_TERM = re.compile(rf"\bterm ?[1-6]\b|\btermly\b|(?:(?:the|this|last|whole|school) )*term(?: {_YEAR})?")
_SCHOOL_YEAR = re.compile(rf"\b(?:academic|school) year\b|\bay ?{_YEAR}\b")
_SEASONS = {
    "autumn": (range(9, 13), (12,)),
    "christmas": (range(9, 13), (12,)),
    "spring": (range(1, 5), (3, 4)),
    "easter": (range(1, 5), (3, 4)),
    "summer": (range(4, 9), (7, 8)),
}
_ALL = range(1, 13)


class LongerTime(Struct, frozen=True):
    """The numbers of the months that lie in a time, and of those in which it may end."""

    months: frozenset[int]
    ends: frozenset[int]

    def may_be_meant(self, month: int) -> bool:
        """Whether a figure headed by this month alone may be the whole time's: at its end, or where the month is none
        of it."""
        return month in self.ends or month not in self.months


def longer_time(text: str) -> LongerTime | None:
    """The half year, the term or the academic year that a text names; None where it names none."""
    plain = plain_signs(text).casefold().strip(" .:()")
    if (half := _HALF.search(plain)) is not None:
        is_first = next(each for each in half.groups() if each) in ("1", "first", "1st")
        return _time(range(4, 10), (9,)) if is_first else _time((10, 11, 12, 1, 2, 3), (3,))
    season = _SEASON.search(plain)
    if season is not None and (season[1] or season[0] == plain):
        return _time(*_SEASONS[season[1] or season[2]])
    if _SCHOOL_YEAR.search(plain):
        return _time(_ALL, (7, 8))
    if _HALF_YEARLY.search(plain):
        return _time(_ALL, (3, 9))
    is_term = _TERM.search(plain)
    return _time(_ALL, (3, 4, 7, 8, 12)) if is_term and (is_term[0] == plain or is_term[0][-1] in "123456y") else None


def _time(months: range | tuple[int, ...], ends: tuple[int, ...]) -> LongerTime:
    return LongerTime(frozenset(months), frozenset(ends))
