"""An open board: its name, what it knows, and how an edit is kept in it."""

import threading
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Self

from ibdesk.desk.import_preview import latest_month
from ibdesk.desk.lasting_objects import making_lasting_objects
from ibdesk.domain.board import Records
from ibdesk.domain.month import Month
from ibdesk.errors import UserError
from ibdesk.store.board_file import BoardFile

EARLIER_STATES_KEPT = 6


def local_now() -> str:
    return datetime.now().astimezone().isoformat(timespec="seconds")


class OpenedBoard:
    """Safe to use from a worker thread; what it hands out is frozen. `by` is the name that its edits carry."""

    def __init__(self, board: BoardFile, by: str, now: Callable[[], str] = local_now) -> None:
        self._board = board
        self._by = by
        self._now = now
        self._lock = threading.RLock()
        self._records: tuple[int, Records] | None = None
        self._earlier: dict[int, Records] = {}

    def close(self) -> None:
        self._board.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def path(self) -> Path:
        return self._board.path

    @property
    def name(self) -> str:
        return self._board.path.stem

    @property
    def read_only_reason(self) -> str:
        """Why nothing can be changed, in a sentence; empty where it can."""
        return self._board.read_only_reason or ""

    def rename_user(self, by: str) -> None:
        """The name that edits carry from now on."""
        self._by = by

    def records(self, as_at: int | None = None) -> Records:
        """All that the board knows, or knew right after step `as_at`."""
        with self._lock:
            if as_at is not None:
                return self._as_at(as_at)
            step = self._board.last_step
            if self._records is None or self._records[0] != step:
                with making_lasting_objects():
                    self._records = step, self._board.records()
            return self._records[1]

    def months(self) -> tuple[Month, ...]:
        return self.records().months

    def latest_month(self) -> Month | None:
        return latest_month(self.records())

    def _as_at(self, step: int) -> Records:
        """An earlier state never changes, and a few of them are asked for again and again."""
        if step not in self._earlier:
            found = self._board.records(step)
            while len(self._earlier) >= EARLIER_STATES_KEPT:
                del self._earlier[next(iter(self._earlier))]
            self._earlier[step] = found
        return self._earlier[step]

    def _keep(self, what: str, records: Records) -> int:
        """Keep an edit as one step; its number. `what` says it in words: "edit comment for 7"."""
        with self._lock:
            return self._board.keep_edit(what, records, self._by, self._now())

    def _check_not_sealed(self, month: Month, what: str) -> None:
        if (seal := self.records().seal(month)) is not None:
            raise UserError(
                f"{month.long} was sealed by {seal.by}, so its {what} cannot be changed.",
                "Open the month again first, with a reason.",
            )
