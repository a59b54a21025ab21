"""What is said of hidden sheets beside what was found on them: nobody who looks at the workbook sees why."""

from collections.abc import Iterable

from msgspec.structs import replace

from ibdesk.domain.figure import CellSource
from ibdesk.domain.problem import Problem
from ibdesk.reading.workbooks import OpenedFile


def with_hidden_said(
    problems: Iterable[Problem], opened: Iterable[OpenedFile], rule: str | None = None
) -> tuple[Problem, ...]:
    """The problems, those of a rule or all, with the word that one of the sheets they speak of is hidden."""
    sheets = [(file.name, sheet) for file in opened for sheet in file.workbook.sheets]
    hidden = {f"{name}, {sheet.name}!": sheet.name for name, sheet in sheets if sheet.hidden}
    return tuple(_with_word(each, hidden) if hidden and rule in (None, each.rule) else each for each in problems)


def _with_word(problem: Problem, hidden: dict[str, str]) -> Problem:
    source = problem.source
    own = f"{source.workbook}, {source.sheet}!" if isinstance(source, CellSource) else ""
    names = sorted({name for at, name in hidden.items() if at == own or f"{name}!" in problem.message})
    said = f" The sheet {' and '.join(f'“{name}”' for name in names)} is hidden."
    return replace(problem, message=problem.message + said) if names else problem
