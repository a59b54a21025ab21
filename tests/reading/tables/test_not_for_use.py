"""Titles, notes, sheets and files that say that their figures are not to be used, and of which year they are."""

from typing import Any

import pytest

from ibdesk.domain.workbook_contents import WorkbookContents
from ibdesk.reading.tables.words.notes import is_not_for_use
from tests.reading.made_workbooks import KNOWN, read

RULE, EARLY, CUT = "label-not-understood", "report-before-month-end", "report-cut-short"
TABLE: list[list[Any]] = [["Code", "Indicator", "Jul-14", "Aug-14"], [7, "Referrals", 481, 489]]
UNUSED = [
    "DRAFT - NOT FOR USE", "TEST DATA", "Dummy data for training", "Example only", "Superseded by v2",
    "These figures are wrong", "Please do not use these figures", "All figures are illustrative", "Sample figures",
    "Example", "Mock-up", "TEMPLATE - overwrite with your figures", "Training database extract", "UAT environment",
    "Source: Training system", "Source: Mosaic TEST", "Copy of July's report - to be updated", "To be updated",
    "Not yet updated for August", "Last month's figures pending update",
    "For illustration only", "Figures superseded", "Return replaced by v2 on 3 Sept", "This sheet is no longer used",
]  # fmt: skip
USED = [
    "Not for publication", "Do not use for publication", "Draft", "Staff training data", "Audit sample", "Test results",
    "Not for onward use outside the council", "Updated: replaces the August version", "Practice examples",
    "Do not use the macros without training", "Comments to be updated by officers", "Training and test results",
    "Source: Mosaic", "Definitions to be updated in September", "Example pages are in the guide",
]  # fmt: skip


def rules(contents: WorkbookContents) -> set[str]:
    return {problem.rule for problem in contents.problems}


@pytest.mark.parametrize("text", UNUSED)
def test_what_is_not_to_be_used_is_asked(text: str) -> None:
    for rows in ([[text], *TABLE], [["Marlshire"], [text], [], *TABLE], [*TABLE, [], [text]]):
        contents = read({"Figures": rows}, KNOWN)
        assert contents.records.figures == ()
        assert RULE in rules(contents)


@pytest.mark.parametrize("text", USED)
def test_who_may_see_it_says_nothing_of_the_figures(text: str) -> None:
    assert not is_not_for_use(text)
    assert read({"Figures": [[text], *TABLE]}, KNOWN).records.figures


@pytest.mark.parametrize("name", ["Test", "Dummy data", "DRAFT do not use", "Superseded", "Aug superseded"])
def test_names_of_sheets_and_files_say_so_too(name: str) -> None:
    assert RULE in rules(read({name: TABLE}, KNOWN))
    assert RULE in rules(read({"Figures": TABLE}, KNOWN, name=f"{name.replace(' ', '_')}.xlsx"))


@pytest.mark.parametrize("text", ["August figures incomplete", "Data for August not yet complete"])
def test_figures_that_are_not_all_there_are_told(text: str) -> None:
    contents = read({"Figures": [[text], *TABLE]}, KNOWN)
    assert CUT in rules(contents)
    assert contents.records.figures


@pytest.mark.parametrize(
    ("title", "sheet"),
    [
        ("Year: 2012/13", "Figures"),
        ("2012/13", "Figures"),
        ("Performance report 2013-14", "Figures"),
        ("Financial year 2015/16", "Figures"),
        ("Marlshire", "2012-13"),
        ("Marlshire", "FY 12-13"),
    ],
)
def test_a_year_in_which_no_month_is_is_asked(title: str, sheet: str) -> None:
    assert RULE in rules(read({sheet: [[title], *TABLE]}, KNOWN))


@pytest.mark.parametrize(
    ("title", "sheet"),
    [
        ("Year: 2014/15", "2014-15"),
        ("Scorecard 2014/15", "FY14-15"),
        ("Definitions agreed for 2012/13", "Figures"),
        ("Working Together 2013", "Data 1-2"),
        ("31/08/2014", "31-08-14"),
        ("2012/13 to 2014/15", "Figures"),
    ],
)
def test_a_year_that_is_the_months_or_another_things_asks_nothing(title: str, sheet: str) -> None:
    contents = read({sheet: [[title], *TABLE]}, KNOWN)
    assert contents.records.figures
    assert RULE not in rules(contents)


def test_a_file_or_a_sheet_named_after_an_earlier_month_is_told() -> None:
    assert EARLY in rules(read({"Figures": TABLE}, KNOWN, name="Return Jul 2014.xlsx"))
    assert EARLY in rules(read({"Jul 2014": TABLE}, KNOWN))
    for name in ("Return Aug 2014.xlsx", "Return Sep 2014.xlsx", "Performance_report_August_2014.xlsx", "Jul.xlsx"):
        assert EARLY not in rules(read({"Figures": TABLE}, KNOWN, name=name))
