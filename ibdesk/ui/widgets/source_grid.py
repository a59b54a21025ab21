"""A cell in its workbook, with what stands around it: headings kept in sight, the cell ringed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QEvent, QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ibdesk.domain.assessment import Status
from ibdesk.domain.cell_address import column_letters
from ibdesk.palette import Palette
from ibdesk.ui.look.lettering import lettered
from ibdesk.ui.look.painting import Kept
from ibdesk.ui.widgets.copied_cells import CopyingTable

if TYPE_CHECKING:
    from ibdesk.desk import CellView

Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole
_ROOM, _ROOM_OVER, _WIDEST, _NARROWEST = 18, 8, 190, 48


class SourceModel(QAbstractTableModel):
    """The cells as their workbook shows them; rows and columns carry its own numbers and letters."""

    def __init__(self) -> None:
        super().__init__()
        self.view: CellView | None = None
        self.rows: tuple[int, ...] = ()
        self.headed = False

    def set_view(self, view: CellView | None) -> None:
        self.beginResetModel()
        self.view = view
        # The row of headings stands in the header, so that it stays in sight.
        headings = view.heading_row if view is not None and view.ringed[0] != view.heading_row else None
        self.rows = tuple(row for row in view.rows if row != headings) if view is not None else ()
        self.headed = headings is not None
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own signature)
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own signature)
        return 0 if parent.isValid() or self.view is None else len(self.view.columns)

    def place(self, index: Index) -> tuple[int, int]:
        """The row and column in the workbook."""
        assert self.view is not None
        return self.rows[index.row()], self.view.columns[index.column()]

    def data(self, index: Index, role: int = _Role.DisplayRole) -> object:
        if not index.isValid() or self.view is None:
            return None
        place = self.place(index)
        match role:
            case _Role.DisplayRole:
                return " ".join(self.view.text(*place).split())
            case _Role.AccessibleTextRole:
                asked = ", the cell in question" if place == self.view.ringed else ""
                return f"{column_letters(place[1])}{place[0]}: {self.view.text(*place) or 'blank'}{asked}"
            case _Role.TextAlignmentRole:
                right = place in self.view.numbers
                side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
                return int(side | Qt.AlignmentFlag.AlignVCenter)
            case _Role.FontRole:
                return lettered(strong=place[0] == self.view.heading_row)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole) -> object:
        if self.view is None or role != _Role.DisplayRole:
            return None
        if orientation is Qt.Orientation.Horizontal:
            return self.over(section)
        return str(self.rows[section])

    def over(self, section: int) -> str:
        """The letters of a column, with its heading below them where there is one."""
        assert self.view is not None
        column = self.view.columns[section]
        heading = " ".join(self.view.heading(column).split())
        return f"{column_letters(column)}\n{heading}" if self.headed else column_letters(column)


class _Cells(QStyledItemDelegate):
    """Lines as in a spreadsheet, headings shaded, a break where rows or columns are left out, the ring on top."""

    def __init__(self, tokens: Palette, grid: SourceGrid) -> None:
        super().__init__(grid)
        self.tokens, self._grid = tokens, grid

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect, state = option.rect, option.state  # type: ignore[attr-defined]
        model, tokens = self._grid.cells, self.tokens
        view = model.view
        if view is None:
            return
        row, column = model.place(index)
        with Kept(painter):
            heading = row == view.heading_row
            painter.fillRect(rect, QColor(tokens.selection if heading else tokens.surface))
            painter.setPen(QPen(QColor(tokens.line), 1))
            painter.drawLine(rect.bottomLeft(), rect.bottomRight())
            painter.drawLine(rect.topRight(), rect.bottomRight())
            painter.setPen(QPen(QColor(tokens.edge), 1, Qt.PenStyle.DashLine))
            if index.row() and model.rows[index.row() - 1] != row - 1:
                painter.drawLine(rect.topLeft(), rect.topRight())
            if index.column() and view.columns[index.column() - 1] != column - 1:
                painter.drawLine(rect.topLeft(), rect.bottomLeft())
            painter.setFont(lettered(strong=heading))
            painter.setPen(QColor(tokens.text))
            words = rect.adjusted(6, 0, -6, 0)
            text = painter.fontMetrics().elidedText(str(index.data() or ""), Qt.TextElideMode.ElideRight, words.width())
            painter.drawText(words, int(index.data(_Role.TextAlignmentRole)) | Qt.TextFlag.TextSingleLine, text)
            if (row, column) == view.ringed:
                painter.setPen(QPen(QColor(tokens.statuses[Status.RED].shape), 3))
                painter.drawRect(rect.adjusted(1, 1, -2, -2))
            elif state & QStyle.StateFlag.State_HasFocus:
                painter.setPen(QPen(QColor(tokens.focus), 2))
                painter.drawRect(rect.adjusted(1, 1, -2, -2))


class SourceGrid(CopyingTable):
    """Read only; what is chosen can be copied."""

    def __init__(self, tokens: Palette) -> None:
        super().__init__()
        self.cells = SourceModel()
        self._look = _Cells(tokens, self)
        self.setModel(self.cells)
        self.setItemDelegate(self._look)
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setAccessibleName("The cell in its workbook")
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
            header.setHighlightSections(False)
        self.horizontalHeader().setTextElideMode(Qt.TextElideMode.ElideRight)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignCenter)

    def show_view(self, view: CellView | None) -> None:
        self.cells.set_view(view)
        self._fit()
        if view is not None:
            at = self.cells.index(self.cells.rows.index(view.ringed[0]), view.columns.index(view.ringed[1]))
            self.setCurrentIndex(at)
            self.scrollTo(at, QAbstractItemView.ScrollHint.PositionAtCenter)
            # In the middle up and down; sideways the codes and names at the left stay in sight where they can.
            self.horizontalScrollBar().setValue(0)
            self.scrollTo(at, QAbstractItemView.ScrollHint.EnsureVisible)

    def set_tokens(self, tokens: Palette) -> None:
        self._look.tokens = tokens
        self.viewport().update()

    def sizeHint(self) -> QSize:
        """High enough for every row that is shown."""
        rows = self.cells.rowCount() or 1
        return QSize(400, self._row_height() * (rows + 1 + self.cells.headed) + 8)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def _fit(self) -> None:
        metrics = self.fontMetrics()
        self.verticalHeader().setDefaultSectionSize(self._row_height())
        for column in range(self.cells.columnCount()):
            texts = [str(self.cells.index(row, column).data() or "") for row in range(self.cells.rowCount())]
            over = [metrics.horizontalAdvance(text[:60]) + _ROOM_OVER for text in self.cells.over(column).split("\n")]
            wide = max((*(metrics.horizontalAdvance(text[:60]) for text in texts), *over), default=0) * 1.06
            self.setColumnWidth(column, max(_NARROWEST, min(round(wide) + _ROOM, _WIDEST)))
        self.updateGeometry()

    def _row_height(self) -> int:
        return self.fontMetrics().height() + 7
