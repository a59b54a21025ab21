"""A workbook as readable text: cells, formats, links, charts, sparklines, tables, print set-up."""

import re
import warnings
from collections.abc import Iterator
from datetime import datetime
from io import BytesIO
from typing import Any
from xml.etree.ElementTree import Element, fromstring
from zipfile import ZipFile

from openpyxl import load_workbook
from openpyxl.utils import range_boundaries

FIRST_BESIDE = 7
NAMESPACES = {
    "m": "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "d": "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing",
    "x": "http://schemas.microsoft.com/office/spreadsheetml/2009/9/main",
    "f": "http://schemas.microsoft.com/office/excel/2006/main",
    "r": "http://schemas.openxmlformats.org/package/2006/relationships",
}


def dump(content: bytes) -> str:
    """One block of lines a sheet, in the order of the tabs."""
    package = ZipFile(BytesIO(content))
    workbook = open_pack(content)
    lines = [*_properties(workbook)]
    for number, sheet in enumerate(workbook.worksheets, start=1):
        lines += ["", f"=== {sheet.title} ==="]
        lines += _print_set_up(sheet)
        lines += _widths(package, number)
        lines += _cells(sheet)
        lines += [f"merged {merged}" for merged in sorted(map(str, sheet.merged_cells.ranges), key=_in_order)]
        lines += [f'table {table.name} {table.ref} "{table.displayName}"' for table in sheet.tables.values()]
        lines += _sparklines(package, number)
        lines += _charts(package, number)
    return "\n".join(lines) + "\n"


def open_pack(content: bytes) -> Any:
    """By openpyxl, which knows no sparklines and warns that it would lose them."""
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", "Sparkline Group extension", UserWarning)
        return load_workbook(BytesIO(content))


def part(package: ZipFile, name: str) -> Element:
    return fromstring(package.read(name))


def _in_order(address: str) -> tuple[int, str]:
    return int(re.findall(r"\d+", address)[0]), address


def _properties(workbook: Any) -> Iterator[str]:
    properties = workbook.properties
    for name in ("title", "subject", "category", "language", "contentStatus", "creator", "created", "modified"):
        yield f"property {name}: {getattr(properties, name)}"


def _print_set_up(sheet: Any) -> Iterator[str]:
    setup = sheet.page_setup
    fit = f"fit {_or_one(setup.fitToWidth)} wide {_or_one(setup.fitToHeight)} tall"
    yield f"print {setup.orientation}, paper {setup.paperSize}, {fit}, area {sheet.print_area or 'all'}"
    yield f"titles {sheet.print_title_rows or 'none'}, freeze {sheet.freeze_panes}"
    for name, item in (("header", sheet.oddHeader), ("footer", sheet.oddFooter)):
        yield f"{name} " + " | ".join(str(getattr(item, place).text or "") for place in ("left", "center", "right"))


def _or_one(pages: int | None) -> int:
    return 1 if pages is None else pages


def _widths(package: ZipFile, number: int) -> Iterator[str]:
    columns = part(package, f"xl/worksheets/sheet{number}.xml").findall("m:cols/m:col", NAMESPACES)
    yield "widths " + ", ".join(f"{c.get('min')}-{c.get('max')}: {float(c.get('width', '0')):.1f}" for c in columns)


def _cells(sheet: Any) -> Iterator[str]:
    """One line a cell; table rows and the figures beside a page one line a row."""
    tables = [range_boundaries(table.ref) for table in sheet.tables.values()]
    for row in sheet.iter_rows():
        number = row[0].row
        tall = sheet.row_dimensions[number].height
        in_table = any(top < number <= bottom for _, top, _, bottom in tables)
        for cell in row:
            if cell.value is not None and not in_table and cell.column < FIRST_BESIDE:
                yield f"{cell.coordinate} (row {tall or 'auto'}) {_value(cell)}{_link(cell)}  {_look(cell)}"
        beside = [cell for cell in row if cell.value is not None and (in_table or cell.column >= FIRST_BESIDE)]
        if beside:
            said = " | ".join(_value(cell) + _link(cell) + _format(cell) for cell in beside)
            yield f"{beside[0].coordinate} on (row {tall or 'auto'}) {said}"


