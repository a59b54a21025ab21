"""What an import would do, before anything is kept: read, settled, checked, compared with the board."""

from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from ibdesk.checks import check, without_switched_off
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
from ibdesk.desk.labels_of_rows import knowing_labels, with_labels
from ibdesk.desk.open_board import latest_month
from ibdesk.desk.other_changes import OtherChange, other_changes
from ibdesk.desk.own_definitions import UNTOUCHED, Definitions, DefinitionsNews, bring_definitions, definitions_news
from ibdesk.desk.read_before import NO_BOARD, BoardBefore, StillToAdd, still_to_add
from ibdesk.domain import form_words
from ibdesk.domain.board import Comment, Records, merge
from ibdesk.domain.inherited import NOTHING_WAITS, waiting_in
from ibdesk.domain.month import Month
from ibdesk.domain.problem import Problem, Severity, count_open, with_acceptances
from ibdesk.domain.question import NOTHING_DECIDED, Decisions, Question
from ibdesk.domain.report.cover_dates import with_dates_of_months
from ibdesk.domain.report.restatements import Changes, Restatement
from ibdesk.domain.report.restatements import changes as restatements
from ibdesk.domain.workbook_contents import WorkbookContents
from ibdesk.lasting_objects import making_lasting_objects
from ibdesk.progress import Progress, silent
from ibdesk.reading.tables.around.qualifiers import RULE as LABEL_NOT_UNDERSTOOD
from ibdesk.reading.workbooks import OpenedFile, read_opened

_KEPT_BY_CHOICE = "Nothing, if that is right; otherwise undo the import, and use the workbook's figure."


