"""Workbooks of Excel 97-2003 (.xls) and binary ones (.xlsb): what comes in, and what is said not to."""

import io
import struct
import sys
from datetime import datetime
from decimal import Decimal
from pathlib import Path

import pytest
import xlwt

from ibdesk.domain.refused import WhyRefused
from ibdesk.errors import UserError
from ibdesk.reading.cells import limits
from ibdesk.reading.cells.refusal import FileRefused
from ibdesk.reading.cells.sheet import Cell, Kind
from ibdesk.reading.files.binary import read_binary as binary_workbook
from ibdesk.reading.files.binary import unlock
from ibdesk.reading.files.binary.errors_in_cells import errors_in_xls, errors_in_xlsb
from ibdesk.reading.files.binary.unworked_formulas import unworked_in_xls
from ibdesk.reading.files.open_file import read_cells
from tests.reading.files.odd_workbooks import PICTURE, locked, ole, with_members, workbook, xls, xlsb

LOCKED_XLS = (
    Path(__file__).parents[1] / "saved_workbooks" / "locked.xls"
)  # by LibreOffice; in it, Figures with 489 in B2
PASSWORD = "Hexagon 489"


def test_an_xls_comes_in_with_its_kinds() -> None:
    data = xls(
        ("Code", datetime(2014, 8, 31), None, ""),
        (7, 489),
        (True, (0.6519, "0.00%")),
        (),
        (None, None, (0.5, "hh:mm"), "No Data"),
        hidden_sheet=True,
    )
    book = read_cells(data, "figures.xls")
    figures, notes = book.sheets
    assert [(cell.address, cell.kind, cell.value) for cell in figures.cells.values()] == [
        ("A1", Kind.TEXT, "Code"),
        ("B1", Kind.DATE, datetime(2014, 8, 31)),
        ("A2", Kind.NUMBER, 7),
        ("B2", Kind.NUMBER, 489),
        ("A3", Kind.BOOLEAN, True),
        ("B3", Kind.NUMBER, Decimal("0.6519")),
        ("C5", Kind.NUMBER, Decimal("0.5")),
        ("D5", Kind.TEXT, "No Data"),
    ]
    assert (figures.hidden, notes.hidden) == (False, True)
    assert [cell.address for cell in notes.cells.values()] == ["C5"]


def errors_in(data: bytes, name: str = "figures.xls") -> dict[str, object]:
    sheet = read_cells(data, name).sheets[-1]
    return {cell.address: cell.value for cell in sheet.cells.values() if cell.kind is Kind.ERROR}


def test_errors_stand_where_they_are() -> None:
    rows: list[tuple[int | str | None, ...]] = [
        ("Code", "Aug-14", "Sep-14", "Oct-14"),
        (7, "#REF!", 489, "#DIV/0!"),
        (),
        ("#N/A", 1, None, "#NAME?"),
    ]
    expected = {"B2": "#REF!", "D2": "#DIV/0!", "A4": "#N/A", "D4": "#NAME?"}
    assert errors_in(xls(*rows)) == expected
    assert errors_in(xls(*rows, *[(7, 1.5, "text", "more") for _ in range(500)])) == expected
    cells = [
        (row, column, value if isinstance(value, str) else float(value))
        for row, values in enumerate(rows, 1)
        for column, value in enumerate(values, 1)
        if value is not None
    ]
    assert errors_in(xlsb(*cells)) == expected
    assert errors_in(xlsb((1, 1, "#REF!"))) == {"A1": "#REF!"}


def test_errors_of_formulas_written_by_libreoffice_are_seen() -> None:
    data = (Path(__file__).parents[1] / "saved_workbooks" / "errors.xls").read_bytes()
    assert errors_in(data) == {"B2": "#DIV/0!", "B3": "#N/A"}


def test_where_errors_cannot_be_found_it_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(binary_workbook, "errors_in_xls", lambda _: None)
    notes = read_cells(xls((7, "#REF!")), "figures.xls").notes
    assert "cannot see formula errors" in notes[0]


@pytest.mark.parametrize("cut", range(0, 6000, 250))
def test_errors_are_looked_for_in_any_bytes(cut: int) -> None:
    whole, book = xls((7, "#REF!")), xlsb((1, 1, "#REF!"), (2, 2, 4.0))
    assert errors_in_xls(whole[:cut]) in (None, [{(1, 2): "#REF!"}])
    errors_in_xls(whole[:cut] + bytes(6000))
    errors_in_xls(whole[:512] + whole[512:].replace(b"\x05\x02", b"\x06\x00"))
    errors_in_xlsb(book[:cut])
    errors_in_xlsb(xlsb((1, 1, "#REF!"), **{"xl/workbook_dot_bin": b"\x9c\x01\x7f" + bytes(cut % 200)}))


