"""What is marked in a sheet as it looks: headings, cells that are used, problems, hidden rows and columns. Pure."""

from collections.abc import Collection, Mapping

from msgspec import Struct, field
from msgspec.structs import replace

from ibdesk.domain.problem import Severity
from ibdesk.domain.proposal import Trial
from ibdesk.domain.wording import SEVERITY_WORDS

Place = tuple[int, int]
Block = tuple[int, int, int, int]  # first row, first column, last row, last column
_LAST_COLUMN = 16_384


class SheetMarks(Struct, frozen=True):
    """Places are row and column, from 1. `columns` are used below row `below`, `cells` one by one."""

    headings: tuple[Block, ...] = ()
    cells: frozenset[Place] = frozenset()
    columns: frozenset[int] = frozenset()
    below: int = 0
    problems: Mapping[Place, Severity] = field(default_factory=dict)
    hidden: frozenset[Place] = frozenset()

    def heading_block(self, row: int, column: int) -> Block | None:
        """The headings that a cell is one of."""
        inside = (each for each in self.headings if each[0] <= row <= each[2] and each[1] <= column <= each[3])
        return next(inside, None)

    def is_used(self, row: int, column: int) -> bool:
        return (row, column) in self.cells or (column in self.columns and row > self.below)

    @property
    def first_heading(self) -> int:
        """The row where the first headings begin; 0 without any."""
        return min((block[0] for block in self.headings), default=0)

    def spoken(self, row: int, column: int) -> str:
        """What is marked of a cell, as it is read out after its text."""
        severity = self.problems.get((row, column))
        said = [
            "heading" if self.heading_block(row, column) else "",
            "used" if self.is_used(row, column) else "",
            "hidden in the workbook" if (row, column) in self.hidden else "",
            f"problem: {SEVERITY_WORDS[severity].lower()}" if severity else "",
        ]
        return "".join(f", {each}" for each in said if each)


def mapping_marks(heading_rows: tuple[int, int], columns: Collection[int] = ()) -> SheetMarks:
    """While a person says what the columns hold: whole rows of headings, whole columns below them."""
    first, last = heading_rows
    return SheetMarks(((first, 1, last, _LAST_COLUMN),), columns=frozenset(columns), below=last)


def trial_marks(heading_rows: tuple[int, int], labels: Collection[int], trial: Trial) -> SheetMarks:
    """Once it was tried: the cells that would be read, those beside them in the columns of `labels`, which say what
    they are, and what would be wrong."""
    rows = {row for row, _ in trial.used}
    beside = {(row, column) for row in rows for column in labels}
    return replace(mapping_marks(heading_rows), cells=trial.used | beside, problems=trial.wrong)
