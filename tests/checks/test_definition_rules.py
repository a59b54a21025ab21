"""The rules about measures, targets and their tolerances, benchmarks and directions."""

from fractions import Fraction

import pytest

from ibdesk.domain.assessment import Status
from ibdesk.domain.board import Benchmark, Direction, Population, PrintedDirection, Records
from ibdesk.domain.figure import CellSource, Covers, Missing, Part, Unit
from ibdesk.domain.indicator import Indicator, Polarity, RateBasis
from ibdesk.domain.number import exact
from ibdesk.domain.report.report import build_page, build_pages
from ibdesk.domain.settings import BoardSettings
from ibdesk.domain.target import Absolute, AtLeast, AtMost, Basis, Between, Bounds, PercentOfTarget, Target, Tolerance
from tests.checks.looking import AUGUST, found, only, told
from tests.made import SOMEWHERE, board, cell_of, finished, indicator, part, quantity, run

HIGHER, LOWER, TO_TARGET, NONE = Polarity.HIGHER, Polarity.LOWER, Polarity.TO_TARGET, Polarity.NONE
PERCENT = Unit.PERCENT
NUMBER = Fraction(100)


def target(bounds: Bounds, basis: Basis | None = Basis.VALUE, basis_stated: bool = True) -> Target:
    return Target("7", bounds, basis, basis_stated=basis_stated, source=SOMEWHERE)


GUIDES = [
    (NONE, "Looking to increase the numbers of CAFs offered.", ["warning 7"]),
    (NONE, "Reduce the number of late ones.", ["warning 7"]),
    (LOWER, "Looking for the highest possible share.", ["warning 7"]),
    (HIGHER, "Good work. Decrease it.", ["warning 7"]),
    (HIGHER, "Looking for the highest possible share.", []),
    (LOWER, "Reduce the number. A very low level is no aim.", []),
    (NONE, "There is no right level. It may increase in winter.", []),
    (NONE, "A sudden increase suggests that recording moved.", []),
    (HIGHER, "Waits should be kept as low as possible.", ["warning 7"]),
    (LOWER, "The share should be as high as possible.", ["warning 7"]),
    (LOWER, "As few as possible.", []),
    (TO_TARGET, "Decrease it to between 10% and 15%.", []),
    (NONE, "Increase the first kind. Reduce the second kind.", []),
    (NONE, "", []),
]


@pytest.mark.parametrize(("polarity", "guide", "expected"), GUIDES)
def test_the_guide_against_the_measure(polarity: Polarity, guide: str, expected: list[str]) -> None:
    range_for_all = target(Between(Fraction(1), Fraction(2)))
    records = board([indicator("7", polarity=polarity, guide=guide)], targets=[range_for_all])
    assert told(found("polarity-against-guide", records)) == expected


@pytest.mark.parametrize(
    ("of", "expected"),
    [
        (indicator("7", polarity=HIGHER), ["info 7"]),
        (indicator("7", polarity=HIGHER, compare_without_target=False), ["warning 7"]),
        (indicator("7", polarity=TO_TARGET), ["warning 7"]),
        (indicator("7"), []),
    ],
)
def test_a_measure_without_a_target(of: Indicator, expected: list[str]) -> None:
    assert told(found("polarity-against-guide", board([of]))) == expected


@pytest.mark.parametrize(("guide", "words"), [("Increase it.", "asks for more"), ("Reduce it.", "asks for less")])
def test_what_a_guide_asks_for_is_said(guide: str, words: str) -> None:
    for polarity, other in ((NONE, "N/A"), (LOWER if words.endswith("more") else HIGHER, "better")):
        of = indicator("7", polarity=polarity, guide=guide)
        problem = only([each for each in found("polarity-against-guide", board([of])) if "guide" in each.message])
        assert words in problem.message
        assert other in problem.message


@pytest.mark.parametrize(("held", "expected"), [(NUMBER, []), (Missing.NOT_APPLICABLE, ["info 7"])])
def test_a_guide_that_speaks_of_benchmarks(held: Fraction | Missing, expected: list[str]) -> None:
    of = indicator("7", guide="Read beside the benchmarks.")
    records = board([of], benchmarks=(Benchmark("7", "England", "2012/13", held),))
    assert told(found("polarity-against-guide", records)) == expected


