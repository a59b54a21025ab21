"""How a table of ready words looks: marks and words in a cell, headings in line with them."""

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHeaderView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ibdesk.domain.wording import STATUS_WORDS
from ibdesk.palette import Palette
from ibdesk.ui.look.lettering import lettered
from ibdesk.ui.look.painting import Kept, Painting
from ibdesk.ui.paint.page_marks import mark_size
from ibdesk.ui.paint.rag_mark import paint_rag_mark
from ibdesk.ui.paint.wrapped import paint_wrapped
from ibdesk.ui.widgets.cell_model import Cell, CellRole, Index

SIDE = 9
_GAP, _GRIP = 6, 5
_ALIGNED = Qt.ItemDataRole.TextAlignmentRole


class CellDelegate(QStyledItemDelegate):
    """Marks, then words, in two lines where the row has room for them, shortened where the column is too narrow; a
    line under each row."""

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
            self._paint_cell(painter, rect.adjusted(SIDE, 0, -SIDE, -1), cell, int(index.data(_ALIGNED)))
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
        metrics = painter.fontMetrics()
        fits = aligned & Qt.AlignmentFlag.AlignRight or metrics.horizontalAdvance(cell.text) <= words.width()
        if not fits and rect.height() >= 2 * metrics.lineSpacing():
            top = words.center().y() - metrics.lineSpacing() + 1
            paint_wrapped(painter, QRectF(words.left(), top, words.width(), 0), cell.text, painter.font(), 2)
            return
        shown = painter.fontMetrics().elidedText(cell.text, Qt.TextElideMode.ElideRight, words.width())
        painter.drawText(words, aligned | Qt.TextFlag.TextSingleLine, shown)

    def _paint_words(self, painter: QPainter, rect: QRect, left: float, words: str) -> float:
        place = rect.adjusted(round(left) - rect.left(), 0, 0, 0)
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
        return left + painter.fontMetrics().horizontalAdvance(words) + _GAP


class CellHeader(QHeaderView):
    """Headings in line with the words under them. `drawn`: the person made a column this wide, in pixels; 0 for as it
    was at first, which a double click on its edge asks for."""

    drawn = Signal(int, int)

    def __init__(self, tokens: Palette, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.tokens = tokens
        self._held = False
        self.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.setSectionsClickable(False)
        self.sectionResized.connect(self._resized)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._held = True
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._held = False
        super().mouseReleaseEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Qt's own answer would be as wide as the longest words."""
        x = event.position().x()
        for section in range(self.count()):
            edge = self.sectionViewportPosition(section) + self.sectionSize(section)
            if not self.isSectionHidden(section) and abs(edge - x) <= _GRIP:
                self.drawn.emit(section, 0)

    def _resized(self, section: int, before: int, now: int) -> None:
        """The table's own fitting is no drawing."""
        if self._held:
            self._held = False
            self.drawn.emit(section, now)
            self._held = True

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        with Kept(painter):
            painter.fillRect(rect, QColor(self.tokens.window))
            painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, QColor(self.tokens.edge))
            painter.setPen(QColor(self.tokens.secondary))
            words = self.model().headerData(section, Qt.Orientation.Horizontal)
            aligned = int(self.model().headerData(section, Qt.Orientation.Horizontal, _ALIGNED))
            room = rect.adjusted(SIDE, 0, -SIDE, 0)
            shown = painter.fontMetrics().elidedText(str(words), Qt.TextElideMode.ElideRight, room.width())
            painter.drawText(room, aligned, shown)

    def paintEvent(self, event: QPaintEvent) -> None:
        with Painting(self.viewport()) as painter:
            painter.fillRect(self.viewport().rect(), QColor(self.tokens.window))
            painter.fillRect(0, self.height() - 1, self.width(), 1, QColor(self.tokens.edge))
        super().paintEvent(event)
