"""The place under the list that shows a problem's cell in its workbook, or what the board kept of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ibdesk.palette import Palette
from ibdesk.ui.look.lettering import Words
from ibdesk.ui.widgets.labels import ElidedLabel
from ibdesk.ui.widgets.link_button import LinkButton
from ibdesk.ui.widgets.source_grid import SourceGrid

if TYPE_CHECKING:
    from ibdesk.desk import SourceShown

_LOWEST = 130


class SourcePanel(QWidget):
    """`closed` says that it was closed by its own button."""

    closed = Signal()

    def __init__(self, tokens: Palette, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = ElidedLabel(strong=True)
        self.said = Words()
        self.kept = Words()
        self.grid = SourceGrid(tokens)
        self.close_button = LinkButton("Close")
        self.close_button.clicked.connect(self.closed)
        top = QHBoxLayout()
        top.setSpacing(14)
        top.addWidget(self.title, 1)
        top.addWidget(self.close_button)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(14, 6, 14, 6)
        rows.setSpacing(4)
        rows.addLayout(top)
        rows.addWidget(self.said)
        rows.addWidget(self.kept)
        rows.addWidget(self.grid, 1)
        self.grid.setMinimumHeight(_LOWEST)

    def show_source(self, shown: SourceShown) -> None:
        """The cell with what stands around it; without its workbook the reason for that and the cell as kept."""
        source = shown.source
        self.title.setText(f"{source.workbook}, sheet {source.sheet}, cell {source.cell}")
        self.said.setText(shown.said)
        self.said.setVisible(bool(shown.said))
        kept = f"Kept from this cell: {shown.kept}" if shown.kept else "The board keeps no figure from this cell."
        self.kept.setText(kept)
        self.kept.setVisible(bool(shown.said) or bool(shown.kept))
        self.grid.show_view(shown.view)
        self.grid.setVisible(shown.view is not None)
