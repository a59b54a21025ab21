"""What a power cut can leave of a row of writes: every file by itself, in every order that a drive may choose.

The model: what was synced is there. Of what was not, any part may be: each write, whole or torn at 512 bytes, each
change of a size. A new name is there once its file was synced, or its folder; names that were changed or removed are
there with the folder, before it up to any of them.
"""

import random
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from tests.storm.drive_trace import Call

_TORN = 512
State = Mapping[str, bytes]


@dataclass(slots=True)
class _File:
    """`kept` is on the drive; `waiting` are writes (offset, bytes) and sizes (size, None) that may not be."""

    kept: bytes = b""
    waiting: list[tuple[int, bytes | None]] = field(default_factory=list)

    def sync(self) -> None:
        self.kept, self.waiting = _done(self.kept, self.waiting), []


@dataclass(slots=True)
class _Change:
    """What a folder is to hold under a name: a file, or nothing."""

    name: str
    file: _File | None
    new: bool = False


def _done(content: bytes, changes: list[tuple[int, bytes | None]]) -> bytes:
    held = bytearray(content)
    for at, written in changes:
        if len(held) < at:
            held.extend(bytes(at - len(held)))
        if written is None:
            del held[at:]
        else:
            held[at : at + len(written)] = written
    return bytes(held)


class Drive:
    """A drive that the calls are done on one after the other."""

    def __init__(self) -> None:
        self.names: dict[str, _File] = {}  # as the program sees them
        self._kept: dict[str, _File] = {}
        self._waiting: list[_Change] = []

    def do(self, call: Call) -> None:
        file = self.names.get(call.name)
        if call.what == "C":
            self._change(_Change(call.name, _File(), new=True))
        elif call.what == "U":
            self._change(_Change(call.name, None))
        elif call.what in "RL":
            self._change(_Change(call.more.decode(), file))
            if call.what == "R":
                self._change(_Change(call.name, None))
        elif call.what == "S":
            self._sync(call.name, file)
        elif file is not None:
            file.waiting.append((call.at, call.more if call.what == "W" else None))

    def _change(self, change: _Change) -> None:
        self._waiting.append(change)
        _apply(self.names, change)

    def _sync(self, name: str, file: _File | None) -> None:
        left = []
        for change in self._waiting:
            if change.name.rpartition("/")[0] == name or (change.new and change.file is file):
                _apply(self._kept, change)
            else:
                left.append(change)
        self._waiting = left
        if file is not None:
            file.sync()

    def cuts(self, chance: random.Random, times: int) -> Iterator[State]:
        """What a power cut may leave now: nothing of what waits, all of it, and so many draws of anything between."""
        yield _state(self._kept, lambda file: file.kept)
        yield _state(self.names, lambda file: _done(file.kept, file.waiting))
        for _ in range(times):
            there = dict(self._kept)
            for change in self._waiting[: chance.randint(0, len(self._waiting))]:
                _apply(there, change)
            share = chance.choice((0.1, 0.5, 0.9))
            held = {id(file): _some(file, share, chance) for file in there.values()}  # one file may have two names
            yield {name: held[id(file)] for name, file in there.items()}


def _apply(names: dict[str, _File], change: _Change) -> None:
    if change.file is None:
        names.pop(change.name, None)
    else:
        names[change.name] = change.file


def _some(file: _File, share: float, chance: random.Random) -> bytes:
    """Some of what waits, the drive's choice."""
    chosen: list[tuple[int, bytes | None]] = []
    for at, written in file.waiting:
        if chance.random() > share:
            continue
        if written is not None and len(written) > _TORN and chance.random() < 0.3:
            first = chance.randrange(0, len(written), _TORN)
            last = chance.randrange(first, len(written), _TORN) + _TORN
            at, written = at + first, written[first:last]
        chosen.append((at, written))
    return _done(file.kept, chosen)


def _state(names: Mapping[str, _File], content: Callable[[_File], bytes]) -> State:
    return {name: content(file) for name, file in names.items()}


def lay_out(state: State, traced: str, folder: Path) -> None:
    """Write a state's files into a folder that stands in for the one that was traced."""
    for name, content in state.items():
        path = folder / Path(name).relative_to(traced)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
