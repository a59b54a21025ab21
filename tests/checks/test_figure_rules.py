"""The rules about figures themselves: what each finds, and what it must leave alone."""

from fractions import Fraction

import pytest

from ibdesk.checks.evidence.phrases import worked_out_text
from ibdesk.domain.assessment import Status
from ibdesk.domain.board import Benchmark, Population, Records
from ibdesk.domain.figure import BreakdownFigure, CellSource, Covers, Figure, Missing, Part, Unit
from ibdesk.domain.indicator import Indicator, Polarity, RateBasis, Within
from ibdesk.domain.month import Month
from ibdesk.domain.number import exact
from ibdesk.domain.report.report import build_pages
from ibdesk.domain.target import AtMost, Basis, Target
from tests.checks.looking import found, only, told
from tests.made import AUGUST, SOMEWHERE, board, finished, indicator, part, run

PERCENT, COUNT, DAYS = Unit.PERCENT, Unit.COUNT, Unit.DAYS
NUMERATOR, DENOMINATOR = Part.NUMERATOR, Part.DENOMINATOR
MONTH, ROLLING = Covers.MONTH, Covers.ROLLING_12
LAST_YEAR = Month(2013, 8)
NO_DATA = Missing.NO_DATA


def share(code: str = "6", **fields: object) -> Indicator:
    return indicator(code, unit=PERCENT, **fields)


def given(code: str, written: str | int, month: Month = AUGUST, **fields: object) -> Figure:
    """A finished figure of a month, as a report prints it."""
    return finished(code, month, written, MONTH, **fields)


def counts(code: str, numerator: int, denominator: int, month: Month = AUGUST) -> list[Figure]:
    return [part(code, month, numerator, NUMERATOR), part(code, month, denominator, DENOMINATOR)]


# 4 contacts, 5 and 6 of 4, 7 referrals = the numerator of 6, 8 of 7.
FAMILY = [
    indicator("4"),
    share("5", denominator="4"),
    share("6", denominator="4"),
    indicator("7", numerator_of=("6",)),
    share("8", denominator="7"),
]


def family(*figures: Figure) -> Records:
    return board(FAMILY, figures)


UNITS: list[tuple[list[Figure], list[str]]] = [
    ([given("6", "99.65", unit=PERCENT), given("6", 42, LAST_YEAR, unit=COUNT)], ["error 6"]),
    ([given("6", "99.65", unit=PERCENT), given("6", 42, LAST_YEAR)], ["warning 6"]),
    ([given("7", 19, unit=DAYS)], ["error 7"]),
    ([part("6", AUGUST, 19, NUMERATOR, unit=PERCENT)], ["error 6"]),
    ([given("6", "99.65", unit=PERCENT), given("6", "42.10", LAST_YEAR, unit=PERCENT)], []),
    ([given("6", "99.65"), given("6", 42, LAST_YEAR)], []),
    # No count has a decimal.
    ([given("6", "99.65", unit=PERCENT), given("6", "93.4", LAST_YEAR)], []),
    ([given("7", 489), given("7", 122, LAST_YEAR)], []),
    # Another workbook may write its percentages without the sign.
    ([given("6", 99, unit=PERCENT), given("6", 42, LAST_YEAR, source=CellSource("old.xlsx", "S", "B2"))], []),
]


@pytest.mark.parametrize(("figures", "expected"), UNITS)
def test_units_agree(figures: list[Figure], expected: list[str]) -> None:
    assert told(found("units-agree", family(*figures))) == expected


