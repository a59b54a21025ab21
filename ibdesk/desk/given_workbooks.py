"""Workbooks that a person gives: what those of one import are called, by their folders too where two have the same
name; and from paths to cells, locked ones by passwords that are kept nowhere."""

import os
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path

from ibdesk.lasting_objects import making_lasting_objects
from ibdesk.progress import Progress, silent
from ibdesk.reading.workbooks import InFile, OpenedFile, open_files, open_locked

BETWEEN = " - "


def told_apart(paths: Sequence[Path]) -> tuple[str, ...]:
    """A name for each file: its own, or "North - Return.xlsx" with as many of its folders as tell it from the others.
    One file given twice, however its path is written, has one name."""
    whole = [Path(os.path.abspath(path)) for path in paths]  # noqa: PTH100 - takes .. away, follows no link
    return tuple(
        _name(path, [each for each in whole if each != path and _called(each) == _called(path)]) for path in whole
    )


def called_before(path: Path, known: Collection[str]) -> str:
    """The name that an earlier import told this file apart by; its own where none did."""
    folder = Path(os.path.abspath(path)).parent  # noqa: PTH100 - as above
    names = {name.casefold(): name for name in known}
    for depth in range(1, len(folder.parts)):
        if (name := names.get(f"{_folders(folder, depth)}{BETWEEN}{path.name}".casefold())) is not None:
            return name
    return path.name


def places_of(folder: Path, name: str) -> Iterator[Path]:
    """Where in a folder a file may lie that an import called so."""
    yield folder / name
    for depth in range(1, len(folder.parts)):
        start = _folders(folder, depth) + BETWEEN
        if name.startswith(start):
            yield folder / name.removeprefix(start)


def _called(path: Path) -> str:
    return path.name.casefold()


def _name(path: Path, others: Sequence[Path]) -> str:
    if not others:
        return path.name
    folder = path.parent
    for depth in range(1, len(folder.parts)):
        own = _folders(folder, depth)
        if not Counter(_folders(each.parent, depth).casefold() for each in others)[own.casefold()]:
            return f"{own}{BETWEEN}{path.name}"
    return path.name


def _folders(folder: Path, depth: int) -> str:
    return BETWEEN.join(folder.parts[-depth:])


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
