"""What was read from one file: its recognised sheets, its records, and what could not be read."""

from collections.abc import Sequence
from typing import Any

from msgspec import Struct, field

from ibdesk.domain.board import SEVERAL, Records
from ibdesk.domain.printed_report import PrintedRating
from ibdesk.domain.problem import Problem
from ibdesk.domain.question import Question
from ibdesk.domain.refused import RefusedFile

MONTHS, NOT_USED, NOT_UNDERSTOOD = "months", "not used", "not understood"


class LabelTaken(Struct, frozen=True):
    """`role` is the field that stands under it ("code", "month", "value" ...), or one of the words above; `where` says
    of one that is not understood where it stands, `until` of months the last of them. `of_sheet`: it goes for all
    figures of the sheet."""

    sheet: str
    cell: str
    label: str
    role: str
    where: str = ""
    until: str = ""
    of_sheet: bool = False


class SheetRead(Struct, frozen=True):
    """One sheet as recognised: layout is "long", "wide", "report table", "Population", ..., "mapped" (as a person
    said) or "not used"."""

    name: str
    layout: str
    figures: int
    where: str = ""


class WorkbookContents(Struct, frozen=True):
    """Everything read from one file. `refused` says why, where the file could not be used at all; then the rest is
    empty. `problems` are what the reading itself found, each at its cell. `questions` are what a person can say and
    the board does not have; `unread` names the sheets that a person has to say something of; `labels` are the headings
    and labels of its tables of figures with what each was taken for; `ratings` are what it prints beside its figures.
    """

    name: str
    sha256: str
    sheets: tuple[SheetRead, ...] = ()
    records: Records = field(default_factory=Records)
    problems: tuple[Problem, ...] = ()
    refused: RefusedFile | None = None
    questions: tuple[Question, ...] = ()
    unread: tuple[str, ...] = ()
    labels: tuple[LabelTaken, ...] = ()
    ratings: tuple[PrintedRating, ...] = ()

    def held_back(self, sheet: str) -> tuple[LabelTaken, ...]:
        """The labels of a sheet that nobody has explained, for which nothing of their tables is used."""
        return tuple(each for each in self.labels if each.sheet == sheet and each.role == NOT_UNDERSTOOD)

    @property
    def error(self) -> str | None:
        """Why it could not be used and what to do, in whole sentences."""
        return None if self.refused is None else str(self.refused)

    @property
    def needs_password(self) -> bool:
        return self.refused is not None and self.refused.needs_password


def all_of(bundles: Sequence[Records]) -> Records:
    """Every record of some bundles, one bundle's after the other's, those with the same key too. Of what a bundle has
    once, the details and settings, there are none."""
    several: dict[str, Any] = {
        name: tuple(one for bundle in bundles for one in getattr(bundle, name)) for name in SEVERAL
    }
    return Records(**several, sample=any(bundle.sample for bundle in bundles))
