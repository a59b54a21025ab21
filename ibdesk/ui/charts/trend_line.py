"""What the trend chart shows of a page: the assessed series with target, usual range, benchmarks and events."""

from fractions import Fraction

from msgspec import Struct

from ibdesk.domain.control.chart import ControlPoint, drawn
from ibdesk.domain.control.chart_words import MEANING_WORDS, MEANINGS, Meaning, cause_text, event_text
from ibdesk.domain.control.special_causes import Cause
from ibdesk.domain.control.usual_range import UsualRange
from ibdesk.domain.figure import Covers, Mark, Unit
from ibdesk.domain.month import Month, months
from ibdesk.domain.report.headline import trend_shown
from ibdesk.domain.report.report import IndicatorPage
from ibdesk.domain.report.series import Point
from ibdesk.domain.report.trend_axis import is_quarterly, trend_axis
from ibdesk.domain.target import Basis, Target
from ibdesk.domain.wording import (
    benchmark_text,
    bounds_text,
    decimals_for,
    number_text,
    quantity_text,
    rate_label,
    reckoned_text,
    short_period_text,
)
from ibdesk.palette import Palette
from ibdesk.ui.charts.last_page import of_last_page, shown_range


class TrendPoint(Struct, frozen=True):
    """`place` counts months from the first one shown. `usual` are the limits at this point, lower then upper, `mean`
    the middle between them; of a special cause `meaning` says what it is drawn as, `side` is +1 for high and -1 for
    low, `cause` says why. `drawn` says whether it has a mark of its own: of several in a row for the same reason the
    last one has, and the first beyond a limit."""

    place: int
    month: Month
    number: float | None
    text: str
    marks: frozenset[Mark]
    usual: tuple[float, float] | None
    mean: float | None = None
    meaning: Meaning = Meaning.USUAL
    side: int = 0
    cause: str = ""
    drawn: bool = False

    @property
    def provisional(self) -> bool:
        return bool(self.marks & {Mark.PROVISIONAL, Mark.ESTIMATED})

    @property
    def special(self) -> bool:
        return self.meaning is not Meaning.USUAL


class BenchmarkMark(Struct, frozen=True):
    name: str
    number: float
    text: str


class EventMark(Struct, frozen=True):
    """`number` is what stands beside it on the chart and before its words below."""

    number: int
    place: int
    month: Month
    what: str


class TrendLine(Struct, frozen=True):
    """Places run from 0 at `first` to `last_place` at the report month. `target` holds its one or two lines;
    of a `quarterly` one labels stand where a quarter ends."""

    unit: Unit
    first: Month
    last_place: int
    points: tuple[TrendPoint, ...]
    latest_text: str
    target: tuple[float, ...]
    target_place: int
    target_text: str
    usual_text: str
    benchmarks: tuple[BenchmarkMark, ...]
    events: tuple[EventMark, ...]
    quarterly: bool = False

    @property
    def last(self) -> Month:
        return self.first + self.last_place

    @property
    def last_labelled(self) -> int:
        """The last place that may carry a label: of quarters the last that ended, else the report month."""
        return self.last_place - self.last.number % 3 if self.quarterly else self.last_place

    @property
    def known(self) -> tuple[TrendPoint, ...]:
        return tuple(point for point in self.points if point.number is not None)

    @property
    def latest_usual(self) -> tuple[float, float] | None:
        return self.points[-1].usual if self.points else None


@of_last_page
def trend_line(page: IndicatorPage) -> TrendLine:
    shown = trend_shown(page)
    # Few months fill the width, few quarters begin as far back as in the pack.
    first = (trend_axis(page) if is_quarterly(page) else shown)[0].month
    unit = series_unit(page)
    decimals = decimals_for(page.indicator, page.basis)
    points = _points(page, shown, first, unit, decimals)
    target = page.target if page.target is not None and page.target.basis is page.basis else None
    from_month = target.from_month if target is not None else None
    usual = usual_text(points[-1].usual if points else None, unit)
    return TrendLine(
        unit=unit,
        first=first,
        last_place=page.month.since(first),
        points=points,
        latest_text=f"{short_period(page, page.assessed.month)}  {reckoned_text(page.indicator, page.assessed)}",
        target=_lines(target),
        target_place=max(from_month.since(first), 0) if from_month else 0,
        target_text=f"Target {bounds_text(target.bounds, unit)}" if target else "",
        usual_text=f"Usual range {usual}" if usual else "",
        benchmarks=_benchmarks(page),
        events=_events(page, first),
        quarterly=is_quarterly(page),
    )


def special_colour(meaning: Meaning, tokens: Palette) -> str:
    """The colour of a special cause; its shape says the same."""
    colours = {
        Meaning.IMPROVING: tokens.improving,
        Meaning.WORSENING: tokens.worsening,
        Meaning.UNUSUAL: tokens.unusual,
    }
    return colours.get(meaning, tokens.usual_range)


