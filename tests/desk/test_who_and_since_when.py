"""What nobody says of targets and benchmarks: who, since when, or both; and an acceptance in an earlier sentence."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from ibdesk.checks import check
from ibdesk.desk import Desk
from ibdesk.domain.board import Benchmark, Records
from ibdesk.domain.number import exact
from ibdesk.domain.problem import Problem
from ibdesk.domain.target import AtLeast, Basis, Target
from ibdesk.ui.widgets.problem_words import ProblemRow, problem_rows
from tests.made import AUGUST, board, indicator, part

WHY = "The Board may ask on what basis it is judged."
DOUBTED = "A comparison that nobody can look up is easily doubted."


def target(code: str, who: str = "", since: bool = False) -> Target:
    return Target(code, AtLeast(exact(3)), Basis.VALUE, AUGUST - 5 if since else None, reason=who)


def two(*targets: Target, benchmarks: tuple[Benchmark, ...] = ()) -> Records:
    named = [indicator("7", name="Referrals"), indicator("10", name="Assessments")]
    return replace(board(named, [part("7", AUGUST, 9), part("10", AUGUST, 9)], targets), benchmarks=benchmarks)


def told(records: Records, table: str) -> list[Problem]:
    return [each for each in check(records, AUGUST) if each.rule == "provenance" and each.table == table]


@pytest.mark.parametrize(
    ("targets", "message"),
    [
        ((target("7"),), f"Nothing says who set the target, or since when (indicator 7). {WHY}"),
        (
            (target("7"), target("10")),
            f"Nothing says who set 2 targets, or since when (indicators 7 and 10). {WHY}",
        ),
        ((target("7", since=True),), f"Nothing says who set the target (indicator 7). {WHY}"),
        ((target("7", "The Board"),), f"Nothing says since when the target holds (indicator 7). {WHY}"),
        (
            (target("7", "The Board"), target("10", "The Board")),
            f"Nothing says since when 2 targets hold (indicators 7 and 10). {WHY}",
        ),
        (
            (target("7", "The Board"), target("10", since=True)),
            "Nothing says who set the target (indicator 10). Nothing says since when the target holds (indicator 7). "
            + WHY,
        ),
        (
            (target("7"), target("10", since=True)),
            "Nothing says who set 2 targets (indicators 7 and 10). Nothing says since when the target holds "
            f"(indicator 7). {WHY}",
        ),
    ],
)
def test_only_what_nobody_says_of_a_target_is_told(targets: tuple[Target, ...], message: str) -> None:
    [problem] = told(two(*targets), "Targets")
    assert problem.message == message


def test_a_target_of_which_both_is_said_is_no_problem() -> None:
    assert told(two(target("7", "The Board", since=True)), "Targets") == []


@pytest.mark.parametrize(
    ("benchmark", "message"),
    [
        (Benchmark("7", "England", "", exact(3)), "who published the benchmark, or for which year"),
        (Benchmark("7", "England", "2012/13", exact(3)), "who published the benchmark"),
        (Benchmark("7", "England", "", exact(3), source_name="DfE"), "for which year the benchmark is"),
    ],
)
def test_only_what_nobody_says_of_a_benchmark_is_told(benchmark: Benchmark, message: str) -> None:
    [problem] = told(two(benchmarks=(benchmark,)), "Benchmarks")
    assert problem.message == f"Nothing says {message} (indicator 7). {DOUBTED}"


@pytest.mark.parametrize(
    ("targets", "subject"),
    [((target("7", "The Board"),), "7\u2002Referrals"), ((target("7"), target("10")), "2 indicators")],
)
def test_its_heading_names_what_it_is_about(targets: tuple[Target, ...], subject: str) -> None:
    [problem] = told(two(*targets), "Targets")
    rows = problem_rows([problem], {"7": "Referrals", "10": "Assessments"})
    assert [row.subject for row in rows if isinstance(row, ProblemRow)] == [subject]


def test_who_accepted_the_earlier_sentence_accepted_this_one(tmp_path: Path) -> None:
    records = two(target("7", "The Board"))
    [problem] = told(records, "Targets")
    before = f"Nothing says who set the target, or since when (indicator 7). {WHY}"
    assert problem.message != before
    with Desk.create(tmp_path / "Marlshire.ibdesk", "Performance Officer", records) as desk:

        def now() -> Problem:
            return next(each for each in desk.months.problems(AUGUST) if each.table == "Targets")

        desk.edits.accept_warning(replace(problem, message=before), "Agreed in June")
        assert now().accepted is not None
        assert now().message == before, "the reason was given for it"
        accepted = now().accepted
        assert accepted is not None
        desk.edits.take_back_acceptance(accepted)
        assert now().accepted is None
        assert now().message == problem.message
        desk.edits.accept_warning(now(), "Agreed in July")
        assert now().accepted is not None
