"""The words and numbers that people read: the same on screen, in the pack and on the command line."""

from datetime import date
from fractions import Fraction
from typing import assert_never

from ibdesk.domain.assessment import Status
from ibdesk.domain.board import Benchmark, Direction
from ibdesk.domain.figure import Covers, Missing, Quantity, Unit, marks_text
from ibdesk.domain.indicator import Indicator, Polarity
from ibdesk.domain.month import Month
from ibdesk.domain.number import MOST_DECIMALS, exact_decimals, grouped, round_half_up
from ibdesk.domain.problem import Severity
from ibdesk.domain.reckoned import Reckoned, decimals_that_show_it
from ibdesk.domain.target import AtLeast, AtMost, Basis, Between, Bounds, Target
from ibdesk.domain.travel import Judgement, Travel

RATE_DECIMALS = 2
_IN_12_MONTHS = " (12 months)"

STATUS_WORDS = {
    Status.RED: "Red",
    Status.AMBER: "Amber",
    Status.GREEN: "Green",
    Status.NOT_ASSESSED: "Not assessed",
    Status.NO_DATA: "No data",
}
SEVERITY_WORDS = {
    Severity.ERROR: "Must fix",
    Severity.WARNING: "Check",
    Severity.INFO: "For information",
}
UNIT_WORDS = {
    Unit.COUNT: "a plain count",
    Unit.PERCENT: "a percentage",
    Unit.RATE: "a rate per 10,000",
    Unit.DAYS: "a number of days",
}
MISSING_WORDS = {
    Missing.BLANK: "No figure",
    Missing.NO_DATA: "No data",
    Missing.NOT_APPLICABLE: "Does not apply",
    Missing.SUPPRESSED: "Suppressed",
    Missing.LOW: "Low",
}
MISSING_MARKS = {
    Missing.BLANK: "",
    Missing.NO_DATA: "[x]",
    Missing.NOT_APPLICABLE: "[z]",
    Missing.SUPPRESSED: "[c]",
    Missing.LOW: "[low]",
}
JUDGEMENT_WORDS = {
    Judgement.BETTER: "Better",
    Judgement.WORSE: "Worse",
    Judgement.NEITHER: "",
    Judgement.UNKNOWN: "",
}
DIRECTION_WORDS = {
    Direction.UP: "Up",
    Direction.DOWN: "Down",
    Direction.LEVEL: "Same as",
    Direction.UNKNOWN: "Cannot be compared",
}


def number_text(number: Fraction, unit: Unit, decimals: int) -> str:
    """1,060.66 or 65.19% or 19 days."""
    shown = grouped(round_half_up(number, decimals))
    match unit:
        case Unit.PERCENT:
            return f"{shown}%"
        case Unit.DAYS:
            return f"{shown} day" if shown == "1" else f"{shown} days"
        case Unit.COUNT | Unit.RATE:
            return shown
        case _:
            assert_never(unit)


def quantity_text(quantity: Quantity, unit: Unit, decimals: int) -> str:
    return MISSING_WORDS[quantity] if isinstance(quantity, Missing) else number_text(quantity, unit, decimals)


def decimals_for(indicator: Indicator, basis: Basis) -> int:
    return RATE_DECIMALS if basis is Basis.RATE else indicator.shown_decimals


def reckoned_text(indicator: Indicator, reckoned: Reckoned) -> str:
    """A page's value or rate as shown: "489", "65.19%", "9 of 12 months", "No data"."""
    if reckoned.number is None:
        return reckoned.reason or MISSING_WORDS[reckoned.missing or Missing.BLANK]
    return number_text(reckoned.number, reckoned.unit, reckoned_decimals(indicator, reckoned, reckoned.number))


def reckoned_decimals(indicator: Indicator, reckoned: Reckoned, number: Fraction) -> int:
    """With how many decimals a page's value or rate is shown, where it has this number."""
    if reckoned.unit is Unit.RATE and indicator.unit is not Unit.RATE:
        decimals = RATE_DECIMALS
    else:
        decimals = indicator.shown_decimals if reckoned.unit is indicator.unit else exact_decimals(number, 0)
    return decimals_that_show_it(number, reckoned.unit, decimals) if reckoned.is_impossible else decimals


