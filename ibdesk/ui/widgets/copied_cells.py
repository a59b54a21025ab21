"""Ctrl+C in a table: the chosen cells as text that a spreadsheet takes as words and numbers, never as a formula."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QItemSelectionModel, QItemSelectionRange, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QTableView

from ibdesk.domain.formula_text import as_words


def safe_cell(text: str) -> str:
    """A cell's text on one line; words that a spreadsheet would run as a formula get an apostrophe before them."""
    line = " ".join(text.split())
    return line if _is_number(line) else as_words(line)


def as_table(rows: Sequence[Sequence[str]]) -> str:
    """Rows of cells as tab-separated lines."""
    return "\n".join("\t".join(safe_cell(cell) for cell in row) for row in rows)


def _is_number(text: str) -> bool:
    digits = text.removeprefix("-").removesuffix("%").replace(",", "").replace(".", "", 1)
    return digits.isascii() and digits.isdigit()


class CopyingTable(QTableView):
    """A table whose chosen cells can be copied; several cells are copied with their headings."""

    def selectionCommand(
        self, index: QModelIndex | QPersistentModelIndex, event: QEvent | None = None
    ) -> QItemSelectionModel.SelectionFlag:
        """What the program chooses is chosen, also while a key such as that of Ctrl+5 is still held: Qt would take it
        for a click with Ctrl, which lets go of what is chosen."""
        if event is not None:
            return super().selectionCommand(index, event)
        flags = QItemSelectionModel.SelectionFlag
        rows = self.selectionBehavior() is QTableView.SelectionBehavior.SelectRows
        return flags.ClearAndSelect | flags.Rows if rows else flags.ClearAndSelect

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        else:
            super().keyPressEvent(event)

    def copy(self) -> None:
        if rows := self.chosen_cells():
            QGuiApplication.clipboard().setText(as_table(rows))

    def chosen_cells(self) -> list[list[str]]:
        """The smallest block of cells around the chosen ones; under its headings where it is more than one."""
        chosen: list[QItemSelectionRange] = list(self.selectionModel().selection())  # type: ignore[call-overload]
        if not chosen:
            return []
        rows = range(min(each.top() for each in chosen), max(each.bottom() for each in chosen) + 1)
        columns = range(min(each.left() for each in chosen), max(each.right() for each in chosen) + 1)
        model = self.model()
        cells = [[str(model.index(row, column).data() or "") for column in columns] for row in rows]
        if len(rows) == len(columns) == 1:
            return cells
        over, before = self.headings_of(rows, columns)
        return [over, *([*heads, *row] for heads, row in zip(before, cells, strict=True))]

    def headings_of(self, rows: range, columns: range) -> tuple[list[str], list[list[str]]]:
        """What stands over the copied cells, and before each row of them."""
        over = [str(self.model().headerData(column, Qt.Orientation.Horizontal) or "") for column in columns]
        return over, [[] for _ in rows]
