"""The wide layout: one row per indicator, one column per month; and the counts on sheets of their own."""

from datetime import datetime

import pytest

from ibdesk.domain.figure import Covers, Missing, Part, Supply
from ibdesk.domain.problem import Severity
from tests.made import cell_of
from tests.reading.made_workbooks import Laid, Shown, as_date, figure_at, numbers, read, told


def test_each_month_has_its_column() -> None:
    contents = read(
        {
            "Data": [
                ["Code", "Indicator", "Unit", as_date(2013, 8, 1), "Sep 2013", "2013-10", "30/11/2013"],
                [7, "Referrals", "count", 122, "1,060", None, "x"],
                [10, "Initial assessments", "%", "2.63%", Shown(0.2627, "0.00%"), 65.19, "<5"],
                [None, "Provisional until January"],
            ]
        }
    )
    assert numbers(contents) == {
        ("7", "2013-08"): 122,
        ("7", "2013-09"): 1060,
        ("7", "2013-11"): Missing.NO_DATA,
        ("10", "2013-08"): 2.63,
        ("10", "2013-09"): 26.27,
        ("10", "2013-10"): 65.19,
        ("10", "2013-11"): Missing.SUPPRESSED,
    }
    assert str(figure_at(contents, "7", "2013-09").source) == "figures.xlsx, Data!E2"
    assert told(contents) == [("mark-kept", "Data!B4")]
    assert [(sheet.layout, sheet.figures, sheet.where) for sheet in contents.sheets] == [("wide", 7, "A1:G3")]


@pytest.mark.parametrize(
    ("sheet", "title", "part"),
    [
        ("Numerators", "Counts by month", Part.NUMERATOR),
        ("denominators", None, Part.DENOMINATOR),
        ("Sheet2", "Denominators by month", Part.DENOMINATOR),
        ("Sheet3", "Timeliness: numerators", Part.NUMERATOR),
        ("Sheet4", "Give the numerators of all percentages on their own sheet, please", Part.VALUE),
        ("Sheet5", "Numerators and denominators", Part.VALUE),
        ("Figures", None, Part.VALUE),
    ],
)
def test_the_sheets_name_or_title_says_which_count_it_holds(sheet: str, title: str | None, part: Part) -> None:
    contents = read({sheet: [[title], ["Code", "Aug-14"], [10, 103]]})
    (figure,) = contents.records.figures
    assert (figure.part, figure.supply) == (part, Supply.PARTS)


def test_a_row_of_fractions_is_asked_and_the_rows_beside_it_are_kept() -> None:
    contents = read({"Data": [["Code", "Jul-14", "Aug-14"], [10, 0.51, 1], [7, 1, 2]]})
    assert numbers(contents) == {("7", "2014-07"): 1, ("7", "2014-08"): 2}
    assert told(contents) == [("ambiguous-percent", "Data!B2"), ("ambiguous-percent", "Data!C2")]


def test_a_small_percentage_beside_large_ones_is_percent_points_and_that_is_said_once() -> None:
    contents = read({"Data": [["Code", "Jun-14", "Jul-14", "Aug-14"], [10, 0.8, 0.9, 2.1]]})
    assert numbers(contents) == {("10", "2014-06"): 0.8, ("10", "2014-07"): 0.9, ("10", "2014-08"): 2.1}
    [problem] = [each for each in contents.problems if each.rule == "percent-scale"]
    assert (problem.source and cell_of(problem).cell, problem.severity) == ("B2", Severity.INFO)
    assert problem.message == "0.8 was read as 0.8%, because 2.1 beside it can only be a percentage as it stands."


def test_a_number_up_to_1_that_fits_the_rows_percentages_as_a_share_of_one_is_asked_too() -> None:
    contents = read({"Data": [["Code", "Jun-14", "Jul-14", "Aug-14"], [10, "65%", 0.66, 67]]})
    assert numbers(contents) == {("10", "2014-06"): 65, ("10", "2014-08"): 67}
    assert told(contents) == [("ambiguous-percent", "Data!C2")]
    assert contents.problems[0].severity is Severity.WARNING
    (question,) = contents.questions
    assert [choice.label for choice in question.choices] == [
        "66%: its numbers are fractions, and 1 is all",
        "0.66%: its numbers are percentages as they stand",
    ]