def test_no_right_number_but_a_target() -> None:
    of = indicator("7", polarity=TO_TARGET, guide="No correct number.")
    records = board([of], targets=[target(Between(Fraction(1), Fraction(2)))])
    assert told(found("polarity-against-guide", records)) == ["info 7"]


def both_numbers(bounds: Bounds, basis: Basis | None, stated: bool) -> Records:
    """489 referrals in the month, a rate of 1,060.66."""
    of = indicator("7", polarity=TO_TARGET, rate_basis=RateBasis.ROLLING_VALUE)
    figures = run("7", AUGUST - 11, [304] * 10 + [300, 489])
    return board([of], figures, [target(bounds, basis, basis_stated=stated)])


RANGE = Between(Fraction("461.2"), Fraction("563.6"))
FAR = Between(Fraction(10), Fraction(20))


@pytest.mark.parametrize(
    ("bounds", "basis", "stated", "expected"),
    [
        (RANGE, Basis.RATE, False, ["error 7"]),
        (RANGE, Basis.RATE, True, []),
        (FAR, Basis.RATE, False, []),
        (RANGE, None, False, ["error 7"]),
        (FAR, None, True, ["error 7"]),
    ],
)
def test_a_target_that_does_not_say_its_basis(
    bounds: Bounds, basis: Basis | None, stated: bool, expected: list[str]
) -> None:
    assert told(found("target-basis", both_numbers(bounds, basis, stated))) == expected


def test_the_sentence_says_green_and_red() -> None:
    message = only(found("target-basis", both_numbers(RANGE, Basis.RATE, False))).message
    assert "the value 489 it looks green, against the rate 1,060.66 it is red" in message
    assert "IBDesk holds it against the rate, as the board's definition says." in message
    unknown = only(found("target-basis", both_numbers(RANGE, None, False))).message
    assert "IBDesk holds it" not in unknown


@pytest.mark.parametrize(
    ("bounds", "polarity", "value", "expected"),
    [
        (AtLeast(Fraction(85)), HIGHER, "65.19", []),
        (AtLeast(Fraction(100)), HIGHER, "65.19", []),
        (AtLeast(Fraction("0.85")), HIGHER, "65.19", ["error 7"]),
        (AtLeast(Fraction(1)), HIGHER, "65.19", ["error 7"]),
        (AtMost(Fraction(0)), LOWER, "0.51", []),
        (AtMost(Fraction(-1)), LOWER, "0.51", ["error 7"]),
        (AtLeast(Fraction(512)), HIGHER, "65.19", ["error 7"]),
        (AtMost(Fraction("0.5")), LOWER, "0.51", []),
    ],
)
def test_targets_of_percentages(bounds: Bounds, polarity: Polarity, value: str, expected: list[str]) -> None:
    records = board([indicator("7", unit=PERCENT, polarity=polarity)], [part("7", AUGUST, value)], [target(bounds)])
    assert told(found("target-basis", records)) == expected


def test_a_bare_85_beside_a_percentage_is_plain_enough() -> None:
    of = indicator("7", unit=PERCENT, polarity=HIGHER, rate_basis=RateBasis.ROLLING_NUMERATOR)
    figures = [
        finished("7", AUGUST, "65.19", Covers.MONTH),
        finished("7", AUGUST, "309.70", Covers.ROLLING_12, which=Part.RATE),
    ]
    records = board([of], figures, [target(AtLeast(Fraction(85)), basis_stated=False)])
    assert found("target-basis", records) == []


@pytest.mark.parametrize(("plans", "children", "expected"), [(1980, 361_000, ["warning 18"]), (198, 36_100, [])])
def test_a_stated_basis_in_another_magnitude_is_doubted(plans: int, children: int, expected: list[str]) -> None:
    """Both councils have a rate of 54.85 and a target of 31 to 37.8 "for the value"; only in the larger is it plain."""
    of = indicator("18", polarity=TO_TARGET, value_period=Covers.SNAPSHOT, rate_basis=RateBasis.VALUE)
    stated = Target("18", Between(Fraction(31), Fraction("37.8")), Basis.VALUE)
    figures = [part("18", AUGUST, plans, covers=Covers.SNAPSHOT)]
    population = (Population(2014, Fraction(children)),)
    assert told(found("target-basis", board([of], figures, [stated], populations=population))) == expected


