"""The long layout: one row per indicator and month, wherever it stands and however the cells are written."""

from datetime import datetime

import pytest

from ibdesk.domain.board import Records
from ibdesk.domain.figure import Covers, Missing, Part, Supply, Unit
from ibdesk.domain.indicator import RateBasis
from ibdesk.domain.month import Month
from ibdesk.domain.problem import Severity
from tests.made import indicator
from tests.reading.made_workbooks import KNOWN, Formula, Shown, as_date, figure_at, numbers, read, told

HEADINGS = ["Code", "Month", "Value"]


def test_a_row_becomes_a_monthly_part_with_the_cell_it_came_from() -> None:
    contents = read({"Figures": [HEADINGS, ["7", "Aug-14", 489]]})
    figure = figure_at(contents, "7", "2014-08")
    assert (float(figure.quantity), figure.supply, figure.covers, figure.unit) == (
        489,
        Supply.PARTS,
        Covers.MONTH,
        None,
    )
    assert str(figure.source) == "figures.xlsx, Figures!C2"
    assert contents.problems == ()
    assert [(sheet.name, sheet.layout, sheet.figures, sheet.where) for sheet in contents.sheets] == [
        ("Figures", "long", 1, "A1:C2")
    ]


def test_titles_above_notes_beside_and_notes_below_do_not_matter() -> None:
    contents = read(
        {
            "Figures": [
                ["Children's social care, August 2014"],
                ["For the board", None, None, None, None, "ask the performance team"],
                [],
                [None, " ref ", "MONTH ending", "Figure"],
                [None, 7, "31/08/2014", 489],
                [None, 10, "31/08/2014", "65.19%"],
                [],
                [None, "Source: case management system"],
                [None, None, None, "The Board meets in October"],
            ]
        }
    )
    assert numbers(contents) == {("7", "2014-08"): 489, ("10", "2014-08"): 65.19}
    assert contents.problems == ()
    assert contents.sheets[0].where == "B4:D6"


@pytest.mark.parametrize("code", [7, 7.0, "7", " 7 ", "7.0", "07", "007", "\uff17"])
def test_every_way_to_write_a_code_means_it(code: object) -> None:
    contents = read({"Figures": [HEADINGS, [code, "Aug-14", 489]]})
    assert numbers(contents) == {("7", "2014-08"): 489}


@pytest.mark.parametrize("code", ["IND7", "7a", "70", "Total", 7.5, -7, True, "=7", as_date(2014, 7, 7)])
def test_an_unknown_code_is_told_at_its_cell_and_its_figures_are_not_kept(code: object) -> None:
    contents = read({"Figures": [HEADINGS, [code, "Aug-14", 489], [7, "Aug-14", 122]]})
    assert numbers(contents) == {("7", "2014-08"): 122}
    assert told(contents) == [("unknown-code", "Figures!A2")]
    assert contents.problems[0].severity is Severity.ERROR
    assert "not kept" in contents.problems[0].message


@pytest.mark.parametrize("name", ["Referrals", "REFERRALS", " referrals ", "7 Referrals", "7. Referrals", "7"])
def test_a_name_stands_for_the_code(name: str) -> None:
    contents = read({"Figures": [["Indicator", "Month", "Value"], [name, "Aug-14", 489]]})
    assert numbers(contents) == {("7", "2014-08"): 489}


def test_a_name_that_is_only_alike_is_nobodys() -> None:
    contents = read({"Figures": [["Indicator", "Month", "Value"], ["Referral", "Aug-14", 489]]})
    assert numbers(contents) == {}
    assert told(contents) == [("unknown-code", "Figures!A2")]


def test_a_code_with_another_indicators_name_is_read_by_code_and_told_once() -> None:
    rows = [["Code", "Name", "Month", "Value"], [10, "Referrals", "Jul-14", "65%"], [10, "Referrals", "Aug-14", "66%"]]
    contents = read({"Figures": rows})
    assert numbers(contents) == {("10", "2014-07"): 65, ("10", "2014-08"): 66}
    assert told(contents) == [("code-and-name-differ", "Figures!B2")]


