"""The data grid on screen: months scroll, code and name stay; marks in corners; the chosen cells can be copied."""

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPolygonF, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ibdesk.domain.assessment import Status
from ibdesk.domain.figure import Part
from ibdesk.domain.report.origin import PART_WORDS
from ibdesk.domain.report.report import IndicatorPage
from ibdesk.ui.app.session import Session
from ibdesk.ui.data.figure_grid import GridFilter, GridRole
from ibdesk.ui.data.figure_words import CellMark
from ibdesk.ui.look.painting import Kept
from ibdesk.ui.widgets.copied_cells import CopyingTable
from ibdesk.ui.widgets.keys import is_enter

_PADDING = 7
_CORNER = 7
_SQUARE = 5
_INDENT = 12
_NARROWEST_NAMES, _WIDEST_NAMES = 220, 420
_NAMES_SHARE = 0.26

Index = QModelIndex | QPersistentModelIndex


def part_of_row(model: QAbstractItemModel, row: int) -> Part | None:
    """Which counts a row holds; None where it is an indicator's own. What comes through Qt is a text, and no enum."""
    said = model.headerData(row, Qt.Orientation.Vertical, GridRole.PART)
    return Part(said) if said else None


class NamesHeader(QHeaderView):
    """The frozen columns: the code, right-aligned, and the name, shortened where it is too long."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._session = session
        self.setSectionsClickable(True)
        self.setHighlightSections(True)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setAccessibleName("Indicators")

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        page = self.model().headerData(section, Qt.Orientation.Vertical, GridRole.PAGE)
        if not isinstance(page, IndicatorPage):
            return
        tokens, metrics = self._session.palette, self.fontMetrics()
        chosen = self.selectionModel() is not None and self.selectionModel().rowIntersectsSelection(
            section, QModelIndex()
        )
        with Kept(painter):
            painter.fillRect(rect, QColor(tokens.selection if chosen else tokens.surface))
            painter.setPen(QColor(tokens.line))
            painter.drawLine(rect.bottomLeft(), rect.bottomRight())
            painter.drawLine(rect.topRight(), rect.bottomRight())
            painter.setPen(QColor(tokens.text))
            width = max(metrics.horizontalAdvance("000"), metrics.horizontalAdvance(page.code))
            code = QRect(rect.left() + _PADDING - 2, rect.top(), width, rect.height())
            name = rect.adjusted(code.right() + 9 - rect.left(), 0, -_PADDING, 0)
            part = part_of_row(self.model(), section)
            if part is not None:
                # Below its indicator, which has the code.
                painter.setPen(QColor(tokens.secondary))
                name, told = name.adjusted(_INDENT, 0, 0, 0), PART_WORDS[part].capitalize()
            else:
                painter.drawText(code, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, page.code)
                told = page.indicator.name
            words = metrics.elidedText(told, Qt.TextElideMode.ElideRight, name.width())
            painter.drawText(name, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words)


class FigureDelegate(QStyledItemDelegate):
    """A number at the right of its cell; marks quieter; a corner of its own for each thing that is to be known."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        tokens = self._session.palette
        rect, state = option.rect, option.state  # type: ignore[attr-defined]
        with Kept(painter):
            chosen = bool(state & QStyle.StateFlag.State_Selected)
            painter.fillRect(rect, QColor(tokens.selection if chosen else tokens.surface))
            painter.setPen(QColor(tokens.line))
            painter.drawLine(rect.bottomLeft(), rect.bottomRight())
            painter.setPen(QColor(tokens.secondary if index.data(GridRole.QUIET) else tokens.text))
            words = rect.adjusted(4, 0, -_PADDING, 0)
            painter.drawText(
                words, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, str(index.data() or "")
            )
            self._paint_marks(painter, rect, index.data(GridRole.MARKS) or frozenset())
            if state & QStyle.StateFlag.State_HasFocus:
                pen = painter.pen()
                pen.setColor(QColor(tokens.focus))
                pen.setWidth(2)
                painter.setPen(pen)
                painter.drawRect(rect.adjusted(1, 1, -1, -2))

    def _paint_marks(self, painter: QPainter, rect: QRect, marks: frozenset[CellMark]) -> None:
        if not marks:
            return
        tokens = self._session.palette
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        left, top, right, bottom = rect.left(), rect.top(), rect.right() + 1, rect.bottom()
        corners = {
            CellMark.PROBLEM: (right, top, -1, 1, tokens.statuses[Status.AMBER].shape),
            CellMark.CORRECTED: (right, bottom, -1, -1, tokens.accent),
            CellMark.RESTATED: (left, top, 1, 1, tokens.region),
            CellMark.PROVISIONAL: (left, bottom, 1, -1, tokens.secondary),
        }
        for mark, (x, y, across, down, colour) in corners.items():
            if mark in marks:
                painter.setBrush(QColor(colour))
                corner = QPointF(x, y)
                sides = (QPointF(across * _CORNER, 0), QPointF(0, down * _CORNER))
                painter.drawPolygon(QPolygonF([corner, corner + sides[0], corner + sides[1]]))
        if CellMark.COMMENT in marks:
            painter.setBrush(QColor(tokens.link))
            painter.drawRect(QRectF(left + 2, rect.center().y() - _SQUARE / 2, _SQUARE, _SQUARE))
        painter.setBrush(Qt.BrushStyle.NoBrush)


