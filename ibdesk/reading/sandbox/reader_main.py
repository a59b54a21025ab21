"""The reading process: takes an untrusted workbook's bytes from its input, answers with plain data, and ends.

It imports the reader only, opens no file but the program's own, and has no way to the board.
"""

import gc
import json
import os
import sys
from typing import Any

from ibdesk.reading.cells.refusal import FileRefused
from ibdesk.reading.files.open_file import read_cells
from ibdesk.reading.sandbox.answer import line, lines_of

_PIECE = 1 << 20


def main() -> int:
    """Read one workbook; the exit status is 0, whatever is in it."""
    _binary_pipes()
    out = os.dup(1)
    os.dup2(2, 1)  # whatever a library prints must not come between the lines of the answer
    gc.disable()  # one workbook, then the end: looking for garbage would cost a fifth of the time
    try:
        _send(out, line({"ready": True}))  # loaded, and nothing of the workbook was looked at yet
        request, data = _received()
        limit_oneself(request["memory"], request["seconds"])
        for answer in _answers(out, request, data):
            _send(out, answer)
    except BrokenPipeError:  # the program no longer waits
        os._exit(1)
    os._exit(0)  # at once: freeing millions of cells takes time, and everything is sent


def _answers(out: int, request: dict[str, Any], data: bytes) -> Any:
    def progress(done: int, total: int, words: str) -> None:
        _send(out, line({"progress": [done, total, words]}))

    try:
        yield from lines_of(read_cells(data, request["name"], progress, request["password"]))
    except FileRefused as error:
        refused = error.refused
        yield line({"refused": [refused.why.value, refused.reason, refused.next_step]})
    except MemoryError:
        yield line({"too_large": True})


def _received() -> tuple[dict[str, Any], bytes]:
    """The request, a line of JSON, and after it the workbook to the end of the input."""
    pieces = []
    while piece := os.read(0, _PIECE):
        pieces.append(piece)
    request, _, data = b"".join(pieces).partition(b"\n")
    return json.loads(request), data


def _send(out: int, data: bytes) -> None:
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(out, rest) :]


def _binary_pipes() -> None:
    if sys.platform == "win32":
        import msvcrt

        for number in (0, 1, 2):
            msvcrt.setmode(number, os.O_BINARY)


def limit_oneself(memory: int, seconds: int) -> None:
    """At most `memory` bytes and `seconds` of computing; no file written, no picture of memory left behind.

    On Windows the program that starts the process does this, with a job object.
    """
    if sys.platform == "win32":
        return
    import resource

    wanted = [
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_AS, memory),
    ]
    for what, most in wanted:
        _, highest = resource.getrlimit(what)
        bound = most if highest == resource.RLIM_INFINITY else min(most, highest)
        try:
            resource.setrlimit(what, (bound, bound))
        except (ValueError, OSError):  # a system that knows this limit by name only
            continue