def series_unit(page: IndicatorPage) -> Unit:
    return Unit.RATE if page.basis is Basis.RATE else page.indicator.unit


def series_name(page: IndicatorPage) -> str:
    """The heading of the series in the table."""
    if page.basis is Basis.RATE:
        return rate_label(page.indicator, page.rate)
    return {Unit.PERCENT: "Percentage", Unit.COUNT: "Number", Unit.RATE: "Rate", Unit.DAYS: "Days"}[page.indicator.unit]


def short_period(page: IndicatorPage, month: Month) -> str:
    """The month, or the quarter that ends with it where the series is of quarters."""
    return short_period_text(Covers.QUARTER, month) if page.assessed.covers is Covers.QUARTER else month.medium


def trend_summary(page: IndicatorPage) -> str:
    """The chart in one sentence, for those who do not see it."""
    line, name = trend_line(page), f"{page.indicator.name}, {series_name(page).lower()}"
    if not line.known:
        return f"Line by month for {name}: there is no figure to draw."
    first, last = line.known[0], line.known[-1]
    lowest = min(line.known, key=lambda point: point.number or 0.0)
    highest = max(line.known, key=lambda point: point.number or 0.0)
    said = [
        f"Line by month for {name}, from {first.month.long} ({first.text}) to {last.month.long} ({last.text})",
        f"lowest {lowest.text} in {lowest.month.long}, highest {highest.text} in {highest.month.long}",
    ]
    said += [line.target_text[:1].lower() + line.target_text[1:]] if line.target_text else []
    said += [f"{mark.name} {mark.text}" for mark in line.benchmarks]
    return "; ".join(said) + "."


def _points(
    page: IndicatorPage, shown: tuple[Point, ...], first: Month, unit: Unit, decimals: int
) -> tuple[TrendPoint, ...]:
    usual = _usual_range(page)
    step = 3 if page.assessed.covers is Covers.QUARTER else 1

    def limits(month: Month) -> tuple[float, float] | None:
        at = usual.get(month)
        return None if at is None else (float(drawn(at.lower, unit)), float(drawn(at.upper, unit)))

    def special(month: Month) -> tuple[float | None, Meaning, int, str, bool]:
        at = usual.get(month)
        if at is None:
            return None, Meaning.USUAL, 0, "", False
        mean = float(at.mean)
        if not at.mark.side:
            return mean, Meaning.USUAL, 0, "", False
        meaning = MEANINGS[at.variation]
        return mean, meaning, at.mark.side, f"{MEANING_WORDS[meaning]}: {cause_text(at)}", has_mark(month, at)

    def has_mark(month: Month, at: ControlPoint) -> bool:
        """A long run is one thing that happened: marked at every point it would hide the line."""
        before, after = usual.get(month - step), usual.get(month + step)
        begins = at.mark.cause is Cause.LIMIT and (before is None or before.mark != at.mark)
        return begins or after is None or after.mark != at.mark

    return tuple(
        TrendPoint(
            point.month.since(first),
            point.month,
            None if point.number is None else float(point.number),
            quantity_text(point.quantity, unit, decimals),
            frozenset(mark for figure in point.figures for mark in figure.marks),
            limits(point.month),
            *special(point.month),
        )
        for point in shown
    )


def _usual_range(page: IndicatorPage) -> dict[Month, ControlPoint]:
    """Control limits by month; they are the value's, so there are none where the rate is drawn."""
    usual = shown_range(page)
    if page.basis is Basis.RATE or not isinstance(usual, UsualRange):
        return {}
    return {point.month: point for point in usual.points}


def usual_text(usual: tuple[float, float] | None, unit: Unit) -> str:
    """10.2 to 21%; empty where a point has no limits."""
    if usual is None:
        return ""
    decimals = 0 if unit in (Unit.COUNT, Unit.DAYS) else 1
    low = number_text(Fraction(usual[0]), Unit.COUNT if unit is Unit.PERCENT else unit, decimals)
    return f"{low} to {number_text(Fraction(usual[1]), unit, decimals)}"


def _lines(target: Target | None) -> tuple[float, ...]:
    if target is None:
        return ()
    return tuple(float(bound) for bound in (target.low, target.high) if bound is not None)


def _benchmarks(page: IndicatorPage) -> tuple[BenchmarkMark, ...]:
    """Those on the basis of the series, in its unit; the others are among the key facts only."""
    return tuple(
        BenchmarkMark(benchmark.name, float(benchmark.quantity), benchmark_text(page.indicator, benchmark))
        for benchmark in page.benchmarks
        if benchmark.basis is page.basis and isinstance(benchmark.quantity, Fraction) and not benchmark.unit_written
    )


def _events(page: IndicatorPage, first: Month) -> tuple[EventMark, ...]:
    span = set(months(first, page.month))
    shown = sorted((event for event in page.events if event.month in span), key=lambda event: event.month)
    return tuple(
        EventMark(number, event.month.since(first), event.month, event_text(event))
        for number, event in enumerate(shown, start=1)
    )