def test_counts_rates_and_comments_come_along() -> None:
    known = Records(indicators=(indicator("10", unit=Unit.PERCENT, rate_basis=RateBasis.ROLLING_NUMERATOR),))
    headings = ["Code", "Month", "Numerator", "Denominator", "Rate per 10,000", "Comment"]
    contents = read({"Figures": [headings, [10, "Aug-14", 103, 158, "309.70", "Fewer staff on leave."]]}, known)
    numerator, rate = (figure_at(contents, "10", "2014-08", part) for part in (Part.NUMERATOR, Part.RATE))
    assert (float(numerator.quantity), numerator.supply) == (103, Supply.PARTS)
    assert (float(rate.quantity), rate.supply, rate.covers) == (309.7, Supply.FINISHED, Covers.ROLLING_12)
    assert numbers(contents, Part.DENOMINATOR) == {("10", "2014-08"): 158}
    (comment,) = contents.records.comments
    assert (comment.code, comment.month, comment.text) == ("10", Month(2014, 8), "Fewer staff on leave.")


@pytest.mark.parametrize(
    ("written", "covers"),
    [
        ("month", Covers.MONTH),
        ("month end", Covers.SNAPSHOT),
        ("Quarter", Covers.QUARTER),
        ("12 months", Covers.ROLLING_12),
        ("Rolling 12 months", Covers.ROLLING_12),
        ("year to date", Covers.FINANCIAL_YEAR),
    ],
)
def test_a_stated_period_makes_a_figure_finished(written: str, covers: Covers) -> None:
    contents = read({"Figures": [[*HEADINGS, "Covers"], [7, "Aug-14", 3829, written]]})
    figure = figure_at(contents, "7", "2014-08")
    assert (figure.supply, figure.covers) == (Supply.FINISHED, covers)


def test_ytd_is_asked_since_boards_write_it_for_two_things() -> None:
    contents = read({"Figures": [[*HEADINGS, "Covers"], [7, "Aug-14", 3829, "YTD"]]})
    assert numbers(contents) == {}
    assert told(contents) == [("unreadable-covers", "Figures!D2")]


def test_an_indicator_supplied_finished_and_a_quarter_say_it_themselves() -> None:
    quarterly = indicator("33", supplied_as=Supply.FINISHED, value_period=Covers.QUARTER)
    known = Records(indicators=(*KNOWN.indicators, quarterly))
    contents = read({"Figures": [HEADINGS, [33, "Jun-14", 65], [7, "Q1 2014/15", 1100]]}, known)
    for code, value in (("33", 65), ("7", 1100)):
        figure = figure_at(contents, code, "2014-06")
        assert (float(figure.quantity), figure.supply, figure.covers) == (value, Supply.FINISHED, Covers.QUARTER)


def test_a_category_column_makes_it_a_breakdown() -> None:
    rows = [["Code", "Month", "Category", "Value"], [7, "Aug-14", "North", 300], [7, "Aug-14", "South", 189]]
    contents = read({"Figures": [*rows, [7, "Aug-14", "Total", 489], [7, "Aug-14", None, 5]]})
    assert [(each.category, float(each.quantity)) for each in contents.records.breakdowns] == [
        ("North", 300),
        ("South", 189),
    ]
    assert contents.records.figures == ()
    assert told(contents) == [("category-missing", "Figures!D5"), ("total-not-used", "Figures!D4")]
    assert contents.sheets[0].layout == "Breakdowns"


@pytest.mark.parametrize(
    ("code", "north", "total", "rule"),
    [
        (7, 200, 489, "total-not-used"),
        (7, 200, 999, "total-differs"),
        (7, "c", 999, "total-not-used"),
        (7, 200, None, ""),
        (10, 65.5, 70, "total-not-used"),
    ],
)
def test_a_breakdowns_total_is_held_against_its_categories(
    code: int, north: str | int | float, total: int | None, rule: str
) -> None:
    rows = [[code, "Aug-14", "North", north], [code, "Aug-14", "South", 289 if code == 7 else 72]]
    contents = read({"Figures": [["Code", "Month", "Category", "Value"], *rows, [code, "Aug-14", "Total", total]]})
    assert told(contents) == ([(rule, "Figures!D4")] if rule else [])
    if rule == "total-differs":
        assert contents.problems[0].message.startswith("This total is 999, but the categories add up to 489.")
        assert contents.problems[0].severity is Severity.WARNING


