"""Times that stand in titles and parameters: from one month to another, and single days."""

import re
from collections.abc import Iterator
from datetime import date

from ibdesk.domain.month import FIRST_OF_FINANCIAL_YEAR, NAMES, Month
from ibdesk.reading.values.cell_text import plain_signs
from ibdesk.reading.values.month_names import A_MONTH, month_number
from ibdesk.reading.values.quarters import LAST_MONTH_OF_QUARTER

_YEAR = r"(?:(?:19|20)\d\d|['’]?\d\d)"
_NUMBERS = rf"\d{{1,2}}[/.-]\d{{1,2}}[/.-]{_YEAR}|(?:19|20)\d\d-\d\d-\d\d"
_NAMED_DAY = rf"\d{{1,2}}(?:st|nd|rd|th)?[ -]?(?:of )?{A_MONTH}\.?,?[ -]?"
_DAY = re.compile(rf"(?<![\d/.-])(?:{_NUMBERS}|{_NAMED_DAY}{_YEAR})(?![\d/-])")
_CLOCK = r"(?:[t ,]+\d{1,2}:\d\d(?::\d\d)?(?: ?[ap]m)?)?"
_TIME = rf"(?:{_NUMBERS}|(?:19|20)\d\d-(?:0\d|1[0-2])|(?:{_NAMED_DAY}|{A_MONTH}\.?[ /-]?){_YEAR})"
# The first may leave its year to the second: "1 April to 31 August 2014".
_SPAN = re.compile(
    rf"(?<![\w/.])({_TIME}|{_NAMED_DAY}|{A_MONTH}\.?){_CLOCK} ?(-|/|to|and|until|till|thru|through|up to) ?"
    rf"({_TIME})(?![\d/])"
)
_FIRST_TO_LAST = re.compile(rf"0?1(?:st)? ?(?:-|to) ?(\d\d)(?:st|nd|rd|th)?(?: of)? ?({A_MONTH}\.?,?[ -]?{_YEAR})")
_MONTH_AT_END = re.compile(rf"(.*?)(?<![a-z0-9])({A_MONTH}\.?[ /-]?{_YEAR})")
_MONTHS_TO = re.compile(
    r"\b(?:(?P<many>\d{1,2}|twelve|six|three) ?(?:m|mths?|months?)|(?P<year>year|yr)) "
    rf"(?:to|ending|ended|up to)(?: the)? (?P<end>{_TIME}|{_NAMED_DAY}|{A_MONTH}\b)|"
    rf"\by/?e (?P<year_end>{_TIME}|{_NAMED_DAY}|{A_MONTH}\b)"
)
_NUMBER_WORDS = {"twelve": 12, "six": 6, "three": 3}
_NAMED_MONTHS = re.compile(rf"(?<![a-z]){A_MONTH}(?![a-z])")
_FROM_TO = re.compile(
    rf"(?<![a-z\d])(?:\d{{1,2}}(?:st|nd|rd|th)? )?({A_MONTH})\.? ?(?:-|/|to|until|till|through|up to) ?"
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)? )?({A_MONTH})(?![a-z\d])(?![ .-]*\d)"
)
_PERIODS = re.compile(r"\b(?:p|periods? ?|months? ?)(\d{1,2}) ?(?:-|to) ?(?:p|period ?|month ?)?(\d{1,2})\b")
_SINCE = re.compile(rf"(?:(?:all|data|figures|cases|shown|counted) )*(?:from|since|starting) ({_TIME})")
_YEAR_AND_MONTH = re.compile(r"((?:19|20)\d\d)-(0\d|1[0-2])")
_PARTS = re.compile(rf"(?:(\d{{1,2}})(?:st|nd|rd|th)?[ -]?(?:of )?)?({A_MONTH})\.?,?[ /-]?({_YEAR})?")
_DAY_FIRST = re.compile(rf"(\d{{1,2}})[/.-](\d{{1,2}})[/.-]({_YEAR})")
_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_OF_REPORT = re.compile(
    r"(?:(?:dates?|data|data ?set|reports?|reporting|period|time|covered|covering|covers|range|selected|parameters?|"
    r"figures|performance|scorecard|dashboard|monthly|activity|months?|for|the|of|from|between)\b[ :,(–-]*)*"
)
_SEVERAL = 3
_QUARTER = re.compile(
    r"\b(?:q|qtr|quarter) ?([1-4])\b|\bquarter (one|two|three|four)\b|"
    r"\b(first|second|third|fourth|1st|2nd|3rd|4th) (?:quarter|qtr)\b"
)
_NUMBERED = (("one", "first", "1st"), ("two", "second", "2nd"), ("three", "third", "3rd"), ("four", "fourth", "4th"))
_ORDER = {word: number for number, words in enumerate(_NUMBERED, 1) for word in words}


def span_in(text: str) -> tuple[Month, Month] | None:
    """The first and the last month of the time that a text names from one end to the other, where they differ."""
    plain = plain_signs(text).casefold()
    if (backwards := _MONTHS_TO.search(plain)) is not None and (end := _month(_end(backwards))) is not None:
        many = _how_many(backwards)
        return (end - (many - 1), end) if many > 1 else None
    found = _SPAN.search(plain)
    if found is None or (found[2] == "and" and "between" not in plain):
        return None
    last = _month(found[3])
    first = _month(found[1]) or (_month_before(found[1], last) if last is not None else None)
    return (first, last) if first is not None and last is not None and first < last else None


