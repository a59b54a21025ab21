"""Whose figures a table holds that a label stands over: a person says it, unless the label is the council's own."""

import re
from collections.abc import Iterable

from msgspec import Struct

from ibdesk.domain.mapping import Whose
from ibdesk.reading.cells.sheet import Sheet
from ibdesk.reading.tables.around.qualifiers import Qualifier
from ibdesk.reading.tables.names.known_definitions import KnownDefinitions
from ibdesk.reading.values.cell_text import key_of, text_of

_FILLERS = frozenset(
    [
        "only",
        "all",
        "of",
        "the",
        "for",
        "in",
        "data",
        "figures",
        "figure",
        "total",
        "whole",
        "council",
        "councils",
        "county",
        "city",
        "borough",
        "district",
        "metropolitan",
        "unitary",
        "authority",
        "la",
        "local",
        "area",
        "wide",
        "children",
        "childrens",
        "services",
        "social",
        "care",
        "report",
    ]
)
_DRAFTS = frozenset(
    ["draft", "drafts", "working", "workings", "superseded", "old", "backup", "copy", "unvalidated", "initial"]
)
_WORKED_OUT = re.compile(
    r"(?:average|avg|mean|count|distinct count|min|minimum|max|maximum|product|median|stddevp?|stdevp?|varp?) of \S.*"
)
_LONGEST_CATEGORY, _ROWS_ABOVE = 60, 3


class SaidOver(Struct, frozen=True):
    """Whose figures they are, the category that the label would be, and why a person is asked; "" where nobody is."""

    these_are: Whose = Whose.ALL
    category: str = ""
    why: str = ""


NOBODY_ASKED = SaidOver()


def said_over_all(labels: Iterable[Qualifier], known: KnownDefinitions) -> SaidOver:
    """By the labels that go for all of a table: the first that is not the council's own."""
    given = list(labels)
    others = [each for each in given if not is_own(text_of(each.cell), known)]
    if not given:
        return NOBODY_ASKED
    label = (others or given)[0]
    whose = Whose.NOT_SAID if others else Whose.ALL
    return SaidOver(whose, category_of(text_of(label.cell)), f"“{label.label}” stands {label.where}")


def worked_out_over(sheet: Sheet, rows: tuple[int, int]) -> str:
    """What a pivot table says over its numbers where it does not add them up: "Average of Value", "Count of Value"."""
    for row in range(max(1, rows[0] - _ROWS_ABOVE), rows[1] + 1):
        for cell in sheet.row(row):
            if _WORKED_OUT.fullmatch(text_of(cell).casefold()):
                return f"“{text_of(cell)[:_LONGEST_CATEGORY]}” stands over its numbers"
    return ""


def category_of(label: str) -> str:
    """What a label would be called as a category: "Duty" for "Team: Duty"."""
    return label.rpartition(":")[2].strip()[:_LONGEST_CATEGORY]


def is_draft(sheet: str) -> bool:
    """Whether a sheet's name says that another one goes before it."""
    return not _DRAFTS.isdisjoint(_words(sheet))


def is_own(label: str, known: KnownDefinitions) -> bool:
    """Whether a label says no more than the council's name: "Marlshire only"."""
    details = known.records.details
    council = set(_words(details.council)) - _FILLERS if details is not None else set()
    words = set(_words(label)) - _FILLERS
    return bool(words) and words <= council


def _words(text: str) -> list[str]:
    return [key_of(word) for word in re.split(r"[^\w']+", text.casefold()) if key_of(word)]
