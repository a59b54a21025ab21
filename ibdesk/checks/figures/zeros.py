"""A 0 that stands for nothing recorded."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from msgspec import Struct

from ibdesk.checks.evidence.evidence import Evidence, Supplied
from ibdesk.checks.evidence.phrases import named_first, plain_text, when, worked_out_text
from ibdesk.checks.evidence.rule import Rule
from ibdesk.domain.figure import Covers, Figure, Missing, Part, Supply, Unit
from ibdesk.domain.number import percentage
from ibdesk.domain.problem import Problem, Severity

# Where the neighbours are at least so large a true 0 is next to impossible: with a mean of 10 children it comes once
# in 20,000 months, with 20 % of 20 children once in 80.
LARGE_COUNT = 10
LARGE_PERCENT = 20
LARGE_PERCENT_OF_UNKNOWN = 50
FEWEST_IN_BASE = 20
LONGEST_RUN = 2
NEIGHBOURS = 2


class _Point(Struct, frozen=True):
    figure: Figure
    number: Fraction | None
    unit: Unit
    base: Fraction | None


def _find(evidence: Evidence) -> Iterator[Problem]:
    with_zeros = {figure.code for figure in evidence.records.figures if not figure.quantity}
    series: dict[tuple[str, Supply, Covers], list[_Point]] = {}
    for supplied in evidence.supplied if with_zeros else ():
        point = _point(evidence, supplied) if supplied.indicator.code in with_zeros else None
        if point is not None:
            series.setdefault((supplied.indicator.code, supplied.supply, supplied.covers), []).append(point)
    for points in series.values():
        points.sort(key=lambda point: point.figure.month)
        for place, point in enumerate(points):
            if point.number == 0 and (why := _why_doubtful(points, place)):
                yield _doubtful(evidence, point, why)


def _point(evidence: Evidence, supplied: Supplied) -> _Point | None:
    value, numerator = supplied.figure(Part.VALUE), supplied.figure(Part.NUMERATOR)
    base = supplied.number(Part.DENOMINATOR)
    if base is None and supplied.indicator.denominator:
        whole = evidence.over(supplied.indicator.denominator, supplied.month, supplied.covers)
        base = whole.number if whole is not None and whole.unit is Unit.COUNT else None
    if value is not None:
        number = value.quantity if isinstance(value.quantity, Fraction) else None
        if number is None and value.quantity is Missing.BLANK:
            return None
        return _Point(value, number, value.unit or supplied.indicator.unit, base)
    counted = supplied.number(Part.NUMERATOR)
    if numerator is None or counted is None or not base or base < 0:
        return None
    return _Point(numerator, percentage(counted, base), Unit.PERCENT, base)


def _why_doubtful(points: Sequence[_Point], place: int) -> str:
    others = [point for point in points if point is not points[place]]
    if len(others) >= NEIGHBOURS and all(point.figure.quantity is Missing.NO_DATA for point in others):
        return 'all other figures are "No data"'
    if _run_of_zeros(points, place) > LONGEST_RUN or not _enough_behind(points[place]):
        return ""
    before = [point for point in points[:place] if point.number][-NEIGHBOURS:]
    after = [point for point in points[place + 1 :] if point.number][:NEIGHBOURS]
    around = before + after
    if len(around) < NEIGHBOURS or not all(_is_large(point, points[place]) for point in around):
        return ""
    nearest = [f"{_number_text(point)} ({point.figure.month.short})" for point in around]
    return f"the figures around it are {', '.join(nearest)}"


def _number_text(point: _Point) -> str:
    text = plain_text if point.figure.part is Part.VALUE else worked_out_text
    return text(point.number or Fraction(0), point.unit)


def _run_of_zeros(points: Sequence[_Point], place: int) -> int:
    first = last = place
    while first > 0 and points[first - 1].number == 0:
        first -= 1
    while last + 1 < len(points) and points[last + 1].number == 0:
        last += 1
    return last - first + 1


def _enough_behind(zero: _Point) -> bool:
    """A percentage of few may well be 0."""
    return zero.unit is not Unit.PERCENT or zero.base is None or zero.base >= FEWEST_IN_BASE


def _is_large(point: _Point, zero: _Point) -> bool:
    number = point.number or Fraction(0)
    if point.unit is Unit.PERCENT:
        return number >= (LARGE_PERCENT if zero.base is not None else LARGE_PERCENT_OF_UNKNOWN)
    return number >= LARGE_COUNT


def _doubtful(evidence: Evidence, point: _Point, why: str) -> Problem:
    figure = point.figure
    indicator = evidence.indicator(figure.code, figure.month)
    subject = named_first(indicator) if indicator is not None else f"Indicator {figure.code}"
    of = f" of {plain_text(point.base)}" if point.base else ""
    return Problem(
        "zero-for-nothing",
        Severity.WARNING,
        f"{subject} is 0{of} for {when(figure.covers, figure.month)}, though {why}. A 0 that means "
        '"not recorded" is shown, compared and summed as if nothing had happened.',
        'If it was not recorded, write "No data" or leave the cell empty; a true 0 can be accepted with a reason.',
        figure.source,
        figure.code,
        figure.month,
        "0",
    )


ZERO_FOR_NOTHING = Rule(
    "zero-for-nothing",
    Severity.WARNING,
    'A 0 that may mean "not recorded"',
    "Systems often fill a month in which nothing was recorded with 0. Among figures that are never small, or where all "
    'others say "No data", a 0 is more likely that than a true one.',
    _find,
)
