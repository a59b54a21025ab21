"""A workbook that was put right, compared with the problems it had: which are gone, which remain, which are new."""

from collections import Counter
from collections.abc import Iterable

from msgspec import Struct

from ibdesk.domain.month import Month
from ibdesk.domain.problem import Problem

# What no change of the sender's workbook answers: a missing comment is written by the
# indicator's officer; what a sheet holds is said by the person who imports it; a sealed month is opened in the board.
NOT_THE_SENDERS = frozenset(
    {"comment-owed", "heading-changed", "mapping-incomplete", "mapping-not-used", "table-not-used", "sealed-month"}
)
_Place = tuple[str, str, str, str | None, Month | None]


class Rechecked(Struct, frozen=True):
    """`remaining` and `new` are as reported now, `gone` as reported before; each in the order given."""

    gone: tuple[Problem, ...]
    remaining: tuple[Problem, ...]
    new: tuple[Problem, ...]

    @property
    def sentence(self) -> str:
        """ "2 problems are gone, 1 remains, 1 is new." """
        if not (self.gone or self.remaining or self.new):
            return "There was no problem in it, and there is none."
        gone = f"{_counted(len(self.gone), 'problem is', 'problems are')} gone"
        remains = f"{_counted(len(self.remaining), 'remains', 'remain')}"
        return f"{gone}, {remains}, {_counted(len(self.new), 'is', 'are')} new."


def recheck(before: Iterable[Problem], after: Iterable[Problem]) -> Rechecked:
    """Compare two lists by rule, sheet, cell, code and month. The workbook's name may have changed on the way; what is
    for information only and accepted warnings are left out."""
    earlier, later = [each for each in before if each.is_open], [each for each in after if each.is_open]
    unmatched = Counter(map(_place, earlier))
    remaining, new = [], []
    for problem in later:
        place = _place(problem)
        if unmatched[place]:
            unmatched[place] -= 1
            remaining.append(problem)
        else:
            new.append(problem)
    gone = []
    for problem in reversed(earlier):  # of several at one place the last ones are those that went
        place = _place(problem)
        if unmatched[place]:
            unmatched[place] -= 1
            gone.append(problem)
    return Rechecked(tuple(reversed(gone)), tuple(remaining), tuple(new))


def together(parts: Iterable[Rechecked]) -> Rechecked:
    """Several workbooks' as one."""
    found = tuple(parts)
    return Rechecked(
        tuple(each for part in found for each in part.gone),
        tuple(each for part in found for each in part.remaining),
        tuple(each for part in found for each in part.new),
    )


def of_workbook(problems: Iterable[Problem], workbook: str) -> tuple[Problem, ...]:
    """The problems at cells of one workbook."""
    return tuple(each for each in problems if each.cell_source is not None and each.cell_source.workbook == workbook)


def to_send_back(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """What its sender has to do something about: not what was accepted, nor what is for information only, nor what
    others have to answer."""
    return tuple(each for each in for_the_senders(problems) if each.is_open)


def for_the_senders(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Without what a sender cannot put right in the workbook."""
    return tuple(each for each in problems if each.rule not in NOT_THE_SENDERS)


def _place(problem: Problem) -> _Place:
    source = problem.cell_source
    sheet, cell = (source.sheet.casefold(), source.cell) if source else ("", "")
    return problem.rule, sheet, cell, problem.code, problem.month


def _counted(count: int, one: str, many: str) -> str:
    return f"{count:,} {one if count == 1 else many}"
