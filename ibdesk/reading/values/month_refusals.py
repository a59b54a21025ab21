"""Why what stands in a month's place is not used: the rules' names, and what is said."""

from datetime import date, time

from msgspec.structs import replace

from ibdesk.domain.month import Month
from ibdesk.domain.problem import Severity
from ibdesk.reading.values.sheet_problems import Unreadable
from ibdesk.reading.values.two_ways import EARLIEST_YEAR

RULE, OUT_OF_REASON = "unreadable-month", "month-out-of-reason"
AMBIGUOUS_MONTH, AMBIGUOUS_QUARTER = "ambiguous-month", "ambiguous-quarter"
AT_TIME = "ambiguous-month-time"
HOW_TO_WRITE = "Write the month like Aug 2014 or 2014-08, or as a date."
_YEARS_AHEAD = 2
_LONGEST = 40


class NotAMonth(Exception):  # noqa: N818 (it is an answer, not an accident)
    """Raised by a text that looks like a month and is none, or could be two."""

    def __init__(self, rule: str, why: str, next_step: str, severity: Severity = Severity.ERROR) -> None:
        super().__init__(why)
        self._unreadable = Unreadable(rule, why, next_step, severity)

    def about(self, text: str) -> Unreadable:
        """The answer as a sentence that begins with the text as it was written."""
        return replace(self._unreadable, message=f"“{text}” {self._unreadable.message}")


def no_month(found: str) -> Unreadable:
    shown = found if len(found) <= _LONGEST else f"{found[:_LONGEST]}…"
    return Unreadable(RULE, f"“{shown}” is not a month that can be read.", HOW_TO_WRITE)


def is_within_reason(year: int) -> bool:
    """Whether a figure can be of that year: 1990 at the earliest, and no later than two years from now."""
    return EARLIEST_YEAR <= year <= date.today().year + _YEARS_AHEAD


def out_of_reason(found: str) -> Unreadable:
    """What to say of a month that no board can be about."""
    return Unreadable(
        OUT_OF_REASON,
        f"“{found[:_LONGEST]}” is before {EARLIEST_YEAR} or more than two years ahead, so it was not used.",
        f"Correct the year. {HOW_TO_WRITE}",
    )


def is_late(day: date, clock: time) -> bool:
    """Whether it is the last day of a month at another time than 00:00: where clocks are an hour ahead, programs write
    1 August as 31 July at 23:00."""
    return clock != time() and day == Month.of(day).last_day


def late_in_month(found: str) -> Unreadable:
    """What to say of a time of day on a month's last day."""
    return Unreadable(
        AT_TIME,
        f"“{found[:_LONGEST]}” is a time on the last day of a month. Programs write the first of the next month so, an "
        "hour or more before it begins, and nothing says whether this one did. It was not used.",
        f"{HOW_TO_WRITE} A date has no time of day.",
    )


def not_at_end(found: str, month: Month) -> Unreadable:
    """What to say of "as at 4 August 2014", which may be how July ended."""
    return Unreadable(
        AMBIGUOUS_MONTH,
        f"“{found[:_LONGEST]}” is a day within a month: it can be {month.long}, or the figures of "
        f"{(month - 1).long} as they were then. It was not used.",
        HOW_TO_WRITE,
    )


def may_be_longer(found: str, month: Month) -> Unreadable:
    """What to say of "to 31 July 2014", which may be all the year up to then."""
    return Unreadable(
        AMBIGUOUS_MONTH,
        f"“{found[:_LONGEST]}” can be {month.long} alone, or all the time up to its end, such as the year to date. It "
        "was not used.",
        f"{HOW_TO_WRITE} Figures of a longer time are no month's.",
    )


def in_another_language(found: str, month: Month) -> Unreadable:
    """What to say of "Juli 2014"."""
    return Unreadable(
        AMBIGUOUS_MONTH,
        f"“{found[:_LONGEST]}” seems to be {month.long} in another language. It was not used.",
        f"Write the month in English, like {month.medium}; or say that it is in the import window, or in the mapping "
        "that --suggest-mapping writes.",
    )
