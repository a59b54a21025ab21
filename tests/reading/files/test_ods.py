"""OpenDocument workbooks: every kind of cell, what nobody sees, and what tries to be larger than it is."""

from datetime import datetime
from decimal import Decimal
from pathlib import Path

import pytest

from ibdesk.errors import UserError
from ibdesk.reading.cells import limits
from ibdesk.reading.cells.sheet import Cell, Kind, Sheet
from ibdesk.reading.files.open_file import read_cells
from tests.reading.files.odd_workbooks import ods, pack

FROM_LIBREOFFICE = Path(__file__).parents[1] / "saved_workbooks" / "libreoffice.ods"
ROW = "<table:table-row>"
END = "</table:table-row>"
TEXT = '<table:table-cell office:value-type="string"><text:p>Code</text:p></table:table-cell>'


def sheet(table: str, styles: str = "") -> Sheet:
    return read_cells(ods(table, styles), "figures.ods").sheets[0]


def cell(attributes: str, inside: str = "", styles: str = "") -> Cell | None:
    return sheet(f"{ROW}<table:table-cell {attributes}>{inside}</table:table-cell>{TEXT}{END}", styles).cell(1, 1)


def refusal(data: bytes) -> str:
    with pytest.raises(UserError) as caught:
        read_cells(data, "figures.ods")
    return caught.value.what


def test_what_libreoffice_wrote_comes_back_whole() -> None:
    book = read_cells(FROM_LIBREOFFICE.read_bytes(), "libreoffice.ods")
    figures, hidden = book.sheets
    assert [
        (cell.address, cell.kind.value, cell.value, cell.number_format, cell.hidden)
        for _, cell in figures.cells.items()
    ] == [
        ("A1", "text", "Code", "General", False),
        ("B1", "date", datetime(2014, 8, 31), 'mmm" "yyyy', False),
        ("C1", "date", datetime(2014, 8, 12), 'd"-"mmm', False),
        ("A2", "number", 7, "General", False),
        ("B2", "number", Decimal("0.6519"), "0.00%", False),
        ("C2", "error", "#DIV/0!", "General", False),
        ("D2", "number", 1, "General", False),
        ("A3", "number", 8, "General", False),
        ("B3", "text", "ab", "General", False),
        ("C3", "error", "#N/A", "General", False),
        ("D3", "number", Decimal("12.5"), '"£"#,##0.00', False),
        ("E3", "number", Decimal("0.5"), 'hh":"mm', False),
        ("F3", "number", 5, '0" days"', False),
        ("A4", "text", "hiddenrow", "General", True),
        ("G5", "text", "hiddencol", "General", True),
        ("A7", "text", "merged", "General", False),
        ("A9", "text", "two\nlines  spaced", "General", False),
        ("A10", "number", Decimal("1060.66"), '0.00" per 10,000"', False),
    ]
    assert figures.merged == ((7, 1, 8, 3),)
    assert (figures.hidden, hidden.hidden, hidden.name) == (False, True, "Hid")
    assert book.notes == (
        "The sheet “Figures” has notes on cells (A1). Those that plainly speak of other figures are told at their "
        "cells: look whether one of them puts its figure right.",
        "The sheet “Figures” has something in hidden row 4.",
        "The sheet “Figures” has something in hidden column G.",
        "The sheet “Hid” is hidden.",
    )


