"""What a row of the problem list says: pure, shared by the painter, the screen reader and the tests."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from enum import StrEnum

from msgspec import Struct

from ibdesk.domain.figure import CellSource, Source, TypedIn
from ibdesk.domain.month import Month
from ibdesk.domain.problem import Problem, Severity
from ibdesk.domain.repair import Repair, repairs_of
from ibdesk.domain.wording import SEVERITY_WORDS, day_text
from ibdesk.ui.look.lettering import curled


def source_words(source: Source) -> str:
    """ "figures.xlsx, sheet Figures, cell B2"; of what was typed in by whom and when."""
    if isinstance(source, CellSource):
        return f"{source.workbook}, sheet {source.sheet}, cell {source.cell}"
    return str(source)


class Grouping(StrEnum):
    """What the headings of the list are; the words are those of the choice on screen."""

    SEVERITY = "How bad"
    INDICATOR = "Indicator"
    WORKBOOK = "Workbook"
    RULE = "Kind of problem"


class GroupRow(Struct, frozen=True):
    """`severity` where the list is grouped by it."""

    title: str
    count: int
    severity: Severity | None = None

    @property
    def spoken(self) -> str:
        return f"{self.title}, {self.count}"


class ProblemRow(Struct, frozen=True):
    """`subject` is the indicator, `where` the cell, `found` the cell's own text. `gone`: in its workbook as it is now
    it is put right, and that was not imported yet. `others` are the same fault in other months, told in this one line
    until it is opened; `inside` is one of these, in an opened line."""

    problem: Problem
    subject: str
    where: str
    gone: bool = False
    others: tuple[Problem, ...] = ()
    opened: bool = False
    inside: bool = False

    @property
    def meant(self) -> tuple[Problem, ...]:
        """The problems that the row stands for: its own, and the others while these are folded into it."""
        return (self.problem,) if self.opened else (self.problem, *self.others)

    @property
    def repairs(self) -> tuple[Repair, ...]:
        return () if self.gone else repairs_of(self.problem)

    @property
    def others_words(self) -> str:
        """ "The same in 19 other months, January 2013 to July 2014." Empty where there are none."""
        months = sorted({each.month for each in self.others if each.month is not None})
        if not months:
            return ""
        count = f"{len(self.others)} other month{'s' * (len(self.others) > 1)}"
        return f"The same in {count}, {months[0].long}{f' to {months[-1].long}' * (len(months) > 1)}."

    @property
    def message(self) -> str:
        return curled(self.problem.message)

    @property
    def next_step(self) -> str:
        """What to do; of an accepted warning, why it is right as it is."""
        if self.gone:
            return "Put right in the workbook as it is now. Import it to keep that."
        accepted = self.problem.accepted
        if accepted is None:
            return curled(self.problem.next_step)
        return f"It is right, because: {accepted.reason} ({accepted.by}, {day_text(accepted.at)})"

    @property
    def spoken(self) -> str:
        severity = SEVERITY_WORDS[self.problem.severity]
        severity = "Put right" if self.gone else "Accepted" if self.problem.accepted else severity
        others = f"{self.others_words} {'Opened' if self.opened else 'Folded'}." if self.others else ""
        told = (f"{severity}. {self.subject}.", self.message, f"{self.where}.", self.next_step, others)
        return " ".join(part for part in told if part)


Row = GroupRow | ProblemRow
Fold = tuple[str, str | None, Severity, bool]
FEWEST_FOLDED = 3
WHOLE_BOARD, THE_WORKBOOK = "The whole board", "The workbook"
NO_WORKBOOK = "Not in one workbook"


def problem_rows(
    problems: Iterable[Problem],
    names: Mapping[str, str],
    shown: Iterable[Severity] = tuple(Severity),
    grouping: Grouping = Grouping.SEVERITY,
    gone: Collection[Problem] = (),
    opened: Collection[Fold] = (),
) -> tuple[Row, ...]:
    """A heading per group with its problems under it, in the order given; `names` are the indicators' by code, `gone`
    what is put right in its workbook. The same fault of an indicator in several months is one row, but for those that
    are `opened`."""
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
        for problem, others in _folded(found, gone):
            # Under an indicator's name it would only be said again.
            subject = rule_title(problem.rule) if grouping is Grouping.INDICATOR else _subject(problem, names)
            is_open = bool(others) and fold_of(problem) in opened
            rows.append(ProblemRow(problem, subject, _where(problem), problem in gone, others, is_open))
            if is_open:
                rows.extend(ProblemRow(each, subject, _where(each), each in gone, inside=True) for each in others)
    return tuple(rows)


def fold_of(problem: Problem) -> Fold:
    """What problems have in common that are told in one line."""
    return problem.rule, problem.code, problem.severity, problem.accepted is None


def _folded(problems: Sequence[Problem], gone: Collection[Problem]) -> list[tuple[Problem, tuple[Problem, ...]]]:
    """Each problem that has a row of its own, at the place of its fold's first; of a fold the latest month's."""
    folds: dict[object, list[Problem]] = {}
    for at, problem in enumerate(problems):
        alone = problem.code is None or problem.month is None or problem in gone
        folds.setdefault(at if alone else fold_of(problem), []).append(problem)
    rows: list[tuple[Problem, tuple[Problem, ...]]] = []
    for found in folds.values():
        if len({each.month for each in found}) < FEWEST_FOLDED:
            rows.extend((each, ()) for each in found)
            continue
        latest, *others = sorted(found, key=_month_of, reverse=True)
        rows.append((latest, tuple(others)))
    return rows


def _month_of(problem: Problem) -> Month:
    assert problem.month is not None  # what has no month is not folded
    return problem.month


def fits(problem: Problem, names: Mapping[str, str], text: str) -> bool:
    """Whether all the words that are looked for stand in what its row says; a code is found by its number alone."""
    wanted = text.casefold().split()
    codes = (problem.code,) if problem.code is not None else problem.about
    if len(wanted) == 1 and wanted[0].isdigit() and codes:
        return any(code.startswith(wanted[0]) for code in codes)
    said = " ".join(
        (_subject(problem, names), problem.message, problem.next_step, _where(problem), rule_title(problem.rule))
    ).casefold()
    return all(word in said for word in wanted)


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
            return sorted(groups, key=lambda title: _by_indicator(groups[title][0]))
        case _:
            return sorted(groups, key=lambda title: (title == NO_WORKBOOK, title.casefold()))


def _by_indicator(problem: Problem) -> tuple[bool, str]:
    """Those of one indicator in the order of the codes, then the others."""
    return problem.indicator is None, (problem.indicator or "").rjust(6)


def _subject(problem: Problem, names: Mapping[str, str]) -> str:
    code = problem.indicator
    if code is None and problem.about:
        return f"{len(problem.about)} indicators"
    if code is None:
        return THE_WORKBOOK if problem.cell_source is not None else WHOLE_BOARD
    name = names.get(code, "")
    return f"{code}\u2002{name}" if name else code


def _where(problem: Problem) -> str:
    parts = []
    match problem.source:
        case TypedIn() | CellSource():
            parts.append(source_words(problem.source))
        case None if problem.month is not None:
            parts.append(problem.month.long)
    if problem.found:
        parts.append(f"found: \u201c{problem.found}\u201d")
    where = "  ·  ".join(parts) or "In the figures as a whole"
    # A workbook keeps its name as it is.
    return where if isinstance(problem.source, CellSource) else where[0].upper() + where[1:]
