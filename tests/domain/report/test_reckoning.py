"""The sums of domain.md part 2: percentages, rates, twelve months, what is missing and why."""

from fractions import Fraction

import pytest
from msgspec.structs import replace

from ibdesk.checks.figures.pages import can_use
from ibdesk.domain.board import Population
from ibdesk.domain.figure import PROVISIONAL, Covers, Figure, Missing, Part, Supply, Unit
from ibdesk.domain.indicator import Indicator, RateBasis
from ibdesk.domain.month import Month
from ibdesk.domain.report.reckoning import Figures
from ibdesk.domain.report.report import build_report
from tests.made import AUGUST, SOMEWHERE, board, finished, indicator, part, referrals, run

PERCENT = indicator("10", unit=Unit.PERCENT, rate_basis=RateBasis.ROLLING_NUMERATOR)
QUARTERLY = indicator("33", value_period=Covers.QUARTER, supplied_as=Supply.FINISHED)


def counts(code: str, month: Month, above: object, below: object, **fields: object) -> list:
    return [
        part(code, month, above, Part.NUMERATOR, **fields),  # type: ignore[arg-type]
        part(code, month, below, Part.DENOMINATOR, **fields),  # type: ignore[arg-type]
    ]


def test_the_rate_of_indicator_7_is_made_of_twelve_months() -> None:
    records = referrals()
    rate = Figures(records).rate(records.indicators[0], AUGUST)
    assert rate.number == Fraction(3829, 36100) * 10000
    assert (rate.numerator, rate.known_months, rate.covers) == (3829, 12, Covers.ROLLING_12)
    assert len(rate.figures) == 12


def test_a_percentage_is_made_of_its_counts_even_beside_a_given_one() -> None:
    figures = Figures(board([PERCENT], [*counts("10", AUGUST, 103, 158), part("10", AUGUST, "65.2")]))
    value = figures.value(PERCENT, AUGUST)
    assert value.number == Fraction(103, 158) * 100
    assert (value.numerator, value.denominator) == (103, 158)


@pytest.mark.parametrize(
    ("above", "below", "missing", "reason"),
    [
        (0, 0, Missing.NOT_APPLICABLE, "the denominator is 0"),
        (Missing.SUPPRESSED, 8, Missing.SUPPRESSED, ""),
        (3, Missing.NO_DATA, Missing.NO_DATA, ""),
        (Missing.LOW, Missing.BLANK, Missing.LOW, ""),
    ],
)
def test_a_percentage_without_two_counts_says_why(above: object, below: object, missing: Missing, reason: str) -> None:
    value = Figures(board([PERCENT], counts("10", AUGUST, above, below))).value(PERCENT, AUGUST)
    assert (value.missing, value.reason) == (missing, reason)


def test_nothing_of_nothing_does_not_apply_whatever_is_given_beside_it() -> None:
    figures = Figures(board([PERCENT], [*counts("10", AUGUST, 0, 0), part("10", AUGUST, 0)]))
    assert figures.value(PERCENT, AUGUST).missing is Missing.NOT_APPLICABLE


def test_twelve_months_of_percentages_pool_and_are_never_averaged() -> None:
    rolling = replace(PERCENT, code="13", value_period=Covers.ROLLING_12)
    figures = [figure for back in range(12) for figure in counts("13", AUGUST - back, 1, 1 if back else 89)]
    value = Figures(board([rolling], figures)).value(rolling, AUGUST)
    assert value.number == Fraction(12, 100) * 100


def test_monthly_percentages_alone_give_no_twelve_months() -> None:
    rolling = replace(PERCENT, code="13", value_period=Covers.ROLLING_12)
    figures = [part("13", AUGUST - back, 50) for back in range(12)]
    value = Figures(board([rolling], figures)).value(rolling, AUGUST)
    assert (value.missing, value.reason) == (Missing.BLANK, "monthly percentages without their counts")
    assert len(value.figures) == 12
    given = finished("13", AUGUST, 19, Covers.ROLLING_12)
    assert Figures(board([rolling], [*figures, given])).value(rolling, AUGUST).number == 19


@pytest.mark.parametrize("known", [0, 1, 9, 11])
def test_fewer_than_twelve_months_are_no_figure(known: int) -> None:
    rolling = indicator("17", value_period=Covers.ROLLING_12)
    figures = run("17", AUGUST - (known - 1), [40] * known)
    value = Figures(board([rolling], figures)).value(rolling, AUGUST)
    assert (value.missing, value.reason) == (Missing.BLANK, f"{known} of 12 months")


def test_a_month_of_no_data_breaks_the_twelve() -> None:
    rolling = indicator("17", value_period=Covers.ROLLING_12)
    figures = [*run("17", AUGUST - 11, [40] * 11), part("17", AUGUST, Missing.NO_DATA)]
    assert Figures(board([rolling], figures)).value(rolling, AUGUST).reason == "11 of 12 months"


