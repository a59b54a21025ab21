"""Sheets that no layout recognises, read as a person said: once, and next month without a word."""

import pytest
from msgspec.structs import replace

from ibdesk.domain.figure import Part
from ibdesk.domain.mapping import (
    ANY_MONTH,
    MappedColumn,
    MonthFrom,
    MonthsAcross,
    NotUsed,
    OfIndicator,
    RowField,
    Scale,
    SheetMapping,
    WordMeaning,
)
from ibdesk.domain.month import Month
from tests.made import cell_of
from tests.reading.made_workbooks import Laid, Rows, as_date, figure_at, numbers, told
from tests.reading.mapping.made_mappings import DOWN, DOWN_MAPPING, PARTS_ACROSS, answered, down, read_with, renamed

DOWN_FIGURES = {
    ("18", "2014-04"): 100.0,
    ("18", "2014-05"): 101.0,
    ("20", "2014-04"): 2.1,
    ("20", "2014-05"): 2.3,
    ("7", "2014-04"): 30.0,
    ("7", "2014-05"): 31.0,
}


def test_nothing_is_read_before_somebody_says_what_it_is() -> None:
    contents = read_with(down())
    assert numbers(contents) == {}
    assert contents.unread == ("Data",)
    assert told(contents) == [("sheet-not-used", "Data!A1")]


def test_months_down_the_side_with_an_indicator_in_each_column() -> None:
    contents = read_with(down(), DOWN_MAPPING)
    assert numbers(contents) == DOWN_FIGURES
    assert cell_of(figure_at(contents, "18", "2014-05")).cell == "B6"
    assert [(sheet.layout, sheet.figures, sheet.where) for sheet in contents.sheets] == [("mapped", 6, "A4:D7")]
    assert told(contents) == [("total-not-used", "Data!A7")]
    assert contents.records.mappings == (DOWN_MAPPING,)


def test_next_month_it_is_read_without_a_word_whatever_month_the_sheet_is_named_for() -> None:
    for_may = replace(DOWN_MAPPING, sheet="May 14")
    contents = read_with(down(sheet="June 14"), remembered=[for_may])
    assert numbers(contents) == DOWN_FIGURES
    assert contents.questions == ()
    assert contents.records.mappings == (), "the board has it already"


def test_another_sheet_with_the_same_headings_is_not_read_by_it() -> None:
    contents = read_with({**down(), **down(sheet="Targets")}, remembered=[DOWN_MAPPING])
    assert {cell_of(figure).sheet for figure in contents.records.figures} == {"Data"}
    assert contents.unread == ("Targets",)


def test_one_renamed_heading_is_asked_and_nothing_is_read_until_it_is_answered() -> None:
    contents = read_with(down(renamed()), remembered=[DOWN_MAPPING])
    assert numbers(contents) == {}
    assert [question.text for question in contents.questions] == [
        "Column B was “Child protection / CP plans”, now “Child protection / CPP at month end”. The same?"
    ]
    assert told(contents) == [("heading-changed", "Data!B4")]


def test_answered_as_the_same_it_is_read_and_remembered_under_its_new_heading() -> None:
    asked = read_with(down(renamed()), remembered=[DOWN_MAPPING])
    contents = read_with(down(renamed()), remembered=[DOWN_MAPPING], answers=answered(asked))
    assert numbers(contents)["18", "2014-06"] == 99
    assert contents.questions == ()
    (mapping,) = contents.records.mappings
    again = read_with(down(renamed()), remembered=[DOWN_MAPPING, mapping])
    assert numbers(again) == numbers(contents)
    assert again.questions == ()


def test_answered_as_something_else_it_is_not_read() -> None:
    asked = read_with(down(renamed()), remembered=[DOWN_MAPPING])
    contents = read_with(down(renamed()), remembered=[DOWN_MAPPING], answers=answered(asked, 1))
    assert numbers(contents) == {}
    assert contents.unread == ("Data",)
    assert contents.questions == ()


THREE = (
    MappedColumn("Month", RowField("month")),
    MappedColumn("CP plans", OfIndicator("18")),
    MappedColumn("Refs", OfIndicator("7")),
)


def test_a_column_that_is_gone_is_asked() -> None:
    rows = [["Month", "Refs"], ["Apr-14", 30]]
    asked = read_with({"Data": rows}, remembered=[SheetMapping("Data", THREE)])
    assert [question.text for question in asked.questions] == ["The column “CP plans” is not there any more."]
    contents = read_with({"Data": rows}, remembered=[SheetMapping("Data", THREE)], answers=answered(asked))
    assert numbers(contents) == {("7", "2014-04"): 30}


