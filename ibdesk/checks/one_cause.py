"""One cause, one problem: rows that slipped by one, two indicators' figures or two columns of counts exchanged.

Each makes a dozen findings of other rules. Where such a cause explains them it is told in their place, with the repair.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from fractions import Fraction
from statistics import median
from typing import NamedTuple

from ibdesk.checks.phrases import indicators_text, joined, months_text, named, plain_text
from ibdesk.checks.rule import Rule
from ibdesk.domain.figure import Figure, Part, Source, Unit
from ibdesk.domain.month import Month
from ibdesk.domain.problem import Problem, Severity
from ibdesk.domain.report.report import IndicatorPage
from ibdesk.domain.report.series import Point

# What such a cause makes other rules find.
EXPLAINED = frozenset(
    (
        "big-change",
        "breakdown-does-not-add-up",
        "finished-does-not-follow",
        "impossible-number",
        "moved-by-base",
        "out-of-line",
        "part-exceeds-whole",
        "percentage-does-not-follow",
        "rate-does-not-follow",
        "sibling-identity",
        "units-agree",
        "zero-for-nothing",
    )
)
_EACH_SIDE, _FEWEST_AROUND = 3, 2
_FEWEST_ROWS = 3
_FEWEST_IN_BASE = 20
_MOST_OF_THEM = Fraction(7, 10)
_POINTS_FAR, _POINTS_NEAR, _DEVIATIONS_FAR = 20, 10, 4
_TIMES_NEAR = Fraction(7, 4)
_MOST_PAIRED = 40  # of more no pairs are looked for


class _Row(NamedTuple):
    """An indicator's number of the month, and what it usually is."""

    page: IndicatorPage
    number: Fraction
    usual: Fraction
    source: Source | None

    @property
    def is_odd(self) -> bool:
        """Whether the number is far from what it usually is."""
        away = abs(self.number - self.usual)
        if self.page.indicator.unit is Unit.PERCENT:
            return away >= _POINTS_FAR
        low, high = sorted((self.number, self.usual))
        return high >= 2 * low and away**2 > _DEVIATIONS_FAR**2 * (self.number + self.usual)

    def is_like(self, other: "_Row") -> bool:
        """Whether the number is much nearer to what another row's usually is than to its own."""
        units = {self.page.indicator.unit, other.page.indicator.unit}
        if units == {Unit.PERCENT}:
            away = abs(self.number - other.usual)
            return away <= _POINTS_NEAR and away * 4 <= abs(self.number - self.usual)
        times = _times(self.number, other.usual)
        return times is not None and times <= _TIMES_NEAR and times**2 <= (_times(self.number, self.usual) or times**2)


def _times(one: Fraction, other: Fraction) -> Fraction | None:
    """How many times the one the other is, from 1; None where one is nothing."""
    low, high = sorted((one, other))
    return high / low if low > 0 else None


class _Cause(NamedTuple):
    codes: frozenset[str]
    months: frozenset[Month]
    message: str
    next_step: str
    source: Source | None
    found: str


def with_one_cause(pages: Sequence[IndicatorPage], found: Sequence[Problem]) -> list[Problem]:
    """The problems, with those that one cause explains put together as one of the gravest severity among them."""
    left, causes = list(found), list(_causes(pages, found))
    for cause in causes:
        codes = cause.codes | _related(pages, cause.codes)
        explained = [
            each for each in left if each.rule in EXPLAINED and each.code in codes and each.month in cause.months
        ]
        if len(explained) > 1:
            ids = set(map(id, explained))
            left = [each for each in left if id(each) not in ids]
            left.append(_told(cause, explained))
    return left


def _told(cause: _Cause, explained: Sequence[Problem]) -> Problem:
    error = any(each.severity is Severity.ERROR for each in explained)
    return Problem(
        FIGURES_EXCHANGED.name,
        Severity.ERROR if error else Severity.WARNING,
        f"{cause.message} This explains {len(explained)} findings, which are not listed one by one.",
        cause.next_step,
        cause.source,
        None if len(cause.codes) > 2 else min(cause.codes),
        max(cause.months),
        cause.found,
    )


def _causes(pages: Sequence[IndicatorPage], found: Sequence[Problem]) -> Iterator[_Cause]:
    odd: dict[Month, set[str]] = {}
    above: dict[Month, set[str]] = {}
    for problem in found:
        if problem.rule in EXPLAINED and problem.code and problem.month is not None:
            odd.setdefault(problem.month, set()).add(problem.code)
            if problem.rule == "part-exceeds-whole":
                above.setdefault(problem.month, set()).add(problem.code)
    inverted = {month: codes for month, codes in above.items() if _are_inverted(pages, month, codes)}
    if inverted:
        yield _columns(pages, inverted)
    for month, codes in odd.items():
        if month not in inverted and len(codes) > 1:
            rows = list(_rows(pages, month))
            shifted = _shifted(rows, codes, month)
            yield from [shifted] if shifted else _exchanged(rows, codes, month)


def _rows(pages: Sequence[IndicatorPage], month: Month) -> Iterator[_Row]:
    for page in pages:
        place = month.since(page.values[0].month) if page.values else -1
        if not 0 <= place < len(page.values):
            continue
        number = _number(page.values[place])
        near = [*page.values[max(0, place - _EACH_SIDE) : place], *page.values[place + 1 : place + 1 + _EACH_SIDE]]
        around = [each for point in near if (each := _number(point)) is not None]
        below = _of_month(page, month).get(Part.DENOMINATOR)
        if below is not None and isinstance(below.quantity, Fraction) and below.quantity < _FEWEST_IN_BASE:
            continue  # a percentage of few is anything
        if number is not None and len(around) >= _FEWEST_AROUND:
            figures = page.values[place].figures
            yield _Row(page, number, Fraction(median(around)), figures[-1].source if figures else None)


