"""What an import would do, before anything is kept: problems and questions, what each figure is to the board, what else
it says otherwise, and whose definitions the board has after it."""

from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import ClassVar, Literal

from msgspec import Struct

from ibdesk.desk.figure_news import FigureNews, News, those_that_are
from ibdesk.domain import form_words
from ibdesk.domain.board import Records
from ibdesk.domain.figure import CellSource, Quantity
from ibdesk.domain.indicator import Indicator
from ibdesk.domain.inherited import NOTHING_WAITS, Waiting
from ibdesk.domain.month import Month
from ibdesk.domain.problem import Problem, Severity, count_open
from ibdesk.domain.question import NOTHING_DECIDED, Decisions, Question
from ibdesk.domain.report.restatements import Restatement
from ibdesk.domain.workbook_contents import WorkbookContents
from ibdesk.reading.workbooks import OpenedFile


class CategoryChange(Struct, frozen=True):
    """A category's figure that the board already has, and that the workbooks give differently."""

    code: str
    month: Month
    category: str
    was: Quantity
    now: Quantity
    source: CellSource
    is_comment: ClassVar[Literal[False]] = False


class CommentChange(Struct, frozen=True):
    """A comment in whose place the workbooks put another text."""

    code: str
    month: Month
    was: str
    now: str
    source: CellSource | None
    is_comment: ClassVar[Literal[True]] = True


OtherChange = CategoryChange | CommentChange


def other_changes(records: Records, known: Records) -> tuple[OtherChange, ...]:
    """In the order of the workbooks; what the board does not have yet is no change."""
    return (*_categories(records, known), *_comments(records, known))


def _categories(records: Records, known: Records) -> Iterator[CategoryChange]:
    before = {figure.key: figure for figure in known.breakdowns} if records.breakdowns else {}
    for figure in records.breakdowns:
        earlier = before.get(figure.key)
        if earlier is not None and earlier.quantity != figure.quantity:
            yield CategoryChange(
                figure.code, figure.month, figure.category, earlier.quantity, figure.quantity, figure.source
            )


def _comments(records: Records, known: Records) -> Iterator[CommentChange]:
    before = {comment.key: comment.text for comment in known.comments} if records.comments else {}
    for comment in records.comments:
        earlier = before.get(comment.key, "")
        if earlier.strip() and earlier != comment.text:
            yield CommentChange(comment.code, comment.month, earlier, comment.text, comment.source)


_SHEET = "Indicators"


class Definitions(StrEnum):
    """OWN: the workbooks' in place of the first ones. JOINED: the workbooks' beside them. FIRST: the first ones alone,
    for the board's first figures. AS_BEFORE: nothing happens to them."""

    OWN = "own"
    JOINED = "joined"
    FIRST = "first"
    AS_BEFORE = "as before"


class DefinitionsNews(Struct, frozen=True):
    """What an import means for the board's definitions: how many indicators it brings, in which workbooks, and how
    many others are there of those that the board started from. `waiting` is what waits to be confirmed then."""

    what: Definitions = Definitions.AS_BEFORE
    brought: int = 0
    workbooks: tuple[str, ...] = ()
    first: int = 0
    waiting: Waiting = NOTHING_WAITS

    @property
    def sentence(self) -> str:
        """It in words; empty where nothing happens."""
        return f"{self._sentence} {self.waiting.sentence}".strip() if self._sentence else ""

    @property
    def _sentence(self) -> str:
        brought, names, first = _indicators(self.brought), ", ".join(self.workbooks), self.first
        its = "with the targets, benchmarks and populations that came with them"
        if self.what is Definitions.OWN and first:
            return f"The board's definitions are those of {names}: {brought}. The {first} it started from, {its}, go."
        if self.what is Definitions.OWN:
            return f"The board's definitions are those of {names}: {brought}."
        if self.what is Definitions.JOINED:
            return f"{brought} of {names} join the {first} that the board started from, {its}."
        if self.what is Definitions.FIRST:
            return f"No Indicators sheet was read, so the board has the {first} indicators it started from, {its}."
        return ""


UNTOUCHED = DefinitionsNews()


def bring_definitions(files: Sequence[WorkbookContents]) -> bool:
    """Whether a workbook has an Indicators sheet with an indicator on it."""
    return any(map(_brings, files))


def definitions_news(
    files: Sequence[WorkbookContents], known: Records, start: Records, own: bool, has_news: bool
) -> DefinitionsNews:
    """What an import of these files means for a board that knows this and started from that. `own`: the files'
    definitions take the place of the first ones; `has_news`: the import brings something."""
    if not has_news:
        return UNTOUCHED
    brought = {each.code for file in files for each in file.records.indicators}
    there = set(start.indicators).intersection(known.indicators)
    first = len({each.code for each in there} - (set() if own else brought))
    names = tuple(file.name for file in files if _brings(file))
    if own:
        return DefinitionsNews(Definitions.OWN, len(brought), names, first)
    if names and first:
        return DefinitionsNews(Definitions.JOINED, len(brought), names, first)
    if first and not known.figures and any(file.records.figures for file in files):
        return DefinitionsNews(Definitions.FIRST, 0, (), first)
    return UNTOUCHED


def _brings(file: WorkbookContents) -> bool:
    brought: tuple[Indicator, ...] = file.records.indicators
    return file.error is None and bool(brought) and any(sheet.layout == _SHEET for sheet in file.sheets)


def _indicators(number: int) -> str:
    return f"{number:,} indicator{'s' * (number != 1)}"


class ImportPreview(Struct, frozen=True):
    """`records` is what would be kept, `month` the latest month with a figure in it (or the one asked for).

    `reading_problems` belong to the files and are kept with them; `problems` are all, worst first, as the board's
    would be after the import. `figures` are all of the files' figures with what each is to the board: those among the
    records, and those that shall not replace the board's. `restated` says which pages a changed one moves,
    `other_changes` are those of figures by category and of comments. `imported_as` is the import that brought these
    very files, the latest of them, where the board read all of them before. `opened` are the files' cells, read once,
    and `decisions` what a person said of them. `definitions` is what happens to the board's indicators, targets,
    benchmarks and populations. `standing_problems` are those that reading other workbooks left in the board, and that
    stay there; `told_here` are those among `problems` that only the import tells, and the board does not.
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
    told_here: tuple[Problem, ...] = ()

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
        """What the board would tell after the import, and what only the import tells."""
        return (*self.problems, *self.standing_problems)

    @property
    def problems_kept(self) -> tuple[Problem, ...]:
        """What the board would tell after the import, and nothing else."""
        only_here = {each.place for each in self.told_here}
        return tuple(each for each in self.board_problems if each.place not in only_here)
