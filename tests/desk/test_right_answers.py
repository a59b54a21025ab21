"""Whole workbooks with their own definitions, brought into a board that starts as every board does: what its pages then
say, reckoned by hand from the rules. The smallest workbook of each sum or judgement that once went wrong."""

from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from ibdesk.desk import Desk
from ibdesk.desk.import_preview import ImportPreview
from ibdesk.domain.assessment import DecidedBy, Status
from ibdesk.domain.control.usual_range import usual_range
from ibdesk.domain.figure import Missing
from ibdesk.domain.month import Month, months
from ibdesk.domain.report.report import BoardReport, IndicatorPage
from tests.made import AUGUST
from tests.reading.made_workbooks import Rows, workbook

JANUARY_2015 = Month(2015, 1)
_FIELDS = ("Code", "Name", "Measure", "Unit", "Value period", "Rate basis", "Supplied as", "Frequency", "Denominator")
_USUAL = {
    "Measure": "N/A",
    "Unit": "count",
    "Value period": "in month",
    "Rate basis": "none",
    "Supplied as": "monthly parts",
    "Frequency": "monthly",
}
COUNTS = ("Code", "Month", "Value", "Numerator", "Denominator")


def defined(code: str, name: str, **fields: str) -> list[str | None]:
    """A row of the Indicators sheet; `Value_period` for its heading with a space."""
    said = {"Code": code, "Name": name} | _USUAL | {key.replace("_", " "): word for key, word in fields.items()}
    return [said.get(field) for field in _FIELDS]


class Kept:
    """A board with these workbooks brought in one after the other, and the last one's preview."""

    def __init__(self, folder: Path, *books: dict[str, Rows]) -> None:
        self.desk = Desk.create(folder / "North.ibdesk", "Anna")
        self.preview: ImportPreview
        for number, sheets in enumerate(books):
            path = folder / f"figures {number}.xlsx"
            path.write_bytes(workbook(sheets))
            self.preview = self.desk.imports.preview([path])
            self.desk.imports.accept(self.preview)

    def report(self, month: Month) -> BoardReport:
        return self.desk.months.report(month)

    def page(self, code: str, month: Month) -> IndicatorPage:
        return self.report(month).page(code)

    def told(self, *rules: str) -> list[str]:
        return [f"{problem.rule} {problem.code}" for problem in self.preview.problems if problem.rule in rules]


def book(
    indicators: Sequence[Sequence[str | None]],
    figures: Rows,
    targets: Rows = (),
    children: int = 25_000,
    years: Sequence[int] = (2011, 2012, 2013, 2014, 2015),
    headings: Sequence[str] = ("Code", "Month", "Value"),
) -> dict[str, Rows]:
    sheets: dict[str, Rows] = {"Indicators": [_FIELDS, *indicators], "Figures": [headings, *figures]}
    if targets:
        sheets["Targets"] = [("Code", "From", "Low", "High", "Basis", "Source"), *targets]
    sheets["Population"] = [("Year", "Population aged 0-17", "Source"), *((year, children, "ONS") for year in years)]
    return sheets


def by_month(code: str, first: Month, values: Sequence[int]) -> list[list[Any]]:
    span = months(first, first + (len(values) - 1))
    return [[code, str(month), value] for month, value in zip(span, values, strict=True)]


def test_definitions_of_ones_own_leave_nothing_of_those_that_came_with_the_program(tmp_path: Path) -> None:
    carers = defined("7", "Foster carers approved", Measure="Higher is better", Rate_basis="value")
    in_time = defined("5", "Carers approved in time", Measure="Higher is better", Unit="percent")
    kept = Kept(tmp_path, book([carers, in_time], [["7", "Aug 2025", 250], ["5", "Aug 2025", "88.12%"]], years=[2025]))
    report = kept.report(Month(2025, 8))
    assert [page.code for page in report.pages] == ["5", "7"]
    for page in report.pages:
        assert (page.target, page.benchmarks) == (None, ())
        assert page.assessment.status is Status.NOT_ASSESSED


