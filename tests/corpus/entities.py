"""What the XML inside may try: entities, files and addresses from outside, depths and widths, other letters."""

from collections.abc import Callable, Iterable
from functools import partial

from tests.corpus.kinds import LAYOUTS, TRUTH, Arrives, Expected, Kind, Refused
from tests.corpus.wrapping import SHEET, parts, shared
from tests.reading.files import odd_workbooks as odd

STRINGS = "xl/sharedStrings.xml"
LAUGHS = '<!ENTITY a0 "ha">' + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
DECLARATIONS = {
    "a billion laughs": f'<!DOCTYPE x [{LAUGHS}<!ENTITY a "&a11;">]>',
    "a long entity, often": f'<!DOCTYPE x [<!ENTITY a "{"x" * 50_000}">]>',
    "a file": '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
    "a file beside it": '<!DOCTYPE x [<!ENTITY a SYSTEM "figures.txt">]>',
    "an address": '<!DOCTYPE x [<!ENTITY a SYSTEM "http://127.0.0.1:9/x">]>',
    "declarations elsewhere": '<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd">',
    "an entity of parameters": '<!DOCTYPE x [<!ENTITY % p SYSTEM "http://127.0.0.1:9/x"> %p;]>',
    "declarations of nothing": "<!DOCTYPE x>",
}
ATTRIBUTES = " ".join(f'a{n}="1"' for n in range(100_000))
REFUSED = Refused("declarations (DOCTYPE) that no workbook needs")
UNREADABLE = Refused("one of its sheets cannot be made out")


def declaring(layout: str, part: str, declaration: str, encoding: str = "utf-8") -> bytes:
    """The good workbook with a declaration before a part, and the entity where the code's heading was."""
    made = shared(layout)
    made["xl/styles.xml"] = odd.styles_xml({}, (0,))
    made["xl/_rels/workbook.xml.rels"] = odd.relations_xml(
        ("r1", "worksheet", "worksheets/sheet1.xml"),
        ("r2", "sharedStrings", "sharedStrings.xml"),
        ("r3", "styles", "styles.xml"),
    )
    text = f'<?xml version="1.0" encoding="{encoding}"?>{declaration}{made[part].decode()}'
    made[part] = text.replace(">Code<", ">&a;<").encode(encoding)
    return odd.pack(made)


def sheet_changed(layout: str, change: Callable[[str], str], encoding: str = "utf-8", declared: str = "") -> bytes:
    """The good workbook with the text of its sheet changed, in other letters."""
    made = parts(layout)
    head = f'<?xml version="1.0" encoding="{declared or encoding}"?>'
    made[SHEET] = (head + change(made[SHEET].decode())).encode(encoding)
    return odd.pack(made)


def prefixed(sheet: str) -> str:
    """Every element with a prefix, which means the same."""
    sheet = sheet.replace("</", "\0").replace("<", "<x:").replace("\0", "</x:")
    return sheet.replace("xmlns=", "xmlns:x=")


def included(sheet: str) -> str:
    inclusion = '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="file:///etc/passwd" parse="text"/>'
    return sheet.replace("<sheetData>", f"{inclusion}<sheetData>").replace(">Code<", f">Code{inclusion}<")


CHANGES: dict[str, tuple[Callable[[str], bytes], Expected]] = {
    "an inclusion": (partial(sheet_changed, change=included), Arrives(TRUTH)),
    "prefixes": (partial(sheet_changed, change=prefixed), Arrives(TRUTH)),
    "UTF-16": (partial(sheet_changed, change=str, encoding="utf-16"), Arrives(TRUTH)),
    "Latin letters": (partial(sheet_changed, change=str, encoding="iso-8859-1"), Arrives(TRUTH)),
    "comments and instructions": (
        partial(sheet_changed, change=lambda sheet: sheet.replace("<row", "<!-- 489 --><?php exit ?><row")),
        Arrives(TRUTH),
    ),
    "a text in pieces": (
        partial(sheet_changed, change=lambda sheet: sheet.replace(">Code<", "><![CDATA[Co]]>d&#101;<")),
        Arrives(TRUTH),
    ),
    "an extension nobody knows": (
        partial(
            sheet_changed,
            change=lambda sheet: sheet.replace(
                "</worksheet>",
                 '<extLst><ext uri="{x}"><z:row xmlns:z="urn:z"><z:c/></z:row></ext></extLst></worksheet>'
            ),
        ),
        Arrives(TRUTH),
    ),
    "a hundred thousand attributes": (
        partial(
            sheet_changed,
            change=lambda sheet: sheet.replace(
                "<sheetData", f"<cols {ATTRIBUTES}/><sheetData"
            ),
        ),
        Arrives(TRUTH),
    ),
    "deep nesting": (
        partial(sheet_changed, change=lambda sheet: sheet.replace("<sheetData>",
         "<a>" * 300 + "</a>" * 300 + "<sheetData>")),
        Refused("nested more than 200 deep"),
    ),
    "UTF-7": (partial(sheet_changed, change=str, encoding="utf-8", declared="utf-7"), UNREADABLE),
    "letters of another encoding":
     (partial(sheet_changed, change=str, encoding="utf-8", declared="utf-16"), UNREADABLE),
    "an entity that nobody declared": (
        partial(sheet_changed, change=lambda sheet: sheet.replace(">Code<", ">&a;<")),
        UNREADABLE,
    ),
    "a control character": (
        partial(sheet_changed, change=lambda sheet: sheet.replace(">Code<", ">Code\x01<")),
        UNREADABLE,
    ),
    "breaks off": (partial(sheet_changed, change=lambda sheet: sheet[:-30]), UNREADABLE),
    "another root": (
        partial(sheet_changed, change=lambda _: "<html/>"),
        Refused("one of its sheets is not what it should be"),
    ),
}  # fmt: skip


def kinds() -> Iterable[Kind]:
    """Every declaration in the part of texts, one of them in every part; every change; long and wide."""
    for layout in LAYOUTS:
        for name, declaration in DECLARATIONS.items():
            yield Kind("xml", name, layout, partial(declaring, layout, STRINGS, declaration), REFUSED)
        for part in ("xl/workbook.xml", "xl/_rels/workbook.xml.rels", "_rels/.rels", "xl/styles.xml", SHEET):
            make = partial(declaring, layout, part, DECLARATIONS["a billion laughs"], "utf-16")
            yield Kind("xml", f"a billion laughs in {part}", layout, make, REFUSED)
        for name, (make_changed, expected) in CHANGES.items():
            yield Kind("xml", name, layout, partial(make_changed, layout), expected)
