"""What a part inside a workbook is, in words for a person: nobody but a programmer knows "xl/sharedStrings.xml"."""

import re

_WORDS = (
    (r"\.rels$", "the list of its parts"),
    (r"(^|/)workbook\.(xml|bin)$", "the list of its sheets"),
    (r"(^|/)worksheets/", "one of its sheets"),
    (r"(^|/)sharedstrings\.", "the list of its texts"),
    (r"(^|/)styles\.", "the list of its formats"),
    (r"^content\.xml$", "the part with its cells"),
)


def in_words(part: str) -> str:
    """What to call a part of a package inside a sentence."""
    return next((words for pattern, words in _WORDS if re.search(pattern, part.lower())), "one of its parts")