def test_a_population_holds_until_the_next_and_no_other_councils_comes_between(tmp_path: Path) -> None:
    cases = defined("101", "Open cases", Value_period="month-end snapshot", Rate_basis="value")
    kept = Kept(tmp_path, book([cases], [["101", "Aug 2014", 250]], years=[2012]))
    assert kept.page("101", AUGUST).rate.number == 100  # 250 of 25,000


def test_a_quarter_that_is_late_is_shown_by_its_name_without_a_figure(tmp_path: Path) -> None:
    checks = defined(
        *("101", "Health checks"), Measure="Higher is better", Unit="percent", Value_period="quarter",
        Supplied_as="finished", Frequency="quarterly",
    )  # fmt: skip
    rows = [["101", "Dec 2013", None, 40, 97], ["101", "Sep 2014", None, 50, 98]]
    page = Kept(tmp_path, book([checks], rows, headings=COUNTS)).page("101", JANUARY_2015)
    assert (page.value.month, page.value.number) == (Month(2014, 12), None)
    assert "Q3 2014/15 (3 months to December 2014)" in page.assessment.sentence
    assert (page.previous[0].month, page.previous[0].number) == (Month(2013, 12), Fraction(4000, 97))


def test_a_quarter_made_of_months_is_the_one_that_has_ended_and_gets_no_limits(tmp_path: Path) -> None:
    checks = defined("101", "Checks", Measure="Higher is better", Value_period="quarter", Rate_basis="value")
    rows = by_month("101", Month(2011, 9), [11, 13, 10, 12, 14] * 7 + [13])
    page = Kept(tmp_path, book([checks], rows)).page("101", AUGUST)
    of_quarter = [value for _, month, value in rows if month in ("2014-04", "2014-05", "2014-06")]
    assert (page.value.month, page.value.number) == (Month(2014, 6), sum(of_quarter))
    assert isinstance(usual_range(page), str)


@pytest.mark.parametrize(
    ("unit", "measure", "value", "bound", "said"),
    [
        ("days", "Lower is better", 24.74, 24.74, "24.74 days (January 2015) meets the target of at most 24.74 days"),
        ("percent", "Lower is better", "62.5%", 62.5, "meets the target of at most 62.5%"),
        ("rate", "Higher is better", 12.05, 12.05, "meets the target of at least 12.05"),
        ("days", "Lower is better", 24.741, 24.74, "24.741 days (January 2015) is above the target of at most 24.74"),
        ("percent", "Higher is better", "84.9996%", 85, "84.9996% (January 2015) is below the target of at least 85%"),
    ],
)
def test_a_figure_beside_its_target_shows_the_decimals_that_tell(
    tmp_path: Path, unit: str, measure: str, value: Any, bound: float, said: str
) -> None:
    wait = defined("101", "Mean wait", Measure=measure, Unit=unit)
    low, high = (None, bound) if measure == "Lower is better" else (bound, None)
    target = ["101", "Apr 2012", low, high, "value", "Board"]
    kept = Kept(tmp_path, book([wait], [["101", "Jan 2015", value]], [target]))
    assert said in kept.page("101", JANUARY_2015).assessment.sentence


def test_a_percentage_that_comes_again_with_its_sign_is_no_restatement(tmp_path: Path) -> None:
    thing = defined("101", "Thing", Unit="percent")
    again: dict[str, Rows] = {
        "Figures": [["Code", "Month", "Value"], ["101", "Dec 2014", "92.86%"], ["101", "Jan 2015", "55.5%"]]
    }
    kept = Kept(tmp_path, book([thing], [["101", "Dec 2014", 92.86], ["101", "Jan 2015", 55.5]]), again)
    assert (kept.preview.unchanged, kept.preview.changed, kept.preview.restated) == (2, 0, ())
    assert kept.told("restated") == []
    assert kept.report(JANUARY_2015).changes.restatements == ()


