"""What a row of the problem list says: pure, shared by the painter, the screen reader and the tests."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from ibdesk.domain.figure import CellSource, TypedIn
from ibdesk.domain.problem import Problem, Severity
from ibdesk.domain.wording import SEVERITY_WORDS, day_text


class Grouping(StrEnum):
    """What the headings of the list are; the words are those of the choice on screen."""

    SEVERITY = "How bad"
    INDICATOR = "Indicator"
    WORKBOOK = "Workbook"
    RULE = "Rule"


@dataclass(frozen=True, slots=True)
class GroupRow:
    """`severity` where the list is grouped by it."""

    title: str
    count: int
    severity: Severity | None = None

    @property
    def spoken(self) -> str:
        return f"{self.title}, {self.count}"


@dataclass(frozen=True, slots=True)
class ProblemRow:
    """`subject` is the indicator, `where` the cell, `found` the cell's own text. `gone`: in its workbook as it is now
    it is put right, and that was not imported yet."""

    problem: Problem
    subject: str
    where: str
    gone: bool = False

    @property
    def message(self) -> str:
        return self.problem.message

    @property
    def next_step(self) -> str:
        """What to do; of an accepted warning, why it is right as it is."""
        if self.gone:
            return "Put right in the workbook as it is now. Import it to keep that."
        accepted = self.problem.accepted
        if accepted is None:
            return self.problem.next_step
        return f"It is right, because: {accepted.reason} ({accepted.by}, {day_text(accepted.at)})"

    @property
    def spoken(self) -> str:
        severity = SEVERITY_WORDS[self.problem.severity]
        severity = "Put right" if self.gone else "Accepted" if self.problem.accepted else severity
        return " ".join((f"{severity}. {self.subject}.", self.message, f"{self.where}.", self.next_step))


Row = GroupRow | ProblemRow
WHOLE_BOARD, THE_WORKBOOK = "The whole board", "The workbook"
NO_WORKBOOK = "Not in one workbook"


def problem_rows(
    problems: Iterable[Problem],
    names: Mapping[str, str],
    shown: Iterable[Severity] = tuple(Severity),
    grouping: Grouping = Grouping.SEVERITY,
    gone: Collection[Problem] = (),
) -> tuple[Row, ...]:
    """A heading per group with its problems under it, in the order given; `names` are the indicators' by code, `gone`
    what is put right in its workbook."""
    wanted = frozenset(shown)
    left = [problem for problem in problems if problem.severity in wanted]
    title = _titles(grouping, names)
    groups: dict[str, list[Problem]] = {}
    for problem in left:
        groups.setdefault(title(problem), []).append(problem)
    rows: list[Row] = []
    for heading in _ordered(groups, grouping):
        found = groups[heading]
        rows.append(GroupRow(heading, len(found), found[0].severity if grouping is Grouping.SEVERITY else None))
        for problem in found:
            # Under an indicator's name it would only be said again.
            subject = rule_title(problem.rule) if grouping is Grouping.INDICATOR else _subject(problem, names)
            rows.append(ProblemRow(problem, subject, _where(problem), problem in gone))
    return tuple(rows)


def rule_title(rule: str) -> str:
    """ "percentage-alone" as "Percentage alone"; rules are named in words."""
    words = rule.replace("-", " ").strip() or "No name"
    return words[0].upper() + words[1:]


def workbooks_of(problems: Iterable[Problem]) -> dict[str, list[Problem]]:
    """The problems by the workbook that they are in, in the order of its names."""
    found: dict[str, list[Problem]] = {}
    for problem in problems:
        if problem.cell_source is not None:
            found.setdefault(problem.cell_source.workbook, []).append(problem)
    return {name: found[name] for name in sorted(found, key=str.casefold)}


def _titles(grouping: Grouping, names: Mapping[str, str]) -> Callable[[Problem], str]:
    match grouping:
        case Grouping.SEVERITY:
            return lambda problem: SEVERITY_WORDS[problem.severity]
        case Grouping.INDICATOR:
            return lambda problem: _subject(problem, names)
        case Grouping.WORKBOOK:
            return lambda problem: problem.source.name if problem.source else NO_WORKBOOK
        case Grouping.RULE:
            return lambda problem: rule_title(problem.rule)


def _ordered(groups: Mapping[str, list[Problem]], grouping: Grouping) -> list[str]:
    match grouping:
        case Grouping.SEVERITY:
            return sorted(groups, key=lambda title: tuple(Severity).index(groups[title][0].severity))
        case Grouping.INDICATOR:
            return sorted(
                groups, key=lambda title: (title in (WHOLE_BOARD, THE_WORKBOOK), (groups[title][0].code or "").rjust(6))
            )
        case _:
            return sorted(groups, key=lambda title: (title == NO_WORKBOOK, title.casefold()))


def _subject(problem: Problem, names: Mapping[str, str]) -> str:
    if problem.code is None:
        return THE_WORKBOOK if problem.cell_source is not None else WHOLE_BOARD
    name = names.get(problem.code, "")
    return f"{problem.code}\u2002{name}" if name else problem.code


def _where(problem: Problem) -> str:
    parts = []
    match problem.source:
        case TypedIn():
            parts.append(str(problem.source))
        case CellSource(workbook, sheet, cell):
            parts.append(f"{workbook}, sheet {sheet}, cell {cell}")
        case None if problem.month is not None:
            parts.append(problem.month.long)
    if problem.found:
        parts.append(f"found: \u201c{problem.found}\u201d")
    where = "  ·  ".join(parts) or "In the figures as a whole"
    return where[0].upper() + where[1:]
