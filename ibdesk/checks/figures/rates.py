"""Supplied rates per 10,000: there without a value, and whether they follow from the counts."""

from collections.abc import Iterator
from fractions import Fraction
from functools import partial

from msgspec.structs import replace

from ibdesk.checks.evidence.evidence import Evidence, Supplied
from ibdesk.checks.evidence.phrases import (
    joined,
    months_text,
    named_first,
    plain_text,
    quantity_found,
    quantity_words,
    rate_text,
    rounded_twice,
    same_as_written,
    when,
    whole_count,
    worked_out_rate,
)
from ibdesk.checks.evidence.rule import Rule
from ibdesk.checks.evidence.slips import Suspect, in_sum, repair
from ibdesk.checks.figures.percentages import ROUNDED_TWICE
from ibdesk.checks.figures.rates_together import WrongRate, of_another_population
from ibdesk.domain.board import Population
from ibdesk.domain.figure import Figure, Missing, Part, Unit
from ibdesk.domain.indicator import RateBasis
from ibdesk.domain.month import Month
from ibdesk.domain.number import PER
from ibdesk.domain.problem import Problem, Severity
from ibdesk.domain.reckoned import Reckoned

_WITHHELD = (Missing.SUPPRESSED, Missing.LOW)
_BASIS_WORDS = {
    RateBasis.NONE: "nothing that the definition names",
    RateBasis.VALUE: "the value",
    RateBasis.NUMERATOR: "the numerator",
    RateBasis.ROLLING_VALUE: "12 months of the value",
    RateBasis.ROLLING_NUMERATOR: "12 months of the numerator",
    RateBasis.YEAR_VALUE: "the value since April",
    RateBasis.YEAR_NUMERATOR: "the numerator since April",
}
_without = partial(Problem, "rate-without-value")
_follow = partial(Problem, "rate-does-not-follow")


def _pairs(evidence: Evidence) -> Iterator[Problem]:
    for supplied in evidence.having(Part.RATE):
        yield from _rate_and_value(evidence, supplied, supplied.parts[Part.RATE])
    for supplied in evidence.percentages:
        if Part.VALUE in supplied.parts:
            yield from _percentage_without_counts(supplied)
    yield from _absent(evidence)


def _rate_and_value(evidence: Evidence, supplied: Supplied, rate: Figure) -> Iterator[Problem]:
    indicator, month = supplied.indicator, supplied.month
    value = evidence.figures.value(indicator, month)
    place = (rate.source, indicator.code, month, quantity_found(rate.quantity))
    if isinstance(rate.quantity, Fraction) and value.missing in _WITHHELD:
        yield _without(
            Severity.WARNING,
            f"{named_first(indicator)} has a rate of {rate_text(rate.quantity)} for {month.long}, though its "
            f"value is {quantity_words(value.quantity)}. Who knows the population can work the value out again.",
            "Withhold the rate as well.",
            *place,
        )
    elif isinstance(rate.quantity, Fraction) and value.number is None and not value.reason:
        yield _without(
            Severity.ERROR,
            f"{named_first(indicator)} has a rate of {rate_text(rate.quantity)} for {month.long}, but its "
            f"value is {quantity_words(value.quantity)}. A rate needs something that was counted.",
            "Supply the value that the rate was worked out from, or take the rate out.",
            *place,
        )
    elif rate.quantity is Missing.NO_DATA and value.number is not None and value.unit is Unit.COUNT:
        yield _without(
            Severity.ERROR,
            f"{named_first(indicator)} has the value {plain_text(value.number)} for {month.long}, but its rate "
            'is "No data". With the value and the population the rate can be worked out.',
            "Leave the rate's cell empty and let IBDesk make it, or supply it.",
            *place,
        )


