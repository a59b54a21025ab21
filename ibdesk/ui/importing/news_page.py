"""The figures of an import: changed ones with what they were, new ones, those that stay the same."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ibdesk.domain.indicator import Indicator
from ibdesk.palette import Palette
from ibdesk.ui.importing.news_rows import COLUMNS, LEFT, MOST_ROWS, WITH_TEXTS, news_rows, other_rows
from ibdesk.ui.look.lettering import SMALL, Words
from ibdesk.ui.widgets.cell_table import CellTable
from ibdesk.ui.widgets.chips import Chip
from ibdesk.ui.widgets.keys import make_quiet

if TYPE_CHECKING:
    from ibdesk.desk import ImportPreview

CHANGED, NEW, SAME = "changed", "new", "the same"
KEEP, USE = "&Keep the board's figure", "&Use the workbook's figure"


class NewsPage(QWidget):
    """What changes is shown first; only where nothing does, what is new. `keeping_asked` carries the keys of figures,
    and whether the board's stay."""

    keeping_asked = Signal(object, bool)

    def __init__(self, preview: ImportPreview, indicators: Mapping[str, Indicator], tokens: Palette) -> None:
        super().__init__()
        self._preview, self._indicators = preview, indicators
        self._left: frozenset[Hashable] = frozenset(each.figure.key for each in preview.figures if each.news == LEFT)
        self._changed: frozenset[Hashable] = frozenset(
            each.figure.key for each in preview.figures if each.news == CHANGED
        )
        columns = WITH_TEXTS if any(each.is_comment for each in preview.other_changes) else COLUMNS
        changed = preview.changed + len(preview.other_changes)
        counts = {CHANGED: changed, NEW: preview.new, SAME: preview.unchanged, LEFT: preview.left}
        self.chips = {word: Chip(word[0].upper() + word[1:], None, tokens) for word in counts}
        self.table = CellTable("Figures of this import", columns, tokens)
        self.more = Words("", SMALL, quiet=True)
        for word, chip in self.chips.items():
            chip.set_count(counts[word])
            chip.setChecked(word == (CHANGED if changed else NEW))
            chip.setEnabled(bool(counts[word]))
            chip.setVisible(word != LEFT or bool(preview.left))
            chip.toggled.connect(self._show)
        self.keep_button = QPushButton(KEEP)
        make_quiet(self.keep_button)
        self.keep_button.setVisible(bool(self._left or self._changed))
        self._lay_out()
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._offer())
        self.keep_button.clicked.connect(self._choose)
        self._show()

    def _show(self) -> None:
        wanted = {word for word, chip in self.chips.items() if chip.isChecked()}
        rows = news_rows(self._preview, self._indicators, wanted)
        if CHANGED in wanted:
            rows = (*rows, *other_rows(self._preview, self._indicators))
        self.table.show_rows(rows)
        self._offer()
        counted = sum(each.news.value in wanted for each in self._preview.figures)
        said = f"The first {MOST_ROWS:,} of {counted:,} are shown." if counted > MOST_ROWS else ""
        self.more.setText(said or ("" if rows else "Choose above which figures to show."))
        self.more.setVisible(bool(self.more.text()))

    def _chosen(self) -> frozenset[Hashable]:
        """The keys of the chosen rows."""
        rows = {index.row() for index in self.table.selectionModel().selectedIndexes()}
        return frozenset(self.table.cells.rows[row].subject for row in rows)

    def _offer(self) -> None:
        chosen = self._chosen()
        left = bool(chosen) and chosen <= self._left
        self.keep_button.setText(USE if left else KEEP)
        can = left or (bool(chosen) and chosen <= self._changed)
        self.keep_button.setEnabled(can)
        self.keep_button.setToolTip("" if can else "Choose figures that the import changes.")

    def _choose(self) -> None:
        chosen = self._chosen()
        self.keeping_asked.emit(chosen, not chosen <= self._left)

    def _lay_out(self) -> None:
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAutoFillBackground(True)
        label = Words("Show", quiet=True)
        label.setWordWrap(False)
        top = QHBoxLayout()
        top.setContentsMargins(16, 10, 16, 8)
        top.setSpacing(7)
        for part in (label, *self.chips.values()):
            top.addWidget(part)
        top.addStretch(1)
        top.addWidget(self.keep_button)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addLayout(top)
        rows.addWidget(self.table, 1)
        self.more.setContentsMargins(16, 4, 16, 4)
        rows.addWidget(self.more)
