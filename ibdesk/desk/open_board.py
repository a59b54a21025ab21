"""An open board: its file, what it knows, who works on it, and how an edit is kept in it."""

import threading
from collections.abc import Callable, Collection, Sequence
from datetime import date, datetime
from pathlib import Path

from ibdesk.domain.board import Records, merge
from ibdesk.domain.figure import Figure
from ibdesk.domain.month import Month
from ibdesk.domain.removed import Removed
from ibdesk.errors import UserError
from ibdesk.lasting_objects import making_lasting_objects
from ibdesk.store.board_file import BoardFile
from ibdesk.store.rows.history import StepKind

EARLIER_STATES_KEPT = 6


def local_now() -> str:
    return datetime.now().astimezone().isoformat(timespec="seconds")


def latest_month(months: Collection[Month]) -> Month | None:
    """The latest month. One still to come is a slip of the pen, unless there is no other."""
    this_month = Month.of(date.today())
    past = [month for month in months if month <= this_month]
    return max(past or months, default=None)


class OpenBoard:
    """What the parts of a desk share. Safe to use from a worker thread; what it hands out is frozen.

    `by` is the name that edits carry, `now` the clock that they are dated by; who writes to `file` holds `lock`.
    """

    def __init__(self, file: BoardFile, by: str, now: Callable[[], str] = local_now) -> None:
        self.file = file
        self.by = by
        self.now = now
        self.lock = threading.RLock()
        self._records: tuple[int, Records] | None = None
        self._months: tuple[tuple[Figure, ...], tuple[Month, ...]] | None = None
        self._earlier: dict[int, Records] = {}

    @property
    def path(self) -> Path:
        return self.file.path

    @property
    def name(self) -> str:
        return self.file.path.stem

    @property
    def read_only_reason(self) -> str:
        """Why nothing can be changed, in a sentence; empty where it can."""
        return self.file.read_only_reason or ""

    def records(self, as_at: int | None = None) -> Records:
        """All that the board knows, or knew right after step `as_at`."""
        with self.lock:
            step = self.file.last_step
            if as_at is not None and as_at != step:
                return self._as_at(as_at)
            if self._records is None or self._records[0] != step:
                with making_lasting_objects():
                    self._records = step, self._read_at(step)
            return self._records[1]

    def months(self) -> tuple[Month, ...]:
        """Every month that has a figure, in order; looked for again only where the figures are others."""
        with self.lock:
            figures = self.records().figures
            if self._months is None or self._months[0] is not figures:
                self._months = figures, self.records().months
            return self._months[1]

    def without_start(self) -> Records:
        """All that the board knows but for the definitions that it started from."""
        with self.lock, making_lasting_objects():
            return self.file.records_without_start()

    def latest_month(self) -> Month | None:
        """The latest month with a figure; one still to come only where there is no other."""
        return latest_month(self.months())

    def keep(self, what: str, records: Records, removed: Sequence[Removed] = ()) -> int:
        """Keep an edit as one step, and take `removed` away with it; its number. `what` says it in words: "edit comment
        for 7"."""
        with self.lock:
            return self.file.keep_edit(what, records, self.by, self.now(), removed)

    def check_not_sealed(self, month: Month, what: str) -> None:
        """UserError where the month is sealed. `what` are the things that cannot be changed then: "comments"."""
        if (seal := self.records().seal(month)) is not None:
            raise UserError(
                f"{month.long} was signed off by {seal.by}, so its {what} cannot be changed.",
                "Re-open the month first, with a reason.",
            )

    def _read_at(self, step: int) -> Records:
        """The records at the last step. Of one that only adds to what is known it alone is read: the rest stays the
        very objects that it was, which need not be looked at again. One with definitions of its own takes some away."""
        if self._records is None:
            return self.file.records()
        before, known = self._records
        self._keep_earlier(before, known)
        last = self.file.steps()[-1]
        if before != step - 1 or last.own_definitions or last.kind not in (StepKind.IMPORT, StepKind.EDIT):
            return self.file.records()
        if self.file.removes(step):
            return self.file.records()
        return merge(known, self.file.brought(step))

    def _as_at(self, step: int) -> Records:
        """An earlier state never changes, and a few of them are asked for again and again."""
        found = self._earlier.pop(step, None)
        self._keep_earlier(step, self.file.records(step) if found is None else found)
        return self._earlier[step]

    def _keep_earlier(self, step: int, records: Records) -> None:
        """In place of the one that was asked for longest ago."""
        self._earlier.pop(step, None)
        while len(self._earlier) >= EARLIER_STATES_KEPT:
            del self._earlier[next(iter(self._earlier))]
        self._earlier[step] = records
