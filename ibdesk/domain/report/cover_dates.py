"""The cover's dates belong to a month: one that cannot be this month's is left out."""

import re
from datetime import date
from typing import NamedTuple

from msgspec.structs import replace

from ibdesk.domain.board import ReportDetails
from ibdesk.domain.month import SHORT_NAMES, Month

# A pack is seldom made of figures drawn, and issued, later than this after its month; one dated earlier is another's.
LATEST_AS_AT, LATEST_ISSUE = 3, 6
_NAMED = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?\s+([A-Za-z]{3})[a-z]*\.?,?\s+(\d{4})")
_DAY_FIRST = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
_YEAR_FIRST = re.compile(r"(\d{4})-(\d{2})-(\d{2})")


class StaleDate(NamedTuple):
    """`what` is its heading on the Report sheet, `text` as it is written there."""

    what: str
    text: str


def details_of(details: ReportDetails, month: Month) -> ReportDetails:
    """The details with the dates that were said of this month, where some were."""
    own = next((each for each in details.dates if each.month == month), None)
    if own is None:
        return details
    return replace(
        details,
        figures_as_at=own.figures_as_at or details.figures_as_at,
        issue_date=own.issue_date or details.issue_date,
    )


def dates_that_fit(details: ReportDetails, month: Month) -> ReportDetails:
    """The month's details without the dates that cannot be this month's."""
    details = details_of(details, month)
    stale = {each.what for each in stale_dates(details, month)}
    return replace(
        details,
        figures_as_at="" if AS_AT in stale else details.figures_as_at,
        issue_date="" if ISSUE in stale else details.issue_date,
    )


def stale_dates(details: ReportDetails, month: Month) -> tuple[StaleDate, ...]:
    """Figures drawn before the month began, or a pack issued before it ended, or either of them long after it. What is
    no date at all is somebody's own words, and stays."""
    asked = (
        (AS_AT, details.figures_as_at, month.first_day, (month + LATEST_AS_AT).last_day),
        (ISSUE, details.issue_date, month.last_day, (month + LATEST_ISSUE).last_day),
    )
    return tuple(
        StaleDate(what, text)
        for what, text, first, last in asked
        if (day := _day_in(text)) is not None and not first <= day <= last
    )


AS_AT, ISSUE = "Figures as at", "Issue date"


def _day_in(text: str) -> date | None:
    """The one day that the text names; None where it names none, or several."""
    found = [(year, _number(month), day) for day, month, year in _NAMED.findall(text)]
    found += [(year, month, day) for day, month, year in _DAY_FIRST.findall(text)]
    found += [(year, month, day) for year, month, day in _YEAR_FIRST.findall(text)]
    if len(found) != 1:
        return None
    try:
        return date(*map(int, found[0]))
    except ValueError:
        return None


def _number(name: str) -> str:
    """1 to 12 of a month's first three letters; 0 where they are none."""
    short = name.title()
    return str(SHORT_NAMES.index(short) + 1) if short in SHORT_NAMES else "0"
