"""The sheets that set a board up: Report, Indicators, Targets, Benchmarks, Population, Comments, Events."""

from fractions import Fraction
from typing import Any

import pytest
from msgspec.structs import replace

from ibdesk.domain.board import ReportDetails
from ibdesk.domain.figure import Missing
from ibdesk.domain.month import Month
from ibdesk.domain.number import exact
from ibdesk.domain.problem import Severity
from ibdesk.domain.target import Absolute, AtLeast, AtMost, Basis, Between, PercentOfTarget, Target
from tests.reading.made_workbooks import KNOWN, Laid, Shown, as_date, read, told

TARGETS = ["Code", "From", "Low", "High", "Basis", "Tolerance", "Source"]
BENCHMARKS = ["Code", "Name", "Period", "Value", "Basis", "Source"]


def test_the_reports_details_are_words_in_two_columns() -> None:
    rows = [
        ["The cover"],
        ["What", "Value"],
        ["Title", "Board performance report"],
        ["Council", "Marlshire Council"],
        ["Figures as at", as_date(2014, 8, 31, "dd/mm/yyyy")],
        ["E-mail", "figures@marlshire.example"],
        ["Telephone", "01632 960 000"],
        ["Job title", None],
        ["Fax", "01632 960 001"],
    ]
    contents = read({"Report": rows}, replace(KNOWN, details=ReportDetails(region="West Midlands", job_title="Head")))
    assert contents.records.details == ReportDetails(
        title="Board performance report",
        council="Marlshire Council",
        region="West Midlands",
        figures_as_at="31 August 2014",
        email="figures@marlshire.example",
        telephone="01632 960 000",
        job_title="Head",  # a blank cell says nothing
    )
    assert [(sheet.layout, sheet.where) for sheet in contents.sheets] == [("Report", "A3:B8")]
    assert told(contents) == [("row-not-used", "Report!A9")]


def test_details_that_no_sheet_gives_are_not_this_workbooks() -> None:
    contents = read({"Figures": [["Code", "Aug-14"], [7, 1]]}, replace(KNOWN, details=ReportDetails(council="A")))
    assert contents.records.details is None


def target(code: str, bounds: Any, basis: Basis | None, **fields: Any) -> Target:
    return Target(code, bounds, basis, **fields)


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (
            [7, "Apr 2014", 461.2, "563.6", "rate", "10%", "Plan"],
            target("7", Between(exact("461.2"), exact("563.6")), Basis.RATE, from_month=Month(2014, 4),
                   tolerance=PercentOfTarget(Fraction(10)), reason="Plan"),
        ),
        ([10, None, Shown(0.85, "0%"), None, "value", 2], target("10", AtLeast(Fraction(85)), Basis.VALUE,
                                                                   tolerance=Absolute(Fraction(2)))),
        ([10, None, None, "2.3%"], target("10", AtMost(exact("2.3")), Basis.VALUE)),
        ([10, None, 85, None, "value", "2 points"], target("10", AtLeast(Fraction(85)), Basis.VALUE,
                                                             tolerance=Absolute(Fraction(2)))),
        ([7, None, "512.4 +/- 10 %", None, "Rate per 10,000"],
         target("7", Between(exact("461.16"), exact("563.64")), Basis.RATE)),
        ([7, None, 20], target("7", AtLeast(Fraction(20)), None)),
        ([7, None, 20, None, "rate (not stated)"], target("7", AtLeast(Fraction(20)), Basis.RATE, basis_stated=False)),
        ([7, None, 20, None, None, Shown(0.1, "0%")], target("7", AtLeast(Fraction(20)), None,
                                                               tolerance=PercentOfTarget(Fraction(10)))),
    ],
)  # fmt: skip
def test_a_row_of_the_targets_sheet_is_a_target(row: list[Any], expected: Target) -> None:
    contents = read({"Targets": [TARGETS, row]})
    assert [replace(each, source=None) for each in contents.records.targets] == [expected]
    assert told(contents) == []


def test_a_targets_basis_that_nobody_states_is_the_known_ones() -> None:
    known = replace(KNOWN, targets=(Target("7", AtLeast(Fraction(10)), Basis.RATE),))
    (made,) = read({"Targets": [TARGETS, [7, None, 20]]}, known).records.targets
    assert (made.basis, made.basis_stated) == (Basis.RATE, False)


