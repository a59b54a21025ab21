"""Red, amber, green: the figure compared with its target, and the sentence that says why (domain.md part 3)."""

from enum import StrEnum

from msgspec import Struct

from ibdesk.domain.month import Month


class Status(StrEnum):
    RED = "red"
    AMBER = "amber"
    GREEN = "green"
    NOT_ASSESSED = "not assessed"
    NO_DATA = "no data"


class DecidedBy(StrEnum):
    """The rule that decided an assessment."""

    HAND = "set by hand"
    NO_FIGURE = "no figure"
    IMPOSSIBLE = "the figure cannot be"
    UNITS_DIFFER = "units differ"
    NOT_CONFIRMED = "target not confirmed"
    BASIS_UNKNOWN = "target basis unknown"
    NO_BETTER_DIRECTION = "no better direction"
    TARGET_DOES_NOT_FIT = "target does not fit"
    TARGET_MET = "target met"
    WITHIN_TOLERANCE = "within tolerance"
    TARGET_MISSED = "target missed"
    NO_TARGET = "no target"
    NO_TARGET_NO_DIRECTION = "no target, no better direction"
    NOTHING_TO_COMPARE = "no target, nothing to compare"
    LAST_YEAR = "no target: compared with last year"


class Override(Struct, frozen=True):
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


class OverrideRemoved(Struct, frozen=True):
    """That an override no longer holds, so that the computed assessment is shown again. `at` as in Override."""

    code: str
    month: Month
    by: str
    at: str

    @property
    def key(self) -> tuple[str, Month]:
        return self.code, self.month


class Assessment(Struct, frozen=True):
    """`status` is what is shown, `computed` what the rule says; they differ only where `override` is set.

    `rule` is what decided the status that is shown. `reason` says with its numbers why the computed one is what it is,
    `computed_words` put that status before it, `words` say all of it; none of the three has a full stop at its end.
    """

    status: Status
    computed: Status
    rule: DecidedBy
    reason: str
    computed_words: str
    words: str
    override: Override | None = None

    @property
    def sentence(self) -> str:
        """All of it: "Amber, set by hand by Anna: One family of six. The rule gives Red: 138 is above ..." """
        return f"{self.words}."

    @property
    def computed_sentence(self) -> str:
        """What the rule says, whatever was set by hand: "Red: 138 is above the target of at most 130." """
        return f"{self.computed_words}."
