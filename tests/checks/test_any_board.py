"""No rule falls over, whatever a board holds; and what every problem must have."""

from collections.abc import Callable
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from ibdesk.checks import RULES, check
from ibdesk.checks.evidence.evidence import Evidence
from ibdesk.domain.board import Benchmark, Comment, Direction, Population, PrintedDirection, Records, ReportDetails
from ibdesk.domain.figure import BreakdownFigure, CellSource, Covers, Figure, Mark, Missing, Part, Supply, TypedIn, Unit
from ibdesk.domain.indicator import Frequency, Indicator, Polarity, RateBasis, Within
from ibdesk.domain.month import Month
from ibdesk.domain.problem import Severity
from ibdesk.domain.target import Absolute, AtLeast, AtMost, Basis, Between, PercentOfTarget, Target
from tests.checks.looking import sample_board
from tests.checks.report_twin import twin
from tests.made import AUGUST

CODES = ("4", "5", "6", "7", "x9", "")
TEXTS = st.sampled_from(
    ["", "Number of things in month", "Looking to increase it.", "no right number", "2012/13", "YTD"]
)
SEVERITY = tuple(Severity)

numbers = st.one_of(
    st.integers(-3, 600).map(Fraction),
    st.fractions(-5, 2_000, max_denominator=300),
    st.integers(10**15, 10**18).map(Fraction),
)
quantities = st.one_of(numbers, st.sampled_from(tuple(Missing)))
months = st.builds(Month, st.integers(2012, 2015), st.integers(1, 12))
codes = st.sampled_from(CODES)
sources = st.builds(
    CellSource,
    st.just("a.xlsx"),
    st.sampled_from(["S", "T"]),
    st.just("B2"),
    st.just((("period", "C2"), ("guide", "D2"))),
)
bounds = st.one_of(
    st.builds(AtLeast, numbers),
    st.builds(AtMost, numbers),
    st.tuples(numbers, numbers).map(lambda pair: Between(min(pair), max(pair))),
)
withins = st.builds(Within, codes, st.booleans())
indicators = st.builds(
    Indicator,
    code=codes,
    section=st.just("Contacts"),
    name=TEXTS,
    officer=st.just("Head of Fieldwork"),
    description=TEXTS,
    polarity=st.sampled_from(Polarity),
    guide=TEXTS,
    unit=st.sampled_from(Unit),
    value_period=st.sampled_from(Covers),
    rate_basis=st.sampled_from(RateBasis),
    supplied_as=st.sampled_from(Supply),
    frequency=st.sampled_from(Frequency),
    decimals=st.none() | st.integers(0, 3),
    numerator_of=st.lists(codes, max_size=2).map(tuple),
    denominator=st.none() | codes,
    within=st.none() | withins,
    compare_without_target=st.booleans(),
    rate_label=TEXTS,
    period_label=TEXTS,
    first_month=st.none() | months,
    last_month=st.none() | months,
    source=st.none() | sources,
)
figures = st.builds(
    Figure,
    codes,
    months,
    st.sampled_from(Part),
    quantities,
    st.sampled_from(Supply),
    st.sampled_from(Covers),
    sources | st.just(TypedIn("Anna", "8 September 2014", "Counted twice")),
    st.none() | st.sampled_from(Unit),
    st.frozensets(st.sampled_from(Mark)),
)
targets = st.builds(
    Target,
    codes,
    bounds,
    st.none() | st.sampled_from(Basis),
    st.none() | months,
    st.none() | st.builds(PercentOfTarget, numbers) | st.builds(Absolute, numbers),
    TEXTS,
    st.booleans(),
    st.none() | sources,
)
periods = st.sampled_from(["2012/13", "2011/13", "2012/2013", "Month End", "", "9999/00", "1999-00"])
benchmarks = st.builds(
    Benchmark,
    codes,
    st.sampled_from(["England", "Region"]),
    periods,
    quantities,
    st.sampled_from(Basis),
    TEXTS,
    st.none() | months,
    st.sampled_from(["", "Days"]),
    st.none() | sources,
)


def some(strategy: st.SearchStrategy[object], most: int) -> st.SearchStrategy[object]:
    return st.lists(strategy, max_size=most).map(tuple)


records = st.builds(
    Records,
    details=st.none() | st.builds(ReportDetails, source_system=st.sampled_from(["", "Casebook"])),
    indicators=some(indicators, 6),
    targets=some(targets, 4),
    benchmarks=some(benchmarks, 5),
    populations=some(st.builds(Population, st.integers(2010, 2015), numbers, TEXTS, st.none() | sources), 2),
    figures=some(figures, 30),
    breakdowns=some(st.builds(BreakdownFigure, codes, months, TEXTS, quantities, sources), 6),
    comments=some(st.builds(Comment, codes, months, TEXTS), 4),
    printed_directions=some(
        st.builds(PrintedDirection, codes, months, st.sampled_from(Direction), quantities, quantities, sources), 3
    ),
)


@settings(max_examples=300, deadline=None)
@given(records, months)
def test_no_rule_falls_over(board: Records, month: Month) -> None:
    evidence = Evidence.of(board, month)
    for rule in RULES:
        for problem in (*rule.find(evidence), *rule.find_across(evidence)):
            assert problem.rule == rule.name
            assert SEVERITY.index(problem.severity) >= SEVERITY.index(rule.severity)
            assert problem.message.strip()
            assert problem.next_step.strip()


def test_an_empty_board_has_no_problems() -> None:
    assert check(Records(), AUGUST) == ()


def test_problems_come_worst_first_and_the_same_each_time() -> None:
    problems = check(twin(), AUGUST)
    places = [SEVERITY.index(problem.severity) for problem in problems]
    assert places == sorted(places)
    assert problems == check(twin(), AUGUST)


def test_every_rule_has_a_public_name_and_words_of_its_own() -> None:
    assert len({rule.name for rule in RULES}) == len(RULES)
    assert len({rule.title for rule in RULES}) == len(RULES)
    for rule in RULES:
        assert rule.name == rule.name.lower()
        assert all(part.isalpha() for part in rule.name.split("-"))
        assert rule.help.endswith(".")


def test_what_is_said_uses_the_words_of_the_field() -> None:
    """No words of programs, no bare N/A for a figure, no exclamation marks."""
    avoided = ("null", "invalid", "parse", "schema", "None", "outlier", "!", "Fraction", "oops", "exception")
    boards: list[Callable[[], Records]] = [twin, sample_board]
    for board in boards:
        for problem in check(board(), AUGUST):
            for text in (problem.message, problem.next_step):
                assert not [word for word in avoided if word in text], text
                assert not text[0].islower()
                assert text.endswith(".")


def test_nothing_stands_on_a_cell_that_is_not_there() -> None:
    """Without sources (definitions typed in the program) the problems are the same, without a place."""
    board = twin()
    bare = replace(
        board,
        indicators=tuple(replace(each, source=None) for each in board.indicators),
        targets=tuple(replace(each, source=None) for each in board.targets),
        benchmarks=tuple(replace(each, source=None) for each in board.benchmarks),
    )
    with_places = [(each.rule, each.code, each.message) for each in check(board, AUGUST)]
    without = [(each.rule, each.code, each.message) for each in check(bare, AUGUST)]
    assert sorted(with_places, key=str) == sorted(without, key=str)