@pytest.mark.parametrize(
    ("row", "rule", "cell"),
    [
        ([7, None, 30, 20], "target-bounds", "C2"),
        ([10, None, 0.85], "ambiguous-percent", "C2"),
        ([7, None, "85%"], "target-unit", "C2"),
        ([7, None, "about 20"], "unreadable-number", "C2"),
        ([99, None, 20], "unknown-code", "A2"),
        ([7, "soon", 20], "unreadable-month", "B2"),
        ([7, None, 20, None, "both"], "unreadable-word", "E2"),
        ([7, None, 20, None, None, -5], "unreadable-number", "F2"),
    ],
)
def test_what_is_wrong_with_a_target_is_told_at_its_cell(row: list[Any], rule: str, cell: str) -> None:
    assert told(read({"Targets": [TARGETS, row]})) == [(rule, f"Targets!{cell}")]


def test_a_benchmark_on_a_sheet_without_periods_has_none() -> None:
    (made,) = read({"Benchmarks": [["Code", "Name", "Value"], [10, "England", "75.5%"]]}).records.benchmarks
    assert (made.period, made.quantity) == ("", exact("75.5"))


def test_benchmarks_keep_their_period_their_basis_and_an_odd_unit() -> None:
    rows = [
        BENCHMARKS,
        [7, "England", "2012/13", 520.8, "rate", "Statistics"],
        [10, "England", "2012/2013", Shown(0.755, "0.0%"), "value", None],
        [10, "West Midlands", "Month End", "19 Days", None, None],
        [10, "Statistical neighbours", "2011/13", "N/A", None, None],
    ]
    contents = read({"Benchmarks": rows})
    assert [(each.code, each.name, each.period, each.quantity, each.basis, each.unit_written) for each in
            contents.records.benchmarks] == [
        ("7", "England", "2012/13", exact("520.8"), Basis.RATE, ""),
        ("10", "England", "2012/2013", exact("75.5"), Basis.VALUE, ""),
        ("10", "West Midlands", "Month End", Fraction(19), Basis.VALUE, "Days"),
        ("10", "Statistical neighbours", "2011/13", Missing.NOT_APPLICABLE, Basis.VALUE, ""),
    ]  # fmt: skip
    assert told(contents) == []


def test_what_is_wrong_with_a_benchmark_is_told_at_its_cell() -> None:
    rows = [
        BENCHMARKS,
        [99, "England", "2012/13", 1, "rate", None],
        [7, None, "2012/13", 1, "rate", None],
        [7, "England", "2012/13", "about 1", "rate", None],
        [7, "England", "2012/13", 12, None, None],
        [10, "England", "2012/13", 0.755, None, None],
    ]
    contents = read({"Benchmarks": rows})
    assert told(contents) == [
        ("unknown-code", "Benchmarks!A2"),
        ("benchmark-incomplete", "Benchmarks!D3"),
        ("unreadable-number", "Benchmarks!D4"),
        ("benchmark-basis", "Benchmarks!D5"),
        ("ambiguous-percent", "Benchmarks!D6"),
    ]
    assert [each.quantity for each in contents.records.benchmarks] == [12]


def test_a_benchmark_that_may_be_a_share_of_one_beside_percent_points_is_not_used() -> None:
    england, region = [10, "England", "2012/13", 75.5, None, None], [10, "West Midlands", "2012/13", 0.72, None, None]
    contents = read({"Benchmarks": [BENCHMARKS, england, region]})
    assert told(contents) == [("ambiguous-percent", "Benchmarks!D3")]
    assert [each.name for each in contents.records.benchmarks] == ["England"]


def test_populations_are_whole_numbers_of_children_by_calendar_year() -> None:
    rows = [["Year", "Population aged 0-17", "Source"], [2014, "36,100", "Estimate"], ["mid-2015", 36200],
            ["2013/14", 36000], [2016, -1], [2017, "x"], [None, 36300]]  # fmt: skip
    contents = read({"Population": rows})
    assert [(each.year, each.children, each.source_name) for each in contents.records.populations] == [
        (2014, Fraction(36100), "Estimate"),
        (2015, Fraction(36200), ""),
    ]
    assert told(contents) == [
        ("unreadable-year", "Population!A4"),
        ("unreadable-number", "Population!B5"),
        ("population-missing", "Population!B6"),
        ("unreadable-year", "Population!B7"),
    ]


def test_comments_and_events_keep_their_words() -> None:
    contents = read(
        {
            "Comments": [["Code", "Month", "Text", "Author"], [7, "Aug-14", " More contacts.\r\nLess noise. ", "Head"],
                         [7, None, "When?", None], [99, "Aug-14", "Who?", None]],
            "Events": [["Month", "Code (or all)", "What happened", "Rebase"], ["May 2014", "all", "Inspection", None],
                       ["May 2014", "07", "One front door", "Yes"], [None, "7", "Sometime", None],
                       ["May 2014", "7", "Later", "perhaps"]],
        }
    )  # fmt: skip
    (comment,) = contents.records.comments
    assert (comment.code, comment.month, comment.text, comment.author) == (
        "7",
        Month(2014, 8),
        "More contacts.\nLess noise.",
        "Head",
    )
    assert [(each.code, each.what, each.rebase) for each in contents.records.events] == [
        (None, "Inspection", False),
        ("7", "One front door", True),
        ("7", "Later", False),
    ]
    assert told(contents) == [
        ("month-missing", "Comments!C3"),
        ("unknown-code", "Comments!A4"),
        ("month-missing", "Events!C4"),
        ("unreadable-word", "Events!D5"),
    ]