@pytest.mark.parametrize(
    ("written", "unit", "expected"),
    [
        (["93.1", "92.8", "0.934"], None, ["0.934"]),
        (["93.1", "0.934", "92.8", "94"], None, ["0.934"]),
        (["0.934", "92.8", "94"], None, ["0.934"]),
        (["93.1", "0.934", "0.928", "94"], None, ["0.934", "0.928"]),
        (["93.1", "92.8", "1"], None, ["1"]),
        (["93.1", "92.8", "0.5"], None, ["0.5"]),
        (["12.1", "11.4", "0.13"], None, ["0.13"]),
        (["100", "50", "0.4"], None, ["0.4"]),
        (["93.1", "0.934"], PERCENT, ["0.934"]),
        (["93.1", "0.934"], None, []),  # two alone: nobody knows which
        (["93.1", "92.8", "0.1"], None, []),  # as a share of 1 it is 10%: like none of them
        (["93.1", "92.8", "0"], None, []),
        (["2.1", "1.8", "0.934"], None, []),
        (["93.1", "1.2", "0.934"], None, []),
        (["0.931", "0.928", "0.934"], None, []),
        (["93.1", "92.8", "93.4"], None, []),
        (["100", "10", "0.2"], None, []),
    ],
)
def test_a_share_of_one_among_percentages(written: list[str], unit: Unit | None, expected: list[str]) -> None:
    """`unit` is that of the first: written with a percent sign, or without as all others."""
    figures = [given("6", each, AUGUST - back, unit=None if back else unit) for back, each in enumerate(written)]
    problems = found("units-agree", family(*figures))
    assert [each.found for each in problems] == expected
    assert all("written as a share of 1" in each.message for each in problems)
    counted = [given("7", each, AUGUST - back) for back, each in enumerate(written)]
    assert found("units-agree", family(*counted)) == []


def test_a_share_of_one_that_says_its_sign_is_what_it_says() -> None:
    figures = [given("6", each, AUGUST - back, unit=PERCENT) for back, each in enumerate(["93.1", "0.934", "92.8"])]
    assert found("units-agree", family(*figures)) == []


def test_days_in_the_place_of_a_percentage_are_told_at_the_benchmark() -> None:
    days = Benchmark("6", "West Midlands", "2012/13", Fraction(19), unit_written="Days", source=SOMEWHERE)
    problem = only(found("units-agree", board([share()], benchmarks=(days,))))
    assert problem.found == "19 Days"
    per = Benchmark("7", "England", "2012/13", Fraction(520), Basis.RATE, unit_written="per 10,000")
    assert found("units-agree", board([indicator("7")], benchmarks=(per,))) == []


IMPOSSIBLE: list[tuple[Figure, list[str]]] = [
    (given("7", -1), ["error 7"]),
    (given("7", "4.5"), ["error 7"]),
    (given("6", "100.01"), ["error 6"]),
    (given("6", "-0.1"), ["error 6"]),
    (part("6", AUGUST, "1.5", NUMERATOR), ["error 6"]),
    (given("7", 0), []),
    (given("6", 100), []),
    (given("6", 0), []),
    (finished("7", AUGUST, "1060.66", ROLLING, which=Part.RATE), []),
    (given("6", 565, unit=COUNT), []),
    (part("unknown", AUGUST, "4.5"), []),
    (part("unknown", AUGUST, -4), ["error unknown"]),
]


@pytest.mark.parametrize(("figure", "expected"), IMPOSSIBLE)
def test_impossible_numbers(figure: Figure, expected: list[str]) -> None:
    assert told(found("impossible-number", family(figure))) == expected


def test_impossible_populations_and_breakdowns() -> None:
    halves = board([indicator()], populations=(Population(2014, Fraction(1, 2)), Population(2013, Fraction(36_100))))
    assert told(found("impossible-number", halves)) == ["error"]
    parts = (BreakdownFigure("7", AUGUST, "North", Fraction(-1), SOMEWHERE),)
    assert told(found("impossible-number", board([indicator("7")], breakdowns=parts))) == ["error 7"]