def test_a_new_column_is_asked_and_stays_out() -> None:
    rows = [["Month", "CP plans", "Visits", "Refs"], ["Apr-14", 100, 5, 30]]
    asked = read_with({"Data": rows}, remembered=[SheetMapping("Data", THREE)])
    assert [question.text for question in asked.questions] == ["Column C, “Visits”, is new."]
    contents = read_with({"Data": rows}, remembered=[SheetMapping("Data", THREE)], answers=answered(asked))
    assert numbers(contents) == {("18", "2014-04"): 100, ("7", "2014-04"): 30}
    (mapping,) = contents.records.mappings
    assert mapping.columns[2] == MappedColumn("Visits", NotUsed())


def test_a_sheet_with_another_name_is_asked() -> None:
    contents = read_with(down(sheet="Figures"), remembered=[DOWN_MAPPING])
    assert [question.text for question in contents.questions] == [
        "The sheet was “Data”, now “Figures”. The same?"
    ]  # fmt: skip
    assert (
        numbers(read_with(down(sheet="Figures"), remembered=[DOWN_MAPPING], answers=answered(contents))) == DOWN_FIGURES
    )


RENAMED = "Column B was “Child protection / CP plans”, now “Child protection / CPP at month end”. The same?"


@pytest.mark.parametrize(
    ("was", "now"), [("Aug 14", "Sep 14"), ("Return Aug", "Return Sept"), ("Aug-14", "Sep 14"), ("Aug", "Sept 2014")]
)
def test_a_sheet_named_for_its_month_with_a_renamed_heading_is_asked_for_the_heading_alone(was: str, now: str) -> None:
    remembered = [replace(DOWN_MAPPING, sheet=was)]
    asked = read_with(down(renamed(), sheet=now), remembered=remembered)
    assert numbers(asked) == {}
    assert [question.text for question in asked.questions] == [RENAMED]
    contents = read_with(down(renamed(), sheet=now), remembered=remembered, answers=answered(asked))
    assert numbers(contents)["18", "2014-06"] == 99
    assert contents.questions == ()
    assert read_with(down(renamed(), sheet=now), remembered=contents.records.mappings).questions == ()


def test_another_name_and_a_renamed_heading_are_one_question() -> None:
    asked = read_with(down(renamed(), sheet="Figures"), remembered=[DOWN_MAPPING])
    assert numbers(asked) == {}
    assert [question.text for question in asked.questions] == [f"The sheet was “Data”, now “Figures”. {RENAMED}"]
    assert told(asked) == [("heading-changed", "Figures!B4")]
    answers = answered(asked)
    contents = read_with(down(renamed(), sheet="Figures"), remembered=[DOWN_MAPPING], answers=answers)
    assert numbers(contents)["18", "2014-06"] == 99
    refused = read_with(down(renamed(), sheet="Figures"), remembered=[DOWN_MAPPING], answers=answered(asked, 1))
    assert (numbers(refused), refused.unread, refused.questions) == ({}, ("Figures",), ())


def test_two_sheets_named_for_their_month_are_each_asked_for_what_changed_in_them() -> None:
    visits = SheetMapping("Visits Aug", THREE)
    remembered = [replace(DOWN_MAPPING, sheet="Return Aug"), visits]
    rows = [["Month", "CPP at month end", "Refs"], ["Jul-14", 97, 27]]
    sheets: dict[str, Rows | Laid] = {**down(renamed(), sheet="Return Sept"), "Visits Sept": rows}
    asked = read_with(sheets, remembered=remembered)
    assert [question.text for question in asked.questions] == [
        RENAMED,
        "Column B was “CP plans”, now “CPP at month end”. The same?",
    ]
    contents = read_with(sheets, remembered=remembered, answers=answered(asked))
    assert numbers(contents)["18", "2014-06"] == 99
    assert numbers(contents)["18", "2014-07"] == 97
    one = read_with(sheets, remembered=remembered, answers=answered(asked)[:1])
    assert {cell_of(figure).sheet for figure in one.records.figures} == {"Return Sept"}


