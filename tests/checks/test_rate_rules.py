"""Supplied rates per 10,000: with a value and without, following from a count or not; and those that rest on the
population that came with IBDesk."""

import pytest
from msgspec.structs import replace

from ibdesk.checks import check
from ibdesk.domain.board import Records
from ibdesk.domain.figure import Covers, Figure, Missing, Part, Supply, Unit
from ibdesk.domain.indicator import Indicator, RateBasis
from ibdesk.domain.number import exact
from ibdesk.domain.report.reckoning import Figures
from tests.checks.looking import found, only, told
from tests.made import AUGUST, board, finished, indicator, part, referrals, run

SNAPSHOT, MONTH, ROLLING, QUARTER = Covers.SNAPSHOT, Covers.MONTH, Covers.ROLLING_12, Covers.QUARTER
PLANS = indicator("18", value_period=SNAPSHOT, rate_basis=RateBasis.VALUE)
REFERRALS = indicator("7", rate_basis=RateBasis.ROLLING_VALUE)
MEDICALS = indicator("35", value_period=QUARTER)


def rate(code: str, written: str | Missing, covers: Covers = MONTH) -> Figure:
    return finished(code, AUGUST, written, covers, which=Part.RATE)


def value(code: str, written: int | Missing, covers: Covers = MONTH) -> Figure:
    return finished(code, AUGUST, written, covers)


def told_by(rule: str, of: Indicator, *figures: Figure) -> list[str]:
    return told(found(rule, board([of], figures)))


@pytest.mark.parametrize(
    ("supplied", "of_it", "expected"),
    [
        ("54.85", Missing.NO_DATA, ["error 18"]),
        ("54.85", None, ["error 18"]),
        ("54.85", Missing.SUPPRESSED, ["warning 18"]),
        (Missing.NO_DATA, 198, ["error 18"]),
        ("54.85", 198, []),
        (Missing.NOT_APPLICABLE, 198, []),
        (Missing.NO_DATA, Missing.NO_DATA, []),
    ],
)
def test_rate_without_value(supplied: str | Missing, of_it: int | Missing | None, expected: list[str]) -> None:
    figures = [rate("18", supplied, SNAPSHOT)]
    if of_it is not None:
        figures.append(value("18", of_it, SNAPSHOT))
    assert told_by("rate-without-value", PLANS, *figures) == expected


def test_a_percentage_whose_counts_are_no_data() -> None:
    percentage = indicator("6", unit=Unit.PERCENT)
    for count, expected in ((Missing.NO_DATA, ["error 6"]), (Missing.BLANK, [])):
        figures = [part("6", AUGUST, "86.24"), part("6", AUGUST, count, Part.NUMERATOR)]
        assert told_by("rate-without-value", percentage, *figures) == expected


def test_a_rate_for_which_months_are_short_is_no_rate_without_value() -> None:
    short = indicator("17", value_period=ROLLING)
    figures = [*run("17", AUGUST - 3, [40, 40, 40, 40]), rate("17", "131.58", ROLLING)]
    assert told(found("rate-without-value", board([short], figures))) == []


@pytest.mark.parametrize(
    ("of", "figures", "expected"),
    [
        (PLANS, [rate("18", "54.85", SNAPSHOT), value("18", 198, SNAPSHOT)], []),
        # 54.849 rounded to 54.85, and that to 54.9.
        (PLANS, [rate("18", "54.9", SNAPSHOT), value("18", 198, SNAPSHOT)], ["warning 18"]),
        (PLANS, [rate("18", "55.0", SNAPSHOT), value("18", 198, SNAPSHOT)], []),
        (PLANS, [rate("18", "54.7", SNAPSHOT), value("18", 198, SNAPSHOT)], ["error 18"]),
        (PLANS, [rate("18", "54.8", SNAPSHOT), value("18", 198, SNAPSHOT)], []),
        (PLANS, [rate("18", "55.12", SNAPSHOT), value("18", 198, SNAPSHOT)], ["error 18"]),
        # Twelve months are not there: only what no whole number gives is told.
        (REFERRALS, [rate("7", "1060.66", ROLLING), value("7", 489)], []),
        (REFERRALS, [rate("7", "1060.68", ROLLING), value("7", 489)], ["error 7"]),
        # No basis named: the value may fit, else nobody knows the period.
        (MEDICALS, [rate("35", "87.53", QUARTER), value("35", 60, QUARTER)], ["error 35"]),
        (MEDICALS, [rate("35", "16.62", QUARTER), value("35", 60, QUARTER)], []),
    ],
)
def test_rate_does_not_follow(of: Indicator, figures: list[Figure], expected: list[str]) -> None:
    assert told_by("rate-does-not-follow", of, *figures) == expected


def test_the_basis_that_would_fit_is_said() -> None:
    months = run("7", AUGUST - 11, [300] * 11 + [489])
    assert found("rate-does-not-follow", board([REFERRALS], [*months, rate("7", "1049.58", ROLLING)])) == []
    problem = only(found("rate-does-not-follow", board([REFERRALS], [*months, rate("7", "135.46", ROLLING)])))
    assert "1,049.58" in problem.message
    assert "It fits the value." in problem.message


