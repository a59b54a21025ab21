"""What came of marking a workbook."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class MarkedCopy:
    """Where it went, how many cells were marked and problems listed; a sentence where only the list was written."""

    path: Path
    marked: int
    listed: int
    list_only_reason: str | None = None
