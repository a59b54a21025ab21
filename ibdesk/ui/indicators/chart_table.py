"""A chart for those who want its numbers: as a table, or on the clipboard, as a picture, as data, or as both."""

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QMimeData,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFontMetrics, QGuiApplication, QImage, QShowEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QTableView, QWidget

from ibdesk.palette import Palette
from ibdesk.ui.charts.trend_words import WHAT_TO_KNOW
from ibdesk.ui.indicators.chart_content import ChartContent
from ibdesk.ui.look.lettering import HEADING, lettered
from ibdesk.ui.look.painting import Painting
from ibdesk.ui.widgets.copied_cells import CopyingTable, as_table
from ibdesk.ui.widgets.panel import PADDING

_ROOM = 20

Index = QModelIndex | QPersistentModelIndex


class ChartTableModel(QAbstractTableModel):
    """Rows of ready words."""

    def __init__(self) -> None:
        super().__init__()
        self.headings: tuple[str, ...] = ()
        self.rows: tuple[tuple[str, ...], ...] = ()

    def set_rows(self, headings: tuple[str, ...], rows: tuple[tuple[str, ...], ...]) -> None:
        self.beginResetModel()
        self.headings, self.rows = headings, rows
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.headings)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.DisplayRole:
            return self.rows[index.row()][index.column()]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            row = self.rows[index.row()]
            return f"{row[0]}, {self.headings[index.column()]}: {row[index.column()] or 'nothing'}"
        if role == Qt.ItemDataRole.TextAlignmentRole and self._is_number(index.column()):
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self.headings[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if self._is_number(section) else Qt.AlignmentFlag.AlignLeft
            return int(side | Qt.AlignmentFlag.AlignVCenter)
        return None

    def _is_number(self, column: int) -> bool:
        return column > 0 and self.headings[column] != WHAT_TO_KNOW


class ChartTable(CopyingTable):
    def __init__(self) -> None:
        super().__init__()
        self.rows = ChartTableModel()
        self.setModel(self.rows)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionBehavior(QTableView.SelectionBehavior.SelectItems)
        self.setTabKeyNavigation(False)
        self.setAlternatingRowColors(True)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.horizontalHeader().setHighlightSections(False)

    def sizeHint(self) -> QSize:
        return QSize(200, 100)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, 80)

    def show_content(self, content: ChartContent) -> None:
        self.rows.set_rows(content.headings, content.rows)
        self.setAccessibleName(content.headline)
        if self.isVisible():
            self._fit_columns()
        if content.latest_row is not None:
            latest = self.rows.index(content.latest_row, content.latest_column)
            self.setCurrentIndex(latest)
            self.scrollTo(latest)

    def showEvent(self, event: QShowEvent) -> None:
        """The columns are as wide as what is in them, which is not measured for a table that nobody looks at."""
        super().showEvent(event)
        if self.rows.headings:
            self._fit_columns()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and self.rows.headings:
            self._fit_columns()

    def _fit_columns(self) -> None:
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 6)
        header = self.horizontalHeader()
        metrics = header.fontMetrics()
        for column, heading in enumerate(self.rows.headings):
            texts = {row[column] for row in self.rows.rows} if self.rows.headings[column] != WHAT_TO_KNOW else set()
            cells = max((self.fontMetrics().horizontalAdvance(text) for text in texts), default=0)
            widest = max(metrics.horizontalAdvance(heading), self.fontMetrics().horizontalAdvance("10,000"), cells)
            header.resizeSection(column, widest + _ROOM)
        header.setStretchLastSection(self.rows.headings[-1] == WHAT_TO_KNOW)


# As many pixels each way for one on the screen: a paper is printed finer.
_SHARPNESS = 2
_AROUND_TITLE = 12


def picture_of(panel: QWidget, title: str, tokens: Palette) -> QImage:
    """All that a panel shows, under a title, but for the links and boxes that act on it: these are left blank."""
    font = lettered(HEADING, strong=True)
    above = QFontMetrics(font).height() + _AROUND_TITLE if title else 0
    picture = QImage(QSize(panel.width(), panel.height() + above) * _SHARPNESS, QImage.Format.Format_RGB32)
    picture.setDevicePixelRatio(_SHARPNESS)
    picture.fill(QColor(tokens.surface))
    with Painting(picture) as painter:
        painter.setFont(font)
        painter.setPen(QColor(tokens.text))
        painter.drawText(QRect(PADDING + 2, 0, panel.width(), above), Qt.AlignmentFlag.AlignVCenter, title)
        panel.render(painter, QPoint(0, above))
        for button in panel.findChildren(QAbstractButton):
            if button.isVisibleTo(panel):
                place = QRect(button.mapTo(panel, QPoint(0, above)), button.size())
                painter.fillRect(place, QColor(tokens.surface))
    return picture


def copy_chart(picture: QImage | None, rows: tuple[tuple[str, ...], ...]) -> None:
    """Put the picture, the rows of the chart's table, or both on the clipboard; the program that they are pasted into
    takes the one that it can use."""
    data = QMimeData()
    if picture is not None:
        data.setImageData(picture)
    if rows:
        data.setText(as_table(rows))
    QGuiApplication.clipboard().setMimeData(data)
