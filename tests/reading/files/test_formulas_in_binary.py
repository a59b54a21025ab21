"""The formulas of .xls and .xlsb workbooks, which keep them as tokens: told like those of an .xlsx."""

import struct
from io import BytesIO
from pathlib import Path

import pytest
import xlwt

from ibdesk.reading.files.binary.errors_in_cells import FORMULA, sheet_starts, xls_records
from ibdesk.reading.files.binary.formula_tokens import XLS, XLSB, Names, formula_text
from ibdesk.reading.files.binary.formulas_in_binary import formulas_in_xls, formulas_in_xlsb
from ibdesk.reading.files.binary.ole import top_stream
from ibdesk.reading.files.open_file import read_cells
from ibdesk.reading.workbooks import InFile
from tests.reading.files.odd_workbooks import xlsb, xlsb_record, xlsb_text
from tests.reading.made_workbooks import numbers, place
from tests.reading.read_workbooks import read_workbooks
from tests.reading.tables.test_made_by_formulas import KNOWN, made

SAVED = Path(__file__).parents[1] / "saved_workbooks" / "formulas.xls"
FORMULAS = [
    ("D2", "shows the figure of July 2014 (D2) again"),
    ("$D$2", "shows the figure of July 2014 (D2) again"),
    ("ROUND(D2,0)", "shows the figure of July 2014 (D2) again"),
    ("VLOOKUP($A2,$A$1:$D$9,4,0)", "shows the figure of July 2014 (D2) again"),
    ("INDEX($A$1:$D$9,MATCH(A2,$A$1:$A$9,0),4)", "shows the figure of July 2014 (D2) again"),
    ('INDIRECT("D"&ROW())', "shows the figure of July 2014 (D2) again"),
    ("D2*1.02", "works the number out from the figure of July 2014 (D2)"),
    ("AVERAGE(C2:D2)", "is put together from the figures of"),
    ("(C2+D2)/2", "is put together from the figures of"),
    ("FORECAST(3,C2:D2,C1:D1)", "forecasts a number"),
    ("TREND(C2:D2)", "forecasts a number"),
    ("480+INT(RAND()*10)", "draws a number by lot"),
    ('IF(Data!B2="",D2,Data!B2)', "may show the figure of"),
    ("Data!B2*1.02", "makes the number of another one by a factor"),
]
REPORTED = [
    "Data!B2",
    "SUM(Data!B2:B9)",
    'COUNTIF(Data!$B$1:$B$9,">1")',
    "VLOOKUP(A2,Data!A1:B9,2,0)",
    "E3",
    "D2+E3-D3",
]


def _xls(formula: str, july: str = "472") -> bytes:
    """A workbook with this formula for August, and with the results that Excel would have saved."""
    book = xlwt.Workbook()
    sheet, data = book.add_sheet("Figures"), book.add_sheet("Data")
    for column, text in enumerate(["Code", "Indicator", "Jun-14", "Jul-14", "Aug-14"]):
        sheet.write(0, column, text)
    for column, value in enumerate([7, "Referrals", 455, xlwt.Formula(july), xlwt.Formula(formula)]):
        sheet.write(1, column, value)
    for column, value in enumerate([18, "Child Protection Plans", 210, 209, 211]):
        sheet.write(2, column, value)
    data.write(1, 1, 489)
    file = BytesIO()
    book.save(file)
    whole = bytearray(file.getvalue())
    stream = top_stream(bytes(whole), "workbook") or b""
    begins = whole.find(stream[:512])
    for start in sheet_starts(stream):
        for kind, at, _ in xls_records(stream, start):
            if kind == FORMULA:
                (column,) = struct.unpack_from("<H", stream, at + 2)
                struct.pack_into("<d", whole, begins + at + 6, 489 if column == 4 else 472)
    return bytes(whole)


@pytest.mark.parametrize(("formula", "said"), FORMULAS)
def test_formulas_of_an_xls_are_told_like_others(formula: str, said: str) -> None:
    contents = read_workbooks([InFile(name="figures.xls", data=_xls(formula))], KNOWN)[0]
    assert numbers(contents)["7", "2014-08"] == 489
    assert [(place(each), said in each.message) for each in made(contents)] == [("Figures!E2", True)]


@pytest.mark.parametrize("formula", REPORTED)
def test_formulas_of_an_xls_that_report_a_figure_are_no_news(formula: str) -> None:
    contents = read_workbooks([InFile(name="figures.xls", data=_xls(formula))], KNOWN)[0]
    assert numbers(contents)["7", "2014-08"] == 489
    assert made(contents) == []


def test_the_formulas_that_libreoffice_saves() -> None:
    book = read_cells(SAVED.read_bytes(), "formulas.xls")
    assert book.sheets[0].formulas == {
        (2, 5): "D2",
        (3, 5): "ROUND(D3*1.02,0)",
        (4, 5): "VLOOKUP($A4,$A:$D,4,FALSE)",
        (5, 5): "AVERAGE(C5:D5)",
        (6, 5): "INDEX(D:D,MATCH(A6,A:A,0))",
        (7, 5): "_xlfn.IFERROR(D7,0)",
        (8, 5): 'IF(Data!B2="",D8,Data!B2)',
        (9, 5): 'INDIRECT("D"&ROW())',
        (10, 4): 'COUNTIF(Data!$B$2:$B$3,">0")',
        (10, 5): 'COUNTIF(Data!$B$2:$B$3,">0")',
    }


MOVES = 0xC000