SIBLINGS: list[tuple[list[Figure], list[str]]] = [
    # Counts against counts.
    ([*counts("6", 102, 257), part("7", AUGUST, 69)], ["error 6"]),
    ([*counts("6", 489, 567), part("7", AUGUST, 489), part("4", AUGUST, 567)], []),
    ([*counts("8", 68, 102), part("7", AUGUST, 69)], ["error 8"]),
    ([*counts("8", 68, 69), part("7", AUGUST, 69)], []),
    # Finished percentages alone: 39.69% of 257 is 102.
    ([given("6", "39.69"), given("4", 257), given("7", 69)], ["error 6"]),
    ([given("6", "86.24"), given("4", 567), given("7", 489)], []),
    ([given("6", "27.66"), given("4", 441), given("7", 122)], []),
    # A percentage that no whole number gives: 42 % of 441.
    ([given("5", "41.97"), given("4", 441)], ["error 5"]),
    ([given("5", "41.95"), given("4", 441)], []),
    ([given("5", 42), given("4", 441)], []),
    ([given("5", 40), given("4", 0)], ["error 5"]),
    # 60 of 257 is 23.346%, which rounded twice is 23.4%: a check.
    ([given("5", "23.4"), given("4", 257)], ["warning 5"]),
    ([given("5", "23.3"), given("4", 257)], []),
    ([given("5", "23.5"), given("4", 257)], ["error 5"]),
    ([given("6", "23.4"), given("4", 257), given("7", 60)], ["warning 6"]),
    ([given("6", "23.5"), given("4", 257), given("7", 60)], ["error 6"]),
    ([given("6", "23.3"), given("4", 257), given("7", 60)], []),
    # What is not there, or not for the same period, is not compared.
    ([given("6", "39.69"), given("7", 69)], []),
    ([given("6", "39.69"), given("4", 257, LAST_YEAR), given("7", 69)], []),
    ([given("6", 42, unit=COUNT), given("4", 257), given("7", 69)], []),
    ([finished("6", AUGUST, "39.69", ROLLING), given("4", 257), given("7", 69)], []),
]


@pytest.mark.parametrize(("figures", "expected"), SIBLINGS)
def test_sibling_identity(figures: list[Figure], expected: list[str]) -> None:
    assert told(found("sibling-identity", family(*figures))) == expected


def test_a_share_of_twelve_months_is_held_against_twelve_months() -> None:
    late = share("13", denominator="11", value_period=ROLLING)
    months = run("11", AUGUST - 11, [129] * 12)
    good, bad = (finished("13", AUGUST, written, ROLLING) for written in ("19.25", "19.26"))
    assert found("sibling-identity", board([indicator("11"), late], [*months, good])) == []
    problem = only(found("sibling-identity", board([indicator("11"), late], [*months, bad])))
    assert "1,548" in problem.message


PERCENTAGES: list[tuple[list[Figure], list[str]]] = [
    ([part("6", AUGUST, "86.25"), *counts("6", 489, 567)], ["error 6"]),
    ([part("6", AUGUST, "86.24"), *counts("6", 489, 567)], []),
    ([part("6", AUGUST, "86.2"), *counts("6", 489, 567)], []),
    ([part("6", AUGUST, 86), *counts("6", 489, 567)], []),
    ([part("6", AUGUST, "86.2433862433862"), *counts("6", 489, 567)], []),
    # Half up: 1 of 16 is 6.25, written with one decimal 6.3.
    ([part("6", AUGUST, "6.3"), *counts("6", 1, 16)], []),
    ([part("6", AUGUST, "6.2"), *counts("6", 1, 16)], ["error 6"]),
    ([part("6", AUGUST, 50), *counts("6", 0, 0)], ["error 6"]),
    # 79.849 rounded to 79.85 and then to 79.9, 84.456 by way of 84.5 to 85: what everybody's spreadsheet does.
    ([part("6", AUGUST, "79.9"), *counts("6", 317, 397)], ["warning 6"]),
    ([part("6", AUGUST, "79.8"), *counts("6", 317, 397)], []),
    ([part("6", AUGUST, "79.7"), *counts("6", 317, 397)], ["error 6"]),
    ([part("6", AUGUST, "80"), *counts("6", 317, 397)], []),
    ([part("6", AUGUST, "85"), *counts("6", 1103, 1306)], ["warning 6"]),
    ([part("6", AUGUST, "86.25")], []),
    (counts("6", 489, 567), []),
]