def test_financial_year_to_date_starts_in_april() -> None:
    to_date = indicator("17", value_period=Covers.FINANCIAL_YEAR)
    figures = run("17", Month(2014, 3), [1000, 1, 2, 3, 4, 5])
    assert Figures(board([to_date], figures)).value(to_date, AUGUST).number == 15


def test_finished_figures_never_enter_sums() -> None:
    rolling = indicator("17", value_period=Covers.ROLLING_12)
    figures = run("17", AUGUST - 11, [40] * 11)
    figures.append(finished("17", AUGUST, 40, Covers.MONTH))
    assert Figures(board([rolling], figures)).value(rolling, AUGUST).reason == "11 of 12 months"


def test_complete_parts_win_over_a_finished_figure_and_incomplete_ones_do_not() -> None:
    rolling = indicator("17", value_period=Covers.ROLLING_12)
    given = finished("17", AUGUST, 475, Covers.ROLLING_12)
    complete = Figures(board([rolling], [*run("17", AUGUST - 11, [40] * 12), given])).value(rolling, AUGUST)
    assert (complete.number, complete.supply) == (480, Supply.PARTS)
    gap = Figures(board([rolling], [*run("17", AUGUST - 10, [40] * 11), given])).value(rolling, AUGUST)
    assert (gap.number, gap.supply) == (475, Supply.FINISHED)


def test_the_population_is_that_of_the_years_row_or_the_last_before_it() -> None:
    populations = (Population(2012, Fraction(36_000)), Population(2014, Fraction(36_100)))
    figures = Figures(board([], populations=populations))
    assert figures.population(Month(2013, 12)) == populations[0]
    assert figures.population(Month(2014, 1)) == populations[1]
    assert figures.population(Month(2011, 12)) is None


def test_a_rate_without_a_population_says_so() -> None:
    records = replace(referrals(), populations=())
    rate = Figures(records).rate(records.indicators[0], AUGUST)
    assert (rate.missing, rate.reason) == (Missing.BLANK, "no population for 2014")


@pytest.mark.parametrize(
    ("basis", "expected"),
    [
        (RateBasis.VALUE, None),
        (RateBasis.NUMERATOR, Fraction(199, 36100) * 10000),
        (RateBasis.NONE, None),
    ],
)
def test_the_rate_basis_says_what_is_counted(basis: RateBasis, expected: Fraction | None) -> None:
    thirty: Indicator = indicator("30", unit=Unit.PERCENT, rate_basis=basis)
    rate = Figures(board([thirty], counts("30", AUGUST, 199, 203))).rate(thirty, AUGUST)
    assert rate.number == expected


def test_a_supplied_rate_is_shown_where_none_can_be_made() -> None:
    supplied = finished("33", AUGUST, "46.54", Covers.QUARTER, which=Part.RATE)
    rate = Figures(board([QUARTERLY], [supplied])).rate(QUARTERLY, AUGUST)
    assert (rate.number, rate.supply) == (Fraction("46.54"), Supply.FINISHED)


def test_a_value_in_another_unit_is_no_count_for_a_rate_and_in_no_sum() -> None:
    records = referrals()
    odd = part("7", AUGUST, "86.24", unit=Unit.PERCENT, source=SOMEWHERE)
    records = replace(records, figures=(*records.figures[:-1], odd))
    figures = Figures(records)
    assert figures.rate(records.indicators[0], AUGUST).reason == "11 of 12 months"
    assert figures.value(records.indicators[0], AUGUST).unit is Unit.PERCENT


def test_a_quarter_is_shown_until_the_next_one_ends() -> None:
    june = finished("33", Month(2014, 6), 65, Covers.QUARTER)
    figures = Figures(board([QUARTERLY], [june]))
    assert figures.latest_value(QUARTERLY, AUGUST).number == 65
    assert figures.latest_value(QUARTERLY, AUGUST).month == Month(2014, 6)
    assert figures.latest_value(QUARTERLY, Month(2014, 9)).missing is Missing.BLANK
    assert figures.value(QUARTERLY, AUGUST).missing is Missing.BLANK


def test_a_quarters_rate_is_shown_beside_its_value_until_the_next_one_ends() -> None:
    june = Month(2014, 6)
    given = [
        finished("33", june, 65, Covers.QUARTER),
        finished("33", june, "46.54", Covers.QUARTER, which=Part.RATE),
    ]
    figures = Figures(board([QUARTERLY], given))
    shown = figures.latest_rate(QUARTERLY, AUGUST)
    assert (shown.number, shown.month) == (Fraction("46.54"), june)
    assert figures.latest_rate(QUARTERLY, Month(2014, 9)).number is None
    assert build_report(board([QUARTERLY], given), AUGUST).pages[0].rate.number == Fraction("46.54")


def test_an_old_quarters_rate_is_not_shown_beside_a_newer_value() -> None:
    rate = finished("33", Month(2014, 6), "46.54", Covers.QUARTER, which=Part.RATE)
    value = finished("33", AUGUST, 65, Covers.QUARTER)
    assert Figures(board([QUARTERLY], [rate, value])).latest_rate(QUARTERLY, AUGUST).number is None


