"""A past month of which an import changes nearly every figure: a workbook of another month headed with this one, or two
months' columns exchanged. A return that was put right changes a few."""

from collections import Counter
from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping
from fractions import Fraction

from ibdesk.checks.evidence.phrases import months_text
from ibdesk.checks.imports.shifted_months import is_number_of_month
from ibdesk.domain.board import Records
from ibdesk.domain.figure import Figure
from ibdesk.domain.month import Month
from ibdesk.domain.problem import Problem, Severity

RULE = "month-replaced"
FEWEST, MOST_MONTHS = 5, 3
_SHARE = Fraction(4, 5)
_Numbers = dict[Month, dict[Hashable, Fraction]]


def months_replaced(said_otherwise: Iterable[Figure], given: Collection[Figure], known: Records) -> Iterator[Problem]:
    """A problem for all months that are replaced, which names the month whose figures they are where one is found.
    `said_otherwise` are those of the `given` figures that are not what the board knows."""
    often = Counter(figure.month for figure in said_otherwise)
    figures = [figure for figure in given if often[figure.month] >= FEWEST and is_number_of_month(figure)]
    if not figures:
        return
    before, now = _by_month(known.figures), _by_month(figures)
    changed = {month: counted for month in sorted(now) if (counted := _changed(before.get(month, {}), now[month]))}
    if not changed:
        return
    source = next(figure for figure in figures if figure.month == next(iter(changed))).source
    yield Problem(
        RULE,
        Severity.WARNING,
        f"{_counts(changed)} {_why(before, now, tuple(changed))}",
        "Nothing, if these months were put right throughout; otherwise put the headings right and bring the workbook "
        "in again.",
        source,
        None,
        next(iter(changed)),
        "; ".join(f"{of} of {among}" for of, among in changed.values()),
    )


def _by_month(figures: Collection[Figure]) -> _Numbers:
    found: _Numbers = {}
    for figure in figures:
        if is_number_of_month(figure) and isinstance(figure.quantity, Fraction):
            found.setdefault(figure.month, {})[figure.code, figure.part, figure.supply, figure.covers] = figure.quantity
    return found


def _changed(before: Mapping[Hashable, Fraction], now: Mapping[Hashable, Fraction]) -> tuple[int, int] | None:
    """How many rows of a month say otherwise, of how many; None where these are few."""
    both = [row for row in now if row in before]
    others = sum(now[row] != before[row] for row in both)
    return (others, len(both)) if others >= FEWEST and others >= _SHARE * len(both) else None


def _counts(changed: Mapping[Month, tuple[int, int]]) -> str:
    if len(changed) > MOST_MONTHS:
        return f"Nearly all figures of {len(changed)} months of the board are changed: {months_text(list(changed))}."
    each = (f"{of} of {among} figures of {month.long}" for month, (of, among) in changed.items())
    return f"This changes {' and '.join(each)} at once."


def _why(before: _Numbers, now: _Numbers, months: tuple[Month, ...]) -> str:
    """Which month's figures they were on the board; else what may be behind it."""
    origins = {month: origin for month in months if (origin := _origin(before, now[month], month)) is not None}
    exchanged = next((month for month, origin in origins.items() if origins.get(origin) == month), None)
    if exchanged is not None:
        return f"{exchanged.long} and {origins[exchanged].long} were exchanged."
    if origins:
        month, origin = next(iter(origins.items()))
        return f"What is now headed {month.long} was {origin.long} before."
    return "Either they were put right throughout, or another month's figures stand under this heading."


def _origin(before: _Numbers, now: Mapping[Hashable, Fraction], month: Month) -> Month | None:
    """The other month that had these very figures."""
    for other, numbers in before.items():
        both = [row for row in now if row in numbers]
        same = [now[row] for row in both if now[row] == numbers[row]]
        if other != month and len(set(same)) >= FEWEST and len(same) >= _SHARE * len(both):
            return other
    return None
