"""How a command ends: its exit status; Ctrl+C while something is being kept, which is kept whole and told, or is not
there."""

import errno
import io
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer


DONE, ERRORS_STAND, UNUSABLE = 0, 1, 2


@contextmanager
def no_stop_half_way() -> Iterator[list[int]]:
    """As long as this lasts Ctrl+C is only noted in the list: it would come between keeping and saying so."""
    noted: list[int] = []
    if threading.current_thread() is not threading.main_thread() or signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        yield noted  # Ctrl+C reaches the main thread alone, and no command that was started to run behind others
        return
    before = signal.signal(signal.SIGINT, lambda *told: noted.append(told[0]))
    try:
        yield noted
    finally:
        signal.signal(signal.SIGINT, before)


# Windows says "invalid argument" of a pipe whose reader has closed it.
_NOBODY_READS = (errno.EPIPE, errno.EINVAL)


class Readers:
    """Who reads what the program prints; `gone` once something was printed after the reader closed the pipe."""

    def __init__(self) -> None:
        self.gone = False


@contextmanager
def readers_may_go() -> Iterator[Readers]:
    """Within it, what is printed to a pipe that its reader has closed is dropped, a letter that the reader's code page
    does not have is a question mark, and what runs goes on to its end: a workbook that is to be written is written,
    however long a list before it is read."""
    readers, streams = Readers(), (sys.stdout, sys.stderr)
    sys.stdout, sys.stderr = (_lasting(stream, readers) for stream in streams)
    try:
        yield readers
    finally:
        for stream in (sys.stdout, sys.stderr):
            with suppress(OSError):  # a full disk was reported before
                stream.flush()
        sys.stdout, sys.stderr = streams


def _lasting(stream: TextIO, readers: Readers) -> TextIO:
    """The stream itself where it is a terminal, or none of the process's own, such as one that a test put there."""
    if stream not in (sys.__stdout__, sys.__stderr__):
        return stream
    errors = "replace" if stream.errors == "strict" else stream.errors
    if stream.isatty():
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors=errors)
        return stream
    stream.flush()
    return io.TextIOWrapper(
        io.BufferedWriter(_Pipe(stream.fileno(), readers)),
        encoding=stream.encoding,
        errors=errors,
        line_buffering=stream.line_buffering,
        write_through=getattr(stream, "write_through", False),
    )


class _Pipe(io.FileIO):
    def __init__(self, number: int, readers: Readers) -> None:
        super().__init__(number, "wb", closefd=False)
        self._readers = readers

    def write(self, data: "ReadableBuffer") -> int:
        try:
            return super().write(data)
        except OSError as error:
            if error.errno not in _NOBODY_READS:
                raise
            self._readers.gone = True
            return memoryview(data).nbytes
