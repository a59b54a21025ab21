"""From a text to a month: the ways people write months, day first, never a guess."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from functools import lru_cache

from msgspec import Struct
from msgspec.structs import replace

from ibdesk.domain.figure import NO_MARKS, Mark
from ibdesk.domain.month import FIRST_OF_FINANCIAL_YEAR, Month, financial_year_in
from ibdesk.domain.problem import Severity
from ibdesk.reading.values.cell_text import plain_signs
from ibdesk.reading.values.month_in_words import Time, in_words
from ibdesk.reading.values.month_names import in_english, month_number
from ibdesk.reading.values.month_refusals import (
    AMBIGUOUS_MONTH,
    AMBIGUOUS_QUARTER,
    HOW_TO_WRITE,
    RULE,
    NotAMonth,
    in_another_language,
    is_within_reason,
    late_in_month,
    may_be_longer,
    no_month,
    not_at_end,
    out_of_reason,
)
from ibdesk.reading.values.numbers import marks_alone
from ibdesk.reading.values.quarters import LAST_MONTH_OF_QUARTER, quarter_of_financial_year
from ibdesk.reading.values.sheet_problems import Unreadable
from ibdesk.reading.values.spans import whole_month
from ibdesk.reading.values.two_ways import may_be_financial_year, may_be_october


class FoundMonth(Struct, frozen=True):
    """A month as written. `quarter`: a quarter was written, which is kept at its last month. `day_first`: a date like
    08/09/2014, which was read as 8 September. `year`: a financial year, kept at its last month. `marks` stood behind
    it, as in "Aug-14 [p]", and go for all its figures."""

    month: Month
    quarter: bool = False
    day_first: bool = False
    year: bool = False
    marks: frozenset[Mark] = NO_MARKS


@lru_cache(maxsize=4096)
def read_month_text(text: str) -> FoundMonth | Unreadable | None:
    """The month that a text means; None where it is blank."""
    plain = _WEEKDAY.sub("", plain_signs(text).casefold())
    if not plain:
        return None
    try:
        for pattern, read in _WAYS:
            match = pattern.fullmatch(plain)
            if match:
                found = read(match)
                if _is_late_text(found.month, match.groupdict()):
                    return late_in_month(text.strip())
                return found if is_within_reason(found.month.year) else out_of_reason(text.strip())
    except NotAMonth as answer:
        return answer.about(text.strip())
    except ValueError:
        pass
    if (whole := whole_month(plain)) is not None:
        return FoundMonth(whole) if is_within_reason(whole.year) else out_of_reason(text.strip())
    if (elsewhere := month_in_another_language(text)) is not None:
        return in_another_language(text.strip(), elsewhere.month)
    return _with_marks(plain) or _in_words(plain, text.strip()) or no_month(text.strip())


def month_in_another_language(text: str) -> FoundMonth | None:
    """The month of "Juli 2014" or "1 août 2014"; None for all else."""
    english = in_english(plain_signs(text).casefold())
    found = read_month_text(english) if english else None
    return found if isinstance(found, FoundMonth) else None


def _with_marks(plain: str) -> FoundMonth | None:
    """The month before marks that are known: "aug-14 [p]"."""
    match = _MARKED.fullmatch(plain)
    marks = marks_alone(match[2]) if match else NO_MARKS
    found = read_month_text(match[1]) if match and marks else None
    return replace(found, marks=found.marks | marks) if isinstance(found, FoundMonth) else None


def _in_words(plain: str, text: str) -> FoundMonth | Unreadable | None:
    """The month behind words that leave no doubt of it: "as at 31/07/14"; None where no month stands behind words."""
    said = in_words(plain)
    found = read_month_text(said.written) if said is not None else None
    if said is None or not isinstance(found, FoundMonth):
        return None
    month = found.month
    match said.time:
        case _ if not said.is_at_end_of(month):
            return not_at_end(text, month)
        case Time.MONTH:
            return FoundMonth(month)
        case Time.QUARTER:
            return FoundMonth(month, quarter=True) if month.ends_quarter else None
    return may_be_longer(text, month)


def financial_year_named(text: str) -> FoundMonth | None:
    """A financial year that can be nothing else, "2013/14" or "FY 2013/14", at its last month; None for all else."""
    match = _FINANCIAL_YEAR.fullmatch(plain_signs(text).casefold())
    start = financial_year_in(match[1]) if match else None
    if match is None or start is None or not is_within_reason(start):
        return None
    if not match[0].startswith("f") and may_be_financial_year(text) is not None:
        return None
    return FoundMonth(Month(start + 1, FIRST_OF_FINANCIAL_YEAR - 1), year=True)


def _is_late_text(month: Month, written: Mapping[str, str | None]) -> bool:
    """The same of a text: its day and its time, where it has both."""
    day, clock = written.get("day"), written.get("time") or ""
    return bool(day) and bool(set(clock) & set("123456789")) and int(day or 0) == month.last_day.day


def _year(written: str) -> int:
    """14 is 2014 and 99 is 1999; ValueError for three digits."""
    if len(written) == 2:
        return 2000 + int(written) if int(written) < 80 else 1900 + int(written)
    if len(written) != 4:
        raise ValueError(written)
    return int(written)


def _named(name: str, year: str) -> FoundMonth:
    number = month_number(name)
    if number is None:
        raise ValueError(name)
    return FoundMonth(Month(_year(year), number))


def _named_in_year(name: str, first: str, second: str) -> FoundMonth:
    """Mar 2014/15 is March 2015; ValueError where the years do not follow each other."""
    start, number = _year(first), month_number(name)
    if number is None or _year(second) != start + 1:
        raise ValueError(name)
    return FoundMonth(Month(start + (number < FIRST_OF_FINANCIAL_YEAR), number))


def _period(number: str, first: str, second: str) -> FoundMonth:
    """P5 2014/15 is August 2014; ValueError where the years do not follow each other, or there is no such month."""
    start = _year(first)
    if not 1 <= int(number) <= 12 or _year(second) % 100 != (start + 1) % 100:
        raise ValueError(number)
    return FoundMonth(Month(start, FIRST_OF_FINANCIAL_YEAR) + (int(number) - 1))


def _day_named(match: re.Match[str]) -> FoundMonth:
    found = _named(match[2], match[3])
    date(found.month.year, found.month.number, int(match[1]))  # ValueError for 31 September
    return found


def _year_and_number(match: re.Match[str]) -> FoundMonth:
    year, number = int(match[1]), int(match[3])
    if may_be_financial_year(match[0]) is not None:
        raise _two_ways(year, number)
    if may_be_october(match[0]) is not None:
        raise NotAMonth(
            AMBIGUOUS_MONTH,
            f"can be January {year}, or October {year} whose last zero was lost, so it was not used.",
            HOW_TO_WRITE,
        )
    return FoundMonth(Month(year, number))


def _six_digits(match: re.Match[str]) -> FoundMonth:
    year, number = int(match[1]), int(match[2])
    if may_be_financial_year(match[0]) is not None:
        raise _two_ways(year, number)
    return FoundMonth(Month(year, number))


def _two_ways(year: int, number: int) -> NotAMonth:
    return NotAMonth(
        AMBIGUOUS_MONTH,
        f"can be {Month(year, number).long} or the financial year {year}/{number:02d}, so it was not used.",
        f"{HOW_TO_WRITE} A financial year's figure is no month's.",
    )


def _iso_day(match: re.Match[str]) -> FoundMonth:
    return FoundMonth(Month.of(date(int(match[1]), int(match[2]), int(match[3]))))


def _day_first(match: re.Match[str]) -> FoundMonth:
    day, number, year = int(match[1]), int(match[2]), _year(match[3])
    if number > 12 and day <= 12:
        raise NotAMonth(RULE, f"has no month {number}; dates are read with the day first.", HOW_TO_WRITE)
    return FoundMonth(Month.of(date(year, number, day)), day_first=day <= 12 and day != number)


def _quarter(number: str, years: str) -> FoundMonth:
    both = re.fullmatch(r"(\d{4}|\d{2}) ?[/\-–] ?(\d{4}|\d{2})", years)
    if both is None:
        raise NotAMonth(
            AMBIGUOUS_QUARTER,
            "does not say which financial year it means, so its months are not known and no figure was made of it.",
            f"Write the quarter with its financial year, like Q{number} 2013/14.",
            Severity.WARNING,
        )
    start, end = _year(both[1]), _year(both[2])
    if end != start + 1:
        raise NotAMonth(RULE, "does not name a financial year.", "Write two consecutive years, like 2013/14.")
    return FoundMonth(quarter_of_financial_year(int(number), start), quarter=True)


def _quarter_by_months(match: re.Match[str]) -> FoundMonth:
    """Apr-Jun 2014; ValueError for three months that are no quarter."""
    first, last = month_number(match[1]), month_number(match[2])
    if last is None or last not in LAST_MONTH_OF_QUARTER.values() or first != last - 2:
        raise ValueError(match[0])
    return FoundMonth(Month(_year(match[3]), last), quarter=True)


_MARKED = re.compile(
    r"(.*?\d) ?((?:\[[a-z.]+\]|\([a-z.]+\)|[ᵖᵉʳ]|(?<= )(?:p|e|r|prov|provisional|est|revised|estimated?))+)"
)
_FINANCIAL_YEAR = re.compile(r"(?:(?:fy|f/y|financial year|fiscal year)[ :]*)?(\d{4} ?[/\-–] ?(?:\d{4}|\d\d))")
_YEAR = r"(\d{4}|\d{2})"
_TWO_YEARS = r"(?:fy ?)?(\d{4}|\d{2}) ?[/\-–] ?(\d{4}|\d{2})"
_TIME = (
    r"(?:[t ,]{1,2}(?P<time>\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?(?: ?[ap]m)?) ?(?:z|utc|gmt|bst|[+-]\d{2}:?\d{2})?)?"
)
_YEARS = r"((?:\d{4}|\d{2}) ?[/\-–] ?(?:\d{4}|\d{2})|\d{4})"
_WEEKDAY = re.compile(r"^(?:(?:mon|tues?|wed(?:nes)?|thurs?|fri|sat(?:ur)?|sun)(?:day)?,? )")
_WAYS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], FoundMonth]], ...] = tuple(
    (re.compile(pattern, re.ASCII), read)
    for pattern, read in (
        (rf"([a-z]+)\.?[ \-/.,'’‘_]*{_YEAR}", lambda match: _named(match[1], match[2])),
        (rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)?[ \-/.]*(?:of )?([a-z]+)\.?[ \-/.,'’‘]*{_YEAR}{_TIME}", _day_named),
        (rf"([a-z]+)\.?[ \-,]*\(?{_TWO_YEARS}\)?", lambda match: _named_in_year(match[1], match[2], match[3])),
        # Two digits alone before a name are days rather: "08/09 Aug".
        (rf"(?=fy|\d{{4}}){_TWO_YEARS}[ \-,:]+([a-z]+)\.?", lambda match: _named_in_year(match[3], match[1], match[2])),
        (r"(\d{4})[ \-/._]*([a-z]+)", lambda match: _named(match[2], match[1])),
        (r"(\d{4})([-/.])(\d{1,2})", _year_and_number),
        (r"(\d{4})(\d{2})", _six_digits),
        (r"((?:19|20)\d{2})(\d{2})(\d{2})", _iso_day),
        (rf"(\d{{4}})[-/.](\d{{1,2}})[-/.](?P<day>\d{{1,2}}){_TIME}", _iso_day),
        (rf"(?P<day>\d{{1,2}})[-/.](\d{{1,2}})[-/.]{_YEAR}{_TIME}", _day_first),
        (r"(\d{1,2})[-/.](\d{4})", lambda match: FoundMonth(Month(int(match[2]), int(match[1])))),
        (rf"(?:q|qtr|quarter) ?([1-4])[ ,\-/]*\(?{_YEARS}?\)?", lambda match: _quarter(match[1], match[2] or "")),
        (rf"(?:p|per|period) ?0?(\d{{1,2}})[ ,\-:]+\(?{_TWO_YEARS}\)?", lambda match: _period(*match.groups())),
        (rf"{_TWO_YEARS}[ ,\-:]+p(?:er|eriod)? ?0?(\d{{1,2}})", lambda match: _period(match[3], match[1], match[2])),
        (rf"([a-z]+)\.? ?(?:[-–—]|to) ?([a-z]+)\.?[ \-/.,'’‘]*{_YEAR}", _quarter_by_months),
        (rf"{_YEARS}[ ,\-/]*(?:q|qtr|quarter) ?([1-4])", lambda match: _quarter(match[2], match[1])),
    )
)
