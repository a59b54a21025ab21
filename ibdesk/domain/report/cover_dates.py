"""The cover's dates belong to a month: one that cannot be this month's is left out."""

import re
from collections.abc import Collection
from datetime import date, timedelta

from msgspec import Struct
from msgspec.structs import replace

from ibdesk.domain.board import ReportDetails
from ibdesk.domain.cover import CoverDates
from ibdesk.domain.month import SHORT_NAMES, Month

# A pack is seldom made of figures drawn, and issued, later than this after its month; one dated earlier is another's.
LATEST_AS_AT, LATEST_ISSUE = 3, 6
# Of dates that nobody said of this very month: later ones are those of a later month's pack.
DAYS_AFTER, LATEST_ISSUE_ALONE = 21, 2
# Compiled when a cover first has a date.
_NAMED = r"(\d{1,2})(?:st|nd|rd|th)?\s+([A-Za-z]{3})[a-z]*\.?,?\s+(\d{4}|\d{2})\b"
_MONTH_FIRST = r"\b([A-Za-z]{3})[a-z]*\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})"
_MONTH_ALONE = r"\b([A-Za-z]{3})[a-z]*\.?,?\s+([12]\d{3})"
_DAY_FIRST = r"(?<!\d)(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})(?!\d)"
_YEAR_FIRST = r"(\d{4})-(\d{2})-(\d{2})"


class StaleDate(Struct, frozen=True):
    """`what` is its heading on the Report sheet, `text` as it is written there."""

    what: str
    text: str


def details_of(details: ReportDetails, month: Month) -> ReportDetails:
    """The details with the dates that were said of this month, where some were: where one alone was, the other is not
    that of another month's cover."""
    own = _said_of(details, month)
    if own == CoverDates(month):
        return details
    return replace(details, figures_as_at=own.figures_as_at, issue_date=own.issue_date)


def dates_that_fit(details: ReportDetails, month: Month) -> ReportDetails:
    """The month's details without the dates that cannot be this month's."""
    stale = {each.what for each in stale_dates(details, month)}
    details = details_of(details, month)
    return replace(
        details,
        figures_as_at="" if AS_AT in stale else details.figures_as_at,
        issue_date="" if ISSUE in stale else details.issue_date,
    )


def stale_dates(details: ReportDetails, month: Month) -> tuple[StaleDate, ...]:
    """Figures drawn before the month began, or a pack issued before it ended, or either of them long after it: sooner
    where the dates were not said of this month, as they are a later month's then, both of them. What is no date at all
    is somebody's own words, and stays."""
    own, details = _said_of(details, month), details_of(details, month)
    drawn, issued = _day_in(details.figures_as_at), _day_in(details.issue_date)
    drawn_by, issued_by = (month + LATEST_AS_AT).last_day, (month + LATEST_ISSUE).last_day
    if not own.figures_as_at:
        drawn_by = month.last_day + timedelta(days=DAYS_AFTER)
    of_later = drawn is not None and drawn > drawn_by
    if not own.issue_date and drawn is None:
        issued_by = (month + LATEST_ISSUE_ALONE).last_day
    found = []
    if drawn is not None and (drawn < month.first_day or of_later):
        found.append(StaleDate(AS_AT, details.figures_as_at))
    if issued is not None and (not month.last_day <= issued <= issued_by or (of_later and not own.issue_date)):
        found.append(StaleDate(ISSUE, details.issue_date))
    return tuple(found)


def with_dates_of_months(
    details: ReportDetails, month: Month, before: ReportDetails | None, earlier: Collection[Month]
) -> ReportDetails:
    """The details of a workbook that is about `month`, with the dates that hold for single months. What the cover said
    `before` is kept for the latest of the `earlier` months, those with figures, that it fits; and what it says now is
    said of `month` where that had dates of its own, or where nobody could tell otherwise that it is meant."""
    now = _pair(details, month)
    if before is not None and _pair(before, month) == now:
        return details
    kept = {each.month: each for each in details.dates}
    there = kept.get(month)
    if there is not None or dates_that_fit(replace(details, dates=()), month) != replace(details, dates=()):
        said = replace(details, dates=(now,))
        if dates_that_fit(said, month) == said:
            kept[month] = now
    of = None if before is None else _month_of(before, earlier)
    if before is not None and of is not None and of != month:
        kept.setdefault(of, _pair(before, of))
    return replace(details, dates=tuple(kept[each] for each in sorted(kept)))


def _month_of(details: ReportDetails, months: Collection[Month]) -> Month | None:
    if not (details.figures_as_at or details.issue_date):
        return None
    fitting = (month for month in months if not stale_dates(replace(details, dates=()), month))
    return max(fitting, default=None)


def _pair(details: ReportDetails, month: Month) -> CoverDates:
    return CoverDates(month, details.figures_as_at, details.issue_date)


def _said_of(details: ReportDetails, month: Month) -> CoverDates:
    return next((each for each in details.dates if each.month == month), CoverDates(month))


AS_AT, ISSUE = "Figures as at", "Issue date"


def _day_in(text: str) -> date | None:
    """The one day that the text names, of a month alone its last; None where it names none, or several."""
    if not text:
        return None
    found = [(year, _number(month), day) for day, month, year in re.findall(_NAMED, text)]
    found += [(year, _number(month), day) for month, day, year in re.findall(_MONTH_FIRST, text)]
    found += [(year, month, day) for day, month, year in re.findall(_DAY_FIRST, text)]
    found += [(year, month, day) for year, month, day in re.findall(_YEAR_FIRST, text)]
    if not found:
        named = [(int(year), int(_number(name))) for name, year in re.findall(_MONTH_ALONE, text)]
        return Month(*named[0]).last_day if len(named) == 1 and named[0][1] else None
    if len(found) != 1:
        return None
    year, month, day = map(int, found[0])
    try:
        return date(year if year > 99 else 2000 + year, month, day)
    except ValueError:
        return None


def _number(name: str) -> str:
    """1 to 12 of a month's first three letters; 0 where they are none."""
    short = name.title()
    return str(SHORT_NAMES.index(short) + 1) if short in SHORT_NAMES else "0"