@pytest.mark.parametrize(("figures", "expected"), PERCENTAGES)
def test_percentage_does_not_follow(figures: list[Figure], expected: list[str]) -> None:
    assert told(found("percentage-does-not-follow", family(*figures))) == expected


def test_a_percentage_that_was_rounded_twice_is_no_slip_of_the_keyboard() -> None:
    problem = only(found("percentage-does-not-follow", family(part("6", AUGUST, "79.9"), *counts("6", 317, 397))))
    assert problem.next_step.startswith("It was probably rounded twice")
    assert "digit" not in problem.next_step


def test_a_finished_figure_is_checked_against_its_months() -> None:
    rolling = indicator("17", value_period=ROLLING)
    months = run("17", AUGUST - 11, [40] * 11 + [35])
    for written, expected in (("475", []), ("476", ["error 17"])):
        figures = [*months, finished("17", AUGUST, written, ROLLING)]
        assert told(found("finished-does-not-follow", board([rolling], figures))) == expected
    short = [*months[1:], finished("17", AUGUST, 999, ROLLING)]
    assert found("finished-does-not-follow", board([rolling], short)) == []
    pooled = [*counts("6", 489, 567), given("6", "90")]
    assert told(found("finished-does-not-follow", family(*pooled))) == ["error 6"]


PARTS: list[tuple[list[Figure], list[str]]] = [
    (counts("6", 570, 567), ["error 6"]),
    (counts("6", 567, 567), []),
    ([part("6", AUGUST, 570, NUMERATOR), part("4", AUGUST, 567)], ["error 6"]),
    # 12 and 13 are together within 11.
    ([*counts("12", 79, 126), *counts("13", 48, 126), part("11", AUGUST, 126)], ["error 12"]),
    ([*counts("12", 79, 126), *counts("13", 47, 126), part("11", AUGUST, 126)], []),
    # 15 within 14, 16 within 17 by inference only.
    ([part("15", AUGUST, 30), part("14", AUGUST, 29)], ["error 15"]),
    ([part("15", AUGUST, 29), part("14", AUGUST, 29)], []),
    ([*counts("16", 22, 29), part("17", AUGUST, 21)], ["warning 16"]),
    ([*counts("16", 21, 29), part("17", AUGUST, 21)], []),
    # Another period is another matter.
    ([finished("15", AUGUST, 816, ROLLING), part("14", AUGUST, 29)], []),
    ([finished("15", AUGUST, 816, ROLLING), finished("14", AUGUST, 800, ROLLING)], ["error 15"]),
]


@pytest.mark.parametrize(("figures", "expected"), PARTS)
def test_part_exceeds_whole(figures: list[Figure], expected: list[str]) -> None:
    more = [
        indicator("11"),
        share("12", within=Within("11")),
        share("13", within=Within("11"), value_period=ROLLING),
        indicator("14"),
        indicator("15", within=Within("14"), value_period=ROLLING),
        share("16", within=Within("17", inferred=True)),
        indicator("17", value_period=ROLLING),
    ]
    assert told(found("part-exceeds-whole", board([*FAMILY, *more], figures))) == expected


@pytest.mark.parametrize(
    ("rate", "covers", "expected"),
    [("183.66", ROLLING, ["warning 32"]), ("9.75", MONTH, ["error 32"]), ("8.03", MONTH, []), ("9.70", MONTH, [])],
)
def test_a_part_with_a_higher_rate_than_its_whole(rate: str, covers: Covers, expected: list[str]) -> None:
    figures = [
        finished("31", AUGUST, "9.70", MONTH, which=Part.RATE),
        finished("32", AUGUST, rate, covers, which=Part.RATE),
    ]
    records = board([indicator("31"), share("32", denominator="31")], figures)
    assert told(found("part-exceeds-whole", records)) == expected


