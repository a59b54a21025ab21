"""How long work says where it is, learns that it should stop, and is kept from looking for garbage meanwhile."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol


class Cancelled(Exception):  # noqa: N818 (it is no error)
    """Raised by a progress callable when the person pressed Cancel; work leaves everything as it was."""


class Progress(Protocol):
    """Called now and then by long work; raises Cancelled when the work should stop."""

    def __call__(self, done: int, total: int, words: str) -> None: ...


def silent(done: int, total: int, words: str) -> None:
    """The progress of work that is neither shown nor cancelled."""


@contextmanager
def collecting_no_garbage() -> Iterator[None]:
    """Many objects made at once that all last set off Python's collector again and again, for a third of the time and
    more."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
