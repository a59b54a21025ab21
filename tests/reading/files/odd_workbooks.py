"""Workbooks made in code, part by part: good ones, odd ones, and ones that mean harm."""

import io
import random
import struct
import warnings
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from xml.sax.saxutils import quoteattr

import xlwt
from msoffcrypto.method.ecma376_agile import ECMA376Agile

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT_RELATIONS = "http://purl.oclc.org/ooxml/officeDocument/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
SHEET = "xl/worksheets/sheet1.xml"

Parts = dict[str, bytes]


def sheet_xml(rows: str, before: str = "", after: str = "", namespace: str = MAIN) -> bytes:
    """A sheet part: what stands in <sheetData>, before it and after it."""
    return f'<worksheet xmlns="{namespace}">{before}<sheetData>{rows}</sheetData>{after}</worksheet>'.encode()


def strings_xml(*items: str) -> bytes:
    """A part of shared texts, each item the inside of an <si>."""
    return f'<sst xmlns="{MAIN}">{"".join(f"<si>{item}</si>" for item in items)}</sst>'.encode()


def styles_xml(formats: Mapping[int, str], used: Iterable[int]) -> bytes:
    """A part of styles: number formats of one's own, and the format of each cell style in turn."""
    own = "".join(f'<numFmt numFmtId="{number}" formatCode="{text}"/>' for number, text in formats.items())
    cells = "".join(f'<xf numFmtId="{number}"/>' for number in used)
    # The first and the last block must not be taken for cell styles or formats in use.
    return (
        f'<styleSheet xmlns="{MAIN}"><numFmts>{own}</numFmts><cellStyleXfs><xf numFmtId="9"/></cellStyleXfs>'
        f'<cellXfs>{cells}</cellXfs><dxfs><dxf><numFmt numFmtId="164" formatCode="yyyy"/></dxf></dxfs></styleSheet>'
    ).encode()


def relations_xml(*relations: tuple[str, str, str], outside: Iterable[str] = ()) -> bytes:
    """A part of relations: id, last word of the type, target; ids in `outside` lead out of the file."""
    beyond, modes = set(outside), ("Internal", "External")
    made = "".join(
        f'<Relationship Id="{key}" Type="{RELATIONS}/{kind}" Target="{target}" TargetMode="{modes[key in beyond]}"/>'
        for key, kind, target in relations
    )
    return f'<Relationships xmlns="{PACKAGE}">{made}</Relationships>'.encode()


def book_xml(
    sheets: str = '<sheet name="Figures" sheetId="1" r:id="r1"/>', properties: str = "", after: str = ""
) -> bytes:
    """The workbook part."""
    return (
        f'<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}"><workbookPr {properties}/>'
        f"<sheets>{sheets}</sheets>{after}</workbook>"
    ).encode()


