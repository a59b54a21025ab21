"""The months that lie on a trend's axis, the same on screen, in Excel and on paper."""

from ibdesk.domain.figure import Covers, Missing
from ibdesk.domain.report.headline import trend_shown
from ibdesk.domain.report.report import IndicatorPage
from ibdesk.domain.report.series import Point

# So long is an axis at least, before the first figure too: target and benchmarks are lines and no dots.
FEWEST_MONTHS, FEWEST_QUARTERS = 12, 4


def is_quarterly(page: IndicatorPage) -> bool:
    """Whether the axis is divided by quarters: its labels then stand where one ends and nowhere else."""
    return page.assessed.covers is Covers.QUARTER


def trend_axis(page: IndicatorPage) -> tuple[Point, ...]:
    """The months shown, with months without a figure before them where they are few. An axis of quarters begins where
    one ends, also before a figure that is dated between two."""
    points = trend_shown(page)
    if is_quarterly(page):
        return _quarters(points)
    missing = FEWEST_MONTHS - len(points)
    if missing <= 0:
        return points
    first = points[0].month
    return (*(Point(first - back, Missing.BLANK) for back in range(missing, 0, -1)), *points)


def _quarters(points: tuple[Point, ...]) -> tuple[Point, ...]:
    ends = sum(point.month.ends_quarter for point in points)
    first = points[0].month
    # Three months on from a quarter's end, or one or two from it.
    before = first - (first.number % 3 or 3)
    missing = max(FEWEST_QUARTERS - ends, 0 if first.ends_quarter else 1)
    return (*(Point(before - 3 * back, Missing.BLANK) for back in range(missing - 1, -1, -1)), *points)
