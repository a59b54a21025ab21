"""What a row of the problem list says: pure, shared by the painter, the screen reader and the tests."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ibdesk.domain.problem import Problem, Severity
from ibdesk.domain.wording import SEVERITY_WORDS


@dataclass(frozen=True, slots=True)
class GroupRow:
    severity: Severity
    count: int

    @property
    def spoken(self) -> str:
        return f"{SEVERITY_WORDS[self.severity]}, {self.count}"


@dataclass(frozen=True, slots=True)
class ProblemRow:
    """`subject` is the indicator, `where` the cell, `found` the cell's own text."""

    problem: Problem
    subject: str
    where: str

    @property
    def message(self) -> str:
        return self.problem.message

    @property
    def next_step(self) -> str:
        return self.problem.next_step

    @property
    def spoken(self) -> str:
        severity = SEVERITY_WORDS[self.problem.severity]
        return " ".join((f"{severity}. {self.subject}.", self.message, f"{self.where}.", self.next_step))


Row = GroupRow | ProblemRow


def problem_rows(
    problems: Iterable[Problem], names: Mapping[str, str], shown: Iterable[Severity] = tuple(Severity)
) -> tuple[Row, ...]:
    """A heading per severity, worst first, with its problems under it; `names` are the indicators' by code."""
    all_of_them, wanted = tuple(problems), frozenset(shown)
    rows: list[Row] = []
    for severity in Severity:
        found = [problem for problem in all_of_them if problem.severity is severity]
        if found and severity in wanted:
            rows.append(GroupRow(severity, len(found)))
            rows += [ProblemRow(problem, _subject(problem, names), _where(problem)) for problem in found]
    return tuple(rows)


def _subject(problem: Problem, names: Mapping[str, str]) -> str:
    if problem.code is None:
        return "The whole board"
    name = names.get(problem.code, "")
    return f"{problem.code}\u2002{name}" if name else problem.code


def _where(problem: Problem) -> str:
    parts = []
    if problem.source is not None:
        source = problem.source
        parts.append(f"{source.workbook}, sheet {source.sheet}, cell {source.cell}")
    elif problem.month is not None:
        parts.append(problem.month.long)
    if problem.found:
        parts.append(f"found: \u201c{problem.found}\u201d")
    where = "  ·  ".join(parts) or "In the figures as a whole"
    return where[0].upper() + where[1:]
