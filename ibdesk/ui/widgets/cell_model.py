"""A table of ready words: what its cells say, row by row, for painting, copying and reading out."""

from collections.abc import Sequence
from enum import IntEnum

from msgspec import Struct
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from ibdesk.domain.assessment import Status
from ibdesk.domain.wording import STATUS_WORDS
from ibdesk.ui.widgets.labels import plain_tip

Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole


class CellRole(IntEnum):
    CELL = _Role.UserRole + 1
    SUBJECT = _Role.UserRole + 2


class Cell(Struct, frozen=True):
    """`statuses` are painted with their marks before the text: one, or from what to what. `words` begin at the left in
    a column of numbers too."""

    text: str = ""
    statuses: tuple[Status, ...] = ()
    strong: bool = False
    quiet: bool = False
    words: bool = False

    @property
    def spoken(self) -> str:
        """The statuses in words, then the text."""
        marks = " to ".join(STATUS_WORDS[status] for status in self.statuses)
        return ", ".join(part for part in (marks, self.text) if part)


class Column(Struct, frozen=True):
    """`sample` is about as long as its words get; a column with a `share` takes that part of the room left over. One
    that is `spare` goes where the others have too little room; what does not fit into one that is `wrapped` goes on in
    a second line."""

    heading: str
    sample: str = ""
    share: int = 0
    right: bool = False
    spare: bool = False
    wrapped: bool = False


class Row(Struct, frozen=True):
    """`subject` is what the row is about: what `chosen` carries."""

    subject: object
    cells: tuple[Cell, ...]


class CellModel(QAbstractTableModel):
    """Rows of cells under their columns."""

    def __init__(self, columns: Sequence[Column]) -> None:
        super().__init__()
        self.columns = tuple(columns)
        self.rows: tuple[Row, ...] = ()

    def set_rows(self, rows: Sequence[Row]) -> None:
        self.beginResetModel()
        self.rows = tuple(rows)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own signature)
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own signature)
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = _Role.DisplayRole) -> object:
        if not index.isValid():
            return None
        row, column = self.rows[index.row()], index.column()
        cell = row.cells[column]
        match role:
            case _Role.DisplayRole:
                return cell.spoken
            case _Role.ToolTipRole:
                return plain_tip(cell.spoken)
            case _Role.AccessibleTextRole:
                return f"{self.columns[column].heading}: {cell.spoken or 'nothing'}"
            case _Role.TextAlignmentRole:
                return int(self._alignment(column, cell))
            case CellRole.CELL:
                return cell
            case CellRole.SUBJECT:
                return row.subject
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole) -> object:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == _Role.DisplayRole:
            return self.columns[section].heading
        if role == _Role.ToolTipRole:  # whole, where there is no room for it
            return plain_tip(self.columns[section].heading)
        return int(self._alignment(section)) if role == _Role.TextAlignmentRole else None

    def _alignment(self, column: int, cell: Cell | None = None) -> Qt.AlignmentFlag:
        right = self.columns[column].right and not (cell is not None and cell.words)
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        return side | Qt.AlignmentFlag.AlignVCenter
