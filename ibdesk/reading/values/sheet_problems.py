"""The problems that reading finds on one sheet, each at its cell, and the questions that a person can answer."""

from dataclasses import dataclass, field

from msgspec import Struct

from ibdesk.domain.awaited import NOTHING_AWAITED, Awaited, awaited_figure
from ibdesk.domain.cell_address import column_letters
from ibdesk.domain.figure import CellSource, Part, cell_source_from
from ibdesk.domain.month import Month
from ibdesk.domain.problem import Problem, Severity
from ibdesk.domain.question import NOTHING_DECIDED, Choice, Decisions, Question, QuestionKey
from ibdesk.reading.cells.sheet import Cell
from ibdesk.reading.values.cell_text import found_in
from ibdesk.reading.values.counted_problems import CountedProblems

_LONGEST_FOUND = 200
_NOTHING = "Nothing, if the answer is right; otherwise undo the import and read the workbook again."


class Unreadable(Struct, frozen=True):
    """Why a cell is not what it should be: two whole sentences, and which rule found it. `fault` is what cells have in
    common whose sentences say more than that."""

    rule: str
    message: str
    next_step: str
    severity: Severity = Severity.ERROR
    fault: str = ""


@dataclass(slots=True)
class SheetProblems:
    """Collects the problems of one sheet in the order they are met, and its questions; knows what was decided. What is
    told while a row is read `awaits` the record that the row should have been, or the `part` of a month's figures.
    `totals` are the figures of each row that was left out as the total of a breakdown, told once all sheets are read.
    """

    workbook: str
    sheet: str
    decisions: Decisions = NOTHING_DECIDED
    awaits: Awaited = NOTHING_AWAITED
    part: Part | None = None
    totals: list[tuple[tuple[Cell, str, Month], ...]] = field(default_factory=list)
    _found: CountedProblems = field(default_factory=CountedProblems)
    _questions: dict[QuestionKey, Question] = field(default_factory=dict)
    _met: set[object] = field(default_factory=set)

    def source(self, row: int, column: int, fields: tuple[tuple[str, str], ...] = ()) -> CellSource:
        return CellSource(self.workbook, self.sheet, f"{column_letters(column)}{row}", fields)

    def source_of(self, cell: Cell) -> CellSource:
        return cell_source_from((self.workbook, self.sheet, f"{column_letters(cell[1])}{cell[0]}", ()))

    def report(
        self,
        unreadable: Unreadable,
        cell: Cell,
        code: str | None = None,
        month: Month | None = None,
        awaits: Awaited = NOTHING_AWAITED,
    ) -> None:
        """Say at a cell why it could not be used."""
        self.add(
            Problem(
                unreadable.rule,
                unreadable.severity,
                unreadable.message,
                unreadable.next_step,
                self.source_of(cell),
                code,
                month,
                found_in(cell)[:_LONGEST_FOUND],
                awaits=awaits or self._awaited(code, month),
                fault=unreadable.fault,
            )
        )

    def _awaited(self, code: str | None, month: Month | None) -> Awaited:
        if self.part is None or code is None or month is None:
            return self.awaits
        return awaited_figure(code, month, self.part.value)

    def report_sheet(self, unreadable: Unreadable) -> None:
        """Say something about the sheet as a whole."""
        source = CellSource(self.workbook, self.sheet, "A1")
        self.add(Problem(unreadable.rule, unreadable.severity, unreadable.message, unreadable.next_step, source))

    def ask(self, rule: str, about: str, text: str, choices: tuple[Choice, ...], cell: Cell) -> str:
        """The word that a person chose, told once at the cell; "" where nobody has answered yet, and it is asked."""
        question = Question(rule, about, text, choices, self.source_of(cell))
        word = self.decisions.word(question.key)
        label = next((choice.label for choice in choices if choice.word == word), "")
        if not label:
            self._questions.setdefault(question.key, question)
            return ""
        if self.once(question.key):
            self.report(Unreadable("as-answered", f"{text} Answered: {label}.", _NOTHING, Severity.INFO), cell)
        return word

    def once(self, what: object) -> bool:
        """True the first time something is asked about, False ever after."""
        if what in self._met:
            return False
        self._met.add(what)
        return True

    def questions(self) -> tuple[Question, ...]:
        """What is asked and not answered yet, in the order it was met."""
        return tuple(self._questions.values())

    def add(self, problem: Problem) -> None:
        self._found.add(problem)

    @property
    def nothing_worse(self) -> bool:
        """Whether nothing but information was told so far."""
        return self._found.nothing_worse

    def all(self) -> tuple[Problem, ...]:
        """Every problem, those of a kind that is met too often counted in one."""
        return self._found.all()
