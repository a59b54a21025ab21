"""Texts that stand in no cell: headers and footers of pages, boxes on sheets; what they say of all figures is asked."""

import io
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
import xlwt

from ibdesk.desk.starting import shipped_definitions
from ibdesk.domain.problem import Severity
from ibdesk.reading.cells.beside_cells import sections
from ibdesk.reading.files.open_file import read_cells
from ibdesk.reading.sandbox.answer import Answer, lines_of
from ibdesk.reading.workbooks import OpenedFile
from tests.made import cell_of
from tests.reading.files.odd_workbooks import pack, relations_xml, xlsb
from tests.reading.in_formats import read_one

SAVED = Path(__file__).parents[1] / "saved_workbooks"
ROWS: list[list[Any]] = [["Code", "Indicator", "Jul-14", "Aug-14"], [7, "Referrals", 481, 489]]
KNOWN = shipped_definitions()
ASKED = [
    "Figures are year to date", "Targets", "Targets 2014/15", "Cumulative from April", "Area: North", "Boys only",
    "Rolling 12 months", "All figures are cumulative from 1 April", "Case status: Open", "Forecasts",
]  # fmt: skip
QUIET = [
    "Performance report", "OFFICIAL - SENSITIVE", "Improvement Board, August 2014", "Contact: Jane Smith", "Marlshire",
    "See the Targets sheet", "Referrals rose in August", "Click here to refresh", "Area: All", "Draft",
]  # fmt: skip


def xlsx(header: str = "", footer: str = "", box: str = "", white: str = "") -> bytes:
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True})
    sheet = book.add_worksheet("Figures")
    for at, row in enumerate(ROWS):
        sheet.write_row(at, 0, row)
    sheet.set_header(header)
    sheet.set_footer(footer)
    if box:
        sheet.insert_textbox(8, 1, box)
    if white:
        sheet.write(6, 0, white, book.add_format({"font_color": "#FFFFFF"}))
    book.close()
    return file.getvalue()


def xls(header: str, footer: str) -> bytes:
    book, file = xlwt.Workbook(), io.BytesIO()
    sheet = book.add_sheet("Figures")
    for at, row in enumerate(ROWS):
        for column, value in enumerate(row):
            sheet.write(at, column, value)
    sheet.header_str, sheet.footer_str = header.encode(), footer.encode()
    book.save(file)
    return file.getvalue()


def seen(data: bytes, name: str) -> tuple[int, list[str]]:
    """How many figures are kept; the rules and cells of what is worse than information."""
    contents = read_one(OpenedFile(name, "0", read_cells(data, name)), KNOWN)
    worse = [each for each in contents.problems if each.severity is not Severity.INFO]
    return len(contents.records.figures), [f"{each.rule} {cell_of(each).cell}" for each in worse]


@pytest.mark.parametrize("text", [*ASKED, *QUIET])
def test_what_headers_footers_and_boxes_say(text: str) -> None:
    expected = (0, ["label-not-understood A1"]) if text in ASKED else (2, [])
    page = f"&LMarlshire&C{text}&RPage &P of &N"
    for data in (xlsx(header=page), xlsx(footer=page), xlsx(box=text), xlsx(box=f"Note\n{text}")):
        assert seen(data, "figures.xlsx") == expected
    for data in (xls(page, ""), xls("&A", page)):
        assert seen(data, "figures.xls") == expected


@pytest.mark.parametrize("text", ["Figures are year to date", "All figures are cumulative from 1 April"])
def test_white_letters_are_letters(text: str) -> None:
    assert seen(xlsx(white=text), "figures.xlsx") == (0, ["label-not-understood A7"])


@pytest.mark.parametrize(
    ("name", "beside"),
    [
        ("text_box.xls", ("Figures are year to date",)),
        ("text_box.ods", ("Figures are year to date",)),
        ("page_header.ods", ("Targets 2014", "Marlshire")),
    ],
)
def test_workbooks_of_another_program(name: str, beside: tuple[str, ...]) -> None:
    data = (SAVED / name).read_bytes()
    assert read_cells(data, name).sheets[0].beside == beside
    assert seen(data, name) == (0, ["label-not-understood A1"])


@pytest.mark.parametrize(
    ("kept", "texts"),
    [
        ("&LMarlshire&CTargets&RPage &P of &N", ["Marlshire", "Targets", "Page of"]),
        ('&C&"Arial,Bold"&14Targets', ["Targets"]),
        ("&C&KFF0000Cumulative", ["Cumulative"]),
        ("&C&K01+000Cumulative", ["Cumulative"]),
        ("&CR&&D", ["R&D"]),
        ("&F&A&D&T&P", []),
        ("&C&BYear to date&B\nfrom April", ["Year to date\nfrom April"]),
        ("No section", ["No section"]),
        ("", []),
    ],
)
def test_the_signs_of_headers(kept: str, texts: list[str]) -> None:
    assert list(sections(kept)) == texts


def test_the_reading_process_hands_them_on() -> None:
    workbook = read_cells(xlsx(header="&CTargets", box="Boys only"), "figures.xlsx")
    answer = Answer()
    *messages, last = map(json.loads, lines_of(workbook))
    for message in messages:
        answer.take(message)
    assert answer.workbook(last["notes"]).sheets[0].beside == ("Targets", "Boys only")


def test_a_drawing_that_cannot_be_read_costs_its_texts_alone() -> None:
    whole = xlsx(header="&CDraft", box="Targets")
    with zipfile.ZipFile(io.BytesIO(whole)) as parts:
        made = {name: parts.read(name) for name in parts.namelist()}
    data = pack(made | {"xl/drawings/drawing1.xml": b"<wsDr"})
    assert read_cells(data, "figures.xlsx").sheets[0].beside == ("Draft",)
    assert seen(data, "figures.xlsx") == (2, [])


def test_text_boxes_of_an_xlsb() -> None:
    with zipfile.ZipFile(io.BytesIO(xlsx(header="&CDraft", box="Targets"))) as parts:
        drawing = parts.read("xl/drawings/drawing1.xml")
    members = {
        "xl/drawings/drawing1_dot_xml": drawing,
        "xl/worksheets/_rels/sheet1_dot_bin_dot_rels": relations_xml(("r1", "drawing", "../drawings/drawing1.xml")),
    }
    data = xlsb((1, 1, "Code"), (1, 2, "Aug-14"), (2, 1, 7.0), (2, 2, 489.0), **members)
    assert read_cells(data, "figures.xlsb").sheets[0].beside == ("Targets",)


@pytest.mark.parametrize(
    ("look", "is_seen"),
    [
        ({"font_color": "#FFFFFF"}, False),
        ({"font_color": "white", "num_format": "#,##0"}, False),
        ({"font_color": "white", "bg_color": "white"}, False),
        ({"num_format": "[White]0"}, False),
        ({"font_color": "white", "bg_color": "#003366"}, True),
        ({"font_color": "red"}, True),
        ({"num_format": "[Red]0"}, True),
        ({"bold": True}, True),
    ],
)
def test_a_white_number_is_told(look: dict[str, Any], is_seen: bool) -> None:
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True})
    sheet = book.add_worksheet("Figures")
    for at, row in enumerate(ROWS):
        sheet.write_row(at, 0, row)
    sheet.write(1, 3, 489, book.add_format(look))
    book.close()
    assert seen(file.getvalue(), "figures.xlsx") == (2, [] if is_seen else ["number-not-shown D2"])
