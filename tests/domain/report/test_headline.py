"""Chart headlines: every template, from boards made of a few figures."""

from collections.abc import Iterator
from fractions import Fraction

import pytest

from ibdesk.domain.board import Population, Records
from ibdesk.domain.figure import CellSource, Covers, Figure, Missing, Part, Quantity, Supply, Unit
from ibdesk.domain.indicator import Frequency, Indicator, Polarity, RateBasis
from ibdesk.domain.month import Month
from ibdesk.domain.report.headline import trend_headline, trend_shown, trend_subtitle, years_headline, years_subtitle
from ibdesk.domain.report.report import IndicatorPage, build_report
from ibdesk.domain.target import AtLeast, AtMost, Basis, Between, Bounds, Target

AUGUST = Month(2014, 8)
RANGE = Between(Fraction(10), Fraction(15))


def _figures(numbers: dict[Month, Quantity], covers: Covers, supply: Supply, unit: Unit | None) -> Iterator[Figure]:
    for month, number in numbers.items():
        source = CellSource("figures.xlsx", "Figures", "B2")
        yield Figure("7", month, Part.VALUE, number, supply, covers, source, unit)


def page_of(
    numbers: dict[Month, Quantity],
    bounds: Bounds | None = None,
    polarity: Polarity = Polarity.TO_TARGET,
    covers: Covers = Covers.MONTH,
    basis: Basis | None = Basis.VALUE,
    unit_written: Unit | None = None,
) -> IndicatorPage:
    """The page of indicator 7 for August 2014 with these figures."""
    quarterly = covers is Covers.QUARTER
    indicator = Indicator(
        "7",
        "Referrals",
        "Referrals",
        "Head of Fieldwork",
        polarity=polarity,
        value_period=covers,
        rate_basis=RateBasis.NONE if basis is Basis.VALUE else RateBasis.ROLLING_VALUE,
        supplied_as=Supply.FINISHED if quarterly else Supply.PARTS,
        frequency=Frequency.QUARTERLY if quarterly else Frequency.MONTHLY,
    )
    covered = indicator.value_period if quarterly else indicator.part_covers
    records = Records(
        indicators=(indicator,),
        targets=(Target("7", bounds, basis),) if bounds is not None else (),
        populations=(Population(2011, Fraction(36_100)),),
        figures=tuple(_figures(numbers, covered, indicator.supplied_as, unit_written)),
    )
    return build_report(records, AUGUST).page("7")


def run(*numbers: int | None, last: Month = AUGUST, step: int = 1) -> dict[Month, Quantity]:
    """Numbers up to a last month, oldest first; None is a month without a figure."""
    placed = zip(reversed(range(len(numbers))), numbers, strict=True)
    return {last - back * step: Fraction(number) for back, number in placed if number is not None}


def augusts(now: Quantity, last: Quantity | None, before: Quantity | None) -> dict[Month, Quantity]:
    given = {AUGUST: now, AUGUST - 12: last, AUGUST - 24: before}
    return {month: quantity for month, quantity in given.items() if quantity is not None}


F = Fraction


@pytest.mark.parametrize(
    ("numbers", "headline"),
    [
        (augusts(F(9), F(5), F(7)), "August is higher than in either of the last two years"),
        (augusts(F(3), F(5), F(7)), "August is lower than in either of the last two years"),
        (augusts(F(3), F(3), F(3)), "August is the same as in the last two years"),
        (augusts(F(6), F(5), F(7)), "August is higher than last year, but lower than the year before"),
        (augusts(F(6), F(7), F(5)), "August is lower than last year, but higher than the year before"),
        (augusts(F(6), F(6), F(5)), "August is the same as last year and higher than the year before"),
        (augusts(F(6), F(7), F(6)), "August is lower than last year and the same as the year before"),
        (augusts(F(6), F(5), None), "August is higher than last year"),
        (augusts(F(6), Missing.NO_DATA, F(7)), "August is lower than two years before"),
        (augusts(F(6), None, None), "August cannot be compared with earlier years"),
        (augusts(F(0), F(0), None), "August is the same as last year"),
        (augusts(Missing.NO_DATA, F(5), F(7)), "No figure for August 2014"),
        ({AUGUST - 1: F(5)}, "No figure for August 2014"),
        ({}, "No figure for August 2014"),
    ],
)
def test_years_headline(numbers: dict[Month, Quantity], headline: str) -> None:
    assert years_headline(page_of(numbers)) == headline


