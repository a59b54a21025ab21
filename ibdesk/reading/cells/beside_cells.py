"""Texts of a sheet that stand in no cell: what the header and footer of its page say, without their signs."""

import re
from collections.abc import Iterator

MOST_TEXTS, LONGEST_TEXT = 200, 2_000
# "&L", "&C" and "&R" begin the left, the middle and the right; "&P" is the number of the page, "&12" a size, "&K01+000"
# a colour, and "&"Arial,Bold"" a font.
_SECTIONS = re.compile(r"(?<!&)((?:&&)*)&[LCRlcr]")
_SIGNS = re.compile(r'&(?:"[^"]*"|K(?:[0-9A-Fa-f]{6}|\d\d[+-]\d{3})|\d{1,3}|[A-Za-z+-])')
_AND = "\0"


def sections(text: str) -> Iterator[str]:
    """The texts in a header or a footer as Excel keeps it."""
    for section in _SECTIONS.sub(r"\1" + "\n\n", text.replace("\r\n", "\n")).split("\n\n"):
        plain = _SIGNS.sub(" ", section.replace("&&", _AND)).replace(_AND, "&")
        lines = [" ".join(line.split()) for line in plain.splitlines()]
        if said := "\n".join(line for line in lines if any(map(str.isalpha, line))):
            yield said