def whole_month(text: str) -> Month | None:
    """The month that a text names by its first and its last day: "01/08/2014 - 31/08/2014", "1 to 31 August 2014"."""
    plain = plain_signs(text).casefold()
    if (days := _FIRST_TO_LAST.fullmatch(plain)) is not None:
        plain = f"1 {days[2]} to {days[1]} {days[2]}"
    found = _SPAN.match(plain)
    if found is None or re.fullmatch(_CLOCK, plain[found.end() :]) is None:
        return None
    first, last = found[1].strip(" -"), _numbers(found[3])
    if last is None or not 1 <= last[1] <= len(NAMES):
        return None
    month = Month(last[0], last[1])
    begins = _numbers(first) or _numbers(f"{first} {month.year}")
    is_whole = begins == (month.year, month.number, 1) and last[2] == month.last_day.day
    return month if is_whole else None


def range_said(text: str) -> tuple[Month, Month] | None:
    """The first and the last month of a time from one end to another, where a text says nothing else than that it, or
    its figures, are of that time: "Date range: 01/06/2014 to 31/08/2014"."""
    plain = plain_signs(text).casefold().strip(" .")
    found = _SPAN.search(plain)
    if found is None or not _OF_REPORT.fullmatch(plain[: found.start()]) or plain[found.end() :].strip(" )"):
        return None
    last = _month(found[3])
    first = _month(found[1]) or (_month_before(found[1], last) if last is not None else None)
    return (first, last) if first is not None and last is not None and first <= last else None


def beginning_in(text: str) -> Month | None:
    """The month that a text says figures are counted from: "Since April 2014"."""
    found = _SINCE.fullmatch(plain_signs(text).casefold().strip(" :."))
    return _month(found[1]) if found is not None else None


def last_of_several(text: str) -> int | None:
    """The number of the last of several months without years that a text names together: "Apr, May, Jun", "Apr - Aug",
    "12 months to Aug", "P1 to P3"."""
    plain = plain_signs(text).casefold()
    if (periods := _PERIODS.search(plain)) is not None:
        first, last = int(periods[1]), int(periods[2])
        return (last + FIRST_OF_FINANCIAL_YEAR - 2) % len(NAMES) + 1 if first < last <= len(NAMES) else None
    if (backwards := _MONTHS_TO.search(plain)) is not None and _how_many(backwards) > 1:
        named = _PARTS.fullmatch(_end(backwards).strip(" -"))
        return month_number(named[2]) if named is not None else None
    if (two := _FROM_TO.search(plain)) is not None:
        ends = month_number(two[2])
        return ends if month_number(two[1]) != ends else None
    months = [month_number(each) for each in _NAMED_MONTHS.findall(plain)]
    return months[-1] if len(set(months)) >= _SEVERAL else None


def _how_many(backwards: re.Match[str]) -> int:
    many = backwards["many"]
    return len(NAMES) if many is None else _NUMBER_WORDS.get(many) or int(many)


def _end(backwards: re.Match[str]) -> str:
    return backwards["end"] or backwards["year_end"]


def days_in(text: str) -> Iterator[date]:
    """The days that a text names with their years, days before months."""
    for found in _DAY.finditer(plain_signs(text).casefold()):
        day = _day(found[0])
        if day is not None:
            yield day


def last_month_in(text: str) -> tuple[str, Month] | None:
    """The month that ends a text in small letters, and the words before it; None where no month does."""
    found = _MONTH_AT_END.fullmatch(text)
    month = _month(found[2]) if found is not None else None
    return (found[1], month) if found is not None and month is not None else None


def last_of_quarter(text: str) -> int | None:
    """The number of the last month of the one quarter that a text names: 6 for "Q1 return"."""
    named = {
        int(found[1] or 0) or _ORDER[found[2] or found[3]] for found in _QUARTER.finditer(plain_signs(text).casefold())
    }
    return LAST_MONTH_OF_QUARTER[named.pop()] if len(named) == 1 else None


def _day(text: str) -> date | None:
    numbers = _numbers(text)
    try:
        return date(*numbers) if numbers is not None and numbers[2] else None
    except ValueError:
        return None


def _month(text: str) -> Month | None:
    numbers = _numbers(text)
    return Month(numbers[0], numbers[1]) if numbers is not None and 1 <= numbers[1] <= len(NAMES) else None


def _month_before(text: str, last: Month) -> Month | None:
    """A month without its year: the latest of that name up to another one."""
    named = _PARTS.fullmatch(text.strip(" -"))
    number = month_number(named[2]) if named is not None else None
    return None if number is None else Month(last.year - (number > last.number), number)


def _numbers(text: str) -> tuple[int, int, int] | None:
    """Year, month, and day, 0 without one; None without a year."""
    text = text.strip(" -")
    if (iso := _ISO.fullmatch(text)) is not None:
        return int(iso[1]), int(iso[2]), int(iso[3])
    if (short := _YEAR_AND_MONTH.fullmatch(text)) is not None:
        return int(short[1]), int(short[2]), 0
    if (day_first := _DAY_FIRST.fullmatch(text)) is not None:
        return _whole(day_first[3]), int(day_first[2]), int(day_first[1])
    named = _PARTS.fullmatch(text)
    if named is None or named[3] is None:
        return None
    return _whole(named[3]), month_number(named[2]) or 0, int(named[1] or 0)


def _whole(year: str) -> int:
    digits = year.strip("'’")
    return int(digits) if len(digits) > 2 else 2000 + int(digits)
