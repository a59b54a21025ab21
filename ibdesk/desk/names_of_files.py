"""What files of one import are called: by their names, and by their folders too where two have the same name."""

import os
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

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