@pytest.mark.parametrize(
    ("bounds", "basis", "polarity", "expected"),
    [
        (Between(Fraction(180), Fraction(220)), Basis.VALUE, TO_TARGET, ["error 7"]),  # the rate, 200, lies inside
        (Between(Fraction(35), Fraction(45)), Basis.RATE, TO_TARGET, ["error 7"]),  # the value, 40, lies inside
        (AtLeast(Fraction(180)), Basis.VALUE, HIGHER, ["error 7"]),
        (AtMost(Fraction(50)), Basis.RATE, LOWER, ["error 7"]),
        (AtLeast(Fraction(4000)), Basis.VALUE, HIGHER, ["warning 7"]),  # fits neither, and is a hundred times one
        (Between(Fraction(180), Fraction(220)), Basis.RATE, TO_TARGET, []),
        (Between(Fraction(50), Fraction(60)), Basis.VALUE, TO_TARGET, []),  # missed, and by no means another magnitude
        (AtLeast(Fraction(100)), Basis.VALUE, HIGHER, []),
        (AtMost(Fraction(4000)), Basis.VALUE, LOWER, []),  # met
    ],
)
def test_a_target_with_its_basis_may_be_in_another_magnitude(
    bounds: Bounds, basis: Basis, polarity: Polarity, expected: list[str]
) -> None:
    of = indicator("7", polarity=polarity, rate_basis=RateBasis.ROLLING_VALUE)
    figures = run("7", AUGUST - 11, [40] * 10 + [60, 40])
    population = (Population(2013, Fraction(25_000)),)
    records = board([of], figures, [Target("7", bounds, basis)], populations=population)
    assert told(found("target-basis", records)) == expected


@pytest.mark.parametrize(
    ("of", "basis", "stated", "expected"),
    [
        (indicator("7", polarity=HIGHER), Basis.RATE, True, ["warning 7"]),
        (indicator("7", polarity=HIGHER), Basis.RATE, False, ["warning 7"]),
        (indicator("7", polarity=HIGHER, unit=PERCENT), Basis.RATE, True, ["warning 7"]),
        (indicator("7", polarity=HIGHER, unit=Unit.DAYS), Basis.RATE, True, ["warning 7"]),
        (indicator("7", polarity=LOWER, value_period=Covers.SNAPSHOT), Basis.RATE, True, ["warning 7"]),
        (indicator("7", polarity=HIGHER), Basis.VALUE, True, []),
        (indicator("7", polarity=HIGHER), None, False, []),
        (indicator("7", polarity=HIGHER, rate_basis=RateBasis.VALUE), Basis.RATE, True, []),
    ],
)
def test_a_target_for_the_rate_of_what_has_none(
    of: Indicator, basis: Basis | None, stated: bool, expected: list[str]
) -> None:
    held = Target("7", AtLeast(Fraction(30)), basis, basis_stated=stated, source=SOMEWHERE)
    told_so = found("target-basis", board([of], [part("7", AUGUST, 40)], [held]))
    assert told(told_so) == expected
    assert all("is for the rate, and the indicator has none. It is never assessed." in each.message for each in told_so)


def test_a_target_for_a_rate_that_is_supplied_or_lacks_one_month() -> None:
    held = [Target("7", AtLeast(Fraction(30)), Basis.RATE, source=SOMEWHERE)]
    rate = finished("7", AUGUST - 1, "40.5", Covers.ROLLING_12, which=Part.RATE)
    supplied = board([indicator("7", polarity=HIGHER)], [part("7", AUGUST, 40), rate], held)
    assert found("target-basis", supplied) == []
    made = indicator("7", polarity=HIGHER, rate_basis=RateBasis.ROLLING_VALUE)
    assert found("target-basis", board([made], [part("7", AUGUST, 40)], held, populations=())) == []


@pytest.mark.parametrize(
    ("polarity", "bounds", "expected"),
    [
        (LOWER, AtLeast(Fraction(85)), ["warning 7"]),
        (HIGHER, AtMost(Fraction(5)), ["warning 7"]),
        (LOWER, Between(Fraction(1), Fraction(5)), []),
        (TO_TARGET, AtLeast(Fraction(85)), []),
    ],
)
def test_a_target_on_the_wrong_side_of_the_measure(polarity: Polarity, bounds: Bounds, expected: list[str]) -> None:
    records = board([indicator("7", polarity=polarity)], [part("7", AUGUST, 3)], [target(bounds)])
    assert told(found("target-on-no-polarity", records)) == expected