@pytest.mark.parametrize("heading", ["Number", "How many"])
def test_where_two_mappings_fit_as_well_the_person_says_which(heading: str) -> None:
    month, was = MappedColumn("Month", RowField("month")), "Number"
    notes = MappedColumn("Notes", NotUsed())
    remembered = [
        SheetMapping("Plans", (month, MappedColumn(was, OfIndicator("18")), notes)),
        SheetMapping("Referrals", (month, MappedColumn(was, OfIndicator("7")), notes)),
    ]
    sheets = {"Sheet1": [["Month", heading, "Notes"], ["Apr-14", 5, None]]}
    asked = read_with(sheets, remembered=remembered)
    assert numbers(asked) == {}
    (question,) = asked.questions
    assert question.text == "This sheet may be any of several that were described before. Which one?"
    assert [choice.label.split(".")[0] for choice in question.choices] == [
        "“Plans”",
        "“Referrals”",
        "None of them: I say what this sheet holds",
    ]
    plans = read_with(sheets, remembered=remembered, answers=answered(asked))
    assert numbers(plans) == {("18", "2014-04"): 5}
    referrals = read_with(sheets, remembered=remembered, answers=answered(asked, 1))
    assert numbers(referrals) == {("7", "2014-04"): 5}
    assert read_with(sheets, remembered=remembered, answers=answered(asked, 2)).unread == ("Sheet1",)


def test_a_sheet_of_another_name_that_shares_but_its_months_is_nobodys() -> None:
    remembered = [SheetMapping("Plans", (THREE[0], THREE[1]))]
    contents = read_with({"Sheet1": [["Month", "Beds"], ["Apr-14", 5]]}, remembered=remembered)
    assert contents.questions == ()


def test_two_described_tables_on_a_sheet_of_another_name_are_one_question() -> None:
    asked = read_with({"Figures": TWO_TABLES}, remembered=[PLANS, REFERRALS])
    assert [question.text for question in asked.questions] == ["The sheet was “Data”, now “Figures”. The same?"]
    contents = read_with({"Figures": TWO_TABLES}, remembered=[PLANS, REFERRALS], answers=answered(asked))
    assert numbers(contents) == BOTH
    assert {mapping.sheet for mapping in contents.records.mappings} == {"Figures"}


def test_headings_that_are_hardly_alike_are_nobodys() -> None:
    other = [["When", "Starts", "Ends", "Left"], ["Apr-14", 1, 2, 3]]
    contents = read_with({"Data": other}, remembered=[DOWN_MAPPING])
    assert contents.questions == ()
    assert contents.unread == ("Data",)


def test_months_across_with_both_counts_under_each_month() -> None:
    rows = [
        [None, "Apr-14", None, "May-14", None],
        ["PI", "Num", "Den", "Num", "Den"],
        ["20", 2, 100, 3, 101],
    ]
    laid = Laid(rows, merged=((1, 2, 1, 3, "Apr-14"), (1, 4, 1, 5, "May-14")))
    contents = read_with({"Figures": laid}, PARTS_ACROSS)
    assert numbers(contents, Part.NUMERATOR) == {("20", "2014-04"): 2, ("20", "2014-05"): 3}
    assert numbers(contents, Part.DENOMINATOR) == {("20", "2014-04"): 100, ("20", "2014-05"): 101}
    assert told(contents) == []


def test_a_month_more_across_is_no_change_of_headings() -> None:
    rows: Rows = [[None, "Apr-14", "Apr-14"], ["PI", "Num", "Den"], ["20", 2, 100]]
    more: Rows = [[*rows[0], "May-14", "May-14"], [*rows[1], "Num", "Den"], [*rows[2], 3, 101]]
    assert read_with({"Figures": rows}, PARTS_ACROSS).records.mappings == (PARTS_ACROSS,)
    contents = read_with({"Figures": more}, remembered=[PARTS_ACROSS])
    assert numbers(contents, Part.NUMERATOR) == {("20", "2014-04"): 2, ("20", "2014-05"): 3}


def test_months_inside_headings_are_months() -> None:
    mapping = SheetMapping(
        "*",
        (
            MappedColumn("PI", RowField("code")),
            MappedColumn(f"Actual {ANY_MONTH}", MonthsAcross()),
            MappedColumn("Target", NotUsed()),
        ),
    )
    rows = [["PI", "Actual Apr-14", "Actual May-14", "Target"], ["7", 30, 31, 40]]
    assert numbers(read_with({"Sheet1": rows}, mapping)) == {("7", "2014-04"): 30, ("7", "2014-05"): 31}


