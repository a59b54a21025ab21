"""Read workbooks: from files to records, each sheet by its layout; the one way in for the rest of the program."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from ibdesk.domain.board import Records, merge
from ibdesk.domain.figure import Source
from ibdesk.domain.problem import Problem, Severity
from ibdesk.domain.workbook import WorkbookContents
from ibdesk.errors import PasswordNeeded, UserError
from ibdesk.excel.apart.child import read_cells_apart
from ibdesk.excel.door import load, sha256
from ibdesk.excel.layouts.headings import INDICATORS, REPORT_TABLE
from ibdesk.excel.layouts.known import Known
from ibdesk.excel.layouts.sheet_reading import SheetInHand, open_sheet
from ibdesk.progress import Progress, silent

# Definitions first: a code that only a later file defines is known to every file.
_PHASES: tuple[Callable[[str], bool], ...] = (
    lambda layout: layout == INDICATORS,
    lambda layout: layout == REPORT_TABLE,
    lambda layout: layout not in (INDICATORS, REPORT_TABLE),
)


@dataclass(frozen=True, slots=True)
class InFile:
    """A workbook to read: where it lies, or its name and bytes."""

    path: Path | None = None
    name: str = ""
    data: bytes | None = None

    @property
    def shown_name(self) -> str:
        return self.name or (self.path.name if self.path is not None else "")


@dataclass(slots=True)
class _OpenFile:
    name: str
    sha256: str = ""
    sheets: list[SheetInHand] = field(default_factory=list)
    notes: tuple[str, ...] = ()
    error: str | None = None
    needs_password: bool = False


def read_workbooks(
    files: Sequence[InFile], known: Records, progress: Progress = silent, password: str | None = None
) -> tuple[WorkbookContents, ...]:
    """What each file holds, in the files' order, read against the definitions that are known.

    Definitions on any of the files' Indicators sheets and report tables are read first and count for all files. A file
    that cannot be used gets a sentence as its `error`, and the others are read; `password` opens those that are
    locked. Raises only Cancelled, when progress does.
    """
    opened = []
    for index, file in enumerate(files):
        progress(index, len(files), f"Reading {file.shown_name}")
        opened.append(_open(file, progress, password))
    definitions = known
    for wanted in _PHASES:
        against = Known(definitions)
        for each in opened:
            for sheet in each.sheets:
                definitions = merge(definitions, sheet.read(wanted, against, progress))
    return tuple(_contents(each, known) for each in opened)


def _open(file: InFile, progress: Progress, password: str | None) -> _OpenFile:
    opened = _OpenFile(file.shown_name)
    try:
        data = file.data
        if data is None:
            if file.path is None:
                raise UserError("No workbook was named.", "Choose one.")
            data = load(file.path)
        opened.sha256 = sha256(data)
        workbook = read_cells_apart(data, opened.name, progress, password)
    except UserError as error:
        opened.error = str(error)
        opened.needs_password = isinstance(error, PasswordNeeded)
        return opened
    opened.notes = workbook.notes
    opened.sheets = [open_sheet(opened.name, sheet) for sheet in workbook.sheets]
    return opened


def _contents(opened: _OpenFile, known: Records) -> WorkbookContents:
    details = known.details
    for sheet in opened.sheets:
        details = sheet.read_details(details)
    held = [records for sheet in opened.sheets for records in sheet.held.values()]
    records = Records(
        # What the board knows already is not this file's.
        details=details if details is not known.details else None,
        indicators=tuple(each for records in held for each in records.indicators),
        targets=tuple(each for records in held for each in records.targets),
        benchmarks=tuple(each for records in held for each in records.benchmarks),
        populations=tuple(each for records in held for each in records.populations),
        figures=tuple(each for records in held for each in records.figures),
        breakdowns=tuple(each for records in held for each in records.breakdowns),
        comments=tuple(each for records in held for each in records.comments),
        events=tuple(each for records in held for each in records.events),
        printed_directions=tuple(each for records in held for each in records.printed_directions),
    )
    problems = (*_notes(opened), *(problem for sheet in opened.sheets for problem in sheet.problems()))
    as_read = tuple(entry for sheet in opened.sheets for entry in sheet.as_read())
    return WorkbookContents(opened.name, opened.sha256, as_read, records, problems, opened.error, opened.needs_password)


def _notes(opened: _OpenFile) -> list[Problem]:
    """What is worth knowing about the file as a whole, told at its first sheet."""
    at = Source(opened.name, opened.sheets[0].sheet.name if opened.sheets else "", "A1")
    return [Problem("workbook-note", Severity.INFO, note, "Nothing, if that is right.", at) for note in opened.notes]
