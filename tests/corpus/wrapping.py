"""The good workbook made as every kind of file: damaged, of another program, locked, with links and macros in it."""

from collections.abc import Mapping

from tests.corpus.kinds import GOOD, rows_of
from tests.corpus.writing import Raw, Rows, parts_of
from tests.reading.files import odd_workbooks as odd

SHEET = odd.SHEET


def parts(layout: str) -> odd.Parts:
    """The parts of the good workbook."""
    return parts_of({"Figures": rows_of(layout, GOOD)})


def good(layout: str) -> bytes:
    return odd.pack(parts(layout))


def shared(layout: str) -> odd.Parts:
    """The good workbook with its texts in the part of shared ones, as Excel writes them."""
    texts: list[str] = []
    rows = [[_shared(value, texts) for value in row] for row in rows_of(layout, GOOD)]
    made = parts_of({"Figures": rows})
    made["xl/sharedStrings.xml"] = odd.strings_xml(*(f"<t>{text}</t>" for text in texts))
    made["xl/_rels/workbook.xml.rels"] = odd.relations_xml(
        ("r1", "worksheet", "worksheets/sheet1.xml"), ("r2", "sharedStrings", "sharedStrings.xml")
    )
    return made


def _shared(value: object, texts: list[str]) -> object:
    if not isinstance(value, str):
        return value
    texts.append(value)
    return Raw('t="s"', f"<v>{len(texts) - 1}</v>")


def with_parts(layout: str, more: Mapping[str, bytes]) -> bytes:
    return odd.pack({**parts(layout), **more})


def without(layout: str, part: str) -> bytes:
    made = shared(layout)
    del made[part]
    return odd.pack(made)


