"""Read workbooks: from files to records, each sheet by its layout; the one way in for the rest of the program."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from ibdesk.domain.board import Records, merge
from ibdesk.domain.figure import CellSource
from ibdesk.domain.indicator import Indicator
from ibdesk.domain.mapping import SheetMapping
from ibdesk.domain.problem import Problem, Severity
from ibdesk.domain.published.uses import KINDS as PUBLISHED_KINDS
from ibdesk.domain.question import NOTHING_DECIDED, Decisions
from ibdesk.domain.refused import RefusedFile, WhyRefused
from ibdesk.domain.workbook_contents import WorkbookContents, all_of
from ibdesk.progress import Progress, silent
from ibdesk.reading.alike_files import hold_back_alike
from ibdesk.reading.cells.refusal import FileRefused
from ibdesk.reading.cells.sheet import Workbook
from ibdesk.reading.files.open_file import load, sha256
from ibdesk.reading.labels_taken import asked_of, labels_taken
from ibdesk.reading.left_out_totals import tell_totals
from ibdesk.reading.published.recognise import published_on
from ibdesk.reading.sandbox.reader_process import read_cells_in_sandbox
from ibdesk.reading.sheet_reading import SheetInHand, open_sheet
from ibdesk.reading.tables.names.known_definitions import KnownDefinitions
from ibdesk.reading.tables.opened.figure_allowance import FigureAllowance, TooManyFigures, too_many
from ibdesk.reading.tables.report.pack_page import pack_month
from ibdesk.reading.tables.unused.hidden_cells import report_left_out, without_hidden
from ibdesk.reading.tables.words.headings import INDICATORS, REPORT_TABLE
from ibdesk.reading.words_on_other_sheets import tell_words

if TYPE_CHECKING:
    from ibdesk.reading.published.read_published import PublishedSheet

# Definitions first: a code that only a later file defines is known to every file.
_PHASES: tuple[Callable[[str], bool], ...] = (
    lambda layout: layout == INDICATORS,
    lambda layout: layout == REPORT_TABLE,
    lambda layout: layout not in (INDICATORS, REPORT_TABLE),
)


class InFile(Struct, frozen=True):
    """A workbook to read: its path, or its name and bytes."""

    path: Path | None = None
    name: str = ""
    data: bytes | None = None

    @property
    def shown_name(self) -> str:
        return self.name or (self.path.name if self.path is not None else "")


class OpenedFile(Struct, frozen=True):
    """A file's cells, before their meaning is known: read once, interpreted again after each answer of the person.

    `refused` says why, where the file cannot be used. `file` is where it can be read again.
    """

    name: str
    sha256: str = ""
    workbook: Workbook = Workbook(())
    refused: RefusedFile | None = None
    file: InFile = InFile()

    @property
    def error(self) -> str | None:
        """Why it cannot be used and what to do, in whole sentences."""
        return None if self.refused is None else str(self.refused)

    @property
    def needs_password(self) -> bool:
        return self.refused is not None and self.refused.needs_password


@dataclass(slots=True)
class _FileInHand:
    opened: OpenedFile
    sheets: list[SheetInHand]
    published: "list[PublishedSheet]" = field(default_factory=list)
    taken: int = 0  # of the import's allowance of figures
    defines: bool = False  # others may be read against what it defines


def open_files(
    files: Sequence[InFile], progress: Progress = silent, password: str | None = None
) -> tuple[OpenedFile, ...]:
    """The cells of each file, or why there are none."""
    opened = []
    for index, file in enumerate(files):
        progress(index, len(files), f"Reading {file.shown_name}")
        opened.append(_open(file, progress, password))
    return tuple(opened)


def open_locked(locked: OpenedFile, password: str, progress: Progress = silent) -> OpenedFile:
    """A locked file's cells, read with its password; still locked where that does not open it. The password is kept
    nowhere."""
    return _open(locked.file, progress, password)


def read_opened(
    opened: Sequence[OpenedFile],
    known: Records,
    progress: Progress = silent,
    decisions: Decisions = NOTHING_DECIDED,
) -> tuple[WorkbookContents, ...]:
    """What each opened file holds, as its layouts, the board's mappings and a person's decisions say.

    Definitions on any of the files' Indicators sheets and report tables are read first and count for all files. A file
    with which there would be more figures than one import may bring is refused; nothing of it is used.
    """
    files = [_in_hand(file, known, decisions) for file in opened]
    definitions, allowance = known, FigureAllowance()
    for wanted in _PHASES:
        against = KnownDefinitions(definitions)
        for each in files:
            definitions = merge(definitions, _read_phase(each, wanted, against, progress, allowance))
    hold_back_alike([(each.opened.name, each.sheets) for each in files], definitions, allowance)
    if any(each.defines and each.opened is not file for each, file in zip(files, opened, strict=True)):
        # The others were read against definitions that do not come in.
        return read_opened([each.opened for each in files], known, progress, decisions)
    if published := [sheet for file in files for sheet in file.published]:
        from ibdesk.reading.published.read_published import read_published

        read_published(published, definitions, decisions, progress)
    for each in files:
        tell_words(each.sheets, definitions)
    tell_totals([sheet for file in files for sheet in file.sheets], known)
    return _with_unused_told(tuple(_contents(each, known) for each in files), files, decisions)


def _read_phase(
    file: _FileInHand,
    wanted: Callable[[str], bool],
    known: KnownDefinitions,
    progress: Progress,
    allowance: FigureAllowance,
) -> Records:
    """Read the file's tables of one phase; the definitions that they hold. One that brings too many figures is
    given up, and what it took of the allowance is there for those after it."""
    begun = allowance.taken
    indicators: list[Indicator] = []
    try:
        for sheet in file.sheets:
            indicators += sheet.read(wanted, known, progress, allowance).indicators
    except TooManyFigures:
        file.taken += allowance.taken - begun
        allowance.taken -= file.taken
        file.opened = replace(file.opened, refused=_too_many(file, allowance), workbook=Workbook(()))
        file.sheets = []
        return Records()
    file.taken += allowance.taken - begun
    file.defines = file.defines or bool(indicators)
    return Records(indicators=tuple(indicators))


def _too_many(file: _FileInHand, allowance: FigureAllowance) -> RefusedFile:
    if file.taken > allowance.most:
        return too_many(file.opened.name, allowance.most)
    reason = f"would bring this import to more than {allowance.most:,} figures"
    next_step = "Bring it in by itself, after the others."
    return RefusedFile(WhyRefused.TOO_MANY_FIGURES, file.opened.name, reason, next_step)


def _with_unused_told(
    contents: tuple[WorkbookContents, ...], files: Sequence[_FileInHand], decisions: Decisions
) -> tuple[WorkbookContents, ...]:
    """The contents, and with the first of them each mapping given now that no sheet was read by, or nearly."""
    sheets = [sheet for file in files for sheet in file.sheets]
    used = {each.mapping.key for sheet in sheets if sheet.applied for each in sheet.applied.each}
    asked = [sheet.sheet.name for sheet in sheets if sheet.problems.questions() and not sheet.applied]
    unused = [
        mapping
        for mapping in decisions.mappings
        if mapping.key not in used
        and mapping.kind not in PUBLISHED_KINDS
        and not any(mapping.is_for(name) for name in asked)
    ]
    if not unused or any(file.error for file in contents):  # it may be for a sheet that could not be read
        return contents
    told = tuple(_not_used(mapping, contents[0].name) for mapping in unused)
    return (replace(contents[0], problems=contents[0].problems + told), *contents[1:])


def _not_used(mapping: SheetMapping, workbook: str) -> Problem:
    return Problem(
        "mapping-not-used",
        Severity.ERROR,
        f"The mapping for “{mapping.sheet}” was not used: no sheet of that name has these headings in this order: "
        f"{', '.join(column.heading for column in mapping.columns if column.key)[:300]}.",
        "Correct the mapping file, or leave that mapping out.",
        CellSource(workbook, mapping.sheet, "A1"),
    )


def _open(file: InFile, progress: Progress, password: str | None) -> OpenedFile:
    name, digest = file.shown_name, ""
    try:
        data = file.data
        if data is None:
            if file.path is None:
                raise ValueError("a workbook without a path and without bytes")
            data = load(file.path)
        digest = sha256(data)
        return OpenedFile(name, digest, read_cells_in_sandbox(data, name, progress, password), file=file)
    except FileRefused as error:
        return OpenedFile(name, digest, refused=error.refused, file=file)


def _in_hand(opened: OpenedFile, known: Records, decisions: Decisions) -> _FileInHand:
    names = {sheet.name for sheet in opened.workbook.sheets}
    month = pack_month(opened.workbook)
    sheets, published = [], []
    for sheet in opened.workbook.sheets:
        left_out = (opened.name, sheet.name) in decisions.without_hidden
        used = without_hidden(sheet) if left_out else sheet
        if (found := published_on(used)) is not None:
            from ibdesk.reading.published.read_published import opened_sheet

            published.append(opened_sheet(opened.name, used, found))
            continue
        sheets.append(open_sheet(opened.name, used, decisions, known.mappings, names - {sheet.name}, month))
        if left_out:
            report_left_out(sheet, sheets[-1].problems)
    return _FileInHand(opened, sheets, published)


def _contents(file: _FileInHand, known: Records) -> WorkbookContents:
    details, opened = known.details, file.opened
    for sheet in file.sheets:
        details = sheet.read_details(details)
    held = [each for sheet in file.sheets for each in sheet.held.values()] + [each.records for each in file.published]
    records = replace(
        all_of(held),
        # What the board knows already is not this file's.
        details=details if details is not known.details else None,
        mappings=(
            *(mapping for sheet in file.sheets for mapping in sheet.to_remember),
            *(mapping for sheet in file.published for mapping in sheet.mappings),
        ),
    )
    found = (problem for sheet in file.published for problem in sheet.all_problems())
    problems = (*_notes(opened), *(problem for sheet in file.sheets for problem in sheet.all_problems()), *found)
    as_read = (
        *(entry for sheet in file.sheets for entry in sheet.as_read()),
        *(sheet.as_read for sheet in file.published),
    )
    return WorkbookContents(
        opened.name,
        opened.sha256,
        as_read,
        records,
        problems,
        opened.refused,
        tuple(question for sheet in file.sheets for question in asked_of(sheet)),
        tuple(sheet.sheet.name for sheet in file.sheets if sheet.waits_for_a_person),
        tuple(label for sheet in file.sheets for label in labels_taken(sheet)),
        tuple(rating for sheet in file.sheets for ratings in sheet.ratings.values() for rating in ratings),
    )


def _notes(opened: OpenedFile) -> list[Problem]:
    """Notes about the file as a whole, reported at its first sheet."""
    at = CellSource(opened.name, opened.workbook.sheets[0].name if opened.workbook.sheets else "", "A1")
    return [
        Problem("workbook-note", Severity.INFO, note, "If that is right, nothing has to be done.", at)
        for note in opened.workbook.notes
    ]
