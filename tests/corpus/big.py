"""Workbooks larger than they look, or than they need be: refused at once, or read in the minute and the gigabyte."""

from collections.abc import Callable, Iterable
from functools import partial

from tests.corpus.kinds import LAYOUTS, TRUTH, Arrives, Expected, Kind, Refused
from tests.corpus.wrapping import SHEET, good, parts, shared, with_parts
from tests.reading.files import odd_workbooks as odd

FAR_MORE = Refused("it unpacks to far more than a workbook of figures holds")
ARRIVES = Arrives(TRUTH)


def with_sheet(layout: str, before: str = "", inside: str = "", after: str = "") -> bytes:
    """The good workbook with more XML before its rows, after them, and after all of them."""
    made = parts(layout)
    text = made[SHEET].decode().replace("<sheetData>", f"{before}<sheetData>")
    made[SHEET] = text.replace("</sheetData>", f"{inside}</sheetData>{after}").encode()
    return odd.pack(made)


def one_text(layout: str) -> bytes:
    made = shared(layout)
    made["xl/sharedStrings.xml"] = odd.strings_xml("<t>" + "x" * 250_000_000 + "</t>")
    return odd.pack(made)


def many_texts(layout: str) -> bytes:
    made = shared(layout)
    made["xl/sharedStrings.xml"] = odd.strings_xml(*(f"<t>{number}</t>" for number in range(2_100_000)))
    return odd.pack(made)


def many_rows(layout: str) -> bytes:
    return with_sheet(layout, inside="<row><c><v>1</v></c></row>" * 4_000_000)


def lying(layout: str) -> bytes:
    return odd.directory_changed(with_sheet(layout, before=" " * 30_000_000), SHEET, 24, 2_000)


def many_formats(layout: str) -> bytes:
    made = parts(layout)
    made["xl/styles.xml"] = odd.styles_xml({}, [0] * 70_000)
    return odd.pack(made)


def many_sheets(layout: str) -> bytes:
    """The good one, and ten thousand with one number each."""
    made = parts(layout)
    one = odd.sheet_xml('<row r="1"><c r="A1"><v>1</v></c></row>')
    numbers = range(2, 10_001)
    tabs = "".join(f'<sheet name="S{number}" sheetId="{number}" r:id="x{number}"/>' for number in numbers)
    relations = [(f"x{number}", "worksheet", f"worksheets/sheet{number}.xml") for number in numbers]
    made["xl/workbook.xml"] = odd.book_xml(f'<sheet name="Figures" sheetId="1" r:id="r1"/>{tabs}')
    made["xl/_rels/workbook.xml.rels"] = odd.relations_xml(
        ("r1", "worksheet", "worksheets/sheet1.xml"), ("s", "styles", "styles.xml"), *relations
    )
    return odd.pack(made | {f"xl/worksheets/sheet{number}.xml": one for number in numbers})


def painted_rows(layout: str) -> bytes:
    rows = "".join(f'<row r="{row}" s="0" customFormat="1"><c r="A{row}" s="0"/></row>' for row in range(6, 1_000_006))
    return with_sheet(layout, inside=rows)


def merges(layout: str) -> bytes:
    ranges = "".join(f'<mergeCell ref="H{row}:J{row}"/>' for row in range(1, 50_001))
    return with_sheet(layout, after=f"<mergeCells>{ranges}</mergeCells>")


def nested(layout: str) -> bytes:
    inner = good(layout)
    for _ in range(20):
        inner = odd.pack({"xl/embeddings/inner.zip": inner})
    return with_parts(layout, {"xl/embeddings/inner.zip": inner})


def far_binary(_: str) -> bytes:
    """The library lays out seventeen thousand million cells for it, and ends its process."""
    return odd.xlsb((1, 1, "Code"), (1_048_576, 16_384, 1.0))


QUICK: dict[str, tuple[Callable[[str], bytes], Expected]] = {
    "all of a sheet for its size": (partial(with_sheet, before='<dimension ref="A1:XFD1048576"/>'), ARRIVES),
    "a painted cell at the far end": (
        partial(with_sheet, inside='<row r="1048576"><c r="XFD1048576" s="0"/></row>'),
        ARRIVES,
    ),
    "a number at the far end": (
        partial(with_sheet, inside='<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'),
        ARRIVES,
    ),
    "merged from end to end": (
        partial(with_sheet, after='<mergeCells><mergeCell ref="E7:XFD1048576"/></mergeCells>'),
        ARRIVES,
    ),
    "a cell beyond the last column": (
        partial(with_sheet, inside='<row r="9"><c r="ZZZZZ9"><v>1</v></c></row>'),
        Refused("outside the sheet"),
    ),
    "a row beyond the last": (partial(with_sheet, inside='<row r="1048577"/>'), Refused("a row or column “1048577”")),
    "archives in archives": (nested, ARRIVES),
}
SLOW: dict[str, tuple[Callable[[str], bytes], Expected]] = {
    "a bomb of one text": (one_text, FAR_MORE),
    "a bomb of rows": (many_rows, FAR_MORE),
    "a bomb of spaces": (partial(with_sheet, before=" " * 30_000_000), FAR_MORE),
    "a bomb that lies": (lying, Refused("cannot be unpacked")),
    "a bomb of texts": (many_texts, Refused("more than 2,000,000 texts")),
    "a bomb of formats": (many_formats, Refused("more than 65,490 cell formats")),
    "a picture of no use of 300 MB": (partial(with_parts, more={"xl/media/a.png": bytes(300_000_000)}), ARRIVES),
    "fifty thousand parts": (
        partial(with_parts, more={f"x{number}": b"" for number in range(50_000)}),
        Refused("more than 12,000 parts"),
    ),
    "a million painted rows": (painted_rows, ARRIVES),
    "fifty thousand merged ranges": (merges, ARRIVES),
    "a far cell in a binary workbook": (far_binary, Refused("was stopped, it is too large or damaged")),
}


def kinds() -> Iterable[Kind]:
    """Those for every day, long and wide, and those that take their seconds, as "big, slow"."""
    for layout in LAYOUTS:
        for group, table in (("big", QUICK), ("big, slow", SLOW)):
            for name, (make, expected) in table.items():
                file_name = "figures.xlsb" if make is far_binary else "figures.xlsx"
                yield Kind(group, name, layout, partial(make, layout), expected, file_name)
        others = tuple(sorted(f"sheet-not-used S{number}!A1" for number in range(2, 10_001)))
        yield Kind("big, slow", "ten thousand sheets", layout, partial(many_sheets, layout), Arrives(TRUTH, others))
