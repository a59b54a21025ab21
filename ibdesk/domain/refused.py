"""Why a file that was given as a workbook cannot be used: a code for the program, and the parts of the sentence."""

from enum import StrEnum

from msgspec import Struct


class WhyRefused(StrEnum):
    NOT_LOADED = "not loaded"  # not there, no file, may not be read, too large to be loaded
    OTHER_KIND = "other kind"  # no workbook, or of a kind that is not read
    EMPTY = "empty"
    PASSWORD_NEEDED = "password needed"
    WRONG_PASSWORD = "wrong password"
    CANNOT_UNLOCK = "cannot unlock"  # locked in a way that a password given here does not open
    TOO_LARGE = "too large"
    DAMAGED = "damaged"
    STOPPED = "stopped"  # its reading took too much time or memory
    TOO_MANY_FIGURES = "too many figures"  # more than one import may bring
    NO_PROCESS = "no process"  # the computer has no room for the process that reads
    OWN_FAULT = "own fault"  # the program's, and not the file's


# What stands between the file's name and the reason, and after the reason, where that is not the usual.
_USUAL = " cannot be read: ", ""
_OTHERWISE = {
    WhyRefused.NOT_LOADED: (" ", ""),
    WhyRefused.TOO_MANY_FIGURES: (" ", " Nothing of it was used."),
    WhyRefused.OWN_FAULT: (" cannot be read: ", " IBDesk is at fault, not the workbook."),
}


class RefusedFile(Struct, frozen=True):
    """`reason` is the sentence's own part, without a full stop; `next_step` is whole sentences."""

    why: WhyRefused
    name: str
    reason: str
    next_step: str

    @property
    def what(self) -> str:
        """“figures.xlsx” cannot be read: it is damaged."""
        before, after = _OTHERWISE.get(self.why, _USUAL)
        return f"“{self.name}”{before}{self.reason}.{after}"

    @property
    def needs_password(self) -> bool:
        """Whether a password can still be given for it."""
        return self.why in (WhyRefused.PASSWORD_NEEDED, WhyRefused.WRONG_PASSWORD)

    def __str__(self) -> str:
        return f"{self.what} {self.next_step}"
