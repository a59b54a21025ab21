"""The chosen sheet of an import as it looks, how it was read, and what a person can say of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from ibdesk.domain.problem import Problem
from ibdesk.domain.workbook_contents import NOT_USED
from ibdesk.palette import Palette
from ibdesk.ui.importing.file_rows import FileRow, Row, SheetRow
from ibdesk.ui.importing.import_words import MAPPED, OF_FIGURES, counted
from ibdesk.ui.importing.label_words import held_back_lines, held_back_sentence, label_lines
from ibdesk.ui.importing.sheet_grid import SheetGrid, SheetMarks
from ibdesk.ui.look.lettering import HEADING, SMALL, Words
from ibdesk.ui.look.style import make_primary
from ibdesk.ui.widgets.keys import make_quiet
from ibdesk.ui.widgets.labels import ElidedLabel

if TYPE_CHECKING:
    from ibdesk.desk import SheetShown

_MOST_NOTES, _NOTES_HEIGHT, _ALONE_HEIGHT = 40, 96, 320
_BESIDE_NOTES, _LEAST_NOTES = 44, 240


class SheetPanel(QWidget):
    """What it asks for carries nothing: it is about the row shown."""

    mapping_asked = Signal()
    beside_asked = Signal()
    password_asked = Signal()
    leaving_out_asked = Signal(bool)

    def __init__(self, tokens: Palette) -> None:
        super().__init__()
        self.title = ElidedLabel("", HEADING, strong=True)
        self.line = Words("", quiet=True)
        self.grid = SheetGrid(tokens)
        self.grid.setAccessibleName("The sheet as it looks, with what was read from it")
        self.notes = Words("", SMALL)
        self.hidden = QCheckBox()
        self.say_button, self.password_button = (
            QPushButton("&Say what it holds..."),
            QPushButton("Give its &password..."),
        )
        self.beside_button = QPushButton("Describe &another table on it...")
        make_quiet(self.say_button, self.password_button, self.beside_button)
        self._lay_out()
        self.say_button.clicked.connect(self.mapping_asked)
        self.beside_button.clicked.connect(self.beside_asked)
        self.password_button.clicked.connect(self.password_asked)
        self.hidden.clicked.connect(self.leaving_out_asked)
        self.show_row(None, ())

    def show_row(self, row: Row | None, notes: Sequence[Problem]) -> None:
        """What is said of a workbook or a sheet; its cells come with `show_sheet`. `notes` tell how it was read."""
        self.grid.setVisible(False)
        self.hidden.setVisible(False)
        self.password_button.setVisible(isinstance(row, FileRow) and row.locked)
        self.say_button.setVisible(isinstance(row, SheetRow))
        self.beside_button.setVisible(isinstance(row, SheetRow) and row.described)
        match row:
            case FileRow(workbook, line):
                self.title.setText(workbook)
                self.line.setText(row.error or f"{line}. Choose one of its sheets to see what was read from it.")
            case SheetRow(workbook, sheet):
                self.title.setText(f"{sheet}, in {workbook}")
                self.line.setText(_unread_words(row) if row.unread else _read_words(row))
            case None:
                self.title.setText("")
                self.line.setText("Choose a workbook or a sheet.")
        self._show_notes(notes, row if isinstance(row, SheetRow) else None)

    def show_sheet(self, shown: SheetShown) -> None:
        """The cells of the sheet that is shown."""
        marks = SheetMarks(
            tuple((top, left, top, right) for top, left, _, right in shown.tables),
            shown.used,
            problems=shown.problems,
            hidden=shown.hidden_places,
        )
        self.grid.show_sheet(shown.grid, marks)
        self.grid.setVisible(bool(shown.grid))
        what = "this sheet, which is hidden" if shown.hidden_sheet else counted(shown.hidden, "hidden cell")
        self.hidden.setText(f"&Leave out {what}")
        self.hidden.setChecked(shown.left_out)
        self.hidden.setVisible(bool(shown.hidden))
        if shown.rows_in_all > len(shown.grid):
            self.line.setText(f"{self.line.text()} The first {len(shown.grid):,} of {shown.rows_in_all:,} rows:")

    def make_saying_primary(self) -> None:
        """Where nothing can be done before."""
        make_primary(self.say_button)
        self.say_button.setFocus()

    def _show_notes(self, notes: Sequence[Problem], of_sheet: SheetRow | None) -> None:
        labels = of_sheet.labels if of_sheet is not None else ()
        noted = {note.cell_source.cell for note in notes if note.cell_source is not None}
        plain = [each for each in labels if each.role != NOT_USED or each.cell not in noted]
        said = dict.fromkeys((*held_back_lines(labels), *(_note_words(each) for each in notes), *label_lines(plain)))
        more = len(said) - _MOST_NOTES
        lines = [*list(said)[:_MOST_NOTES], *([f"{more:,} more, under Problems."] if more > 0 else [])]
        self.notes.setText("\n".join(lines))
        self._notes.setVisible(bool(lines))
        self._notes_title.setVisible(bool(lines))
        # Beside a workbook's name there is no sheet that needs the room.
        most = _NOTES_HEIGHT if of_sheet is not None else _ALONE_HEIGHT
        width = max(self.width() - _BESIDE_NOTES, _LEAST_NOTES)
        needed = self.notes.heightForWidth(width) + 6
        self._notes.setFixedHeight(min(needed, most))
        # Only what has to be scrolled is a stop on the way through the dialog.
        self._notes.setFocusPolicy(Qt.FocusPolicy.StrongFocus if needed > most else Qt.FocusPolicy.NoFocus)

    def _lay_out(self) -> None:
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAutoFillBackground(True)
        self._notes_title = Words("How it was read", SMALL, strong=True)
        self._notes = QScrollArea()
        self._notes.setWidget(self.notes)
        self._notes.setWidgetResizable(True)
        self._notes.setFrameShape(QFrame.Shape.NoFrame)
        self._notes.setAccessibleName("How it was read")
        self._notes.viewport().setBackgroundRole(QPalette.ColorRole.Base)
        self.notes.setAlignment(Qt.AlignmentFlag.AlignTop)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(0, 4, 0, 0)
        buttons.addWidget(self.hidden)
        buttons.addStretch(1)
        buttons.addWidget(self.password_button)
        buttons.addWidget(self.beside_button)
        buttons.addWidget(self.say_button)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(14, 10, 14, 8)
        rows.setSpacing(4)
        rows.addWidget(self.title)
        rows.addWidget(self.line)
        rows.addWidget(self.grid, 1)
        rows.addWidget(self._notes_title)
        rows.addWidget(self._notes)
        rows.addLayout(buttons)
        # Without cells what is said stands at the top.
        rows.addStretch(0)


def _unread_words(row: SheetRow) -> str:
    if row.held_back is not None:
        return held_back_sentence(row.held_back)
    return "Nothing on it was recognised, so nothing of it is used. You can say what its columns hold."


def _read_words(row: SheetRow) -> str:
    how = f"{row.line[0].lower()}{row.line[1:]}"
    figures = counted(row.figures, "figure") if row.figures else "No figures"
    if row.layout == MAPPED:
        return f"Read {how}. {figures}."
    if row.figures or row.layout in OF_FIGURES:
        return f"Read as: {how}. {figures}."
    return f"{row.line}."


def _note_words(problem: Problem) -> str:
    cell = problem.cell_source.cell if problem.cell_source is not None else ""
    return f"{cell}: {problem.message}" if cell and cell != "A1" else problem.message
