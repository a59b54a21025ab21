"""A chart before it is drawn: its texts, numbers and axis, the same in Excel, on paper and in the preview."""

from collections.abc import Iterable
from enum import Enum, auto
from fractions import Fraction
from math import ceil, floor, log10

from msgspec import Struct

from ibdesk.domain.control.chart_words import limits_text, variation_text
from ibdesk.domain.control.usual_range import UsualRange
from ibdesk.domain.figure import Missing, Unit, known
from ibdesk.domain.reckoned import Reckoned
from ibdesk.domain.report.breakdown import breakdown_headline, breakdown_shown, breakdown_subtitle, breakdown_summary
from ibdesk.domain.report.headline import trend_headline, trend_shown, trend_subtitle, years_headline, years_subtitle
from ibdesk.domain.report.report import IndicatorPage
from ibdesk.domain.target import Basis
from ibdesk.domain.wording import MISSING_MARKS, number_text, reckoned_text, short_period_text, target_text
from ibdesk.writing.pack.chart_data import Block, Series, breakdown_block, same_basis, trend_block, years_block
from ibdesk.writing.pack.facts import benchmark_cell
from ibdesk.writing.sheets.numbers import as_kept, cell_text

STEPS = 6
_NICE = (1.0, 2.0, 5.0, 10.0)
# A line may start above 0 where everything is high up, but never so close that small changes look large.
_HIGH_UP = 0.6
_CLOSEST = 0.75
_HEADROOM = 1.04
_SMALLEST = 1e-9


class Scale(Struct, frozen=True):
    """In the unit of the cells: shares of 1 for percentages. The marks are written with so many decimals."""

    low: float
    high: float
    step: float
    percent: bool
    decimals: int

    @property
    def number_format(self) -> str:
        places = "." + "0" * self.decimals if self.decimals else ""
        return f"0{places}%" if self.percent else f"#,##0{places}"

    @property
    def widest_mark(self) -> str:
        return max((self.mark(self.low), self.mark(self.high)), key=len)

    def mark(self, number: float) -> str:
        """A number as it is written beside the axis."""
        return f"{number * 100:.{self.decimals}f}%" if self.percent else f"{number:,.{self.decimals}f}"

    @property
    def starts_above_zero(self) -> bool:
        return self.low > 0


def scale(numbers: Iterable[float], unit: Unit, from_zero: bool) -> Scale:
    """A scale from 0, or for lines from a round number below the lowest where all numbers are high up."""
    drawn = list(numbers)
    lowest, highest = min(drawn, default=0.0), max(drawn, default=0.0)
    # Between whole children nothing is marked; what is shown with decimals has marks with as many as they take.
    whole = unit in (Unit.COUNT, Unit.DAYS) and all(number == floor(number) for number in drawn)
    smallest = 1.0 if whole else _SMALLEST
    if not drawn or highest <= 0:
        highest = max(highest, 1.0 if unit is Unit.PERCENT else STEPS - 2.0)
    if lowest >= 0 and (from_zero or lowest < _HIGH_UP * highest or lowest == highest):
        lowest = 0.0
    lowest = min(lowest, 0.0) if from_zero else min(lowest, _CLOSEST * highest)
    step = max(_nice((highest - lowest) / STEPS), smallest)
    low, high = floor(lowest / step + 1e-9) * step, ceil(highest * _HEADROOM / step - 1e-9) * step
    if unit is Unit.PERCENT and highest <= 1:
        high = min(high, 1.0)
    high = max(high, low + step)
    percent = unit is Unit.PERCENT
    decimals = _decimals(step * 100 if percent else step)
    return Scale(round(low, 12), round(high, 12), round(step, 12), percent, decimals)


def _nice(rough: float) -> float:
    if rough <= 0:
        return 0.0
    magnitude = 10.0 ** floor(log10(rough))
    return next(nice for nice in _NICE if nice * magnitude >= rough * (1 - 1e-9)) * magnitude


def _decimals(shown: float) -> int:
    """Those that tell a mark from one a step further."""
    return max(0, -floor(log10(shown) + 1e-9))


class ChartKind(Enum):
    """What is drawn of a chart's numbers: columns by year, the trend's line, columns on each other, lines."""

    YEARS = auto()
    TREND = auto()
    STACKED = auto()
    LINES = auto()


class ChartRecord(Struct, frozen=True):
    """`headline` and `subtitle` stand over the chart, `words` say it to those who do not see it. `latest` is the place
    of the figure that carries its number: of the last series among the years, of the first in a trend."""

    kind: ChartKind
    name: str
    headline: str
    subtitle: str
    words: str
    block: Block
    axis: Scale
    latest: int | None = None

    @property
    def has_a_figure(self) -> bool:
        own = [series for series in self.block.series if series.role in ("value", "year", "category")]
        return any(number is not None for series in own for number in series.numbers)


def years_record(page: IndicatorPage) -> ChartRecord:
    block = years_block(page)
    return ChartRecord(
        ChartKind.YEARS,
        "Years compared",
        years_headline(page),
        years_subtitle(page),
        _years_in_words(page),
        block,
        scale(block.drawn(), block.unit, from_zero=True),
        _latest_in_years(page, block),
    )


