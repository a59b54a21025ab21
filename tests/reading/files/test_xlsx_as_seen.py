"""Raised and crossed-out signs of .xlsx cells, and formulas whose 0 nobody worked out, by the parser and plain rows."""

from datetime import datetime
from decimal import Decimal

import pytest

from ibdesk.reading.cells.sheet import Cell, Kind
from ibdesk.reading.cells.signs import crossed_out
from ibdesk.reading.files.open_file import read_cells
from tests.reading.files.odd_workbooks import MAIN, book_xml, pack, parts, relations_xml, strings_xml

_RAISED, _LOWERED = '<vertAlign val="superscript"/>', '<vertAlign val="subscript"/>'
_APP = '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">{}</Properties>'


def _run(text: str, look: str = "") -> str:
    return f'<r><rPr><sz val="11"/>{look}</rPr><t xml:space="preserve">{text}</t></r>'


_TEXTS = [
    (_run("489") + _run("1", _RAISED), "489¹"),
    (_run("489") + _run("1,2", _RAISED), "489¹,²"),
    (_run("489") + _run("(1)", _RAISED), "489⁽¹⁾"),
    (_run("489") + _run("p", _RAISED), "489ᵖ"),
    (_run("489") + _run("1", _LOWERED), "489₁"),
    (_run("1", _RAISED) + _run("489"), "¹489"),
    (_run("489") + _run(" see note 1", _RAISED), "489 see note ¹"),
    (_run("1") + _run("st", _RAISED) + _run(" August 2014"), "1st August 2014"),
    (_run("480", "<strike/>") + _run("489"), f"{crossed_out('480')}489"),
    (_run("480", '<strike val="1"/>') + _run(" 489"), f"{crossed_out('480')} 489"),
    (_run("480", '<strike val="0"/>') + _run("9", '<vertAlign val="baseline"/>'), "4809"),
    (_run("480", f"<strike/>{_RAISED}"), crossed_out("⁴⁸⁰")),
    (_run("4_x0038_0", _RAISED), "⁴⁸⁰"),
    ("<t>48</t>" + _run("9"), "489"),
]


def _cell(data: bytes) -> Cell:
    return next(iter(read_cells(data, "a.xlsx").sheets[0].cells.values()))


@pytest.mark.parametrize(("runs", "seen"), _TEXTS)
def test_a_text_is_what_a_person_sees(runs: str, seen: str) -> None:
    row = '<row r="1"><c r="A1" t="{}">{}</c></row>'
    shared = {"xl/sharedStrings.xml": strings_xml(runs)}
    assert _cell(pack(parts(row.format("s", "<v>0</v>")) | shared)).value == seen
    assert _cell(pack(parts(row.format("inlineStr", f"<is>{runs}</is>")))).value == seen


@pytest.mark.parametrize("between", ["", "<!-- for the parser -->"])
@pytest.mark.parametrize(
    ("cell", "seen"),
    [
        ('s="1"><v>489</v>', crossed_out("489")),
        ('s="2"><v>489</v>', "⁴⁸⁹"),
        ('s="3"><v>489</v>', Decimal(489)),
        ('s="4"><v>41852</v>', crossed_out("2014-08-01")),
        ('s="1" t="s"><v>0</v>', crossed_out("Code")),
        ('s="1" t="str"><f>A2</f><v>7</v>', crossed_out("7")),
        ('s="1" t="b"><v>1</v>', crossed_out("TRUE")),
        ('s="0"><v>489</v>', Decimal(489)),
        ('s="5"><v>41852</v>', datetime(2014, 8, 1)),
    ],
)
def test_a_cell_may_be_crossed_out_or_raised_as_a_whole(cell: str, seen: object, between: str) -> None:
    fonts = ("", "<strike/>", _RAISED, '<strike val="false"/>')
    styles = (
        f'<styleSheet xmlns="{MAIN}"><fonts>{"".join(f"<font>{each}</font>" for each in fonts)}</fonts>'
        + '<cellXfs><xf/><xf fontId="1"/><xf fontId="2"/><xf fontId="3"/><xf fontId="1" numFmtId="14"/>'
        + '<xf fontId="99" numFmtId="14"/></cellXfs><dxfs><dxf><font><strike/></font></dxf></dxfs></styleSheet>'
    ).encode()
    rows = f'{between}<row r="1"><c r="A1" {cell}</c></row>'
    assert _cell(pack(parts(rows) | {"xl/styles.xml": styles})).value == seen


