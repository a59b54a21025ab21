"""What was read from one file: its recognised sheets, its records, and what could not be read."""

from dataclasses import dataclass, field

from ibdesk.domain.board import Records
from ibdesk.domain.problem import Problem
from ibdesk.domain.question import Question


@dataclass(frozen=True, slots=True)
class SheetRead:
    """One sheet as recognised: layout is "long", "wide", "report table", "Population", ..., "mapped" (as a person
    said) or "not used"."""

    name: str
    layout: str
    figures: int
    where: str = ""


@dataclass(frozen=True, slots=True)
class WorkbookContents:
    """Everything read from one file. `error` is a sentence where the file could not be used at all; then the rest is
    empty. `needs_password`: because it is locked, and no password or a wrong one was given. `problems` are what the
    reading itself found, each at its cell. `questions` are what a person can say and nobody has; `unread` names the
    sheets that nothing was recognised on."""

    name: str
    sha256: str
    sheets: tuple[SheetRead, ...] = ()
    records: Records = field(default_factory=Records)
    problems: tuple[Problem, ...] = ()
    error: str | None = None
    needs_password: bool = False
    questions: tuple[Question, ...] = ()
    unread: tuple[str, ...] = ()
