"""Which rows and columns of a sheet nobody sees, as its XML says it."""

from collections.abc import Iterable

from ibdesk.reading.cells.sheet import LAST_COLUMN
from ibdesk.reading.files.zipped.xml_part import Attributes, is_true


def is_hidden_row(attributes: Attributes) -> bool:
    """Whether nobody sees a row with these attributes."""
    return is_true(attributes.get("hidden")) or _is_zero(attributes.get("ht"))


def is_hidden_column(attributes: Attributes) -> bool:
    """Whether nobody sees columns with these attributes."""
    return is_true(attributes.get("hidden")) or _is_zero(attributes.get("width"))


class Hidden:
    """The hidden rows and columns met so far; `rows` and `columns` are those that hold something."""

    def __init__(self) -> None:
        self.rows: list[int] = []
        self.columns: set[int] = set()
        self._column_is = bytearray(LAST_COLUMN + 1)
        self.any_column = False

    def hide_columns(self, first: int, last: int) -> None:
        self.any_column = True
        self._column_is[first : last + 1] = b"\1" * max(0, last + 1 - first)

    def has_column(self, column: int) -> bool:
        return self._column_is[column] == 1

    def met(self, row: int, is_hidden: bool, columns: Iterable[int]) -> None:
        """A row holds something in these columns."""
        if is_hidden:
            self.rows.append(row)
        if self.any_column:
            self.columns.update(filter(self.has_column, columns))


def _is_zero(text: str | None) -> bool:
    return text is not None and text.isascii() and not text.strip("0.") and text != ""