def _ref(kind: object, row: int, column: int, token: int = 0x24) -> bytes:
    return bytes([token]) + struct.pack("<HH" if kind is XLS else "<IH", row, column)


def _area(kind: object, rows: tuple[int, int], columns: tuple[int, int], token: int = 0x25) -> bytes:
    return bytes([token]) + struct.pack("<HHHH" if kind is XLS else "<IIHH", *rows, *columns)


def _int(number: int) -> bytes:
    return b"\x1e" + struct.pack("<H", number)


@pytest.mark.parametrize("kind", [XLS, XLSB])
def test_tokens_are_written_as_a_formula(kind: object) -> None:
    last = 0xFFFF if kind is XLS else 0xFFFFF
    text = b"\x17\x01\x00D" if kind is XLS else b"\x17\x01\x00D\x00"
    cases = [
        (_ref(kind, 1, 3 | MOVES), "D2"),
        (_ref(kind, 1, 3), "$D$2"),
        (_ref(kind, 1, 3 | MOVES) + b"\x1f" + struct.pack("<d", 1.02) + b"\x05", "D2*1.02"),
        (_ref(kind, 1, 3 | MOVES) + b"\x13\x14\x15", "(-D2%)"),
        (_area(kind, (0, last), (0, 3)), "$A:$D"),
        (_ref(kind, 1, MOVES, 0x44) + _area(kind, (0, last), (0, 3)) + _int(4) + b"\x1d\x00" + b"\x42\x04\x66\x00",
         "VLOOKUP(A2,$A:$D,4,FALSE)"),
        (text + b"\x22\x00\x08\x00" + b"\x08" + b"\x42\x01\x94\x00", 'INDIRECT("D"&ROW())'),
        (_area(kind, (1, 8), (3 | MOVES, 3 | MOVES)) + b"\x19\x10\x00\x00", "SUM(D2:D9)"),
        (b"\x3a\x00\x00" + _ref(kind, 1, 1 | MOVES)[1:], "Data!B2"),
        (b"\x3a\x01\x00" + _ref(kind, 1, 1 | MOVES)[1:], "'Jul 14'!B2"),
        (b"\x3a\x02\x00" + _ref(kind, 1, 1 | MOVES)[1:], "'elsewhere 2'!B2"),
        (b"\x2a" + bytes(6), ""),  # a reference that is gone
        (b"\x24\x01", ""),  # cut off
        (_int(4) + _int(5), ""),
        (b"\x41\xe7\x03", ""),  # a function that nobody here knows
    ]  # fmt: skip
    for tokens, expected in cases:
        assert formula_text(tokens, (1, 4), kind, Names(("Data", "Jul 14", ""))) == expected  # type: ignore[arg-type]


@pytest.mark.parametrize(("kind", "ends"), [(XLS, "<HH"), (XLSB, "<II")])
def test_a_formula_that_cells_share_is_that_of_each(kind: object, ends: str) -> None:
    left = 0x3FFF if kind is XLSB else 0xFF  # one column to the left
    shared = {(1, 4): _ref(kind, 0, left | MOVES, 0x2C) + _int(2) + b"\x05"}
    names = Names(firsts=shared)
    for row in (1, 5):
        text = formula_text(b"\x01" + struct.pack(ends, 1, 4), (row, 4), kind, names)  # type: ignore[arg-type]
        assert text == f"D{row + 1}*2"
    assert formula_text(b"\x01" + struct.pack(ends, 9, 4), (9, 4), kind, names) == ""  # type: ignore[arg-type]


def test_the_formulas_of_an_xlsb_are_read() -> None:
    def number(column: int, tokens: bytes, behind: bytes = b"") -> bytes:
        head = struct.pack("<IIdH", column, 0, 489.0, 0)
        return xlsb_record(9, head + struct.pack("<I", len(tokens)) + tokens + struct.pack("<I", len(behind)) + behind)

    shares = b"\x01" + struct.pack("<I", 1)
    shared = _ref(XLSB, 0, 0x3FFF | MOVES, 0x2C)
    sheet = xlsb_record(129) + xlsb_record(145) + xlsb_record(0, struct.pack("<IIHBBBI", 1, 0, 300, 0, 0, 0, 0))
    sheet += number(4, shares, struct.pack("<I", 4))
    sheet += xlsb_record(427, struct.pack("<IIII", 1, 1, 4, 4) + struct.pack("<I", len(shared)) + shared)
    sheet += number(5, b"\x3a\x00\x00" + _ref(XLSB, 1, 1)[1:])
    sheet += xlsb_record(146) + xlsb_record(130)
    bundle = b"".join(
        xlsb_record(156, struct.pack("<II", 0, 1) + xlsb_text("r1") + xlsb_text(name)) for name in ("Figures", "Data")
    )
    called = xlsb_record(357) + xlsb_record(362, struct.pack("<IIii", 1, 0, 1, 1))
    data = xlsb((1, 1, 1.0), **{"xl/worksheets/sheet1_dot_bin": sheet, "xl/workbook_dot_bin": bundle + called})
    assert formulas_in_xlsb(data)[0] == {(2, 5): "D2", (2, 6): "Data!$B$2"}


@pytest.mark.parametrize("cut", range(0, 4000, 211))
def test_what_is_cut_off_is_no_formula(cut: int) -> None:
    whole = _xls("D2*1.02")
    assert all(isinstance(each, dict) for each in formulas_in_xls(whole[:cut]))
    assert formulas_in_xlsb(whole[:cut]) == []
