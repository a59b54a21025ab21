"""What the user reads when something cannot be done."""

import errno
from pathlib import Path


class UserError(Exception):
    """Something the user asked for cannot be done: what happened and where, and what to do next.

    Both are whole sentences, fit to be shown as they are.
    """

    def __init__(self, what: str, next_step: str) -> None:
        super().__init__(f"{what} {next_step}")
        self.what = what
        self.next_step = next_step


class BoardDamaged(UserError):  # noqa: N818 (it says what the board is)
    """The file of `board` does not hold what a board holds, or not what was kept in it: a backup may."""

    def __init__(self, what: str, next_step: str, board: Path) -> None:
        super().__init__(what, next_step)
        self.board = board


def of_memory(error: BaseException) -> UserError | None:
    """What is said where memory ran out, which is no fault of the program's own; None for any other error. Where it ran
    out what tidies up may fail too, in any way."""
    first: BaseException | None = error
    while first is not None and not _is_of_memory(first):
        first = first.__context__
    if first is not None:
        return UserError(
            "There was not enough memory for this. What was under way was not kept; everything before it is.",
            "Close other programs, then try again.",
        )
    return None


def _is_of_memory(error: BaseException) -> bool:
    # A library in C that gets no memory may end without saying why, which Python tells as a SystemError.
    if isinstance(error, (MemoryError, SystemError)):
        return True
    return isinstance(error, OSError) and error.errno == errno.ENOMEM
