"""A month whose figures are those of the month before, or of the same month last year: a column, sent again."""

from collections.abc import Callable, Collection, Iterable, Iterator
from fractions import Fraction
from itertools import islice
from operator import attrgetter

from ibdesk.checks.evidence.evidence import Evidence
from ibdesk.checks.evidence.phrases import joined
from ibdesk.checks.evidence.rule import Rule
from ibdesk.domain.figure import Covers, Figure, Part
from ibdesk.domain.month import Month
from ibdesk.domain.problem import Problem, Severity

FEWEST_ROWS = 5
# Of so many rows at most one may differ: it may have been corrected alone.
ONE_MAY_DIFFER_FROM = 10
_OF_A_MONTH = (Covers.MONTH, Covers.SNAPSHOT)
_APART = (1, 12)
_LOOKED_AT_FIRST = 12
# Of the report's month so many of the rows with a number of three digits may be another month's by mistake.
_LEFT_OVER, _WHOLE, _DIGITS, _MOST_NAMED = Fraction(1, 4), 3, 3, 6
_Rows = dict[tuple[object, ...], Figure]


def _find(evidence: Evidence) -> Iterator[Problem]:
    figures = evidence.records.figures
    # A few indicators show that nearly every month is another than the one before.
    few = set(islice(dict.fromkeys(map(_code, figures)), _LOOKED_AT_FIRST))
    by_month = _by_month(figure for figure in figures if figure.code in few)
    alike = [
        (month, apart)
        for month, now in by_month.items()
        for apart in _APART
        if _may_be_again(now, by_month.get(month - apart, {}))
    ]
    wanted = {each for month, apart in alike for each in (month, month - apart)}
    by_month = _by_month(figure for figure in figures if figure.month in wanted) if wanted else {}
    told = [
        problem
        for month, apart in alike
        if (before := by_month.get(month - apart)) is not None and len(by_month[month]) >= FEWEST_ROWS
        for problem in _told(month, apart, by_month[month], before)
    ]
    yield from told
    if not any(problem.month == evidence.month for problem in told):
        yield from _left_over(evidence.month, figures)


_code: Callable[[Figure], str] = attrgetter("code")


def _by_month(figures: Iterable[Figure]) -> dict[Month, _Rows]:
    found: dict[Month, _Rows] = {}
    for figure in figures:
        if figure.covers in _OF_A_MONTH and figure.part is not Part.RATE and isinstance(figure.quantity, Fraction):
            found.setdefault(figure.month, {})[figure.code, figure.part, figure.supply, figure.covers] = figure
    return found


def _may_be_again(now: _Rows, before: _Rows) -> bool:
    others = (row for row, figure in now.items() if row in before and figure.quantity != before[row].quantity)
    return len(list(islice(others, 2))) < 2


def _told(month: Month, apart: int, now: _Rows, before: _Rows) -> Iterator[Problem]:
    both = [(figure, before[row]) for row, figure in now.items() if row in before]
    same = [figure for figure, then in both if figure.quantity == then.quantity]
    numbers = {figure.quantity for figure in same}
    may_differ = 1 if len(both) >= ONE_MAY_DIFFER_FROM else 0
    if len(both) < FEWEST_ROWS or len(both) - len(same) > may_differ or len(numbers) < FEWEST_ROWS:
        return
    yield Problem(
        "month-repeated",
        Severity.WARNING,
        f"{month.long} is {(month - apart).long} again: the figures are the same in {len(same)} of {len(both)} rows. "
        f"{'The month before' if apart == 1 else 'The same month last year'} was probably sent, or copied, once more.",
        f"Ask whoever supplied them for the figures of {month.long}.",
        same[0].source,
        None,
        month,
        f"{len(same)} of {len(both)}",
    )


def _left_over(month: Month, figures: Collection[Figure]) -> Iterator[Problem]:
    """Rows of the report's month that still have an earlier one's figures, though others were written over."""
    wanted = {month, *(month - apart for apart in _APART)}
    by_month = _by_month(figure for figure in figures if figure.month in wanted)
    now = by_month.get(month, {})
    for apart in _APART:
        before = by_month.get(month - apart, {})
        both = [(figure, before[row]) for row, figure in now.items() if row in before and _is_telling(figure)]
        same = [figure for figure, then in both if figure.quantity == then.quantity]
        numbers = {figure.quantity for figure in same}
        if len(numbers) < FEWEST_ROWS or len(same) < _LEFT_OVER * len(both):
            continue
        if sum(isinstance(each, Fraction) and each.denominator == 1 for each in numbers) < _WHOLE:
            continue  # shares of a few children are the same ones often
        codes = joined(list(dict.fromkeys(figure.code for figure in same))[:_MOST_NAMED])
        yield Problem(
            "month-repeated",
            Severity.WARNING,
            f"In {len(same)} of {len(both)} rows {month.long} is exactly {(month - apart).long}, first in those of "
            f"{codes}. They may have been left over from a copy that was to be written over.",
            f"Check these rows against the source, and ask whoever supplied them for the figures of {month.long}.",
            same[0].source,
            None,
            month,
            f"{len(same)} of {len(both)}",
        )


def _is_telling(figure: Figure) -> bool:
    """Whether a number is hardly met twice by chance: of three digits or more."""
    number = figure.quantity
    return isinstance(number, Fraction) and len(str(number.numerator * 10 // number.denominator).strip("0")) >= _DIGITS


MONTH_REPEATED = Rule(
    "month-repeated",
    Severity.WARNING,
    "A month that repeats an earlier one",
    "Where nearly every figure of a month is exactly that of the month before, or of the same month last year, that "
    "month was sent again, or its column was copied to be overwritten and never was. Boards of fewer than five rows "
    "are left out: there it may be chance.",
    find_across=_find,
    across=("figures",),
)
