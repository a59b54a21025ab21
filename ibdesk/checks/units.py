"""Units that do not agree: figures of one indicator, and its benchmarks."""

from collections.abc import Iterator
from fractions import Fraction
from functools import partial

from ibdesk.checks.evidence import Evidence
from ibdesk.checks.phrases import named, plain_text, when
from ibdesk.checks.rule import Rule
from ibdesk.domain.board import Benchmark
from ibdesk.domain.figure import Figure, Part, Unit
from ibdesk.domain.indicator import Indicator, expected_unit
from ibdesk.domain.problem import Problem, Severity
from ibdesk.domain.target import Basis

_UNIT_WORDS = {
    Unit.COUNT: "a plain count",
    Unit.PERCENT: "a percentage",
    Unit.RATE: "a rate per 10,000",
    Unit.DAYS: "a number of days",
}
_agree = partial(Problem, "units-agree", Severity.ERROR)


def _units(evidence: Evidence) -> Iterator[Problem]:
    any_written = any(kind.unit is not None for kind in evidence.kinds)
    for supplied in evidence.supplied if any_written else ():
        for part, figure in supplied.parts.items():
            if figure.unit is None or figure.unit is expected_unit(supplied.indicator, part):
                continue
            if isinstance(figure.quantity, Fraction):
                yield _other_unit(supplied.indicator, figure, figure.quantity)
    yield from _bare_among_percentages(evidence)
    for page in evidence.pages:
        for benchmark in page.benchmarks:
            if isinstance(benchmark.quantity, Fraction) and _foreign_unit(benchmark):
                yield _benchmark_unit(page.indicator, benchmark, benchmark.quantity)


def _other_unit(indicator: Indicator, figure: Figure, number: Fraction) -> Problem:
    unit = figure.unit or indicator.unit
    written = plain_text(number, unit)
    expected = _UNIT_WORDS[expected_unit(indicator, figure.part)]
    return _agree(
        f"{written} for {when(figure.covers, figure.month)} is written as {_UNIT_WORDS[unit]}, but "
        f"{named(indicator)} is {expected}. The two cannot be compared, and no change on last year can be shown.",
        f"Give the figure as {expected}, or mark it as not available.",
        figure.source,
        indicator.code,
        figure.month,
        written,
    )


def _bare_among_percentages(evidence: Evidence) -> Iterator[Problem]:
    """A bare number beside figures of the same indicator, on the same sheet, that are written with a % sign.

    Only a warning: a cell without a percent format may well hold a percentage.
    """
    by_sheet: dict[tuple[str, str, str], list[Figure]] = {}
    for supplied in evidence.percentages:
        figure = supplied.figure(Part.VALUE)
        if figure is not None and isinstance(figure.quantity, Fraction):
            place = supplied.indicator.code, *figure.source.table
            by_sheet.setdefault(place, []).append(figure)
    for (code, _, _), figures in by_sheet.items():
        with_sign = [figure for figure in figures if figure.unit is Unit.PERCENT]
        for figure in figures if with_sign else ():
            # No count has a decimal: 93.4 beside 93.1% is a percentage without its sign.
            if figure.unit is None and isinstance(figure.quantity, Fraction) and figure.quantity.denominator == 1:
                yield _bare(code, figure, figure.quantity, with_sign[0])


def _bare(code: str, figure: Figure, number: Fraction, with_sign: Figure) -> Problem:
    return Problem(
        "units-agree",
        Severity.WARNING,
        f"{plain_text(number)} for {figure.month.long} is written without a percent sign, {with_sign.month.long} in "
        f"{with_sign.source} with one. If it is a count, the two cannot be compared; it is read as "
        f"{plain_text(number, Unit.PERCENT)}.",
        "Write all figures of an indicator alike: as percentages, or as counts in their own place.",
        figure.source,
        code,
        figure.month,
        plain_text(number),
    )


def _foreign_unit(benchmark: Benchmark) -> bool:
    per_10_000 = benchmark.basis is Basis.RATE and "10" in benchmark.unit_written
    return bool(benchmark.unit_written.strip()) and not per_10_000


def _benchmark_unit(indicator: Indicator, benchmark: Benchmark, number: Fraction) -> Problem:
    written = f"{plain_text(number)} {benchmark.unit_written}"
    expected = _UNIT_WORDS[Unit.RATE if benchmark.basis is Basis.RATE else indicator.unit]
    return _agree(
        f'The benchmark {benchmark.name} is given as "{written}", but {named(indicator)} is compared as {expected}. '
        "Beside the figure it says nothing, and on a chart it would mislead.",
        f"Give the benchmark as {expected}, or leave it out.",
        benchmark.source,
        indicator.code,
        None,
        written,
    )


UNITS_AGREE = Rule(
    "units-agree",
    Severity.ERROR,
    "Units that do not agree",
    "An indicator's figures, last year's and the benchmarks must be in one unit. A count beside a percentage, or days "
    "beside a percentage, looks like a change or a comparison and is neither. A number without a percent sign among "
    "others that have one is told as a warning.",
    _units,
)