def test_a_merged_label_has_its_value_behind_it() -> None:
    rows = [[None, None, "A"], ["Council", None, "B"], ["Region", None, "C"]]
    details = read({"Cover": Laid(rows, merged=((1, 1, 1, 2, "Title"),))}).records.details
    assert details is not None
    assert (details.title, details.council, details.region) == ("A", "B", "C")


@pytest.mark.parametrize(
    ("low", "high", "cell"),
    [
        (None, "< 4%", "D2"), ("> 90", None, "C2"), ("Under 5", None, "C2"), (None, "less than 4 %", "D2"),
        ("<5", None, "C2"), (1, "<4", "D2"),
    ],
)  # fmt: skip
def test_a_strict_bound_is_an_error_at_its_cell(low: object, high: object, cell: str) -> None:
    contents = read({"Targets": [TARGETS, [7, "Apr 2014", low, high, "value", None, "Plan"]]})
    assert contents.records.targets == ()
    assert told(contents) == [("unreadable-target", f"Targets!{cell}")]
    assert [problem.severity for problem in contents.problems] == [Severity.ERROR]


@pytest.mark.parametrize("word", ["n/a", "-", "*", "TBC", "tba", "..", "No data"])
@pytest.mark.parametrize("column", [2, 3])
def test_a_row_that_says_no_target_is_told(word: str, column: int) -> None:
    row: list[object] = [7, "Apr 2014", None, None, "value", None, "Plan"]
    row[column] = word
    contents = read({"Targets": [TARGETS, row]})
    assert contents.records.targets == ()
    assert told(contents) == [("target-not-read", f"Targets!{'ABCD'[column]}2")]


@pytest.mark.parametrize(
    ("low", "high"), [(None, "<= 4"), ("n/a", 4), ("-", 4), (None, "4 or less"), ("at most 4", "")]
)
def test_a_bound_that_is_written_whole_is_read(low: object, high: object) -> None:
    contents = read({"Targets": [TARGETS, [7, "Apr 2014", low, high, "value", None, "Plan"]]})
    assert [each.bounds for each in contents.records.targets] == [AtMost(Fraction(4))]


def test_a_population_in_thousands_that_was_not_read_is_a_warning() -> None:
    contents = read({"Population": [["Year", "Population aged 0-17 (thousands)", "Source"], [2014, 36, "ONS"]]})
    assert contents.records.populations == ()
    assert [(each.rule, each.severity) for each in contents.problems] == [("sheet-not-used", Severity.WARNING)]


@pytest.mark.parametrize("number", [56.7, "56.7", "56.7k", "0.0567m"])
def test_a_population_in_thousands_is_refused_with_how_to_write_it(number: float | str) -> None:
    contents = read({"Population": [["Year", "Population"], [2014, number]]})
    assert not contents.records.populations
    assert told(contents) == [("unreadable-number", "Population!B2")]
    assert number != 56.7 or "56,700, not 56.7" in contents.problems[0].next_step


@pytest.mark.parametrize(
    "heading", ["Current month", "Current", "Latest", "This month", "Previous month", "YTD", "%", "Last year", "Num"]
)
def test_targets_beside_figures_are_no_sheet_of_targets(heading: str) -> None:
    rows = [["Scorecard, August 2014"], ["Ref", "Indicator", heading, "Target"], [7, "Referrals", 489, 500]]
    contents = read({"Scorecard": rows})
    assert contents.records.targets == ()
    assert ("sheet-not-used", "Scorecard!A1") in told(contents)
    on_its_own_sheet = read({"Targets": rows[1:]})
    assert len(on_its_own_sheet.records.targets) == 1


@pytest.mark.parametrize("name", ["Comments", "Commentary", "Events"])
def test_comments_that_say_no_month_are_told(name: str) -> None:
    contents = read({name: [["Code", "Text"], [7, "Up because of a new front door."]]})
    [problem] = [each for each in contents.problems if each.rule == "sheet-not-used"]
    assert problem.severity is Severity.WARNING
    assert "Code, Month and Text" in problem.next_step
    headings_alone = read({name: [["Code", "Text"]]})
    assert all(each.severity is Severity.INFO for each in headings_alone.problems)
