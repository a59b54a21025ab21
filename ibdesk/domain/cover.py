"""The dates on the cover of a month's pack."""

from typing import Annotated

from msgspec import Struct

from ibdesk.domain.month import Month
from ibdesk.domain.record_fields import Column


class CoverDates(Struct, frozen=True):
    """What the cover of one month's pack says, in place of the dates that hold for every month."""

    month: Annotated[Month, Column("Month", 14)]
    figures_as_at: Annotated[str, Column("Figures as at", 26)] = ""
    issue_date: Annotated[str, Column("Issue date", 26)] = ""

    @property
    def key(self) -> Month:
        return self.month
