"""How an import is previewed: its files are read, what they give twice is settled, and the rules look at the board as
it would be. Nothing is written, neither to a board nor to a workbook."""

from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from ibdesk.checks import check, without_switched_off
from ibdesk.checks.imports.changed_figures import changed_figures
from ibdesk.checks.imports.duplicates import settle_records
from ibdesk.checks.imports.lacking import lacking
from ibdesk.checks.imports.printed_ratings import ratings_contradicted
from ibdesk.checks.imports.shifted_months import shifted, without_repeats
from ibdesk.desk.figure_news import (
    FigureNews,
    News,
    figure_news,
    replaced_in,
    those_that_are,
    told_of_left,
    told_of_withdrawn,
)
from ibdesk.desk.hidden_sheets import with_hidden_said
from ibdesk.desk.import_preview import ImportPreview
from ibdesk.desk.labels_of_rows import knowing_labels, with_labels
from ibdesk.desk.open_board import latest_month
from ibdesk.desk.other_changes import other_changes
from ibdesk.desk.own_definitions import bring_definitions, definitions_news
from ibdesk.desk.read_before import NO_BOARD, BoardBefore, StillToAdd, still_to_add
from ibdesk.desk.sealed_comments import without_comments_on_sealed_months
from ibdesk.domain.board import Records, merge
from ibdesk.domain.inherited import NOTHING_WAITS, waiting_in
from ibdesk.domain.month import Month
from ibdesk.domain.problem import Problem, of_month, with_acceptances
from ibdesk.domain.question import NOTHING_DECIDED, Decisions
from ibdesk.domain.report.cover_dates import with_dates_of_months
from ibdesk.domain.report.report import NO_CHANGES
from ibdesk.domain.report.restatements import Restatement
from ibdesk.domain.report.restatements import changes as restatements
from ibdesk.domain.workbook_contents import WorkbookContents
from ibdesk.lasting_objects import making_lasting_objects
from ibdesk.progress import Progress, silent
from ibdesk.reading.tables.around.qualifiers import RULE as LABEL_NOT_UNDERSTOOD
from ibdesk.reading.workbooks import OpenedFile, read_opened

_KEPT_BY_CHOICE = "Nothing, if that is right; otherwise undo the import, and use the workbook's figure."


class _Settled(Struct, frozen=True):
    """What the files bring once nothing is given twice: the records that would be kept, all figures with what each is
    to the board, and what is told of what is left."""

    records: Records
    figures: tuple[FigureNews, ...]
    given_twice: tuple[Problem, ...]
    left: tuple[Problem, ...]


@making_lasting_objects()
def preview_for_board(
    opened: tuple[OpenedFile, ...],
    board: BoardBefore,
    month: Month | None = None,
    progress: Progress = silent,
    decisions: Decisions = NOTHING_DECIDED,
) -> ImportPreview:
    """What importing opened files into a board would do, with what a person decided about them. A board without
    figures takes on the definitions that a workbook brings in place of those that it started from, unless they shall
    be kept; what of those waits to be confirmed is confirmed then."""
    kept = waiting_in(board.standing) if decisions.keep_first_definitions else NOTHING_WAITS
    if kept:
        board = replace(board, standing=merge(board.standing, kept.confirmed()))
    preview = preview_opened(opened, board.standing, month, progress, decisions, board)
    own = not board.standing.figures and not decisions.keep_first_definitions and bring_definitions(preview.files)
    if own:
        as_its_own = replace(board, standing=board.its_own)
        preview = preview_opened(opened, board.its_own, month, progress, decisions, as_its_own)
    news = definitions_news(preview.files, board.standing, board.start, own, preview.adds_something)
    if kept and preview.adds_something:
        preview = replace(preview, records=merge(kept.confirmed(), preview.records))
    after = merge(board.its_own if own else board.standing, replace(preview.records, figures=()))
    return replace(preview, definitions=replace(news, waiting=waiting_in(after)))


