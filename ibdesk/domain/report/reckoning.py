"""The sums: a page's value and rate out of supplied figures, with what they were made from."""

from collections.abc import Callable, Sequence
from fractions import Fraction
from operator import attrgetter
from typing import assert_never

from ibdesk.domain.board import Population, Records, population_for
from ibdesk.domain.figure import Covers, Figure, Missing, Part, Quantity, Supply, Unit, by_code, key_of, known
from ibdesk.domain.indicator import Indicator, RateBasis
from ibdesk.domain.month import Month
from ibdesk.domain.number import added_up, exact_decimals, in_full, per_population, round_half_up
from ibdesk.domain.possible_population import why_no_rate
from ibdesk.domain.reckoned import Reckoned, Sum, countable, from_part, from_sum, pooled_percentage, sum_of_one
from ibdesk.domain.report.periods import is_between_quarters, months_of

_part: Callable[[Figure], Part] = attrgetter("part")
_ONE_MONTH = (Covers.SNAPSHOT, Covers.MONTH)


class Figures:
    """A board's figures by code, month, part and period, and the sums over them."""

    def __init__(self, records: Records) -> None:
        self._figures = dict(zip(map(key_of, records.figures), records.figures, strict=True))
        those = self._figures.values()
        self._rates: dict[tuple[str, Month], list[Figure]] = {}
        for figure in those if Part.RATE in set(map(_part, those)) else ():
            if figure.part is Part.RATE and figure.supply is Supply.FINISHED:
                self._rates.setdefault((figure.code, figure.month), []).append(figure)
        self._by_code, self._populations = by_code(those), records.populations
        self._with_rates = {code for code, _ in self._rates}
        # By the id of an indicator, which is kept beside what was found, so that no other takes its id.
        self._values: dict[tuple[int, Month], tuple[Indicator, Reckoned]] = {}
        self._columns: dict[tuple[int, Part], tuple[Indicator, dict[Month, tuple[Figure, Fraction | None]]]] = {}

    def __len__(self) -> int:
        """How many there are, of those with one key the last alone."""
        return len(self._figures)

    def of(self, code: str) -> tuple[Figure, ...]:
        return self._by_code.get(code, ())

    def part(self, indicator: Indicator, month: Month, part: Part) -> Figure | None:
        """The monthly part of one month, None where nothing was supplied."""
        return self._figures.get((indicator.code, month, part, Supply.PARTS, indicator.part_covers))

    def finished(self, indicator: Indicator, month: Month, part: Part, covers: Covers) -> Figure | None:
        return self._figures.get((indicator.code, month, part, Supply.FINISHED, covers))

    def has_rates(self, indicator: Indicator) -> bool:
        """Whether any month of the indicator has a rate, made or supplied."""
        return indicator.rate_covers is not None or indicator.code in self._with_rates

    def supplied_rates(self, code: str, month: Month) -> tuple[Figure, ...]:
        """Every rate that was supplied for a month, each for a period of its own."""
        return tuple(self._rates.get((code, month), ()))

    def supplied_rate(self, indicator: Indicator, month: Month) -> Figure | None:
        """The rate for the period that the definition's rate covers, else for the value's; one of another period where
        it is the only one. Of several others none is chosen: which one is meant is unknown."""
        supplied = self.supplied_rates(indicator.code, month)
        for covers in (indicator.rate_covers, indicator.value_period):
            for figure in supplied:
                if figure.covers is covers:
                    return figure
        return supplied[0] if len(supplied) == 1 else None

    def population(self, month: Month) -> Population | None:
        """Children aged 0-17 in the month's year: the latest row not after it (domain.md part 2)."""
        return population_for(self._populations, month)

    def value(self, indicator: Indicator, month: Month) -> Reckoned:
        """The indicator's value for a month, over its value period.

        Complete monthly parts win over a finished figure for the same period.
        """
        key = id(indicator), month
        if key not in self._values:
            self._values[key] = indicator, self._reckoned_value(indicator, month)
        return self._values[key][1]

    def _reckoned_value(self, indicator: Indicator, month: Month) -> Reckoned:
        period = indicator.value_period
        if indicator.unit is not Unit.PERCENT and period in _ONE_MONTH:  # by far the most, whose part covers the same
            alone = self._figures.get((indicator.code, month, Part.VALUE, Supply.PARTS, period))
            if alone is not None and isinstance(alone.quantity, Fraction):
                return from_part(indicator, month, alone)
        made = self._value_from_parts(indicator, month)
        if made.number is not None:
            return made
        given = self._finished_value(indicator, month)
        if given is not None and (given.number is not None or not made.figures):
            return given
        if indicator.supplied_as is Supply.FINISHED and not made.figures:
            return made._replace(reason="")  # "0 of 3 months" would ask for parts that councils do not send
        return made

    def latest_value(self, indicator: Indicator, month: Month) -> Reckoned:
        """The value that a month's page shows: of a quarter the last one that has ended, whether it came or not.

        A number that was dated with a month between is shown with that month; a reason is taken for the quarter's.
        """
        value = self.value(indicator, month)
        if indicator.value_period is not Covers.QUARTER or month.ends_quarter or value.number is not None:
            return value
        ended = self.value(indicator, month.quarter_ended)
        if ended.figures or not value.figures:
            return ended
        return value._replace(month=ended.month)

    def rate(self, indicator: Indicator, month: Month) -> Reckoned:
        """The rate of a month: made of the counts and the population, else as supplied. One supplied beside a finished
        value that it contradicts is shown as given (domain.md part 8)."""
        made, supplied = self.made_rate(indicator, month), self.supplied_rate(indicator, month)
        if supplied is None or (made.number is not None and not _contradicts(supplied, made)):
            return made
        if made.number is None and made.figures and not isinstance(supplied.quantity, Fraction):
            return made
        return Reckoned(
            supplied.quantity, Unit.RATE, month, supplied.covers, figures=(supplied,), supply=Supply.FINISHED
        )

    def latest_rate(self, indicator: Indicator, month: Month) -> Reckoned:
        """The rate that a month's page shows, beside the same quarter's value."""
        rate = self.rate(indicator, month)
        if indicator.value_period is not Covers.QUARTER or month.ends_quarter or rate.number is not None:
            return rate
        if self.value(indicator, month).number is not None:
            return rate
        ended = self.rate(indicator, month.quarter_ended)
        return ended if ended.figures or not rate.figures else rate._replace(month=ended.month)

    def _value_from_parts(self, indicator: Indicator, month: Month) -> Reckoned:
        if is_between_quarters(indicator.value_period, month):
            return Reckoned(Missing.BLANK, indicator.unit, month, indicator.value_period)
        if indicator.unit is Unit.PERCENT:
            return self._percentage_from_parts(indicator, month)
        if indicator.value_period in _ONE_MONTH:
            return self._part_alone(indicator, month)
        total = self._sum(indicator, months_of(indicator.value_period, month), Part.VALUE)
        return from_sum(total, indicator.unit, month, indicator.value_period)

    def _percentage_from_parts(self, indicator: Indicator, month: Month) -> Reckoned:
        span = months_of(indicator.value_period, month)
        numerator = self._sum(indicator, span, Part.NUMERATOR)
        denominator = self._sum(indicator, span, Part.DENOMINATOR)
        if numerator.figures or denominator.figures:
            pooled = pooled_percentage(indicator, month, numerator, denominator)
            if pooled.number is not None or len(span) > 1 or denominator.total == 0:
                return pooled
            alone = self.part(indicator, month, Part.VALUE)
            return pooled if alone is None else from_part(indicator, month, alone)
        return self._percentages_alone(indicator, month, span) if len(span) > 1 else self._part_alone(indicator, month)

    def _part_alone(self, indicator: Indicator, month: Month) -> Reckoned:
        figure = self.part(indicator, month, Part.VALUE)
        if figure is None:
            return Reckoned(Missing.BLANK, indicator.unit, month, indicator.value_period)
        return from_part(indicator, month, figure)

    def _percentages_alone(self, indicator: Indicator, month: Month, span: Sequence[Month]) -> Reckoned:
        """No number: percentages pool, and a mean of monthly percentages would be a different one."""
        found = [self.part(indicator, each, Part.VALUE) for each in span]
        figures = tuple(figure for figure in found if figure is not None)
        return Reckoned(
            Missing.BLANK,
            indicator.unit,
            month,
            indicator.value_period,
            figures=figures,
            needed_months=len(span),
            reason="monthly percentages without their counts" if known(figure.quantity for figure in figures) else "",
        )

    def _finished_value(self, indicator: Indicator, month: Month) -> Reckoned | None:
        covers = indicator.value_period
        figure = self.finished(indicator, month, Part.VALUE, covers)
        numerator = self.finished(indicator, month, Part.NUMERATOR, covers)
        denominator = self.finished(indicator, month, Part.DENOMINATOR, covers)
        if numerator is not None and denominator is not None and indicator.unit is Unit.PERCENT:
            counts = (
                Sum(numerator.quantity, (numerator,), 0, 0),
                Sum(denominator.quantity, (denominator,), 0, 0),
            )
            pooled = pooled_percentage(indicator, month, *counts, supply=Supply.FINISHED)
            if pooled.number is not None or figure is None:
                return pooled
        if figure is None:
            return None
        unit = figure.unit or indicator.unit
        return Reckoned(figure.quantity, unit, month, covers, figures=(figure,), supply=Supply.FINISHED)

    def made_rate(self, indicator: Indicator, month: Month) -> Reckoned:
        """Rate per 10,000 = n / population aged 0-17 x 10,000; the population is that of the period's last month."""
        covers = indicator.rate_covers
        if covers is None:
            return Reckoned(Missing.NOT_APPLICABLE, Unit.RATE, month, indicator.value_period)
        counted = self._counted_for_rate(indicator, month, covers)
        if counted.number is None:
            return counted
        if counted.is_impossible:
            reason = f"a count of {in_full(counted.number)} cannot be"
            return Reckoned(Missing.BLANK, Unit.RATE, month, covers, figures=counted.figures, reason=reason)
        population = self.population(month)
        if (reason := why_no_rate(population, month.year)) or population is None:
            return Reckoned(Missing.BLANK, Unit.RATE, month, covers, figures=counted.figures, reason=reason)
        return Reckoned(
            per_population(counted.number, population.children),
            Unit.RATE,
            month,
            covers,
            numerator=counted.number,
            figures=counted.figures,
            supply=counted.supply,
            known_months=counted.known_months,
            needed_months=counted.needed_months,
            population=population,
        )

    def _counted_for_rate(self, indicator: Indicator, month: Month, covers: Covers) -> Reckoned:
        """The count that the rate is made of, over the rate's period."""
        match indicator.rate_basis:
            case RateBasis.VALUE | RateBasis.ROLLING_VALUE | RateBasis.YEAR_VALUE:
                if covers is indicator.value_period:
                    value = self.value(indicator, month)
                    if value.unit is not Unit.COUNT:
                        return Reckoned(Missing.BLANK, Unit.RATE, month, covers, figures=value.figures)
                    return value
                part = Part.VALUE
            case RateBasis.NUMERATOR | RateBasis.ROLLING_NUMERATOR | RateBasis.YEAR_NUMERATOR:
                part = Part.NUMERATOR
            case RateBasis.NONE:
                raise ValueError("an indicator without a rate basis has no count for a rate")
            case _:
                assert_never(indicator.rate_basis)
        made = Reckoned(Missing.BLANK, Unit.COUNT, month, covers)
        if not is_between_quarters(covers, month):
            made = from_sum(self._sum(indicator, months_of(covers, month), part), Unit.COUNT, month, covers)
        if made.number is None and (given := self.finished(indicator, month, part, covers)) is not None:
            return Reckoned(given.quantity, Unit.COUNT, month, covers, figures=(given,), supply=Supply.FINISHED)
        if covers is indicator.value_period and made.number is None and not (made.figures and made.reason):
            value = self.value(indicator, month)  # "suppressed" in the value's cell says why its count is not there
            if value.missing not in (None, Missing.BLANK):
                return value._replace(unit=Unit.COUNT)
        return made

    def _sum(self, indicator: Indicator, span: Sequence[Month], part: Part) -> Sum:
        column = self._column(indicator, part)
        if len(span) == 1:  # by far the most
            return sum_of_one(column.get(span[0]))
        found = [column[month] for month in span if month in column]
        figures = tuple([figure for figure, _ in found])
        numbers = [number for _, number in found if number is not None]
        total: Quantity = Missing.BLANK
        if len(numbers) == len(span):
            total = added_up(numbers)
        return Sum(total, figures, len(numbers), len(span))

    def _column(self, indicator: Indicator, part: Part) -> dict[Month, tuple[Figure, Fraction | None]]:
        """The monthly parts by month, each with its number where that may enter a sum."""
        key = id(indicator), part
        if key not in self._columns:
            by_month = {}
            parts, covers = Supply.PARTS, indicator.part_covers
            for figure in self._by_code.get(indicator.code, ()):
                if figure.part is part and figure.supply is parts and figure.covers is covers:
                    by_month[figure.month] = figure, countable(figure, indicator)
            self._columns[key] = indicator, by_month
        return self._columns[key][1]


def _contradicts(supplied: Figure, made: Reckoned) -> bool:
    """Whether a rate is another one, to its decimals, than that of the finished count for the same period."""
    rate = supplied.quantity
    if not isinstance(rate, Fraction) or made.number is None or made.supply is not Supply.FINISHED:
        return False
    decimals = exact_decimals(rate, 0)
    return supplied.covers is made.covers and round_half_up(made.number, decimals) != round_half_up(rate, decimals)