def test_a_target_without_a_basis_is_for_the_value_where_there_is_no_rate() -> None:
    held = [target(AtLeast(Fraction(85)), None, False)]
    days = board([indicator("7", unit=Unit.DAYS, polarity=HIGHER)], [part("7", AUGUST, 90)], held)
    assert found("target-basis", days) == []
    page = build_page(days, "7", AUGUST)
    assert page is not None
    assert page.assessment.sentence == "Green: 90 days (August 2014) meets the target of at least 85 days."


def test_a_target_without_a_better_side() -> None:
    held = [target(AtLeast(Fraction(85)))]
    assert told(found("target-on-no-polarity", board([indicator("7")], targets=held))) == ["warning 7"]
    assert found("target-on-no-polarity", board([indicator("7", polarity=HIGHER)], targets=held)) == []


@pytest.mark.parametrize(
    ("period", "quantity", "expected"),
    [
        ("2012/13", NUMBER, []),
        ("1999/00", NUMBER, []),
        ("2012/2013", NUMBER, ["warning 7"]),
        ("2012-13", NUMBER, ["warning 7"]),
        ("2012/2013", Missing.NOT_APPLICABLE, ["info 7"]),
        ("2011/13", NUMBER, ["error 7"]),
        ("Month End", Missing.NOT_APPLICABLE, ["error 7"]),
        ("2013/12", NUMBER, ["error 7"]),
        ("2012", NUMBER, ["error 7"]),
        ("", NUMBER, []),
    ],
)
def test_benchmark_periods(period: str, quantity: Fraction | Missing, expected: list[str]) -> None:
    source = CellSource("report.xlsx", "Report", "T9", (("period", "S9"),))
    records = board([indicator("7")], benchmarks=(Benchmark("7", "England", period, quantity, source=source),))
    problems = found("benchmark-period", records)
    assert told(problems) == expected
    assert [problem.source and cell_of(problem).cell for problem in problems] == ["S9"] * len(expected)


@pytest.mark.parametrize(
    ("others", "expected"),
    [
        ([("2012/13", NUMBER), ("2012/2013", NUMBER)], []),
        ([("2012/13", NUMBER), ("2011/12", NUMBER)], ["warning 7"]),
        ([("2012/13", NUMBER), ("2011/12", Missing.NOT_APPLICABLE)], []),
        ([("2012/13", NUMBER), ("Month End", NUMBER)], []),
    ],
)
def test_benchmark_years(others: list[tuple[str, Fraction | Missing]], expected: list[str]) -> None:
    benchmarks = tuple(Benchmark("7", f"Name {place}", *other) for place, other in enumerate(others))
    assert told(found("benchmark-years-agree", board([indicator("7")], benchmarks=benchmarks))) == expected


@pytest.mark.parametrize(
    ("of", "number", "basis", "expected"),
    [
        (indicator("7"), "111.5", Basis.RATE, ["warning 7"]),
        (indicator("7", rate_basis=RateBasis.VALUE), "111.5", Basis.RATE, []),
        (indicator("7"), "111.5", Basis.VALUE, ["warning 7"]),
        (indicator("7"), "111", Basis.VALUE, []),
        (indicator("7", unit=PERCENT), "74.4", Basis.VALUE, []),
    ],
)
def test_benchmarks_that_cannot_be_compared(of: Indicator, number: str, basis: Basis, expected: list[str]) -> None:
    benchmark = Benchmark("7", "England", "2012/13", Fraction(number), basis)
    assert told(found("benchmark-not-comparable", board([of], benchmarks=(benchmark,)))) == expected


UP, DOWN, LEVEL, UNKNOWN = Direction.UP, Direction.DOWN, Direction.LEVEL, Direction.UNKNOWN
NO_DATA = Missing.NO_DATA


