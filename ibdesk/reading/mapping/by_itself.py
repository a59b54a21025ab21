"""What one column of an unknown sheet may be by its own heading and cells alone."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from ibdesk.domain.figure import Part
from ibdesk.domain.mapping import ANY_MONTH, Meaning, MonthsAcross, NotUsed, RowField
from ibdesk.domain.month import financial_year_in
from ibdesk.domain.proposal import Certainty
from ibdesk.reading.mapping.column_profile import Profile
from ibdesk.reading.mapping.heading_block import BETWEEN, Heading
from ibdesk.reading.mapping.tables import BY_NAME
from ibdesk.reading.tables.words.headings import LONG
from ibdesk.reading.tables.words.kinds_of_numbers import NumberKind, is_whole, kind_of
from ibdesk.reading.tables.words.word_lists import RECORD_HEADINGS
from ibdesk.reading.values.cell_text import key_of
from ibdesk.reading.values.month_names import A_MONTH
from ibdesk.reading.values.month_text import financial_year_named

_LABELS = frozenset(BY_NAME[LONG].labels)
_FIELDS = {key: name for name, keys in BY_NAME[LONG].headings.items() for key in keys}
PARTS = {key: part for part in Part for key in BY_NAME[LONG].headings[part.value]}
_YEAR_KEYS = frozenset(("year", "financialyear", "fy"))
_MEANING_SIGNS = frozenset("+±Δδ∆<>~%")
# Beside a month they may make a longer time of it, or another one.
_ANOTHER_TIME = re.compile(
    rf"\b(?:since|from|after|before|by|until|to|start|beginning|begin|early|mid|late|week|w/?e|w/?c|{A_MONTH})\b"
)
OF_YEAR = "its heading is a financial year"


@dataclass(slots=True)
class Guess:
    """A meaning, how sure it is, and what it rests on; changed while the columns are held against each other."""

    meaning: Meaning = field(default_factory=NotUsed)
    certainty: Certainty = Certainty.NONE
    why: str = ""


def by_itself(heading: Heading, profile: Profile) -> Guess:
    """By the heading alone, its last line or all of it; else by what stands below it."""
    if heading.month is not None:
        rest = key_of(heading.text.replace(ANY_MONTH, ""))
        part = PARTS.get(rest)
        if part or not (rest or _MEANING_SIGNS & set(heading.text)):
            return Guess(MonthsAcross(part or Part.VALUE), Certainty.KNOWN)
        return _beside_month(heading.text.replace(ANY_MONTH, " "))
    if financial_year_named(heading.text) is not None and profile.figures:
        return Guess(MonthsAcross(), Certainty.GUESS, OF_YEAR)
    keys = [key_of(heading.text), key_of(heading.text.split(BETWEEN)[-1])]
    if not RECORD_HEADINGS.isdisjoint(keys):
        return Guess(NotUsed(), Certainty.NONE, "it says when, where or by whom the row was written")
    name = next((_FIELDS[key] for key in keys if key in _FIELDS), "")
    if name in _LABELS:
        return Guess(NotUsed(), Certainty.KNOWN)
    if name == "month" and profile.years and not profile.months:
        name = "year"
    if name in ("code", "name") and profile.months and not profile.codes:
        return Guess(RowField("month"), Certainty.GUESS, "its cells are months, and its heading is for those beside it")
    return _by_cells(name, keys, profile)


def _by_cells(name: str, keys: Sequence[str], profile: Profile) -> Guess:
    if name == "month" and profile.names and not profile.months:
        return Guess(RowField("name"), Certainty.GUESS, "its cells are indicators' names, or like them")
    if name == "month" and profile.figures and not (profile.months or profile.numbered):
        return Guess(RowField("value"), Certainty.GUESS, "its cells are figures, and no months")
    if name:
        return Guess(RowField(name), Certainty.KNOWN)
    if any(key in _YEAR_KEYS for key in keys) and profile.years:
        return Guess(RowField("year"), Certainty.KNOWN)
    if profile.months:
        return Guess(RowField("month"), Certainty.GUESS, "its cells are months")
    return Guess()


def _beside_month(label: str) -> Guess:
    """What stands under a month, by the label that stands there too."""
    if financial_year_in(year := label.strip(" /")) is not None or (year.isdigit() and len(year) == len("2014")):
        return Guess(NotUsed(), Certainty.GUESS, f"“{year}” is another year")
    if _ANOTHER_TIME.search(label.casefold()):
        return Guess(NotUsed(), Certainty.GUESS, f"“{label.strip(' /')}” may make another time of it")
    match kind_of(label.strip(" /")):
        case NumberKind.NUMERATOR | NumberKind.DENOMINATOR | NumberKind.RATE | NumberKind.VALUE as kind:
            return Guess(MonthsAcross(Part(kind.value)), Certainty.GUESS, f"“{label.strip(' /')}” is its {kind}")
        case None if is_whole(label.strip(" /")):
            return Guess(MonthsAcross(), Certainty.GUESS, f"“{label.strip(' /')}” is all together")
        case None:
            return Guess(MonthsAcross(), Certainty.GUESS, "its heading is a month and something else")
        case kind:
            return Guess(NotUsed(), Certainty.GUESS, f"“{label.strip(' /')}” is {kind}")
