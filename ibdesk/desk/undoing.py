"""Undo, redo, and what depends on a step."""

from dataclasses import dataclass

from ibdesk.desk.editing import Editing
from ibdesk.domain.board import Records
from ibdesk.errors import UserError
from ibdesk.store.history import Step, StepKind

START = "the definitions that the board started from"


@dataclass(frozen=True, slots=True)
class Dependant:
    """A later step that brought so many of the same figures again; undoing the earlier one leaves them as they are."""

    step: Step
    figures: int


class Undoing(Editing):
    """Nothing is ever deleted: an undone step counts no more, and can be put back in its old place."""

    @property
    def can_undo(self) -> str | None:
        """The words of the step that Undo would take back."""
        step = self._undoable()
        return step.what if step else None

    @property
    def can_redo(self) -> str | None:
        step = self._board.last_redoable()
        return step.what if step else None

    def undo(self, number: int | None = None) -> str:
        """Take back the last import or edit, or the one with this number; a sentence that says which, and what of it
        a later step brought again."""
        if number is None:
            step = self._undoable()
            if step is None:
                raise UserError("There is nothing to undo in this board.", "Import a workbook first.")
            number = step.number
        self._check_free(number)
        later = self.depends_on(number)
        with self._lock:
            self._board.undo(number, self._by, self._now())
        return " ".join([f"Undone: {self._step(number).what}.", *(_still_holds(each) for each in later)])

    def redo(self, number: int | None = None) -> str:
        """Put back the step undone last, or the undone one with this number."""
        if number is None:
            step = self._board.last_redoable()
            if step is None:
                raise UserError("There is nothing to put back.", "Undo something first.")
            number = step.number
        self._check_free(number)
        with self._lock:
            self._board.redo(number, self._by, self._now())
        return f"Put back: {self._step(number).what}."

    def depends_on(self, number: int) -> tuple[Dependant, ...]:
        """The later imports and edits that brought figures which this step brought too, and still count."""
        keys = {figure.key for figure in self._board.brought(number).figures}
        found = []
        for step in self._board.steps()[number:]:
            if keys and step.figures and not step.undone:
                again = sum(figure.key in keys for figure in self._board.brought(step.number).figures)
                found += [Dependant(step, again)] if again else []
        return tuple(found)

    def _undoable(self) -> Step | None:
        """Undo ends at the start of the board, and at a sealed month."""
        step = self._board.last_undoable()
        if step is None or step.what == START or self._seals(step):
            return None
        return step

    def _seals(self, step: Step) -> bool:
        return step.kind is StepKind.EDIT and not step.figures and bool(self._board.brought(step.number).seals)

    def _check_free(self, number: int) -> None:
        """UserError for a step that must stay as it is: the first one, a seal, what a sealed month was told with."""
        steps = self._board.steps()
        if not 0 < number <= len(steps) or steps[number - 1].kind is not StepKind.EDIT:
            return
        step, brought = steps[number - 1], self._board.brought(number)
        if step.what == START:
            raise UserError(f"Step {number} is {START}; it cannot be undone.", "Start a new board instead.")
        if brought.seals:
            month = brought.seals[0].month
            raise UserError(
                f"Step {number} sealed {month.long} or opened it again; that is not undone.",
                "Open the month again, with a reason, or seal it.",
            )
        self._check_sealed_months(brought)

    def _check_sealed_months(self, brought: Records) -> None:
        for comment in brought.comments:
            self._check_not_sealed(comment.month, "comments")
        for override in brought.overrides:
            self._check_not_sealed(override.month, "assessments")

    def _step(self, number: int) -> Step:
        return next(step for step in self._board.steps() if step.number == number)


def _still_holds(dependant: Dependant) -> str:
    step, count = dependant.step, dependant.figures
    figures = "1 of its figures" if count == 1 else f"{count} of its figures"
    was = "was" if count == 1 else "were"
    return f"{figures} {was} brought again by step {step.number} ({step.what}) and still hold{'s' * (count == 1)}."
