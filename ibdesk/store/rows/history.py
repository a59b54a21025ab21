"""The board's log of steps, and which of them count at a given moment."""

from collections.abc import Iterable, Sequence
from enum import StrEnum

from msgspec import Struct

from ibdesk.errors import UserError


class StepKind(StrEnum):
    """START is the first step of a board, with the definitions that it starts from. PURGE took something out of all
    steps before it for good, and brings nothing."""

    START = "start"
    IMPORT = "import"
    EDIT = "edit"
    UNDO = "undo"
    REDO = "redo"
    PURGE = "purge"


class Step(Struct, frozen=True):
    """One entry of the log. `what` says it in words; `target` is the step that an undo or redo is about.

    `files` are an import's workbooks as (name, SHA-256); `figures` and `records` count what the step brought in.
    `undone` is as things are now. `at` is an ISO date and time. While a step with `own_definitions` counts, those that
    the board started from do not.
    """

    number: int
    kind: StepKind
    what: str
    by: str
    at: str
    undone: bool = False
    files: tuple[tuple[str, str], ...] = ()
    figures: int = 0
    records: int = 0
    target: int | None = None
    own_definitions: bool = False


class Entry(Struct, frozen=True):
    """What the order of things needs to know of a step."""

    number: int
    kind: StepKind
    target: int | None = None

    @property
    def brings_records(self) -> bool:
        return self.kind in (StepKind.START, StepKind.IMPORT, StepKind.EDIT)


def undone(log: Iterable[Entry]) -> tuple[int, ...]:
    """The steps that are marked undone after the last entry of the log, the one undone last at the end."""
    marked: dict[int, None] = {}
    for entry in log:
        if entry.target is not None:
            marked.pop(entry.target, None)
            if entry.kind is StepKind.UNDO:
                marked[entry.target] = None
    return tuple(marked)


def surviving(log: Sequence[Entry], as_at: int | None = None) -> tuple[int, ...]:
    """The start, the imports and the edits that counted right after step `as_at` (0: before the first), in order.

    What was undone only later is in, what had been undone before is out. UserError for a step that is not there.
    """
    if as_at is not None:
        last = log[-1].number if log else 0
        if not 0 <= as_at <= last:
            raise UserError(f"This board has no step {as_at}.", _steps_to_name(last))
        log = [entry for entry in log if entry.number <= as_at]
    gone = set(undone(log))
    return tuple(entry.number for entry in log if entry.brings_records and entry.number not in gone)


def check_undo(log: Sequence[Entry], number: int) -> None:
    """UserError where step `number` cannot be undone, and why."""
    entry = _named(log, number)
    if entry.kind is StepKind.PURGE:
        raise UserError(
            f"Step {number} removed something for good, which cannot be undone.", "Import or type it in again."
        )
    if not entry.brings_records:
        raise UserError(
            f"Step {number} is itself the {entry.kind} of step {entry.target}.", f"Name step {entry.target} instead."
        )
    if number in undone(log):
        raise UserError(f"Step {number} is already undone.", "It can be put back with Redo.")


def check_redo(log: Sequence[Entry], number: int) -> None:
    """UserError where step `number` cannot be put back, and why."""
    _named(log, number)
    if number not in undone(log):
        raise UserError(f"Step {number} is not undone, so it cannot be put back.", "Look it up in the board's history.")


def last_undoable(log: Sequence[Entry]) -> int | None:
    """The latest import or edit that still counts; what a board starts from is neither."""
    starts = {entry.number for entry in log if entry.kind is StepKind.START}
    return next((number for number in reversed(surviving(log)) if number not in starts), None)


def last_redoable(log: Sequence[Entry]) -> int | None:
    """The step undone last, unless something was imported or edited since: Redo must not bring back by a key press
    what a person has meanwhile done in another way. From the history every undone step can be put back."""
    gone = undone(log)
    if not gone:
        return None
    for entry in reversed(log):
        if entry.brings_records:
            return None
        if entry.kind is StepKind.UNDO and entry.target == gone[-1]:
            break
    return gone[-1]


def _named(log: Sequence[Entry], number: int) -> Entry:
    for entry in log:
        if entry.number == number:
            return entry
    raise UserError(f"This board has no step {number}.", _steps_to_name(log[-1].number if log else 0))


def _steps_to_name(last: int) -> str:
    return f"Name one from 1 to {last}." if last else "Nothing has been imported yet."