def with_mark(text: str, reckoned: Reckoned, restated: bool = False) -> str:
    """The text with [r] behind it where a figure was restated, or was revised, [p] where one is provisional."""
    return text + marks_text(reckoned.marks, restated)


def period_text(covers: Covers, month: Month) -> str:
    """August 2014, 12 months to August 2014, Q1 2014/15, April to August 2014, 31 August 2014."""
    match covers:
        case Covers.MONTH:
            return month.long
        case Covers.SNAPSHOT:
            return f"{month.last_day.day} {month.long}"
        case Covers.QUARTER if month.ends_quarter:
            return f"{month.quarter} (3 months to {month.long})"
        case Covers.QUARTER:
            return f"quarter reported for {month.long}"
        case Covers.ROLLING_12:
            return f"12 months to {month.long}"
        case Covers.FINANCIAL_YEAR:
            return f"April to {month.long}" if month.number != 4 else month.long
        case _:
            assert_never(covers)


def named_period_text(covers: Covers, month: Month) -> str:
    """The same inside a sentence: "for the 12 months to August 2014", "for August 2014"."""
    has_article = covers is Covers.ROLLING_12 or (covers is Covers.QUARTER and not month.ends_quarter)
    return f"the {period_text(covers, month)}" if has_article else period_text(covers, month)


def short_period_text(covers: Covers, month: Month) -> str:
    """Aug 2014, 12 months to Aug 2014, Q1 2014/15."""
    match covers:
        case Covers.QUARTER if month.ends_quarter:
            return month.quarter
        case Covers.ROLLING_12:
            return f"12 months to {month.medium}"
        case Covers.FINANCIAL_YEAR if month.number != 4:
            return f"Apr to {month.medium}"
        case _:
            return month.medium


def rate_label(indicator: Indicator, rate: Reckoned, period_beside: bool = False) -> str:
    """The board's own label where it has one; twelve months are named in it, unless the period stands beside it."""
    of_year = rate.covers is Covers.ROLLING_12
    if indicator.rate_label:
        own = indicator.rate_label
        return own.removesuffix(_IN_12_MONTHS) if period_beside and of_year else own
    named = of_year and indicator.rate_covers is Covers.ROLLING_12 and not period_beside
    return f"Rate per 10,000{_IN_12_MONTHS if named else ''}"


def benchmark_decimals(indicator: Indicator, benchmark: Benchmark, in_a_column: bool = False) -> int:
    """As many as it was published with, up to those of the figure that it stands beside: 521, and no 521.00. Of a count
    or of days up to two. In a column of others percentages and rates have all the figure's."""
    of_count = benchmark.basis is Basis.VALUE and indicator.unit not in (Unit.PERCENT, Unit.RATE)
    most = max(indicator.shown_decimals, RATE_DECIMALS) if of_count else decimals_for(indicator, benchmark.basis)
    if isinstance(benchmark.quantity, Missing) or (in_a_column and not of_count):
        return most
    return min(exact_decimals(benchmark.quantity, 0), most)


def benchmark_text(indicator: Indicator, benchmark: Benchmark, in_a_column: bool = False) -> str:
    """520.8, 14.9%, "19 Days" as it was written, or why there is none."""
    if isinstance(benchmark.quantity, Missing):
        return MISSING_WORDS[benchmark.quantity]
    if benchmark.unit_written:
        shown = number_text(benchmark.quantity, Unit.COUNT, min(exact_decimals(benchmark.quantity, 0), RATE_DECIMALS))
        return f"{shown} {benchmark.unit_written}"
    unit = Unit.RATE if benchmark.basis is Basis.RATE else indicator.unit
    return number_text(benchmark.quantity, unit, benchmark_decimals(indicator, benchmark, in_a_column))


def short_benchmark(name: str) -> str:
    """The name where there is little room."""
    return name.replace("Statistical neighbours", "Stat. neighbours")