def _value(cell: Any) -> str:
    if isinstance(cell.value, datetime):
        return f"{cell.value:%Y-%m-%d}"
    return f"{cell.value:.12g}" if isinstance(cell.value, float) else f"{cell.value!r}"


def _link(cell: Any) -> str:
    return f" -> {cell.hyperlink.location}" if cell.hyperlink else ""


def _format(cell: Any) -> str:
    fill = f" on {cell.fill.fgColor.rgb[2:]}" if cell.fill.fill_type else ""
    return fill + ("" if cell.number_format == "General" else f" {{{cell.number_format}}}")


def _look(cell: Any) -> str:
    font, fill = cell.font, cell.fill
    look = [f"{font.sz:g}", *(["bold"] if font.b else []), str(font.color.rgb)[2:] if font.color else ""]
    look += [f"on {fill.fgColor.rgb[2:]}"] if fill.fill_type else []
    look += [cell.number_format] if cell.number_format != "General" else []
    look += ["wrap"] if cell.alignment.wrap_text else []
    return f"[{', '.join(look)}]"


def _sparklines(package: ZipFile, number: int) -> Iterator[str]:
    for found in part(package, f"xl/worksheets/sheet{number}.xml").iter(f"{{{NAMESPACES['x']}}}sparkline"):
        yield f"sparkline {found.findtext('f:sqref', '', NAMESPACES)} from {found.findtext('f:f', '', NAMESPACES)}"


def _charts(package: ZipFile, number: int) -> Iterator[str]:
    drawing = next(iter(_related(package, f"xl/worksheets/sheet{number}.xml", "drawings")), None)
    if drawing is None:
        return
    charts = _related(package, drawing, "charts")
    anchors = part(package, drawing).findall("d:twoCellAnchor", NAMESPACES)
    for anchor, chart in zip(anchors, charts, strict=True):
        name = anchor.find(".//d:cNvPr", NAMESPACES)
        assert name is not None
        corners = [
            anchor.findtext(f"d:{end}/d:{side}", "", NAMESPACES) for end in ("from", "to") for side in ("col", "row")
        ]
        yield f"chart at column {corners[0]} row {corners[1]} to column {corners[2]} row {corners[3]}"
        yield f"  says: {name.get('descr')}"
        yield from _series(part(package, chart))


def _series(chart: Element) -> Iterator[str]:
    title = "".join(text.text or "" for text in chart.findall("c:chart/c:title//{*}t", NAMESPACES))
    if title:
        yield f"  title {title}"
    plot = chart.find("c:chart/c:plotArea", NAMESPACES)
    assert plot is not None
    for kind in plot:
        for series in kind.findall("c:ser", NAMESPACES):
            name = series.findtext("c:tx//c:f", "", NAMESPACES) or series.findtext("c:tx//c:v", "", NAMESPACES)
            shown = series.findtext("c:tx//c:v", "", NAMESPACES)
            where = series.findtext("c:val//c:f", "", NAMESPACES)
            along = series.findtext("c:cat//c:f", "", NAMESPACES)
            yield f"  {kind.tag.rpartition('}')[2]} {shown!r} ({name}): {where} over {along}"
    for axis in plot.findall("c:valAx", NAMESPACES):
        ends = [axis.find(f"c:scaling/c:{end}", NAMESPACES) for end in ("min", "max")]
        yield f"  axis {' to '.join(end.get('val', '') if end is not None else 'auto' for end in ends)}"


def _related(package: ZipFile, name: str, kind: str) -> list[str]:
    folder, _, file = name.rpartition("/")
    relations = f"{folder}/_rels/{file}.rels"
    if relations not in package.namelist():
        return []
    found = part(package, relations).findall("r:Relationship", NAMESPACES)
    targets = [each.get("Target", "") for each in sorted(found, key=lambda each: int(each.get("Id", "rId0")[3:]))]
    return [f"xl/{target.removeprefix('../')}" for target in targets if f"/{kind}/" in target]
