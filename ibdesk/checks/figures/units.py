"""Units that do not agree: figures of one indicator, and its benchmarks."""

from collections.abc import Iterator
from fractions import Fraction
from functools import partial
from statistics import median
from typing import NamedTuple

from ibdesk.checks.evidence.evidence import Evidence
from ibdesk.checks.evidence.phrases import named, plain_text, when, worked_out_text
from ibdesk.checks.evidence.rule import Rule
from ibdesk.domain.board import Benchmark
from ibdesk.domain.figure import Figure, Part, Unit
from ibdesk.domain.indicator import Indicator, expected_unit
from ibdesk.domain.problem import Problem, Severity
from ibdesk.domain.target import Basis
from ibdesk.domain.wording import UNIT_WORDS

# 0.934 is a share of 1 where all others are 5% at least, and some 93%.
_PLAINLY_OF_100, _TIMES_ALIKE, _FEWEST_BESIDE = 5, 2, 2
_agree = partial(Problem, "units-agree", Severity.ERROR)


class _ShareOfOne(NamedTuple):
    """A percentage that was probably written as a share of 1, and what its other months have."""

    figure: Figure
    number: Fraction
    usual: Fraction


def _units(evidence: Evidence) -> Iterator[Problem]:
    any_written = any(kind.unit is not None for kind in evidence.kinds)
    for supplied in evidence.supplied if any_written else ():
        for part, figure in supplied.parts.items():
            if figure.unit is None or figure.unit is expected_unit(supplied.indicator, part):
                continue
            if isinstance(figure.quantity, Fraction):
                yield _other_unit(supplied.indicator, figure, figure.quantity)
    yield from _without_sign(evidence)
    for page in evidence.pages:
        for benchmark in page.benchmarks:
            if isinstance(benchmark.quantity, Fraction) and _foreign_unit(benchmark):
                yield _benchmark_unit(page.indicator, benchmark, benchmark.quantity)


def _other_unit(indicator: Indicator, figure: Figure, number: Fraction) -> Problem:
    unit = figure.unit or indicator.unit
    written = plain_text(number, unit)
    expected = UNIT_WORDS[expected_unit(indicator, figure.part)]
    return _agree(
        f"{written} for {when(figure.covers, figure.month)} is written as {UNIT_WORDS[unit]}, but "
        f"{named(indicator)} is {expected}. The two cannot be compared, and no change on last year can be shown.",
        f"Give the figure as {expected}, or mark it as not available.",
        figure.source,
        indicator.code,
        figure.month,
        written,
    )


def _without_sign(evidence: Evidence) -> Iterator[Problem]:
    """Percentages written as bare numbers beside others that say, or plainly are, something else.

    Only warnings: a cell without a percent format may well hold a percentage.
    """
    by_sheet: dict[tuple[str, str, str], list[Figure]] = {}
    by_code: dict[str, list[Figure]] = {}
    for supplied in evidence.percentages:
        figure = supplied.figure(Part.VALUE)
        if figure is not None and isinstance(figure.quantity, Fraction):
            code = supplied.indicator.code
            by_sheet.setdefault((code, *figure.source.table), []).append(figure)
            by_code.setdefault(code, []).append(figure)
    shares = {id(share.figure): share for code in by_code for share in _shares_of_one(by_code[code])}
    for share in shares.values():
        yield _of_one(share)
    for (code, _, _), figures in by_sheet.items():
        with_sign = [figure for figure in figures if figure.unit is Unit.PERCENT]
        for figure in figures if with_sign else ():
            # No count has a decimal: 93.4 beside 93.1% is a percentage without its sign.
            number = figure.quantity
            if figure.unit is not None or not isinstance(number, Fraction) or id(figure) in shares:
                continue
            if number.denominator == 1:
                yield _bare(code, figure, number, with_sign[0])


def _shares_of_one(figures: list[Figure]) -> Iterator[_ShareOfOne]:
    """0.934 where the other months are some 93: as a share of 1 it is like them, and as a percentage like none."""
    known = [(figure, number) for figure in figures if isinstance(number := figure.quantity, Fraction) and number > 0]
    small = [(figure, number) for figure, number in known if number <= 1 and figure.unit is None]
    if not small:
        return
    others = [number for _, number in known if number > 1]
    with_sign = any(figure.unit is Unit.PERCENT for figure, number in known if number > 1)
    if len(others) < (1 if with_sign else _FEWEST_BESIDE) or min(others) < _PLAINLY_OF_100:
        return
    usual = Fraction(median(others))
    for figure, number in small:
        if usual <= _TIMES_ALIKE * number * 100 and number * 100 <= _TIMES_ALIKE * usual:
            yield _ShareOfOne(figure, number, usual)


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


def _of_one(share: _ShareOfOne) -> Problem:
    figure, number, usual = share
    meant = plain_text(number * 100, Unit.PERCENT)
    return Problem(
        "units-agree",
        Severity.WARNING,
        f"{plain_text(number)} of indicator {figure.code} for {figure.month.long} is read as "
        f"{plain_text(number, Unit.PERCENT)}, where its other months have some "
        f"{worked_out_text(usual, Unit.PERCENT)}. It is probably {meant}, written as a share of 1.",
        f"Write {meant} where that is meant: percentages are in percent points.",
        figure.source,
        figure.code,
        figure.month,
        plain_text(number),
    )


def _foreign_unit(benchmark: Benchmark) -> bool:
    per_10_000 = benchmark.basis is Basis.RATE and "10" in benchmark.unit_written
    return bool(benchmark.unit_written.strip()) and not per_10_000


def _benchmark_unit(indicator: Indicator, benchmark: Benchmark, number: Fraction) -> Problem:
    written = f"{plain_text(number)} {benchmark.unit_written}"
    expected = UNIT_WORDS[Unit.RATE if benchmark.basis is Basis.RATE else indicator.unit]
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
    "others that have one, or one up to 1 among others of some 90, is told as a warning.",
    _units,
)
