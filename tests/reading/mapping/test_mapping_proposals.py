"""What is proposed for an unknown sheet: headings found under titles, columns by what is known, guesses marked."""

import pytest

from ibdesk.domain.board import Records
from ibdesk.domain.figure import Part
from ibdesk.domain.mapping import (
    ANY_MONTH,
    MappedColumn,
    Meaning,
    MonthFrom,
    MonthsAcross,
    NotUsed,
    OfIndicator,
    RowField,
    SheetMapping,
)
from ibdesk.domain.proposal import Certainty, Proposal
from ibdesk.reading.files.open_file import read_cells
from ibdesk.reading.mapping.likeness import likeness, likest
from ibdesk.reading.propose import propose
from ibdesk.reading.try_mapping import try_mapping
from tests.made import indicator
from tests.reading.made_workbooks import Laid, Rows, workbook
from tests.reading.mapping.made_mappings import BOARD, DOWN, DOWN_MAPPING, down


def proposal(
    rows: Rows | Laid, name: str = "Data", known: Records = BOARD, at: tuple[int, int] | None = None
) -> Proposal:
    return propose(read_cells(workbook({name: rows}), "made.xlsx").sheets[0], known, at)


def meanings(found: Proposal) -> dict[str, tuple[Meaning, Certainty]]:
    return {column.heading: (column.meaning, column.certainty) for column in found.columns}


def test_headings_are_found_under_titles_and_merged_ones_joined() -> None:
    found = proposal(down()["Data"])
    assert found.rows == (3, 4)
    assert [column.heading for column in found.columns] == [
        "Month", "Child protection / CP plans", "Child protection / 2 years +", "Front door / Refs"
    ]  # fmt: skip
    assert found.columns[1].samples == ("100", "101")


def test_what_is_only_like_a_name_is_a_guess_and_says_what_it_is_like() -> None:
    found = proposal(down()["Data"])
    assert meanings(found) == {
        "Month": (RowField("month"), Certainty.KNOWN),
        "Child protection / CP plans": (OfIndicator("18"), Certainty.GUESS),
        "Child protection / 2 years +": (NotUsed(), Certainty.NONE),
        "Front door / Refs": (OfIndicator("7"), Certainty.GUESS),
    }
    assert found.columns[1].why == "like “Child Protection Plans”"
    assert found.guesses == 2


def test_known_names_and_codes_over_the_columns_are_no_guess() -> None:
    found = proposal([[None, "Referrals", "18", "20"], ["Apr-14", 30, 100, 2], ["May-14", 31, 101, 3]])
    assert meanings(found) == {
        "": (RowField("month"), Certainty.GUESS),
        "Referrals": (OfIndicator("7"), Certainty.KNOWN),
        "18": (OfIndicator("18"), Certainty.KNOWN),
        "20": (OfIndicator("20"), Certainty.KNOWN),
    }


def test_counts_under_the_indicators_name_are_its_parts() -> None:
    rows = [[None, "Plans of Two Years and More", None], ["Month", "Num", "Den"], ["Apr-14", 2, 100]]
    found = proposal(Laid(rows, merged=((1, 2, 1, 3, "Plans of Two Years and More"),)))
    assert [column.meaning for column in found.columns[1:]] == [
        OfIndicator("20", Part.NUMERATOR),
        OfIndicator("20", Part.DENOMINATOR),
    ]


def test_a_month_over_two_counts_goes_for_both_merged_or_not() -> None:
    rows = [[None, "Apr-14", None, "May-14", None], ["PI ref", "Num", "Den", "Num", "Den"], ["20", 2, 100, 3, 101]]
    merged = ((1, 2, 1, 3, "Apr-14"), (1, 4, 1, 5, "May-14"))
    for given in (rows, Laid(rows, merged=merged)):
        assert [(column.heading, column.meaning) for column in proposal(given).columns] == [
            ("PI ref", RowField("code")),
            (f"{ANY_MONTH} / Num", MonthsAcross(Part.NUMERATOR)),
            (f"{ANY_MONTH} / Den", MonthsAcross(Part.DENOMINATOR)),
        ]


def test_names_in_the_rows_are_matched_by_likeness_and_the_rest_listed() -> None:
    rows = [["Return for August 2014"], ["What we count", "Latest"], ["Referrals", 30], ["CP plans", 100], ["Cars", 3]]
    found = proposal(rows)
    assert meanings(found) == {
        "What we count": (RowField("name"), Certainty.GUESS),
        "Latest": (RowField("value"), Certainty.GUESS),
    }
    assert [(word.written, word.code, word.certainty) for word in found.words] == [
        ("CP plans", "18", Certainty.GUESS),
        ("Cars", "", Certainty.NONE),
    ]
    assert found.month is MonthFrom.TITLE
    assert found.guesses == 4


def test_the_month_may_stand_in_the_sheets_name() -> None:
    assert proposal([["Indicator", "Latest"], ["Referrals", 30]], "Aug 14").month is MonthFrom.SHEET_NAME
    assert proposal([["Indicator", "Month", "Latest"], ["Referrals", "Aug-14", 30]], "Aug 14").month is None


def test_a_person_may_name_other_heading_rows() -> None:
    assert proposal(DOWN, at=(4, 4)).columns[1].heading == "CP plans"


