"""Something about a cell, a question or a problem, and beside it the cell with what stands around it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QSplitter, QWidget

from ibdesk.domain.figure import CellSource, Source
from ibdesk.palette import Palette
from ibdesk.ui.look.lettering import HEADING, Words
from ibdesk.ui.widgets.labels import ElidedLabel
from ibdesk.ui.widgets.laid_out import side_by_side, stacked
from ibdesk.ui.widgets.source_grid import SourceGrid

if TYPE_CHECKING:
    from ibdesk.desk import CellView


class BesideCell(QWidget):
    """`cell_asked` carries the source to look up; `show_cell` answers it."""

    cell_asked = Signal(object)

    def __init__(self, main: QWidget, tokens: Palette) -> None:
        super().__init__()
        self.main = main
        self.title = ElidedLabel("", HEADING, strong=True)
        self.where = Words("", quiet=True)
        self.grid = SourceGrid(tokens)
        self._source: Source | None = None
        beside = QWidget()
        beside.setBackgroundRole(QPalette.ColorRole.Base)
        beside.setAutoFillBackground(True)
        stacked(self.title, self.where, (self.grid, 1), 0, on=beside, margins=(14, 10, 14, 8), gap=4)
        both = QSplitter()
        both.setChildrenCollapsible(False)
        both.addWidget(main)
        both.addWidget(beside)
        both.setStretchFactor(0, 3)
        both.setStretchFactor(1, 2)
        both.setSizes([680, 460])
        side_by_side(both, on=self, margins=0)
        self.grid.setVisible(False)

    def look_at(self, source: Source | None) -> None:
        """Ask for this cell; without one there is nothing to show."""
        self._source = source
        self.grid.setVisible(False)
        self.title.setText("")
        if not isinstance(source, CellSource) or not source.cell:
            self.where.setText(
                "It is not about one cell." if source is None else "It is about the workbook as a whole."
            )
            return
        self.title.setText(f"{source.sheet}, cell {source.cell}")
        self.where.setText(source.workbook)
        self.cell_asked.emit(source)

    def show_cell(self, source: CellSource, view: CellView | None) -> None:
        """The cell, unless another one was asked for since; without `view` its workbook is none of this import."""
        if source != self._source:
            return
        # Where a cell is in a grid is known only once the grid is shown.
        self.grid.setVisible(view is not None)
        self.grid.show_view(view)
        if view is None:
            self.where.setText(f"{source.workbook}, which is not part of this import.")
