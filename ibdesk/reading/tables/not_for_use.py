"""Titles, notes and names that say that the figures under them are not to be used: superseded, made up, known to be
wrong. "Not for publication" says who may see them, and nothing of what they are."""

import re

from ibdesk.reading.values.cell_text import key_of, plain_signs

_WHO_MAY_SEE = (
    r"(?! (?:for|outside|in|without|to|with|as|beyond|elsewhere|"
    r"(?:this|these|the|any|all) (?!figures|data|numbers|sheet|version|file|report|table)))"
)
_NOT_TO_USE = re.compile(
    rf"\b(?:do not|don['’]?t|not to be|must not be|should not be|never) used?\b{_WHO_MAY_SEE}|"
    r"\bnot (?:for|in) use\b(?! (?:outside|by|in|beyond|elsewhere))|"
    r"\bno longer (?:valid|used|in use|current|correct)\b|\bignore (?:this|these|all)\b"
)
_OLD = re.compile(
    r"(?:(?:these|the|all|this|old|data|figures?|now|sheet|version|file|return|are|is|has|have|been|was|v ?\d+) ?)*"
    r"(?:superseded|superceded|obsolete|outdated|out[- ]of[- ]date|withdrawn|replaced)(?: (?:by|with|on|in|see)\b.*)?"
)
_MADE_UP = re.compile(
    r"(?:(?:this|is|are|these|all|the|figures?|data|numbers?|with|uses?|contains?) )*"
    r"(?:dummy|fictitious|fictional|made[- ]up|fake|invented|illustrative|placeholder|examples?|sample|test|demo|"
    r"specimen|mock)(?: (?:monthly|return|excel|set of))?(?: ?(?:data|figures?|numbers?|values?|returns?|workbook|file|"
    r"copy|only|report|table|sheet|upload))+(?: (?:only|for|not|please|-).*)?|"
    r"(?:.* )?for (?:training|illustration|demonstration|testing|illustrative|test)(?: purposes?)?(?: only)?|"
    r"training (?:copy|version|file|workbook|only)|dummy"
)
_WRONG = re.compile(
    r"(?:please note:? |nb:? |note:? )?(?:(?:these|all|the|this) )+(?:\w+ )?(?:figures?|numbers?|data|values?) "
    r"(?:are|is) (?:known to be )?(?:wrong|incorrect|inaccurate|not (?:correct|right|real|true|accurate|reliable)|"
    r"made[- ]up|dummy|fictitious|illustrative|invented|for illustration.*)"
)
_NAMES = frozenset(("test", "tests", "testing", "dummy", "superseded", "obsolete", "withdrawn", "scrap", "junk",
                    "donotuse", "unused", "notused", "example", "illustration", "demo", "mockup"))  # fmt: skip
_LONGEST = 120


def is_not_for_use(text: str) -> bool:
    """Whether a title or a note says so of all figures, in one of its sentences."""
    plain = plain_signs(text).casefold()
    if len(plain) > _LONGEST:
        return False
    if _NOT_TO_USE.search(plain):
        return True
    parts = (part.strip(" *()[]!:") for part in re.split(r"[.;|!]\s|[.;|!]$| - |[()\[\]]", plain))
    return any(each.fullmatch(part) for part in parts for each in (_OLD, _MADE_UP, _WRONG))


def is_name_of_unused(name: str) -> bool:
    """The same of a sheet's or a file's name, which may be one word: "Dummy", "Test"."""
    plain = plain_signs(name.replace("_", " ")).casefold()
    words = {key_of(word) for word in plain.split()}
    return key_of(plain) in _NAMES or is_not_for_use(plain) or not words.isdisjoint(("superseded", "obsolete", "dummy"))
