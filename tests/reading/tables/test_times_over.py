"""Times over a table that are longer than the one month of its figures, and dates before its newest month ended."""

from datetime import date
from typing import Any

import pytest

from ibdesk.domain.board import Records
from ibdesk.domain.figure import Covers, Supply
from ibdesk.domain.problem import Problem, Severity
from ibdesk.domain.workbook_contents import WorkbookContents
from tests.made import indicator
from tests.reading.in_formats import FORMATS, opened, read_one
from tests.reading.made_workbooks import KNOWN, read

RULE, EARLY = "label-not-understood", "report-before-month-end"
AUGUST: list[list[Any]] = [["Code", "Indicator", "Aug-14"], [7, "Referrals", 2300]]
LONG: list[list[Any]] = [["Code", "Month", "Value"], [7, "Aug-14", 2300]]
TWO: list[list[Any]] = [["Code", "Indicator", "Jul-14", "Aug-14"], [7, "Referrals", 481, 489]]
FROM, TO = date(2014, 4, 1), date(2014, 8, 31)


def told(contents: WorkbookContents, rule: str) -> list[Problem]:
    return [problem for problem in contents.problems if problem.rule == rule]


LONGER: list[tuple[list[list[Any]], str]] = [
    ([["Referrals received 01/04/2014 - 31/08/2014"]], "A1"),
    ([["From", FROM], ["To", TO]], "B1"),
    ([["Start date:", FROM], ["End date:", TO], []], "B1"),
    ([["From", FROM, "To", TO]], "B1"),
    ([["Period: 01/09/2013 to 31/08/2014"]], "A1"),
    ([["Date range", "01/09/2013 - 31/08/2014"]], "B1"),
    ([["Reporting period", "April 2014 to August 2014"]], "B1"),
    ([["Marlshire"], ["Data for April to August 2014"], []], "A2"),
    ([["Children's services", "1 April - 31 August 2014"]], "B1"),
    ([["Apr-Aug 14 position"]], "A1"),
    ([["5 months to August 2014"]], "A1"),
    ([["From 1 April 2014"]], "A1"),
    ([["Between", FROM, "and", TO]], "B1"),
    ([["Months: Apr, May, Jun, Jul, Aug"]], "A1"),
    ([["Month", "(Multiple Items)"]], "B1"),
    ([["P1 to P5"]], "A1"),
    ([["2014-04 to 2014-08"]], "A1"),
    ([["Week ending 31/08/2014"]], "A1"),
    ([["Apr - Aug"]], "A1"),
    ([["April to August"]], "A1"),
    ([["1 April - 31 August"]], "A1"),
    ([["12m to Aug"]], "A1"),
    ([["Year ending Aug 14"]], "A1"),
    ([["YE August 2014"]], "A1"),
    ([["Fortnight ending 31 August"]], "A1"),
]
QUIET: list[list[list[Any]]] = [
    [["August 2014"]],
    [["01/08/2014 - 31/08/2014"]],
    [["From", date(2014, 8, 1)], ["To", TO]],
    [["Scorecard April 2014 to March 2015"]],
    [["Reporting period", "August 2014"]],
    [["Q2 performance report"]],
    [["Year ending March 2015"]],
    [["Aug - Aug"]],
    [["Improvement plan 2014 to 2017"]],
    [["Prepared by", "A. North", "Run date", date(2014, 9, 3)]],
]


@pytest.mark.parametrize(("over", "at"), LONGER)
def test_a_longer_time_over_one_month_is_asked(over: list[list[Any]], at: str) -> None:
    for table in (AUGUST, LONG):
        contents = read({"Figures": [*over, *table]}, KNOWN)
        assert contents.records.figures == ()
        (problem, *_) = told(contents, RULE)
        assert problem.source is not None
        assert problem.source.cell == at  # type: ignore[union-attr]
        assert "of that time" in problem.message


@pytest.mark.parametrize(("over", "at"), LONGER)
def test_over_several_months_it_is_the_reports_own(over: list[list[Any]], at: str) -> None:
    assert told(read({"Figures": [*over, *TWO]}, KNOWN), RULE) == []


@pytest.mark.parametrize("over", QUIET)
def test_a_time_that_is_the_months_or_ends_later_asks_nothing(over: list[list[Any]]) -> None:
    contents = read({"Figures": [*over, *AUGUST]}, KNOWN)
    assert contents.records.figures
    assert told(contents, RULE) == told(contents, EARLY) == []