def parts(rows: str = "", before: str = "", after: str = "") -> Parts:
    """All parts of a small good workbook with the sheet Figures."""
    return {
        "[Content_Types].xml": b"<Types/>",
        "_rels/.rels": relations_xml(("r1", "officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": book_xml(),
        "xl/_rels/workbook.xml.rels": relations_xml(
            ("r1", "worksheet", "worksheets/sheet1.xml"),
            ("r2", "styles", "styles.xml"),
            ("r3", "sharedStrings", "/xl/sharedStrings.xml"),
        ),
        "xl/styles.xml": styles_xml({164: "0.0%", 165: "dd\\ mmmm\\ yyyy"}, (0, 14, 9, 164, 165, 20, 2)),
        "xl/sharedStrings.xml": strings_xml("<t>Code</t>", "<t>Aug-14</t>", "<t></t>"),
        SHEET: sheet_xml(rows or GOOD_ROWS, before, after),
    }


GOOD_ROWS = (
    '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>'
    '<row r="2"><c r="A2"><v>7</v></c><c r="B2"><v>489</v></c></row>'
)


def pack(members: Mapping[str, bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    """The parts as an archive."""
    return pack_in_order(members.items(), compression)


def pack_in_order(members: Iterable[tuple[str, bytes]], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    """The same from pairs, which may name a part twice."""
    packed = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(packed, "w", compression) as archive:
        warnings.simplefilter("ignore")  # about names given twice
        for name, content in members:
            archive.writestr(zipfile.ZipInfo(name), content, compression)
    return packed.getvalue()


def workbook(rows: str = "", before: str = "", after: str = "", **changed: bytes | None) -> bytes:
    """A small workbook; a keyword (strings, styles, book, relations, sheet) puts another part in place, None leaves
    it out."""
    names = {
        "strings": "xl/sharedStrings.xml",
        "styles": "xl/styles.xml",
        "book": "xl/workbook.xml",
        "relations": "xl/_rels/workbook.xml.rels",
        "root": "_rels/.rels",
        "sheet": SHEET,
    }
    made = parts(rows, before, after)
    for keyword, content in changed.items():
        if content is None:
            del made[names[keyword]]
        else:
            made[names[keyword]] = content
    return pack(made)


def with_members(**members: bytes) -> bytes:
    """The good workbook and more members, their names with "__" for "/" and "_dot_" for "."."""
    more = {name.replace("__", "/").replace("_dot_", "."): content for name, content in members.items()}
    return pack(parts() | more)


def strict() -> bytes:
    """The good workbook in the dialect "Strict Open XML"."""
    made = {
        name: content.replace(MAIN.encode(), STRICT.encode()).replace(RELATIONS.encode(), STRICT_RELATIONS.encode())
        for name, content in parts().items()
    }
    return pack(made)


def directory_changed(data: bytes, part: str, offset: int, value: int, width: int = 4) -> bytes:
    """The archive with one field of a part's entry in the directory overwritten (offset from the entry's start)."""
    changed = bytearray(data)
    at = data.rindex(part.encode()) - 46
    assert data[at : at + 4] == b"PK\x01\x02"
    changed[at + offset : at + offset + width] = value.to_bytes(width, "little")
    return bytes(changed)


def with_wrong_bytes(data: bytes, part: str) -> bytes:
    """The archive with the packed bytes of one part damaged."""
    start = data.index(part.encode()) + len(part)
    return data[:start] + bytes(byte ^ 0x55 for byte in data[start : start + 12]) + data[start + 12 :]


def ole(*streams: str, also: bytes = b"", after_directory: int | None = None) -> bytes:
    """An OLE container with these streams at its top, all empty; `also` stands behind everything else.

    `after_directory`: the sector that follows the directory's last one, where that is not its end.
    """
    end, free, none = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFF
    entries = [_entry("Root Entry", 5, none, 1 if streams else none)]
    for number, name in enumerate(streams, start=1):
        entries.append(_entry(name, 2, number + 1 if number < len(streams) else none, none))
    directory = b"".join(entries)
    directory += bytes(-len(directory) % 512)
    count = len(directory) // 512
    chain = [0xFFFFFFFD, *range(2, count + 1), end if after_directory is None else after_directory]
    table = struct.pack("<128I", *chain, *[free] * (128 - len(chain)))
    header = struct.pack("<8s16x5H6x", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 0x3E, 3, 0xFFFE, 9, 6)
    header += struct.pack("<9I", 0, 1, 1, 0, 4096, end, 0, end, 0) + struct.pack("<109I", 0, *[free] * 108)
    return header + table + directory + also


def _entry(name: str, kind: int, after: int, child: int) -> bytes:
    encoded = name.encode("utf-16-le") + bytes(2)
    links = struct.pack("<III", 0xFFFFFFFF, after, child)
    return encoded.ljust(64, b"\0") + struct.pack("<HBB", len(encoded), kind, 1) + links + bytes(48)


def xls(*rows: Sequence[object], hidden_sheet: bool = False) -> bytes:
    """A workbook of Excel 97-2003; a date is shown as one, a pair is a value and its number format, the
    text of an error is that error."""
    book = xlwt.Workbook()
    sheet = book.add_sheet("Figures")
    for row, values in enumerate(rows):
        for column, value in enumerate(values):
            if isinstance(value, datetime):
                value = (value, "mmm yyyy")
            if isinstance(value, tuple):
                sheet.write(row, column, value[0], xlwt.easyxf(num_format_str=value[1]))
            elif isinstance(value, str) and value in ERRORS:
                sheet.row(row).set_cell_error(column, ERRORS[value])
            elif value is not None:
                sheet.write(row, column, value)
    if hidden_sheet:
        more = book.add_sheet("Notes")
        more.visibility = 1
        more.write(4, 2, "not for the board")
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


# The errors of formulas, and their number in the binary kinds of workbooks.
ERRORS = {
    "#NULL!": 0x00, "#DIV/0!": 0x07, "#VALUE!": 0x0F, "#REF!": 0x17, "#NAME?": 0x1D, "#NUM!": 0x24, "#N/A": 0x2A,
}  # fmt: skip


def xlsb(*cells: tuple[int, int, str | float], **members: bytes) -> bytes:
    """A binary workbook with one sheet; cells as (row, column, value), both from 1, in order."""
    rows, columns = [row - 1 for row, _, _ in cells], [column - 1 for _, column, _ in cells]
    size = struct.pack("<4I", min(rows), max(rows), min(columns), max(columns))
    sheet, last = xlsb_record(129) + xlsb_record(148, size) + xlsb_record(145), None
    for row, column, value in cells:
        if row != last:
            sheet += xlsb_record(0, struct.pack("<IIHBBBI", row - 1, 0, 300, 0, 0, 0, 0))
        last = row
        head = struct.pack("<II", column - 1, 0)
        if isinstance(value, float):
            sheet += xlsb_record(5, head + struct.pack("<d", value))
        elif value in ERRORS:
            sheet += xlsb_record(3, head + bytes([ERRORS[value]]))
        else:
            sheet += xlsb_record(6, head + xlsb_text(value))
    bundle = xlsb_record(156, struct.pack("<II", 0, 1) + xlsb_text("r1") + xlsb_text("Figures"))
    made = {
        "[Content_Types].xml": b"<Types/>",
        "_rels/.rels": relations_xml(("r1", "officeDocument", "xl/workbook.bin")),
        "xl/workbook.bin": xlsb_record(131) + xlsb_record(143) + bundle + xlsb_record(144) + xlsb_record(132),
        "xl/_rels/workbook.bin.rels": relations_xml(("r1", "worksheet", "worksheets/sheet1.bin")),
        "xl/worksheets/sheet1.bin": sheet + xlsb_record(146) + xlsb_record(130),
    }
    return pack(made | {name.replace("_dot_", "."): content for name, content in members.items()})


def xlsb_record(kind: int, data: bytes = b"") -> bytes:
    number = bytes([kind]) if kind < 128 else bytes([kind & 127 | 128, kind >> 7])
    length, rest = b"", len(data)
    while rest > 127:
        length, rest = length + bytes([rest & 127 | 128]), rest >> 7
    return number + length + bytes([rest]) + data


def xlsb_text(text: str) -> bytes:
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")


ODF = "urn:oasis:names:tc:opendocument:xmlns"
ODF_NAMES = " ".join(
    f'xmlns:{prefix}="{ODF}:{name}:1.0"'
    for prefix, name in (
        *(("office", "office"), ("table", "table"), ("text", "text"), ("style", "style")),
        *(("number", "datastyle"), ("draw", "drawing")),
    )
)
CALC_NAMES = f'{ODF_NAMES} xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"'


def ods(table: str, styles: str = "", around: str = "", **members: bytes) -> bytes:
    """An OpenDocument workbook: the inside of its <table:table>, its automatic styles, what stands before its sheet."""
    more = {name.replace("__", "/").replace("_dot_", "."): part for name, part in members.items()}
    return _ods("Figures", table, styles, around, more)


def ods_named(sheet: str, table: str) -> bytes:
    """The same with a sheet of another name."""
    return _ods(sheet, table, "", "", {})


def _ods(sheet: str, table: str, styles: str, around: str, more: Parts) -> bytes:
    content = (
        f"<office:document-content {CALC_NAMES}><office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:spreadsheet>{around}<table:table table:name={quoteattr(sheet)}>{table}</table:table>"
        "</office:spreadsheet></office:body></office:document-content>"
    )
    made = {"mimetype": b"application/vnd.oasis.opendocument.spreadsheet", "content.xml": content.encode()}
    return pack(made | more)


PICTURE = random.Random(489).randbytes(5_000)  # something that cannot be packed tighter


def locked(data: bytes, password: str) -> bytes:
    """An .xlsx or .xlsb encrypted as Excel encrypts it (AES). The library can do it from 4,096 bytes on."""
    assert len(data) > 4096
    made: bytes = ECMA376Agile.encrypt(password, io.BytesIO(data))
    return made
