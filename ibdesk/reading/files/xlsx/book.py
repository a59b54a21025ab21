"""What a workbook says about itself: its sheets, its date system, and what it has that IBDesk leaves alone."""

import posixpath
from dataclasses import dataclass, field
from urllib.parse import unquote

from msgspec import Struct

from ibdesk.reading.cells.refusal import Refusal
from ibdesk.reading.files.zipped.package import MOST_MEMBERS, Package
from ibdesk.reading.files.zipped.part_words import in_words
from ibdesk.reading.files.zipped.xml_part import RELATION_NAMESPACES, Attributes, is_true, parse, relation_id

MACROS_NOT_RUN = "The workbook has macros in it. They were not run."
_PROPERTIES = "docProps/app.xml"
_PROPERTY_NAMESPACES = (
    "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties",
    "http://purl.oclc.org/ooxml/officeDocument/extendedProperties",
)
_MOST_PIECES = 100
LONGEST_NAME = 255  # Excel's own limit is 31; other programs write longer ones


class Relation(Struct, frozen=True):
    """One part's pointer to another: the last word of its type, and the part's name (or an address outside)."""

    kind: str
    target: str
    outside: bool


class SheetEntry(Struct, frozen=True):
    """A tab: its name, what it points to (None where that is missing), whether it is hidden; `is_module` where it
    points to nothing on purpose, as the macro modules of Excel 95 do that are still among the sheets."""

    name: str
    relation: Relation | None
    hidden: bool
    is_module: bool = False


class Book(Struct, frozen=True):
    """The workbook part, read. `worked_out_later`: its formulas wait for Excel to work them out on opening.

    `application` is the program that says it wrote it, "" where none does; `has_calculation_chain` is true where the
    order in which formulas were worked out is kept."""

    sheets: tuple[SheetEntry, ...]
    from_1904: bool
    worked_out_later: bool
    styles: str | None
    strings: str | None
    application: str = ""
    has_calculation_chain: bool = False


def read_relations(package: Package, part: str) -> dict[str, Relation]:
    """Where a part points to, by id; nothing where it points nowhere."""
    folder, name = posixpath.split(part)
    found: dict[str, Relation] = {}

    def relation(attributes: Attributes) -> None:
        if len(found) > 2 * MOST_MEMBERS:
            raise Refusal(f"{in_words(part)} points to more parts than a workbook can have")
        outside = attributes.get("TargetMode", "").lower() == "external"
        target = attributes.get("Target", "")
        if not outside:
            target = posixpath.normpath(posixpath.join("/", folder, unquote(target.replace("\\", "/")))).lstrip("/")
        kind = attributes.get("Type", "").rpartition("/")[2]
        found[attributes.get("Id", "")] = Relation(kind, target, outside)

    relations = posixpath.join(folder, "_rels", f"{name}.rels")
    if package.has(relations):
        chunks = package.chunks(relations)
        parse(relations, chunks, "Relationships", {"Relationship": relation}, {}, namespaces=RELATION_NAMESPACES)
    return found


def main_part(package: Package) -> str:
    """The name of the part that a reader of the package starts with."""
    relations = read_relations(package, "").values()
    named = (relation.target for relation in relations if relation.kind == "officeDocument" and not relation.outside)
    return next(named, "xl/workbook.xml")


@dataclass(slots=True)
class _WorkbookPart:
    sheets: list[tuple[str, str | None, bool]] = field(default_factory=list)
    from_1904: bool = False
    worked_out_later: bool = False

    def properties(self, attributes: Attributes) -> None:
        self.from_1904 = is_true(attributes.get("date1904"))

    def calculation(self, attributes: Attributes) -> None:
        self.worked_out_later = any(is_true(attributes.get(name)) for name in ("fullCalcOnLoad", "forceFullCalc"))

    def sheet(self, attributes: Attributes) -> None:
        if len(self.sheets) >= MOST_MEMBERS:
            raise Refusal(f"it holds more than {MOST_MEMBERS:,} sheets")
        name = attributes.get("name", "")
        if len(name) > LONGEST_NAME:
            raise Refusal(f"one of its sheets has a name of more than {LONGEST_NAME} characters")
        hidden = attributes.get("state", "visible") != "visible"
        self.sheets.append((name, relation_id(attributes), hidden))


def read_book(package: Package) -> Book:
    """The workbook part and where its sheets, styles and texts are."""
    part = main_part(package)
    workbook = _WorkbookPart()
    starts = {"workbookPr": workbook.properties, "calcPr": workbook.calculation, "sheet": workbook.sheet}
    parse(part, package.chunks(part), "workbook", starts, {})
    relations = read_relations(package, part)
    names = [name.casefold() for name, _, _ in workbook.sheets]
    if len(set(names)) < len(names):
        raise Refusal("two of its sheets have the same name")
    parts = {relation.kind: relation.target for relation in relations.values() if not relation.outside}
    return Book(
        tuple(SheetEntry(name, relations.get(key or ""), hidden, key == "") for name, key, hidden in workbook.sheets),
        workbook.from_1904,
        workbook.worked_out_later,
        _present(package, parts.get("styles")),
        _present(package, parts.get("sharedStrings")),
        _application(package),
        _present(package, parts.get("calcChain")) is not None,
    )


def _application(package: Package) -> str:
    """The program that wrote it, as its properties say; they are for show, and may be damaged."""
    pieces: list[str] = []
    inside = [False]

    def enter(is_inside: bool) -> None:
        inside[0] = is_inside

    def text(piece: str) -> None:
        if inside[0] and len(pieces) < _MOST_PIECES:
            pieces.append(piece)

    if package.has(_PROPERTIES):
        chunks = package.chunks(_PROPERTIES)
        starts, ends = {"Application": lambda _: enter(True)}, {"Application": lambda: enter(False)}
        try:
            parse(_PROPERTIES, chunks, "Properties", starts, ends, text, namespaces=_PROPERTY_NAMESPACES)
        except Refusal:
            return ""
    return "".join(pieces)


def _present(package: Package, part: str | None) -> str | None:
    return part if part is not None and package.has(part) else None


def left_alone(package: Package) -> tuple[str, ...]:
    """Sentences on what is in the file and was neither run nor followed."""
    names = package.names()
    notes = []
    if any(name.endswith("vbaproject.bin") or "/macrosheets/" in name for name in names):
        notes.append(MACROS_NOT_RUN)
    if any("/externallinks/" in name for name in names):
        notes.append(
            "Some formulas look into other workbooks. Those were not opened; the results saved in this one were read."
        )
    if any(name.endswith("/connections.xml") or "/querytables/" in name for name in names):
        notes.append("The workbook can fetch data from elsewhere. Nothing was fetched; what was saved in it was read.")
    return tuple(notes)
