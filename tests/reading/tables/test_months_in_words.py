"""Months with words before them: read where they can mean one month only, asked where they may be a longer time."""

from datetime import datetime

import pytest

from ibdesk.domain.problem import Severity
from ibdesk.domain.question import Answer, Decisions
from ibdesk.reading.files.open_file import read_cells
from ibdesk.reading.values.month_refusals import AMBIGUOUS_MONTH
from ibdesk.reading.values.month_text import FoundMonth, read_month_text
from ibdesk.reading.values.sheet_problems import Unreadable
from ibdesk.reading.workbooks import OpenedFile
from tests.corpus.promises import KNOWN
from tests.reading.in_formats import FORMATS, opened, read_one, sheet_of
from tests.reading.made_workbooks import Shown, workbook


@pytest.mark.parametrize(
    "text",
    [
        "As at 31/07/14",
        "As at 31/07/2014",
        "As at 31 July 2014",
        "AS AT: 31st July 2014",
        "As at 25/07/2014",
        "Month ending 31/07/2014",
        "Month ended July 2014",
        "M/E 31.07.14",
        "Position at end July 2014",
        "Position as at month end July 14",
        "End of July 2014",
        "@ 31/07/14",
        "Snapshot at 2014-07-31",
        "Month to 31 July 2014",
        "For July 2014",
    ],
)
def test_words_that_leave_no_doubt(text: str) -> None:
    found = read_month_text(text)
    assert isinstance(found, FoundMonth)
    assert (str(found.month), found.quarter, found.year) == ("2014-07", False, False)


@pytest.mark.parametrize(
    "text",
    ["To 31 July 2014", "Up to July 2014", "Until 31/07/14", "Month to July 2014", "Period ending 31.07.14",
     "Period to July 2014", "As at 1 August 2014", "As at 08/07/14"],
)  # fmt: skip
def test_words_that_may_mean_another_time(text: str) -> None:
    found = read_month_text(text)
    assert isinstance(found, Unreadable)
    assert found.rule == AMBIGUOUS_MONTH


@pytest.mark.parametrize(
    "text",
    ["Month 4/2014", "Month 04 2014/15", "Year ending 31 March 2014", "YTD to July 2014", "12 months to July 2014",
     "Week ending 31/07/14", "Quarter ending 31/07/14", "4 weeks ending 31/07/14", "to date", "in 14", "at risk 14"],
)  # fmt: skip
def test_words_with_no_month(text: str) -> None:
    found = read_month_text(text)
    assert isinstance(found, Unreadable)
    assert found.rule != AMBIGUOUS_MONTH


def test_the_quarter_that_ends_then() -> None:
    found = read_month_text("Quarter ending 30/06/2014")
    assert isinstance(found, FoundMonth)
    assert (str(found.month), found.quarter) == ("2014-06", True)


def rows(*headings: str) -> list[list[object]]:
    return [["Code", "Indicator", *headings], [7, "Referrals", *range(489, 489 + len(headings))]]


@pytest.mark.parametrize("written_as", FORMATS)
@pytest.mark.parametrize(
    "headings",
    [
        ("As at 30/06/14", "As at 31/07/14"),
        ("Period ending 30.06.14", "Period ending 31.07.14"),
        ("Month ending 30 June 2014", "Month ending 31 July 2014"),
        ("Position at end June 2014", "Position at end July 2014"),
    ],
)
def test_such_headings_over_columns(headings: tuple[str, str], written_as: str) -> None:
    read = read_one(opened(rows(*headings), written_as), KNOWN)
    assert [(str(each.month), str(each.quantity)) for each in read.records.figures] == [
        ("2014-06", "489"),
        ("2014-07", "490"),
    ]
    assert read.questions == ()


@pytest.mark.parametrize("written_as", FORMATS)
@pytest.mark.parametrize(
    ("headings", "word", "expected"),
    [
        (("Period ending 30.06.14", "Period ending 30.09.14"), "quarter", ["2014-06 quarter", "2014-09 quarter"]),
        (("Period ending 31.07.14",), "month", ["2014-07 in month"]),
        (("To 30 June 2014", "To 31 July 2014"), "month", ["2014-06 in month", "2014-07 in month"]),
        (("To 30 June 2014", "To 31 July 2014"), "neither", []),
        (("As at 02/06/14", "As at 01/07/14"), "month before", ["2014-05 in month", "2014-06 in month"]),
    ],
)
def test_headings_that_are_asked(headings: tuple[str, ...], word: str, expected: list[str], written_as: str) -> None:
    file = opened(rows(*headings), written_as)
    read = read_one(file, KNOWN)
    assert read.records.figures == ()
    (question,) = read.questions
    assert question.source.sheet == sheet_of(file).name
    answered = read_one(file, KNOWN, Decisions(answers=(Answer(question.key, word),)))
    assert [f"{each.month} {each.covers}" for each in answered.records.figures] == expected


def read_dates(number_format: str) -> list[str]:
    """The months kept of two month ends under a number format, over columns and down a column."""
    dates = [Shown(datetime(2014, 6, 30), number_format), Shown(datetime(2014, 7, 31), number_format)]
    wide, long = rows(*dates), [["Code", "Month", "Value"], [7, dates[0], 489], [7, dates[1], 490]]  # type: ignore[arg-type]
    found = []
    for sheet in (wide, long):
        data = workbook({"Figures": sheet})
        read = read_one(OpenedFile("figures.xlsx", "0", read_cells(data, "figures.xlsx")), KNOWN)
        found.append([str(each.month) for each in read.records.figures])
        assert found[-1] or any(each.severity is Severity.ERROR for each in read.problems)
    assert found[0] == found[1]
    return found[0]


@pytest.mark.parametrize(
    "number_format",
    ["mmm-yy", "[$-809]d mmmm yyyy;@", 'dd"/"mm"/"yyyy', "mmm\\-yy", '"Month:" mmm yy', '"As at "dd/mm/yy', "mmmm",
     'd"th of "mmmm', 'mmm-yy" [p]"'],
)  # fmt: skip
def test_a_date_is_a_month_however_it_is_shown(number_format: str) -> None:
    assert read_dates(number_format) == ["2014-06", "2014-07"]


@pytest.mark.parametrize(
    "number_format",
    ["yyyy", '"FY"yy', '"Year to" mmm-yy', '"YTD" mmm-yy', 'mmm-yy "target"', 'mmm-yy" forecast"', '"12m to "mmm yy'],
)
def test_a_date_whose_format_says_another_time_or_number_is_told(number_format: str) -> None:
    assert read_dates(number_format) == []