def test_an_xlsb_comes_in() -> None:
    book = read_cells(xlsb((1, 1, "Code"), (1, 2, "Aug-14"), (2, 1, 7.0), (2, 2, 0.1 + 0.2), (9, 4, "late")), "a.xlsb")
    assert list(book.sheets[0].cells.values()) == [
        Cell(1, 1, Kind.TEXT, "Code"),
        Cell(1, 2, Kind.TEXT, "Aug-14"),
        Cell(2, 1, Kind.NUMBER, Decimal(7)),
        Cell(2, 2, Kind.NUMBER, Decimal("0.3")),
        Cell(9, 4, Kind.TEXT, "late"),
    ]


def test_numbers_that_are_none_stay_text() -> None:
    kinds = [
        cell.kind for cell in read_cells(xlsb((1, 1, float("nan")), (1, 2, float("inf"))), "a.xlsb").sheets[0].row(1)
    ]
    assert kinds == [Kind.TEXT, Kind.TEXT]


def test_merged_cells_are_told() -> None:
    book = xlwt.Workbook()
    sheet = book.add_sheet("Figures")
    sheet.write_merge(0, 0, 1, 3, "2014/15")
    sheet.write(1, 1, 489)
    file = io.BytesIO()
    book.save(file)
    assert read_cells(file.getvalue(), "a.xls").sheets[0].merged == ((1, 2, 1, 4),)


def test_the_wrong_ending_and_macros_are_told() -> None:
    assert "it is a workbook of Excel 97-2003 (.xls)" in read_cells(xls((1,)), "figures.xlsx").notes[0]
    with_macros = xlsb((1, 1, 1.0), **{"xl/vbaProject_dot_bin": b"macros"})
    assert "macros in it. They were not run" in read_cells(with_macros, "figures.xlsx").notes[1]


@pytest.mark.parametrize(
    "data", [xls((7, 489))[:-1500], xlsb((1, 1, 1.0), **{"xl/workbook_dot_bin": b"\x83\x01"}), ole("Book")], ids=str
)
def test_damage_is_said(data: bytes) -> None:
    with pytest.raises(UserError, match=r"damaged|no sheet with cells"):
        read_cells(data, "figures.xls")


def test_a_library_that_does_not_load_here_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "python_calamine", None)
    with pytest.raises(UserError, match="this copy of IBDesk has no reader for its kind"):
        read_cells(xls((1,)), "figures.xls")
    data = locked(with_members(picture_dot_png=PICTURE), PASSWORD)
    monkeypatch.setitem(sys.modules, "msoffcrypto", None)
    with pytest.raises(UserError, match="this copy of IBDesk cannot unlock files"):
        read_cells(data, "figures.xlsx", password=PASSWORD)


def test_limits_hold_here_too(monkeypatch: pytest.MonkeyPatch) -> None:
    data = xls(("Code", "Month"))
    for limit, words in (("LONGEST_TEXT", "characters"), ("MOST_TEXT", "characters"), ("MOST_CELLS", "cells")):
        with monkeypatch.context() as patched:
            patched.setattr(limits, limit, 1)
            with pytest.raises(UserError, match=words):
                read_cells(data, "figures.xls")


LOCKED = [
    ("xlsx", locked(with_members(picture_dot_png=PICTURE), PASSWORD)),
    ("xlsb", locked(xlsb((1, 1, "Code"), (2, 2, 489.0), picture=PICTURE), PASSWORD)),
    ("xls", LOCKED_XLS.read_bytes()),
]


@pytest.mark.parametrize(("kind", "data"), LOCKED, ids=[kind for kind, _ in LOCKED])
def test_a_locked_workbook(kind: str, data: bytes) -> None:
    name = f"figures.{kind}"
    with pytest.raises(FileRefused, match=r"it is locked with a password\. Give its password") as caught:
        read_cells(data, name)
    assert caught.value.refused.why is WhyRefused.PASSWORD_NEEDED
    for wrong in ("hexagon 489", "", "\0"):
        with pytest.raises(FileRefused, match="the password given is not its own") as caught:
            read_cells(data, name, password=wrong)
        assert caught.value.refused.why is WhyRefused.WRONG_PASSWORD
    cell = read_cells(data, name, password=PASSWORD).sheets[0].cell(2, 2)
    assert cell is not None
    assert cell.value == 489


def test_what_excel_opens_without_asking_opens_here() -> None:
    """A workbook whose structure is protected is locked with a password that every Excel knows."""
    data = locked(with_members(picture_dot_png=PICTURE), "VelvetSweatshop")
    cell = read_cells(data, "figures.xlsx").sheets[0].cell(2, 2)
    assert cell is not None
    assert cell.value == 489
    with pytest.raises(FileRefused, match="not its own"):
        read_cells(data, "figures.xlsx", password=PASSWORD)