def test_two_tables_with_the_same_headings_are_both_read() -> None:
    headings = ["Month", "CP plans", "Refs"]
    both = [headings, ["Apr-14", 100, 30], ["May-14", 101, 31], [], headings, ["Jun-14", 99, 28]]
    contents = read_with({"Data": both}, SheetMapping("Data", THREE))
    assert sorted({str(figure.month) for figure in contents.records.figures}) == ["2014-04", "2014-05", "2014-06"]
    assert len(contents.sheets) == 2


REFERRALS = SheetMapping(
    "Data", (MappedColumn("Month", RowField("month")), MappedColumn("All referrals", OfIndicator("7"))), heading_rows=1
)
TWO_TABLES = [
    ["Month", "CP plans"],
    ["Apr-14", 100],
    ["May-14", 101],
    [None],
    ["Month", "All referrals"],
    ["Apr-14", 30],
    ["May-14", 31],
]
PLANS = SheetMapping("Data", (MappedColumn("Month", RowField("month")), MappedColumn("CP plans", OfIndicator("18"))))
BOTH = {("18", "2014-04"): 100.0, ("18", "2014-05"): 101.0, ("7", "2014-04"): 30.0, ("7", "2014-05"): 31.0}


def test_two_tables_with_headings_of_their_own_each_by_its_mapping_now_and_next_month() -> None:
    contents = read_with({"Data": TWO_TABLES}, PLANS, REFERRALS)
    assert numbers(contents) == BOTH
    assert told(contents) == []
    assert {(sheet.layout, sheet.where) for sheet in contents.sheets} == {("mapped", "A1:B3"), ("mapped", "A5:B7")}
    assert set(contents.records.mappings) == {PLANS, REFERRALS}
    again = read_with({"Data": TWO_TABLES}, remembered=contents.records.mappings)
    assert numbers(again) == BOTH
    assert again.records.mappings == ()


@pytest.mark.parametrize(
    ("rows", "at"),
    [
        (TWO_TABLES, "A5"),
        # Directly below, known by its own heading once more.
        ([*TWO_TABLES[:3], *TWO_TABLES[4:]], "A4"),
        # Behind a blank row, with texts where the months were.
        ([*TWO_TABLES[:4], ["Period", "All referrals"], ["Jun-14", 32], ["Jul-14", 33]], "A5"),
    ],
)
def test_what_was_said_of_one_table_is_not_read_into_the_next(rows: list[list[object]], at: str) -> None:
    contents = read_with({"Data": rows}, PLANS)
    assert numbers(contents) == {key: number for key, number in BOTH.items() if key[0] == "18"}
    assert told(contents) == [("table-not-used", f"Data!{at}")]


def test_a_row_of_words_under_a_month_is_still_the_tables_own() -> None:
    rows = [["Month", "CP plans"], ["Apr-14", 100], [None], ["May-14", "CP plans"], ["Jun-14", 101]]
    contents = read_with({"Data": rows}, PLANS)
    assert numbers(contents) == {("18", "2014-04"): 100.0, ("18", "2014-06"): 101.0}
    assert [place for _, place in told(contents)] == ["Data!B4"]


def test_months_across_end_at_other_months() -> None:
    rows = [
        ["PI", "Apr-14", "May-14"],
        ["18", 100, 101],
        [None],
        ["Team", "Apr-14", "May-14"],
        ["7", 30, 31],
    ]
    across = SheetMapping("Data", (MappedColumn("PI", RowField("code")), MappedColumn(ANY_MONTH, MonthsAcross())))
    contents = read_with({"Data": rows}, across)
    assert {figure.code for figure in contents.records.figures} == {"18"}
    assert ("table-not-used", "Data!A4") in told(contents)


def test_headings_said_anew_take_the_place_of_those_before() -> None:
    # Row 2 alone was said first, then both rows: one table, read once, by what was said last.
    first = SheetMapping(
        "Data", (MappedColumn("Month", RowField("month")), MappedColumn("Plans", OfIndicator("18"))), heading_rows=1
    )
    rows = [[None, "Child protection"], ["Month", "Plans"], ["Apr-14", 100]]
    last = SheetMapping(
        "Data",
        (MappedColumn("Month", RowField("month")), MappedColumn("Child protection / Plans", OfIndicator("20"))),
        heading_rows=2,
    )
    contents = read_with({"Data": rows}, first, last)
    assert numbers(contents) == {("20", "2014-04"): 100.0}
    assert contents.records.mappings == (last,)
    assert [rule for rule, _ in told(contents)] == ["mapping-not-used"]