class ImportPreview(Struct, frozen=True):
    """`records` is what would be kept, `month` the latest month with a figure in it (or the one asked for).

    `reading_problems` belong to the files and are kept with them; `problems` are all, worst first, as the board's
    would be after the import. `figures` are all of the files' figures with what each is to the board: those among the
    records, and those that shall not replace the board's. `restated` says which pages a changed one moves,
    `other_changes` are those of figures by category and of comments. `imported_as` is the import that brought these
    very files, the latest of them, where the board read all of them before. `opened` are the files' cells, read once,
    and `decisions` what a person said of them. `definitions` is what happens to the board's indicators, targets,
    benchmarks and populations. `standing_problems` are those that reading other workbooks left in the board, and that
    stay there.
    """

    files: tuple[WorkbookContents, ...]
    records: Records
    month: Month | None
    problems: tuple[Problem, ...] = ()
    reading_problems: tuple[Problem, ...] = ()
    figures: tuple[FigureNews, ...] = ()
    restated: tuple[Restatement, ...] = ()
    other_changes: tuple[OtherChange, ...] = ()
    imported_as: int | None = None
    opened: tuple[OpenedFile, ...] = ()
    decisions: Decisions = NOTHING_DECIDED
    definitions: DefinitionsNews = UNTOUCHED
    standing_problems: tuple[Problem, ...] = ()

    @property
    def own_definitions(self) -> bool:
        """Whether the files' definitions take the place of those that the board started from."""
        return self.definitions.what is Definitions.OWN

    @property
    def can_keep_first(self) -> bool:
        """Whether a person can say if the definitions that the board started from stay beside the files' own."""
        return self.decisions.keep_first_definitions or (self.own_definitions and self.definitions.first > 0)

    @property
    def questions(self) -> tuple[Question, ...]:
        """What the files leave open and a person can say."""
        return tuple(question for file in self.files for question in file.questions)

    @property
    def new(self) -> int:
        return self.number_of(News.NEW)

    @property
    def changed(self) -> int:
        return self.number_of(News.CHANGED)

    @property
    def unchanged(self) -> int:
        return self.number_of(News.SAME)

    @property
    def left(self) -> int:
        return self.number_of(News.LEFT)

    @property
    def brought(self) -> int:
        """How many figures the files bring to the board: all but those that are left."""
        return len(self.figures) - self.left

    def number_of(self, news: News) -> int:
        """How many of the figures are this to the board."""
        return sum([each.news is news for each in self.figures])

    def those(self, news: News) -> tuple[FigureNews, ...]:
        """The figures that are this to the board."""
        return tuple(those_that_are(news, self.figures))

    @property
    def adds_something(self) -> bool:
        """Whether there is anything to keep."""
        return any(file.error is None for file in self.files) and self.records != Records()

    @property
    def is_in_the_board(self) -> bool:
        """Whether the board has all of it already, from these very files or from what came in since."""
        read = any(file.records != Records() for file in self.files)
        return self.imported_as is not None and read and not self.adds_something

    @property
    def usable(self) -> bool:
        """Whether something was read, be it what the board has already."""
        return self.adds_something or self.is_in_the_board

    @property
    def is_forms_alone(self) -> bool:
        """Whether every file is a comment form, which may have come back with nothing new in it."""
        layouts = [{sheet.layout for sheet in file.sheets} for file in self.files]
        return bool(layouts) and all(form_words.LAYOUT in each for each in layouts)

    def count(self, severity: Severity) -> int:
        """How many problems of a severity; accepted warnings are not counted."""
        return count_open(self.problems, severity)

    @property
    def board_problems(self) -> tuple[Problem, ...]:
        """What the board would tell after the import."""
        return (*self.problems, *self.standing_problems)


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
    """Steps 1 and 2 of the way of the data, for files whose cells are at hand: nothing is written, neither to a board
    nor to a workbook. The files are read against what is `known`; what the `board` read of them before is not brought
    in again over what came in since."""
    files = read_opened(opened, knowing_labels(known, decisions), progress, decisions)
    adding = [still_to_add(file, board, decisions) for file in files]
    records, given_twice = settle_records([each.records for each in adding])
    given_twice = with_hidden_said(given_twice, opened)
    records, too_late = without_comments_on_sealed_months(records, known)
    figures = figure_news(records.figures, known, decisions.kept)
    left = those_that_are(News.LEFT, figures)
    if left:
        records = replace(records, figures=tuple([each.figure for each in figures if each.news is not News.LEFT]))
    figures = (*figures, *_staying(adding, figures))
    records = with_labels(_with_dates_of_months(records, known), known, files, decisions)
    after = merge(known, records)
    reading_problems = (
        *with_hidden_said((problem for file in files for problem in file.problems), opened, LABEL_NOT_UNDERSTOOD),
        *given_twice,
        *too_late,
        *told_of_left(left, _KEPT_BY_CHOICE),
        *told_of_withdrawn(figures),
        *lacking(
            given := [each.figure for each in figures],
            known,
            {(problem.code, problem.month) for file in files for problem in file.problems},
        ),
        *(tuple(shifted(given, known)) or replaced_in(figures, known)),
        *ratings_contradicted((rating for file in files for rating in file.ratings), after),
        *(problem for each in adding for problem in each.problems()),
    )
    month = month or latest_month(records.months) or latest_month({each.figure.month for each in figures})
    # A workbook of targets or populations alone is checked against the board's latest figures.
    checked = month or latest_month(known.months)
    progress(len(files), len(files), "Checking the figures")
    restated = Changes(0, 0, restatements(known, after))
    found = without_repeats(check(after, checked, progress, restated) if checked else (), reading_problems)
    already = (problem for each in adding for problem in each.already_imported())
    told = (*without_switched_off(reading_problems, after), *found, *already)
    return ImportPreview(
        files,
        records,
        month,
        with_acceptances(told, after.acceptances),
        reading_problems,
        figures,
        restated.restatements,
        other_changes(records, known),
        _imported_as(adding),
        opened,
        decisions,
    )


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


def without_comments_on_sealed_months(records: Records, known: Records) -> tuple[Records, tuple[Problem, ...]]:
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
