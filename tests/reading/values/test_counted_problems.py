"""Of many problems of one rule some hundred are told, and the others are counted at the first of them."""

import pytest

from ibdesk.domain.figure import CellSource
from ibdesk.domain.problem import Problem, Severity
from ibdesk.reading.published.table_problems import TableProblems
from ibdesk.reading.values.counted_problems import MOST_OF_A_KIND, CountedProblems


def problem(row: int, rule: str = "unreadable-number", severity: Severity = Severity.ERROR) -> Problem:
    return Problem(rule, severity, "“x” is no number.", "Correct it.", CellSource("a.xlsx", "Figures", f"B{row}"))


@pytest.mark.parametrize("beyond", [0, 1, 1_200])
def test_what_is_beyond_the_most_is_counted(beyond: int) -> None:
    told = CountedProblems()
    for row in range(MOST_OF_A_KIND + beyond):
        told.add(problem(row + 1))
    told.add(problem(9, "unknown-code"))
    alike = [each for each in told.all() if each.rule == "unreadable-number"]
    assert len(alike) == MOST_OF_A_KIND + (beyond > 0)
    assert sum(each.rule == "unknown-code" for each in told.all()) == 1
    if beyond:
        assert str(alike[-1].source) == f"a.xlsx, Figures!B{MOST_OF_A_KIND + 1}"
        assert f"From here on there are {beyond:,} cells like this one" in alike[-1].message


def test_whether_anything_worse_than_information_was_told() -> None:
    told = CountedProblems()
    assert told.nothing_worse
    told.add(problem(1, severity=Severity.INFO))
    assert told.nothing_worse
    told.add(problem(2, severity=Severity.WARNING))
    assert not told.nothing_worse


def test_a_published_table_counts_its_cells_too() -> None:
    told = TableProblems()
    for row in range(MOST_OF_A_KIND + 7):
        told.unreadable(CellSource("plans.csv", "plans", f"N{row + 2}"), "14.9?", "21")
    *_, last = told.found.all()
    assert "From here on there are 7 cells like this one" in last.message
