"""Sheets under names that nobody knows with the same figures are parts, and asked about; others are not."""

import pytest

from ibdesk.desk.mappings import propose_unread
from ibdesk.desk.previewing import preview_opened
from ibdesk.domain.figure import CellSource
from ibdesk.reading.workbooks import InFile, open_files
from tests.corpus.promises import KNOWN
from tests.reading.made_workbooks import workbook

HEAD = ["Code", "Indicator", "Aug-14"]
LONG = ["Code", "Month", "Value"]
A, B, OTHER = [HEAD, [7, "Referrals", 240]], [LONG, [7, "Aug-14", 249]], [HEAD, [10, None, "65%"]]


@pytest.mark.parametrize("equal", [True, False])
def test_sheets_of_places_are_asked_however_equal(equal: bool) -> None:
    sheets = {"Bourn": A, "Appleby": A if equal else B, "Timeliness": OTHER}
    preview = preview_opened(open_files([InFile(name="figures.xlsx", data=workbook(sheets))]), KNOWN)
    assert [each.code for each in preview.records.figures] == ["10"]
    told = [each.source for each in preview.problems if each.rule == "label-not-understood"]
    assert {each.sheet for each in told if isinstance(each, CellSource)} == {"Bourn", "Appleby"}
    proposals = propose_unread(preview, KNOWN)
    assert [each.sheet for each in proposals] == ["Bourn", "Appleby"]
    assert all(each.guesses for each in proposals)


@pytest.mark.parametrize(
    "names",
    [("Data", "Summary"), ("Data", "Bourn"), ("Aug 14", "Jul 14"), ("Referrals", "Bourn"), ("Sheet1", "Sheet2")],
)
def test_sheets_whose_names_say_something_known_ask_nothing(names: tuple[str, str]) -> None:
    data = workbook(dict.fromkeys(names, A))
    preview = preview_opened(open_files([InFile(name="figures.xlsx", data=data)]), KNOWN)
    assert [str(each.quantity) for each in preview.records.figures] == ["240"]


@pytest.mark.parametrize("name", ["F", "M", "Trend", "Monthly trend", "FY 2014-15", "CI", "Status"])
def test_a_short_name_of_the_only_sheet_asks_nothing(name: str) -> None:
    preview = preview_opened(open_files([InFile(name="figures.xlsx", data=workbook({name: A}))]), KNOWN)
    assert [str(each.quantity) for each in preview.records.figures] == ["240"]


@pytest.mark.parametrize("name", ["Plan", "YTD", "LY", "Annual", "Profile", "Boys"])
def test_a_sheets_name_that_says_other_figures_is_asked(name: str) -> None:
    preview = preview_opened(open_files([InFile(name="figures.xlsx", data=workbook({name: A}))]), KNOWN)
    assert preview.records.figures == ()


@pytest.mark.parametrize("names", [("F", "M"), ("A", "F")])
@pytest.mark.parametrize("months", [("Aug-14", "Aug-14"), ("Jul-14", "Aug-14")])
def test_sheets_of_single_letters_with_the_same_indicators_are_asked(
    names: tuple[str, str], months: tuple[str, str]
) -> None:
    sheets = {
        name: [["Code", "Indicator", month], [7, "Referrals", 240]] for name, month in zip(names, months, strict=True)
    }
    preview = preview_opened(open_files([InFile(name="figures.xlsx", data=workbook(sheets))]), KNOWN)
    assert preview.records.figures == ()
