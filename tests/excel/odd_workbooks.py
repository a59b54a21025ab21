"""Workbooks made in code, part by part: good ones, odd ones, and ones that mean harm."""

import io
import warnings
import zipfile
from collections.abc import Iterable, Mapping

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


def ole(*streams: str) -> bytes:
    """What begins like an OLE container and names these streams."""
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + b"".join(name.encode("utf-16-le") for name in streams)
