"""What a cover or a sheet of notes says of all figures of the workbook is told; nothing is held back for it."""

import pytest

from ibdesk.domain.problem import Severity
from tests.reading.made_workbooks import KNOWN, numbers, place, read

FIGURES = [["Code", "Indicator", "Jul-14", "Aug-14"], [7, "Referrals", 481, 489]]
BOTH = {("7", "2014-07"): 481.0, ("7", "2014-08"): 489.0}


@pytest.mark.parametrize("sheet", ["Cover", "Notes", "Read me", "Parameters", "About the data"])
@pytest.mark.parametrize(
    "said",
    ["Figures are cumulative from April", "Boys only", "All figures are rates per 1,000", "Figures exclude UASC",
     "Data is filtered to Team = Duty", "Figures rounded to the nearest 5", "DO NOT USE", "Sample data",
     "The data are for the East area only", "Data is one month in arrears"],
)  # fmt: skip
def test_what_a_sheet_of_words_says_of_all_figures_is_told(sheet: str, said: str) -> None:
    for row in ([said], ["Notes:", said]):
        contents = read({sheet: [["Scorecard"], row], "Figures": FIGURES}, KNOWN)
        found = [each for each in contents.problems if each.rule == "remark-on-figures"]
        at = "A2" if len(row) == 1 else "B2"
        assert [(place(each), said in each.message, each.severity) for each in found] == [
            (f"{sheet}!{at}", True, Severity.WARNING)
        ]
        assert numbers(contents) == BOTH


@pytest.mark.parametrize("sheet", ["Cover", "Notes", "Contents"])
@pytest.mark.parametrize(
    "row",
    [["Children's services scorecard"], ["Targets"], ["Forecast"], ["Figures include unborn children"],
     ["Excludes duplicates"], ["Rates use the mid-2013 population"], ["Percentages are rounded to one decimal"],
     ["Referrals", "Excludes re-referrals"], ["This report is for internal use only"]],
)  # fmt: skip
def test_other_words_say_nothing_of_them(sheet: str, row: list[object]) -> None:
    contents = read({sheet: [["Scorecard"], row], "Figures": FIGURES}, KNOWN)
    assert [each for each in contents.problems if each.severity is not Severity.INFO] == []
    assert numbers(contents) == BOTH


def test_without_figures_there_is_nothing_to_tell() -> None:
    contents = read({"Notes": [["Figures are cumulative from April"]]}, KNOWN)
    assert [each for each in contents.problems if each.rule == "remark-on-figures"] == []


def test_a_title_far_over_the_table_and_the_name_of_its_sheet_are_heard() -> None:
    far = read({"Figures": [["Boys only"], *([] for _ in range(30)), *FIGURES]}, KNOWN)
    assert far.records.figures == ()
    named = read({"1-15 August": FIGURES}, KNOWN)
    assert [each.rule for each in named.problems if each.severity is Severity.WARNING] == ["remark-on-figures"]
