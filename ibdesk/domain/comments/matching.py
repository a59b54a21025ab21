"""Whether a number as written in a comment is a figure: to as many decimals as written, half up, and in its unit."""

from fractions import Fraction

from ibdesk.domain.comments.numbers_said import About, Written, WrittenNumber
from ibdesk.domain.comments.quotable_figures import Kind, KnownFigure
from ibdesk.domain.number import round_half_up

_UNITS = {
    Written.PERCENT: (Kind.PERCENT, Kind.CHANGE, Kind.POINTS),
    Written.POINTS: (Kind.POINTS,),
    Written.RATE: (Kind.RATE,),
    Written.TIMES: (Kind.TIMES,),
    Written.DAYS: (Kind.DAYS,),
}
# A bare whole number is a count; one that is large, or has decimals, may be a rate or a percentage without its sign.
LARGE = 100
_MOST_OFF = Fraction(1, 10)


def matches(number: WrittenNumber, figure: KnownFigure) -> bool:
    if figure.kind not in _kinds(number):
        return False
    return round_half_up(abs(figure.number), number.decimals) == round_half_up(number.number, number.decimals)


def matches_roughly(number: WrittenNumber, figure: KnownFigure) -> bool:
    """ "About 490", "nearly 500", "more than 70 %": within one step of the written number's last digit that counts,
    and no more than a tenth off."""
    if number.about is About.EXACTLY or figure.kind not in _kinds(number) or figure.kind in (Kind.CHANGE, Kind.TIMES):
        return False
    over = abs(figure.number) - number.number
    if abs(over) >= number.last_step or abs(over) > number.number * _MOST_OFF:
        return False
    if number.about is About.OVER:
        return over > 0
    return over < 0 if number.about is About.UNDER else True


def _kinds(number: WrittenNumber) -> tuple[Kind, ...]:
    if number.written is not Written.BARE:
        return _UNITS[number.written]
    if number.decimals:
        return (Kind.COUNT, Kind.RATE, Kind.PERCENT, Kind.POINTS)
    return (Kind.COUNT, Kind.DAYS, Kind.RATE) if number.number >= LARGE else (Kind.COUNT, Kind.DAYS)
