"""Whatever workbook is marked wherever: it reads back with the same cells, and nobody else's parts change."""

from io import BytesIO

import openpyxl
import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from ibdesk.domain.cell_address import column_letters
from ibdesk.domain.problem import Severity
from ibdesk.reading.files.open_file import read_cells
from ibdesk.writing.returned_copy.marked_copy import marked_bytes
from tests.made import cell_of
from tests.writing.made_senders import members, problem

_PLACES = st.tuples(st.integers(1, 30), st.integers(1, 12))
_FORMATS = ("General", "0.00%", "mmm-yy", "#,##0", "@")
_VALUES = st.one_of(
    st.integers(-(10**9), 10**9), st.floats(-1e6, 1e6), st.booleans(), st.text("ab<&>'\"=_x0041 é😀", max_size=12)
)
_SHEETS = st.lists(
    st.dictionaries(_PLACES, st.tuples(_VALUES, st.sampled_from(_FORMATS)), max_size=12), min_size=1, max_size=3
)
_NAMES = ("Figures", "A & B", "It's <3")


@st.composite
def workbooks(draw: st.DrawFn) -> bytes:
    file = BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True, "constant_memory": False})
    formats = {each: book.add_format({"num_format": each, "bold": each == "@"}) for each in _FORMATS}
    for name, cells in zip(_NAMES, draw(_SHEETS), strict=False):
        sheet = book.add_worksheet(name)
        for (row, column), (value, shown) in cells.items():
            if isinstance(value, str):
                sheet.write_string(row - 1, column - 1, value, formats[shown])
            else:
                sheet.write(row - 1, column - 1, value, formats[shown])
        if draw(st.booleans()):
            sheet.merge_range("B3:C5", "merged", formats["@"])
        if draw(st.booleans()):
            sheet.write_comment("A2", "theirs")
        if draw(st.booleans()):
            sheet.set_column(2, 4, 15, formats["0.00%"])
            sheet.set_row(6, 22, formats["mmm-yy"], {"hidden": draw(st.booleans())})
        if draw(st.booleans()):
            sheet.add_table("K20:L22")
    book.close()
    return file.getvalue()


_MARKS = st.lists(st.tuples(_PLACES, st.sampled_from((*_NAMES, "Nowhere")), st.sampled_from(Severity)), max_size=8)


# openpyxl, not we, minds that a number in a date's format may be no date.
@pytest.mark.filterwarnings("ignore:.*outside the limits for dates")
@settings(max_examples=60, deadline=None)
@given(workbooks(), _MARKS)
def test_a_marked_copy_holds_what_the_workbook_held(
    workbook: bytes, marks: list[tuple[tuple[int, int], str, Severity]]
) -> None:
    problems = [problem(f"{column_letters(column)}{row}", sheet, worse) for (row, column), sheet, worse in marks]
    copy, count, ending = marked_bytes(workbook, problems)
    assert ending == ".xlsx"
    before, after = read_cells(workbook, "in.xlsx"), read_cells(copy, "out.xlsx")
    assert [sheet.name for sheet in after.sheets] == ["Problems found", *(sheet.name for sheet in before.sheets)]
    for was, now in zip(before.sheets, after.sheets[1:], strict=True):
        assert dict(was.cells) == dict(now.cells)
        assert (was.merged, was.hidden) == (now.merged, now.hidden)
    book = openpyxl.load_workbook(BytesIO(copy))
    told = {(cell.parent.title, cell.coordinate) for sheet in book for row in sheet for cell in row if _ours(cell)}
    assert len(told) == count
    assert bool(told) == any(each.source and cell_of(each).sheet in book.sheetnames for each in problems)
    after_parts = members(copy)
    for name, content in members(workbook).items():
        assert after_parts[name] == content or name.startswith(_MAY_CHANGE)


_MAY_CHANGE = (
    *("[Content_Types].xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml", "xl/workbook.xml"),
    *("xl/worksheets/", "xl/comments", "xl/drawings/vmlDrawing"),
)


def _ours(cell: openpyxl.cell.Cell) -> bool:
    return cell.comment is not None and "IBDesk " in cell.comment.text
