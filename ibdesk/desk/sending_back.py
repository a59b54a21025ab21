"""Problems that go back to who sent the workbook: marked in a copy of it, as a list, and looked at again when fixed."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from ibdesk.desk.import_preview import ImportPreview, preview_import
from ibdesk.desk.sealing import Sealing
from ibdesk.domain.figure import Missing, Source
from ibdesk.domain.month import Month
from ibdesk.domain.number import plain
from ibdesk.domain.problem import Problem
from ibdesk.domain.rechecked import Rechecked, of_workbook, recheck
from ibdesk.domain.wording import MISSING_WORDS
from ibdesk.errors import UserError
from ibdesk.excel.apart.child import read_cells_apart
from ibdesk.excel.cell_view import CellView, cell_view
from ibdesk.excel.door import load, sha256
from ibdesk.excel.markup.outcome import MarkedCopy
from ibdesk.progress import Progress, silent


@dataclass(frozen=True, slots=True)
class CheckedAgain:
    """What came of reading a workbook anew. `unchanged`: the very file that the board knows. Nothing was kept yet."""

    path: Path
    rechecked: Rechecked
    preview: ImportPreview
    unchanged: bool


@dataclass(frozen=True, slots=True)
class SourceFound:
    """A workbook that figures came from, where it lies now. `changed`: not the file that was read any more."""

    path: Path
    changed: bool


@dataclass(frozen=True, slots=True)
class SourceShown:
    """A cell to show: with what stands around it, or only as it was kept, with a sentence that says why."""

    source: Source
    view: CellView | None
    kept: str
    said: str = ""
    path: Path | None = None


class SendingBack(Sealing):
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
        own = [each for each in problems if each.source is not None and each.source.workbook in names]
        return write_marked_copy(source, own, output, progress)

    def write_problem_list(self, month: Month, output: Path, problems: Sequence[Problem] | None = None) -> int:
        """Write the month's problems (or those given) as a workbook, a sheet for each sender; how many they are."""
        return write_problem_list(self.problems(month) if problems is None else problems, output)

    def check_again(
        self, path: Path, workbook: str, month: Month | None = None, progress: Progress = silent
    ) -> CheckedAgain:
        """Read a workbook anew that was put right, and hold it against the problems that `workbook` has in the board.
        UserError where it cannot be read."""
        shown = month or self.latest_month()
        known = of_workbook(self.problems(shown), workbook) if shown else ()
        preview = preview_import([path], self.records(), shown, progress)
        [file] = preview.files
        if file.error is not None:
            raise UserError(file.error, "The problems are as they were.")
        names = {workbook, path.name}
        now = [each for each in preview.problems if each.source is not None and each.source.workbook in names]
        unchanged = self._board.known_file(file.sha256) is not None
        return CheckedAgain(path, recheck(known, now), preview, unchanged)

    def find_source(self, workbook: str, folders: Sequence[Path]) -> SourceFound | None:
        """The workbook of that name in one of the folders: the very file that was read before one that was changed
        since; None where there is none."""
        if Path(workbook).name != workbook:  # a name that leads somewhere else is no file's name
            return None
        known = {known for step in self.history() if not step.undone for name, known in step.files if name == workbook}
        changed: SourceFound | None = None
        for folder in dict.fromkeys(folders):
            path = folder / workbook
            try:
                found = sha256(load(path))
            except UserError:
                continue
            if found in known:
                return SourceFound(path, changed=False)
            changed = changed or SourceFound(path, changed=True)
        return changed

    def show_cell(self, source: Source, folders: Sequence[Path], progress: Progress = silent) -> SourceShown:
        """A source's cell with what stands around it, where its workbook is still the one that was read; else the
        cell as it was kept."""
        kept = self._kept(source)
        found = self.find_source(source.workbook, folders)
        if found is None:
            said = (
                f"“{source.workbook}” was not found where workbooks were chosen last. Show where it is, or see below."
            )
            return SourceShown(source, None, kept, said)
        if found.changed:
            said = f"“{source.workbook}” is not the file any more that was read: it was changed since."
            return SourceShown(source, None, kept, said, found.path)
        return SourceShown(source, _view(found.path, source, progress), kept, "", found.path)

    def _names_of(self, known: str) -> set[str]:
        """The names under which a file with this fingerprint was read."""
        return {name for step in self.history() if not step.undone for name, each in step.files if each == known}

    def _kept(self, source: Source) -> str:
        """What the board keeps of a cell: its figures, in words; empty where there are none."""
        place = (source.workbook, source.sheet, source.cell)
        said = []
        for figure in self.records().figures:
            own = figure.source
            if place == (own.workbook, own.sheet, own.cell):
                kept = figure.quantity
                number = MISSING_WORDS[kept].lower() if isinstance(kept, Missing) else plain(kept)
                said.append(f"{number} ({figure.code}, {figure.part.value}, {figure.month.long})")
        return ", ".join(said)


def write_marked_copy(
    source: Path, problems: Sequence[Problem], output: Path, progress: Progress = silent
) -> MarkedCopy:
    """See SendingBack.write_marked_copy; `problems` are all marked, whatever name their workbook has."""
    # What writes workbooks is slow to import, and only this needs it.
    from ibdesk.excel.markup.marked_copy import write_marked_copy as write

    if output.resolve() == source.resolve():
        raise UserError(f"{output.name} is the sender's own file.", "Give the marked copy another name.")
    return write(load(source), problems, output, progress)


def write_problem_list(problems: Sequence[Problem], output: Path) -> int:
    """The problems as a workbook of their own, a sheet for each sender; how many they are."""
    from ibdesk.excel.markup.problem_list import write_problem_list as write

    return write(problems, output)


def _view(path: Path, source: Source, progress: Progress) -> CellView:
    workbook = read_cells_apart(load(path), path.name, progress)
    return cell_view(workbook, path.name, source.sheet, source.cell)