def test_without_a_population_nothing_is_said_of_the_rate_but_of_the_population() -> None:
    records: Records = board([PLANS], [rate("18", "54.85", SNAPSHOT), value("18", 198, SNAPSHOT)], populations=())
    assert found("rate-does-not-follow", records) == []
    assert "no population" in only(found("provenance", records)).message


@pytest.mark.parametrize(
    ("periods", "shown", "expected"),
    [
        ([QUARTER, ROLLING], "3.3", ["warning 35"]),  # the definition's value is a quarter's
        ([ROLLING, QUARTER], "9.9", ["warning 35"]),
        ([ROLLING, MONTH], None, ["error 35"]),
        ([ROLLING], "3.3", []),
    ],
)
def test_of_several_rates_the_definitions_is_shown_or_none(
    periods: list[Covers], shown: str | None, expected: list[str]
) -> None:
    rates = [rate("35", written, covers) for written, covers in zip(("3.3", "9.9"), periods, strict=False)]
    records = board([MEDICALS], [value("35", 60, QUARTER), *rates])
    chosen = Figures(records).rate(MEDICALS, AUGUST).number
    assert chosen == (exact(shown) if shown else None)
    assert told(found("several-rates", records)) == expected


def test_a_rate_that_is_not_shown_is_told_with_both_and_their_periods() -> None:
    rates = [rate("35", "3.3", ROLLING), rate("35", "9.9", QUARTER)]
    problem = only(found("several-rates", board([MEDICALS], [value("35", 60, QUARTER), *rates])))
    assert "has 2 rates for August 2014: 3.3 for 12 months to August 2014 and 9.9 for quarter" in problem.message
    assert problem.found == "3.3"


def test_a_rate_that_is_absent_in_one_month() -> None:
    values = [finished("7", AUGUST - back, 40, Covers.MONTH) for back in range(6)]
    rates = [finished("7", AUGUST - back, "11.08", Covers.MONTH, which=Part.RATE) for back in range(6) if back != 2]
    problem = only(found("rate-without-value", board([indicator("7")], [*values, *rates])))
    assert (problem.severity, problem.month) == ("warning", AUGUST - 2)
    assert "a value and no rate for June 2014" in problem.message
    made = indicator("7", rate_basis=RateBasis.VALUE, supplied_as=Supply.FINISHED)
    assert found("rate-without-value", board([made], [*values, *rates])) == []


def test_a_supplied_rate_that_contradicts_its_finished_value_is_shown_as_given_and_told() -> None:
    given = indicator("18", rate_basis=RateBasis.VALUE, supplied_as=Supply.FINISHED)
    value = finished("18", AUGUST, 198, Covers.MONTH)
    for written, contradicts in (("54.85", False), ("54.58", True)):
        rate = finished("18", AUGUST, written, Covers.MONTH, which=Part.RATE)
        records = board([given], [value, rate])
        shown = Figures(records).rate(given, AUGUST)
        assert (shown.figures == (rate,)) is contradicts
        assert len(found("rate-does-not-follow", records)) == contradicts
    of_parts = replace(given, supplied_as=Supply.PARTS)
    parts = board([of_parts], [part("18", AUGUST, 198), rate])
    assert Figures(parts).rate(of_parts, AUGUST).population is not None


@pytest.mark.parametrize(
    ("children", "months", "told_once"), [(36_500, 6, True), (36_500, 3, True), (36_500, 2, False)]
)
def test_rates_of_another_population_are_one_cause(children: int, months: int, told_once: bool) -> None:
    values = [150 + 7 * back for back in range(months)]
    figures = [part("18", AUGUST - back, count, covers=SNAPSHOT) for back, count in enumerate(values)]
    for back, count in enumerate(values):
        written = f"{count * 10_000 / 36_500:.2f}"
        figures.append(finished("18", AUGUST - back, written, SNAPSHOT, which=Part.RATE))
    problems = found("rate-does-not-follow", board([PLANS], figures))
    if told_once:
        problem = only(problems)
        assert "about 36,500 children, but the board's population of 2014 is 36,100" in problem.message
        assert (problem.month, problem.severity) == (AUGUST, "error")
    else:
        assert len(problems) == months


def test_a_slip_among_rates_of_another_population_is_told_one_by_one() -> None:
    figures = [part("18", AUGUST - back, 150 + back, covers=SNAPSHOT) for back in range(4)]
    rates = ("41.10", "41.37", "14.64", "41.92")
    figures += [finished("18", AUGUST - back, rates[back], SNAPSHOT, which=Part.RATE) for back in range(4)]
    assert len(found("rate-does-not-follow", board([PLANS], figures))) == 4


def test_a_shipped_population_is_told_and_an_own_one_is_not() -> None:
    own = referrals()
    shipped = replace(own, populations=tuple(replace(each, source=None) for each in own.populations))
    told = [each for each in check(shipped, AUGUST) if "36,100 children" in each.message]
    assert [each.rule for each in told] == ["provenance"]
    assert [each for each in check(own, AUGUST) if "36,100 children" in each.message] == []
