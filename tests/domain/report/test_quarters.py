"""Quarters: a month's page shows the last one that has ended, by its name, whether it came or not."""

from fractions import Fraction

import pytest

from ibdesk.domain.control.usual_range import usual_range
from ibdesk.domain.figure import Covers, Figure, Missing, Part, Supply, Unit
from ibdesk.domain.indicator import Frequency, Indicator, Polarity, RateBasis
from ibdesk.domain.month import Month
from ibdesk.domain.report.report import IndicatorPage, build_page
from ibdesk.domain.target import AtLeast, Basis, Target
from tests.made import AUGUST, board, finished, indicator, part, run

QUARTER = Covers.QUARTER
CHECKED = indicator(
    "33",
    unit=Unit.PERCENT,
    value_period=QUARTER,
    supplied_as=Supply.FINISHED,
    frequency=Frequency.QUARTERLY,
    polarity=Polarity.HIGHER,
    rate_basis=RateBasis.NUMERATOR,
)
OF_MONTHS = indicator("33", value_period=QUARTER, polarity=Polarity.HIGHER, rate_basis=RateBasis.VALUE)
DECEMBER_2013, DECEMBER_2014, JANUARY_2015 = Month(2013, 12), Month(2014, 12), Month(2015, 1)


def of_quarter(month: Month, above: int, below: int) -> list[Figure]:
    return [
        finished("33", month, above, QUARTER, which=Part.NUMERATOR),
        finished("33", month, below, QUARTER, which=Part.DENOMINATOR),
    ]


def page(of: Indicator, month: Month, *figures: Figure, targets: tuple[Target, ...] = ()) -> IndicatorPage:
    built = build_page(board([of], figures, targets), "33", month)
    assert built is not None
    return built


@pytest.mark.parametrize("month", [DECEMBER_2014, JANUARY_2015, JANUARY_2015 + 1])
def test_a_late_quarter_is_that_quarter_without_a_figure(month: Month) -> None:
    late = page(CHECKED, month, *of_quarter(DECEMBER_2013, 40, 97), *of_quarter(Month(2014, 9), 50, 98))
    assert (late.value.long_period, late.value.missing) == ("Q3 2014/15", Missing.BLANK)
    assert (late.rate.month, late.rate.number) == (DECEMBER_2014, None)
    assert late.previous[0].month == DECEMBER_2013
    assert late.previous[0].number == Fraction(40, 97) * 100
    assert late.assessment.sentence == "No data: no figure was supplied for Q3 2014/15 (3 months to December 2014)."
    assert late.since_last.then.month == Month(2014, 9)


@pytest.mark.parametrize("dated", [DECEMBER_2014, JANUARY_2015])
def test_a_late_quarter_with_a_reason_is_that_quarter_too(dated: Month) -> None:
    late = page(
        CHECKED,
        JANUARY_2015,
        *of_quarter(DECEMBER_2013, 40, 97),
        finished("33", dated, Missing.SUPPRESSED, QUARTER),
    )
    assert (late.value.long_period, late.value.missing) == ("Q3 2014/15", Missing.SUPPRESSED)
    assert (late.rate.long_period, late.rate.missing) == ("Q3 2014/15", Missing.SUPPRESSED)
    assert late.previous[0].number == Fraction(40, 97) * 100


def test_a_number_that_is_dated_with_a_month_between_is_shown_with_that_month() -> None:
    dated = page(CHECKED, JANUARY_2015, finished("33", JANUARY_2015, 41, QUARTER))
    assert (dated.value.month, dated.value.number) == (JANUARY_2015, 41)


def test_a_quarter_is_judged_by_the_target_of_its_last_month() -> None:
    targets = (
        Target("33", AtLeast(Fraction(40)), Basis.VALUE, Month(2012, 4)),
        Target("33", AtLeast(Fraction(90)), Basis.VALUE, Month(2014, 7)),
    )
    judged = page(CHECKED, AUGUST, *of_quarter(Month(2014, 6), 50, 98), targets=targets)
    assert judged.target == targets[0]
    assert judged.assessment.sentence.startswith("Green: 51.02%")


def test_quarters_of_monthly_parts_are_the_finished_quarters() -> None:
    shown = page(OF_MONTHS, AUGUST, *run("33", AUGUST - 40, [10 + step % 4 for step in range(41)]))
    assert (shown.value.long_period, shown.rate.long_period) == ("Q1 2014/15", "Q1 2014/15")
    assert [figure.month for figure in shown.value.figures] == [Month(2014, 4), Month(2014, 5), Month(2014, 6)]
    assert [each.month for each in shown.previous] == [Month(2013, 6), Month(2012, 6)]
    assert {point.month.number % 3 for point in shown.values if point.number is not None} == {0}
    assert {point.month.number % 3 for point in shown.rates if point.number is not None} == {0}


def test_quarters_of_monthly_parts_get_no_limits() -> None:
    shown = page(OF_MONTHS, AUGUST, *run("33", AUGUST - 59, [10 + step % 4 for step in range(60)]))
    assert "overlap" in str(usual_range(shown))


def test_a_quarter_of_two_months_says_so() -> None:
    shown = page(OF_MONTHS, AUGUST, part("33", Month(2014, 4), 3), part("33", Month(2014, 6), 4))
    assert (shown.value.long_period, shown.value.reason) == ("Q1 2014/15", "2 of 3 months")


def test_the_last_update_is_the_last_month_with_a_figure() -> None:
    """A cell that is there and empty, or says that there is nothing, updates nothing."""
    june, march = Month(2014, 6), Month(2014, 3)
    for nothing in (Missing.BLANK, Missing.NO_DATA, Missing.NOT_APPLICABLE):
        made = page(CHECKED, AUGUST, finished("33", march, 60, QUARTER), finished("33", june, nothing, QUARTER))
        assert made.last_update == march, nothing
    for held_back in (Missing.SUPPRESSED, Missing.LOW):
        made = page(CHECKED, AUGUST, finished("33", march, 60, QUARTER), finished("33", june, held_back, QUARTER))
        assert made.last_update == june, held_back
    assert page(CHECKED, AUGUST, finished("33", june, Missing.NO_DATA, QUARTER)).last_update is None