def test_years_in_a_column_of_their_own() -> None:
    columns = (
        MappedColumn("Year", RowField("year")),
        MappedColumn("", RowField("month")),
        MappedColumn("Refs", OfIndicator("7")),
    )
    rows = [["Year", None, "Refs"], ["2013/14", "Mar", 29], ["2014/15", "Apr", 30], [None, "May", 31]]
    laid = Laid(rows, merged=((3, 1, 4, 1, "2014/15"),))
    contents = read_with({"Data": laid}, SheetMapping("Data", columns))
    assert numbers(contents) == {("7", "2014-03"): 29, ("7", "2014-04"): 30, ("7", "2014-05"): 31}


def test_words_for_indicators_and_rows_to_leave_out() -> None:
    columns = (
        MappedColumn("What", RowField("name")),
        MappedColumn("When", RowField("month")),
        MappedColumn("How many", RowField("value")),
    )
    words = (WordMeaning("CP plans", "18"), WordMeaning("Staff", ""))
    rows = [["What", "When", "How many"], ["CP Plans", "Apr-14", 100], ["Staff", "Apr-14", 12], ["Cars", "Apr-14", 3]]
    contents = read_with({"Data": rows}, SheetMapping("Data", columns, words=words))
    assert numbers(contents) == {("18", "2014-04"): 100}
    assert told(contents) == [("left-out", "Data!A3"), ("unknown-code", "Data!A4")]


def test_words_for_the_words_of_a_definition() -> None:
    columns = (
        MappedColumn("PI", RowField("code")),
        MappedColumn("Title", RowField("name")),
        MappedColumn("Aim", RowField("measure")),
    )
    mapping = SheetMapping("List", columns, kind="Indicators", words=(WordMeaning("Aim high", "Higher is better"),))
    contents = read_with({"List": [["PI", "Title", "Aim"], ["90", "Visits in time", "Aim high"]]}, mapping)
    assert [(each.code, each.polarity) for each in contents.records.indicators] == [("90", "Higher is better")]


@pytest.mark.parametrize(
    ("month", "sheet", "title"),
    [
        (Month(2014, 4), "Data", "Return"),
        (MonthFrom.SHEET_NAME, "Apr 14", "Return"),
        (MonthFrom.TITLE, "Data", "Return for April 2014"),
    ],
)
def test_a_sheet_for_one_month(month: Month | MonthFrom, sheet: str, title: str) -> None:
    columns = (MappedColumn("Measure name", RowField("name")), MappedColumn("This month", RowField("value")))
    mapping = SheetMapping(sheet, columns, month=month)
    rows = [[title], ["Measure name", "This month"], ["Referrals", 30]]
    contents = read_with({sheet: rows}, mapping)
    assert numbers(contents) == {("7", "2014-04"): 30}


def test_a_month_that_was_chosen_is_asked_every_time() -> None:
    columns = (MappedColumn("Measure name", RowField("name")), MappedColumn("This month", RowField("value")))
    mapping = SheetMapping("Data", columns, month=Month(2014, 4))
    sheets = {"Data": [["Measure name", "This month"], ["Referrals", 31]]}
    asked = read_with(sheets, remembered=[mapping])
    assert numbers(asked) == {}
    assert told(asked) == [("month-missing", "Data!A1")]
    contents = read_with(sheets, remembered=[mapping], answers=answered(asked))
    assert numbers(contents) == {("7", "2014-05"): 31}
    assert contents.records.mappings == (replace(mapping, month=Month(2014, 5)),)


def test_a_title_with_two_months_says_none() -> None:
    columns = (MappedColumn("Measure name", RowField("name")), MappedColumn("This month", RowField("value")))
    rows = [["April 2014, printed May 2014"], ["Measure name", "This month"], ["Referrals", 31]]
    contents = read_with({"Data": rows}, SheetMapping("Data", columns, month=MonthFrom.TITLE))
    assert told(contents) == [("month-missing", "Data!A1")]