def test_months_that_excel_kept_as_days_of_one_year_are_asked() -> None:
    days = [Shown(datetime(2026, month, day), "d-mmm") for month, day in ((8, 12), (9, 12), (8, 13), (9, 13))]
    contents = read({"Data": [["Code", *days, "Oct 2013"], [7, 1, 2, 3, 4, 5]]})
    assert numbers(contents) == {("7", "2013-10"): 5}
    assert told(contents) == [("ambiguous-month", f"Data!{column}1") for column in "BCDE"]
    assert contents.problems[0].severity is Severity.ERROR
    assert "Aug-12" in contents.problems[0].message


def test_they_are_asked_under_a_full_date_format_too() -> None:
    days = [as_date(2026, month, day, "dd/mm/yyyy") for month, day in ((8, 12), (9, 12), (10, 13))]
    contents = read({"Data": [["Code", *days], [7, 1, 2, 3]]})
    assert numbers(contents) == {}
    assert len(contents.problems) == 3


def test_first_and_last_and_working_month_ends_are_months() -> None:
    firsts = [as_date(2014, month, 1) for month in (6, 7, 8)]
    lasts = [as_date(2014, month, day, "dd/mm/yyyy") for month, day in ((6, 30), (7, 31), (8, 31))]
    working = [as_date(2014, month, day, "dd/mm/yyyy") for month, day in ((5, 30), (6, 30), (8, 29))]
    for headings in (firsts, lasts, working):
        contents = read({"Data": [["Code", *headings], [7, 1, 2, 3]]})
        assert len(contents.records.figures) == 3
        assert told(contents) == []


def test_a_month_that_stands_twice_is_told_and_both_columns_are_read() -> None:
    contents = read({"Data": [["Code", "Jul-14", "Aug-14", "August 2014"], [7, 1, 2, 3]]})
    assert [float(figure.quantity) for figure in contents.records.figures] == [1, 2, 3]
    assert told(contents) == [("repeated-month", "Data!D1")]


def test_a_quarter_needs_its_financial_year() -> None:
    contents = read({"Data": [["Code", "Q1 2013/14", "Q2 2013"], [7, 1, 2]]})
    figure = figure_at(contents, "7", "2013-06")
    assert (figure.supply, figure.covers) == (Supply.FINISHED, Covers.QUARTER)
    assert len(contents.records.figures) == 1
    assert told(contents) == [("ambiguous-quarter", "Data!C1")]


def test_a_mistyped_month_between_the_months_is_a_warning() -> None:
    contents = read({"Data": [["Code", "Jul-14", "Agu-14", "Sep-14", "Total"], [7, 1, 2, 3, 6]]})
    assert numbers(contents) == {("7", "2014-07"): 1, ("7", "2014-09"): 3}
    assert [(problem.rule, problem.severity) for problem in contents.problems] == [
        ("column-not-used", Severity.WARNING),
        ("column-not-used", Severity.INFO),
    ]


def test_month_names_take_their_year_from_the_merged_heading_over_them() -> None:
    rows = [[], ["Code", "Dec", "Jan", "Apr", "May"], [7, 1, 2, 3, 4]]
    contents = read({"Data": Laid(rows, merged=((1, 2, 1, 3, "2013/14"), (1, 4, 1, 5, "2014")))})
    assert numbers(contents) == {
        ("7", "2013-12"): 1,
        ("7", "2014-01"): 2,
        ("7", "2014-04"): 3,
        ("7", "2014-05"): 4,
    }


def test_a_month_name_without_a_year_is_asked() -> None:
    contents = read({"Data": [["Code", "July", "Aug-14"], [7, 1, 2]]})
    assert numbers(contents) == {("7", "2014-08"): 2}
    assert told(contents) == [("ambiguous-month", "Data!B1")]


