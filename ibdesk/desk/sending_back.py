"""Problems that go back to who sent the workbook: marked in a copy of it, as a list, and looked at again when fixed."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from ibdesk.desk.import_preview import ImportPreview, preview_opened
from ibdesk.desk.source_cells import SourceCells
from ibdesk.domain.month import Month
from ibdesk.domain.problem import Problem
from ibdesk.domain.rechecked import Rechecked, for_the_senders, of_workbook, recheck, together
from ibdesk.errors import UserError
from ibdesk.progress import Progress, silent
from ibdesk.reading.files.open_file import load, sha256
from ibdesk.reading.workbooks import InFile, OpenedFile, open_files
from ibdesk.writing.returned_copy.marked_copy import MarkedCopy


@dataclass(frozen=True, slots=True)
class CheckedAgain:
    """What came of reading workbooks anew. `opened` are they, `unchanged` where they are the very files that the board
    knows. Nothing was kept yet."""

    opened: tuple[OpenedFile, ...]
    rechecked: Rechecked
    preview: ImportPreview
    unchanged: bool

    @property
    def names(self) -> str:
        return ", ".join(f"“{file.name}”" for file in self.opened)


class SendingBack(SourceCells):
    """Nothing here changes the board, nor the sender's file."""

    def write_marked_copy(
        self, source: Path, problems: Sequence[Problem], output: Path, progress: Progress = silent
    ) -> MarkedCopy:
        """Write the workbook at `source` to `output`, with those of the problems marked that are in it; where that
        cannot be, only their list, and why. UserError where it is not the file that was read, whose cells the problems
        name, or where the one cannot be read or the other written."""
        names = self._names_of(sha256(load(source)))
        if not names:
            raise UserError(
                f"“{source.name}” is not the file that was read: it was changed since, and marks could stand at the "
                "wrong cells.",
                "Check it again first, or choose the file that was read.",
            )
        own = [each for each in problems if each.cell_source is not None and each.cell_source.workbook in names]
        return write_marked_copy(source, own, output, progress)

    def write_problem_list(self, month: Month, output: Path, problems: Sequence[Problem] | None = None) -> int:
        """Write the month's problems (or those given) as a workbook, a sheet for each sender, without those that no
        sender can put right; how many it lists."""
        return write_problem_list(self.problems(month) if problems is None else problems, output)

    def check_again(
        self, path: Path, workbook: str, month: Month | None = None, progress: Progress = silent
    ) -> CheckedAgain:
        """Read a workbook anew that was put right, and hold it against the problems that `workbook` has in the board.
        UserError where it cannot be read."""
        return self.check_opened(open_files([InFile(path)], progress), [workbook], month, progress)

    def check_opened(
        self,
        opened: tuple[OpenedFile, ...],
        workbooks: Sequence[str],
        month: Month | None = None,
        progress: Progress = silent,
    ) -> CheckedAgain:
        """The same for opened files, each in the place of a workbook that the board knows. UserError where one of them
        cannot be read."""
        for file in opened:
            if file.error is not None:
                raise UserError(file.error, "The problems are as they were.")
        shown = month or self.latest_month()
        before = self.problems(shown) if shown else ()
        preview = preview_opened(opened, self.records(), shown, progress)
        parts = []
        for file, workbook in zip(opened, workbooks, strict=True):
            names = {workbook, file.name}
            now = [
                each for each in preview.problems if each.cell_source is not None and each.cell_source.workbook in names
            ]
            parts.append(recheck(of_workbook(before, workbook), now))
        unchanged = all(self._board.known_file(file.sha256) is not None for file in opened)
        return CheckedAgain(opened, together(parts), preview, unchanged)

    def _names_of(self, known: str) -> set[str]:
        """The names under which a file with this fingerprint was read."""
        return {name for step in self.history() if not step.undone for name, each in step.files if each == known}


def write_marked_copy(
    source: Path, problems: Sequence[Problem], output: Path, progress: Progress = silent, known: str = ""
) -> MarkedCopy:
    """See SendingBack.write_marked_copy; `problems` are all marked, whatever name their workbook has. `known` is the
    fingerprint of the file in which they were found."""
    # What writes workbooks is slow to import, and only this needs it.
    from ibdesk.writing.returned_copy.marked_copy import write_marked_copy as write

    if output.resolve() == source.resolve():
        raise UserError(f"{output.name} is the sender's own file.", "Give the marked copy another name.")
    data = load(source)
    if known and sha256(data) != known:
        raise UserError(
            f"“{source.name}” was changed since it was checked, and marks could stand at the wrong cells.",
            "Check it again.",
        )
    return write(data, problems, output, progress)


def write_problem_list(problems: Sequence[Problem], output: Path) -> int:
    """The problems as a workbook of their own, a sheet for each sender, without those that no sender can put right;
    how many it lists."""
    from ibdesk.writing.problem_list import write_problem_list as write

    return write(for_the_senders(problems), output)