def test_a_quarter_that_comes_finished_is_not_short_of_months() -> None:
    june = finished("33", Month(2014, 6), 65, Covers.QUARTER)
    figures = Figures(board([QUARTERLY], [june]))
    assert (figures.value(QUARTERLY, Month(2014, 3)).missing, figures.value(QUARTERLY, Month(2014, 3)).reason) == (
        Missing.BLANK,
        "",
    )


def test_a_provisional_part_makes_the_sum_provisional() -> None:
    records = referrals()
    marked = records.figures[-1]._replace(marks=PROVISIONAL)
    records = replace(records, figures=(*records.figures[:-1], marked))
    assert Figures(records).rate(records.indicators[0], AUGUST).provisional


@pytest.mark.parametrize(("impossible", "known"), [(-5, 11), ("5.5", 11), (0, 12)])
def test_an_impossible_count_enters_no_sum(impossible: int | str, known: int) -> None:
    rolling = indicator("17", value_period=Covers.ROLLING_12)
    figures = [*run("17", AUGUST - 11, [300] * 11), part("17", AUGUST, impossible)]
    assert Figures(board([rolling], figures)).value(rolling, AUGUST).known_months == known


def test_no_percentage_is_made_of_an_impossible_count() -> None:
    value = Figures(board([PERCENT], counts("10", AUGUST, -3, 158))).value(PERCENT, AUGUST)
    assert (value.number, value.reason) == (None, "a numerator of -3 cannot be")


COUNTED = indicator("7", rate_basis=RateBasis.ROLLING_VALUE)
POOLED = indicator("13", unit=Unit.PERCENT, value_period=Covers.ROLLING_12, rate_basis=RateBasis.ROLLING_NUMERATOR)


@pytest.mark.parametrize(
    ("of", "figure", "used"),
    [
        (COUNTED, part("7", AUGUST, 489), True),
        (COUNTED, part("7", AUGUST, 489, Part.NUMERATOR), False),
        (COUNTED, part("7", AUGUST, 489, covers=Covers.SNAPSHOT), False),
        (COUNTED, finished("7", AUGUST, 489, Covers.MONTH), True),
        (COUNTED, finished("7", AUGUST, 3829, Covers.ROLLING_12), True),
        (COUNTED, finished("7", AUGUST, 900, Covers.QUARTER), False),
        (COUNTED, finished("7", AUGUST, "1060.66", Covers.QUARTER, which=Part.RATE), True),
        (POOLED, part("13", AUGUST, 24, Part.NUMERATOR), True),
        (POOLED, part("13", AUGUST, "19.25"), False),
        (POOLED, finished("13", AUGUST, "19.25", Covers.ROLLING_12), True),
        (POOLED, finished("13", AUGUST, 298, Covers.ROLLING_12, which=Part.NUMERATOR), True),
        (POOLED, finished("13", AUGUST, 60, Covers.QUARTER, which=Part.NUMERATOR), False),
        (PERCENT, part("10", AUGUST, "65.19"), True),
        (PERCENT, finished("10", AUGUST, 158, Covers.MONTH, which=Part.DENOMINATOR), True),
        (QUARTERLY, finished("33", AUGUST, 65, Covers.QUARTER), True),
        (QUARTERLY, finished("33", AUGUST, 65, Covers.MONTH), False),
    ],
)
def test_what_a_definition_has_a_use_for(of: Indicator, figure: Figure, used: bool) -> None:
    assert can_use(of, figure) is used


@pytest.mark.parametrize("reason", [Missing.SUPPRESSED, Missing.NO_DATA, Missing.NOT_APPLICABLE, Missing.LOW])
def test_a_rate_has_no_number_for_the_same_reason_as_its_value(reason: Missing) -> None:
    monthly = replace(PERCENT, rate_basis=RateBasis.NUMERATOR)
    records = board([monthly], [*counts("10", AUGUST - 1, 5, 50), part("10", AUGUST, reason)])
    assert Figures(records).rate(monthly, AUGUST).missing is reason
    assert Figures(records).rate(monthly, AUGUST - 1).number == Fraction(5, 36_100) * 10_000


@pytest.mark.parametrize("period", [Covers.QUARTER, Covers.ROLLING_12])
def test_a_finished_value_says_why_its_rate_is_not_there(period: Covers) -> None:
    basis = RateBasis.ROLLING_NUMERATOR if period is Covers.ROLLING_12 else RateBasis.NUMERATOR
    given = replace(PERCENT, value_period=period, supplied_as=Supply.FINISHED, rate_basis=basis)
    records = board([given], [finished("10", AUGUST - 2, Missing.SUPPRESSED, period)])
    rate = Figures(records).rate(given, AUGUST - 2)
    assert (rate.missing, rate.reason) == (Missing.SUPPRESSED, "")


def test_a_month_between_that_is_suppressed_still_says_how_many_are_known() -> None:
    records = board([PERCENT], [*counts("10", AUGUST - 1, 5, 50), part("10", AUGUST, Missing.SUPPRESSED)])
    assert Figures(records).rate(PERCENT, AUGUST).reason == "1 of 12 months"