@pytest.mark.parametrize(
    ("attributes", "inside", "kind", "value"),
    [
        ('office:value-type="float" office:value="489"', "<text:p>489</text:p>", Kind.NUMBER, 489),
        ('office:value-type="float" office:value="0.30000000000000004"', "", Kind.NUMBER, Decimal("0.3")),
        ('office:value-type="float" office:value="1,060"', "<text:p>1,060</text:p>", Kind.TEXT, "1,060"),
        ('office:value-type="float" office:value="NaN"', "<text:p>NaN</text:p>", Kind.TEXT, "NaN"),
        ('office:value-type="currency" office:value="12.5"', "<text:p>£12.50</text:p>", Kind.NUMBER, Decimal("12.5")),
        ('office:value-type="boolean" office:boolean-value="true"', "<text:p>TRUE</text:p>", Kind.BOOLEAN, True),
        (
            'office:value-type="date" office:date-value="2014-08-31T10:30:00"',
            "",
            Kind.DATE,
            datetime(2014, 8, 31, 10, 30),
        ),
        ('office:value-type="date" office:date-value="2014-02-31"', "<text:p>31/02</text:p>", Kind.TEXT, "31/02"),
        (
            'office:value-type="time" office:time-value="PT36H00M00S"',
            "<text:p>36:00</text:p>",
            Kind.NUMBER,
            Decimal("1.5"),
        ),
        ('office:value-type="time" office:time-value="soon"', "<text:p>soon</text:p>", Kind.TEXT, "soon"),
        ('office:value-type="string" office:string-value="07"', "<text:p>seven</text:p>", Kind.TEXT, "07"),
        ('office:value-type="string"', "<text:p>a<text:s text:c='2'/>b<text:tab/>c</text:p>", Kind.TEXT, "a  b\tc"),
        (
            'office:value-type="string"',
            "<text:p>one <text:span>and</text:span></text:p><text:p>two</text:p>",
            Kind.TEXT,
            "one and\ntwo",
        ),
        (
            'table:formula="of:=1/0" office:value-type="float" office:value="0"',
            "<text:p>#DIV/0!</text:p>",
            Kind.ERROR,
            "#DIV/0!",
        ),
        ('table:formula="of:=X" office:value-type="string"', "<text:p>Err:508</text:p>", Kind.ERROR, "Err:508"),
        ('office:value-type="string" calcext:value-type="error"', "<text:p>#REF!</text:p>", Kind.ERROR, "#REF!"),
        ('table:formula="of:=A2"', "", Kind.FORMULA_WITHOUT_RESULT, ""),
    ],
)
def test_a_cell(attributes: str, inside: str, kind: Kind, value: object) -> None:
    found = cell(attributes, inside)
    assert found is not None
    assert (found.kind, found.value) == (kind, value)


@pytest.mark.parametrize("attributes", ["", 'table:formula="of:=&quot;&quot;" office:value-type="string"'])
def test_a_blank(attributes: str) -> None:
    assert cell(attributes) is None


@pytest.mark.parametrize(
    "beside",
    [
        "<office:annotation><text:p>ask the sender</text:p></office:annotation>",
        "<draw:frame><draw:text-box><text:p>a box over the cells</text:p></draw:text-box></draw:frame>",
        "<draw:g><draw:rect><text:p>a shape</text:p></draw:rect></draw:g>",
    ],
)
def test_what_hangs_over_a_cell_is_not_in_it(beside: str) -> None:
    found = cell('office:value-type="string"', f"{beside}<text:p>489</text:p>")
    assert found is not None
    assert found.value == "489"


def test_a_percentage_stays_one_without_its_style() -> None:
    found = cell('office:value-type="percentage" office:value="0.6519" table:style-name="lost"')
    assert found is not None
    assert (found.value, found.number_format) == (Decimal("0.6519"), "0.00%")


STYLES = (
    '<number:percentage-style style:name="N1"><number:number number:decimal-places="1" number:min-integer-digits="1"/>'
    "<number:text>%</number:text></number:percentage-style>"
    '<number:number-style style:name="N2"><number:number number:min-integer-digits="1"/><number:text>%</number:text>'
    "</number:number-style>"
    '<number:date-style style:name="N3"><number:day number:style="long"/><number:text>/</number:text>'
    '<number:month number:style="long" number:textual="true"/><number:text> </number:text><number:year/>'
    "</number:date-style>"
    '<style:style style:name="ce1" style:family="table-cell" style:data-style-name="N1"/>'
    '<style:style style:name="ce2" style:family="table-cell" style:data-style-name="N2"/>'
    '<style:style style:name="ce3" style:family="table-cell" style:data-style-name="N3"/>'
    '<style:style style:name="ce4" style:family="table-cell" style:parent-style-name="ce1"/>'
    '<style:style style:name="ce5" style:family="table-cell" style:parent-style-name="ce5"/>'
)


