"""What goes out of a board as a file: the pack, all figures, a template to fill, problems back to their senders."""

import os
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from ibdesk.desk.months import Months, check_has_figures, check_no_errors
from ibdesk.desk.open_board import OpenBoard
from ibdesk.desk.starting import write_template
from ibdesk.domain.board import Records
from ibdesk.domain.file_names import MARKABLE_ENDINGS
from ibdesk.domain.month import Month
from ibdesk.domain.problem import Problem
from ibdesk.domain.rechecked import for_the_senders
from ibdesk.domain.report.report import BoardReport
from ibdesk.domain.seal import WentOut
from ibdesk.errors import UserError
from ibdesk.outputs import Kind, check_output, is_same_file, make_folder
from ibdesk.progress import Progress, silent
from ibdesk.reading.files.open_file import load, sha256
from ibdesk.writing.returned_copy.marked_copy import MarkedCopy

if TYPE_CHECKING:
    from ibdesk.printing.lay_out import Choice
    from ibdesk.printing.write_pdf import PdfWritten
    from ibdesk.writing.comment_forms import FormWritten
    from ibdesk.writing.pack.write_pack import PackWritten


class Exports:
    """Nothing here changes the sender's file, nor the board, but that a pack went out is kept. What writes workbooks is
    slow to import, so it is imported where it is needed."""

    def __init__(self, board: OpenBoard, months: Months) -> None:
        self._board = board
        self._months = months

    def pack(self, month: Month, path: Path, progress: Progress = silent, as_at: int | None = None) -> "PackWritten":
        """Write the board pack of a month as a workbook, whole or not at all; of a month that is, or then
        was, sealed the very file that went out. UserError where the month has no figure."""
        from ibdesk.writing.pack.write_pack import save_pack, write_pack

        self._check_output(path, Kind.WORKBOOK)
        if (seal := self._board.records(as_at).seal(month)) is not None:
            return save_pack(self._months.sealed_pack(month, seal.step), path, seal.step if as_at is None else as_at)
        return write_pack(self._report(month, as_at), path, progress)

    def pdf(
        self,
        month: Month,
        path: Path,
        progress: Progress = silent,
        as_at: int | None = None,
        choice: "Choice | None" = None,
    ) -> "PdfWritten":
        """The same on paper, as a PDF; `choice` is what goes in, everything but the data where none is given. Of a
        sealed month the very file that went out, unless something else was chosen, or none was kept."""
        from ibdesk.printing.lay_out import WHOLE_PACK
        from ibdesk.printing.write_pdf import save_sealed_pdf, write_pdf

        self._check_output(path, Kind.PDF)
        seal = self._board.records(as_at).seal(month)
        if seal is not None and choice in (None, WHOLE_PACK) and (kept := self._months.sealed_pdf(seal)) is not None:
            return save_sealed_pdf(kept, path, seal.step if as_at is None else as_at)
        return write_pdf(self._report(month, as_at), path, choice, progress)

    def _report(self, month: Month, as_at: int | None = None) -> BoardReport:
        """The month's, which has something to say."""
        report = self._months.report(month, as_at)
        check_has_figures(report, self._board.records(as_at))
        return report

    def final(self, month: Month, path: Path, progress: Progress = silent) -> "PackWritten":
        """Write the pack of a month as the one that goes out, and keep as a step that it did: what is restated later is
        told against it. The month stays open. UserError where errors stand among its figures, where it is sealed and
        its pack went out, or where the board cannot be changed."""
        from hashlib import sha256 as hashed  # its library is large, and a month that is only shown needs no pack

        board = self._board
        with board.lock:
            self._check_can_go_out(month)
            saw = board.file.last_step
            written = self.pack(month, path, progress)
            fingerprint = hashed(written.path.read_bytes()).hexdigest()
            out = WentOut(month, board.by, board.now(), saw, fingerprint)
            board.keep(f"export the pack for {month.long} as final", Records(seals=(out,)))
        return written

    def _check_can_go_out(self, month: Month) -> None:
        if self._board.read_only_reason:
            raise UserError(self._board.read_only_reason, "Export the pack as it is, without saying that it is final.")
        if (seal := self._board.records().seal(month)) is not None:
            raise UserError(
                f"{month.long} was signed off by {seal.by}: its pack went out.", "Export it without saying so again."
            )
        check_no_errors(self._report(month), "exported as final")

    def figures(self, path: Path, as_at: int | None = None) -> int:
        """Write every supplied figure as one tidy CSV table, for other programs; the number of rows."""
        self._check_output(path, Kind.TABLE)
        # pandas takes most of a second to import, and only this needs it.
        from ibdesk.writing.figures_table import write_tidy_csv

        return write_tidy_csv(self._board.records(as_at), path)

    def forms(self, month: Month, folder: Path) -> "tuple[FormWritten, ...]":
        """Write a comment form for each responsible officer into a folder, which is made where it is not there.
        UserError where the month has no figure or is sealed, its comments being signed, or where a form cannot be
        written."""
        from ibdesk.domain.comments.forms import comment_forms
        from ibdesk.writing.comment_forms import form_paths, write_forms

        records = self._board.records()
        if records.seal(month) is not None:
            raise UserError(
                f"{month.long} is signed off, and its comments are signed.",
                "Re-open it, with a reason, to ask for more.",
            )
        forms = comment_forms(self._report(month), records)
        for path in form_paths(forms, folder):
            self._check_output(path, Kind.WORKBOOK)
        make_folder(folder)
        return write_forms(forms, folder)

    def template(self, path: Path, month: Month | None = None) -> None:
        """A workbook ready to fill, with the board's own definitions and known figures."""
        self._check_output(path, Kind.WORKBOOK)
        write_template(path, self._board.records(), month or self._board.latest_month() or Month.of(date.today()))

    def marked_copy(
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
        self._board.file.require_kept()
        own = [each for each in problems if each.cell_source is not None and each.cell_source.workbook in names]
        return write_marked_copy(source, own, output, progress)

    def problem_list(self, month: Month, output: Path) -> int:
        """Write the month's problems as a workbook, a sheet for each sender, without those that no sender can put
        right; how many it lists."""
        self._check_output(output, Kind.WORKBOOK)
        return write_problem_list(self._months.problems(month), output)

    def _check_output(self, path: Path, kind: Kind) -> None:
        """As check_output; nor is a sender's workbook written over, wherever it lies: no other copy may be left.
        Nothing is written from a board that does not hold what was kept in it."""
        check_output(path, kind)
        self._board.file.require_kept()
        imported = {known for step in self._board.file.steps() for _, known in step.files}
        if imported and os.path.isfile(path) and _fingerprint_there(path) in imported:
            raise UserError(
                f"{path.name} is a workbook that figures of this board came from, and is not written over.",
                "Give another name.",
            )

    def _names_of(self, known: str) -> set[str]:
        """The names under which a file with this fingerprint was read."""
        steps = self._board.file.steps()
        return {name for step in steps if not step.undone for name, each in step.files if each == known}


def _fingerprint_there(path: Path) -> str:
    """Of a file that is there, whatever its size; empty where it cannot be read, which writing it reports."""
    from hashlib import file_digest  # its library is large

    try:
        with path.open("rb") as file:
            return file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""


def write_marked_copy(
    source: Path,
    problems: Sequence[Problem],
    output: Path,
    progress: Progress = silent,
    known: str = "",
    reads: Sequence[Path] = (),
) -> MarkedCopy:
    """See Exports.marked_copy; `problems` are all marked, whatever name their workbook has. `known` is the
    fingerprint of the file in which they were found, `reads` what else is read and not written over."""
    from ibdesk.writing.returned_copy.marked_copy import write_marked_copy as write

    if is_same_file(output, source):
        raise UserError(f"{output.name} is the sender's own file.", "Give the marked copy another name.")
    if any(is_same_file(output, read) for read in reads):
        raise UserError(f"{output.name} is what is read here, and is not written over.", "Choose another folder.")
    if output.suffix.lower() in MARKABLE_ENDINGS:  # for any other a free name is found
        check_output(output, Kind.WORKBOOK if output.suffix.lower() == ".xlsx" else Kind.WITH_MACROS)
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

    check_output(output, Kind.WORKBOOK)
    return write(for_the_senders(problems), output)
