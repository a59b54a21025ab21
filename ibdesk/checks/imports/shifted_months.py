"""A whole table whose months are one too late, or too early: its figures are those that the board has for the month
before each, or after it."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import islice

from ibdesk.checks.evidence.phrases import joined
from ibdesk.checks.figures.repeated_months import MONTH_REPEATED
from ibdesk.domain.board import Records
from ibdesk.domain.figure import Covers, Figure, Part, Quantity
from ibdesk.domain.month import Month
from ibdesk.domain.problem import Problem, Severity

RULE = "months-shifted"
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
    months = {each.month for each in told if each.rule == RULE}
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
        RULE,
        Severity.WARNING,
        f"The months of this table are probably one too {way}: {len(same)} of {len(figures)} figures are those that "
        f"the board has for the month {other} each of them: {named}.",
        "Correct the months over the columns, or in the rows, and bring the workbook in again.",
        first.source,
        None,
        first.month,
        f"{len(same)} of {len(figures)}",
    )
