"""The self-check after an export: the workbook is read again and compared with the accessibility checklist."""

from collections.abc import Callable, Iterator

from ibdesk.domain.house_style import LEAST_CONTRAST, contrast
from ibdesk.writing.pack.written_package import MAIN, WrittenPackage, WrittenSheet, block

# The Analysis Function's "Making spreadsheets accessible", as far as a program can tell; contrast: WCAG 2.2, 1.4.3.
STRICT_SHEETS = {"Summary", "Data", "Breakdowns", "Changes", "Notes"}
SMALLEST_FONT = 10.0
LONGEST_SHEET_NAME = 31
# Excel keeps some 200 to 250 of a workbook's own.
MOST_NUMBER_FORMATS = 200
_TITLE = "{http://purl.org/dc/elements/1.1/}title"
_LANGUAGE = "{http://purl.org/dc/elements/1.1/}language"


def accessibility_findings(content: bytes) -> tuple[str, ...]:
    """A sentence for everything that people who cannot see well would trip over; nothing where all is well."""
    package = WrittenPackage(content)
    findings = list(_document(package))
    for sheet in package.sheets:
        for rule in _EVERY_SHEET:
            findings += rule(sheet)
        if sheet.name in STRICT_SHEETS:
            for rule in _STRICT:
                findings += rule(sheet)
    findings += _fonts(package)
    findings += _contrast(package)
    findings += _number_formats(package)
    return tuple(findings)


def _document(package: WrittenPackage) -> Iterator[str]:
    core = package.part("docProps/core.xml")
    if not core.findtext(_TITLE):
        yield "The workbook has no title in its properties."
    if not core.findtext(_LANGUAGE):
        yield "The workbook does not say which language it is in."
    view = package.part("xl/workbook.xml").find(f"{MAIN}bookViews/{MAIN}workbookView")
    if view is not None and view.get("activeTab", "0") != "0":
        yield "The workbook does not open on its first sheet."


def _first_cell(sheet: WrittenSheet) -> Iterator[str]:
    if not sheet.texts.get((1, 1), "").strip():
        yield f"{sheet.name}: cell A1 does not hold a title."


def _name(sheet: WrittenSheet) -> Iterator[str]:
    if len(sheet.name) > LONGEST_SHEET_NAME:
        yield f"{sheet.name}: the sheet's name is longer than {LONGEST_SHEET_NAME} characters."


def _hidden(sheet: WrittenSheet) -> Iterator[str]:
    if sheet.state != "visible":
        yield f"{sheet.name}: the sheet is hidden."
    for kind, tag in (("rows", "row"), ("columns", "col")):
        if tag in sheet.cells.hidden:
            yield f"{sheet.name}: there are hidden {kind}."


def _alternative_texts(sheet: WrittenSheet) -> Iterator[str]:
    for drawn in sheet.drawn:
        if not drawn.get("descr", "").strip():
            yield f"{sheet.name}: {drawn.get('name', 'a chart')} has no alternative text."


def _links(sheet: WrittenSheet) -> Iterator[str]:
    """No link may leave the workbook: a reader does not see where it leads."""
    for cell in sheet.cells.links:
        yield f"{sheet.name}: the link in {cell} leads out of the workbook."


def _merged(sheet: WrittenSheet) -> Iterator[str]:
    for (row, column), _ in sheet.merged():
        yield f"{sheet.name}: cells are merged at row {row}, column {column}."


def _one_table(sheet: WrittenSheet) -> Iterator[str]:
    if len(sheet.tables) != 1:
        yield f"{sheet.name}: there should be one table, and there are {len(sheet.tables)}."


def _tables(sheet: WrittenSheet) -> Iterator[str]:
    for table in sheet.tables:
        name = table.get("displayName", "a table")
        if table.get("headerRowCount") == "0":
            yield f"{sheet.name}: {name} has no heading row."
        (top, left), (bottom, right) = block(table.get("ref", "A1"))
        blanks = [
            (row, column)
            for row in range(top, bottom + 1)
            for column in range(left, right + 1)
            if not sheet.texts.get((row, column), "").strip()
        ]
        if blanks:
            row, column = blanks[0]
            yield f"{sheet.name}: {name} has {len(blanks)} blank cells, the first at row {row}, column {column}."


def _fonts(package: WrittenPackage) -> Iterator[str]:
    """Strict sheets only: the pages keep the board's look."""
    sizes = [float(size.get("val", "10")) for size in package.part("xl/styles.xml").iterfind(f"{MAIN}fonts/*/{MAIN}sz")]
    formats = _cell_formats(package)
    for sheet in package.sheets:
        if sheet.name not in STRICT_SHEETS:
            continue
        smallest = min((sizes[formats[style][0]] for style in set(sheet.styles.values())), default=SMALLEST_FONT)
        if smallest < SMALLEST_FONT:
            yield f"{sheet.name}: there is text of {smallest:g} points, below {SMALLEST_FONT:g}."


def _number_formats(package: WrittenPackage) -> Iterator[str]:
    count = len(package.part("xl/styles.xml").findall(f"{MAIN}numFmts/{MAIN}numFmt"))
    if count > MOST_NUMBER_FORMATS:
        yield f"There are {count} number formats; beyond {MOST_NUMBER_FORMATS} Excel may drop some and ask to repair."


def _contrast(package: WrittenPackage) -> Iterator[str]:
    styles = package.part("xl/styles.xml")
    fonts = [font.find(f"{MAIN}color") for font in styles.iterfind(f"{MAIN}fonts/{MAIN}font")]
    fills = [fill.find(f"{MAIN}patternFill/{MAIN}fgColor") for fill in styles.iterfind(f"{MAIN}fills/{MAIN}fill")]
    seen: set[tuple[str, str]] = set()
    looked_at: set[int] = set()
    formats = _cell_formats(package)
    for sheet in package.sheets:
        for place, style in sheet.styles.items():
            if style in looked_at or place not in sheet.texts:
                continue
            looked_at.add(style)
            font, fill = formats[style]
            pair = (_rgb(fonts[font], "000000"), _rgb(fills[fill], "FFFFFF"))
            if pair in seen:
                continue
            seen.add(pair)
            if (ratio := contrast(*pair)) < LEAST_CONTRAST:
                yield f"{sheet.name}: text of #{pair[0]} on #{pair[1]} has a contrast of {ratio:.1f} to 1 only."


def _cell_formats(package: WrittenPackage) -> list[tuple[int, int]]:
    """The font and the fill of every style number."""
    found = package.part("xl/styles.xml").iterfind(f"{MAIN}cellXfs/{MAIN}xf")
    return [(int(each.get("fontId", "0")), int(each.get("fillId", "0"))) for each in found]


def _rgb(colour: object, otherwise: str) -> str:
    given = getattr(colour, "attrib", {}).get("rgb", "")
    return given[-6:] if given else otherwise


_Rule = Callable[[WrittenSheet], Iterator[str]]
_EVERY_SHEET: tuple[_Rule, ...] = (_first_cell, _name, _hidden, _alternative_texts, _links)
_STRICT: tuple[_Rule, ...] = (_merged, _one_table, _tables)