def test_errors_stay_errors_when_they_are_crossed_out() -> None:
    styles = f'<styleSheet xmlns="{MAIN}"><fonts><font><strike/></font></fonts><cellXfs><xf/></cellXfs></styleSheet>'
    found = _cell(pack(parts('<row r="1"><c r="A1" t="e"><v>#N/A</v></c></row>') | {"xl/styles.xml": styles.encode()}))
    assert (found.kind, found.value) == (Kind.ERROR, "#N/A")


_ZEROS = '<row r="1"><c r="A1"><f>B1+1</f><v>0</v></c><c r="B1"><v>0</v></c><c r="C1"><f>B2</f><v>0.0</v></c></row>'
_ONE = '<row r="2"><c r="A2"><f>B1+31</f><v>31</v></c></row>'


def _kinds(rows: str, properties: str = "", application: str = "", chain: bool = False) -> list[Kind]:
    made = parts(rows) | {"xl/workbook.xml": book_xml(after=properties)}
    if application:
        made["docProps/app.xml"] = _APP.format(f"<Application>{application}</Application>").encode()
    if chain:
        made["xl/calcChain.xml"] = b"<calcChain/>"
        made["xl/_rels/workbook.xml.rels"] = relations_xml(
            ("r1", "worksheet", "worksheets/sheet1.xml"), ("r4", "calcChain", "calcChain.xml")
        )
    return [cell.kind for cell in read_cells(pack(made), "a.xlsx").sheets[0].cells.values()]


_DUMMY = [Kind.FORMULA_WITHOUT_RESULT, Kind.NUMBER, Kind.FORMULA_WITHOUT_RESULT]
_KEPT = [Kind.NUMBER] * 3


@pytest.mark.parametrize("between", ["", "<!-- for the parser -->"])
@pytest.mark.parametrize("flag", ["fullCalcOnLoad", "forceFullCalc"])
def test_a_zero_that_waits_to_be_worked_out_is_no_result(flag: str, between: str) -> None:
    waits = f'<calcPr calcId="124519" {flag}="1"/>'
    assert _kinds(between + _ZEROS, waits, "Microsoft Excel") == _DUMMY
    assert _kinds(between + _ZEROS + _ONE, waits) == [*_DUMMY, Kind.NUMBER]
    assert _kinds(between + _ZEROS, waits, chain=True) == _KEPT


def test_zeros_alone_are_no_results_but_of_a_program_that_works_out() -> None:
    assert _kinds(_ZEROS, application="Apache POI") == _kinds(_ZEROS) == _DUMMY
    assert _kinds(_ZEROS, application="LibreOffice/7.4") == _kinds(_ZEROS, chain=True) == _KEPT
    assert _kinds(_ZEROS + _ONE, application="Apache POI") == [*_KEPT, Kind.NUMBER]
    assert _kinds(_ZEROS, application="<x>") == _DUMMY, "properties that cannot be made out say nothing"


def test_an_old_module_of_macros_is_no_missing_sheet() -> None:
    sheets = '<sheet name="Figures" sheetId="1" r:id="r1"/><sheet name="Module1" sheetId="2" r:id=""/>'
    workbook = read_cells(pack(parts() | {"xl/workbook.xml": book_xml(sheets)}), "a.xlsx")
    assert [sheet.name for sheet in workbook.sheets] == ["Figures"]
    assert workbook.notes == ("The sheet “Module1” is a module of macros of an old Excel, without cells to read.",)