def test_every_cell_is_a_figure_a_reason_or_a_problem_at_its_address() -> None:
    contents = read(
        {
            "Figures": [
                HEADINGS,
                [7, "Jan-14", "No Data"],
                [7, "Feb-14", "<5"],
                [7, "Mar-14", None],
                [7, "Apr-14", "about 40"],
                [7, "May-14", True],
                [7, "Jun-14", as_date(2014, 5, 1, "d-mmm")],
                [7, "Jul-14", Formula("=1/0", "#DIV/0!")],
                [7, "Aug-14", "489 [p]"],
                [7, "Augst", 5],
                [7, None, 6],
                [None, "Aug-14", 7],
                [7, "Sep-14", -5],
            ]
        }
    )
    assert numbers(contents) == {
        ("7", "2014-01"): Missing.NO_DATA,
        ("7", "2014-02"): Missing.SUPPRESSED,
        ("7", "2014-08"): 489,
        ("7", "2014-09"): -5,
    }
    assert figure_at(contents, "7", "2014-08").provisional
    assert told(contents) == [
        ("unreadable-number", "Figures!C5"),
        ("unreadable-number", "Figures!C6"),
        ("unreadable-number", "Figures!C7"),
        ("formula-error", "Figures!C8"),
        ("unreadable-month", "Figures!B10"),
        ("month-missing", "Figures!C11"),
        ("row-without-code", "Figures!C12"),
    ]
    first = next(problem for problem in contents.problems if problem.rule == "unreadable-number")
    assert (first.code, first.month, first.found) == ("7", Month(2014, 4), "about 40")


def test_a_percentages_scale_is_decided_for_all_its_rows() -> None:
    rows = [HEADINGS, [10, "Jun-14", 0.51], [10, "Jul-14", 1.53], [7, "Aug-14", 1]]
    assert numbers(read({"Figures": rows})) == {("10", "2014-06"): 0.51, ("10", "2014-07"): 1.53, ("7", "2014-08"): 1}


def test_a_share_of_one_among_percent_points_is_asked_and_not_kept() -> None:
    contents = read({"Figures": [HEADINGS, [10, "Jun-14", 0.51], [10, "Jul-14", 65.19], [7, "Aug-14", 1]]})
    assert numbers(contents) == {("10", "2014-07"): 65.19, ("7", "2014-08"): 1}
    assert told(contents) == [("ambiguous-percent", "Figures!C2")]


def test_a_percent_format_on_some_cells_says_nothing_of_the_others() -> None:
    in_part = read({"Figures": [HEADINGS, [10, "Jun-14", 0.0263], [10, "Jul-14", Shown(0.6519, "0.00%")]]})
    assert numbers(in_part) == {("10", "2014-07"): 65.19}
    assert told(in_part) == [("ambiguous-percent", "Figures!C2")]
    assert figure_at(in_part, "10", "2014-07").unit is Unit.PERCENT


def test_a_percentage_all_between_0_and_1_is_asked_and_not_kept() -> None:
    contents = read({"Figures": [HEADINGS, [10, "Jun-14", 0.51], [10, "Jul-14", "0.6519"], [7, "Jul-14", 0.5]]})
    assert numbers(contents) == {("7", "2014-07"): 0.5}
    assert told(contents) == [("ambiguous-percent", "Figures!C2"), ("ambiguous-percent", "Figures!C3")]
    assert contents.problems[0].severity is Severity.WARNING