@pytest.mark.parametrize(
    ("direction", "now", "then", "contradicts", "from_nothing"),
    [
        (DOWN, 816, 457, ["error 7"], []),
        (LEVEL, 816, 457, ["error 7"], []),
        (UP, 457, 457, ["error 7"], []),
        (UP, 816, 457, [], []),
        (LEVEL, 0, 0, [], []),
        (LEVEL, NO_DATA, NO_DATA, [], ["error 7"]),
        (UP, 5, NO_DATA, [], ["error 7"]),
        (UNKNOWN, NO_DATA, NO_DATA, [], []),
        (UNKNOWN, 816, 457, [], []),
    ],
)
def test_directions(
    direction: Direction, now: int | Missing, then: int | Missing, contradicts: list[str], from_nothing: list[str]
) -> None:
    printed = PrintedDirection("7", AUGUST, direction, quantity(now), quantity(then), SOMEWHERE)
    records = board([indicator("7")], printed_directions=(printed,))
    assert told(found("arrow-contradicts", records)) == contradicts
    assert told(found("arrow-from-nothing", records)) == from_nothing
    assert found("arrow-contradicts", records, AUGUST + 1) == []


def test_an_arrow_may_follow_the_rate_where_the_target_does() -> None:
    of = indicator("7", polarity=TO_TARGET, rate_basis=RateBasis.ROLLING_VALUE)
    printed = PrintedDirection("7", AUGUST, DOWN, quantity(489), quantity(122), SOMEWHERE)
    held = [target(RANGE, Basis.RATE)]
    unknown = board([of], run("7", AUGUST - 11, [300] * 12), held, printed_directions=(printed,))
    assert told(found("arrow-contradicts", unknown)) == ["warning 7"]
    falling = board([of], run("7", AUGUST - 23, [400] * 12 + [300] * 12), held, printed_directions=(printed,))
    assert found("arrow-contradicts", falling) == []
    rising = board([of], run("7", AUGUST - 23, [200] * 12 + [300] * 12), held, printed_directions=(printed,))
    assert told(found("arrow-contradicts", rising)) == ["error 7"]


RULE = "tolerance-of-nothing"
TEN_PERCENT = PercentOfTarget(exact(10))


def records(
    bounds: Bounds,
    tolerance: Tolerance | None,
    polarity: Polarity = Polarity.LOWER,
    unit: Unit = Unit.COUNT,
    of_board: Tolerance | None = None,
) -> Records:
    return board(
        [indicator("2", polarity=polarity, unit=unit)],
        [part("2", AUGUST, 1)],
        [Target("2", bounds, Basis.VALUE, tolerance=tolerance)],
        settings=BoardSettings(tolerance=of_board),
    )


@pytest.mark.parametrize(
    ("known", "expected"),
    [
        (records(AtMost(exact(0)), TEN_PERCENT), ["warning 2"]),
        (records(AtMost(exact(0)), TEN_PERCENT, unit=Unit.PERCENT), ["warning 2"]),
        (records(AtMost(exact(0)), None, of_board=TEN_PERCENT), ["info 2"]),
        (records(Between(exact(0), exact(0)), TEN_PERCENT), ["warning 2"]),
        (records(AtMost(exact(4)), TEN_PERCENT), ["info 2"]),
        (records(AtLeast(exact(9)), TEN_PERCENT, Polarity.HIGHER), ["info 2"]),
        (records(AtMost(exact(10)), TEN_PERCENT), []),
        (records(AtMost(exact("2.3")), TEN_PERCENT, unit=Unit.PERCENT), []),
        (records(AtMost(exact(0)), Absolute(exact(1))), []),
        (records(AtMost(exact(0)), None), []),
        (records(AtMost(exact(0)), PercentOfTarget(exact(0))), []),
        (records(AtLeast(exact(0)), TEN_PERCENT, Polarity.HIGHER), []),
        (records(AtMost(exact(0)), Absolute(exact(1)), of_board=TEN_PERCENT), []),
    ],
)
def test_what_is_told(known: Records, expected: list[str]) -> None:
    assert told(found(RULE, known)) == expected


def test_whatever_misses_a_target_of_nothing_is_red_without_one_in_its_own_unit() -> None:
    statuses = [
        build_pages(records(AtMost(exact(0)), tolerance), AUGUST)[0].assessment.status
        for tolerance in (TEN_PERCENT, None, Absolute(exact(1)))
    ]
    assert statuses == [Status.RED, Status.RED, Status.AMBER]


def test_the_sentence_says_why() -> None:
    (nothing,), (few,) = (found(RULE, records(AtMost(exact(high)), TEN_PERCENT)) for high in (0, 4))
    assert nothing.message.endswith("That comes to 0, so whatever misses it is red and nothing is amber.")
    assert few.message.endswith("That comes to 0.4, less than one, so nothing is amber.")