@pytest.mark.parametrize(
    ("covers", "numbers", "headline"),
    [
        (Covers.SNAPSHOT, run(5, *[None] * 11, 6), "August is higher than last year"),
        (Covers.ROLLING_12, run(*[5] * 12, *[6] * 12), "The 12 months to August are higher than last year"),
        (Covers.ROLLING_12, run(5, 5, 5), "No figure for the 12 months to August 2014: 3 of 12 months"),
        (Covers.FINANCIAL_YEAR, run(*[5] * 17), "April to August is the same as last year"),
        (Covers.QUARTER, run(4, 9, 9, 9, 3, last=Month(2014, 6), step=3), "Q1 is lower than last year"),
        (Covers.QUARTER, {}, "No figure for Q1 2014/15"),
    ],
)
def test_years_headline_names_what_is_compared(covers: Covers, numbers: dict[Month, Quantity], headline: str) -> None:
    assert years_headline(page_of(numbers, covers=covers)) == headline


def test_other_units_are_not_compared() -> None:
    changed = page_of(augusts(F(6), F(7), F(8)), unit_written=Unit.PERCENT)
    assert trend_headline(changed) == "August is given in another unit than the months before"


@pytest.mark.parametrize(
    ("numbers", "headline"),
    [
        (run(12, 33, 29, 26, 22), "Falling since May, but still above the target range"),
        (run(12, 5, 6, 7, 8), "Rising since May, but still below the target range"),
        (run(16, 17, 18, 19), "Rising since May, above the target range"),
        (run(20, 13, 14, 15, 16), "Rising since May, and now above the target range"),
        (run(20, 18, 16, 14), "Falling since May, and now inside the target range"),
        (run(5, 14, 13, 12, 11), "Falling since May, inside the target range"),
        (run(12, 13, 22, 18, 19, 17), "Above the target range since May"),
        (run(12, 13, 9, 8, 9), "Below the target range since June"),
        (run(12, 13, 12), "Inside the target range in all 3 months shown"),
        (run(20, 13, 12, 13), "Inside the target range since June"),
        (run(13, 12, 20), "Now above the target range"),
        (run(20, 21, 15), "Now inside the target range"),
        (run(12, *[20, 21] * 8), "Above the target range since May 2013"),
        (run(20, None, 22, 21, 22), "Above the target range since June"),
        (run(40, 30, None, 20), "Now above the target range"),
        (run(20), "Only one figure so far"),
        (run(20, None), "No figure for August 2014"),
        ({}, "No figure for August 2014"),
    ],
)
def test_trend_headline_against_a_range(numbers: dict[Month, Quantity], headline: str) -> None:
    assert trend_headline(page_of(numbers, RANGE)) == headline


@pytest.mark.parametrize(
    ("bounds", "polarity", "numbers", "headline"),
    [
        (AtLeast(F(85)), Polarity.HIGHER, run(90, 70, 80, 75), "Below the target since June"),
        (AtLeast(F(85)), Polarity.HIGHER, run(60, 61, 70, 75), "Rising since May, but still below the target"),
        (AtLeast(F(85)), Polarity.HIGHER, run(60, 85, 85, 85), "Meeting the target since June"),
        (AtLeast(F(85)), Polarity.HIGHER, run(60, 85), "Now meeting the target"),
        (AtMost(F(2)), Polarity.LOWER, run(1, 3, 4, 3), "Above the target since June"),
        (AtMost(F(2)), Polarity.LOWER, run(1, 2, 1), "Meeting the target in all 3 months shown"),
        (RANGE, Polarity.LOWER, run(16, 5, 4), "Meeting the target since July"),
        (RANGE, Polarity.NONE, run(16, 5, 6), "Higher than in July 2014"),
        (AtMost(F(2)), Polarity.HIGHER, run(1, 2, 1), "Lower than in July 2014"),
    ],
)
def test_trend_headline_against_one_bound(
    bounds: Bounds, polarity: Polarity, numbers: dict[Month, Quantity], headline: str
) -> None:
    assert trend_headline(page_of(numbers, bounds, polarity)) == headline


