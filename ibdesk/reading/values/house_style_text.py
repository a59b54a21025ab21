"""How a Report sheet says the look of the packs: a colour, the order of pages, the parts that are left out."""

import re
from collections.abc import Callable, Mapping
from typing import Any

from ibdesk.domain.house_style import PLAIN, PackPart, PageOrder, accent_wrong, left_out_wrong
from ibdesk.domain.problem import Severity
from ibdesk.reading.values.cell_text import key_of
from ibdesk.reading.values.sheet_problems import Unreadable

STYLE_NOT_READ = "house-style-not-read"
_HEX = re.compile(r"#?([0-9a-fA-F]{3}|[0-9a-fA-F]{6})")
_BETWEEN = re.compile(r"[,;/\n]|\band\b")
_ALSO_PARTS = {
    "changessincethelastpack": PackPart.CHANGES,
    "variationandassurance": PackPart.MATRIX,
    "matrixofvariationandassurance": PackPart.MATRIX,
    "indicatorpages": PackPart.PAGES,
    "breakdowns": PackPart.DATA,
}
_PARTS = {key_of(part): part for part in PackPart} | _ALSO_PARTS
_ORDERS = {key_of(order): order for order in PageOrder} | {
    "codes": PageOrder.CODE,
    "sections": PageOrder.SECTION,
    "responsibleofficer": PageOrder.OFFICER,
    "overallassessment": PageOrder.ASSESSMENT,
}
# So much of what stands in the cell is said again.
_SAID = 60


def read_style_field(field: str, text: str) -> Any:
    """What a text says of a field of the house style; an empty one is as the program has it. Unreadable where it says
    nothing that could be meant."""
    return _READERS[field](text) if text else getattr(PLAIN, field)


def _accent(text: str) -> str | Unreadable:
    found = _HEX.fullmatch(text.strip())
    if found is None:
        return _unreadable(text, "is no colour", "Write it like #12436D: two signs each for red, green and blue.")
    digits = found[1] if len(found[1]) == 6 else "".join(digit * 2 for digit in found[1])
    accent = f"#{digits.upper()}"
    wrong = accent_wrong(accent)
    return _unreadable(text, f"is too light. {wrong}", "Choose a darker colour.") if wrong else accent


def _page_order(text: str) -> PageOrder | Unreadable:
    found = _ORDERS.get(key_of(text).removeprefix("by"))
    return found or _unreadable(text, "is no order of pages", f"Write one of {', '.join(PageOrder)}.")


def _left_out(text: str) -> tuple[PackPart, ...] | Unreadable:
    named = [part for each in _BETWEEN.split(text) if (part := each.strip())]
    found = {_PARTS[key] for each in named if (key := key_of(each)) in _PARTS}
    unknown = [each for each in named if key_of(each) not in _PARTS]
    if unknown:
        return _unreadable(unknown[0], "is no part of a pack", f"Write some of {', '.join(PackPart)}, or nothing.")
    left_out = tuple(part for part in PackPart if part in found)
    wrong = left_out_wrong(left_out)
    return _unreadable(text, f"leaves out too much. {wrong}", "Leave one of them in.") if wrong else left_out


def _unreadable(text: str, why: str, next_step: str) -> Unreadable:
    message = f"“{text[:_SAID]}” {why}, so it was not used."
    return Unreadable(STYLE_NOT_READ, message, next_step, Severity.WARNING)


_READERS: Mapping[str, Callable[[str], Any]] = {
    "accent": _accent,
    "cover_text": str,
    "page_order": _page_order,
    "left_out": _left_out,
}
