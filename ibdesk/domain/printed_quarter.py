"""An earlier quarter's number that a report prints without saying of which year: kept as printed, never compared."""

from msgspec import Struct

from ibdesk.domain.figure import CellSource, Quantity, Unit
from ibdesk.domain.month import Month


class PrintedQuarter(Struct, frozen=True):
    """`period` is how the quarter is written, "Q4 2013"; `could_be` are the last months of the quarters that it may
    mean."""

    period: str
    quantity: Quantity
    unit: Unit | None
    could_be: tuple[Month, ...]
    source: CellSource

    @property
    def label(self) -> str:
        return f"{self.period} (year not stated)"
