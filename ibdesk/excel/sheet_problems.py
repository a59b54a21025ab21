"""The problems that reading finds on one sheet, each at its cell."""

from collections import Counter
from dataclasses import dataclass, field, replace

from ibdesk.domain.figure import Source
from ibdesk.domain.month import Month
from ibdesk.domain.problem import Problem, Severity
from ibdesk.excel.cells import Cell, column_letters
from ibdesk.excel.values.cell_text import found_in

# A sheet of 60,000 rows with a wrong code in each says nothing more after these; the rest are counted.
MOST_OF_A_KIND = 500
_LONGEST_FOUND = 200


@dataclass(frozen=True, slots=True)
class Unreadable:
    """Why a cell is not what it should be: two whole sentences, and which rule found it."""

    rule: str
    message: str
    next_step: str
    severity: Severity = Severity.ERROR


@dataclass(slots=True)
class SheetProblems:
    """Collects the problems of one sheet in the order they are met."""

    workbook: str
    sheet: str
    _found: list[Problem] = field(default_factory=list)
    _kinds: Counter[str] = field(default_factory=Counter)
    _uncounted: dict[str, Problem] = field(default_factory=dict)

    def source(self, row: int, column: int, fields: tuple[tuple[str, str], ...] = ()) -> Source:
        return Source(self.workbook, self.sheet, f"{column_letters(column)}{row}", fields)

    def source_of(self, cell: Cell) -> Source:
        return Source(self.workbook, self.sheet, cell.address)

    def tell(self, unreadable: Unreadable, cell: Cell, code: str | None = None, month: Month | None = None) -> None:
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
            )
        )

    def tell_sheet(self, unreadable: Unreadable) -> None:
        """Say something about the sheet as a whole."""
        source = Source(self.workbook, self.sheet, "A1")
        self.add(Problem(unreadable.rule, unreadable.severity, unreadable.message, unreadable.next_step, source))

    def add(self, problem: Problem) -> None:
        self._kinds[problem.rule] += 1
        if self._kinds[problem.rule] <= MOST_OF_A_KIND:
            self._found.append(problem)
        else:
            self._uncounted.setdefault(problem.rule, problem)

    def all(self) -> tuple[Problem, ...]:
        """Every problem; beyond MOST_OF_A_KIND of one rule a single one that counts the others from its cell on."""
        more = [
            replace(problem, message=f"{problem.message} From here on there are {self._kinds[rule] - MOST_OF_A_KIND:,} "
                    "cells like this one on the sheet.")
            for rule, problem in self._uncounted.items()
        ]  # fmt: skip
        return (*self._found, *more)
