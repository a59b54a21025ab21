"""Dates of the cover that belong to another month are left out, and told."""

import pytest
from msgspec.structs import replace

from ibdesk.domain.board import ReportDetails
from ibdesk.domain.cover import CoverDates
from ibdesk.domain.month import Month
from ibdesk.domain.report.cover_dates import dates_that_fit, stale_dates, with_dates_of_months
from ibdesk.domain.report.report import build_report
from tests.checks.looking import found
from tests.made import AUGUST, board, indicator, run

OCTOBER = Month(2014, 10)


@pytest.mark.parametrize(
    ("as_at", "issued", "kept"),
    [
        ("31 October 2014", "15 November 2014", ("31 October 2014", "15 November 2014")),
        ("30 September 2014", "15 October 2014", ("", "")),
        ("30/09/2014", "2014-11-15", ("", "2014-11-15")),
        ("31st Oct 2014", "15 Nov. 2014", ("31st Oct 2014", "15 Nov. 2014")),
        ("6 November 2014", "1 December 2014", ("6 November 2014", "1 December 2014")),
        ("31 October 2013", "15 November 2015", ("", "")),
        ("the last return", "after the meeting", ("the last return", "after the meeting")),
        ("31 June 2014", "30 Foo 2014", ("31 June 2014", "30 Foo 2014")),
        ("", "", ("", "")),
    ],
)
def test_which_dates_are_kept(as_at: str, issued: str, kept: tuple[str, str]) -> None:
    details = ReportDetails(figures_as_at=as_at, issue_date=issued)
    left = dates_that_fit(details, OCTOBER)
    assert (left.figures_as_at, left.issue_date) == kept
    assert len(stale_dates(details, OCTOBER)) == sum(
        text != now for text, now in zip((as_at, issued), kept, strict=True)
    )


def test_a_report_leaves_them_out_and_the_checks_tell() -> None:
    details = ReportDetails(figures_as_at="30 June 2014", issue_date="15 September 2014")
    made = board([indicator("7")], run("7", AUGUST - 3, [1, 2, 3, 4]), details=details)
    assert build_report(made, AUGUST).details.figures_as_at == ""
    [told] = [each for each in found("provenance", made) if "Figures as at" in each.message]
    assert told.message == (
        "The cover says “Figures as at: 30 June 2014”, which cannot be of August 2014. It is left out of the pack."
    )


@pytest.mark.parametrize(
    ("as_at", "issued"),
    [
        ("31 August 2026", "18 September 2026"),
        ("31/08/26", "18.09.2026"),
        ("August 2026", "September 2026"),
        ("August 31, 2026", "18 Sept 2026"),
        ("2 September 2026", "18 September 2026"),
    ],
)
def test_the_next_months_dates_leave_the_earlier_packs_theirs(as_at: str, issued: str) -> None:
    august = Month(2026, 8)
    first = ReportDetails(figures_as_at=as_at, issue_date=issued)
    second = replace(first, figures_as_at="30 September 2026", issue_date="16 October 2026")
    kept = with_dates_of_months(second, august + 1, first, (august - 1, august))
    for month, dates in (
        (august - 1, ("", "")),
        (august, (as_at, issued)),
        (august + 1, ("30 September 2026", "16 October 2026")),
    ):
        left = dates_that_fit(kept, month)
        assert (left.figures_as_at, left.issue_date) == dates


@pytest.mark.parametrize(("as_at", "issued"), [("", "16 September 2014"), ("31 August 2014", "")])
def test_of_a_month_with_one_date_of_its_own_the_other_is_not_another_months(as_at: str, issued: str) -> None:
    own = CoverDates(AUGUST, as_at, issued)
    newest = ReportDetails(figures_as_at="15 September 2014", issue_date="20 October 2014", dates=(own,))
    left = dates_that_fit(newest, AUGUST)
    assert (left.figures_as_at, left.issue_date) == (as_at, issued)
    assert stale_dates(newest, AUGUST) == ()
