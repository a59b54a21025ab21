"""Months that an import probably got wrong: a whole table one too late or too early, or a past month of which nearly
every figure is another. A return that was put right changes a few."""

from collections import Counter
from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import islice

from ibdesk.checks.evidence.phrases import joined, months_text
from ibdesk.checks.figures.repeated_months import MONTH_REPEATED
from ibdesk.domain.board import Records
from ibdesk.domain.figure import Covers, Figure, Part, Quantity
from ibdesk.domain.month import Month
from ibdesk.domain.problem import Problem, Severity

SHIFTED = "months-shifted"
_OF_A_MONTH = (Covers.MONTH, Covers.SNAPSHOT)
_APART = (1, -1)
# So many of its figures stand in the board a month away, nearly all of them the same, and few of them in their place.
_FEWEST, _SAME, _SAME_IN_PLACE, _MOST_ASKED_FIRST = 3, 0.9, 0.4, 60
_At = tuple[str, Part, Covers, Month]


def shifted(given: Collection[Figure], known: Records) -> Iterator[Problem]:
    """One problem, where the months of what is `given` are shifted against those of the board."""
    if not known.figures:
        return
    of_months = [figure for figure in given if is_number_of_month(figure)]
    board = {_at(figure): figure.quantity for figure in known.figures if is_number_of_month(figure)}
    for apart in _APART:
        # Nearly every import shows with its first figures that it is none.
        first = [*islice((each for each in of_months if _place(each, apart) in board), _MOST_ASKED_FIRST)]
        if _is_shifted(first, board, apart):
            there = [figure for figure in of_months if _place(figure, apart) in board]
            if _is_shifted(there, board, apart):
                yield _told(there, board, apart)


def without_repeats(found: Iterable[Problem], told: Iterable[Problem]) -> tuple[Problem, ...]:
    """What checks `found` without months that repeat the one before, where it was `told` that they are shifted."""
    months = {each.month for each in told if each.rule == SHIFTED}
    return tuple(each for each in found if each.rule != MONTH_REPEATED.name or each.month not in months)


def is_number_of_month(figure: Figure) -> bool:
    """Whether it is a number of one month or of its end, and no rate."""
    return figure.covers in _OF_A_MONTH and figure.part is not Part.RATE and isinstance(figure.quantity, Fraction)


def _at(figure: Figure) -> _At:
    return figure.code, figure.part, figure.covers, figure.month


def _place(figure: Figure, apart: int) -> _At:
    return figure.code, figure.part, figure.covers, figure.month - apart


def _is_shifted(figures: Sequence[Figure], board: Mapping[_At, Quantity], apart: int) -> bool:
    same = [figure for figure in figures if figure.quantity == board[_place(figure, apart)]]
    # A few numbers that are all the same are the same in every month.
    if len({(figure.code, figure.quantity) for figure in same}) < _FEWEST or len(same) < _SAME * len(figures):
        return False
    if len({figure.quantity for figure in same}) < _FEWEST:
        return False
    in_place = [figure for figure in figures if _at(figure) in board]
    as_before = sum(figure.quantity == board[_at(figure)] for figure in in_place)
    # Where nothing stands in its place, one month that comes again is told as that.
    return len(in_place) > 1 and as_before <= _SAME_IN_PLACE * len(in_place)


def _told(figures: Sequence[Figure], board: Mapping[_At, Quantity], apart: int) -> Problem:
    same = [figure for figure in figures if figure.quantity == board[_place(figure, apart)]]
    months = sorted({figure.month for figure in same})
    way, other = ("late", "before") if apart > 0 else ("early", "after")
    named = joined([f"{month.long} is {(month - apart).long}" for month in months[-3:]])
    first = min(same, key=lambda figure: figure.month)
    return Problem(
        SHIFTED,
        Severity.WARNING,
        f"The months of this table are probably one too {way}: {len(same)} of {len(figures)} figures are those that "
        f"the board has for the month {other} each of them: {named}.",
        "Correct the months over the columns, or in the rows, and bring the workbook in again.",
        first.source,
        None,
        first.month,
        f"{len(same)} of {len(figures)}",
    )


REPLACED = "month-replaced"
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
        REPLACED,
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
