"""The problems of an import as lines to read: what many cells of a sheet share is said once, with all of the cells."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from ibdesk.domain.indicator import in_code_order
from ibdesk.domain.problem import Problem

_ADDRESS = re.compile(r"([A-Z]+)([0-9]+)")
_INDENT = " " * 8


def problem_lines(problems: Iterable[Problem]) -> Iterator[str]:
    """In the order given; problems of one sheet whose sentences differ in the indicator alone stand at the first."""
    alike: dict[object, list[Problem]] = {}
    for problem in problems:
        alike.setdefault(_shared(problem), []).append(problem)
    for group in alike.values():
        yield _line(group[0])
        if len(group) > 1:
            yield _others(group[1:])


def _shared(problem: Problem) -> object:
    """What the problems of one line have in common; of a problem without a cell, itself alone."""
    source, accepted = problem.cell_source, problem.accepted
    if source is None or not _ADDRESS.fullmatch(source.cell):
        return id(problem)
    reason = (accepted.by, accepted.reason) if accepted is not None else None
    kind = problem.severity, problem.rule, problem.next_step, reason
    return kind, source.workbook, source.sheet, _without_indicator(problem)


def _without_indicator(problem: Problem) -> str:
    if problem.code is None:
        return problem.message
    return re.sub(rf"\bindicator {re.escape(problem.code)}\b(?: \([^()]*\))?", "", problem.message, flags=re.I)


def _line(problem: Problem) -> str:
    where = f"{problem.source}: " if problem.source else ""
    if problem.accepted is not None:
        accepted = f"Accepted by {problem.accepted.by}: {problem.accepted.reason}"
        return f"ACCEPTED {where}{problem.message} {accepted} [{problem.rule}]"
    return f"{problem.severity.value.upper():8}{where}{problem.message} {problem.next_step} [{problem.rule}]"


def _others(more: Sequence[Problem]) -> str:
    cells = dict.fromkeys(problem.cell_source.cell for problem in more if problem.cell_source is not None)
    codes = sorted({problem.code for problem in more if problem.code is not None}, key=in_code_order)
    of = f" ({'indicators' if len(codes) > 1 else 'indicator'} {', '.join(codes)})" if codes else ""
    count = f"{len(cells)} more cells" if len(cells) > 1 else "1 more cell"
    return f"{_INDENT}The same in {count}: {', '.join(_ranges(cells))}{of}"


def _ranges(cells: Iterable[str]) -> Iterator[str]:
    """Cells under one another as C5:C12, column by column."""
    places = sorted((len(column), column, int(row)) for column, row in _ADDRESS.findall(" ".join(cells)))
    for (_, column, _), run in groupby(enumerate(places), lambda item: (*item[1][:2], item[1][2] - item[0])):
        rows = [place[2] for _, place in run]
        yield f"{column}{rows[0]}:{column}{rows[-1]}" if len(rows) > 1 else f"{column}{rows[0]}"
