"""The upper left of a sheet as it looks: heading rows outlined, what is used tinted, problems in a corner, hidden rows
and columns said."""

from collections.abc import Collection, Mapping, Sequence

from msgspec import Struct, field
from msgspec.structs import replace
from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QBrush, QColor, QFontMetrics, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ibdesk.domain.assessment import Status
from ibdesk.domain.cell_address import column_letters
from ibdesk.domain.problem import Severity
from ibdesk.domain.proposal import Trial
from ibdesk.domain.wording import SEVERITY_WORDS
from ibdesk.palette import Palette
from ibdesk.ui.look.lettering import lettered
from ibdesk.ui.look.painting import Kept
from ibdesk.ui.widgets.copied_cells import CopyingTable
from ibdesk.ui.widgets.labels import plain_tip

Place = tuple[int, int]
Block = tuple[int, int, int, int]  # first row, first column, last row, last column
_LAST_COLUMN = 16_384


class SheetMarks(Struct, frozen=True):
    """Places are row and column, from 1. `columns` are used below row `below`, `cells` one by one."""

    headings: tuple[Block, ...] = ()
    cells: frozenset[Place] = frozenset()
    columns: frozenset[int] = frozenset()
    below: int = 0
    problems: Mapping[Place, Severity] = field(default_factory=dict)
    hidden: frozenset[Place] = frozenset()

    def heading_block(self, row: int, column: int) -> Block | None:
        """The headings that a cell is one of."""
        inside = (each for each in self.headings if each[0] <= row <= each[2] and each[1] <= column <= each[3])
        return next(inside, None)

    def is_used(self, row: int, column: int) -> bool:
        return (row, column) in self.cells or (column in self.columns and row > self.below)

    @property
    def first_heading(self) -> int:
        """The row where the first headings begin; 0 without any."""
        return min((block[0] for block in self.headings), default=0)

    def spoken(self, row: int, column: int) -> str:
        """What is marked of a cell, as it is read out after its text."""
        severity = self.problems.get((row, column))
        said = [
            "heading" if self.heading_block(row, column) else "",
            "used" if self.is_used(row, column) else "",
            "hidden in the workbook" if (row, column) in self.hidden else "",
            f"problem: {SEVERITY_WORDS[severity].lower()}" if severity else "",
        ]
        return "".join(f", {each}" for each in said if each)


def mapping_marks(heading_rows: tuple[int, int], columns: Collection[int] = ()) -> SheetMarks:
    """While a person says what the columns hold: whole rows of headings, whole columns below them."""
    first, last = heading_rows
    return SheetMarks(((first, 1, last, _LAST_COLUMN),), columns=frozenset(columns), below=last)


def trial_marks(heading_rows: tuple[int, int], labels: Collection[int], trial: Trial) -> SheetMarks:
    """Once it was tried: the cells that would be read, those beside them in the columns of `labels`, which say what
    they are, and what would be wrong."""
    rows = {row for row, _ in trial.used}
    beside = {(row, column) for row in rows for column in labels}
    return replace(mapping_marks(heading_rows), cells=trial.used | beside, problems=trial.wrong)


Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole
_ROOM, _WIDEST_IN_LINES, _NARROWEST, _CORNER = 16, 9.5, 44, 8
_LONG = 20
_MOST_IN_A_TITLE = 2


