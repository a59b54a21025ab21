"""What an import would do, before anything is kept: problems and questions, and what each figure is to the board."""

from msgspec import Struct

from ibdesk.desk.figure_news import FigureNews, News, those_that_are
from ibdesk.desk.other_changes import OtherChange
from ibdesk.desk.own_definitions import UNTOUCHED, Definitions, DefinitionsNews
from ibdesk.domain import form_words
from ibdesk.domain.board import Records
from ibdesk.domain.month import Month
from ibdesk.domain.problem import Problem, Severity, count_open
from ibdesk.domain.question import NOTHING_DECIDED, Decisions, Question
from ibdesk.domain.report.restatements import Restatement
from ibdesk.domain.workbook_contents import WorkbookContents
from ibdesk.reading.workbooks import OpenedFile


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