def trend_record(page: IndicatorPage, council: str, usual: UsualRange | str) -> ChartRecord:
    """The assessed series; `council` is what its line is called."""
    block = trend_block(page, council, usual)
    axis, headline = trend_scale(block), trend_headline(page)
    return ChartRecord(
        ChartKind.TREND,
        "Trend",
        headline,
        _trend_subtitle(page, block.unit, axis),
        _trend_in_words(page, usual, headline),
        block,
        axis,
        _last_known(block.series[0]) if page.assessed.number is not None else None,
    )


def breakdown_record(page: IndicatorPage) -> ChartRecord | None:
    """Columns on each other; lines where the categories do not add up. None where there are no categories."""
    shown = breakdown_shown(page)
    if shown is None:
        return None
    block = breakdown_block(shown)
    if shown.adds_up:
        tops = [float(sum(known(column))) for column in zip(*(each.numbers for each in block.series), strict=True)]
    else:
        tops = block.drawn()
    return ChartRecord(
        ChartKind.STACKED if shown.adds_up else ChartKind.LINES,
        "Categories",
        breakdown_headline(page, shown),
        breakdown_subtitle(shown),
        _named(page, breakdown_summary(page, shown)),
        block,
        scale(tops, block.unit, from_zero=True),
    )


def trend_scale(block: Block) -> Scale:
    return scale(_drawn_on_axis(block), block.unit, from_zero=False)


def _drawn_on_axis(block: Block) -> list[float]:
    """Every height in the chart: of the band its upper edge, not its thickness."""
    drawn: list[float] = []
    base = next((series.numbers for series in block.series if series.role == "band base"), ())
    for series in block.series:
        numbers = series.numbers
        if series.role == "band":
            numbers = tuple(
                (low or Fraction(0)) + (high or Fraction(0)) for low, high in zip(base, numbers, strict=True)
            )
        drawn += [as_kept(number, block.unit) for number in numbers if number is not None]
    return drawn


def _named(page: IndicatorPage, words: str) -> str:
    """An alternative text is heard by itself: it says first which indicator it is about."""
    return f"{page.code} {page.indicator.name}. {words}"


def _years_in_words(page: IndicatorPage) -> str:
    """What the columns say, for those who do not see them."""
    pairs = [(reckoned, _in_words(page, reckoned)) for reckoned in (page.value, *page.previous)]
    said = "; ".join(f"{short_period_text(reckoned.covers, reckoned.month)}: {text}" for reckoned, text in pairs)
    return _named(page, f"Column chart. {years_headline(page)}. {years_subtitle(page)}. {said}.")


def _in_words(page: IndicatorPage, reckoned: Reckoned) -> str:
    held_back = reckoned.missing is Missing.SUPPRESSED
    return MISSING_MARKS[Missing.SUPPRESSED] if held_back else reckoned_text(page.indicator, reckoned)


def _trend_in_words(page: IndicatorPage, usual: UsualRange | str, headline: str) -> str:
    """What the line says: latest, highest, lowest, target and benchmarks."""
    parts = [f"Line chart. {headline}. {trend_subtitle(page)}."]
    latest = page.assessed
    if latest.number is not None:
        parts.append(
            f"Latest: {reckoned_text(page.indicator, latest)} ({short_period_text(latest.covers, latest.month)})."
        )
    points = [(point.number, point.month) for point in trend_shown(page) if point.number is not None]
    if len(points) > 1:
        unit, decimals = latest.unit, 2 if latest is page.rate else page.indicator.shown_decimals
        for word, (number, month) in (("Highest", max(points)), ("Lowest", min(points))):
            parts.append(f"{word}: {number_text(number, unit, decimals)} in {month.medium}.")
    if page.target is not None:
        parts.append(f"Target: {target_text(page.indicator, page.target)}.")
    parts += [f"{each.name} {each.period}: {cell_text(benchmark_cell(page, each))}." for each in same_basis(page)]
    if isinstance(usual, UsualRange) and page.basis is Basis.VALUE:
        parts.append(f"Usual range: {limits_text(page, usual)}. {variation_text(usual)}.")
    return _named(page, " ".join(parts))


def _trend_subtitle(page: IndicatorPage, unit: Unit, axis: Scale) -> str:
    if not axis.starts_above_zero:
        return trend_subtitle(page)
    lowest = f"{axis.low * 100:g}%" if unit is Unit.PERCENT else f"{axis.low:,.2f}".removesuffix(".00")
    return f"{trend_subtitle(page)}. The axis starts at {lowest}."


def _last_known(series: Series) -> int | None:
    numbers = series.numbers
    return next((place for place in reversed(range(len(numbers))) if numbers[place] is not None), None)


def _latest_in_years(page: IndicatorPage, block: Block) -> int | None:
    if not block.series or page.value.number is None:
        return None
    return _last_known(block.series[-1])