@making_lasting_objects()
def preview_opened(
    opened: tuple[OpenedFile, ...],
    known: Records,
    month: Month | None = None,
    progress: Progress = silent,
    decisions: Decisions = NOTHING_DECIDED,
    board: BoardBefore = NO_BOARD,
) -> ImportPreview:
    """Steps 1 and 2 of the way of the data, for files whose cells are at hand. They are read against what is `known`;
    what the `board` read of them before is not brought in again over what came in since."""
    files = read_opened(opened, knowing_labels(known, decisions), progress, decisions)
    adding = [still_to_add(file, board, decisions) for file in files]
    settled = _settled(adding, files, known, decisions)
    after = merge(known, settled.records)
    reading_problems = (
        *with_hidden_said((problem for file in files for problem in file.problems), opened, LABEL_NOT_UNDERSTOOD),
        *with_hidden_said(settled.given_twice, opened),
        *settled.left,
        *_told_of_figures(settled.figures, files, known),
        *ratings_contradicted((rating for file in files for rating in file.ratings), after),
        *(problem for each in adding for problem in each.problems()),
    )
    month = month or latest_month(settled.records.months) or latest_month({one.figure.month for one in settled.figures})
    progress(len(files), len(files), "Checking the figures")
    restated = restatements(known, after)
    # A workbook of targets or populations alone is checked against the board's latest figures.
    checked = month or latest_month(known.months)
    found, told_here = ((), ()) if checked is None else _found(after, checked, restated, board, progress)
    already = (problem for each in adding for problem in each.already_imported())
    told = (
        *without_switched_off(reading_problems, after),
        *without_repeats(found, reading_problems),
        *told_here,
        *already,
    )
    return ImportPreview(
        files,
        settled.records,
        month,
        with_acceptances(told, after.acceptances),
        reading_problems,
        settled.figures,
        restated,
        other_changes(settled.records, known),
        _imported_as(adding),
        opened,
        decisions,
        told_here=told_here,
    )


def _settled(
    adding: Sequence[StillToAdd], files: Sequence[WorkbookContents], known: Records, decisions: Decisions
) -> _Settled:
    records, given_twice = settle_records([each.records for each in adding])
    records, too_late = without_comments_on_sealed_months(records, known)
    figures = figure_news(records.figures, known, decisions.kept)
    left = those_that_are(News.LEFT, figures)
    if left:
        records = replace(records, figures=tuple([each.figure for each in figures if each.news is not News.LEFT]))
    records = with_labels(_with_dates_of_months(records, known), known, files, decisions)
    told = (*too_late, *told_of_left(left, _KEPT_BY_CHOICE))
    return _Settled(records, (*figures, *_staying(adding, figures)), given_twice, told)


def _told_of_figures(
    figures: Sequence[FigureNews], files: Sequence[WorkbookContents], known: Records
) -> Iterator[Problem]:
    """Figures taken back, lacking, or of another month than their heading's."""
    given = [each.figure for each in figures]
    spoken_of = {(problem.code, problem.month) for file in files for problem in file.problems}
    yield from told_of_withdrawn(figures)
    yield from lacking(given, known, spoken_of)
    yield from tuple(shifted(given, known)) or replaced_in(figures, known)


def _found(
    after: Records, month: Month, restated: Sequence[Restatement], board: BoardBefore, progress: Progress
) -> tuple[tuple[Problem, ...], tuple[Problem, ...]]:
    """What the rules find in the board as it would be; and what only the import tells: figures of past months that it
    changes, though no pack went out with them."""
    since = board.restated(after, month) if board.restated is not None else NO_CHANGES
    changed = changed_figures(after, month, restated, since.restatements)
    return check(after, month, progress, since), tuple(of_month(without_switched_off(changed, after), month))


def _with_dates_of_months(records: Records, known: Records) -> Records:
    """The dates of a Report sheet are those of the month that its workbook is about."""
    about = latest_month(records.months) or latest_month(known.months)
    if records.details is None or about is None:
        return records
    return replace(records, details=with_dates_of_months(records.details, about, known.details, known.months))


def _staying(adding: Sequence[StillToAdd], figures: Sequence[FigureNews]) -> Iterator[FigureNews]:
    """The figures of files that were read before, but for those that another file of the import speaks of."""
    if any(each.stays for each in adding):
        spoken_of = {each.figure.key for each in figures}
        yield from (news for each in adding for news in each.stays if news.figure.key not in spoken_of)


def _imported_as(adding: Sequence[StillToAdd]) -> int | None:
    steps = [None if each.read_before is None else each.read_before.step for each in adding if each.file.error is None]
    known = [step for step in steps if step is not None]
    return max(known) if known and len(known) == len(steps) else None
