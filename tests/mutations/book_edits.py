"""Changes to what stands around the cells: shared texts, number formats, sizes, merged ranges, the sheets' names."""

import random
import re
from collections.abc import Callable, Sequence

from tests.mutations.good_books import Parts
from tests.mutations.sheet_cells import Edited, cells_of, put, sheets_with_figures, some_sheet, written

_BOOK, _STRINGS, _STYLES = "xl/workbook.xml", "xl/sharedStrings.xml", "xl/styles.xml"
_FORMATS = ("General", "0.00%", "0%", "mmm-yy", "d-mmm", "h:mm", "0", "0.0", "@", '0" days"', "#,##0,", "[Red]0",
            "yyyy", '"c"', ";;;", "0,", '0"1"', '[<5]"low";0', '[<300]"c";0', '0" "')  # fmt: skip


def change_number_format(parts: Parts, chance: random.Random) -> Edited:
    """The format behind a style is another: the cells say something else without being touched."""
    shown = chance.choice(_FORMATS).replace('"', "&quot;").replace("<", "&lt;")
    which = chance.choice((164, 165, 166))
    pattern = rb'(numFmtId="%d" formatCode=")[^"]*' % which
    changed = re.sub(pattern, lambda found: found[1] + shown.encode(), parts[_STYLES])
    return Edited(f"format {which} is {shown}", {**parts, _STYLES: changed})


def change_string(parts: Parts, chance: random.Random) -> Edited:
    """A shared text points elsewhere, is left out, is another, or is there in pieces."""
    found = list(re.finditer(rb"<si>(.*?)</si>", parts[_STRINGS]))
    item, other, data = chance.choice(found), chance.choice(found), parts[_STRINGS]
    text = re.sub(rb"<[^>]*>", b"", item[1])
    items = (
        b"",
        other[0],
        item[0] + item[0],
        b"<si><r><t>%s</t></r><r><t>%s</t></r></si>" % (text[:2], text[2:]),
        b"<si><t>%s</t><rPh sb='0' eb='1'><t>x</t></rPh></si>" % text,
        b"<si><t xml:space='preserve'>  %s </t></si>" % text,
        b"<si/>",
        b"<si><t>%s_x000D_</t></si>" % text,
        b"<si><x>%s</x></si>" % text,
        b"<si><r><t>%s</t></r><r><rPr><vertAlign val='superscript'/></rPr><t>1</t></r></si>" % text,
        b"<si><r><rPr><strike/></rPr><t>%s</t></r></si>" % text,
        b"<si><r><rPr><strike/></rPr><t>%s</t></r><r><t>%s</t></r></si>" % (text[:2], text[2:]),
    )
    how = chance.randrange(len(items))
    changed = data[: item.start()] + items[how] + data[item.end() :]
    return Edited(f"shared text {text.decode()!r} changed ({how})", {**parts, _STRINGS: changed})


def change_index(parts: Parts, chance: random.Random) -> Edited:
    _, part = some_sheet(parts, chance)
    cell = chance.choice([cell for cell in cells_of(parts, part) if b't="s"' in cell.attributes])
    index = chance.choice(("0", "1", "4", "9", "11", "16", " 4 ", "29", "30", "99", "-1", "4.0", "", "0x4", "+4"))
    changed = put(parts, cell, written(cell, inside=f"<v>{index}</v>"))
    return Edited(f"{cell.address} points to text {index!r}", changed)


def change_sheet(parts: Parts, chance: random.Random) -> Edited:
    """What a sheet says around its cells: its size, merged ranges, hidden columns."""
    _, part = some_sheet(parts, chance)
    ranges = ("A4:A5", "C4:C7", "C3:D3", "D4:F4", "A1:G1", "B3:C3", "D4:D9", "A4:G9", "A1:XFD1048576", "x", "D9:D4")
    merged = f'<mergeCells count="1"><mergeCell ref="{chance.choice(ranges)}"/></mergeCells>'.encode()
    size = chance.choice(("A1", "A1:B2", "A1:XFD1048576", "x", "")).encode()
    first, last = chance.randint(1, 8), chance.randint(1, 8)
    hidden = b'<cols><col min="%d" max="%d" width="9" hidden="1"/></cols>' % (first, last)
    data = parts[part]
    how = chance.randrange(3)
    changed = (
        re.sub(rb'<dimension ref="[^"]*"', b'<dimension ref="%s"' % size, data),
        data.replace(b"</sheetData>", b"</sheetData>" + merged),
        data.replace(b"<sheetData>", hidden + b"<sheetData>"),
    )[how]
    return Edited(f"{part} is {(size, merged, hidden)[how].decode()}", {**parts, part: changed})


def change_book(parts: Parts, chance: random.Random) -> Edited:
    """What the workbook says of its sheets and dates."""
    data = parts[_BOOK]
    name = chance.choice(("Numerators", "Denominators", "Targets", "Data", "Notes", "Figures", ""))
    old = chance.choice([name for name, _ in sheets_with_figures(parts)]).encode()
    how = chance.randrange(5)
    changed = (
        data.replace(b"<workbookPr ", b'<workbookPr date1904="1" '),
        data.replace(b'<sheet name="%s"' % old, b'<sheet name="%s" state="hidden"' % old),
        data.replace(b'<sheet name="%s"' % old, b'<sheet name="%s"' % name.encode()),
        data.replace(b'r:id="rId1"', b'r:id="rIdX"').replace(b'r:id="rId2"', b'r:id="rId1"').replace(b"rIdX", b"rId2"),
        re.sub(rb'<sheet name="%s"[^>]*/>' % old, b"", data),
    )[how]
    return Edited(f"the workbook changed ({how}, {old.decode()}, {name})", {**parts, _BOOK: changed})


EDITS_OF_BOOKS: Sequence[Callable[[Parts, random.Random], Edited]] = (
    change_number_format, change_string, change_index, change_sheet, change_book
)  # fmt: skip
