"""Workbooks from paths to cells; the locked ones by passwords that a person gives, which are kept nowhere."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from ibdesk.lasting_objects import making_lasting_objects
from ibdesk.progress import Progress, silent
from ibdesk.reading.workbooks import InFile, OpenedFile, open_files, open_locked


@making_lasting_objects()
def open_workbooks(
    paths: Sequence[Path], progress: Progress = silent, password: str | None = None
) -> tuple[OpenedFile, ...]:
    """The cells of each file, or why there are none; no board is needed for it. `password` opens those it is for."""
    return open_files([InFile(path) for path in paths], progress, password)


@making_lasting_objects()
def open_with_passwords(
    opened: Sequence[OpenedFile], passwords: Mapping[int, str], progress: Progress = silent
) -> tuple[OpenedFile, ...]:
    """The same files, the locked ones opened by their passwords, given by place.

    A locked file without its own is tried with the others': a council mostly uses one for all, and a wrong one tells
    nothing about such a file.
    """
    found = list(opened)
    locked = [place for place, file in enumerate(opened) if file.needs_password]
    others = dict.fromkeys(passwords.values())
    for at, place in enumerate(locked):
        progress(at, len(locked), f"Opening {found[place].name}")
        if place in passwords:
            found[place] = open_locked(found[place], passwords[place], progress)
            continue
        tried = (open_locked(found[place], password, progress) for password in others)
        found[place] = next((file for file in tried if not file.needs_password), found[place])
    return tuple(found)