def test_a_percentages_scale_is_asked_once_and_remembered() -> None:
    rows = [*DOWN[:4], ["Apr-14", 100, 0.51, 30], ["May-14", 101, 0.5, 31]]
    asked = read_with(down(rows), DOWN_MAPPING)
    assert ("20", "2014-04") not in numbers(asked)
    assert [question.key[3] for question in asked.questions] == ["20"]
    as_shares = read_with(down(rows), DOWN_MAPPING, answers=answered(asked))
    assert numbers(as_shares)["20", "2014-04"] == 51
    as_points = read_with(down(rows), DOWN_MAPPING, answers=answered(asked, 1))
    assert numbers(as_points)["20", "2014-04"] == 0.51
    (mapping,) = as_shares.records.mappings
    assert mapping.scales == (("20", Scale.FRACTIONS),)
    again = read_with(down(rows), remembered=[mapping])
    assert numbers(again) == numbers(as_shares)
    assert again.questions == ()


def test_a_scale_is_asked_on_recognised_sheets_too() -> None:
    sheets = {"Figures": [["Code", "Apr-14", "May-14"], ["20", 0.51, 0.5]]}
    asked = read_with(sheets)
    contents = read_with(sheets, answers=answered(asked))
    assert numbers(contents) == {("20", "2014-04"): 51, ("20", "2014-05"): 50}
    assert told(contents) == [("as-answered", "Figures!B2")]


@pytest.mark.parametrize(("choice", "month"), [(0, "2014-06"), (1, "2013-06"), (2, "2014-03")])
def test_a_quarter_with_one_year_is_asked(choice: int, month: str) -> None:
    sheets = {"Figures": [["Code", "Month", "Value"], ["7", "Q1 2014", 90]]}
    asked = read_with(sheets)
    assert numbers(asked) == {}
    contents = read_with(sheets, answers=answered(asked, choice))
    assert numbers(contents) == {("7", month): 90}
    assert figure_at(contents, "7", month).covers == "quarter"


@pytest.mark.parametrize(("choice", "months"), [(0, {"2012-08", "2013-08"}), (1, {"2014-08"})])
def test_headings_that_excel_kept_as_days_are_asked(choice: int, months: set[str]) -> None:
    sheets = {"Figures": [["Code", as_date(2014, 8, 12, "d-mmm"), as_date(2014, 8, 13, "d-mmm")], ["7", 1, 2]]}
    asked = read_with(sheets)
    assert numbers(asked) == {}
    contents = read_with(sheets, answers=answered(asked, choice))
    assert {month for _, month in numbers(contents)} == months


def test_what_was_said_goes_before_what_is_recognised() -> None:
    columns = (
        MappedColumn("Code", NotUsed()),
        MappedColumn("Month", RowField("month")),
        MappedColumn("Value", OfIndicator("18")),
    )
    contents = read_with({"Data": [["Code", "Month", "Value"], ["7", "Apr-14", 5]]}, SheetMapping("Data", columns))
    assert numbers(contents) == {("18", "2014-04"): 5}


def test_a_column_that_nothing_was_said_of_is_told() -> None:
    columns = (MappedColumn("Month", RowField("month")), MappedColumn("Refs", OfIndicator("7")))
    rows = [["Month", None, "Refs"], ["Apr-14", "odd", 30]]
    contents = read_with({"Data": rows}, SheetMapping("Data", columns))
    assert numbers(contents) == {("7", "2014-04"): 30}
    assert told(contents) == [("column-not-used", "Data!B2")]


def test_a_mapping_that_lacks_something_says_what() -> None:
    mapping = replace(DOWN_MAPPING, columns=(MappedColumn("Month", NotUsed()), *DOWN_MAPPING.columns[1:]))
    contents = read_with(down(), mapping)
    assert numbers(contents) == {}
    (problem,) = [problem for problem in contents.problems if problem.rule == "mapping-incomplete"]
    assert "which column holds the months" in problem.message


def test_a_mapping_for_an_unknown_indicator_is_told_once_a_column() -> None:
    columns = (DOWN_MAPPING.columns[0], MappedColumn("Child protection / CP plans", OfIndicator("99")))
    contents = read_with(down(), replace(DOWN_MAPPING, columns=(*columns, *DOWN_MAPPING.columns[2:])))
    assert ("unknown-code", "Data!B5") in told(contents)
    assert ("20", "2014-04") in numbers(contents)


def test_a_mapping_that_fits_no_sheet_is_told() -> None:
    contents = read_with({"Data": [["A", "B"], [1, 2]]}, DOWN_MAPPING)
    assert ("mapping-not-used", "Data!A1") in told(contents)
