"""What was read: the workbooks with their sheets, and beside them the chosen sheet as it looks."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSplitter, QWidget

from ibdesk.domain.problem import Problem, Severity
from ibdesk.palette import Palette
from ibdesk.ui.importing.file_list import FileList
from ibdesk.ui.importing.file_rows import FileRow, Row, SheetRow, file_rows
from ibdesk.ui.importing.sheet_panel import SheetPanel
from ibdesk.ui.widgets.laid_out import side_by_side

if TYPE_CHECKING:
    from ibdesk.desk import ImportPreview, SheetShown

_OF_WORKBOOK = "workbook-note"


class FilesPage(QWidget):
    """`sheet_asked` carries the workbook's and the sheet's name, `mapping_asked` also whether it is about another
    table than those described, `leaving_out_asked` whether its hidden cells are left out; `password_asked` asks for
    the locked files' passwords. `problems` are those of the import's own workbooks."""

    sheet_asked = Signal(str, str)
    mapping_asked = Signal(str, str, bool)
    password_asked = Signal()
    leaving_out_asked = Signal(str, str, bool)

    def __init__(self, preview: ImportPreview, problems: Sequence[Problem], tokens: Palette) -> None:
        super().__init__()
        self._preview = preview
        self.list = FileList(tokens)
        self.panel = SheetPanel(tokens)
        self.say_button = self.panel.say_button
        both = QSplitter()
        both.setChildrenCollapsible(False)
        both.addWidget(self.list)
        both.addWidget(self.panel)
        both.setSizes([430, 650])
        both.setStretchFactor(0, 2)
        both.setStretchFactor(1, 3)
        side_by_side(both, on=self, margins=0)
        self.list.chosen.connect(self._show)
        self.list.opening_asked.connect(self._open)
        self.panel.mapping_asked.connect(self._want_mapping)
        self.panel.beside_asked.connect(partial(self._want_mapping, beside=True))
        self.panel.password_asked.connect(self.password_asked)
        self.panel.leaving_out_asked.connect(self._choose_hidden)
        self.list.files.set_rows(file_rows(preview, problems))

    def start(self) -> None:
        """Choose what comes first, where nothing is chosen: an unknown sheet, before others one of a workbook
        from which nothing else would be imported; else the first one with figures."""
        if self.list.current() is not None:
            return
        rows = self.list.files.rows
        bringing = {row.workbook for row in rows if isinstance(row, SheetRow) and row.count}
        unread = min(
            (row for row in rows if isinstance(row, SheetRow) and row.unread),
            key=lambda row: row.workbook in bringing,
            default=None,
        )
        locked = next((row for row in rows if isinstance(row, FileRow) and row.locked), None)
        sheets = sorted((row for row in rows if isinstance(row, SheetRow)), key=lambda row: not row.count)
        first = next(iter((*sheets, *rows)), None)
        if (row := unread or locked or first) is not None:
            self.list.choose(row)

    def choose(self, workbook: str, sheet: str) -> None:
        """Make this sheet's row the current one."""
        for row in self.list.files.rows:
            if isinstance(row, SheetRow) and (row.workbook, row.sheet) == (workbook, sheet):
                self.list.choose(row)

    def current(self) -> tuple[str, str] | None:
        """The chosen sheet."""
        row = self.list.current()
        return (row.workbook, row.sheet) if isinstance(row, SheetRow) else None

    def show_sheet(self, shown: SheetShown) -> None:
        """The cells of a sheet that was wanted, unless another one was chosen since."""
        if self.current() == (shown.workbook, shown.sheet):
            self.panel.show_sheet(shown)

    def _show(self, row: Row | None) -> None:
        self.panel.show_row(row, self._notes_of(row))
        if isinstance(row, SheetRow):
            self.sheet_asked.emit(row.workbook, row.sheet)

    def _notes_of(self, row: Row | None) -> list[Problem]:
        """What was found and decided while reading, the worst first; that a sheet is not used at all, its
        line says."""
        contents = next((file for file in self._preview.files if row is not None and file.name == row.workbook), None)
        notes = sorted(contents.problems, key=lambda each: tuple(Severity).index(each.severity)) if contents else []
        of_workbook = [each for each in notes if each.rule == _OF_WORKBOOK]
        match row:
            case SheetRow(_, sheet):
                of_sheet = [each for each in notes if each.cell_source is not None and each.cell_source.sheet == sheet]
                if row.unread:
                    of_sheet = [each for each in of_sheet if each.severity is Severity.INFO]
                # What holds for the whole workbook holds for each of its sheets, and is seen without choosing it.
                return [each for each in of_sheet if each.rule != _OF_WORKBOOK] + of_workbook
            case FileRow():
                return of_workbook
            case _:
                return []

    def _open(self, row: Row) -> None:
        if isinstance(row, SheetRow):
            self._want_mapping()
        elif row.locked:
            self.password_asked.emit()

    def _want_mapping(self, beside: bool = False) -> None:
        if chosen := self.current():
            self.mapping_asked.emit(*chosen, beside)

    def _choose_hidden(self, left_out: bool) -> None:
        if chosen := self.current():
            self.leaving_out_asked.emit(*chosen, left_out)
