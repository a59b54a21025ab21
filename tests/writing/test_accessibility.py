"""The self-check finds what people who cannot see well would trip over."""

from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
import xlsxwriter

from ibdesk.domain.house_style import contrast
from ibdesk.writing.pack.accessibility import accessibility_findings
from ibdesk.writing.pack.write_pack import pack_bytes
from ibdesk.writing.sheets.zipped_book import new_workbook
from tests.writing.pack_board import small_report


def workbook_with(name: str, change: Callable[[Any, Any], object]) -> bytes:
    """A sound workbook of one strict sheet, but for one change."""
    file = BytesIO()
    workbook = new_workbook(file)
    workbook.set_properties({"title": "A pack"})
    sheet = workbook.add_worksheet(name)
    sheet.write_string("A1", "A title")
    sheet.add_table("A3:B5", {"name": "Figures", "columns": [{"header": "Code"}, {"header": "Value"}]})
    for row in (3, 4):
        sheet.write_string(row, 0, "7")
        sheet.write_number(row, 1, 489)
    change(workbook, sheet)
    workbook.close()
    return file.getvalue()


def _unseen_chart(workbook: Any, sheet: Any) -> None:
    chart = workbook.add_chart({"type": "column"})
    chart.add_series({"values": "=Data!$B$4:$B$5"})
    sheet.insert_chart("D3", chart)


def _second_sheet_first(workbook: Any, _: Any) -> None:
    other = workbook.add_worksheet("Other")
    other.write_string("A1", "Other")
    other.activate()


def _hidden_sheet(workbook: Any, _: Any) -> None:
    other = workbook.add_worksheet("Other")
    other.write_string("A1", "Other")
    other.hide()


def _pale(workbook: Any, sheet: Any) -> None:
    sheet.write_string("A4", "7", workbook.add_format({"font_color": "#AAAAAA"}))


def _small(workbook: Any, sheet: Any) -> None:
    sheet.write_string("A4", "7", workbook.add_format({"font_size": 8}))


PLANTED: tuple[tuple[Callable[[Any, Any], object], str], ...] = (
    (lambda _, sheet: sheet.write_string("A1", " "), "Data: cell A1 does not hold a title."),
    (lambda _, sheet: sheet.write_string("B4", "  "), "Data: Figures has 1 blank cells, the first at row 4, column 2."),
    (lambda _, sheet: sheet.merge_range("A8:B8", "merged"), "Data: cells are merged at row 8, column 1."),
    (
        lambda _, sheet: sheet.add_table("D3:D5", {"name": "Second"}),
        "Data: there should be one table, and there are 2.",
    ),
    (lambda _, sheet: sheet.set_row(9, None, None, {"hidden": True}), "Data: there are hidden rows."),
    (lambda _, sheet: sheet.set_column("E:E", None, None, {"hidden": True}), "Data: there are hidden columns."),
    (
        lambda _, sheet: sheet.write_url("A9", "https://example.org"),
        "Data: the link in A9 leads out of the workbook.",
    ),
    (_unseen_chart, "Data: Chart 1 has no alternative text."),
    (_second_sheet_first, "The workbook does not open on its first sheet."),
    (_hidden_sheet, "Other: the sheet is hidden."),
    (_pale, "Data: text of #AAAAAA on #FFFFFF has a contrast of 2.3 to 1 only."),
    (_small, "Data: there is text of 8 points, below 10."),
    (lambda workbook, _: workbook.set_properties({}), "The workbook has no title in its properties."),
)


@pytest.mark.parametrize(("change", "finding"), PLANTED, ids=[finding for _, finding in PLANTED])
def test_a_planted_fault_is_found(change: Callable[[Any, Any], object], finding: str) -> None:
    assert finding in accessibility_findings(workbook_with("Data", change))


def test_a_sound_workbook_has_no_findings() -> None:
    assert accessibility_findings(workbook_with("Data", lambda *_: None)) == ()


def test_pages_may_merge() -> None:
    merged = workbook_with("07 Referrals", lambda _, sheet: sheet.merge_range("A8:B8", "merged"))
    assert accessibility_findings(merged) == ()


def test_the_language_must_be_said() -> None:
    file = BytesIO()
    workbook = xlsxwriter.Workbook(file, {"in_memory": True})
    workbook.set_properties({"title": "A pack"})
    workbook.add_worksheet("Cover").write_string("A1", "A pack")
    workbook.close()
    assert accessibility_findings(file.getvalue()) == ("The workbook does not say which language it is in.",)


def test_the_pack_itself_has_none() -> None:
    assert accessibility_findings(pack_bytes(small_report())[0]) == ()


@pytest.mark.parametrize(
    ("text", "behind", "ratio"),
    [("000000", "FFFFFF", 21.0), ("FFFFFF", "FFFFFF", 1.0), ("767676", "FFFFFF", 4.54), ("12436D", "FFFFFF", 10.25)],
)
def test_contrast(text: str, behind: str, ratio: float) -> None:
    assert contrast(text, behind) == pytest.approx(ratio, abs=0.01)
