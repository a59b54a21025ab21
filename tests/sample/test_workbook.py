"""The sample workbook holds the sample: real dates, real percentages, made-up figures marked, the same bytes twice."""

from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from ibdesk.desk import make_sample, shipped_definitions
from ibdesk.desk.sample import SAMPLE_WORKBOOK
from ibdesk.domain.board import Records
from ibdesk.errors import UserError
from ibdesk.paths import resource
from tests.sample.files import rows
from tests.sample.workbook import sample_workbook

SHEETS = ["Read me", "Report", "Figures", "Numerators", "Denominators", "Breakdowns", "Population", "Comments"]


@pytest.fixture(scope="module")
def definitions() -> Records:
    return shipped_definitions()


@pytest.fixture(scope="module")
def book() -> Any:
    return load_workbook(resource(SAMPLE_WORKBOOK))


def everything(book: Any) -> dict[tuple[str, str], tuple[Any, ...]]:
    """Each cell with how it looks, and the widths of the columns."""
    cells = {
        (sheet.title, cell.coordinate): (cell.value, cell.number_format, cell.font.i, cell.font.b, cell.font.color.rgb)
        for sheet in book
        for row in sheet.iter_rows()
        for cell in row
        if cell.value is not None
    }
    widths = {
        (sheet.title, column): (dimension.min, dimension.max, dimension.width)
        for sheet in book
        for column, dimension in sheet.column_dimensions.items()
    }
    return cells | widths


def test_what_is_shipped_is_what_is_written(book: Any) -> None:
    """Else: python -m tests.sample.workbook"""
    shipped, written = everything(book), everything(load_workbook(BytesIO(sample_workbook())))
    assert len(shipped) > 1000
    assert shipped == written


def table(sheet: Any) -> dict[tuple[str, str], Any]:
    """The filled cells of a wide sheet by code and month."""
    months = {cell.column: cell.value.strftime("%Y-%m") for cell in sheet[2][2:]}
    return {
        (str(row[0].value), months[cell.column]): cell
        for row in sheet.iter_rows(min_row=3)
        for cell in row[2:]
        if cell.value is not None
    }


def test_sheets_and_headings(book: Any) -> None:
    assert book.sheetnames == SHEETS
    for name in ("Figures", "Numerators", "Denominators"):
        headings = [cell.value for cell in book[name][2]]
        assert headings[:2] == ["Code", "Indicator"]
        assert (headings[2], headings[-1], len(headings)) == (datetime(2011, 9, 1), datetime(2014, 8, 1), 38)
        assert {cell.number_format for cell in book[name][2][2:]} == {"mmm-yy"}
    assert [cell.value for cell in book["Breakdowns"][1]] == ["Code", "Month", "Category", "Value"]
    assert [cell.value for cell in book["Population"][1]] == ["Year", "Population aged 0-17", "Source"]
    assert [cell.value for cell in book["Comments"][1]] == ["Code", "Month", "Text", "Author"]


@pytest.mark.parametrize(
    ("sheet", "part"), [("Figures", "value"), ("Numerators", "numerator"), ("Denominators", "denominator")]
)
def test_every_figure_of_the_sample_is_there_and_marked_by_its_origin(book: Any, sheet: str, part: str) -> None:
    cells = table(book[sheet])
    expected = {(row["code"], row["month"]): row for row in rows("figures.csv") if row[part]}
    assert set(cells) == set(expected)
    for key, row in expected.items():
        cell = cells[key]
        if row[part] == "no data":
            assert cell.value == "no data"
        elif sheet == "Figures" and row["code"] == "26":
            assert (f"{cell.value * 100:.2f}", cell.number_format) == (row[part], "0.00%")
        else:
            assert cell.value == int(row[part])
        assert bool(cell.font.italic) is (row["origin"] == "made"), key


def test_indicators_are_named_as_defined(book: Any, definitions: Records) -> None:
    names = {indicator.code: indicator.name for indicator in definitions.indicators}
    for name in ("Figures", "Numerators", "Denominators"):
        for code, written in book[name].iter_rows(min_row=3, max_col=2, values_only=True):
            assert names[str(code)] == written


def test_lists_are_complete(book: Any, definitions: Records) -> None:
    breakdowns = [
        (str(code), month.strftime("%Y-%m"), category, str(value))
        for code, month, category, value in book["Breakdowns"].iter_rows(min_row=2, values_only=True)
    ]
    assert breakdowns == [tuple(row.values()) for row in rows("breakdowns.csv")]
    comments = [
        (str(code), month.strftime("%Y-%m"), text, author)
        for code, month, text, author in book["Comments"].iter_rows(min_row=2, values_only=True)
    ]
    assert comments == [tuple(row.values()) for row in rows("comments.csv")]
    populations = list(book["Population"].iter_rows(min_row=2, values_only=True))
    assert populations == [(each.year, 36100, each.source_name) for each in definitions.populations]


def test_cover_details_and_what_is_made_up_are_said(book: Any) -> None:
    details = dict(book["Report"].iter_rows(min_row=2, values_only=True))
    assert (details["Council"], details["Figures as at"]) == ("Marlshire Council", "31 August 2014")
    words = " ".join(str(cell.value or "") for cell in book["Read me"]["A"])
    assert "does not exist" in words
    assert "GREY ITALIC: made up" in words


def test_the_same_sample_is_the_same_bytes() -> None:
    assert sample_workbook() == sample_workbook()


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    place = tmp_path / Path(SAMPLE_WORKBOOK).name
    place.mkdir()
    with pytest.raises(UserError, match="is a folder"):
        make_sample(tmp_path, "Performance Analyst")
    assert [path.name for path in tmp_path.iterdir()] == [place.name]
