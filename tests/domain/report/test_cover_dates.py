"""Dates of the cover that belong to another month are left out, and told."""

import pytest

from ibdesk.domain.board import ReportDetails
from ibdesk.domain.month import Month
from ibdesk.domain.report.cover_dates import dates_that_fit, stale_dates
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