def test_what_was_said_of_the_same_heading_before_is_proposed() -> None:
    columns = (MappedColumn("Month", RowField("month")), MappedColumn("Front door / Refs", OfIndicator("7")))
    known = Records(indicators=BOARD.indicators, mappings=(SheetMapping("Old", columns),))
    found = proposal(down()["Data"], known=known)
    assert meanings(found)["Front door / Refs"] == (OfIndicator("7"), Certainty.GUESS)
    assert found.columns[3].why == "as was said of the sheet “Old”"


def test_a_comment_for_the_row_is_nobodys_where_each_column_is_an_indicator() -> None:
    found = proposal([["Month", "Referrals", "Narrative"], ["Apr-14", 30, "Fewer than in March"]])
    assert found.columns[2].meaning == NotUsed()


def test_a_scorecard_names_its_indicators_under_measure_and_a_comment_says_no_month() -> None:
    rows = [["Measure", "Target", "Jul-14", "Aug-14", "Comment"], ["CP plans", "-", 1, 2, "Up"], ["Referrals", 9, 3, 4]]
    found = proposal(rows)
    assert meanings(found) == {
        "Measure": (RowField("name"), Certainty.GUESS),
        "Target": (NotUsed(), Certainty.NONE),
        ANY_MONTH: (MonthsAcross(), Certainty.KNOWN),
        "Comment": (NotUsed(), Certainty.NONE),
    }
    assert found.columns[2].columns == (3, 4)


def test_what_was_left_out_before_is_no_guess_to_confirm() -> None:
    columns = (MappedColumn("Front door / Refs", NotUsed()), MappedColumn("Other", NotUsed()))
    known = Records(indicators=BOARD.indicators, mappings=(SheetMapping("Old", columns),))
    found = proposal(down()["Data"], known=known)
    assert meanings(found)["Front door / Refs"] == (NotUsed(), Certainty.NONE)


@pytest.mark.parametrize("rows", [[], [["a note"]], [["Some", "words"], ["more", "words"]]])
def test_a_sheet_of_nothing_gets_a_proposal_without_a_meaning(rows: Rows) -> None:
    found = proposal(rows)
    assert {column.meaning for column in found.columns} <= {NotUsed()}
    assert found.mapping().sheet == "Data"


def test_the_grid_shows_the_sheet_as_it_looks() -> None:
    found = proposal(down()["Data"])
    assert found.grid[0][0] == "Monthly return to the Improvement Board"
    assert found.grid[4] == ("Apr-14", "100", "2.1%", "30")


def test_a_trial_counts_what_would_be_read_and_says_what_is_missing() -> None:
    sheet = read_cells(workbook(down()), "made.xlsx").sheets[0]
    assert try_mapping("made.xlsx", sheet, DOWN_MAPPING, BOARD).figures == 6
    lacking = try_mapping("made.xlsx", sheet, proposal([["A", "B"], ["c", "d"]]).mapping(), BOARD)
    assert lacking.figures == 0
    assert lacking.needed == (
        "Say which columns hold the figures.",
        "Say which column holds the indicators, or for which indicator the sheet is.",
        "Say which column holds the months, or for which month the sheet is.",
    )


def test_likeness_knows_initials_and_passes_over_when_it_is_counted() -> None:
    assert likeness("CPP at month end", "Child Protection Plans @ Month End") == 1
    assert likeness("LAC", "Looked After Children") == 1
    assert likeness("Notes", "Looked After Children") == 0
    assert likest("Visits", [("1", "Visits in time"), ("2", "Visits on time")]) == "", "two are as like: nobody's"


def test_indicators_that_are_alike_are_told_apart_or_left_open() -> None:
    known = Records(
        indicators=(indicator("21", name="Conferences Held"), indicator("22", name="Conferences Held Late"))
    )
    found = proposal([["Month", "Conferences held late", "Conferences"], ["Apr-14", 3, 8]], known=known)
    assert found.columns[1].meaning == OfIndicator("22")
    assert found.columns[2].certainty is not Certainty.KNOWN


@pytest.mark.parametrize("years", [(2013, 2014), ("2013", "2014"), ("2013/14", "2014/15")])
def test_rows_can_be_picked_by_a_column_of_years(years: tuple[object, object]) -> None:
    rows = [["Code", "Year", "Month", "Value"], [18, years[0], "Aug", 100], [18, years[1], "Aug", 101]]
    year = proposal(rows).columns[1]
    assert (year.meaning, year.texts) == (RowField("year"), tuple(map(str, years)))


@pytest.mark.parametrize(
    "heading",
    ["Apr-Jul 14", "Since Jul 14", "By Jul 14", "After Jul 14", "Start of Jul 14", "Mid Jul 14", "Jul-14 +/-",
     "Δ Jul-14", "Ave Jul-14", "W/e 27 Jul 14"],
)  # fmt: skip
def test_another_time_or_a_change_is_not_proposed_as_the_months_figure(heading: str) -> None:
    rows: Rows = [["Code", "Indicator", heading], [7, "Referrals", 481]]
    found = proposal(rows)
    assert all(not isinstance(column.meaning, MonthsAcross) for column in found.columns)
