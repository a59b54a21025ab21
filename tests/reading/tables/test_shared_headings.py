"""One heading over several columns of figures without headings of their own: merged, centred, or of a text file."""

import pytest

from ibdesk.reading.propose import propose
from tests.reading.in_formats import FORMATS, Merged, opened, read_one, sheet_of
from tests.reading.made_workbooks import KNOWN, Laid, Rows, numbers, read, told

TWO_MONTHS = [["Code", "Indicator", "Jul-14", None, "Aug-14", None], [7, "Referrals", 481, 300, 489, 310]]
OVER_BOTH = ((1, 3, 1, 4), (1, 5, 1, 6))


@pytest.mark.parametrize("written_as", FORMATS)
def test_columns_without_headings_behind_each_month_are_asked(written_as: str) -> None:
    _are_asked(TWO_MONTHS, (), "C1", "C and D", written_as)


@pytest.mark.parametrize("written_as", FORMATS)
@pytest.mark.parametrize("headings", [(" ", " "), ("-", "-"), ("Column1", "Column2"), ("Unnamed: 3", "Unnamed: 5")])
def test_headings_that_programs_write_where_there_is_none_say_nothing(
    headings: tuple[str, str], written_as: str
) -> None:
    head = ["Code", "Indicator", "Jul-14", headings[0], "Aug-14", headings[1]]
    _are_asked([head, TWO_MONTHS[1]], (), "C1", "C and D", written_as)


@pytest.mark.parametrize("written_as", ["xlsx", "xls", "ods"])
@pytest.mark.parametrize(
    ("rows", "merged", "at", "columns"),
    [
        (TWO_MONTHS, OVER_BOTH, "C1", "C and D"),
        ([["Code", "July 2014", None, None, "August 2014"], [7, 5, 6, 7, 9]], ((1, 2, 1, 4),), "B1", "B, C and D"),
        ([["Code", "Aug-14", None], [7, None, 6]], ((1, 2, 1, 3),), "B1", "C"),
        ([["Code", "Month", "Value", None], [7, "Jul-14", 5, 6]], ((1, 3, 1, 4),), "C1", "C and D"),
    ],
)
def test_figures_under_one_heading_are_asked(
    rows: Rows, merged: Merged, at: str, columns: str, written_as: str
) -> None:
    _are_asked(rows, merged, at, columns, written_as)


def _are_asked(rows: Rows, merged: Merged, at: str, columns: str, written_as: str) -> None:
    file = opened(rows, written_as, merged)
    contents = read_one(file, KNOWN)
    assert contents.records.figures == ()
    assert ("label-not-understood", at) in [(rule, where.split("!")[1]) for rule, where in told(contents)]
    assert any(f"the figures in {columns}. Nobody" in problem.message for problem in contents.problems)
    # Neither column is proposed as the month's own.
    assert propose(sheet_of(file), KNOWN).guesses > 0


@pytest.mark.parametrize(
    ("rows", "merged"),
    [
        ([["Code", "Jul-14", None, "Aug-14", None], [7, 481, None, 489]], ((1, 2, 1, 3), (1, 4, 1, 5))),
        (
            [["Code", "Jul-14", None, "Aug-14", None], [7, 481, None, 489, None]],
            ((1, 2, 1, 3), (1, 4, 1, 5), (2, 2, 2, 3), (2, 4, 2, 5)),
        ),
        ([["Code", "Indicator", None, "Jul-14", "Aug-14"], [7, "Referrals", None, 481, 489]], ((1, 2, 1, 3),)),
    ],
)
def test_headings_merged_for_their_looks_ask_nothing(rows: Rows, merged: Merged) -> None:
    contents = read_one(opened(rows, "xlsx", merged), KNOWN)
    assert (numbers(contents), told(contents)) == ({("7", "2014-07"): 481.0, ("7", "2014-08"): 489.0}, [])


def test_marks_under_a_merged_month_are_told_by_their_heading() -> None:
    rows = [["Code", "Jul-14", None, "Aug-14"], [7, 481, "p", 489]]
    sheet = Laid(rows, merged=((1, 2, 1, 3, "Jul-14"),))
    contents = read({"Figures": sheet})
    assert len(numbers(contents)) == 2
    assert [problem.message for problem in contents.problems] == [
        "“Jul-14” is merged over this column too, and the one in B1 is read for it. This one was not used."
    ]
