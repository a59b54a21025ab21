"""A table of ready words on screen: whole rows are chosen, Enter opens one, what is chosen can be copied."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ibdesk.domain.wording import STATUS_WORDS
from ibdesk.palette import Palette
from ibdesk.ui.look.lettering import lettered
from ibdesk.ui.look.painting import Kept, Painting
from ibdesk.ui.paint.pill import mark_size
from ibdesk.ui.paint.rag_mark import paint_rag_mark
from ibdesk.ui.widgets.cell_model import Cell, CellModel, CellRole, Column, Index, Row
from ibdesk.ui.widgets.copied_cells import CopyingTable

_SIDE, _ROOM, _GAP = 9, 11, 6
_NARROWEST_SHARE = 60
_LEAST_CHARACTERS = 20  # of a column with a share, for which those that can be spared go
_ALIGNED = Qt.ItemDataRole.TextAlignmentRole


class CellDelegate(QStyledItemDelegate):
    """Marks, then words, shortened where the column is too narrow; a line under each row."""

    def __init__(self, tokens: Palette, parent: QWidget) -> None:
        super().__init__(parent)
        self.tokens = tokens

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect, state = option.rect, option.state  # type: ignore[attr-defined]
        cell, tokens = index.data(CellRole.CELL), self.tokens
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        with Kept(painter):
            painter.fillRect(rect, QColor(tokens.selection if chosen else tokens.surface))
            painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, QColor(tokens.line))
            self._paint_cell(painter, rect.adjusted(_SIDE, 0, -_SIDE, -1), cell, int(index.data(_ALIGNED)))
            if state & QStyle.StateFlag.State_HasFocus:
                painter.setPen(QPen(QColor(tokens.focus), 2))
                painter.drawRect(rect.adjusted(1, 1, -1, -2))

    def _paint_cell(self, painter: QPainter, rect: QRect, cell: Cell, aligned: int) -> None:
        painter.setFont(lettered(strong=cell.strong))
        painter.setPen(QColor(self.tokens.secondary if cell.quiet else self.tokens.text))
        left = float(rect.left())
        for at, status in enumerate(cell.statuses):
            if at:
                left = self._paint_words(painter, rect, left, "\u2192")
            size = mark_size(QFontMetricsF(painter.font()))
            paint_rag_mark(painter, QRectF(left, rect.center().y() - size / 2 + 0.5, size, size), status, self.tokens)
            left = self._paint_words(painter, rect, left + size + _GAP, STATUS_WORDS[status])
        words = rect.adjusted(round(left) - rect.left(), 0, 0, 0)
        shown = painter.fontMetrics().elidedText(cell.text, Qt.TextElideMode.ElideRight, words.width())
        painter.drawText(words, aligned | Qt.TextFlag.TextSingleLine, shown)

    def _paint_words(self, painter: QPainter, rect: QRect, left: float, words: str) -> float:
        place = rect.adjusted(round(left) - rect.left(), 0, 0, 0)
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
        return left + painter.fontMetrics().horizontalAdvance(words) + _GAP


class CellHeader(QHeaderView):
    """Headings in line with the words under them."""

    def __init__(self, tokens: Palette, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.tokens = tokens
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setSectionsClickable(False)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        with Kept(painter):
            painter.fillRect(rect, QColor(self.tokens.window))
            painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, QColor(self.tokens.edge))
            painter.setPen(QColor(self.tokens.secondary))
            words = self.model().headerData(section, Qt.Orientation.Horizontal)
            aligned = int(self.model().headerData(section, Qt.Orientation.Horizontal, _ALIGNED))
            painter.drawText(rect.adjusted(_SIDE, 0, -_SIDE, 0), aligned, str(words))

    def paintEvent(self, event: QPaintEvent) -> None:
        with Painting(self.viewport()) as painter:
            painter.fillRect(self.viewport().rect(), QColor(self.tokens.window))
            painter.fillRect(0, self.height() - 1, self.width(), 1, QColor(self.tokens.edge))
        super().paintEvent(event)


class CellTable(CopyingTable):
    """`opened` carries the subject of the row on which Enter or a double click fell; `chosen` that of the current."""

    opening_asked = Signal(object)
    chosen = Signal(object)

    def __init__(self, name: str, columns: Sequence[Column], tokens: Palette) -> None:
        super().__init__()
        self.cells = CellModel(columns)
        self._look = CellDelegate(tokens, self)
        self.setModel(self.cells)
        self.setItemDelegate(self._look)
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self._headings = CellHeader(tokens, self)
        self.setHorizontalHeader(self._headings)
        self.selectionModel().currentRowChanged.connect(lambda *_: self.chosen.emit(self.current()))
        self.doubleClicked.connect(self._open)

    def show_rows(self, rows: Sequence[Row]) -> None:
        """The row that was chosen stays so where there is one about the same; else the first one is."""
        before = self.current()
        self.cells.set_rows(rows)
        subjects = [row.subject for row in rows]
        if rows:
            self.selectRow(subjects.index(before) if before in subjects else 0)
        else:
            self.chosen.emit(None)

    def set_tokens(self, tokens: Palette) -> None:
        self._look.tokens = self._headings.tokens = tokens
        self.viewport().update()
        self._headings.viewport().update()

    def current(self) -> object | None:
        index = self.currentIndex()
        return index.data(CellRole.SUBJECT) if index.isValid() else None

    def choose(self, subject: object) -> None:
        """Make the row about this the current one, where there is one."""
        for at, row in enumerate(self.cells.rows):
            if row.subject == subject:
                self.selectRow(at)
                self.scrollTo(self.cells.index(at, 0))
                return

    def sizeHint(self) -> QSize:
        return QSize(420, 220)

    def minimumSizeHint(self) -> QSize:
        return QSize(240, 90)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def _open(self, *_: object) -> None:
        subject = self.current()
        if subject is not None:
            self.opening_asked.emit(subject)

    def _fit(self) -> None:
        """Columns as wide as their sample, the rest shared; rows as high as the text size asks for."""
        metrics, columns = self.fontMetrics(), self.cells.columns
        self.verticalHeader().setDefaultSectionSize(metrics.height() + _ROOM)
        own = [max(metrics.horizontalAdvance(each) for each in (c.heading, c.sample)) + 2 * _SIDE + 4 for c in columns]
        shares = sum(column.share for column in columns) or 1
        hidden = self._left_out(own)
        kept = (own[at] for at, column in enumerate(columns) if not column.share and at not in hidden)
        left = self.viewport().width() - sum(kept)
        for at, column in enumerate(columns):
            width = max(_NARROWEST_SHARE, left * column.share // shares) if column.share else own[at]
            self.setColumnHidden(at, at in hidden)
            self.horizontalHeader().resizeSection(at, width)

    def _left_out(self, own: Sequence[int]) -> set[int]:
        """The columns that go, from the last one on, until those that share the room can be read."""
        columns, hidden = self.cells.columns, set[int]()
        wanted = sum(self.fontMetrics().averageCharWidth() * _LEAST_CHARACTERS for each in columns if each.share)
        taken = sum(width for width, column in zip(own, columns, strict=True) if not column.share)
        for at in reversed([at for at, column in enumerate(columns) if column.spare]):
            if self.viewport().width() - taken >= wanted:
                break
            hidden.add(at)
            taken -= own[at]
        return hidden