class FigureTable(CopyingTable):
    """Code and name stand in the vertical header, which never scrolls away and is read out with each cell. Enter asks
    for the indicator's page, a double click for the correction of the figure."""

    page_asked = Signal(QModelIndex)
    correction_asked = Signal(QModelIndex)

    def __init__(self, session: Session, rows: GridFilter) -> None:
        super().__init__()
        self.setModel(rows)
        self.setVerticalHeader(NamesHeader(session, self))
        self.setItemDelegate(FigureDelegate(session))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        # Whole columns alone: of a number that is half behind the names one reads another number.
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        self.setAccessibleName("Figures by indicator and month")
        self.setCornerButtonEnabled(False)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.doubleClicked.connect(self.correction_asked)
        self._at_latest, self._shares = True, False
        self.horizontalScrollBar().valueChanged.connect(self._scrolled)
        self.horizontalScrollBar().rangeChanged.connect(self._stay_at_latest)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)

    def sizeHint(self) -> QSize:
        return QSize(600, 300)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_enter(event) and self.currentIndex().isValid():
            self.page_asked.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def show_latest(self) -> None:
        """Scroll to the report month; it stays in view while the window changes its size."""
        self._at_latest = True
        self.horizontalScrollBar().setValue(self.horizontalScrollBar().maximum())

    def _scrolled(self, value: int) -> None:
        self._at_latest = value >= self.horizontalScrollBar().maximum()

    def _stay_at_latest(self, lowest: int, highest: int) -> None:
        if self._at_latest:
            self.horizontalScrollBar().setValue(highest)

    def fit_cells(self, widest_text: str) -> None:
        """Rows and columns as the text size asks for them."""
        metrics = self.fontMetrics()
        width = max(metrics.horizontalAdvance(text) for text in (widest_text, "Aug-14 ")) + 2 * _PADDING + 4
        self.horizontalHeader().setDefaultSectionSize(width)
        self.verticalHeader().setDefaultSectionSize(metrics.height() + 8)
        self._share_out()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Also of what is inside alone, where a scroll bar comes or goes."""
        super().resizeEvent(event)
        if not self._shares:
            self._share_out()

    def _share_out(self) -> None:
        """The names have their share, and what is left beside as many whole columns as have room."""
        self._shares = True  # while the parts take their places they are told so
        for _ in range(2):
            had_bar = self.verticalScrollBar().isVisible()
            self.verticalHeader().setFixedWidth(names := self._names_width(had_bar))
            self.updateGeometries()
            if had_bar is self.verticalScrollBar().isVisible():
                break
        self._shares = False
        self._begin_with_whole_column()
        if self.viewport().x() != names:
            # Qt was in the middle of the same: the parts take their places once it is done.
            QTimer.singleShot(0, self, self._share_out)

    def _begin_with_whole_column(self) -> None:
        """The room changed and what is scrolled to did not: then Qt leaves the columns where they were."""
        header, bar = self.horizontalHeader(), self.horizontalScrollBar()
        if bar.value() == bar.maximum():
            header.setOffsetToLastSection()
        else:
            header.setOffsetToSectionPosition(bar.value())

    def _names_width(self, with_bar: bool) -> int:
        names = max(_NARROWEST_NAMES, min(round(self.width() * _NAMES_SHARE), _WIDEST_NAMES))
        column = max(self.horizontalHeader().defaultSectionSize(), 1)
        room = self.width() - names - (self.verticalScrollBar().width() if with_bar else 0)
        return names + room % column if column < room < column * self.model().columnCount() else names

    def headings_of(self, rows: range, columns: range) -> tuple[list[str], list[list[str]]]:
        """What stands over the copied cells, and before each row of them: code and name."""
        months = [str(self.model().headerData(column, Qt.Orientation.Horizontal)) for column in columns]
        before = []
        for row in rows:
            page = self.model().headerData(row, Qt.Orientation.Vertical, GridRole.PAGE)
            part = part_of_row(self.model(), row)
            words = f", {PART_WORDS[part]}" if part is not None else ""
            before.append([page.code, f"{page.indicator.name}{words}"] if isinstance(page, IndicatorPage) else ["", ""])
        return ["Code", "Indicator", *months], before
