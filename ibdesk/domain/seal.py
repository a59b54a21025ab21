"""A sealed month: its pack went out, and stays as it was; and a pack that went out of a month that is not sealed."""

from collections.abc import Iterable
from enum import StrEnum
from typing import Annotated

from msgspec import Struct

from ibdesk.domain.month import Month
from ibdesk.domain.record_fields import YOUNGER


class Seal(Struct, frozen=True):
    """A month that was signed off. `at` is an ISO date and time.

    `saw` is the last step whose records the pack was made from, `inputs_sha256` the fingerprint of everything up to
    that step, `pack_sha256` that of the pack's bytes, `pdf_sha256` that of the PDF beside it, empty without one.
    """

    month: Month
    by: str
    at: str
    saw: int
    inputs_sha256: str
    pack_sha256: str
    pdf_sha256: Annotated[str, YOUNGER] = ""

    @property
    def key(self) -> tuple[Month]:
        return (self.month,)

    @property
    def step(self) -> int:
        """The seal's own step: the month's report is built as it was seen right after it."""
        return self.saw + 1


class WentOut(Struct, frozen=True):
    """A pack that was exported as final without its month being sealed: what is told as restated later is told against
    it. The pack itself is not kept, only its fingerprint. `saw` is the last step whose records it was made from."""

    month: Month
    by: str
    at: str
    saw: int
    pack_sha256: str

    @property
    def key(self) -> tuple[Month, int]:
        return self.month, self.saw

    @property
    def step(self) -> int:
        """The export's own step."""
        return self.saw + 1


class Standing(StrEnum):
    """What became of a month's pack."""

    SIGNED = "signed off"
    EXPORTED = "pack went out"


class SealOpened(Struct, frozen=True):
    """That a sealed month may be changed again, and why."""

    month: Month
    reason: str
    by: str
    at: str

    def __post_init__(self) -> None:
        if not self.reason.strip():
            raise ValueError("a sealed month is opened for a reason")

    @property
    def key(self) -> tuple[Month]:
        return (self.month,)


def standings(seals: Iterable[Seal | SealOpened | WentOut]) -> dict[Month, Standing]:
    """Of each month that is sealed, or whose pack was exported as final; of the others none."""
    found: dict[Month, Standing] = {}
    for each in seals:
        if isinstance(each, Seal):
            found[each.month] = Standing.SIGNED
        elif isinstance(each, WentOut):
            found.setdefault(each.month, Standing.EXPORTED)
    return found