@pytest.mark.parametrize(
    ("numbers", "headline"),
    [
        (run(1, 9, 8, 7, 6), "Falling since May"),
        (run(9, 1, 2, 3, 4, 5), "Rising since April"),
        (run(4, 4, 4, 4), "The same in all 4 months shown"),
        (run(*[4, 5] * 6, 4, 9), "The highest of the 14 months shown"),
        (run(*[4, 5] * 6, 5, 1), "The lowest of the 14 months shown"),
        (run(5, 9, *[4, 5] * 5, 6), "Higher than in August 2013"),
        (run(5, 9, *[4, 7] * 5, 5), "The same as in August 2013"),
        (run(4, 6, 5), "Lower than in July 2014"),
    ],
)
def test_trend_headline_without_a_target(numbers: dict[Month, Quantity], headline: str) -> None:
    assert trend_headline(page_of(numbers)) == headline


def test_a_rate_target_is_about_the_rate() -> None:
    page = page_of(run(*[10] * 11), Between(F(1), F(2)), basis=Basis.RATE)
    assert trend_headline(page) == "No rate for the 12 months to August 2014: 11 of 12 months"
    rolling = page_of(run(*[10] * 15), Between(F(1), F(2)), basis=Basis.RATE)
    assert trend_headline(rolling) == "Above the target range in all 4 months shown"
    assert years_headline(rolling) == "August is the same as last year"


def test_quarters_adjoin_each_other() -> None:
    quarters = run(12, 20, 22, 21, last=Month(2014, 6), step=3)
    assert trend_headline(page_of(quarters, RANGE, covers=Covers.QUARTER)) == "Above the target range since Q3 2013/14"
    assert trend_headline(page_of(run(9, 9, last=Month(2014, 6), step=3), covers=Covers.QUARTER)) == (
        "The same in all 2 quarters shown"
    )


def test_a_target_without_a_basis_says_nothing() -> None:
    assert trend_headline(page_of(run(20, 21), RANGE, basis=None)) == "Higher than in July 2014"


def test_subtitles_name_measure_and_period() -> None:
    page = page_of(run(*[10] * 15), Between(F(1), F(2)), basis=Basis.RATE)
    assert years_subtitle(page) == "Number in each month, April to March, 2012/13 to 2014/15"
    assert trend_subtitle(page) == "Rate per 10,000 children over the 12 months to each month, May 2014 to Aug 2014"
    snapshot = page_of(run(1, 2), covers=Covers.SNAPSHOT)
    assert trend_subtitle(snapshot) == "Number at the end of each month, Jul 2014 to Aug 2014"


def test_a_trend_shows_36_months_at_most_from_the_first_one_known() -> None:
    long = trend_shown(page_of(run(*range(1, 50))))
    assert (len(long), long[0].month, long[-1].month) == (36, Month(2011, 9), AUGUST)
    assert [point.month for point in trend_shown(page_of(run(3, None, 4)))] == [AUGUST - 2, AUGUST - 1, AUGUST]
    assert len(trend_shown(page_of({}))) == 1


def test_a_quarterly_trend_shows_quarters() -> None:
    quarters = page_of(run(9, None, 8, last=Month(2014, 6), step=3), covers=Covers.QUARTER)
    assert [str(point.month) for point in trend_shown(quarters)] == ["2013-12", "2014-03", "2014-06"]
    assert trend_subtitle(quarters) == "Number in each quarter, Dec 2013 to Jun 2014"
    assert len(trend_shown(page_of({}, covers=Covers.QUARTER))) == 1