def cut(layout: str, percent: int) -> bytes:
    data = with_parts(layout, {"xl/media/a.png": odd.PICTURE})
    return data[: len(data) * percent // 100]


def strict(layout: str) -> bytes:
    made = {
        name: part.replace(odd.MAIN.encode(), odd.STRICT.encode()).replace(
            odd.RELATIONS.encode(), odd.STRICT_RELATIONS.encode()
        )
        for name, part in shared(layout).items()
    }
    return odd.pack(made)


def shared_number(layout: str, number: str) -> bytes:
    """The last of the texts asked for by another number."""
    made = shared(layout)
    head, _, tail = made[SHEET].rpartition(b't="s"><v>')
    made[SHEET] = head + b't="s"><v>' + number.encode() + tail[tail.index(b"</v>") :]
    return odd.pack(made)


def twice(layout: str, name: str) -> bytes:
    return odd.pack_in_order([*parts(layout).items(), (name, odd.sheet_xml("<row><c><v>666</v></c></row>"))])


def _with_error(rows: Rows) -> Rows:
    """In the place of 480 the error that Excel gives for a cell that is gone."""
    return [["#REF!" if value == 480 else value for value in row] for row in rows]


def xls(layout: str, error: bool = False) -> bytes:
    return odd.xls(*(_with_error(rows_of(layout, GOOD)) if error else rows_of(layout, GOOD)))


def xlsb(layout: str, error: bool = False) -> bytes:
    rows = _with_error(rows_of(layout, GOOD)) if error else rows_of(layout, GOOD)
    cells = [
        (row, column, value if isinstance(value, str) else float(value))
        for row, values in enumerate(rows, 1)
        for column, value in enumerate(values, 1)
    ]
    return odd.xlsb(*cells)


def ods(layout: str, around: str = "") -> bytes:
    rows = "".join(
        f"<table:table-row>{''.join(map(ods_cell, values))}</table:table-row>" for values in rows_of(layout, GOOD)
    )
    return odd.ods(rows, around=around)


def ods_cell(value: object) -> str:
    if isinstance(value, str):
        return f'<table:table-cell office:value-type="string"><text:p>{value}</text:p></table:table-cell>'
    return f'<table:table-cell office:value-type="float" office:value="{value}"/>'


def csv(layout: str, separator: str = ",", encoding: str = "utf-8", end: str = "\r\n", mark: bytes = b"") -> bytes:
    lines = (separator.join(str(value) for value in row) for row in rows_of(layout, GOOD))
    return mark + (end.join(lines) + end).encode(encoding)


def html(layout: str) -> bytes:
    rows = "".join(f"<tr>{''.join(f'<td>{value}</td>' for value in row)}</tr>" for row in rows_of(layout, GOOD))
    return f"<html><body><table>{rows}</table></body></html>".encode()


def mhtml(layout: str) -> bytes:
    return b"MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n\r\n" + html(layout)


def xml_2003(layout: str) -> bytes:
    rows = "".join(
        f"<Row>{''.join(f'<Cell><Data>{value}</Data></Cell>' for value in row)}</Row>" for row in rows_of(layout, GOOD)
    )
    return (
        '<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook '
        f'xmlns="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet><Table>{rows}</Table></Worksheet></Workbook>'
    ).encode()


def zipped(layout: str) -> bytes:
    return odd.pack({"figures.xlsx": good(layout)})


def locked(layout: str, password: str = "Hexagon 489") -> bytes:
    return odd.locked(with_parts(layout, {"xl/media/a.png": odd.PICTURE}), password)


def locked_zip(layout: str) -> bytes:
    data = bytearray(good(layout))
    at = data.index(b"PK\x03\x04")
    while at >= 0:
        data[at + 6] |= 1
        at = data.find(b"PK\x03\x04", at + 4)
    at = data.find(b"PK\x01\x02")
    while at >= 0:
        data[at + 8] |= 1
        at = data.find(b"PK\x01\x02", at + 4)
    return bytes(data)


def with_relation(layout: str, kind: str, target: str, more: Mapping[str, bytes]) -> bytes:
    made = parts(layout)
    made["xl/_rels/workbook.xml.rels"] = odd.relations_xml(
        ("r1", "worksheet", "worksheets/sheet1.xml"), ("s", "styles", "styles.xml"), ("x", kind, target)
    )
    return odd.pack({**made, **more})


def dde(layout: str) -> bytes:
    link = b'<externalLink xmlns="%s"><ddeLink ddeService="cmd" ddeTopic="/C calc"/></externalLink>' % odd.MAIN.encode()
    return with_relation(
        layout, "externalLink", "externalLinks/externalLink1.xml", {"xl/externalLinks/externalLink1.xml": link}
    )


def linked(layout: str, to: str = "http://127.0.0.1:9/old.xlsx") -> bytes:
    """The figures are formulas that look into another workbook, with the results saved."""
    rows = [
        [Raw("", f"<f>[1]Old!A{value}</f><v>{value}</v>") if value in (480, 489) else value for value in row]
        for row in rows_of(layout, GOOD)
    ]
    target = odd.relations_xml(("r1", "externalLinkPath", to), outside=["r1"])
    made = parts_of({"Figures": rows}) | {
        "xl/externalLinks/externalLink1.xml": b"<externalLink/>",
        "xl/externalLinks/_rels/externalLink1.xml.rels": target,
    }
    return odd.pack(made)


def macro_sheet(layout: str) -> bytes:
    """Excel 4's own macros, on a sheet of macros beside the figures."""
    made = parts(layout)
    made["xl/workbook.xml"] = odd.book_xml(
        '<sheet name="Macro1" sheetId="2" state="veryHidden" r:id="m"/><sheet name="Figures" sheetId="1" r:id="r1"/>'
    )
    made["xl/_rels/workbook.xml.rels"] = odd.relations_xml(
        ("r1", "worksheet", "worksheets/sheet1.xml"),
        ("s", "styles", "styles.xml"),
        ("m", "xlMacrosheet", "macrosheets/sheet1.xml"),
    )
    macro = '<row r="1"><c r="A1"><f>EXEC("calc")</f><v>0</v></c></row>'
    made["xl/macrosheets/sheet1.xml"] = (
        f'<xm:macrosheet xmlns:xm="x" xmlns="{odd.MAIN}"><sheetData>{macro}</sheetData></xm:macrosheet>'.encode()
    )
    return odd.pack(made)
