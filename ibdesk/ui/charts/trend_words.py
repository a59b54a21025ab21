"""Each month of the trend in words: what the box beside a point says, and the rows of the chart's table."""

from fractions import Fraction

from msgspec import Struct

from ibdesk.domain.figure import MARK_WORDS, Covers, Part, Unit, marks_text
from ibdesk.domain.month import Month
from ibdesk.domain.number import grouped, round_half_up
from ibdesk.domain.reckoned import possible
from ibdesk.domain.report.assess import effective_bounds
from ibdesk.domain.report.headline import trend_shown
from ibdesk.domain.report.report import IndicatorPage
from ibdesk.domain.report.series import Point
from ibdesk.domain.target import Basis, Between, distance_outside
from ibdesk.domain.wording import (
    STATUS_WORDS,
    bounds_text,
    decimals_for,
    period_text,
    quantity_text,
    rate_label,
)
from ibdesk.ui.charts.last_page import of_last_page
from ibdesk.ui.charts.readout import Readout
from ibdesk.ui.charts.trend_line import series_name, series_unit, short_period, trend_line, usual_text

WHAT_TO_KNOW = "What to know"
_RESTATED = "restated since the last pack"


class MonthWords(Struct, frozen=True):
    """Empty where there is nothing to say. `marks` are those of the figure, in words; `notes` what else is to be known:
    why it is out of the ordinary, and what happened then."""

    month: Month
    period: str
    short_period: str
    figure: str
    shown_marks: str
    marks: str
    counts: str
    other: str
    target: str
    usual: str
    assessment: str
    notes: tuple[str, ...]


@of_last_page
def month_words(page: IndicatorPage) -> tuple[MonthWords, ...]:
    """A record for each point of the trend's line, in its order."""
    line = trend_line(page)
    others = {point.month: point for point in (page.values if page.basis is Basis.RATE else page.rates)}
    happened: dict[Month, list[str]] = {}
    for event in line.events:
        happened.setdefault(event.month, []).append(event.what)
    return tuple(
        MonthWords(
            month=point.month,
            period=_period(page, point.month),
            short_period=short_period(page, point.month),
            figure=drawn.text,
            shown_marks=marks_text(drawn.marks, page.is_restated(point)),
            marks=", ".join([MARK_WORDS[mark] for mark in drawn.marks] + [_RESTATED] * page.is_restated(point)),
            counts=_counts(page, point),
            other=_other(page, others.get(point.month)),
            target=_target(page, point),
            usual=usual_text(drawn.usual, line.unit),
            assessment=_assessment(page, point.month),
            notes=(*([drawn.cause] if drawn.special else []), *happened.get(point.month, [])),
        )
        for point, drawn in zip(trend_shown(page), line.points, strict=True)
    )


def trend_readouts(page: IndicatorPage) -> tuple[Readout, ...]:
    """What is said of each point of the trend's line, in its order."""
    return tuple(_readout(page, words) for words in month_words(page))


def trend_table(page: IndicatorPage) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """The chart as a table: its headings, and its rows from the oldest month on. A column without a word is left out,
    but for the figure's."""
    said = month_words(page)
    columns = (
        ("Month", [each.short_period for each in said]),
        (series_name(page), [each.figure + each.shown_marks for each in said]),
        ("Out of", [each.counts for each in said]),
        (_other_name(page), [each.other for each in said]),
        ("Target", [each.target for each in said]),
        ("Usual range", [each.usual for each in said]),
        (WHAT_TO_KNOW, ["; ".join(each.notes) for each in said]),
    )
    kept = [(name, cells) for at, (name, cells) in enumerate(columns) if at < 2 or any(cells)]
    return tuple(name for name, _ in kept), tuple(zip(*(cells for _, cells in kept), strict=True))


def _readout(page: IndicatorPage, words: MonthWords) -> Readout:
    rows = (
        (series_name(page), ", ".join(each for each in (words.figure, words.counts, words.marks) if each)),
        (_other_name(page), words.other),
        ("Target", words.target),
        ("Assessment", words.assessment),
        ("Usual range", words.usual),
        *(("", note) for note in words.notes),
    )
    return Readout(words.period, tuple((name, said) for name, said in rows if said))


def _other_name(page: IndicatorPage) -> str:
    """Of the number that is not drawn: a rate's value, or a value's rate."""
    if page.basis is not Basis.RATE:
        return rate_label(page.indicator, page.rate)
    return {Unit.PERCENT: "Percentage", Unit.DAYS: "Days"}.get(page.indicator.unit, "Number")


def _other(page: IndicatorPage, point: Point | None) -> str:
    if point is None or point.number is None:
        return ""
    basis = Basis.VALUE if page.basis is Basis.RATE else Basis.RATE
    unit = Unit.RATE if basis is Basis.RATE else page.indicator.unit
    return quantity_text(point.number, unit, decimals_for(page.indicator, basis))


def _counts(page: IndicatorPage, point: Point) -> str:
    """29 of 35, where the month's percentage is made of two counts."""
    if page.indicator.unit is not Unit.PERCENT or page.basis is Basis.RATE or point.number is None:
        return ""
    found = [
        [figure.quantity for figure in point.figures if figure.part is part and isinstance(figure.quantity, Fraction)]
        for part in (Part.NUMERATOR, Part.DENOMINATOR)
    ]
    if any(len(each) != 1 for each in found):
        return ""
    (above,), (below,) = found
    return f"{grouped(round_half_up(above, 0))} of {grouped(round_half_up(below, 0))}"


def _target(page: IndicatorPage, point: Point) -> str:
    """The target that held in the month, and on which side of it the figure lies; never a colour, which depends on more
    than that."""
    target, unit = page.target, series_unit(page)
    if target is None or target.basis is not page.basis or (target.from_month and point.month < target.from_month):
        return ""
    text = bounds_text(target.bounds, unit)
    bounds = effective_bounds(page.indicator.polarity, target.bounds)
    if bounds is None or point.number is None or not possible(point.number, unit):
        return text
    if distance_outside(bounds, point.number) == 0:
        return f"{text}, {'inside it' if isinstance(bounds, Between) else 'met'}"
    is_below = isinstance(target.low, Fraction) and point.number < target.low
    return f"{text}, {'below it' if is_below else 'above it'}"


def _assessment(page: IndicatorPage, month: Month) -> str:
    """Of the report's own month, which alone is assessed on the page."""
    if month != page.assessed.month:
        return ""
    by_hand = ", set by hand" if page.assessment.override else ""
    return STATUS_WORDS[page.assessment.status] + by_hand


def _period(page: IndicatorPage, month: Month) -> str:
    """June 2012, or the quarter that ends with it where the series is of quarters."""
    is_quarter = page.assessed.covers is Covers.QUARTER and month.ends_quarter
    return period_text(Covers.QUARTER, month) if is_quarter else month.long
