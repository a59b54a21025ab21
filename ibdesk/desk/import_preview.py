"""What an import would do, before anything is kept: read, settled, checked, compared with the board."""

from collections.abc import Collection, Hashable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from ibdesk.checks import check, without_switched_off
from ibdesk.checks.duplicates import settle_records
from ibdesk.desk.keeping_figures import without_kept
from ibdesk.desk.lasting_objects import making_lasting_objects
from ibdesk.desk.other_changes import OtherChange, other_changes
from ibdesk.domain.board import Comment, Records, merge
from ibdesk.domain.figure import Figure, Part, Quantity, Unit
from ibdesk.domain.month import Month
from ibdesk.domain.problem import Problem, Severity, count_open, with_acceptances
from ibdesk.domain.question import NOTHING_DECIDED, Decisions, Question
from ibdesk.domain.report.restatements import Changes, Restatement
from ibdesk.domain.report.restatements import changes as restatements
from ibdesk.domain.workbook_contents import WorkbookContents
from ibdesk.progress import Progress, silent
from ibdesk.reading.workbooks import OpenedFile, read_opened

OWN_DEFINITIONS = "Indicators"


@dataclass(frozen=True, slots=True)
class Change:
    """A figure that the board already has, and that the workbooks give differently."""

    code: str
    month: Month
    part: Part
    was: Quantity
    now: Quantity


class News(StrEnum):
    """What a figure of a workbook says to the board."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "the same"


@dataclass(frozen=True, slots=True)
class ImportPreview:
    """`records` is what would be kept, `month` the latest month with a figure in it (or the one asked for).

    `reading_problems` belong to the files and are kept with them; `problems` are all, worst first, as the board's
    would be after the import. `news` says of each of the records' figures what it is to the board, `restated` with
    which pages a changed one moves; `left` are those that shall not replace the board's. `other_changes` are those of
    figures by category and of comments. `opened` are the files' cells, read once, and `decisions` what a person said of
    them.
    """

    files: tuple[WorkbookContents, ...]
    records: Records
    month: Month | None
    problems: tuple[Problem, ...]
    reading_problems: tuple[Problem, ...]
    changes: tuple[Change, ...]
    new: int
    unchanged: int
    news: tuple[News, ...] = field(default=(), repr=False)
    restated: tuple[Restatement, ...] = field(default=(), repr=False)
    left: tuple[Figure, ...] = field(default=(), repr=False)
    other_changes: tuple[OtherChange, ...] = field(default=(), repr=False)
    opened: tuple[OpenedFile, ...] = field(default=(), repr=False, compare=False)
    decisions: Decisions = NOTHING_DECIDED

    @property
    def questions(self) -> tuple[Question, ...]:
        """What the files leave open and a person can say."""
        return tuple(question for file in self.files for question in file.questions)

    @property
    def changed(self) -> int:
        return len(self.changes)

    @property
    def figures(self) -> int:
        return self.new + self.changed + self.unchanged

    @property
    def usable(self) -> bool:
        """Whether there is anything to keep."""
        return any(file.error is None for file in self.files) and self.records != Records()

    def keys_that_are(self, wanted: News) -> frozenset[Hashable]:
        """The keys of the records' figures that are this to the board."""
        return frozenset(
            figure.key for figure, news in zip(self.records.figures, self.news, strict=True) if news is wanted
        )

    def count(self, severity: Severity) -> int:
        """How many problems of a severity; accepted warnings are not counted."""
        return count_open(self.problems, severity)


@making_lasting_objects()
def preview_opened(
    opened: tuple[OpenedFile, ...],
    known: Records,
    month: Month | None = None,
    progress: Progress = silent,
    decisions: Decisions = NOTHING_DECIDED,
) -> ImportPreview:
    """Steps 1 and 2 of the way of the data, for files whose cells are at hand: nothing is written, neither to a board
    nor to a workbook."""
    files = read_opened(opened, known, progress, decisions)
    records, given_twice = settle_records([file.records for file in files])
    records, too_late = without_comments_on_sealed_months(records, known)
    records, left, kept = without_kept(records, known, decisions.kept)
    reading_problems = tuple(problem for file in files for problem in file.problems) + given_twice + too_late + kept
    news, changes = _compared(records.figures, known)
    after = merge(known, records)
    month = month or latest_month(records.months)
    # A workbook of targets or populations alone is checked against the board's latest figures.
    checked = month or latest_month(known.months)
    progress(len(files), len(files), "Checking the figures")
    restated = Changes(0, 0, restatements(known, after))
    found = check(after, checked, progress, restated) if checked is not None else ()
    told = (*without_switched_off(reading_problems, after), *found)
    problems = with_acceptances(told, after.acceptances)
    return ImportPreview(
        files,
        records,
        month,
        problems,
        reading_problems,
        changes,
        news.count(News.NEW),
        news.count(News.SAME),
        news,
        restated.restatements,
        left,
        other_changes(records, known),
        opened,
        decisions,
    )


def without_comments_on_sealed_months(records: Records, known: Records) -> tuple[Records, tuple[Problem, ...]]:
    """What a workbook says about a month that was signed off comes too late; told where it is another text."""
    late = [comment for comment in records.comments if known.seal(comment.month) is not None]
    told = [comment for comment in late if comment.text != known.comment(comment.code, comment.month).text]
    kept = tuple(comment for comment in records.comments if comment not in late)
    return replace(records, comments=kept), tuple(_too_late(comment) for comment in told)


def _too_late(comment: Comment) -> Problem:
    return Problem(
        "sealed-month",
        Severity.WARNING,
        f"There is another comment for indicator {comment.code} for {comment.month.long}, and that month is sealed. "
        "It is not used.",
        "Open the month again, with a reason, and bring the workbook in again.",
        comment.source,
        comment.code,
        comment.month,
    )


def latest_month(months: Collection[Month]) -> Month | None:
    """The latest month. One still to come is a slip of the pen, unless there is no other."""
    this_month = Month.of(date.today())
    past = [month for month in months if month <= this_month]
    return max(past or months, default=None)


def brings_own_definitions(preview: ImportPreview) -> bool:
    return any(sheet.layout == OWN_DEFINITIONS for file in preview.files for sheet in file.sheets)


def _compared(figures: Sequence[Figure], known: Records) -> tuple[tuple[News, ...], tuple[Change, ...]]:
    """What each figure is to the board, and those that change one it has."""
    if not known.figures:
        return (News.NEW,) * len(figures), ()
    before = {figure.key: figure for figure in known.figures}
    news, changes = [], []
    for figure in figures:
        earlier = before.get(figure.key)
        if earlier is None:
            news.append(News.NEW)
        elif earlier.quantity == figure.quantity and _unit(earlier, known) is _unit(figure, known):
            news.append(News.SAME)
        else:
            news.append(News.CHANGED)
            changes.append(Change(figure.code, figure.month, figure.part, earlier.quantity, figure.quantity))
    return tuple(news), tuple(changes)


def _unit(figure: Figure, known: Records) -> Unit | None:
    """The unit that a figure is taken in: as written, else the indicator's own."""
    indicator = known.indicator(figure.code, figure.month)
    own = indicator.unit if indicator is not None and figure.part is Part.VALUE else None
    return figure.unit or own
