"""Workbooks as senders make them, in code: charts, comments, formats, pictures, names, macros; and problems in them."""

import struct
import zipfile
import zlib
from collections.abc import Callable, Mapping
from datetime import datetime
from io import BytesIO

import openpyxl
import xlsxwriter
from openpyxl.comments import Comment

from ibdesk.domain.figure import CellSource
from ibdesk.domain.month import Month
from ibdesk.domain.problem import Problem, Severity

AUGUST = Month(2014, 8)
HOSTILE = 'It\'s & <b> "x"'
THEIRS = "Checked by the team in July"


def problem(
    cell: str, sheet: str = "Figures", severity: Severity = Severity.ERROR, message: str = "", **fields: object
) -> Problem:
    told = message or f"The number in {cell} cannot be right."
    source = CellSource("Returns August.xlsx", sheet, cell)
    return Problem("big-change", severity, told, "Correct it.", source, "7", AUGUST, **fields)  # type: ignore[arg-type]


def rich() -> bytes:
    """Two sheets with about everything that Excel has: all of it must come through."""
    file = BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True})
    figures, other, last = (book.add_worksheet(name) for name in ("Figures", HOSTILE, "Last"))
    heading = book.add_format({"bold": True, "font_color": "white", "bg_color": "#12436D"})
    percent = book.add_format({"num_format": "0.00%", "border": 1, "italic": True})
    month = book.add_format({"num_format": "mmm-yy"})
    figures.write_row(0, 0, ["Code", "Indicator"], heading)
    for at in range(4):
        figures.write_datetime(0, 2 + at, datetime(2014, 5 + at, 1), month)
    for row, code in enumerate((7, 18, 20), start=1):
        figures.write_row(row, 0, [code, f"Indicator {code}"])
        figures.write_row(row, 2, [0.1 * code + at for at in range(4)], percent if code == 20 else None)
    figures.write_formula("C6", "=SUM(C2:C4)", None, 12.5)
    figures.write_array_formula("D6:D7", "{=C2:C3}", None, 1)
    figures.merge_range("B9:D10", "A note over several cells")
    figures.write_comment("C3", THEIRS, {"author": "Head of Fieldwork"})
    figures.conditional_format("C2:F4", {"type": "3_color_scale"})
    figures.data_validation("A2:A4", {"validate": "integer", "criteria": ">", "value": 0})
    figures.autofilter("A1:F4")
    figures.freeze_panes(1, 2)
    figures.write_url("H1", "internal:'Last'!A1", string="to the end")
    chart = book.add_chart({"type": "line"})
    chart.add_series({"values": "=Figures!$C$2:$F$2"})
    figures.insert_chart("J2", chart, {"description": "Referrals rise"})
    figures.insert_image("J20", "dot.png", {"image_data": BytesIO(_picture()), "description": "A dot"})
    figures.set_header("&LReturns")
    book.define_name("Figures!first", "=Figures!$C$2")
    book.define_name("everywhere", "=Figures!$C$3")
    other.set_row(4, 30, percent)
    other.set_column(5, 5, 20, heading)
    other.write("A1", "x")
    other.add_table("D1:E3", {"columns": [{"header": "a"}, {"header": "b"}], "name": "Own_table"})
    last.write("A1", 3)
    other.activate()
    book.set_properties({"created": datetime(2014, 9, 1)})
    book.close()
    return file.getvalue()


def by_another_program() -> bytes:
    """By openpyxl: absolute targets, a comment, a hidden row, a sheet that is hidden."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Figures"
    sheet.append(["Code", "Month", "Value"])
    sheet.append([7, datetime(2014, 8, 1), 489])
    sheet["C2"].comment = Comment(THEIRS, "Head of Fieldwork")
    sheet.row_dimensions[2].hidden = True
    book.create_sheet("Hidden").sheet_state = "hidden"
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def changed(workbook: bytes, parts: Mapping[str, Callable[[bytes], bytes]] | None = None, **added: bytes) -> bytes:
    """The same package with some parts changed and others added."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(workbook)) as before, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as after:
        for name in before.namelist():
            change = (parts or {}).get(name, bytes)
            after.writestr(name, change(before.read(name)))
        for name, content in added.items():
            after.writestr(name, content)
    return out.getvalue()


def members(workbook: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(workbook)) as package:
        assert package.testzip() is None
        return {name: package.read(name) for name in package.namelist()}


def _picture() -> bytes:
    """A PNG of one red dot."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    head = struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0\xff\0\0")) + chunk(b"IEND", b"")
    )