class SheetModel(QAbstractTableModel):
    """The sheet's texts, with what is marked of its cells."""

    def __init__(self) -> None:
        super().__init__()
        self.grid: tuple[tuple[str, ...], ...] = ()
        self.marks = SheetMarks()

    def set_grid(self, grid: Sequence[Sequence[str]], marks: SheetMarks) -> None:
        self.beginResetModel()
        self.grid, self.marks = tuple(tuple(row) for row in grid), marks
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own signature)
        return 0 if parent.isValid() else len(self.grid)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own signature)
        return 0 if parent.isValid() or not self.grid else len(self.grid[0])

    def data(self, index: Index, role: int = _Role.DisplayRole) -> object:
        if not index.isValid():
            return None
        text = " ".join(self.grid[index.row()][index.column()].split())
        match role:
            case _Role.DisplayRole:
                return text
            case _Role.ToolTipRole:
                return plain_tip(text)
            case _Role.AccessibleTextRole:
                row, column = index.row() + 1, index.column() + 1
                return f"{column_letters(column)}{row}: {text or 'blank'}{self.marks.spoken(row, column)}"
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
        row, column = index.row() + 1, index.column() + 1
        marks, tokens = self._sheet.cells.marks, self.tokens
        heading = marks.heading_block(row, column)
        with Kept(painter):
            self._paint_ground(painter, rect, row, column)
            painter.setPen(QPen(QColor(tokens.accent), 2))
            if heading and row == heading[0]:
                painter.drawLine(rect.left(), rect.top() + 1, rect.right(), rect.top() + 1)
            if heading and row == heading[2]:
                painter.drawLine(rect.left(), rect.bottom(), rect.right(), rect.bottom())
            painter.setFont(lettered(strong=heading is not None))
            painter.setPen(QColor(tokens.secondary if (row, column) in marks.hidden else tokens.text))
            words = rect.adjusted(6, 0, -6, 0)
            shown = painter.fontMetrics().elidedText(
                str(index.data() or ""), Qt.TextElideMode.ElideRight, words.width()
            )
            painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter) | Qt.TextFlag.TextSingleLine, shown)
            if severity := marks.problems.get((row, column)):
                self._paint_corner(painter, rect, severity)
            if state & QStyle.StateFlag.State_HasFocus:
                painter.setPen(QPen(QColor(tokens.focus), 2))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRect(rect.adjusted(1, 1, -2, -2))

    def _paint_ground(self, painter: QPainter, rect: QRect, row: int, column: int) -> None:
        marks, tokens = self._sheet.cells.marks, self.tokens
        heading = marks.heading_block(row, column) is not None
        fill = tokens.selection if heading else tokens.band_fill if marks.is_used(row, column) else tokens.surface
        painter.fillRect(rect, QColor(fill))
        if (row, column) in marks.hidden:
            painter.fillRect(rect, QBrush(QColor(tokens.line), Qt.BrushStyle.BDiagPattern))
        painter.setPen(QPen(QColor(tokens.line), 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.drawLine(rect.topRight(), rect.bottomRight())

    def _paint_corner(self, painter: QPainter, rect: QRect, severity: Severity) -> None:
        """A corner in the colour of the problem's severity; which one it is, is read out and listed."""
        status = Status.RED if severity is Severity.ERROR else Status.AMBER
        right, top = rect.right() + 1, rect.top()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self.tokens.statuses[status].shape))
        corner = (QPointF(right - _CORNER, top), QPointF(right, top), QPointF(right, top + _CORNER))
        painter.drawPolygon(QPolygonF(corner))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)


class SheetGrid(CopyingTable):
    """Read only. `pointed_at` carries the column in which a cell was chosen, from 1."""

    pointed_at = Signal(int)

    def __init__(self, tokens: Palette) -> None:
        super().__init__()
        self.cells = SheetModel()
        self.setModel(self.cells)
        self._look = _Look(tokens, self)
        self.setItemDelegate(self._look)
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

    def show_sheet(self, grid: Sequence[Sequence[str]], marks: SheetMarks) -> None:
        self.cells.set_grid(grid, marks)
        self._fit()
        self._let_titles_run()
        if self.cells.rowCount():
            self.scrollTo(self.cells.index(min(max(marks.first_heading - 2, 0), self.cells.rowCount() - 1), 0))

    def show_marks(self, marks: SheetMarks) -> None:
        """Other marks in the same sheet."""
        self.cells.marks = marks
        self.viewport().update()

    def set_tokens(self, tokens: Palette) -> None:
        self._look.tokens = tokens
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
        for row, texts in enumerate(self.cells.grid):
            if not self._is_title(row):
                continue
            filled = [column for column, text in enumerate(texts) if text]
            for at, column in enumerate(filled):
                end = filled[at + 1] if at + 1 < len(filled) else len(texts)
                if end - column > 1:
                    self.setSpan(row, column, 1, end - column)

    def _is_title(self, row: int) -> bool:
        """Hardly filled above the headings; elsewhere a row with a single long text, such as a note under the table."""
        texts = [text for text in self.cells.grid[row] if text]
        if row + 1 < self.cells.marks.first_heading and len(texts) <= _MOST_IN_A_TITLE:
            return True
        return len(texts) == 1 and len(texts[0]) > _LONG

    def _fit(self) -> None:
        metrics, strong = self.fontMetrics(), QFontMetrics(lettered(strong=True))
        self.verticalHeader().setDefaultSectionSize(metrics.height() + 7)
        # A title in the first column would make it as wide as the sheet: it runs over its neighbours there.
        rows = [(at, row) for at, row in enumerate(self.cells.grid) if not self._is_title(at)]
        for column in range(self.cells.columnCount()):
            wide = max(
                (
                    (strong if self.cells.marks.heading_block(at + 1, column + 1) else metrics).horizontalAdvance(
                        row[column][:40]
                    )
                    for at, row in rows
                ),
                default=0,
            )
            self.setColumnWidth(column, max(_NARROWEST, min(wide + _ROOM, round(metrics.height() * _WIDEST_IN_LINES))))
