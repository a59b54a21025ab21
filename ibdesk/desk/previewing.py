"""How an import is previewed: its files are read, what they give twice is settled, and the rules look at the board as
it would be. Nothing is written, neither to a board nor to a workbook."""

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from ibdesk.checks import check, without_switched_off
from ibdesk.checks.figures.restated import changed_figures
from ibdesk.checks.imports.duplicates import settle_records
from ibdesk.checks.imports.lacking import lacking
from ibdesk.checks.imports.mistaken_months import shifted, without_repeats
from ibdesk.checks.imports.printed_ratings import ratings_contradicted
from ibdesk.desk.figure_news import (
    FigureNews,
    News,
    figure_news,
    replaced_in,
    those_that_are,
    told_of_left,
    told_of_withdrawn,
)
from ibdesk.desk.import_preview import ImportPreview, bring_definitions, definitions_news, other_changes
from ibdesk.desk.open_board import latest_month
from ibdesk.desk.read_before import NO_BOARD, BoardBefore, StillToAdd, still_to_add
from ibdesk.domain.board import Comment, Records, merge
from ibdesk.domain.figure import CellSource
from ibdesk.domain.inherited import NOTHING_WAITS, waiting_in
from ibdesk.domain.mapping import WordMeaning
from ibdesk.domain.month import Month
from ibdesk.domain.problem import Problem, Severity, of_month, with_acceptances
from ibdesk.domain.question import LEAVE_OUT, NOTHING_DECIDED, ROW_LABEL, Decisions
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
    files = read_opened(opened, _knowing_labels(known, decisions), progress, decisions)
    adding = [still_to_add(file, board, decisions) for file in files]
    settled = _settled(adding, files, known, decisions)
    after = merge(known, settled.records)
    reading_problems = (
        *_with_hidden_said((problem for file in files for problem in file.problems), opened, LABEL_NOT_UNDERSTOOD),
        *_with_hidden_said(settled.given_twice, opened),
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
    records, too_late = _without_comments_on_sealed_months(records, known)
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


def _knowing_labels(known: Records, decisions: Decisions) -> Records:
    """What is known, with what was just said of labels, whatever workbook they stand in."""
    if not decisions.row_labels:
        return known
    return replace(known, settings=known.board_settings.with_labels(decisions.row_labels))


def with_labels(records: Records, known: Records, files: Sequence[WorkbookContents], decisions: Decisions) -> Records:
    """What was answered about labels of rows is remembered, so that it is asked once."""
    names = {file.name for file in files if file.error is None}
    answered = [each for each in decisions.answers if each.key[0] == ROW_LABEL and each.key[1] in names]
    labels = [WordMeaning(each.key[3], "" if each.word == LEAVE_OUT else each.word) for each in answered]
    settings = known.board_settings.with_labels([*labels, *decisions.row_labels])
    return replace(records, settings=settings) if settings != known.board_settings else records


def _with_hidden_said(
    problems: Iterable[Problem], opened: Iterable[OpenedFile], rule: str | None = None
) -> tuple[Problem, ...]:
    """The problems, those of a rule or all, with the word that one of the sheets they speak of is hidden."""
    sheets = [(file.name, sheet) for file in opened for sheet in file.workbook.sheets]
    hidden = {f"{name}, {sheet.name}!": sheet.name for name, sheet in sheets if sheet.hidden}
    return tuple(_with_word(each, hidden) if hidden and rule in (None, each.rule) else each for each in problems)


def _with_word(problem: Problem, hidden: dict[str, str]) -> Problem:
    source = problem.source
    own = f"{source.workbook}, {source.sheet}!" if isinstance(source, CellSource) else ""
    names = sorted({name for at, name in hidden.items() if at == own or f"{name}!" in problem.message})
    said = f" The sheet {' and '.join(f'“{name}”' for name in names)} is hidden."
    return replace(problem, message=problem.message + said) if names else problem


def _without_comments_on_sealed_months(records: Records, known: Records) -> tuple[Records, tuple[Problem, ...]]:
    """What a workbook says about a month that was signed off comes too late; reported where it is another text."""
    late = [comment for comment in records.comments if known.seal(comment.month) is not None]
    told = [comment for comment in late if comment.text != known.comment(comment.code, comment.month).text]
    kept = tuple(comment for comment in records.comments if comment not in late)
    return replace(records, comments=kept), tuple(_too_late(comment) for comment in told)


def _too_late(comment: Comment) -> Problem:
    return Problem(
        "sealed-month",
        Severity.WARNING,
        f"There is another comment for indicator {comment.code} for {comment.month.long}, and that month is signed "
        "off. It is not used.",
        "Re-open the month, with a reason, and bring the workbook in again.",
        comment.source,
        comment.code,
        comment.month,
    )
