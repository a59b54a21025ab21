"""Workbooks from paths to cells; the locked ones by passwords that a person gives, which are kept nowhere."""

import os
from collections.abc import Mapping, Sequence
from pathlib import Path

from ibdesk.desk.names_of_files import told_apart
from ibdesk.lasting_objects import making_lasting_objects
from ibdesk.progress import Progress, silent
from ibdesk.reading.workbooks import InFile, OpenedFile, open_files, open_locked


@making_lasting_objects()
def open_workbooks(
    paths: Sequence[Path], progress: Progress = silent, password: str | None = None
) -> tuple[OpenedFile, ...]:
    """The cells of each file, or why there are none; no board is needed for it. `password` opens those it is for."""
    files = [
        InFile(path, name="" if name == path.name else name)
        for path, name in zip(paths, told_apart(paths), strict=True)
    ]
    return open_files(files, progress, password)


@making_lasting_objects()
def open_beside(
    opened: Sequence[OpenedFile], paths: Sequence[Path], progress: Progress = silent
) -> tuple[OpenedFile, ...]:
    """The files that are open, and after them those of these paths that are not; the names of the open ones stay, since
    what was decided about them is known by these."""
    there = [each.file.path for each in opened if each.file.path is not None]
    names = told_apart([*there, *paths])
    have = {Path(os.path.abspath(path)) for path in there}  # noqa: PTH100 - takes .. away, follows no link
    files = [
        InFile(path, name="" if name == path.name else name)
        for path, name in zip(paths, names[len(there) :], strict=True)
        if Path(os.path.abspath(path)) not in have  # noqa: PTH100
    ]
    return (*opened, *open_files(files, progress))


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
