"""How much one workbook may hold, whatever its kind: what fits into a gigabyte with room to spare."""

from dataclasses import dataclass

from ibdesk.domain.refused import WhyRefused
from ibdesk.reading.cells.refusal import Refusal

MOST_CELLS = 3_000_000
MOST_STRINGS = 2_000_000
MOST_TEXT = 60_000_000  # characters in all
LONGEST_TEXT = 1_000_000  # characters in one cell; Excel's own limit is 32,767

_SMALLER = "Copy the sheets with the figures into a new workbook, save that, and read it."


@dataclass(slots=True)
class Used:
    """What the sheets read so far hold together."""

    cells: int = 0
    characters: int = 0

    def check_limits(self) -> None:
        """Refusal where the sheets together hold more than fits; asked now and then while they are read."""
        if self.cells > MOST_CELLS:
            raise too_many_cells()
        if self.characters > MOST_TEXT:
            raise too_much_text()


def too_many_cells() -> Refusal:
    """For a workbook with more cells than fit into memory."""
    return Refusal(f"it holds more than {MOST_CELLS:,} cells", _SMALLER, WhyRefused.TOO_LARGE)


def too_much_text() -> Refusal:
    """For a workbook with more text than fits into memory beside its cells."""
    return Refusal(
        f"it holds more than {MOST_STRINGS:,} texts or {MOST_TEXT:,} characters", _SMALLER, WhyRefused.TOO_LARGE
    )


def too_long_text() -> Refusal:
    """For a cell whose text grows beyond all reason."""
    return Refusal(f"one of its cells holds more than {LONGEST_TEXT:,} characters", why=WhyRefused.TOO_LARGE)
