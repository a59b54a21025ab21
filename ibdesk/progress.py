"""How long work says where it is, and learns that it should stop."""

from typing import Protocol


class Cancelled(Exception):  # noqa: N818 (it is no error)
    """Raised by a progress callable when the person pressed Cancel; work leaves everything as it was."""


class Progress(Protocol):
    """Called now and then by long work; raises Cancelled when the work should stop."""

    def __call__(self, done: int, total: int, words: str) -> None: ...


def silent(done: int, total: int, words: str) -> None:
    """The progress of work that is neither shown nor cancelled."""
