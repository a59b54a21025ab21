"""A month whose figures are those of the month before: last month's column, sent again."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import islice

from ibdesk.checks.evidence import Evidence
from ibdesk.checks.rule import Rule
from ibdesk.domain.figure import Covers, Figure, Part
from ibdesk.domain.month import Month
from ibdesk.domain.problem import Problem, Severity

FEWEST_ROWS = 5
# Of so many rows at most one may differ: it may have been corrected alone.
ONE_MAY_DIFFER_FROM = 10
_OF_A_MONTH = (Covers.MONTH, Covers.SNAPSHOT)


def _find(evidence: Evidence) -> Iterator[Problem]:
    by_month: dict[Month, dict[tuple[object, ...], Figure]] = {}
    for figure in evidence.records.figures:
        if figure.covers in _OF_A_MONTH and figure.part is not Part.RATE and isinstance(figure.quantity, Fraction):
            by_month.setdefault(figure.month, {})[figure.code, figure.part, figure.supply, figure.covers] = figure
    for month, now in by_month.items():
        before = by_month.get(month - 1)
        if before is not None and len(now) >= FEWEST_ROWS:
            yield from _told(month, now, before)


def _told(
    month: Month, now: dict[tuple[object, ...], Figure], before: dict[tuple[object, ...], Figure]
) -> Iterator[Problem]:
    both = [(figure, before[row]) for row, figure in now.items() if row in before]
    may_differ = 1 if len(both) >= ONE_MAY_DIFFER_FROM else 0
    others = islice((figure for figure, then in both if figure.quantity != then.quantity), may_differ + 1)
    if len(both) < FEWEST_ROWS or len(list(others)) > may_differ:
        return
    same = [figure for figure, then in both if figure.quantity == then.quantity]
    if len({figure.quantity for figure in same}) < FEWEST_ROWS:
        return
    yield Problem(
        "month-repeated",
        Severity.WARNING,
        f"{month.long} is {(month - 1).long} again: the figures are the same in {len(same)} of {len(both)} rows. "
        "The month before was probably sent, or copied, once more.",
        f"Ask whoever supplied them for the figures of {month.long}.",
        same[0].source,
        None,
        month,
        f"{len(same)} of {len(both)}",
    )


MONTH_REPEATED = Rule(
    "month-repeated",
    Severity.WARNING,
    "A month that repeats the one before",
    "Where nearly every figure of a month is exactly that of the month before, the month before was sent again, or its "
    "column was copied to be overwritten and never was. Boards of fewer than five rows are left out: there it may be "
    "chance.",
    find_across=_find,
    across=("figures",),
)
