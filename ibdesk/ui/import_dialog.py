"""The import preview: what was recognised, what would change, what is wrong; nothing is kept before "Import"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QPalette, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
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

from ibdesk.domain.indicator import Indicator
from ibdesk.palette import Palette
from ibdesk.ui.import_words import (
    CHANGE_HEADINGS,
    change_rows,
    counted,
    figures_sentence,
    sheet_rows,
    title,
)
from ibdesk.ui.lettering import TITLE, Words
from ibdesk.ui.problem_list import ProblemList
from ibdesk.ui.style import make_primary
from ibdesk.ui.tabs import Tabs

if TYPE_CHECKING:
    from ibdesk.desk import ImportPreview

FILES, CHANGES, PROBLEMS = "What was read", "Changed figures", "Problems"


class ImportDialog(QDialog):
    """Accepted means: keep it."""

    def __init__(
        self,
        preview: ImportPreview,
        known_before: bool,
        indicators: Sequence[Indicator],
        tokens: Palette,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.preview = preview
        self._tokens = tokens
        self._indicators = {indicator.code: indicator for indicator in (*indicators, *preview.records.indicators)}
        self.setWindowTitle("Import workbooks")
        self.resize(920, 560)
        self.sentence = Words(figures_sentence(preview, known_before))
        self.tabs = self._tabs()
        self.import_button = make_primary(QPushButton(title(preview)))
        self.cancel_button = QPushButton("Cancel")
        self._lay_out()
        self.import_button.setEnabled(preview.usable)
        self.import_button.setDefault(preview.usable)
        (self.import_button if preview.usable else self.cancel_button).setFocus()
        self.import_button.clicked.connect(self.accept)
        self.cancel_button.clicked.connect(self.reject)

    def _tabs(self) -> Tabs:
        tabs = Tabs()
        tabs.add(FILES, self._files)
        tabs.add(CHANGES, self._changes)
        tabs.add(PROBLEMS, self._problems)
        tabs.set_title(CHANGES, f"{CHANGES} ({self.preview.changed:,})")
        tabs.set_title(PROBLEMS, f"{PROBLEMS} ({len(self.preview.problems):,})")
        tabs.start()
        return tabs

    def _files(self) -> QWidget:
        """Each workbook with its sheets under it; one that cannot be used with the reason instead."""
        model = QStandardItemModel(0, 4)
        model.setHorizontalHeaderLabels(["Workbook and sheets", "Recognised as", "Where", "Figures"])
        view = _table(model)
        for file in self.preview.files:
            top = QStandardItem(file.name)
            top.setEditable(False)
            model.appendRow(top)
            inside = sheet_rows(file) if file.error is None else ((file.error, "", "", ""),)
            for row in inside:
                top.appendRow(_items(row, right=(3,)))
            view.setExpanded(top.index(), True)
            if file.error is not None:
                view.setFirstColumnSpanned(0, top.index(), True)
        view.setRootIsDecorated(True)
        view.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        return _with_room(view)

    def _changes(self) -> QWidget:
        model = QStandardItemModel(0, len(CHANGE_HEADINGS))
        model.setHorizontalHeaderLabels(list(CHANGE_HEADINGS))
        for row in change_rows(self.preview, self._indicators):
            model.appendRow(_items(row, right=(4, 5)))
        if not self.preview.changes:
            return _said("No figure that the board has already would change.")
        view = _table(model)
        view.setRootIsDecorated(False)
        view.header().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        return _with_room(view)

    def _problems(self) -> QWidget:
        if not self.preview.problems:
            return _said("The checks found no problems.")
        names = {code: indicator.name for code, indicator in self._indicators.items()}
        problems = ProblemList(self._tokens)
        problems.show_problems(self.preview.problems, names)
        return problems

    def _lay_out(self) -> None:
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 14, 0, 12)
        rows.setSpacing(8)
        head = QVBoxLayout()
        head.setContentsMargins(16, 0, 16, 0)
        head.setSpacing(3)
        head.addWidget(Words(title(self.preview), TITLE, strong=True))
        head.addWidget(self.sentence)
        if not self.preview.usable:
            reasons = [f"{file.name}: {file.error}" for file in self.preview.files if file.error]
            head.addWidget(Words("\n".join(reasons)))
        problems = len(self.preview.problems)
        if problems and self.preview.usable:
            noted = f"{counted(problems, 'problem')} found. Importing keeps every figure and lists them under Problems."
            head.addWidget(Words(noted, quiet=True))
        rows.addLayout(head)
        rows.addWidget(self.tabs, 1)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(16, 4, 16, 0)
        buttons.addStretch(1)
        buttons.addWidget(self.cancel_button)
        buttons.addWidget(self.import_button)
        rows.addLayout(buttons)


def _items(texts: Sequence[str], right: Sequence[int] = ()) -> list[QStandardItem]:
    items = []
    for column, text in enumerate(texts):
        item = QStandardItem(text)
        item.setEditable(False)
        if column in right:
            item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        items.append(item)
    return items


class _RoomyRows(QStyledItemDelegate):
    """Cells with room around their words."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return super().sizeHint(option, index) + QSize(18, 9)


def _table(model: QStandardItemModel) -> QTreeView:
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


def _with_room(view: QTreeView) -> QWidget:
    holder = QWidget()
    holder.setBackgroundRole(QPalette.ColorRole.Base)
    holder.setAutoFillBackground(True)
    inside = QHBoxLayout(holder)
    inside.setContentsMargins(14, 6, 14, 0)
    inside.addWidget(view)
    return holder


def _said(words: str) -> QWidget:
    label = Words(words, quiet=True)
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    return label