def test_a_code_heading_merged_down_to_the_months_is_found() -> None:
    rows = [[None, None, "Months"], [None, None, "Jul-14", "Aug-14"], [7, "Referrals", 1, 2]]
    merged = ((1, 1, 2, 1, "Code"), (1, 2, 2, 2, "Indicator"))
    assert numbers(read({"Data": Laid(rows, merged=merged)})) == {("7", "2014-07"): 1, ("7", "2014-08"): 2}


def test_a_team_tables_total_is_held_against_the_teams_month_by_month() -> None:
    teams = [[7, "North", 100, 200], [7, "South", 150, 289], [7, "Total", 250, 999]]
    contents = read({"Breakdowns": [["Code", "Category", "Jul-14", "Aug-14"], *teams]})
    assert len(contents.records.breakdowns) == 4
    assert told(contents) == [("total-differs", "Breakdowns!D4")]


def test_a_quarter_beside_its_last_month_is_no_repeated_month() -> None:
    contents = read({"Data": [["Code", "Jun-14", "Q1 2014/15"], [7, 489, 1400]]})
    kept = {(figure.covers, float(figure.quantity)) for figure in contents.records.figures}
    assert kept == {(Covers.MONTH, 489), (Covers.QUARTER, 1400)}
    assert told(contents) == []


def test_section_rows_between_the_indicators_are_no_problem_and_totals_are() -> None:
    rows = [["Code", "Indicator", "Aug-14"], ["Contacts and referrals"], [7, "Referrals", 489], [None, "Total", 489]]
    contents = read({"Data": rows})
    assert numbers(contents) == {("7", "2014-08"): 489}
    assert told(contents) == [("unknown-code", "Data!B4")]


def test_months_across_make_breakdowns_with_a_category() -> None:
    rows = [["Code", "Team", "Jul-14", "Aug-14"], [7, "North", 1, 2], [7, "South", 3, 4]]
    contents = read({"By team": rows})
    assert [(each.category, str(each.month), float(each.quantity)) for each in contents.records.breakdowns] == [
        ("North", "2014-07", 1),
        ("North", "2014-08", 2),
        ("South", "2014-07", 3),
        ("South", "2014-08", 4),
    ]


def test_a_row_that_only_looks_like_headings_is_data() -> None:
    headings = ["Code", "Name", "Unit", "First month", "Compare with last year"]
    rows = [headings, ["8", "Visits", "count", "Aug-14", "no"], ["9", "Plans", "count", "Aug-14", "yes"]]
    contents = read({"Definitions": rows})
    assert [(sheet.layout, sheet.where) for sheet in contents.sheets] == [("Indicators", "A1:E3")]
    assert [each.name for each in contents.records.indicators] == ["Visits", "Plans"]
    assert told(contents) == []


def test_no_over_the_codes_is_a_heading_beside_a_name() -> None:
    assert numbers(read({"Data": [["No.", "Indicator", "Aug-14"], [7, "Referrals", 489]]})) == {("7", "2014-08"): 489}
    assert told(read({"Data": [["Checked?", "No", "Aug-14"], ["Signed?", "Yes", "Aug-14"]]})) == [
        ("sheet-not-used", "Data!A1")
    ]


def test_a_year_out_of_reason_is_told_at_its_heading_and_its_figures_are_not_kept() -> None:
    contents = read({"Figures": [["Code", "Aug 2014", "Sep 2114", as_date(1901, 1, 1)], ["7", 489, 490, 1]]})
    assert numbers(contents) == {("7", "2014-08"): 489}
    assert told(contents) == [("month-out-of-reason", "Figures!C1"), ("month-out-of-reason", "Figures!D1")]


def test_a_year_out_of_reason_over_bare_months_is_told_too() -> None:
    rows = [[None, 2114, 2014], ["Code", "Aug", "Aug"], ["7", 489, 490]]
    contents = read({"Figures": rows})
    assert numbers(contents) == {("7", "2014-08"): 490}
    assert told(contents) == [("month-out-of-reason", "Figures!B2")]