@pytest.mark.parametrize(
    ("style", "number_format"),
    [
        ("ce1", "0.0%"),
        ("ce2", '0"%"'),
        ("ce3", 'dd"/"mmmm" "yy'),
        ("ce4", "0.0%"),
        ("ce5", "General"),
        ("ce6", "General"),
    ],
)
def test_number_formats_read_as_excel_writes_them(style: str, number_format: str) -> None:
    found = cell(f'office:value-type="float" office:value="7" table:style-name="{style}"', "", STYLES)
    assert found is not None
    assert found.number_format == number_format


def test_a_cell_without_a_style_has_its_rows_or_its_columns() -> None:
    three = 'table:number-columns-repeated="3"'
    columns = f'<table:table-column/><table:table-column table:default-cell-style-name="ce1" {three}/>'
    number = '<table:table-cell office:value-type="float" office:value="7"/>'
    rows = f'{ROW}{number}{number}{END}<table:table-row table:default-cell-style-name="ce2">{number}{END}'
    read = sheet(columns + rows, STYLES)
    assert [each.number_format for each in read.cells.values()] == ["General", "0.0%", '0"%"']


def test_repeats_are_written_out() -> None:
    columns, rows = "table:number-columns-repeated", "table:number-rows-repeated"
    sevens = f'<table:table-cell office:value-type="float" office:value="7" {columns}="3"/>'
    twice = f'<table:table-row {rows}="2"><table:table-cell {columns}="2"/>{sevens}{END}'
    read = sheet(f'<table:table-row {rows}="4"/>{twice}{ROW}{TEXT}{END}')
    assert [each.address for each in read.cells.values()] == ["C5", "D5", "E5", "C6", "D6", "E6", "A7"]
    assert all(read.cell(each.row, each.column) is each for each in read.cells.values())


def test_what_nobody_sees_is_marked() -> None:
    columns = '<table:table-column/><table:table-column table:visibility="collapse"/>'
    rows = f'{ROW}{TEXT}{TEXT}{END}<table:table-row table:visibility="filter">{TEXT}{END}'
    book = read_cells(ods(columns + rows), "figures.ods")
    assert [(each.address, each.hidden) for each in book.sheets[0].cells.values()] == [
        ("A1", False),
        ("B1", True),
        ("A2", True),
    ]
    assert len(book.notes) == 2


def test_covered_cells_keep_what_stands_in_them_and_are_marked() -> None:
    merged = TEXT.replace(
        "<table:table-cell", '<table:table-cell table:number-columns-spanned="2" table:number-rows-spanned="1"'
    )
    covered = TEXT.replace("table:table-cell", "table:covered-table-cell")
    read = sheet(f"{ROW}{merged}{covered}{END}")
    assert read.merged == ((1, 1, 1, 2),)
    assert [each.hidden for each in read.cells.values()] == [False, True]


def test_sheets_that_belong_to_other_workbooks_are_no_sheets() -> None:
    copy = f"<table:table table:name=\"'file:///H:/secret.ods'#$Sheet1\">{ROW}{TEXT}{END}</table:table>"
    link = f"<table:dde-link><table:table>{ROW}{TEXT}{END}</table:table></table:dde-link>"
    links = f"<table:dde-links>{link}</table:dde-links>"
    changes = f"<table:tracked-changes><table:deletion>{TEXT}</table:deletion></table:tracked-changes>"
    book = read_cells(ods(f"{ROW}{TEXT}{END}", around=changes + links + copy), "figures.ods")
    assert [each.name for each in book.sheets] == ["Figures"]
    assert "Those were not opened" in book.notes[0]