@pytest.mark.parametrize(
    ("title", "month"),
    [
        ("Q1 2014/15 return", "Jun-14"),
        ("First quarter", "Jun-14"),
        ("Quarter one", "Jun-14"),
        ("Quarterly return", "Jun-14"),
        ("Quarter 4 performance report", "Mar-14"),
        ("2013/14 outturn", "Mar-14"),
        ("Annual report 2013/14", "Mar-14"),
        ("Year end return", "Mar-14"),
    ],
)
def test_a_quarter_or_a_year_over_its_last_month_alone_is_asked(title: str, month: str) -> None:
    table = [["Code", "Indicator", month], [7, "Referrals", 1440]]
    assert told(read({"Figures": [[title], *table]}, KNOWN), RULE)
    assert told(read({title.replace("/", "-"): table}, KNOWN), RULE)
    assert told(read({"Figures": table}, KNOWN, name=f"{title.replace('/', '-')}.xlsx"), RULE)
    all_months = [["Code", "Indicator", "Jan-14", "Feb-14", month], [7, "Referrals", 1, 2, 3]]
    assert told(read({"Figures": [[title], *all_months]}, KNOWN), RULE) == []


def test_snapshots_and_finished_figures_may_stand_under_a_longer_time() -> None:
    for one in (
        indicator("7", name="Referrals", value_period=Covers.SNAPSHOT),
        indicator("7", name="Referrals", value_period=Covers.FINANCIAL_YEAR, supplied_as=Supply.FINISHED),
    ):
        contents = read({"Figures": [["01/04/2014 - 31/08/2014"], *AUGUST]}, Records(indicators=(one,)))
        assert contents.records.figures


@pytest.mark.parametrize("heading", ["From", "Start date", "Period start", "Date from", "Since"])
@pytest.mark.parametrize("kind", FORMATS)
def test_a_row_that_begins_months_before_its_month_is_asked(heading: str, kind: str) -> None:
    rows: list[list[Any]] = [["Code", heading, "Month", "Value"], [7, "01/09/2013", "31/08/2014", 5800]]
    assert told(read_one(opened(rows, kind), KNOWN), RULE)
    for quiet in ("01/08/2014", "01/04/2012"):
        rows[1][1] = quiet
        assert read_one(opened(rows, kind), KNOWN).records.figures


MADE_EARLY: list[list[Any]] = [
    ["Data to 15/08/2014"], ["Data as at 15 August 2014"], ["Extracted 15/08/2014"], ["Report run on 3 August 2014"],
    ["Last refreshed: 12/08/2014 09:15"], ["Position at 15/08/2014"], ["Run date", date(2014, 8, 3)],
    ["Extract date:", "20 Aug 2014"], ["Report month", "July 2014"], ["Performance report - July 2014"],
    ["Data as at 31/07/2014"], ["Monthly return for July 2014"],
]  # fmt: skip
MADE_LATER: list[list[Any]] = [
    ["Data to 31/08/2014"], ["Extracted 29/08/2014"], ["Report run on 3 September 2014"],
    ["Data cut-off 29/08/2014"], ["Run date", date(2014, 9, 3)], ["Report month", "August 2014"],
    ["Report month", "September 2014"], ["Performance report - August 2014"], ["Template created 12/03/2011"],
    ["New definition since July 2014"], ["Agreed by the Board on 10 July 2014"], ["Report date", date(2014, 8, 1)],
    ["Position as at 31 August 2014"], ["July 2014 to August 2014"],
]  # fmt: skip


@pytest.mark.parametrize("row", MADE_EARLY)
def test_a_report_made_before_its_newest_month_ended_is_told(row: list[Any]) -> None:
    for rows in ([row, *TWO], [row, [], *LONG], [*TWO, [], row]):
        contents = read({"Figures": rows}, KNOWN)
        assert [problem.severity for problem in told(contents, EARLY)] == [Severity.WARNING]
        assert contents.records.figures


@pytest.mark.parametrize("row", MADE_LATER)
def test_a_report_made_later_tells_nothing(row: list[Any]) -> None:
    for rows in ([row, *TWO], [*TWO, [], row]):
        contents = read({"Figures": rows}, KNOWN)
        assert told(contents, EARLY) == told(contents, "report-cut-short") == []
