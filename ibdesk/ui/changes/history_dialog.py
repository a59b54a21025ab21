"""History: every step of the board with who, when and what; undo or put back any of them; look back to one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

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
from ibdesk.ui.widgets.when_words import day_words

if TYPE_CHECKING:
    from ibdesk.desk import Dependant, Step

COLUMNS = (
    Column("Step", "000", right=True),
    Column("When", "12 September 2014, 10:42"),
    Column("Who", "Performance Officer"),
    Column("What was done", share=1, wrapped=True),
    Column("Figures", "10,000", right=True, spare=True),
    Column("State", "Undone"),
)


def history_rows(steps: Sequence[Step]) -> tuple[Row, ...]:
    """The latest step first; one that is undone is quieter and says so."""
    return tuple(Row(step.number, _cells(step)) for step in reversed(steps))


def _cells(step: Step) -> tuple[Cell, ...]:
    quiet = step.undone or step.target is not None
    return (
        Cell(str(step.number), quiet=quiet),
        Cell(f"{day_words(step.at)}, {step.at[11:16]}", quiet=quiet),
        Cell(step.by, quiet=quiet),
        Cell(step.what[:1].upper() + step.what[1:], quiet=quiet),
        Cell(f"{step.figures:,}" if step.figures else "", quiet=quiet),
        Cell("Undone" if step.undone else "", strong=step.undone),
    )


def step_words(step: Step, dependants: Sequence[Dependant]) -> str:
    """What undoing or putting back the step would mean."""
    if step.kind == "purge":
        return "This step removed something for good, from the board and its backups. Nothing brings it back."
    if step.target is not None:
        return f"This step undid or put back step {step.target}; choose that one to change it again."
    if step.undone:
        return "This step is undone. Put back, it counts again in its old place."
    if not dependants:
        return "Nothing later rests on this step. Undone, it can be put back at any time."
    said = ", ".join(_dependant(each) for each in dependants[:3])
    more = f" and {len(dependants) - 3} more" if len(dependants) > 3 else ""
    return f"Later steps brought some of the same figures again, and those would stay: {said}{more}."


def _dependant(each: Dependant) -> str:
    figures = "1 figure" if each.figures == 1 else f"{each.figures:,} figures"
    return f"step {each.step.number} ({figures})"


class HistoryDialog(QDialog):
    """Follows the board: what is undone here is shown here."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._steps: dict[int, Step] = {}
        self.setWindowTitle("History")
        self.table = CellTable("Steps", COLUMNS, session.palette)
        self.said = Words()
        self.undo, self.redo = QPushButton("Undo this step"), QPushButton("Put this step back")
        self.look = QPushButton("Look at the board as it was then")
        self.leave = make_primary(QPushButton("Close"))
        self._lay_out()
        self.table.chosen.connect(self._step_chosen)
        self.undo.clicked.connect(lambda: self._change("undo"))
        self.redo.clicked.connect(lambda: self._change("redo"))
        self.look.clicked.connect(self._look_back)
        self.leave.clicked.connect(self.accept)
        session.board_changed.connect(self._ask)
        self._ask()

    def _ask(self) -> None:
        desk = self._session.desk
        if desk is None:
            self.reject()
            return
        self._session.work.ask(lambda progress: desk.history.steps(), self._show_steps)

    def _show_steps(self, steps: tuple[Step, ...]) -> None:
        if not isValid(self):
            return  # closed before the answer came
        self._steps = {step.number: step for step in steps}
        self.table.show_rows(history_rows(steps))
        self._step_chosen(self.table.current())

    def _step_chosen(self, number: object) -> None:
        desk = self._session.desk
        step = self._steps.get(number) if isinstance(number, int) else None
        self.said.setText("")
        self._offer(step)
        if desk is not None and step is not None:
            at = step.number
            self._session.work.ask(lambda progress: desk.history.depends_on(at), lambda found: self._tell(step, found))

    def _tell(self, step: Step, dependants: tuple[Dependant, ...]) -> None:
        if isValid(self) and self.table.current() == step.number:
            self.said.setText(step_words(step, dependants))

    def _offer(self, step: Step | None) -> None:
        board = self._session.board
        free = board is not None and not board.read_only_reason and step is not None and step.target is None
        free = free and step is not None and step.kind != "purge"
        self.undo.setEnabled(free and step is not None and not step.undone)
        self.redo.setEnabled(free and step is not None and step.undone)
        self.look.setEnabled(step is not None)

    def _change(self, which: str) -> None:
        number = self.table.current()
        if not isinstance(number, int):
            return
        if which == "undo":
            self._session.change(lambda desk: desk.history.undo(number))
        else:
            self._session.change(lambda desk: desk.history.redo(number))

    def _look_back(self) -> None:
        number = self.table.current()
        if isinstance(number, int):
            self._session.look_at(number)
            self.accept()

    def _lay_out(self) -> None:
        self.said.setMinimumHeight(self.said.fontMetrics().lineSpacing() * 2)
        make_quiet(self.undo, self.redo, self.look)
        buttons = side_by_side(self.undo, self.redo, self.look, 1, self.leave)
        in_dialog(
            self,
            Words("History", TITLE, strong=True),
            Words("Nothing is deleted by undoing: what is undone stays here and can be put back.", quiet=True),
            (self.table, 1),
            self.said,
            buttons,
        )
        open_size(self, 940, 520)
