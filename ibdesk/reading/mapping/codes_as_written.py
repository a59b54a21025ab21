"""Codes of an unknown sheet that are not as the board writes them: "KPI7" for 7, and numbers that are no codes but
count the names beside them. Guesses."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from msgspec.structs import replace

from ibdesk.domain.mapping import NotUsed, RowField
from ibdesk.domain.proposal import Certainty, ProposedColumn
from ibdesk.reading.mapping.like_indicator import like_indicator
from ibdesk.reading.tables.names.known_definitions import KnownDefinitions
from ibdesk.reading.tables.names.names_of_others import doubt_of_name
from ibdesk.reading.tables.opened.merged import Covered
from ibdesk.reading.tables.words.word_lists import word_list
from ibdesk.reading.values.cell_text import plain_signs, text_of

_WITH_LETTERS = re.compile(r"([a-z]{1,6})[ ._/#-]{0,2}0*(\d{1,4}[a-z]?)", re.ASCII)
# Before these numbers stand times, places and other people's lists.
_NOT_BEFORE_CODES = word_list(
    "q qtr p m mth month wk week w h fy y yr year t term d day team area ward zone note table tab page row line ni bv "
    "bvpi paf li cf nfer dfe cin ssda age tier level band"
)
_PARTS = re.compile(r"\d+[a-z]?(?![a-z])|\d+", re.IGNORECASE)
_ROWS, _NAMES = 200, 40
_CODE, _NAME = RowField("code"), RowField("name")
_NO_CODES = "its numbers are not the codes of the names beside them"


def codes_with_letters(texts: Iterable[str], known: KnownDefinitions) -> dict[str, str]:
    """The codes that texts seem to be with the same letters before each: "KPI7", "KPI18"; none where the letters, or
    what stands behind them, differ."""
    found: dict[str, str] = {}
    letters: set[str] = set()
    for text in texts:
        match = _WITH_LETTERS.fullmatch(plain_signs(text).casefold())
        code = known.code_of(match[2]) if match is not None else None
        if match is not None:
            letters.add(match[1])
        if code is not None:
            found[text] = code
    is_one = len(letters) == 1 and letters.isdisjoint(_NOT_BEFORE_CODES)
    return found if is_one and len(set(found.values())) == len(found) else {}


def without_other_names(
    codes: Mapping[str, str], rows: Collection[tuple[str, str]], known: KnownDefinitions
) -> dict[str, str]:
    """The codes of texts beside whose names nothing speaks against them. `rows` are the texts and names of rows."""
    against = {
        text for text, name in rows if name and text in codes and doubt_of_name(known, codes[text], name) is not None
    }
    return {text: code for text, code in codes.items() if text not in against}


def codes_or_names(
    columns: Sequence[ProposedColumn], covered: Covered, below: Sequence[int], known: KnownDefinitions
) -> tuple[ProposedColumn, ...]:
    """The columns; that of codes not used where more of the names beside them are other indicators' than theirs."""
    at = {each.meaning: each.column for each in columns}
    if _CODE not in at or _NAME not in at:
        return tuple(columns)
    theirs = others = 0
    for code, named in _both(covered, below, at[_CODE], at[_NAME], known):
        is_theirs = any(known.code_of(part) == named for part in (code, *_PARTS.findall(code)))  # 10 in "10 N"
        theirs += is_theirs
        others += not is_theirs
    if others <= theirs:
        return tuple(columns)
    return tuple(
        replace(each, meaning=NotUsed(), certainty=Certainty.GUESS, why=_NO_CODES) if each.meaning == _CODE else each
        for each in columns
    )


def _both(
    covered: Covered, below: Sequence[int], codes: int, names: int, known: KnownDefinitions
) -> Iterator[tuple[str, str]]:
    """Of the first rows with names that are known, or are like one: what stands as their code, and the name's."""
    seen: set[str] = set()
    for row in below[:_ROWS]:
        code, name = covered.cell(row, codes), text_of(covered.cell(row, names))
        if code is None or not name or name in seen or len(seen) >= _NAMES:
            continue
        seen.add(name)
        if named := known.code_named(name) or like_indicator(name, known):
            yield text_of(code), named
