"""What only a text file's rows can tell: how many cells each has, and where a quotation mark put some together."""

from collections.abc import Mapping

from msgspec import Struct, field


class TextRows(Struct, frozen=True):
    """`widths` are the cells of each row from the first, blank ones too; `doubtful` the first and the last line in the
    file of each row in which a quotation mark stands where none can; `separator` the sign between its cells."""

    widths: tuple[int, ...] = ()
    doubtful: Mapping[int, tuple[int, int]] = field(default_factory=dict)
    separator: str = ","

    def width(self, row: int) -> int:
        """How many cells a row has; 0 for one that is not there."""
        return self.widths[row - 1] if 0 < row <= len(self.widths) else 0
