"""Figures that are said in words to be provisional or estimated get the mark that [p] or [e] would give."""

import pytest

from ibdesk.domain.board import Records
from ibdesk.domain.problem import Severity
from ibdesk.reading.tables.words.marks_said import is_said_of_some, marks_over, months_meant
from tests.made import indicator
from tests.reading.in_formats import FORMATS, opened, read_one
from tests.reading.made_workbooks import SEVEN, place, read

KNOWN = Records(indicators=(SEVEN, indicator("18", name="Child Protection Plans")))
HEAD: list[object] = ["Code", "Indicator", "Jul-14", "Aug-14"]
ROWS: list[list[object]] = [[7, "Referrals", 481, 489], [18, "Child Protection Plans", 210, 211]]
LONG: list[list[object]] = [["Code", "Month", "Value"], [7, "Jul-14", 481], [7, "Aug-14", 489], [18, "Aug-14", 211]]

OF_ALL = [
    ("All figures are provisional", "p"),
    ("Figures are provisional until October.", "p"),
    ("Please note: the data are provisional and subject to change", "p"),
    ("Provisional figures", "p"),
    ("PROVISIONAL", "p"),
    ("*** Provisional ***", "p"),
    ("Status: Provisional", "p"),
    ("Data status - Provisional", "p"),
    ("Provisional: Yes", "p"),
    ("Scorecard (provisional)", "p"),
    ("The figures in this report should be treated as provisional", "p"),
    ("All data are subject to revision", "p"),
    ("Estimated: Yes", "e"),
    ("All figures are estimates", "e"),
    ("These figures are estimated", "e"),
]
OF_NEWEST = [
    "August 2014 figures are provisional",
    "Figures for August are provisional",
    "The latest month is provisional",
    "Figures are provisional for August 2014",
    "Scorecard August 2014 (provisional)",
    "Provisional figures for August 2014",
]
NOT_SAID = [
    "No figures are provisional",
    "Figures are no longer provisional",
    "Provisional: No",
    "Estimated? No",
    "Status: Final",
    "p = provisional",
    "[p] provisional",
    "* provisional",
    "Figures marked * are provisional",
    "Estimates are shown in italics",
    "Provisional date of the next meeting: 12 October",
    "Population estimated at 36,100",
]


def _with(line: str, rows: list[list[object]]) -> tuple[list[list[object]], ...]:
    """The line over the rows, and under them."""
    return [[line], [], *rows], [*rows, [], [line]]


def _marks(rows: list[list[object]], written_as: str = "xlsx", sheet: str = "Figures") -> dict[tuple[str, str], str]:
    contents = read_one(opened(rows, written_as, sheet=sheet), KNOWN)
    told = [each for each in contents.problems if each.severity is not Severity.INFO]
    assert told == []
    return {
        (each.code, str(each.month)): "".join(sorted(mark.value for mark in each.marks))
        for each in contents.records.figures
    }


@pytest.mark.parametrize("written_as", FORMATS)
@pytest.mark.parametrize(("line", "mark"), OF_ALL)
def test_a_line_marks_all_figures(line: str, mark: str, written_as: str) -> None:
    for rows in ([HEAD, *ROWS], LONG):
        for laid in _with(line, rows):
            assert set(_marks(laid, written_as).values()) == {mark}


@pytest.mark.parametrize("line", OF_NEWEST)
def test_a_line_marks_the_months_that_it_names(line: str) -> None:
    for rows in ([HEAD, *ROWS], LONG):
        for laid in _with(line, rows):
            assert {month for (_, month), mark in _marks(laid).items() if mark == "p"} == {"2014-08"}


@pytest.mark.parametrize("line", NOT_SAID)
def test_other_lines_mark_nothing(line: str) -> None:
    for laid in _with(line, [HEAD, *ROWS]):
        assert set(_marks(laid).values()) == {""}


@pytest.mark.parametrize("line", ["Adoption figures are provisional", "Figures on plans are still provisional"])
def test_a_line_on_figures_that_nobody_here_knows_is_told(line: str) -> None:
    contents = read({"Figures": [[line], [], HEAD, *ROWS]}, KNOWN)
    assert [(each.rule, place(each)) for each in contents.problems] == [("remark-on-figures", "Figures!A1")]
    assert not any(figure.marks for figure in contents.records.figures)
    assert is_said_of_some(line)


@pytest.mark.parametrize("written_as", FORMATS)
@pytest.mark.parametrize(
    ("heading", "word", "mark"),
    [
        (None, "provisional", "p"),
        ("Status", "Provisional", "p"),
        ("Data status", "Prov", "p"),
        ("Notes", "[p]", "p"),
        ("Flag", "P", "p"),
        ("Type", "Provisional", "p"),
        ("Estimated", "Yes", "e"),
        ("Estimate?", "Y", "e"),
        ("Quality", "Estimated", "e"),
        ("Provisional/Final", "Provisional", "p"),
        ("Status", "Final", ""),
        ("Status", "P", ""),
        ("Estimated", "No", ""),
        ("Target status", "Provisional", ""),
    ],
)
def test_a_word_in_a_row_marks_its_figures(heading: str | None, word: str, mark: str, written_as: str) -> None:
    wide = [[*HEAD, heading], [*ROWS[0], word], [*ROWS[1], None]]
    assert {code: each for (code, _), each in _marks(wide, written_as).items()} == {"7": mark, "18": ""}
    long = [[*LONG[0], heading], [*LONG[1], None], [*LONG[2], word], [*LONG[3], None]]
    marked = {key for key, each in _marks(long, written_as).items() if each}
    assert marked == ({("7", "2014-08")} if mark else set())


def test_words_beside_each_month_and_over_them_mark_that_month() -> None:
    rows = [["Code", "Indicator", "Jul-14", "Note", "Aug-14", "Note"], [7, "Referrals", 481, None, 489, "Provisional"]]
    contents = read({"Figures": rows}, KNOWN)
    assert {str(each.month) for each in contents.records.figures if each.marks} == {"2014-08"}
    assert [each.rule for each in contents.problems if "Provisional" in each.message] == ["mark-kept"]


@pytest.mark.parametrize(("sheet", "marked"), [("Provisional", 4), ("Provisional data", 4), ("Figures", 0)])
def test_the_name_of_the_sheet_marks_all(sheet: str, marked: int) -> None:
    assert sum(mark == "p" for mark in _marks([HEAD, *ROWS], sheet=sheet).values()) == marked


def test_a_comment_that_is_such_a_word_marks_its_figure() -> None:
    assert _marks([[*HEAD, "Comment"], [*ROWS[0], "Provisional"], [*ROWS[1], "Steady."]])["7", "2014-08"] == "p"
    assert _marks([[*LONG[0], "Comment"], [*LONG[1], None], [*LONG[2], "Estimated"]])["7", "2014-08"] == "e"


def test_which_months_the_words_mean() -> None:
    months = {each.month for each in read({"Figures": [HEAD, *ROWS]}, KNOWN).records.figures}
    said = {
        text: marks_over(text)[0].of
        for text in ("July and August 2014 figures are provisional", "Figures from July 2014 onwards are provisional")
    }
    assert [len(months_meant(of, months) or ()) for of in said.values()] == [2, 2]
    assert [len(months_meant(of, months) or ()) for of in ("2014/15", "2013/14", "2014", "august")] == [2, 0, 2, 1]
    assert months_meant("the meeting", months) is None
