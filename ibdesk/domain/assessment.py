"""Red, amber, green: the figure held against its target, with the sentence that says why (domain.md part 3)."""

from dataclasses import dataclass
from enum import StrEnum

from ibdesk.domain.month import Month


class Status(StrEnum):
    RED = "red"
    AMBER = "amber"
    GREEN = "green"
    NOT_ASSESSED = "not assessed"
    NO_DATA = "no data"


@dataclass(frozen=True, slots=True)
class Override:
    """An assessment a person set by hand. `at` is an ISO date and time."""

    code: str
    month: Month
    status: Status
    reason: str
    by: str
    at: str

    def __post_init__(self) -> None:
        if not self.reason.strip():
            raise ValueError("an assessment set by hand needs a reason")

    @property
    def key(self) -> tuple[str, Month]:
        return self.code, self.month


@dataclass(frozen=True, slots=True)
class OverrideRemoved:
    """That an override no longer holds, so that the computed assessment is shown again. `at` as in Override."""

    code: str
    month: Month
    by: str
    at: str

    @property
    def key(self) -> tuple[str, Month]:
        return self.code, self.month


@dataclass(frozen=True, slots=True)
class Assessment:
    """`status` is what is shown, `computed` what the rule says; they differ only where `override` is set.
    `rule` names the rule that decided, in a few words; `sentence` says it with its numbers."""

    status: Status
    computed: Status
    rule: str
    sentence: str
    override: Override | None = None
