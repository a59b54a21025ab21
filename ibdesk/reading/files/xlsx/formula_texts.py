"""The formulas of an .xlsx sheet, from the elements that they are written in: plain, shared, or of an array."""

import re
from collections.abc import Mapping

from ibdesk.reading.cells.formulas import SheetFormulas
from ibdesk.reading.cells.ranges import merged_range

Formula = tuple[Mapping[str, str], str]  # the attributes of its element, and its text
_ELEMENT = re.compile(r"<f([^>]*?)(?:/>|>(.*)</f>)", re.DOTALL)
_ATTRIBUTE = re.compile(r' (t|ref|si)="([^"]*)"')


def take_formula(formulas: SheetFormulas, row: int, column: int, formula: Formula) -> None:
    """What a cell's formula says."""
    attributes, text = formula
    kind = attributes.get("t", "normal")
    number = attributes.get("si", "") if kind == "shared" else ""
    over = merged_range(attributes.get("ref", "")) if kind == "array" else None
    if kind != "dataTable":
        formulas.met(row, column, text, number, over)


def written_formula(element: str) -> Formula:
    """A formula from its element as it stands in a plain row."""
    found = _ELEMENT.fullmatch(element)
    return (dict(_ATTRIBUTE.findall(found[1])), found[2] or "") if found is not None else ({}, "")