def test_macros_are_told() -> None:
    book = read_cells(ods(f"{ROW}{TEXT}{END}", Basic__Standard__script_dot_xml=b"<x/>"), "figures.ods")
    assert book.notes == ("The workbook has macros in it. They were not run.",)


def test_a_workbook_by_another_name_is_told() -> None:
    assert "is an OpenDocument workbook (.ods)" in read_cells(ods(f"{ROW}{TEXT}{END}"), "figures.xlsx").notes[0]


def many(rows: int, columns: int) -> bytes:
    repeated = TEXT.replace("<table:table-cell", f'<table:table-cell table:number-columns-repeated="{columns}"')
    return ods(f'<table:table-row table:number-rows-repeated="{rows}">{repeated}{END}')


DOCTYPE = b'<!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>'
MANIFEST = b"<manifest:manifest><manifest:encryption-data/></manifest:manifest>"
INNER = f'<table:table table:name="Inner">{ROW}{TEXT}{END}</table:table>'


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (many(1_048_576, 16_384), "more than 3,000,000 cells"),
        (many(1_048_577, 1), "more than 1,048,576 rows"),
        (many(1, 16_385), "outside the sheet"),
        (ods(f"{ROW}{TEXT}{END}", content_dot_xml=DOCTYPE), "declarations (DOCTYPE)"),
        (ods("", content_dot_xml=b"<x/>"), "not what it should be"),
        (
            ods(f"{ROW}{TEXT}{END}", styles_dot_xml=b"<office:document-styles"),
            "its formats cannot be made out",
        ),
        (ods(f"{ROW}{TEXT}{END}")[:-200], "damaged or was cut off"),
        (
            ods(f"{ROW}{TEXT}{END}", around=f'<table:table table:name="FIGURES">{ROW}{END}</table:table>'),
            "the same name",
        ),
        (ods(f"{ROW}<table:table-cell>{INNER}</table:table-cell>{END}"), "sheet inside a sheet"),
        (ods(f"{ROW}<table:table-cell>{TEXT}</table:table-cell>{END}"), "cell inside a cell"),
        (ods("", around=TEXT), "cells outside its sheets"),
        (ods("", "", "", **{"META-INF__manifest_dot_xml": MANIFEST}), "locked with a password"),
        (
            pack(
                {
                    "mimetype": b"application/vnd.oasis.opendocument.spreadsheet",
                    "content.xml": b"",
                    "encrypted-package": b"\1",
                }
            ),
            "locked with a password",
        ),
        (ods(f"{ROW}{TEXT.replace('Code', 'C' * 1_000_001)}{END}"), "more than 1,000,000 characters"),
    ],
    ids=lambda case: case if isinstance(case, str) else "",
)
def test_what_cannot_be_read_is_said(data: bytes, words: str) -> None:
    assert words in refusal(data)


def test_limits_count_over_all_sheets(monkeypatch: pytest.MonkeyPatch) -> None:
    data = ods(f"{ROW}{TEXT}{END}", around=f'<table:table table:name="More">{ROW}{TEXT}{END}</table:table>')
    assert len(read_cells(data, "figures.ods").sheets) == 2
    monkeypatch.setattr(limits, "MOST_TEXT", 7)
    assert "characters" in refusal(data)
    monkeypatch.setattr(limits, "MOST_CELLS", 1)
    assert "more than 1 cells" in refusal(data)


def test_progress_goes_to_the_end() -> None:
    rows = f"{ROW}{TEXT}{END}" * 20_000
    told: list[tuple[int, int, str]] = []
    read_cells(ods(rows), "figures.ods", lambda *step: told.append(step))
    assert [step[0] for step in told] == sorted(step[0] for step in told)
    assert told[-1][0] == told[-1][1]
    assert "Reading the sheet “Figures”, row " in told[-2][2]