@pytest.mark.parametrize(("numbers_given", "kept"), [((0, 1), 1), ((0, 0), 2), ((1, 2), 2), ((1, 1), 0)])
def test_1_may_be_all_of_them_and_0_is_none_either_way(numbers_given: tuple[int, int], kept: int) -> None:
    rows = [[10, month, number] for month, number in zip(("Jun-14", "Jul-14"), numbers_given, strict=True)]
    assert len(numbers(read({"Figures": [HEADINGS, *rows]}))) == kept


def test_the_same_figure_twice_comes_out_twice_for_the_checks_to_settle() -> None:
    contents = read({"Figures": [HEADINGS, [7, "Aug-14", 489], [7, "Aug-14", 490]]})
    assert [float(figure.quantity) for figure in contents.records.figures] == [489, 490]


def test_day_first_is_told_once() -> None:
    contents = read({"Figures": [HEADINGS, [7, "08/09/2014", 1], [7, "09/10/2014", 2]]})
    assert numbers(contents) == {("7", "2014-09"): 1, ("7", "2014-10"): 2}
    assert told(contents) == [("day-first", "Figures!B2")]


def test_a_month_that_excel_kept_as_a_day_is_asked() -> None:
    contents = read({"Figures": [HEADINGS, [7, Shown(datetime(2026, 8, 12), "d-mmm"), 122]]})
    assert numbers(contents) == {}
    assert told(contents) == [("ambiguous-month", "Figures!B2")]


def test_a_provisional_column_marks_the_rows_figures() -> None:
    rows = [[*HEADINGS, "Provisional"], [7, "Jun-14", 1, "[p]"], [7, "Jul-14", 2, "[z]"], [7, "Aug-14", 3, "perhaps"]]
    contents = read({"Figures": rows})
    assert [figure.provisional for figure in contents.records.figures] == [True, False, False]
    assert told(contents) == [("unreadable-word", "Figures!D4")]


def test_a_row_may_say_that_its_figure_is_a_monthly_part_after_all() -> None:
    known = Records(indicators=(indicator("33", supplied_as=Supply.FINISHED, value_period=Covers.QUARTER),))
    contents = read({"Figures": [[*HEADINGS, "Covers"], [33, "Aug-14", 20, "monthly part"]]}, known)
    assert [(each.supply, each.covers) for each in contents.records.figures] == [(Supply.PARTS, Covers.MONTH)]


@pytest.mark.parametrize("code", ["PI", "KPI", "Ref", "No", "ID", "Code 1"])
@pytest.mark.parametrize("value", [5, "5 [p]", "[x]"])
def test_a_code_that_is_a_word_for_headings_begins_no_table(code: str, value: object) -> None:
    known = Records(indicators=(indicator("7"), indicator(code)))
    rows = [["7", "Aug-14", 489], [code, as_date(2014, 8, 1), value], ["7", "Jul-14", 480], [code, "Jul-14", value]]
    contents = read({"Figures": [HEADINGS, *rows]}, known)
    found = [(each.code, each.month.medium) for each in contents.records.figures]
    assert found == [("7", "Aug 2014"), (code, "Aug 2014"), ("7", "Jul 2014"), (code, "Jul 2014")]


def test_headings_in_other_words_below_a_table_begin_another() -> None:
    rows = [["7", "Aug-14", 489], [], ["Ref", "Period", "Figure"], ["7", "Jul-14", 480]]
    contents = read({"Figures": [HEADINGS, *rows]})
    assert [(sheet.where, sheet.figures) for sheet in contents.sheets] == [("A1:C2", 1), ("A4:C5", 1)]


def test_the_same_word_over_one_month_below_a_table_begins_a_wide_one() -> None:
    rows = [["7", "Aug-14", 489], [], ["Code", "Jul-14"], ["8", 12]]
    contents = read({"Figures": [HEADINGS, *rows]})
    assert [sheet.layout for sheet in contents.sheets] == ["long", "wide"]


def test_comments_whose_heading_is_missing_are_told() -> None:
    contents = read({"Figures": [["Code", "Month", "Value"], [7, "Aug-14", 5, "More came from schools."]]})
    assert told(contents) == [("column-not-used", "Figures!D2")]
