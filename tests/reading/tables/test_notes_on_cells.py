"""Notes on cells that make other figures of a table, or put a figure right."""

from io import BytesIO
from pathlib import Path
from xml.sax.saxutils import escape

import openpyxl
import pytest
from openpyxl.comments import Comment

from ibdesk.domain.workbook_contents import WorkbookContents
from ibdesk.reading.workbooks import InFile
from tests.made import cell_of
from tests.reading.files.odd_workbooks import ods_named
from tests.reading.made_workbooks import KNOWN
from tests.reading.read_workbooks import read_workbooks

RULE, ON_FIGURE = "label-not-understood", "note-on-figure"
DUBLIN_CORE = "http://purl.org/dc/elements/1.1/"
SAVED = Path(__file__).parents[1] / "saved_workbooks"
ROWS: list[list[str | int]] = [
    ["Children's services"],
    ["Code", "Indicator", "Jul-14", "Aug-14"],
    [7, "Referrals", 481, 489],
]


def noted(cell: str, note: str, written_as: str = "xlsx") -> WorkbookContents:
    if written_as == "ods":
        return read_workbooks([InFile(name="figures.ods", data=open_document(cell, note))], KNOWN)[0]
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in ROWS:
        sheet.append(row)
    sheet[cell].comment = Comment(note, "Performance team")
    file = BytesIO()
    book.save(file)
    return read_workbooks([InFile(name="figures.xlsx", data=file.getvalue())], KNOWN)[0]


def open_document(cell: str, note: str) -> bytes:
    """The same as an .ods, made in code."""
    at = ("ABCD".index(cell[0]), int(cell[1:]) - 1)
    paragraphs = "".join(f"<text:p>{escape(line)}</text:p>" for line in note.split("\n"))
    said = f'<office:annotation xmlns:dc="{DUBLIN_CORE}"><dc:creator>Team</dc:creator>{paragraphs}</office:annotation>'
    lines = []
    for row, values in enumerate(ROWS):
        cells = []
        for column, value in enumerate(values):
            is_text, beside = isinstance(value, str), said if at == (column, row) else ""
            kind = "string" if is_text else f'float" office:value="{value}'
            shown = f"<text:p>{escape(str(value))}</text:p>"
            cells.append(f'<table:table-cell office:value-type="{kind}">{beside}{shown}</table:table-cell>')
        lines.append(f"<table:table-row>{''.join(cells)}</table:table-row>")
    return ods_named("Figures", "".join(lines))


def rules(contents: WorkbookContents) -> set[str]:
    return {problem.rule for problem in contents.problems}


@pytest.mark.parametrize("written_as", ["xlsx", "ods"])
@pytest.mark.parametrize(
    ("cell", "note"),
    [
        ("D2", "Cumulative since April"),
        ("C2", "Target"),
        ("A1", "These are targets"),
        ("A2", "All figures are year to date"),
        ("B3", "Forecast"),
        ("B3", "This is the target, actual to follow"),
        ("A3", "Rolling 12 months"),
        ("B3", "Boys only"),
        ("B3", "Rate per 1,000"),
        ("D2", "2012/13 figures"),
        ("B3", "Excludes the Disability Team"),
        ("D2", "Figures are rolling 12 months"),
        ("A1", "Test data only"),
    ],
)
def test_a_note_over_figures_that_makes_others_of_them_is_asked_at_its_cell(
    cell: str, note: str, written_as: str
) -> None:
    contents = noted(cell, note, written_as)
    assert contents.records.figures == ()
    (problem,) = [each for each in contents.problems if each.rule == RULE]
    assert problem.source is not None
    assert problem.source.cell == cell  # type: ignore[union-attr]
    assert note in problem.message


@pytest.mark.parametrize("written_as", ["xlsx", "ods"])
@pytest.mark.parametrize(
    "note",
    ["Should be 498 - JS to correct", "This is the YTD figure", "Wrong, see e-mail", "Revised to 492", "Was 480",
     "Estimate, return not in", "To be confirmed", "Copied from July", "Last month's figure", "Last year",
     "Excludes UASC", "2013/14 figures", "Sample of 50 cases"],
)  # fmt: skip
def test_a_note_that_puts_a_figure_right_is_told_with_it(note: str, written_as: str) -> None:
    contents = noted("D3", note, written_as)
    (problem,) = [each for each in contents.problems if each.rule == ON_FIGURE]
    assert (problem.code, str(problem.month), problem.severity) == ("7", "2014-08", "warning")
    assert note in problem.message
    assert len(contents.records.figures) == 2


@pytest.mark.parametrize("written_as", ["xlsx", "ods"])
@pytest.mark.parametrize(
    ("cell", "note"),
    [
        ("D3", "Checked by AN"),
        ("D3", "Rise due to the new front door"),
        ("D3", "Highest since May"),
        ("D2", "Data as at 3 September"),
        ("B3", "Target 500"),
        ("B3", "Counts referrals accepted in the month"),
        ("A1", "Prepared by the performance team"),
    ],
)
def test_other_notes_are_left_to_the_reader(cell: str, note: str, written_as: str) -> None:
    contents = noted(cell, note, written_as)
    assert len(contents.records.figures) == 2
    assert not rules(contents) & {RULE, ON_FIGURE}
    assert "workbook-note" in rules(contents)


@pytest.mark.parametrize("name", ["notes.xls", "notes.ods"])
def test_notes_of_workbooks_of_another_program_are_held_too(name: str) -> None:
    contents = read_workbooks([InFile(name=name, data=(SAVED / name).read_bytes())], KNOWN)[0]
    told = {(each.rule, cell_of(each).sheet, cell_of(each).cell) for each in contents.problems}
    assert told >= {(ON_FIGURE, "Figures", "C3"), (ON_FIGURE, "Figures", "D3"), (RULE, "Plans", "C1")}
    assert {cell_of(each).sheet for each in contents.records.figures} == {"Figures"}
