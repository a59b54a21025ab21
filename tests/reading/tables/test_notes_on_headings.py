"""Notes on headings and over a table that say something of its figures: rounded, late, of part of the month."""

from io import BytesIO

import pytest
import xlsxwriter

from ibdesk.domain.workbook_contents import WorkbookContents
from ibdesk.reading.workbooks import InFile
from tests.reading.made_workbooks import numbers, place
from tests.reading.read_workbooks import read_workbooks
from tests.reading.tables.test_remarks import HEAD, KNOWN, LATE, NOT_ALL, PART, ROUNDED, ROWS, WEEKS

LONG: list[list[object]] = [["Code", "Month", "Value"], [7, "Aug-14", 489], [18, "Aug-14", 211]]
OF_PART = "of part of the whole"


def _noted(rows: list[list[object]], at: tuple[int, int], note: str) -> WorkbookContents:
    """What a workbook with a note on the cell in this row and column, both from 0, holds."""
    file = BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True})
    sheet = book.add_worksheet("Figures")
    for row, values in enumerate(rows):
        for column, value in enumerate(values):
            sheet.write(row, column, value)
    sheet.write_comment(*at, note)
    book.close()
    return read_workbooks([InFile(name="figures.xlsx", data=file.getvalue())], KNOWN)[0]


def _told(contents: WorkbookContents) -> list[tuple[str, str]]:
    return [(place(each).split("!")[1], each.message) for each in contents.problems if each.rule == "remark-on-figures"]


@pytest.mark.parametrize(
    ("note", "means"),
    [
        ("Rounded to the nearest 5", ROUNDED),
        ("Counts rounded to 10 to protect confidentiality", ROUNDED),
        ("Figures are one month in arrears", LATE),
        ("Months are 4-4-5 weeks", WEEKS),
        ("Part month: 1-15 August", PART),
        ("Data up to 21 August only", PART),
        ("August is a part month", PART),
        ("Two late returns not yet received", NOT_ALL),
        ("Awaiting data from health", NOT_ALL),
        ("Returns from 3 of 5 teams", OF_PART),
    ],
)
def test_a_note_on_a_heading_is_told_at_it(note: str, means: str) -> None:
    wide, long = [HEAD, *ROWS], LONG
    titled: list[list[object]] = [["Scorecard"], [], *wide]
    for rows, at, cell in ((wide, (0, 3), "D1"), (long, (0, 2), "C1"), (titled, (0, 0), "A1")):
        contents = _noted(rows, at, note)
        assert [(where, means in said) for where, said in _told(contents)] == [(cell, True)]
        assert len(numbers(contents)) == (2 if rows is long else 4)


@pytest.mark.parametrize(
    "note",
    ["All percentages are rounded to one decimal place", "Data up to 31 August", "Entered by the data team", "ok"],
)
def test_other_notes_on_headings_say_nothing_of_the_figures(note: str) -> None:
    for rows, at in (([HEAD, *ROWS], (0, 3)), (LONG, (0, 2))):
        assert _told(_noted(rows, at, note)) == []


@pytest.mark.parametrize(
    ("note", "mark"), [("Provisional", "p"), ("These figures are provisional", "p"), ("Estimated", "e")]
)
def test_a_note_on_a_months_heading_marks_its_figures(note: str, mark: str) -> None:
    contents = _noted([HEAD, *ROWS], (0, 3), note)
    assert {str(each.month) for each in contents.records.figures if mark in each.marks} == {"2014-08"}
    assert {len(each.marks) for each in contents.records.figures} == {0, 1}
    assert _told(contents) == []
    contents = _noted([["Scorecard"], [], HEAD, *ROWS], (0, 0), note)
    assert all(mark in each.marks for each in contents.records.figures)
