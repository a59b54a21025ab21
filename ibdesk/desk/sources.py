"""Where a figure's or a problem's cell is: its workbook found again, the cell shown in it, or as the board kept it."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from ibdesk.desk.given_workbooks import places_of
from ibdesk.desk.open_board import OpenBoard
from ibdesk.domain.figure import CellSource, Figure, Missing, Unit
from ibdesk.domain.number import plain
from ibdesk.domain.wording import MISSING_WORDS
from ibdesk.errors import UserError
from ibdesk.progress import Progress, silent
from ibdesk.reading.files.open_file import is_workbook_of_its_ending, load, sha256
from ibdesk.reading.tables.opened.cell_view import CellView, cell_view, view_of_texts
from ibdesk.reading.workbooks import InFile, OpenedFile, open_files

_KEPT = "Below is what the board kept from that sheet."


class SourceFound(Struct, frozen=True):
    """A workbook that figures came from, where it is now. `changed`: not the file that was read any more."""

    path: Path
    changed: bool


class SourceShown(Struct, frozen=True):
    """A cell to show with what stands around it; where its workbook is not at hand, with what the board kept from its
    sheet, and a sentence that says why. `locked` is the workbook where it wants its password first."""

    source: CellSource
    view: CellView | None
    kept: str
    said: str = ""
    path: Path | None = None
    locked: OpenedFile | None = None


class Sources:
    """Nothing here changes the board, nor the sender's file."""

    def __init__(self, board: OpenBoard) -> None:
        self._board = board

    def find(self, workbook: str, folders: Sequence[Path]) -> SourceFound | None:
        """The workbook of that name in one of the folders: the very file that was read before one that was changed
        since; None where there is none."""
        if Path(workbook).name != workbook:  # a name that leads somewhere else is no file's name
            return None
        known = {known for name, known in self._files() if name == workbook}
        changed: SourceFound | None = None
        for path in (path for folder in dict.fromkeys(folders) for path in places_of(folder, workbook)):
            try:
                found = sha256(load(path))
            except UserError:
                continue
            if found in known:
                return SourceFound(path, changed=False)
            changed = changed or SourceFound(path, changed=True)
        return changed

    def may_be_opened(self, path: Path) -> bool:
        """Whether the file may be handed to whatever opens such files: a regular file that is a workbook of the kind
        its ending says. A program that lies there under a workbook's name in the board, or a shortcut, is none."""
        try:
            real = path.resolve(strict=True)
            data = load(real)
        except (OSError, RuntimeError, UserError):
            return False
        return all(is_workbook_of_its_ending(data, each.name) for each in (path, real))

    def every(self, folders: Sequence[Path], progress: Progress = silent) -> tuple[tuple[str, SourceFound | None], ...]:
        """Every workbook that the board's imports were read from, by name, and where it is now."""
        names = sorted({name for name, _ in self._files()}, key=str.casefold)
        found = []
        for at, name in enumerate(names):
            progress(at, len(names), f"Looking for {name}")
            found.append((name, self.find(name, folders)))
        return tuple(found)

    def show_cell(
        self, source: CellSource, folders: Sequence[Path], progress: Progress = silent, text: str = ""
    ) -> SourceShown:
        """A source's cell with what stands around it, where its workbook is still the one that was read; else with the
        figures kept from its sheet. `text` is what the cell is known to say where no figure was kept from it."""
        found = self.find(source.workbook, folders)
        if found is None:
            said = f"“{source.workbook}” was not found where workbooks were chosen last. {_KEPT}"
            return SourceShown(source, self._kept_view(source, text), self._kept(source), said)
        if found.changed:
            said = f"“{source.workbook}” is not the file any more that was read: it was changed since. {_KEPT}"
            return SourceShown(source, self._kept_view(source, text), self._kept(source), said, found.path)
        [opened] = open_files([InFile(found.path)], progress)
        return replace(self.show_cell_in(opened, source), path=found.path)

    def show_cell_in(self, opened: OpenedFile, source: CellSource) -> SourceShown:
        """The cell in a workbook that was opened; UserError where it cannot be read, or has no such cell."""
        kept = self._kept(source)
        if opened.needs_password:
            said = f"“{opened.name}” is locked with a password. {_KEPT}"
            return SourceShown(source, self._kept_view(source, ""), kept, said, locked=opened)
        if opened.refused is not None:
            raise UserError(opened.refused.what, opened.refused.next_step)
        return SourceShown(source, cell_view(opened.workbook, opened.name, source.sheet, source.cell), kept)

    def _files(self) -> Iterable[tuple[str, str]]:
        """Name and fingerprint of every file that an import still counts of."""
        return (file for step in self._board.file.steps() if not step.undone for file in step.files)

    def _kept(self, source: CellSource) -> str:
        """What the board keeps of a cell: its figures, in words; empty where there are none."""
        return ", ".join(
            f"{_number(figure).lower()} ({figure.code}, {figure.part.value}, {figure.month.long})"
            for figure in self._board.records().figures
            if isinstance(figure.source, CellSource) and figure.source[:3] == source[:3]
        )

    def _kept_view(self, source: CellSource, text: str) -> CellView | None:
        """The cell among the figures that the board kept from its sheet."""
        texts = {
            figure.source.cell: _number(figure)
            for figure in self._board.records().figures
            if isinstance(figure.source, CellSource) and figure.source.table == source.table
        }
        return view_of_texts(source.workbook, source.sheet, source.cell, {source.cell: text} | texts)


def _number(figure: Figure) -> str:
    kept = figure.quantity
    if isinstance(kept, Missing):
        return MISSING_WORDS[kept]
    return f"{plain(kept)}%" if figure.unit is Unit.PERCENT else plain(kept)
