"""The dates on the cover of a month's pack."""

from dataclasses import dataclass
from typing import Annotated

from ibdesk.domain.column import Column
from ibdesk.domain.month import Month


@dataclass(frozen=True, slots=True)
class CoverDates:
    """What the cover of one month's pack says, in place of the dates that hold for every month."""

    month: Annotated[Month, Column("Month", 14)]
    figures_as_at: Annotated[str, Column("Figures as at", 26)] = ""
    issue_date: Annotated[str, Column("Issue date", 26)] = ""

    @property
    def key(self) -> Month:
        return self.month
