"""What an indicator's name says of its unit and its time against what its definition says."""

import pytest

from ibdesk.domain.figure import Covers, Unit
from tests.checks.looking import found
from tests.made import board, indicator

COUNT, PERCENT, DAYS = Unit.COUNT, Unit.PERCENT, Unit.DAYS
MONTH, SNAPSHOT, YEAR, QUARTER, TO_DATE = (
    Covers.MONTH,
    Covers.SNAPSHOT,
    Covers.ROLLING_12,
    Covers.QUARTER,
    Covers.FINANCIAL_YEAR,
)


def words(name: str, unit: Unit = COUNT, period: Covers = MONTH) -> list[str]:
    return [
        each.found
        for each in found("definition-words", board([indicator("7", name=name, unit=unit, value_period=period)]))
    ]


@pytest.mark.parametrize(
    ("name", "unit", "said"),
    [
        ("Number of visits in time", PERCENT, "Number of"),
        ("Total number of visits", PERCENT, "Total number of"),
        ("No. of visits in time", PERCENT, "No. of"),
        ("No of visits in time", PERCENT, "No of"),
        ("Nos of visits in time", PERCENT, "Nos of"),
        ("Nos. of visits", PERCENT, "Nos. of"),
        ("Numbers of visits", PERCENT, "Numbers of"),
        ("Count of visits in time", PERCENT, "Count of"),
        ("The count of visits in time", PERCENT, "The count of"),
        ("Total no. of visits", PERCENT, "Total no. of"),
        ("No. visits in time", PERCENT, "No."),
        ("# of visits in time", PERCENT, "# of"),
        ("Visits in time (number)", PERCENT, "(number)"),
        ("Visits in time (No.)", PERCENT, "(No.)"),
        ("% of visits in time", COUNT, "% of"),
        ("% visits in time", COUNT, "%"),
        ("Percentage of visits in time", COUNT, "Percentage of"),
        ("Per cent of visits in time", COUNT, "Per cent of"),
        ("Proportion of visits in time", COUNT, "Proportion of"),
        ("The percentage of visits", DAYS, "The percentage of"),
        ("Visits in time (%)", COUNT, "(%)"),
        ("Visits in time (per cent)", COUNT, "(per cent)"),
        ("Visits (%) by team", COUNT, "(%)"),
        ("Visits in time, %", COUNT, ", %"),
        ("Visits in time - %", COUNT, "- %"),
        ("Late visits as a percentage of all", COUNT, "as a percentage"),
        ("Number of plans (%)", PERCENT, None),
        ("Number of visits as a proportion of all", PERCENT, None),
        ("Number and percentage of visits", PERCENT, None),
        ("Number of visits in time, per cent", PERCENT, None),
        ("No further action", PERCENT, None),
        ("No reviews overdue", PERCENT, None),
        ("Nobody seen", PERCENT, None),
        ("Counties with plans", PERCENT, None),
        ("Children with a number of moves", PERCENT, None),
        ("Number of visits in time", COUNT, None),
        ("No. of visits", COUNT, None),
        ("% of visits in time", PERCENT, None),
        ("Visits (%)", PERCENT, None),
        ("Number of plans (%)", COUNT, None),  # it says both
        ("Number and % of visits", COUNT, None),
        ("Teams with over 90% of visits in time", COUNT, None),
        ("Schools above 95% attendance", COUNT, None),
        ("Children with a proportionate plan", COUNT, None),
    ],
)
def test_a_name_against_its_unit(name: str, unit: Unit, said: str | None) -> None:
    assert words(name, unit) == ([said] if said else [])


@pytest.mark.parametrize(
    ("name", "period", "said"),
    [
        ("Children in care in month", SNAPSHOT, "in month"),
        ("Children in care in-month", SNAPSHOT, "in-month"),
        ("Children in care (in month)", SNAPSHOT, "in month"),
        ("Plans during month", SNAPSHOT, "during month"),
        ("Plans during the month by team", SNAPSHOT, "during the month"),
        ("Plans a month", SNAPSHOT, "a month"),
        ("Plans per month", SNAPSHOT, "per month"),
        ("Plans each month (all)", SNAPSHOT, "each month"),
        ("Plans this month", SNAPSHOT, "this month"),
        ("Plans / month", SNAPSHOT, "/ month"),
        ("Plans in mth", SNAPSHOT, "in mth"),
        ("Plans in year", SNAPSHOT, "in year"),
        ("Plans during the year", SNAPSHOT, "during the year"),
        ("Enquiries started in month", YEAR, "in month"),
        ("Enquiries started in-month", YEAR, "in-month"),
        ("Enquiries in the month", YEAR, "in the month"),
        ("Enquiries a month", YEAR, "a month"),
        ("Enquiries per month", YEAR, "per month"),
        ("Medicals in month", QUARTER, "in month"),
        ("Medicals in month", TO_DATE, "in month"),
        ("Enquiries (YTD)", MONTH, "YTD"),
        ("Enquiries, rolling 12 months", MONTH, "rolling 12"),
        ("Enquiries year to date", MONTH, "year to date"),
        ("Enquiries in month", MONTH, None),
        ("Contacts received per month", MONTH, None),
        ("Enquiries during the year", YEAR, None),
        ("Enquiries (YTD)", YEAR, None),
        ("Enquiries (YTD)", TO_DATE, None),
        ("Plans at month end", SNAPSHOT, None),
        ("Plans in month-end count", SNAPSHOT, None),
        ("Children missing for more than a month", SNAPSHOT, None),
        ("Children waiting over a month", SNAPSHOT, None),
        ("Children visited once a month", SNAPSHOT, None),
        ("Children seen each month", SNAPSHOT, None),
        ("Seen within a month", YEAR, None),
        ("Plans reviewed in the month before the conference", SNAPSHOT, None),
        ("Children with 3 or more moves in the year", SNAPSHOT, None),
        ("Children with 3+ placements during the year", SNAPSHOT, None),
        ("Average referrals per month", YEAR, None),
        ("Children aged under a month", SNAPSHOT, None),
        ("Months in care", SNAPSHOT, None),
        ("Visits within a month of placement", YEAR, None),
        ("Re-referrals within 12 months", MONTH, None),
    ],
)
def test_a_name_against_its_time(name: str, period: Covers, said: str | None) -> None:
    assert words(name, period=period) == ([said] if said else [])
