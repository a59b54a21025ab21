"""Benchmarks: the period they are for, and whether they can stand beside the figure."""

import re
from collections.abc import Iterator
from fractions import Fraction
from functools import partial

from ibdesk.checks.evidence.evidence import Evidence
from ibdesk.checks.evidence.phrases import joined, named, named_first, plain_text
from ibdesk.checks.evidence.rule import Rule
from ibdesk.domain.board import Benchmark
from ibdesk.domain.figure import CellSource, Unit
from ibdesk.domain.indicator import RateBasis
from ibdesk.domain.month import financial_year_in
from ibdesk.domain.problem import Problem, Severity
from ibdesk.domain.report.report import IndicatorPage
from ibdesk.domain.target import Basis

_TIDY = re.compile(r"\d{4}/\d{2}", re.ASCII)
_FIRST_YEAR = re.compile(r"\D*(\d{4})", re.ASCII)

_period = partial(Problem, "benchmark-period")


def _field(benchmark: Benchmark) -> CellSource | None:
    return benchmark.source.at("period") if benchmark.source is not None else None


def _periods(evidence: Evidence) -> Iterator[Problem]:
    for page in evidence.pages:
        for benchmark in page.benchmarks:
            period = benchmark.period.strip()
            if not period or (_TIDY.fullmatch(period) and financial_year_in(period) is not None):
                continue
            untidy = financial_year_in(period) is not None
            yield (_untidy if untidy else _no_year)(page, benchmark)


def _untidy(page: IndicatorPage, benchmark: Benchmark) -> Problem:
    year = financial_year_in(benchmark.period) or 0
    tidy = f"{year}/{(year + 1) % 100:02d}"
    return _period(
        Severity.WARNING if isinstance(benchmark.quantity, Fraction) else Severity.INFO,
        f'The period of the benchmark {benchmark.name} is written "{benchmark.period}", elsewhere as "{tidy}". Two '
        "spellings of one year look like two years.",
        f'Write "{tidy}".',
        _field(benchmark),
        page.code,
        None,
        benchmark.period,
    )


def _no_year(page: IndicatorPage, benchmark: Benchmark) -> Problem:
    return _period(
        Severity.ERROR,
        f'The period of the benchmark {benchmark.name} is "{benchmark.period}", which is not a financial year such as '
        "2012/13. Nobody can tell what the figure is compared with, or the columns of the row have slipped.",
        "Look the benchmark up where it was published and write its financial year, like 2012/13.",
        _field(benchmark),
        page.code,
        None,
        benchmark.period,
    )


def _years(evidence: Evidence) -> Iterator[Problem]:
    for page in evidence.pages:
        years: dict[str, list[Benchmark]] = {}
        for benchmark in page.benchmarks:
            match = _FIRST_YEAR.match(benchmark.period)
            if match is not None and isinstance(benchmark.quantity, Fraction):
                years.setdefault(match[1], []).append(benchmark)
        if len(years) > 1:
            # The odd one out is the year that the fewest have; of equals the earlier one.
            odd = min(years.items(), key=lambda item: (len(item[1]), item[0]))[1][0]
            shown = [f"{each.name} {each.period}" for group in years.values() for each in group]
            yield Problem(
                "benchmark-years-agree",
                Severity.WARNING,
                f"The benchmarks of {named(page.indicator)} are for different years: {joined(shown)}. Beside each "
                "other they look like one comparison.",
                "Use the same year for all, or say in the comment that the years differ.",
                _field(odd),
                page.code,
                None,
                odd.period,
                fault=joined(shown),
            )


def _comparable(evidence: Evidence) -> Iterator[Problem]:
    for page in evidence.pages:
        numbers = [each for each in page.benchmarks if isinstance(each.quantity, Fraction) and not each.unit_written]
        rates = [each for each in numbers if each.basis is Basis.RATE]
        if rates and page.rate.number is None and page.indicator.rate_basis is RateBasis.NONE:
            yield _not_comparable(
                page,
                rates[0],
                f"The benchmarks of {named(page.indicator)} are rates per 10,000 ({rates[0].name} "
                f"{plain_text(_number(rates[0]))}), but the indicator shows no rate of its own. The count beside them "
                "cannot be compared.",
                "Set what the rate is made of in the indicator's definition, so that its rate is shown.",
            )
        counts = [each for each in numbers if each.basis is Basis.VALUE and _number(each).denominator != 1]
        if counts and page.indicator.unit is Unit.COUNT:
            yield _not_comparable(
                page,
                counts[0],
                f"{named_first(page.indicator)} is a count, but its benchmark {counts[0].name} is "
                f"{plain_text(_number(counts[0]))}, which no count can be. It looks like a rate per 10,000.",
                "Say in the definition that the benchmark is a rate.",
            )


def _number(benchmark: Benchmark) -> Fraction:
    return benchmark.quantity if isinstance(benchmark.quantity, Fraction) else Fraction(0)


def _not_comparable(page: IndicatorPage, benchmark: Benchmark, message: str, next_step: str) -> Problem:
    found = plain_text(_number(benchmark))
    return Problem(
        "benchmark-not-comparable", Severity.WARNING, message, next_step, benchmark.source, page.code, None, found
    )


BENCHMARK_PERIOD = Rule(
    "benchmark-period",
    Severity.ERROR,
    "Benchmark for no financial year",
    "A benchmark is for a financial year, written 2012/13. Years that do not follow each other (2011/13), or other "
    "words in their place, mean that the comparison cannot be looked up, or that a row's columns have slipped. "
    "2012/2013 is understood, and only told so that one year is written one way.",
    _periods,
)
BENCHMARK_YEARS_AGREE = Rule(
    "benchmark-years-agree",
    Severity.WARNING,
    "Benchmarks of different years",
    "England, statistical neighbours and the region stand side by side on a page and are read as one comparison. "
    "Where one of them is a year older than the others, the difference may be the year and not the place.",
    _years,
)
BENCHMARK_NOT_COMPARABLE = Rule(
    "benchmark-not-comparable",
    Severity.WARNING,
    "Benchmark that cannot be compared",
    "A benchmark is compared with the indicator's value or with its rate per 10,000. A rate beside an indicator that "
    "shows no rate, or a number with decimals beside a count, compares unlike things.",
    _comparable,
)