def test_two_shares_of_one_whole_may_overlap(tmp_path: Path) -> None:
    of = [
        defined("401", "Contacts"),
        defined("402", "Screened in a day", Unit="percent", Denominator="401"),
        defined("404", "Became a referral", Unit="percent", Denominator="401"),
    ]
    rows = [["401", "Aug 2014", 567], ["402", "Aug 2014", None, 565], ["404", "Aug 2014", None, 489]]
    kept = Kept(tmp_path, book(of, rows, headings=COUNTS))
    assert kept.told("part-exceeds-whole", "breakdown-does-not-add-up") == []


def test_a_target_of_another_magnitude_than_its_value_is_told(tmp_path: Path) -> None:
    referrals = defined(
        "101", "Referrals", Measure="To target", Rate_basis="rolling 12 months of the value"
    )  # twelve months give 500: 200 of 25,000
    rows = by_month("101", Month(2013, 9), [42, 42, 41, 42, 41, 42, 41, 42, 42, 43, 42, 40])
    kept = Kept(tmp_path, book([referrals], rows, [["101", "Apr 2012", 180, 220, "value", "Board"]]))
    assert kept.page("101", AUGUST).rate.number == 200
    assert kept.told("target-basis") == ["target-basis 101"]


@pytest.mark.parametrize(
    ("unit", "measure", "value", "low", "high"),
    [
        ("percent", "Higher is better", "103%", 85, None),
        ("count", "Lower is better", -3, None, 4),
        ("percent", "Lower is better", "-2%", None, 10),
        ("days", "Lower is better", -1, None, 10),
    ],
)
def test_what_cannot_be_is_kept_and_not_judged(
    tmp_path: Path, unit: str, measure: str, value: Any, low: int | None, high: int | None
) -> None:
    visits = defined("101", "Visits", Measure=measure, Unit=unit)
    rows = [["101", "Aug 2013", "5%" if unit == "percent" else 5], ["101", "Aug 2014", value]]
    kept = Kept(tmp_path, book([visits], rows, [["101", "Apr 2012", low, high, "value", "Board"]]))
    page = kept.page("101", AUGUST)
    assert page.value.number is not None
    assert (page.assessment.status, page.assessment.rule) == (Status.NOT_ASSESSED, DecidedBy.IMPOSSIBLE)
    assert kept.told("impossible-number") == ["impossible-number 101"]


@pytest.mark.parametrize(
    ("word", "reason"), [("c", Missing.SUPPRESSED), ("x", Missing.NO_DATA), ("z", Missing.NOT_APPLICABLE)]
)
def test_the_rate_of_a_value_that_is_not_told_is_not_told_for_the_same_reason(
    tmp_path: Path, word: str, reason: Missing
) -> None:
    visits = defined("101", "Visits in time", Unit="percent", Rate_basis="numerator")
    rows = [["101", "Jul 2014", None, 5, 50], ["101", "Aug 2014", word]]
    page = Kept(tmp_path, book([visits], rows, headings=COUNTS)).page("101", AUGUST)
    assert (page.value.missing, page.rate.missing) == (reason, reason)


@pytest.mark.parametrize("slip", [3030, 30])
def test_a_past_month_ten_times_its_neighbours_is_told_with_what_it_moves(tmp_path: Path, slip: int) -> None:
    referrals = defined("101", "Referrals", Rate_basis="rolling 12 months of the value")
    values = [305, 303, 301, 308, 306, 304] * 4
    values[17] = slip
    kept = Kept(tmp_path, book([referrals], by_month("101", Month(2012, 9), values)))
    [problem] = [each for each in kept.preview.problems if each.rule == "out-of-line"]
    assert problem.month == Month(2014, 2)
    assert "the rate for 12 months to August 2014" in problem.message
