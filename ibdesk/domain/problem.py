"""A problem: something a check found, where, why it matters and what to do."""

from dataclasses import dataclass
from enum import StrEnum

from ibdesk.domain.figure import Source
from ibdesk.domain.month import Month


class Severity(StrEnum):
    """On screen: Must fix, Check, For information. An error blocks signing off, never the import."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Problem:
    """`message` says what is there and why it matters, `next_step` what to do; `found` is the cell's own text."""

    rule: str
    severity: Severity
    message: str
    next_step: str
    source: Source | None = None
    code: str | None = None
    month: Month | None = None
    found: str = ""


def worst_first(problem: Problem) -> tuple[int, str, str, str]:
    """Sort key: errors, then warnings, then information; within them by code, place and rule."""
    order = tuple(Severity).index(problem.severity)
    return order, (problem.code or "").rjust(6), str(problem.source or ""), problem.rule