def _absent(evidence: Evidence) -> Iterator[Problem]:
    """Months with a value and no rate among months that have both, of an indicator whose rates are all supplied."""
    with_rate: dict[str, set[Month]] = {}
    for supplied in evidence.having(Part.RATE):
        if supplied.number(Part.RATE) is not None:
            with_rate.setdefault(supplied.indicator.code, set()).add(supplied.month)
    for code, known in with_rate.items():
        lacking = {
            supplied.month: supplied.parts[Part.VALUE]
            for supplied in evidence.having(Part.VALUE)
            if supplied.indicator.code == code
            and supplied.number(Part.VALUE) is not None
            and supplied.month > min(known)
            and _is_blank(evidence.figures.rate(supplied.indicator, supplied.month))
        }
        if lacking and len(lacking) < len(known):
            month = max(lacking)
            indicator = evidence.indicator(code, month) or evidence.definitions[code][-1]
            yield _without(
                Severity.WARNING,
                f"{named_first(indicator)} has a value and no rate for {months_text(lacking)}, though other months "
                "have both. Nothing makes the rate from the value here.",
                "Supply the rate, or say in the definition what it is made of.",
                lacking[month].source,
                code,
                month,
            )


def _is_blank(rate: Reckoned) -> bool:
    """Whether nobody supplied it, and nothing says why there is none."""
    return rate.number is None and not rate.reason and (rate.missing is Missing.BLANK or not rate.figures)


def _percentage_without_counts(supplied: Supplied) -> Iterator[Problem]:
    figure, percentage = supplied.parts[Part.VALUE], supplied.number(Part.VALUE)
    counts = [supplied.figure(part) for part in (Part.NUMERATOR, Part.DENOMINATOR)]
    if percentage is None:
        return
    if any(count is not None and count.quantity is Missing.NO_DATA for count in counts):
        yield _without(
            Severity.ERROR,
            f"{named_first(supplied.indicator)} is {plain_text(percentage, Unit.PERCENT)} for "
            f'{when(supplied.covers, supplied.month)}, but a count behind it is "No data".',
            "Supply both counts, or mark the percentage as not available too.",
            figure.source,
            supplied.indicator.code,
            supplied.month,
            plain_text(percentage, Unit.PERCENT),
        )


def _followed(evidence: Evidence) -> Iterator[Problem]:
    told: dict[tuple[str, int], list[tuple[Problem, WrongRate | None]]] = {}
    for supplied in evidence.having(Part.RATE):
        rate, population = supplied.number(Part.RATE), evidence.figures.population(supplied.month)
        if rate is None or rate < 0 or population is None or population.children <= 0:
            continue
        if found := _not_followed(evidence, supplied, rate, population):
            told.setdefault((supplied.indicator.code, population.year), []).append(found)
    for those in told.values():
        wrong = [each for _, each in those if each is not None and each.month <= evidence.month]
        together = of_another_population(wrong)
        if together is not None:
            yield together
        yield from (problem for problem, each in those if together is None or each not in wrong)


def _not_followed(
    evidence: Evidence, supplied: Supplied, rate: Fraction, population: Population
) -> tuple[Problem, WrongRate | None] | None:
    """The problem of a rate, and how it is wrong where it may be made of another population."""
    message = _why_not(evidence, supplied, rate, population)
    if not message:
        return None
    figure, made = supplied.parts[Part.RATE], evidence.figures.made_rate(supplied.indicator, supplied.month)
    nearest = whole_count(rate, population.children) / population.children * PER
    twice = rounded_twice(nearest if made.number is None else made.number, rate)
    problem = _follow(
        Severity.WARNING if twice else Severity.ERROR,
        message,
        (ROUNDED_TWICE if twice else _repair(evidence, supplied, rate, population))
        + "Correct the rate, or leave it out and let IBDesk make it; or correct what the definition says it is made "
        "of.",
        figure.source,
        supplied.indicator.code,
        supplied.month,
        rate_text(rate),
    )
    if twice or made.number is None or made.numerator is None:
        return problem, None
    return problem, WrongRate(supplied.indicator, supplied.month, rate, made.numerator, population, figure.source)


