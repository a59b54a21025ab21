"""The formulas of an OpenDocument sheet, written as Excel writes them: of:=[.B5]+[$July.C5] is B5+July!C5."""

import re

_PREFIX = re.compile(r"(?:of|oooc|msoxl):=|=")
_REFERENCE = re.compile(
    r"\[(?:\$?(?P<sheet>'[^']*'|[^\[\].:']*))?\.(?P<first>[$A-Z0-9]+)(?::\.(?P<last>[$A-Z0-9]+))?\]"
)


def as_in_excel(formula: str) -> str:
    """The text of a formula's attribute, without the sign it begins with."""
    begins = _PREFIX.match(formula)
    return _REFERENCE.sub(_reference, formula[begins.end() :] if begins is not None else formula).replace(";", ",")


def _reference(found: re.Match[str]) -> str:
    sheet = f"{found['sheet']}!" if found["sheet"] else ""
    return f"{sheet}{found['first']}{':' + found['last'] if found['last'] else ''}"
