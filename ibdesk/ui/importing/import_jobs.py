"""What an import asks of the desk on the worker's thread, and the frozen answers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ibdesk.domain.question import NOTHING_DECIDED, Decisions
from ibdesk.progress import Progress

if TYPE_CHECKING:
    from ibdesk.desk import Desk, ImportPreview, OpenedFile


@dataclass(frozen=True, slots=True)
class Previewed:
    """`known_before`: the board holds these very files already."""

    preview: ImportPreview
    known_before: bool


@dataclass(frozen=True, slots=True)
class LockedFound:
    """Some of the files are locked with a password; nothing was looked at further."""

    opened: tuple[OpenedFile, ...]


def read_files(desk: Desk, paths: Sequence[Path], progress: Progress) -> Previewed | LockedFound:
    """What importing these files would do, unless a password has to be asked for first."""
    # The worker imports what it needs: the first window need not wait for it.
    from ibdesk.desk import open_workbooks

    opened = open_workbooks(paths, progress)
    if any(file.needs_password for file in opened):
        return LockedFound(opened)
    return preview_of(desk, opened, progress)


def preview_of(
    desk: Desk, opened: tuple[OpenedFile, ...], progress: Progress, decisions: Decisions = NOTHING_DECIDED
) -> Previewed:
    preview = desk.preview_opened(opened, progress, decisions=decisions)
    return Previewed(preview, desk.holds_already(preview) is not None)


def opened_with(
    opened: Sequence[OpenedFile], passwords: Mapping[int, str], progress: Progress
) -> tuple[OpenedFile, ...]:
    from ibdesk.desk import open_with_passwords

    return open_with_passwords(opened, passwords, progress)
