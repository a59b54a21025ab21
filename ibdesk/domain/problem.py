"""A problem: something a check found, where, why it matters and what to do."""

from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from typing import Annotated

from msgspec import Struct
from msgspec.structs import replace

from ibdesk.domain.awaited import NOTHING_AWAITED, Awaited, awaited
from ibdesk.domain.figure import CellSource, Source
from ibdesk.domain.month import Month
from ibdesk.domain.record_fields import YOUNGER


class Severity(StrEnum):
    """On screen: Must fix, Check, For information. An error blocks signing off, never the import."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


_Place = tuple[str, str | None, Month | None, str, str]


# Told before problems said what they await: of these the target of their code and first month is.
_TARGET_NOT_USED = frozenset({"target-bounds", "target-unit"})


class AcceptedWarning(Struct, frozen=True):
    """A warning that a person looked at and found right, with the reason. `at` is an ISO date and time.

    It belongs to the warning as it was reported, whatever workbook that came from: where the figure or text behind it
    changes, the warning says something else, and is asked about again.
    """

    rule: str
    code: str | None
    month: Month | None
    found: str
    message: str
    reason: str
    by: str
    at: str

    def __post_init__(self) -> None:
        if not self.reason.strip():
            raise ValueError("an accepted warning needs a reason")

    @property
    def key(self) -> _Place:
        return self.rule, self.code, self.month, self.found, self.message


class AcceptanceTakenBack(Struct, frozen=True):
    """That an accepted warning is open again."""

    rule: str
    code: str | None
    month: Month | None
    found: str
    message: str
    by: str
    at: str

    @property
    def key(self) -> _Place:
        return self.rule, self.code, self.month, self.found, self.message


class Problem(Struct, frozen=True):
    """`message` says what is there and why it matters, `next_step` what to do; `found` is the cell's own text.

    `accepted` is set where a person said why a warning is right as it is: it is still shown, and no longer open.
    `awaits` is what it kept from coming in as it should, a kind of record ("target") and how its key begins: once
    another workbook or a person brings that, the problem is over. `table` is the board's own table that it is put right
    in ("Targets"), where it is about no single indicator's figure. `fault` is what is wrong where the message names the
    indicator or the cell as well: what has the same one may be told together. `about` are the indicators of a problem
    that is told once for all of them, without a code. `said_before` are the sentences in which earlier programs told
    the same: who accepted one of these accepted this one.
    """

    rule: str
    severity: Severity
    message: str
    next_step: str
    source: Source | None = None
    code: str | None = None
    month: Month | None = None
    found: str = ""
    accepted: AcceptedWarning | None = None
    awaits: Annotated[Awaited, YOUNGER] = NOTHING_AWAITED
    table: Annotated[str, YOUNGER] = ""
    fault: Annotated[str, YOUNGER] = ""
    about: Annotated[tuple[str, ...], YOUNGER] = ()
    said_before: Annotated[tuple[str, ...], YOUNGER] = ()

    @property
    def indicator(self) -> str | None:
        """The code of the one indicator that it is about; None where it is about several, or none."""
        return self.about[0] if self.code is None and len(self.about) == 1 else self.code

    @property
    def ended_by(self) -> Awaited:
        """The same, also of a problem that a board has from before; empty where nothing but its file ends it."""
        if self.awaits or self.rule not in _TARGET_NOT_USED:
            return self.awaits
        return awaited("target", self.code, self.month)

    @property
    def cell_source(self) -> CellSource | None:
        """The cell that it is about; None where it is about a figure that was typed in, or no single place."""
        return self.source if isinstance(self.source, CellSource) else None

    @property
    def is_open(self) -> bool:
        """Whether it still waits for somebody: not where it was accepted, and not where it only informs."""
        return self.accepted is None and self.severity is not Severity.INFO

    @property
    def place(self) -> _Place:
        """What an accepted warning is known by."""
        return self.rule, self.code, self.month, self.found, self.message


def worst_first(problem: Problem) -> tuple[int, bool, str, str, str]:
    """Sort key: errors, then warnings, the accepted ones last, then information; within them by code, place, rule."""
    order = tuple(Severity).index(problem.severity)
    accepted = problem.accepted is not None
    return order, accepted, (problem.code or "").rjust(6), str(problem.source or ""), problem.rule


# A figure that is dated too late by mistake is a problem of the month that it was meant for.
_TOLD_BEFORE_ITS_MONTH = ("month-after-report",)


def of_month(problems: Iterable[Problem], month: Month) -> Iterator[Problem]:
    """A month's own: what is about a later month stands on none of its pages, and is told there."""
    return (
        problem
        for problem in problems
        if problem.month is None or problem.month <= month or problem.rule in _TOLD_BEFORE_ITS_MONTH
    )


def count_open(problems: Iterable[Problem], severity: Severity) -> int:
    """How many of a severity are not accepted."""
    return sum(problem.severity is severity and problem.accepted is None for problem in problems)


_PLAIN_QUOTES = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'"})


def _said_plainly(place: _Place, message: str | None = None) -> _Place:
    """The same, whichever quotation marks its sentences have: they say nothing else with others. With `message` as if
    it were told in that one."""
    rule, code, month, found, told = place
    said = told if message is None else message
    return rule, code, month, found.translate(_PLAIN_QUOTES), said.translate(_PLAIN_QUOTES)


def with_acceptances(
    problems: Iterable[Problem], acceptances: Iterable[AcceptedWarning | AcceptanceTakenBack]
) -> tuple[Problem, ...]:
    """The same problems, worst first, each warning that was accepted marked so."""
    accepted = {_said_plainly(one.key): one for one in acceptances if isinstance(one, AcceptedWarning)}
    marked = (
        _marked(problem, accepted)
        if problem.severity is Severity.WARNING and (accepted or problem.accepted)
        else problem
        for problem in problems
    )
    return tuple(sorted(marked, key=worst_first))


def _marked(problem: Problem, accepted: Mapping[_Place, AcceptedWarning]) -> Problem:
    """One that was accepted in an earlier sentence stands in that one: the reason was given for it."""
    if (found := accepted.get(_said_plainly(problem.place))) is not None:
        return replace(problem, accepted=found)
    for said in problem.said_before:
        if (found := accepted.get(_said_plainly(problem.place, said))) is not None:
            return replace(problem, accepted=found, message=found.message)
    return replace(problem, accepted=None)