def _number(point: Point) -> Fraction | None:
    """The month's own, of a sum too."""
    last = point.figures[-1] if point.figures else None
    if last is not None and last.part is Part.VALUE and last.month == point.month:
        return last.quantity if isinstance(last.quantity, Fraction) else None
    return point.number


def _shifted(rows: Sequence[_Row], odd: Collection[str], month: Month) -> _Cause | None:
    unlike = [place for place, row in enumerate(rows) if row.is_odd]
    for step, way, back in ((1, "down", "up"), (-1, "up", "down")):
        moved = [place for place in unlike if 0 <= place - step < len(rows) and rows[place].is_like(rows[place - step])]
        codes = frozenset(rows[place].page.code for place in moved)
        if len(codes.intersection(odd)) < _FEWEST_ROWS or len(moved) < _MOST_OF_THEM * len(unlike):
            continue
        first, last = rows[moved[0]], rows[moved[-1]]
        between = frozenset(row.page.code for row in rows[max(0, moved[0] - 1) : moved[-1] + 2])
        return _Cause(
            between,
            frozenset((month,)),
            f"The figures of {month.long} from indicator {first.page.code} to {last.page.code} are what their "
            f"neighbours usually have: they slipped one row {way}.",
            f"Move the figures of that month {back} by one row, from indicator {first.page.code} on, and bring the "
            "workbook in again.",
            first.source,
            plain_text(first.number),
        )
    return None


def _exchanged(rows: Sequence[_Row], odd: Collection[str], month: Month) -> Iterator[_Cause]:
    unlike = [row for row in rows if row.page.code in odd and row.is_odd]
    if len(unlike) > _MOST_PAIRED:
        return
    for row in unlike:
        alike = [other for other in unlike if other.page.indicator.unit is row.page.indicator.unit]
        partners = [other for other in alike if other is not row and row.is_like(other) and other.is_like(row)]
        if len(partners) != 1 or unlike.index(partners[0]) < unlike.index(row):
            continue
        other = partners[0]
        yield _Cause(
            frozenset((row.page.code, other.page.code)),
            frozenset((month,)),
            f"{plain_text(row.number)} of {named(row.page.indicator)} and {plain_text(other.number)} of "
            f"{named(other.page.indicator)} for {month.long} are each what the other usually has: the two were "
            "probably exchanged.",
            "Put each figure into the other's place, and bring the workbook in again.",
            row.source,
            plain_text(row.number),
        )


def _are_inverted(pages: Sequence[IndicatorPage], month: Month, codes: Collection[str]) -> bool:
    """Whether nearly all percentages of a month count more above than below."""
    both = [counts for page in pages if (counts := _counts(page, month)) is not None]
    wrong = sum(above > below for above, below in both)
    return len(codes) >= _FEWEST_ROWS <= wrong and wrong >= _MOST_OF_THEM * sum(above != below for above, below in both)


def _counts(page: IndicatorPage, month: Month) -> tuple[Fraction, Fraction] | None:
    counts = _of_month(page, month)
    above, below = counts.get(Part.NUMERATOR), counts.get(Part.DENOMINATOR)
    if above is None or below is None:
        return None
    if not isinstance(above.quantity, Fraction) or not isinstance(below.quantity, Fraction):
        return None
    return above.quantity, below.quantity


def _of_month(page: IndicatorPage, month: Month) -> Mapping[Part, Figure]:
    place = month.since(page.values[0].month) if page.values else -1
    figures = page.values[place].figures if 0 <= place < len(page.values) else ()
    return {figure.part: figure for figure in figures if figure.month == month}


def _columns(pages: Sequence[IndicatorPage], inverted: Mapping[Month, set[str]]) -> _Cause:
    codes = frozenset(code for each in inverted.values() for code in each)
    month = max(inverted)
    sources = [_of_month(page, month)[Part.NUMERATOR].source for page in pages if _counts(page, month) is not None]
    return _Cause(
        codes,
        frozenset(inverted),
        f"In {months_text(inverted)} {indicators_text(codes)} have more above than below: the columns of numerators "
        "and denominators were probably exchanged.",
        "Exchange the two columns, or their headings, and bring the workbook in again.",
        sources[0],
        joined(sorted(codes)[:3]),
    )


def _related(pages: Sequence[IndicatorPage], codes: Collection[str]) -> frozenset[str]:
    """The indicators that count the same as one of these, or are a part or the whole of it."""
    found = set()
    for page in pages:
        indicator = page.indicator
        others = {indicator.denominator, indicator.within.code if indicator.within else None, *indicator.numerator_of}
        if page.code in codes:
            found |= {each for each in others if each}
        elif not others.isdisjoint(codes):
            found.add(page.code)
    return frozenset(found)


FIGURES_EXCHANGED = Rule(
    "figures-exchanged",
    Severity.ERROR,
    "Figures in the wrong rows or columns",
    "Where a column slipped by a row, or two rows or two columns were exchanged, a dozen figures are unlike what they "
    "usually are, and each would be told by itself. Where every one of them is what its neighbour, or the other one, "
    "usually has, that is told once, with what puts it right.",
)
