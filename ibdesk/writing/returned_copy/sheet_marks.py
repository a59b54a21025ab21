"""Marks in one sheet's XML: the cells in question in their colours, those not there yet put in; no more."""

from collections.abc import Callable, Mapping

from ibdesk.domain.cell_address import column_letters
from ibdesk.domain.problem import Severity
from ibdesk.reading.cells.ranges import merged_range
from ibdesk.writing.returned_copy.sheet_places import RowPlace, SheetPlaces
from ibdesk.writing.returned_copy.xml_places import Edits, as_attribute, prefix_of

Restyle = Callable[[int, Severity], int]
Place = tuple[int, int]

# In the order of the schema (ECMA-376 part 1, 18.3.1.99), what comes before the drawing of the comments.
_BEFORE_COMMENTS = (
    *("sheetPr", "dimension", "sheetViews", "sheetFormatPr", "cols", "sheetData", "sheetCalcPr", "sheetProtection"),
    *("protectedRanges", "scenarios", "autoFilter", "sortState", "dataConsolidate", "customSheetViews", "mergeCells"),
    *("phoneticPr", "conditionalFormatting", "dataValidations", "hyperlinks", "printOptions", "pageMargins"),
    *("pageSetup", "headerFooter", "rowBreaks", "colBreaks", "customProperties", "cellWatches", "ignoredErrors"),
    *("smartTags", "drawing"),
)
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def mark_cells(edits: Edits, places: SheetPlaces, marks: Mapping[Place, Severity], restyle: Restyle) -> None:
    """Give every cell its mark. `restyle` answers the number of a marked cell format for that of the cell as it is."""
    new_rows: dict[int, dict[int, Severity]] = {}
    for (row, column), severity in sorted(marks.items()):
        cell = next((each.cells[column] for each in places.rows.get(row, ()) if column in each.cells), None)
        if cell is not None:
            style = restyle(_number(cell.attributes.get("s")), severity)
            edits.set(cell, {"s": str(style)})
        else:
            new_rows.setdefault(row, {})[column] = severity
    for row, cells in new_rows.items():
        made = [(column, restyle(_style_of_blank(places, row, column), severity)) for column, severity in cells.items()]
        if row in places.rows:
            _add_to_row(edits, places, places.rows[row][0], made)
        else:
            _add_row(edits, places, row, made)


def unselect(edits: Edits, places: SheetPlaces) -> bool:
    """Take a sheet out of the selection of the first window; whether it was in it.

    Two selected sheets would be edited together.
    """
    views = places.part("sheetViews")
    for view in views.children if views else ():
        selected = view.attributes.get("tabSelected") in ("1", "true")
        if selected and view.attributes.get("workbookViewId", "0") == "0":
            edits.set(view, {"tabSelected": "0"})
            return True
    return False


def draw_comments(edits: Edits, places: SheetPlaces, relation: str) -> None:
    """Point to the drawing in which comments are shown, at the place where Excel looks for it."""
    before = [element for element in places.top if element.name in _BEFORE_COMMENTS]
    name = f"{prefix_of(places.name)}legacyDrawing"
    tag = f"<{name} xmlns:r={as_attribute(_RELATIONS)} r:id={as_attribute(relation)}/>".encode()
    if before:
        edits.insert(before[-1].end, tag)
    else:
        edits.append_to(places.root, tag)


def _style_of_blank(places: SheetPlaces, row: int, column: int) -> int:
    """What a cell that is not written looks like: as its row says, else as its column."""
    for each in places.rows.get(row, ()):
        if each.element.attributes.get("customFormat") in ("1", "true"):
            return _number(each.element.attributes.get("s"))
    columns = places.part("cols")
    for each_column in columns.children if columns else ():
        first, last = (_number(each_column.attributes.get(key)) for key in ("min", "max"))
        if first <= column <= last:
            return _number(each_column.attributes.get("style"))
    return 0


def _add_to_row(edits: Edits, places: SheetPlaces, row: RowPlace, cells: list[tuple[int, int]]) -> None:
    for column, style in cells:
        xml = _cell(places, row.number, column, style)
        later = next((cell for at, cell in sorted(row.cells.items()) if at > column), None)
        if later is None:
            edits.append_to(row.element, xml)
        else:
            edits.insert(later.start, xml)
    spans = row.element.attributes.get("spans", "")
    if spans:
        edits.set(row.element, {"spans": _widened(spans, [column for column, _ in cells])})


def _add_row(edits: Edits, places: SheetPlaces, row: int, cells: list[tuple[int, int]]) -> None:
    name = f"{prefix_of(places.name)}row"
    inside = b"".join(_cell(places, row, column, style) for column, style in cells)
    xml = f'<{name} r="{row}">'.encode() + inside + f"</{name}>".encode()
    at = places.start_after(row)
    data = places.part("sheetData")
    if at is not None:
        edits.insert(at, xml)
    elif data is not None:
        edits.append_to(data, xml)


def _cell(places: SheetPlaces, row: int, column: int, style: int) -> bytes:
    return f'<{prefix_of(places.name)}c r="{column_letters(column)}{row}" s="{style}"/>'.encode()


def _widened(spans: str, columns: list[int]) -> str:
    first, _, last = spans.split()[0].partition(":") if spans.split() else ("", "", "")
    numbers = [*columns, *(_number(each) for each in (first, last) if _number(each))]
    return f"{min(numbers)}:{max(numbers)}"


def _number(text: str | None) -> int:
    return int(text) if text is not None and text.isascii() and text.isdigit() and len(text) < 8 else 0


def dimension_with(edits: Edits, places: SheetPlaces, marks: Mapping[Place, Severity]) -> None:
    """Widen what the sheet says of its own size, where it says it, so that it holds every mark."""
    said = places.part("dimension")
    area = merged_range(said.attributes.get("ref", "")) if said else None
    if said is None or area is None or not marks:
        return
    top, left = min(area[0], *(row for row, _ in marks)), min(area[1], *(column for _, column in marks))
    bottom, right = max(area[2], *(row for row, _ in marks)), max(area[3], *(column for _, column in marks))
    if (top, left, bottom, right) != area:
        edits.set(said, {"ref": f"{column_letters(left)}{top}:{column_letters(right)}{bottom}"})
