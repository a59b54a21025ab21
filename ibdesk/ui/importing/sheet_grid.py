"""The upper left of an unknown sheet as it looks: heading rows outlined, columns that are used tinted."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import QAbstractTableModel, QEvent, QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ibdesk.palette import Palette
from ibdesk.ui.look.lettering import lettered
from ibdesk.ui.problems.source_grid import column_letters
from ibdesk.ui.widgets.copied_cells import CopyingTable

Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole
_ROOM, _WIDEST, _NARROWEST = 16, 150, 44


class SheetModel(QAbstractTableModel):
    """The sheet's texts, with what was said of its rows and columns."""

    def __init__(self) -> None:
        super().__init__()
        self.grid: tuple[tuple[str, ...], ...] = ()
        self.heading_rows = (0, 0)
        self.used: frozenset[int] = frozenset()

    def set_grid(self, grid: Sequence[Sequence[str]], heading_rows: tuple[int, int]) -> None:
        self.beginResetModel()
        self.grid, self.heading_rows, self.used = tuple(tuple(row) for row in grid), heading_rows, frozenset()
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own signature)
        return 0 if parent.isValid() else len(self.grid)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own signature)
        return 0 if parent.isValid() or not self.grid else len(self.grid[0])

    def is_heading(self, row: int) -> bool:
        return self.heading_rows[0] <= row + 1 <= self.heading_rows[1]

    def data(self, index: Index, role: int = _Role.DisplayRole) -> object:
        if not index.isValid():
            return None
        text = " ".join(self.grid[index.row()][index.column()].split())
        match role:
            case _Role.DisplayRole | _Role.ToolTipRole:
                return text
            case _Role.AccessibleTextRole:
                heading = ", heading" if self.is_heading(index.row()) else ""
                used = ", used" if index.column() + 1 in self.used else ""
                return f"{column_letters(index.column() + 1)}{index.row() + 1}: {text or 'blank'}{heading}{used}"
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole) -> object:
        if role != _Role.DisplayRole:
            return None
        return column_letters(section + 1) if orientation is Qt.Orientation.Horizontal else str(section + 1)


class _Look(QStyledItemDelegate):
    def __init__(self, tokens: Palette, grid: "SheetGrid") -> None:
        super().__init__(grid)
        self.tokens, self._sheet = tokens, grid

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect, state = option.rect, option.state  # type: ignore[attr-defined]
        model, tokens = self._sheet.cells, self.tokens
        heading, used = model.is_heading(index.row()), index.column() + 1 in model.used
        below = index.row() + 1 > model.heading_rows[1]
        painter.save()
        fill = tokens.selection if heading else tokens.band_fill if used and below else tokens.surface
        painter.fillRect(rect, QColor(fill))
        painter.setPen(QPen(QColor(tokens.line), 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.drawLine(rect.topRight(), rect.bottomRight())
        painter.setPen(QPen(QColor(tokens.accent), 2))
        if index.row() + 1 == model.heading_rows[0]:
            painter.drawLine(rect.left(), rect.top() + 1, rect.right(), rect.top() + 1)
        if index.row() + 1 == model.heading_rows[1]:
            painter.drawLine(rect.left(), rect.bottom(), rect.right(), rect.bottom())
        painter.setFont(lettered(strong=heading))
        painter.setPen(QColor(tokens.text))
        words = rect.adjusted(6, 0, -6, 0)
        shown = painter.fontMetrics().elidedText(str(index.data() or ""), Qt.TextElideMode.ElideRight, words.width())
        painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter) | Qt.TextFlag.TextSingleLine, shown)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(tokens.focus), 2))
            painter.drawRect(rect.adjusted(1, 1, -2, -2))
        painter.restore()


class SheetGrid(CopyingTable):
    """Read only. `pointed_at` carries the column in which a cell was chosen, from 1."""

    pointed_at = Signal(int)

    def __init__(self, tokens: Palette) -> None:
        super().__init__()
        self.cells = SheetModel()
        self.setModel(self.cells)
        self.setItemDelegate(_Look(tokens, self))
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setAccessibleName("The sheet as it looks")
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
            header.setHighlightSections(False)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignCenter)
        self.clicked.connect(lambda index: self.pointed_at.emit(index.column() + 1))

    def show_sheet(self, grid: Sequence[Sequence[str]], heading_rows: tuple[int, int]) -> None:
        self.cells.set_grid(grid, heading_rows)
        self._fit()
        self._let_titles_run()
        if self.cells.rowCount():
            self.scrollTo(self.cells.index(max(heading_rows[0] - 2, 0), 0))

    def show_used(self, columns: Collection[int]) -> None:
        self.cells.used = frozenset(columns)
        self.viewport().update()

    def wanted_width(self) -> int:
        """Enough for every column."""
        wide = sum(self.columnWidth(column) for column in range(self.cells.columnCount()))
        return wide + self.verticalHeader().sizeHint().width() + 24

    def sizeHint(self) -> QSize:
        return QSize(420, 300)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def _let_titles_run(self) -> None:
        """Texts above the headings run over the blank cells beside them, as in a spreadsheet."""
        self.clearSpans()
        for row in range(max(self.cells.heading_rows[0] - 1, 0)):
            texts = self.cells.grid[row]
            filled = [column for column, text in enumerate(texts) if text]
            for at, column in enumerate(filled):
                end = filled[at + 1] if at + 1 < len(filled) else len(texts)
                if end - column > 1:
                    self.setSpan(row, column, 1, end - column)

    def _fit(self) -> None:
        metrics = self.fontMetrics()
        self.verticalHeader().setDefaultSectionSize(metrics.height() + 7)
        # A title in the first column would make it as wide as the sheet: it runs over its neighbours there.
        first = max(self.cells.heading_rows[0] - 1, 0)
        for column in range(self.cells.columnCount()):
            texts = [row[column] for row in self.cells.grid[first:]]
            wide = max((metrics.horizontalAdvance(text[:40]) for text in texts), default=0)
            self.setColumnWidth(column, max(_NARROWEST, min(wide + _ROOM, _WIDEST)))
