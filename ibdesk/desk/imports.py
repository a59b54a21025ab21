"""Workbooks in: what importing them would do, keeping it, and those that come back from their senders."""

from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from ibdesk.checks import without_switched_off
from ibdesk.desk.given_workbooks import called_before, open_workbooks
from ibdesk.desk.import_preview import ImportPreview
from ibdesk.desk.months import Months
from ibdesk.desk.open_board import OpenBoard
from ibdesk.desk.previewing import preview_for_board, preview_opened
from ibdesk.desk.read_before import BoardBefore, ReadBefore, given_by
from ibdesk.domain.board import Records, merge
from ibdesk.domain.month import Month
from ibdesk.domain.problem import Problem, of_month, with_acceptances
from ibdesk.domain.question import NOTHING_DECIDED, Decisions
from ibdesk.domain.rechecked import Rechecked, of_workbook, recheck, together
from ibdesk.errors import UserError
from ibdesk.lasting_objects import making_lasting_objects
from ibdesk.progress import Progress, silent
from ibdesk.reading.workbooks import OpenedFile


class CheckedAgain(Struct, frozen=True):
    """The result of reading workbooks again. `opened` are the workbooks, `unchanged` where they
    are the very files that the board knows. Nothing is kept yet."""

    opened: tuple[OpenedFile, ...]
    rechecked: Rechecked
    unchanged: bool

    @property
    def names(self) -> str:
        return ", ".join(f"“{file.name}”" for file in self.opened)


class Imports:
    """Only `accept` changes the board."""

    def __init__(self, board: OpenBoard, months: Months) -> None:
        self._board = board
        self._months = months

    def preview(self, paths: Sequence[Path], progress: Progress = silent) -> ImportPreview:
        """What importing these files would do; nothing is kept yet. A file in it says `needs_password` where it is
        locked."""
        return self.preview_opened(open_workbooks(paths, progress), progress)

    @making_lasting_objects()
    def preview_opened(
        self,
        opened: tuple[OpenedFile, ...],
        progress: Progress = silent,
        month: Month | None = None,
        decisions: Decisions = NOTHING_DECIDED,
    ) -> ImportPreview:
        """The same for files whose cells are at hand, with what a person decided about them."""
        opened = self._as_called_before(opened)
        preview = preview_for_board(opened, self._read_before(opened), month, progress, decisions)
        return replace(preview, standing_problems=self._staying(preview))

    def _staying(self, preview: ImportPreview) -> tuple[Problem, ...]:
        """What reading other workbooks left in the board, and the import neither reads again nor ends."""
        month = preview.month or self._board.latest_month()
        if month is None or preview.own_definitions:
            return ()
        records, names = self._board.records(), {file.name for file in preview.files}
        told = of_month(without_switched_off(self._board.file.reading_problems(), records), month)
        brought = {each.code for each in preview.records.figures} | {each.code for each in preview.records.targets}
        staying = (
            each
            for each in told
            if (each.source is None or each.source.name not in names)
            and not (each.ended_by and brought.intersection(each.ended_by))
        )
        return with_acceptances(staying, records.acceptances)

    @making_lasting_objects()
    def accept(self, preview: ImportPreview, progress: Progress = silent) -> int:
        """Keep a preview as one step and one transaction; the number of the step. Of files that the board has already
        nothing is kept, and it is the number of the import that brought them."""
        if preview.is_in_the_board and preview.imported_as is not None:
            return preview.imported_as
        progress(0, 1, "Keeping the figures")
        board = self._board
        used = [file for file in preview.files if file.error is None]
        own, problems = preview.own_definitions, preview.reading_problems
        with board.lock:
            return board.file.keep_import(used, preview.records, problems, board.by, board.now(), own)

    def _as_called_before(self, opened: tuple[OpenedFile, ...]) -> tuple[OpenedFile, ...]:
        """The files under the names that tell them apart where an earlier import needed these: one of several of a
        name that comes alone is still that one, and leaves behind what was told of it."""
        known = {name for step in self._board.file.steps() if not step.undone for name, _ in step.files}
        taken = {file.name for file in opened}
        found = []
        for file in opened:
            path = file.file.path
            name = called_before(path, known) if path is not None and path.name == file.name else file.name
            found.append(replace(file, name=name) if name not in taken else file)
        return tuple(found)

    def _read_before(self, opened: Sequence[OpenedFile]) -> BoardBefore:
        """What the board holds, and what earlier imports of these very files gave it."""
        wanted = {file.sha256 for file in opened if file.error is None}
        found: dict[str, ReadBefore] = {}
        for step in self._board.file.steps():
            for name, known in () if step.undone else step.files:
                if known in wanted:
                    gave = given_by(self._board.file.brought(step.number), name)
                    earlier = found.get(known)
                    found[known] = ReadBefore(step.number, merge(earlier.gave, gave) if earlier else gave)
        standing = self._board.records()
        its_own = Records() if standing.figures else self._board.without_start()
        return BoardBefore(standing, found, self._board.file.start(), its_own, self._months.restated_in)

    def check_again(
        self,
        opened: tuple[OpenedFile, ...],
        workbooks: Sequence[str],
        month: Month | None = None,
        progress: Progress = silent,
    ) -> CheckedAgain:
        """Hold workbooks that were put right against the problems that the board has in them: each opened file stands
        in the place of one that the board knows by name. UserError where one of them cannot be read."""
        for file in opened:
            if file.error is not None:
                raise UserError(file.error, "The problems are as they were.")
        shown = month or self._board.latest_month()
        before = self._months.problems(shown) if shown else ()
        told = preview_opened(opened, self._board.records(), shown, progress).problems
        found = tuple(of_month(told, shown)) if shown else told
        parts = []
        for file, workbook in zip(opened, workbooks, strict=True):
            names = {workbook, file.name}
            now = [each for each in found if each.cell_source is not None and each.cell_source.workbook in names]
            parts.append(recheck(of_workbook(before, workbook), now))
        unchanged = all(self._board.file.known_file(file.sha256) is not None for file in opened)
        return CheckedAgain(opened, together(parts), unchanged)
