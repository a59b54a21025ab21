"""Workbooks written part by part, any cell as raw XML: what no program that writes workbooks would write too."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from msgspec import Struct, field

from tests.reading.files.odd_workbooks import Parts, book_xml, pack, relations_xml, sheet_xml, styles_xml
from tests.reading.made_workbooks import Shown

Rows = Sequence[Sequence[Any]]
_EPOCH = datetime(1899, 12, 30)


class Raw(Struct, frozen=True):
    """A cell as the file has it: the attributes of its <c>, and what stands inside."""

    attributes: str
    inside: str


class Laid(Struct, frozen=True):
    """A sheet: its rows from A1, the XML before and after its cells, and what it is set to ("hidden")."""

    rows: Rows
    before: str = ""
    after: str = ""
    state: str = "visible"
    row_attributes: Mapping[int, str] = field(default_factory=dict)


def result(formula: str, value: str, attributes: str = "") -> Raw:
    """A formula with its saved result."""
    return Raw(attributes, f"<f>{escape(formula)}</f><v>{escape(value)}</v>")


def error(text: str) -> Raw:
    """A cell that holds an error."""
    return Raw('t="e"', f"<v>{escape(text)}</v>")


def number(text: str) -> Raw:
    """A cell of the numeric kind with this text in it."""
    return Raw("", f"<v>{escape(text)}</v>")


def letters(column: int) -> str:
    """The letters over a column, 1 is A."""
    found = ""
    while column:
        column, rest = divmod(column - 1, 26)
        found = chr(65 + rest) + found
    return found


def address(row: int, column: int) -> str:
    """Both from 1; "C5"."""
    return f"{letters(column)}{row}"


def parts_of(sheets: Mapping[str, Laid | Rows], book_properties: str = "", after: str = "") -> Parts:
    """The parts of a workbook, its texts inside its cells."""
    formats: list[str] = []
    made: Parts = {
        "[Content_Types].xml": b"<Types/>",
        "_rels/.rels": relations_xml(("r1", "officeDocument", "xl/workbook.xml")),
    }
    tabs, relations = [], []
    for place, (name, given) in enumerate(sheets.items(), 1):
        laid = given if isinstance(given, Laid) else Laid(given)
        made[f"xl/worksheets/sheet{place}.xml"] = sheet_xml(_rows_xml(laid, formats), laid.before, laid.after)
        tabs.append(f'<sheet name={quoteattr(name)} sheetId="{place}" state="{laid.state}" r:id="r{place}"/>')
        relations.append((f"r{place}", "worksheet", f"worksheets/sheet{place}.xml"))
    relations.append(("s", "styles", "styles.xml"))
    made["xl/workbook.xml"] = book_xml("".join(tabs), book_properties, after)
    made["xl/_rels/workbook.xml.rels"] = relations_xml(*relations)
    numbered = {164 + place: escape(each, {'"': "&quot;"}) for place, each in enumerate(formats)}
    made["xl/styles.xml"] = styles_xml(numbered, (0, *numbered))
    return made


def workbook(sheets: Mapping[str, Laid | Rows], book_properties: str = "") -> bytes:
    """A whole .xlsx."""
    return pack(parts_of(sheets, book_properties))


def _rows_xml(laid: Laid, formats: list[str]) -> str:
    rows = []
    for row, values in enumerate(laid.rows, 1):
        cells = "".join(
            _cell_xml(address(row, column), value, formats)
            for column, value in enumerate(values, 1)
            if value is not None
        )
        rows.append(f'<row r="{row}" {laid.row_attributes.get(row, "")}>{cells}</row>')
    return "".join(rows)


def _cell_xml(at: str, value: Any, formats: list[str]) -> str:
    match value:
        case Raw(attributes, inside):
            return f'<c r="{at}" {attributes}>{inside}</c>'
        case Shown(inner, number_format):
            if number_format not in formats:
                formats.append(number_format)
            style = formats.index(number_format) + 1
            if isinstance(inner, datetime):
                inner = (inner - _EPOCH).total_seconds() / 86_400
            return f'<c r="{at}" s="{style}"><v>{inner}</v></c>'
        case bool():
            return f'<c r="{at}" t="b"><v>{int(value)}</v></c>'
        case str():
            return f'<c r="{at}" t="inlineStr"><is><t xml:space="preserve">{escape(value)}</t></is></c>'
        case _:
            return f'<c r="{at}"><v>{value}</v></c>'