def bounds_text(bounds: Bounds, unit: Unit) -> str:
    """461.2 to 563.6, 85% or more, 100%, 2.3% or less; both bounds with the same number of decimals."""
    match bounds:
        case Between(low, high):
            decimals = max(exact_decimals(low, 0), exact_decimals(high, 0))
            return f"{number_text(low, unit, decimals)} to {number_text(high, unit, decimals)}"
        case AtLeast(low):
            text = number_text(low, unit, exact_decimals(low, 0))
            return text if unit is Unit.PERCENT and low == 100 else f"{text} or more"
        case AtMost(high):
            text = number_text(high, unit, exact_decimals(high, 0))
            return text if high == 0 else f"{text} or less"
        case _:
            assert_never(bounds)


def target_text(indicator: Indicator, target: Target | None) -> str:
    """The target as on a page: "461.2 to 563.6 per 10,000", "85% or more", "No target"."""
    if target is None:
        return "No target"
    if target.basis is Basis.RATE:
        return f"{bounds_text(target.bounds, Unit.RATE)} per 10,000"
    return bounds_text(target.bounds, indicator.unit)


def target_words(indicator: Indicator, target: Target | None, unconfirmed: Target | None) -> str:
    """The same for a page whose target nobody has confirmed yet: "Not confirmed: 85% or more"."""
    if target is None and unconfirmed is not None:
        return f"Not confirmed: {target_text(indicator, unconfirmed)}"
    return target_text(indicator, target)


def change_text(travel: Travel, unit: Unit) -> str:
    """How much it changed, without direction: "58.58 points", "498.9 per 10,000", "367"."""
    change = abs(travel.change or Fraction(0))
    if travel.basis is Basis.RATE:
        return f"{grouped(round_half_up(change, _enough(change, 1)))} per 10,000"
    if unit is Unit.PERCENT:
        shown = grouped(round_half_up(change, _enough(change, 2)))
        return f"{shown} points"
    return number_text(change, unit, _enough(change, 0))


def _enough(change: Fraction, decimals: int) -> int:
    """So many decimals that a change does not print as 0."""
    while change and decimals < MOST_DECIMALS and round_half_up(change, decimals) == 0:
        decimals += 1
    return decimals


def travel_text(travel: Travel, unit: Unit) -> str:
    """Up 498.9 per 10,000 on August 2013; Same as August 2013; Cannot be compared: the units differ."""
    then = travel.then.long_period
    match travel.direction:
        case Direction.UNKNOWN:
            return f"Cannot be compared: {travel.reason}" if travel.reason else "Cannot be compared"
        case Direction.LEVEL:
            return f"Same as {then}"
        case _:
            return f"{DIRECTION_WORDS[travel.direction]} {change_text(travel, unit)} on {then}"


def short_travel_text(travel: Travel, unit: Unit) -> str:
    """As on a card, where there is room for a few words only."""
    if travel.direction is Direction.UNKNOWN:
        if travel.now.unit is not travel.then.unit and travel.now.number is not None and travel.then.number is not None:
            return "Cannot be compared: units differ"
        return "Cannot be compared"
    if travel.direction is Direction.LEVEL:
        return f"Same as {travel.then.short_period}"
    return f"{moved_text(travel, unit)} on {travel.then.short_period}"


def moved_text(travel: Travel, unit: Unit) -> str:
    """Up 498.9 per 10,000: without what it is compared with. Only where the number went up or down."""
    return f"{DIRECTION_WORDS[travel.direction]} {change_text(travel, unit)}"


def polarity_text(polarity: Polarity) -> str:
    return "N/A: no better direction" if polarity is Polarity.NONE else polarity.value


def day_text(moment: str) -> str:
    """8 September 2014, of an ISO date and time; the text itself where it is none."""
    try:
        day = date.fromisoformat(moment[:10])
    except ValueError:
        return moment
    return f"{day.day} {Month.of(day).long}"


def counts_text(reckoned: Reckoned) -> str:
    """29 of 35, empty where there are not two counts."""
    if reckoned.numerator is None or reckoned.denominator is None:
        return ""
    return f"{grouped(round_half_up(reckoned.numerator, 0))} of {grouped(round_half_up(reckoned.denominator, 0))}"