def _why_not(evidence: Evidence, supplied: Supplied, rate: Fraction, population: Population) -> str:
    indicator, month = supplied.indicator, supplied.month
    made = evidence.figures.made_rate(indicator, month)
    start = f"{named_first(indicator)} has a rate of {rate_text(rate)} for {month.long}. "
    children = plain_text(population.children)
    if made.population is not None and made.number is not None:
        if same_as_written(made.number, rate):
            return ""
        return (
            f"{start}Made of {_BASIS_WORDS[indicator.rate_basis]} ({_count_text(made.numerator)} of {children} "
            f"children) it would be {worked_out_rate(made.number)}. {_what_fits(evidence, supplied, rate)}"
        )
    count = whole_count(rate, population.children)
    if not same_as_written(count / population.children * PER, rate):
        return (
            f"{start}No whole number of children out of {children} gives that rate: {_count_text(count)} would give "
            f"{worked_out_rate(count / population.children * PER)}. It was worked out with another population, or "
            "mistyped."
        )
    if indicator.rate_basis is RateBasis.NONE:
        return _unnamed(evidence, supplied, rate, start, count)
    return ""


def _repair(evidence: Evidence, supplied: Supplied, rate: Fraction, population: Population) -> str:
    """The slip in the rate, or in one of the counts that it is made of, that explains it."""
    made = evidence.figures.made_rate(supplied.indicator, supplied.month)
    if made.population is None or made.number is None or made.numerator is None:
        return ""
    number, per = made.number, PER / population.children
    of_rate = Suspect("the rate", rate, lambda other: same_as_written(number, other), Unit.RATE)
    return repair((of_rate, *in_sum(made.figures, made.numerator, lambda count: same_as_written(count * per, rate))))


def _unnamed(evidence: Evidence, supplied: Supplied, rate: Fraction, start: str, count: Fraction) -> str:
    """A rate for which the definition names no basis: it may follow from the value, else its period is unknown."""
    value = evidence.figures.value(supplied.indicator, supplied.month)
    if value.number is None or value.unit is not Unit.COUNT or value.number == count:
        return ""
    return (
        f"{start}That is {_count_text(count)} children or cases, but the value is {plain_text(value.number)}. Nothing "
        f"says what period the rate covers. {_what_fits(evidence, supplied, rate)}"
    )


def _what_fits(evidence: Evidence, supplied: Supplied, rate: Fraction) -> str:
    fitting = []
    for basis in RateBasis:
        if basis not in (RateBasis.NONE, supplied.indicator.rate_basis):
            tried = evidence.figures.made_rate(replace(supplied.indicator, rate_basis=basis), supplied.month)
            if tried.population is not None and tried.number is not None and same_as_written(tried.number, rate):
                fitting.append(_BASIS_WORDS[basis])
    return f"It fits {joined(fitting)}." if fitting else "It fits no other count that is known here."


def _count_text(number: Fraction | None) -> str:
    return plain_text(number or Fraction(0))


RATE_WITHOUT_VALUE = Rule(
    "rate-without-value",
    Severity.ERROR,
    "A rate or percentage without what it is made of",
    'A rate per 10,000 is worked out from a count. Where the count is "No data" and a rate is there all the same, one '
    "of the two is wrong, and a result that could be assessed may be hidden. The same holds for a percentage whose "
    "counts are missing, and for a value without a rate.",
    _pairs,
)
RATE_DOES_NOT_FOLLOW = Rule(
    "rate-does-not-follow",
    Severity.ERROR,
    "A rate that does not follow",
    "A rate per 10,000 is the count divided by the children aged 0-17, times 10,000. The definition says which count: "
    "the value, the numerator, of the month or of 12 months. A supplied rate that is something else is compared with "
    "targets and benchmarks it has nothing to do with. Where another count would give it, that is said; "
    "where it only was rounded twice, it is a warning.",
    _followed,
)
