"""The way back to an earlier file of a board: its backups with what is in them, and copies whose history parted."""

from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct

from ibdesk.desk.open_board import OpenBoard
from ibdesk.domain.month import Month
from ibdesk.errors import BoardDamaged, UserError
from ibdesk.progress import Progress, silent
from ibdesk.store.backups.backup import Backup, backups
from ibdesk.store.backups.restore import restore
from ibdesk.store.board_file import BoardFile, open_board
from ibdesk.store.files.beside import alike_named, backup_folder
from ibdesk.store.opening.verify import verify
from ibdesk.store.rows.history import Step, StepKind

LAST_STEPS = 5
_MOST_COPIES = 10


class BackupShown(Struct, frozen=True):
    """A backup and what is in it: `months` from the first to the last with a figure, the `last` steps, latest first.
    `wrong` says why it cannot be brought back."""

    backup: Backup
    steps: int = 0
    figures: int = 0
    months: tuple[Month, Month] | None = None
    last: tuple[Step, ...] = ()
    wrong: str = ""


class PartedCopy(Struct, frozen=True):
    """Another file of the same board, as a synchroniser leaves one where two computers changed it: the steps that
    both have, and those that one has alone. `holds_removed`: it is from before something was removed for good here."""

    path: Path
    shared: int
    here: tuple[Step, ...]
    there: tuple[Step, ...]
    holds_removed: bool = False


class ReadThrough(Struct, frozen=True):
    """How much a board holds that is as it was kept."""

    steps: int
    figures: int


def read_through(board: Path) -> ReadThrough:
    """The board's file held against its own log, every record read. BoardDamaged where it is not what was kept."""
    verified = verify(board, read_records=True)
    if not verified.sound:
        raise BoardDamaged(" ".join(verified.damage), "Bring back a backup of it.", board)
    return ReadThrough(verified.steps, verified.figures)


def has_backups(board: Path) -> bool:
    """Whether there is a backup of it beside a board."""
    try:
        return bool(backups(backup_folder(board), board.stem))
    except OSError:
        return False


def backups_of(board: Path, progress: Progress = silent) -> tuple[BackupShown, ...]:
    """The backups beside a board, newest first. They are looked into, and read through only as one is brought back."""
    found = backups(backup_folder(board), board.stem)
    shown = []
    for at, each in enumerate(found):
        progress(at, len(found), f"Looking into the backup of {each.day}")
        shown.append(_looked_into(each))
    return tuple(shown)


def _looked_into(backup: Backup) -> BackupShown:
    try:
        with open_board(backup.path, read_only=True) as board:
            steps, figures, months = board.steps(), *board.figures_and_months()
            return BackupShown(backup, len(steps), figures, months, tuple(steps[: -LAST_STEPS - 1 : -1]))
    except UserError as error:
        return BackupShown(backup, wrong=error.what)


def bring_back(backup: Path, board: Path) -> Path | None:
    """Put a backup in its board's place, read through first; where the board that stood there is now. UserError, with
    everything as it was, where that cannot be."""
    return restore(backup, board)


def parted_copies(board: OpenBoard) -> tuple[PartedCopy, ...]:
    """The files beside a board that are the same board with other steps since, or with what was removed from it for
    good. What this board has too, and what was set aside when a backup was brought back, is no such copy."""
    own = _history_of(board.file)
    found = []
    for path in alike_named(board.path)[:_MOST_COPIES]:
        try:
            with open_board(path, read_only=True) as other:
                theirs = _history_of(other)
        except UserError:
            continue  # no board, or one that cannot be read: nothing can be said of it
        shared = _shared(own, theirs)
        resealed = bool(shared) and own[shared - 1][0] != theirs[shared - 1][0]
        here, there = (tuple([step for _, step in each[shared:]]) for each in (own, theirs))
        holds_removed = resealed and any(step.kind is StepKind.PURGE for step in here)
        if shared and (there or holds_removed):
            found.append(PartedCopy(path, shared, here, there, holds_removed))
    return tuple(found)


History = Sequence[tuple[str, Step]]


def _history_of(board: BoardFile) -> History:
    """The steps of a board, each with its fingerprint."""
    return tuple(zip(board.fingerprints(), board.steps(), strict=True))


def _shared(own: History, theirs: History) -> int:
    """How many steps two histories begin with in common. A removal for good seals every step anew: where there was one,
    a step is known by its time."""
    removed = any(step.kind is StepKind.PURGE for _, step in (*own, *theirs))
    together = enumerate(zip(own, theirs, strict=False))
    parted = next((at for at, (one, other) in together if not _is_same(one, other, removed)), None)
    return min(len(own), len(theirs)) if parted is None else parted


def _is_same(one: tuple[str, Step], other: tuple[str, Step], removed: bool) -> bool:
    return one[0] == other[0] or (removed and (one[1].kind, one[1].at) == (other[1].kind, other[1].at))
