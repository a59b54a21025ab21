"""What was read: each workbook with its sheets under it, and the way to say what a sheet holds."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QPalette, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from ibdesk.domain.workbook import WorkbookContents
from ibdesk.ui.importing.import_words import NOT_RECOGNISED, sheet_rows
from ibdesk.ui.look.lettering import Words
from ibdesk.ui.look.style import make_quiet

_SHEET = Qt.ItemDataRole.UserRole + 1


class FilesPage(QWidget):
    """`mapping_wanted` carries the workbook's and the sheet's name."""

    mapping_wanted = Signal(str, str)

    def __init__(self, files: Sequence[WorkbookContents]) -> None:
        super().__init__()
        self._files = tuple(files)
        self.model = QStandardItemModel(0, 4)
        self.model.setHorizontalHeaderLabels(["Workbook and sheets", "Recognised as", "Where", "Figures"])
        self.view = table(self.model)
        self.words = Words("", quiet=True)
        self.say_button = QPushButton("Say what it holds…")
        make_quiet(self.say_button)
        for file in self._files:
            self._add(file)
        self.view.setRootIsDecorated(True)
        self.view.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addWidget(with_room(self.view), 1)
        bar = QHBoxLayout()
        bar.setContentsMargins(16, 6, 16, 0)
        bar.addWidget(self.words, 1)
        bar.addWidget(self.say_button)
        rows.addLayout(bar)
        self.view.selectionModel().currentChanged.connect(self._offer)
        self.say_button.clicked.connect(self._want)
        self.choose(*next(((file.name, sheet) for file in self._files for sheet in file.unread), ("", "")))
        self._offer()

    def choose(self, workbook: str, sheet: str) -> None:
        """Make this sheet's row the current one."""
        for file in range(self.model.rowCount()):
            top = self.model.item(file)
            for row in range(top.rowCount()):
                if top.child(row).data(_SHEET) == (workbook, sheet):
                    self.view.setCurrentIndex(top.child(row).index())

    def current(self) -> tuple[str, str] | None:
        """The chosen sheet."""
        index = self.view.currentIndex()
        chosen = index.siblingAtColumn(0).data(_SHEET) if index.isValid() else None
        return (str(chosen[0]), str(chosen[1])) if chosen else None

    def _add(self, file: WorkbookContents) -> None:
        top = QStandardItem(file.name)
        top.setEditable(False)
        self.model.appendRow(top)
        inside = sheet_rows(file) if file.error is None else ((file.error, "", "", ""),)
        for row in inside:
            cells = items(row, right=(3,))
            cells[0].setData((file.name, row[0]) if file.error is None else None, _SHEET)
            if row[1] == NOT_RECOGNISED:
                for cell in cells:
                    font = cell.font()
                    font.setBold(True)
                    cell.setFont(font)
            top.appendRow(cells)
        self.view.setExpanded(top.index(), True)
        if file.error is not None:
            self.view.setFirstColumnSpanned(0, top.index(), True)

    def _offer(self) -> None:
        chosen = self.current()
        unread = chosen is not None and any(
            file.name == chosen[0] and chosen[1] in file.unread for file in self._files
        )  # fmt: skip
        self.say_button.setEnabled(chosen is not None)
        if chosen is None:
            self.words.setText("Choose a sheet to say what it holds.")
        elif unread:
            self.words.setText(f"Nothing on “{chosen[1]}” was recognised. You can say what its columns hold.")
        else:
            self.words.setText(f"If “{chosen[1]}” was taken for the wrong thing, say what its columns hold.")

    def _want(self) -> None:
        if chosen := self.current():
            self.mapping_wanted.emit(*chosen)


def items(texts: Sequence[str], right: Sequence[int] = ()) -> list[QStandardItem]:
    """A row of texts that nobody edits; some of them to the right."""
    made = []
    for column, text in enumerate(texts):
        item = QStandardItem(text)
        item.setEditable(False)
        if column in right:
            item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        made.append(item)
    return made


class _RoomyRows(QStyledItemDelegate):
    """Cells with room around their words."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return super().sizeHint(option, index) + QSize(18, 9)


def table(model: QStandardItemModel) -> QTreeView:
    view = QTreeView()
    model.setParent(view)
    view.setModel(model)
    view.setFrameShape(QFrame.Shape.NoFrame)
    view.setItemDelegate(_RoomyRows(view))
    view.setAllColumnsShowFocus(True)
    view.setUniformRowHeights(False)
    view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    view.setAlternatingRowColors(False)
    view.header().setStretchLastSection(False)
    view.header().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    return view


def with_room(view: QTreeView) -> QWidget:
    holder = QWidget()
    holder.setBackgroundRole(QPalette.ColorRole.Base)
    holder.setAutoFillBackground(True)
    inside = QHBoxLayout(holder)
    inside.setContentsMargins(14, 6, 14, 0)
    inside.addWidget(view)
    return holder
