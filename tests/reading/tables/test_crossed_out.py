"""Columns and rows crossed out as a whole: told at their heading or label, and nothing of them is used."""

from io import BytesIO

import pytest
import xlsxwriter

from ibdesk.domain.problem import Severity
from ibdesk.domain.workbook_contents import WorkbookContents
from ibdesk.reading.cells.signs import crossed_out
from ibdesk.reading.workbooks import InFile
from tests.reading.in_formats import FORMATS, opened, read_one
from tests.reading.made_workbooks import KNOWN, Rows, numbers, place, read
from tests.reading.read_workbooks import read_workbooks

ROWS: Rows = [["Code", "Indicator", "Jul-14", "Aug-14"], [7, "Referrals", 481, 489], [7, "Referrals", 481, 489]]
LONG: Rows = [["Code", "Month", "Value"], [7, "Jul-14", 481], [7, "Aug-14", 489]]
ERROR, WARNING = Severity.ERROR, Severity.WARNING


def crossed(rows: Rows, at: set[str]) -> list[list[object]]:
    """The rows with a line through these cells."""
    return [
        [crossed_out(str(value)) if f"{'ABCD'[column]}{row}" in at else value for column, value in enumerate(values)]
        for row, values in enumerate(rows, 1)
    ]


def said(contents: WorkbookContents) -> list[tuple[str, Severity, str]]:
    found = (each for each in contents.problems if each.rule == "crossed-out")
    return [(place(each).split("!")[1], each.severity, each.message) for each in found]


COLUMNS = [
    (ROWS[:2], {"C1"}, ("C1", ERROR, "“Jul-14” is crossed out, but what stands below is not. ")),
    (ROWS[:2], {"D1", "D2"}, ("D1", WARNING, "“Aug-14” is crossed out. ")),
    (ROWS, {"C2", "C3"}, ("C1", ERROR, "All figures under “Jul-14” are crossed out, ")),
    (LONG, {"C2", "C3"}, ("C1", ERROR, "All figures under “Value” are crossed out, ")),
    (LONG, {"C1"}, ("C1", ERROR, "“Value” is crossed out. ")),
]


@pytest.mark.parametrize("written_as", FORMATS)
@pytest.mark.parametrize(("rows", "at", "told"), COLUMNS)
def test_a_crossed_out_column(rows: Rows, at: set[str], told: tuple[str, Severity, str], written_as: str) -> None:
    contents = read_one(opened(crossed(rows, at), written_as), KNOWN)
    kept = {("7", "2014-08" if told[0] == "C1" else "2014-07")} if rows is not LONG else set()
    assert numbers(contents).keys() == kept
    ((cell, severity, message),) = said(contents)
    assert (cell, severity) == told[:2]
    assert message.startswith(told[2])


@pytest.mark.parametrize("written_as", FORMATS)
@pytest.mark.parametrize(
    ("rows", "at", "label", "severity"),
    [
        (LONG[:2], {"B2"}, "Jul-14", ERROR),
        (LONG[:2], {"B2", "C2"}, "Jul-14", WARNING),
        (ROWS[:2], {"A2"}, "7", ERROR),
        (ROWS[:2], {"B2"}, "Referrals", ERROR),
        (ROWS[:2], {"A2", "B2", "C2", "D2"}, "7", WARNING),
        (LONG[:2], {"A2", "B2", "C2"}, "7", WARNING),
        (LONG[:2], {"A2"}, "7", ERROR),
    ],
)
def test_a_crossed_out_row(rows: Rows, at: set[str], label: str, severity: Severity, written_as: str) -> None:
    contents = read_one(opened(crossed(rows, at), written_as), KNOWN)
    assert contents.records.figures == ()
    assert contents.questions == ()
    ((cell, found, message),) = said(contents)
    assert (cell, found) == (min(at), severity)
    assert message.startswith(f"“{label}” is crossed out")


def test_a_line_through_the_font() -> None:
    file = BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True})
    struck, sheet = book.add_format({"font_strikeout": True}), book.add_worksheet("Figures")
    for row, values in enumerate(ROWS[:2]):
        for column, value in enumerate(values):
            sheet.write(row, column, value, struck if column == 2 else None)
    book.close()
    (contents,) = read_workbooks([InFile(name="figures.xlsx", data=file.getvalue())], KNOWN)
    assert numbers(contents) == {("7", "2014-08"): 489.0}
    assert [(cell, severity) for cell, severity, _ in said(contents)] == [("C1", WARNING)]


def test_other_words_with_a_line_through_them_say_nothing_of_figures() -> None:
    contents = read({"Figures": [["Code", "Aug-14", crossed_out("Notes")], [7, 489, "of the team"]]})
    assert (numbers(contents), said(contents)) == ({("7", "2014-08"): 489.0}, [])
