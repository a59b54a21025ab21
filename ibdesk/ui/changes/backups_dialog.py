"""Bring back a backup: those beside the board with what is in them; what it replaces is kept."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QPushButton, QWidget
from shiboken6 import isValid

from ibdesk.ui.app.session import Session
from ibdesk.ui.look.lettering import TITLE, Words
from ibdesk.ui.look.style import make_primary
from ibdesk.ui.widgets.cell_model import Cell, Column, Row
from ibdesk.ui.widgets.cell_table import CellTable
from ibdesk.ui.widgets.dialog_size import open_size
from ibdesk.ui.widgets.keys import make_quiet
from ibdesk.ui.widgets.laid_out import in_dialog, side_by_side
from ibdesk.ui.widgets.when_words import WHEN_BACKED_UP, day_words

if TYPE_CHECKING:
    from ibdesk.desk.way_back import BackupShown

COLUMNS = (
    Column("Made", "12 September 2014, 10:42"),
    Column("Months", "September 2014 to September 2014"),
    Column("Steps", "0000", right=True),
    Column("Figures", "1,000,000", right=True),
    Column("Last step", share=1, wrapped=True),
)
_REPLACES = (
    "It is read through before it takes the board's place. What came after it is not in it; the file that stands there "
    "now is kept beside it."
)
_NONE = f"There is no backup beside this board. {WHEN_BACKED_UP}"


def backup_rows(found: Sequence[BackupShown]) -> tuple[Row, ...]:
    return tuple(Row(str(each.backup.path), _cells(each)) for each in found)


def _cells(each: BackupShown) -> tuple[Cell, ...]:
    made = Cell(f"{day_words(each.backup.day)}, {each.backup.time.replace('.', ':')}", quiet=bool(each.wrong))
    if each.wrong:
        return made, Cell(""), Cell(""), Cell(""), Cell(each.wrong, quiet=True)
    first, last = each.months or (None, None)
    months = "" if first is None or last is None else first.long if first == last else f"{first.long} to {last.long}"
    step = each.last[0].what if each.last else ""
    return made, Cell(months), Cell(str(each.steps)), Cell(f"{each.figures:,}"), Cell(step[:1].upper() + step[1:])


def last_steps_words(each: BackupShown) -> str:
    """The steps that a backup ends with, latest first, a line each."""
    return "\n".join(f"{step.number}  {day_words(step.at)}, {step.by}: {step.what}" for step in each.last)


class BackupsDialog(QDialog):
    """`chosen` is asked for with the backup to bring back. `why` says what is wrong with the board, if something is."""

    chosen = Signal(object)

    def __init__(self, session: Session, board: Path, why: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._found: dict[str, BackupShown] = {}
        self.setWindowTitle("Bring back a backup")
        self.table = CellTable("Backups", COLUMNS, session.palette)
        self.why, self.said = Words(why), Words(_REPLACES, quiet=True)
        self.why.setVisible(bool(why))
        self.bring = make_primary(QPushButton("Bring this one back"))
        self.leave = QPushButton("Leave the board as it is")
        self._lay_out(board)
        self.bring.setEnabled(False)
        self.table.chosen.connect(self._row_chosen)
        self.bring.clicked.connect(self._bring)
        self.leave.clicked.connect(self.reject)
        session.work.ask(partial(_backups_of, board), self._show)

    def _show(self, found: tuple[BackupShown, ...]) -> None:
        if not isValid(self):
            return  # closed before the answer came
        self._found = {str(each.backup.path): each for each in found}
        self.table.show_rows(backup_rows(found))
        self.table.setVisible(bool(found))
        self.steps.setVisible(bool(found))
        if not found:
            self.said.setText(_NONE)
            self.adjustSize()
        self._row_chosen(self.table.current())

    def _row_chosen(self, path: object) -> None:
        each = self._found.get(path) if isinstance(path, str) else None
        self.bring.setEnabled(each is not None and not each.wrong)
        self.steps.setText(last_steps_words(each) if each is not None else "")

    def _bring(self) -> None:
        path = self.table.current()
        if isinstance(path, str):
            self.accept()
            self.chosen.emit(Path(path))

    def _lay_out(self, board: Path) -> None:
        self.steps = Words("", quiet=True)
        self.steps.setMinimumHeight(self.steps.fontMetrics().lineSpacing() * 5)
        make_quiet(self.leave)
        in_dialog(
            self,
            Words(f"Backups of {board.stem}", TITLE, strong=True),
            self.why,
            self.said,
            (self.table, 1),
            self.steps,
            side_by_side(1, self.leave, self.bring),
        )
        open_size(self, 940, 520)


def _backups_of(board: Path, progress: object) -> tuple[BackupShown, ...]:
    from ibdesk.desk.way_back import backups_of

    return backups_of(board)
