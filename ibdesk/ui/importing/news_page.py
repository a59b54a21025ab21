"""The figures of an import: changed ones with what they were, new ones, those that stay the same."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ibdesk.domain.indicator import Indicator
from ibdesk.palette import Palette
from ibdesk.ui.importing.news_rows import COLUMNS, MOST_ROWS, news_rows
from ibdesk.ui.look.lettering import SMALL, Words
from ibdesk.ui.overview.chips import Chip
from ibdesk.ui.widgets.cell_table import CellTable

if TYPE_CHECKING:
    from ibdesk.desk import ImportPreview

CHANGED, NEW, SAME = "changed", "new", "the same"


class NewsPage(QWidget):
    """What changes is shown first; only where nothing does, what is new."""

    def __init__(self, preview: ImportPreview, indicators: Mapping[str, Indicator], tokens: Palette) -> None:
        super().__init__()
        self._preview, self._indicators = preview, indicators
        counts = {CHANGED: preview.changed, NEW: preview.new, SAME: preview.unchanged}
        self.chips = {word: Chip(word[0].upper() + word[1:], None, tokens) for word in counts}
        self.table = CellTable("Figures of this import", COLUMNS, tokens)
        self.more = Words("", SMALL, quiet=True)
        for word, chip in self.chips.items():
            chip.set_count(counts[word])
            chip.setChecked(word == (CHANGED if preview.changed else NEW))
            chip.setEnabled(bool(counts[word]))
            chip.toggled.connect(self._show)
        self._lay_out()
        self._show()

    def _show(self) -> None:
        wanted = {word for word, chip in self.chips.items() if chip.isChecked()}
        rows = news_rows(self._preview, self._indicators, wanted)
        self.table.show_rows(rows)
        counted = sum(news.value in wanted for news in self._preview.news)
        said = f"The first {MOST_ROWS:,} of {counted:,} are shown." if counted > len(rows) else ""
        self.more.setText(said or ("" if rows else "Choose above which figures to show."))
        self.more.setVisible(bool(self.more.text()))

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
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addLayout(top)
        rows.addWidget(self.table, 1)
        self.more.setContentsMargins(16, 4, 16, 4)
        rows.addWidget(self.more)