@pytest.mark.parametrize(
    ("known", "other", "name"),
    [
        (b'cipherAlgorithm="AES"', b'cipherAlgorithm="DES"', "DES"),
        (b'cipherAlgorithm="AES"', b'cipherAlgorithm="RC2"', "RC2"),
        (b'hashAlgorithm="SHA512"', b'hashAlgorithm="RIPEMD"', "RIPEMD"),
        (b"ChainingModeCBC", b"ChainingModeCFB", "ChainingModeCFB"),
        (b"\4\0\4\0\x40\0\0\0", b"\4\0\3\0\x40\0\0\0", "a way of another program"),
    ],
)
@pytest.mark.parametrize("password", [None, PASSWORD])
def test_locked_otherwise_is_not_damaged(known: bytes, other: bytes, name: str, password: str | None) -> None:
    data = LOCKED[0][1]
    assert known in data
    with pytest.raises(UserError, match=rf"by a way that IBDesk cannot unlock \({name}\)") as caught:
        read_cells(data.replace(known, other), "figures.xlsx", password=password)
    assert isinstance(caught.value, FileRefused)
    assert caught.value.refused.why is WhyRefused.CANNOT_UNLOCK
    assert "damaged" not in str(caught.value)


def test_the_ways_of_excel_2007_are_told_by_their_numbers(monkeypatch: pytest.MonkeyPatch) -> None:
    for number, name in ((0x660E, ""), (0x6801, "RC4"), (0x6601, "DES"), (0x6602, "RC2"), (0x9999, "way 39321")):
        about = struct.pack("<HHIIIII", 4, 2, 36, 164, 36, 0, number)
        monkeypatch.setattr(unlock, "top_stream", lambda *_, about=about: about)
        assert unlock.way_not_known(b"") == name


def test_a_password_for_an_open_workbook_is_not_needed() -> None:
    assert read_cells(workbook(), "a.xlsx", password=PASSWORD) == read_cells(workbook(), "a.xlsx")


@pytest.mark.parametrize("cut", [0.3, 0.6, 0.9])
def test_a_locked_workbook_that_is_damaged(cut: float) -> None:
    data = LOCKED[0][1]
    with pytest.raises(UserError):
        read_cells(data[: int(len(data) * cut)], "figures.xlsx", password=PASSWORD)


def test_locked_twice_is_refused() -> None:
    with pytest.raises(UserError, match=r"inside with another one|cannot unlock|not its own"):
        read_cells(locked(LOCKED[0][1], PASSWORD), "figures.xlsx", password=PASSWORD)


def _with_formulas(*formulas: str) -> bytes:
    book = xlwt.Workbook()
    sheet = book.add_sheet("Figures")
    for row, text in enumerate(formulas):
        sheet.write(row, 0, xlwt.Formula(text))
    sheet.write(0, 1, 0)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def test_a_formula_that_a_program_wrote_without_a_result_is_told() -> None:
    cells = read_cells(_with_formulas("30+1", "B1*2"), "figures.xls").sheets[0].cells.values()
    assert [(cell.address, cell.kind) for cell in cells] == [
        ("A1", Kind.FORMULA_WITHOUT_RESULT), ("B1", Kind.NUMBER), ("A2", Kind.FORMULA_WITHOUT_RESULT),
    ]  # fmt: skip
    assert unworked_in_xls(ole("Workbook", "\x05SummaryInformation")) == [], "written by a program that works them out"


def test_a_zero_that_nobody_worked_out_is_no_result_and_others_stay() -> None:
    empty, data = struct.pack("<Q", 0xFFFF000000000003), _with_formulas("30+1", "30+2")
    assert data.count(empty) == 2
    zeros = data.replace(empty, struct.pack("<d", 0))
    one = data.replace(empty, struct.pack("<d", 31), 1)
    assert unworked_in_xls(zeros) == [{(1, 1), (2, 1)}]
    assert unworked_in_xls(one) == []
    values = [cell.kind for cell in read_cells(zeros, "a.xls").sheets[0].cells.values()]
    assert values == [Kind.FORMULA_WITHOUT_RESULT, Kind.NUMBER, Kind.FORMULA_WITHOUT_RESULT]
    assert [cell.value for cell in read_cells(one, "a.xls").sheets[0].cells.values()] == [31, 0]


@pytest.mark.parametrize("cut", range(0, 6000, 250))
def test_unworked_formulas_are_looked_for_in_any_bytes(cut: int) -> None:
    whole = xls((7, "#REF!"), (8, 489))
    unworked_in_xls(whole[:cut])
    unworked_in_xls(whole[:cut] + bytes(6000))
    unworked_in_xls(whole[:512] + whole[512:].replace(b"\x03\x02", b"\x06\x00"))


def test_signs_that_fill_up_a_text_are_not_part_of_it() -> None:
    book = read_cells(xls(("Code\0\0", "\0\0", "a\0b", "489\0")), "a.xls")
    assert [(cell.address, cell.value) for cell in book.sheets[0].cells.values()] == [
        ("A1", "Code"), ("C1", "a\ufffdb"), ("D1", "489"),
    ]  # fmt: skip
