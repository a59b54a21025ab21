"""The list of an import's workbooks and their sheets, two lines each; what waits for a person is marked."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate, QWidget

from ibdesk.domain.assessment import Status
from ibdesk.palette import Palette
from ibdesk.ui.importing.file_rows import FileRow, Row, SheetRow
from ibdesk.ui.look.lettering import SMALL, lettered
from ibdesk.ui.look.painting import Kept
from ibdesk.ui.paint.rag_mark import paint_rag_mark
from ibdesk.ui.widgets.labels import plain_tip

Index = QModelIndex | QPersistentModelIndex
ROW = Qt.ItemDataRole.UserRole + 1
_MARK, _LEFT, _INDENT, _ABOVE = 16, 14, 25, 5
_ONE_LINE = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine


class FileModel(QAbstractListModel):
    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[Row, ...] = ()

    def set_rows(self, rows: Sequence[Row]) -> None:
        self.beginResetModel()
        self.rows = tuple(rows)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own signature)
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return row.workbook if isinstance(row, FileRow) else row.sheet
            case Qt.ItemDataRole.AccessibleTextRole:
                return row.spoken
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tip(row.spoken)
            case int() if role == ROW:
                return row
        return None


class _Look(QStyledItemDelegate):
    """Name and how many, below it what is said of it."""

    def __init__(self, tokens: Palette, parent: QObject) -> None:
        super().__init__(parent)
        self.tokens = tokens

    def sizeHint(self, option: object, index: Index) -> QSize:
        lines = QFontMetrics(lettered()).height() + QFontMetrics(lettered(SMALL)).height()
        return QSize(200, lines + 2 * _ABOVE)

    def paint(self, painter: QPainter, option: object, index: Index) -> None:
        rect: QRect = option.rect  # type: ignore[attr-defined]
        state: QStyle.StateFlag = option.state  # type: ignore[attr-defined]
        row: Row = index.data(ROW)
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        with Kept(painter):
            painter.fillRect(rect, QColor(self.tokens.selection if chosen else self.tokens.surface))
            if isinstance(row, FileRow) and index.row():
                painter.fillRect(rect.left(), rect.top(), rect.width(), 1, QColor(self.tokens.line))
            self._paint_row(painter, rect, row)
            if chosen and state & QStyle.StateFlag.State_HasFocus:
                painter.setPen(QPen(QColor(self.tokens.focus), 2))
                painter.drawRect(rect.adjusted(1, 1, -1, -1))

    def _paint_row(self, painter: QPainter, rect: QRect, row: Row) -> None:
        left = rect.left() + _LEFT + _INDENT
        if isinstance(row, SheetRow):
            left += _INDENT if row.unread else 0
            name, status = row.sheet, Status.AMBER if row.unread else None
        else:
            name, status = row.workbook, row.status
        bold, small = lettered(strong=isinstance(row, FileRow) or row.unread), lettered(SMALL)
        first = QRect(left, rect.top() + _ABOVE, rect.right() - _LEFT - left, QFontMetrics(bold).height())
        if status is not None:
            mark = QRectF(left - _INDENT, first.center().y() - _MARK / 2 + 1, _MARK, _MARK)
            paint_rag_mark(painter, mark, status, self.tokens)
        painter.setPen(QColor(self.tokens.text))
        if isinstance(row, SheetRow) and row.count:
            painter.setFont(lettered())
            painter.drawText(first, int(Qt.AlignmentFlag.AlignRight) | _ONE_LINE, row.count)
            first = first.adjusted(0, 0, -painter.fontMetrics().horizontalAdvance(row.count) - 10, 0)
        painter.setFont(bold)
        painter.drawText(first, int(_ONE_LINE), _fitting(painter, name, first.width(), Qt.TextElideMode.ElideMiddle))
        second = QRect(left, first.bottom() + 1, rect.right() - _LEFT - left, QFontMetrics(small).height())
        painter.setFont(small)
        painter.setPen(QColor(self.tokens.secondary))
        painter.drawText(
            second, int(_ONE_LINE), _fitting(painter, row.line, second.width(), Qt.TextElideMode.ElideRight)
        )


def _fitting(painter: QPainter, text: str, width: int, mode: Qt.TextElideMode) -> str:
    return painter.fontMetrics().elidedText(text, mode, width)


class FileList(QListView):
    """`chosen` carries the current row, `opening_asked` the one on which Enter or a double click fell."""

    chosen = Signal(object)
    opening_asked = Signal(object)

    def __init__(self, tokens: Palette, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.files = FileModel(self)
        self.setModel(self.files)
        self._look = _Look(tokens, self)
        self.setItemDelegate(self._look)
        self.setAccessibleName("Workbooks and their sheets")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.selectionModel().currentChanged.connect(lambda *_: self.chosen.emit(self.current()))
        self.doubleClicked.connect(self._open)

    def set_tokens(self, tokens: Palette) -> None:
        self._look.tokens = tokens
        self.viewport().update()

    def current(self) -> Row | None:
        index = self.currentIndex()
        return index.data(ROW) if index.isValid() else None

    def choose(self, row: Row) -> None:
        if row in self.files.rows:
            self.setCurrentIndex(self.files.index(self.files.rows.index(row)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # A dialog's own button must not hear Enter that falls on a row.
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open()
        else:
            super().keyPressEvent(event)

    def _open(self, *_: object) -> None:
        if (row := self.current()) is not None:
            self.opening_asked.emit(row)
