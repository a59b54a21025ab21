"""The steps of a board: which there were, what changed between two of them, undo and redo."""

from datetime import date, datetime
from pathlib import Path

from msgspec import Struct

from ibdesk.desk.open_board import OpenBoard
from ibdesk.domain.board import Records
from ibdesk.domain.month import Month
from ibdesk.domain.report.last_pack import IssuedAgain
from ibdesk.domain.report.restatements import Changes, KnownChanges, changes
from ibdesk.domain.seal import Seal, SealOpened, WentOut
from ibdesk.errors import BoardDamaged, UserError
from ibdesk.store.rows.history import Entry, Step, StepKind, surviving


class Dependant(Struct, frozen=True):
    """A later step that brought so many of the same figures again; undoing the earlier one leaves them as they are."""

    step: Step
    figures: int


class History:
    """Nothing is deleted by it: an undone step counts no more, and can be put back in its old place."""

    def __init__(self, board: OpenBoard) -> None:
        self._board = board
        self._moved, self._moved_since_own = KnownChanges(), KnownChanges()

    def steps(self) -> tuple[Step, ...]:
        """Every step ever taken, oldest first, with who, when and what; undone ones are marked."""
        steps = self._board.file.steps()
        for step in steps:
            _check_moment(step, self._board.path)
        return steps

    def step_at(self, when: str) -> int:
        """The step that "17" or "2014-09-15" means: a number, or the last step by the end of that local day."""
        steps = self.steps()
        if when.isascii() and when.isdigit():
            found = next((step.number for step in steps if str(step.number) == when.lstrip("0")), None)
            if found is not None:
                return found
            raise UserError(f"This board has no step {when}.", f"Its last one is {self._board.file.last_step}.")
        try:
            day = date.fromisoformat(when)
        except ValueError:
            raise UserError(
                f"'{when}' is neither the number of a step nor a date.", "Write 17, or 2014-09-15."
            ) from None
        seen = [step.number for step in steps if datetime.fromisoformat(step.at).astimezone().date() <= day]
        if not seen:
            raise UserError(f"There was nothing in this board by the end of {when}.", "Give a later date.")
        return max(seen)

    # What changed

    def changes(self, since: int | None = None, as_at: int | None = None) -> Changes:
        """The figures of past months that changed since a step: by default that of the last pack that went out,
        else since before the last import, or since the first figures came in. UserError for a step that is not
        there."""
        until = self._board.file.last_step if as_at is None else as_at
        last = self.last_pack(until)
        start = since if since is not None else last.step if last else self._before_last_import(until)
        return Changes(start, until, changes(self._board.records(start), self._board.records(as_at)))

    def restated(self, as_at: int | None = None) -> Changes:
        """The same since the last pack that went out; since step 0, and none, where none did."""
        until = self._board.file.last_step if as_at is None else as_at
        last = self.last_pack(until)
        return Changes(0, until) if last is None else self.changes(last.step, as_at)

    def changes_to(self, records: Records, month: Month, step: int) -> Changes:
        """What is restated in records as they are, or will be, right after a step, for the report of a month: its own
        seal is not what it is compared with."""
        last, again = self.last_pack(step, month), self.issued_again(records, month, step)
        if last is None and again is None:
            return Changes(0, step)
        moved = self._moved.between(self._board.records(last.step), records) if last is not None else ()
        told = {each.key for each in moved}
        own = tuple(each for each in (again.restatements if again else ()) if each.key not in told)
        return Changes(last.step if last else step, step, (*moved, *own))

    def issued_again(self, records: Records, month: Month, step: int) -> IssuedAgain | None:
        """How the report of a month differs from its own pack that went out first, exported as final or sealed, also
        where the seal was opened again since; None where none did, or no figure up to the month is another one."""
        first = min((each for each in self._out(step) if each.month == month), key=lambda each: each.step, default=None)
        if first is None:
            return None
        moved = self._moved_since_own.between(self._board.records(first.step), records)
        found = tuple(each for each in moved if each.month <= month)
        return IssuedAgain(first.at, found) if found else None

    def last_pack(self, until: int, month: Month | None = None) -> Seal | WentOut | None:
        """The last pack that was sealed or exported as final by then, for another month than the one looked at. A
        preparer's own corrections before a pack went out restate nothing."""
        return max(self._packs_out(until, month), key=lambda each: each.step, default=None)

    def pack_before(self, until: int, month: Month) -> Seal | WentOut | None:
        """The last of these for an earlier month, which is the one that the month's own follows."""
        earlier = [each for each in self._packs_out(until, month) if each.month < month]
        return max(earlier, key=lambda each: each.step, default=None)

    def _packs_out(self, until: int, month: Month | None) -> list[Seal | WentOut]:
        return [each for each in self._out(until) if each.month != month]

    def _out(self, until: int) -> list[Seal | WentOut]:
        """What went out by then; what was sealed also where its month was opened again since."""
        seals = self._board.records(min(until, self._board.file.last_step)).seals
        exported = [each for each in seals if isinstance(each, WentOut) and each.step <= until]
        return [*exported, *self._board.file.seals_ever(until + 1)]

    def _before_last_import(self, until: int) -> int:
        """The step before the last import, or that of the first figures."""
        known = min(until, self._board.file.last_step)
        steps = self.steps()
        counting = surviving([Entry(step.number, step.kind, step.target) for step in steps], known)
        imports = [number for number in counting if steps[number - 1].kind is StepKind.IMPORT]
        if not imports:
            return 0
        # Before the first figures came in no past month could change; what was typed in since could.
        return imports[-1] - 1 if self._board.records(imports[-1] - 1).figures else imports[-1]

    # Undo and redo

    @property
    def can_undo(self) -> str | None:
        """The words of the step that Undo would take back."""
        step = self._undoable()
        return step.what if step else None

    @property
    def can_redo(self) -> str | None:
        step = self._board.file.last_redoable()
        return step.what if step else None

    def next_undo(self) -> tuple[Step, Records] | None:
        """The step that Undo would take back, and what it brought in."""
        step = self._undoable()
        return (step, self._board.file.brought(step.number)) if step is not None else None

    def undo(self, number: int | None = None) -> str:
        """Take back the last import or edit, or the one with this number; a sentence that says which, and what of it
        a later step brought again."""
        if number is None:
            step = self._undoable()
            if step is None:
                raise UserError(*self.why_no_undo())
            number = step.number
        self._check_free(number)
        later = self.depends_on(number)
        with self._board.lock:
            self._board.file.undo(number, self._board.by, self._board.now())
        step = self._step(number)
        first = ["The definitions that the board started from count again."] if self._gives_way(step) else []
        return " ".join([f"Undone: {step.what}.", *first, *(_still_holds(each) for each in later)])

    def redo(self, number: int | None = None) -> str:
        """Put back the step undone last, or the undone one with this number."""
        if number is None:
            step = self._board.file.last_redoable()
            if step is None:
                raise UserError("There is nothing to put back.", "Undo something first.")
            number = step.number
        self._check_free(number)
        with self._board.lock:
            self._board.file.redo(number, self._board.by, self._board.now())
        step = self._step(number)
        first = " The definitions that the board started from count no more." if self._gives_way(step) else ""
        return f"Put back: {step.what}.{first}"

    def depends_on(self, number: int) -> tuple[Dependant, ...]:
        """The later imports and edits that brought figures which this step brought too, and still count."""
        brought = self._board.file.brought
        keys = {figure.key for figure in brought(number).figures}
        found = []
        for step in self.steps()[number:]:
            if keys and step.figures and not step.undone:
                again = sum(figure.key in keys for figure in brought(step.number).figures)
                found += [Dependant(step, again)] if again else []
        return tuple(found)

    def why_no_undo(self) -> tuple[str, str]:
        """What stops Undo where there is no step for it, and what to do."""
        step = self._last_to_undo()
        seals = _seals(self._board.file.brought(step.number)) if step is not None else ()
        if step is None or not seals:
            return "There is nothing to undo in this board.", "Import a workbook first."
        return (
            f"Step {step.number} signed {seals[0].month.long} off or re-opened it, and Undo goes back no further.",
            "Name an earlier step to undo it by itself.",
        )

    def _undoable(self) -> Step | None:
        """Undo ends at the start of the board, and at a sealed month."""
        step = self._last_to_undo()
        return None if step is None or self._seals(step) else step

    def _last_to_undo(self) -> Step | None:
        """The last import or edit that counts. What went out, as a pack or for the public, is out whatever is undone,
        so Undo goes past it."""
        last = self._board.file.last_undoable()
        if last is None or not self._is_out(last):
            return last
        steps = self.steps()
        counting = surviving([Entry(step.number, step.kind, step.target) for step in steps])
        back = (steps[number - 1] for number in reversed(counting))
        return next((step for step in back if step.kind is not StepKind.START and not self._is_out(step)), None)

    def _is_out(self, step: Step) -> bool:
        """Whether a step says that something went out, and nothing else."""
        if step.kind is not StepKind.EDIT or step.figures:
            return False
        brought = self._board.file.brought(step.number)
        out = brought.seals and all(isinstance(each, WentOut) for each in brought.seals)
        return self._went_out(step) or bool(out and brought == Records(seals=brought.seals))

    def _seals(self, step: Step) -> bool:
        return step.kind is StepKind.EDIT and not step.figures and bool(_seals(self._board.file.brought(step.number)))

    def _went_out(self, step: Step) -> bool:
        none_brought = step.kind is StepKind.EDIT and not step.figures and not step.records
        return none_brought and self._board.file.sealed_pack(step.number) is not None

    def _check_free(self, number: int) -> None:
        """UserError for a step that must stay as it is: the first one, a seal, what a sealed month was made with."""
        steps = self.steps()
        if not 0 < number <= len(steps):
            return
        step = steps[number - 1]
        if step.kind is StepKind.START:
            raise UserError(f"Step {number} is {step.what}; it cannot be undone.", "Start a new board instead.")
        if self._went_out(step):
            raise UserError(f"Step {number} is the {step.what}, which went out.", "What went out cannot be undone.")
        if step.kind is StepKind.EDIT:
            self._check_edit_free(number)

    def _check_edit_free(self, number: int) -> None:
        brought = self._board.file.brought(number)
        if seals := _seals(brought):
            month = seals[0].month
            raise UserError(
                f"Step {number} signed {month.long} off or re-opened it; that is not undone.",
                "Re-open the month, with a reason, or sign it off.",
            )
        for comment in brought.comments:
            self._board.check_not_sealed(comment.month, "comments")
        for override in brought.overrides:
            self._board.check_not_sealed(override.month, "assessments")

    def _gives_way(self, step: Step) -> bool:
        """Whether it depends on this step alone that the definitions which the board started from do not count."""
        others = (each for each in self.steps() if each.number != step.number and not each.undone)
        return step.own_definitions and not any(each.own_definitions for each in others)

    def _step(self, number: int) -> Step:
        return next(step for step in self.steps() if step.number == number)


def _seals(brought: Records) -> tuple[Seal | SealOpened, ...]:
    """What a step sealed or opened again; that a pack went out may be taken back like any edit."""
    return tuple(each for each in brought.seals if not isinstance(each, WentOut))


def _still_holds(dependant: Dependant) -> str:
    step, count = dependant.step, dependant.figures
    figures = "1 of its figures" if count == 1 else f"{count} of its figures"
    was = "was" if count == 1 else "were"
    return f"{figures} {was} brought again by step {step.number} ({step.what}) and still hold{'s' * (count == 1)}."


def _check_moment(step: Step, board: Path) -> None:
    """BoardDamaged for a step that was at no time, which no program of ours writes."""
    try:
        datetime.fromisoformat(step.at)
    except ValueError as error:
        what = f"The board {board.name} is damaged: it does not say when step {step.number} was taken."
        raise BoardDamaged(what, "Bring back a backup of it.", board) from error