ZEROS: list[tuple[str, list[int | Missing], list[str]]] = [
    ("count", [60, 0, 65], ["warning 7"]),
    ("count", [0, 60, 65], ["warning 7"]),
    ("count", [60, 0, 0, 65], ["warning 7", "warning 7"]),
    ("count", [NO_DATA, NO_DATA, 0], ["warning 7"]),
    ("count", [3, 0, 2], []),
    ("count", [60, 0, 9], []),
    ("count", [0, 60], []),
    ("count", [60, 0, 0, 0, 65], []),
    ("count", [NO_DATA, 0], []),
    ("count", [0, 0, 0], []),
    ("percent", [80, 0, 75], ["warning 6"]),
    ("percent", [30, 0, 40], []),
]


@pytest.mark.parametrize(("unit", "values", "expected"), ZEROS)
def test_zero_for_nothing(unit: str, values: list[int | Missing], expected: list[str]) -> None:
    code = "7" if unit == "count" else "6"
    first = AUGUST - (len(values) - 1)
    figures = [part(code, first + step, value) for step, value in enumerate(values)]
    assert told(found("zero-for-nothing", family(*figures))) == expected


def test_a_percentage_of_few_may_well_be_zero() -> None:
    def year(base: int) -> Records:
        figures = [figure for step in (-2, -1) for figure in counts("6", base // 2, base, AUGUST + step)]
        return family(*figures, *counts("6", 0, base))

    assert found("zero-for-nothing", year(8)) == []
    assert told(found("zero-for-nothing", year(80))) == ["warning 6"]


def test_what_is_worked_out_has_two_decimals_and_what_was_supplied_its_own() -> None:
    around = [figure for step in (-2, -1) for figure in counts("6", 445, 497, AUGUST + step)]
    worked_out = only(found("zero-for-nothing", family(*around, *counts("6", 0, 80))))
    assert "the figures around it are 89.54% (Jun-14), 89.54% (Jul-14)" in worked_out.message
    supplied = [given("6", "89.5372", AUGUST + step) for step in (-2, -1)]
    told_of = only(found("zero-for-nothing", family(*supplied, given("6", 0))))
    assert "the figures around it are 89.5372% (Jun-14), 89.5372% (Jul-14)" in told_of.message


@pytest.mark.parametrize(
    ("number", "other", "text"),
    [("89.537223", None, "89.54%"), ("0.125", None, "0.13%"), ("62.7", None, "62.7%"), ("99.9994", "100", "99.999%")],
)
def test_worked_out_numbers_are_rounded_half_up_and_still_told_apart(number: str, other: str | None, text: str) -> None:
    assert worked_out_text(Fraction(number), Unit.PERCENT, Fraction(other) if other else None) == text


def category(code: str, name: str, number: int | Missing) -> BreakdownFigure:
    quantity = number if isinstance(number, Missing) else Fraction(number)
    return BreakdownFigure(code, AUGUST, name, quantity, SOMEWHERE)


BREAKDOWNS: list[tuple[str, int, list[int | Missing], list[str]]] = [
    ("9", 158, [100, 57], ["error 9"]),
    ("9", 158, [100, 58], []),
    ("9", 158, [100, NO_DATA], []),
    ("9", 158, [160, NO_DATA], ["warning 9"]),
    # 15 counts the five largest teams; all teams may be listed.
    ("15", 23, [8, 5, 4, 4, 2], []),
    ("15", 23, [8, 5, 4, 4, 2, 2, 2, 2], []),
    ("15", 23, [8, 5, 4, 4, 1], ["warning 15"]),
]


@pytest.mark.parametrize(("code", "headline", "categories", "expected"), BREAKDOWNS)
def test_breakdowns(code: str, headline: int, categories: list[int | Missing], expected: list[str]) -> None:
    indicators = [indicator("9"), indicator("14"), indicator("15", within=Within("14"), value_period=ROLLING)]
    figures = [part(code, AUGUST, headline), part("14", AUGUST, 29)]
    parts = tuple(category(code, f"Team {place}", number) for place, number in enumerate(categories))
    assert told(found("breakdown-does-not-add-up", board(indicators, figures, breakdowns=parts))) == expected


@pytest.mark.parametrize("reason", [NO_DATA, Missing.NOT_APPLICABLE, Missing.SUPPRESSED, Missing.LOW])
def test_a_reason_for_no_value_beside_its_counts(reason: Missing) -> None:
    value = part("6", AUGUST, reason)
    problem = only(found("reason-beside-counts", family(value, *counts("6", 5, 10))))
    assert "5 of 10, which is 50%" in problem.message
    assert (problem.code, problem.source) == ("6", value.source)


@pytest.mark.parametrize(
    "figures",
    [
        [part("6", AUGUST, Missing.BLANK), *counts("6", 5, 10)],
        [part("6", AUGUST, NO_DATA), *counts("6", 0, 0)],
        [part("6", AUGUST, NO_DATA), counts("6", 5, 10)[0]],
        [part("6", AUGUST, NO_DATA), part("6", AUGUST, 5, NUMERATOR), part("6", AUGUST, NO_DATA, DENOMINATOR)],
        [part("6", AUGUST, NO_DATA), *counts("6", 5, 10, LAST_YEAR)],
        [part("6", AUGUST, 50), *counts("6", 5, 10)],
    ],
)
def test_no_reason_contradicts_its_counts(figures: list[Figure]) -> None:
    assert found("reason-beside-counts", family(*figures)) == []


def test_two_shares_of_one_whole_may_overlap() -> None:
    numerators = [part("5", AUGUST, 565, NUMERATOR), part("6", AUGUST, 489, NUMERATOR)]
    assert found("part-exceeds-whole", family(part("4", AUGUST, 567), *numerators)) == []
    problem = only(found("part-exceeds-whole", family(part("4", AUGUST, 500), *numerators)))
    assert (problem.code, problem.found) == ("5", "565")
    assert "together" not in problem.message


@pytest.mark.parametrize(
    ("children", "told_so"), [(25, 1), (99, 1), (400, 0), (36_100, 0), (11_000_000, 0), (10**9, 1)]
)
def test_a_population_out_of_all_bounds(children: int, told_so: int) -> None:
    assert len(found("impossible-number", board([], populations=(Population(2014, Fraction(children)),)))) == told_so


@pytest.mark.parametrize("children", ["25.3", "36.1", "25", "99", "0", "-36100", "36100.5", "20000000"])
def test_no_rate_is_made_of_a_population_that_cannot_be(children: str) -> None:
    seven = indicator("7", rate_basis=RateBasis.VALUE, polarity=Polarity.LOWER)
    population, target = (Population(2014, exact(children)),), Target("7", AtMost(exact(120)), Basis.RATE)
    records = board([seven], [part("7", AUGUST, 489)], [target], populations=population)
    only(found("impossible-number", records))
    page = build_pages(records, AUGUST)[0]
    assert (page.rate.number, page.assessment.status) == (None, Status.NO_DATA)
    assert "population" in page.assessment.words


@pytest.mark.parametrize(("children", "status"), [(361, Status.NOT_ASSESSED), (36_100, Status.RED)])
def test_a_rate_of_more_than_everyone_is_not_judged(children: int, status: Status) -> None:
    seven = indicator("7", rate_basis=RateBasis.VALUE, polarity=Polarity.LOWER)
    population, target = (Population(2014, Fraction(children)),), Target("7", AtMost(exact(120)), Basis.RATE)
    records = board([seven], [part("7", AUGUST, 489)], [target], populations=population)
    assert build_pages(records, AUGUST)[0].assessment.status is status


def test_a_rate_of_more_than_one_for_every_child() -> None:
    seven = indicator("7", rate_basis=RateBasis.VALUE)
    many = board([seven], [part("7", AUGUST, 489)], populations=(Population(2014, Fraction(400)),))
    assert "more than one for every child" in only(found("impossible-number", many)).message
    assert found("impossible-number", board([seven], [part("7", AUGUST, 489)])) == []
