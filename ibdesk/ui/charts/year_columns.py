"""What the years-compared chart shows of a page: months or quarters, one column for each year's figure."""

from msgspec import Struct

from ibdesk.domain.figure import Missing, Unit
from ibdesk.domain.report.headline import compared_places
from ibdesk.domain.report.report import IndicatorPage
from ibdesk.domain.report.series import Point
from ibdesk.domain.wording import MISSING_WORDS, number_text, reckoned_text
from ibdesk.ui.charts.last_page import of_last_page

TO_COME = "Still to come"


class Column(Struct, frozen=True):
    """`place` counts from April, or from the first quarter, = 0."""

    place: int
    number: float
    text: str


class YearColumns(Struct, frozen=True):
    """`places` are the months or quarters compared; the years oldest first. `latest` is what stands over the report's
    month or quarter: its number, or why there is none. `gaps` are by year and place the words where there is no column:
    why, or that the month is still to come."""

    unit: Unit
    places: tuple[str, ...]
    names: tuple[str, ...]
    years: tuple[tuple[Column, ...], ...]
    latest_place: int
    latest_text: str
    gaps: tuple[tuple[str, ...], ...]

    @property
    def latest(self) -> Column | None:
        return next((column for column in self.years[-1] if column.place == self.latest_place), None)

    @property
    def empty(self) -> bool:
        return not any(self.years)


@of_last_page
def year_columns(page: IndicatorPage) -> YearColumns:
    indicator, places = page.indicator, compared_places(page)
    years = tuple(
        tuple(
            Column(
                place,
                float(point.number),
                number_text(point.number, indicator.unit, indicator.shown_decimals),
            )
            for place, (_, month) in enumerate(places)
            if (point := year.points[month]) is not None and point.number is not None
        )
        for year in page.years
    )
    shown = (page.value.month.number - 4) % 12
    return YearColumns(
        indicator.unit,
        tuple(name for name, _ in places),
        tuple(year.name for year in page.years),
        years,
        next((at for at, (_, place) in enumerate(places) if place >= shown), len(places) - 1),
        reckoned_text(indicator, page.value),
        tuple(
            tuple(_gap(year.points[place], is_last and place > shown) for _, place in places)
            for year, is_last in zip(page.years, (False,) * (len(page.years) - 1) + (True,), strict=True)
        ),
    )


def _gap(point: Point | None, is_to_come: bool) -> str:
    missing = Missing.BLANK if point is None else point.quantity
    return TO_COME if is_to_come else MISSING_WORDS[missing] if isinstance(missing, Missing) else ""


def year_rows(page: IndicatorPage) -> tuple[tuple[str, ...], ...]:
    """The chart as a table: a row for each month or quarter, a column for each year; empty after the report month."""
    indicator = page.indicator

    def text(year: int, place: int) -> str:
        point = page.years[year].points[place]
        if point is None:
            return ""
        if isinstance(point.quantity, Missing):
            return MISSING_WORDS[point.quantity]
        return number_text(point.quantity, indicator.unit, indicator.shown_decimals)

    return tuple(
        (name, *(text(year, place) for year in range(len(page.years)))) for name, place in compared_places(page)
    )


def years_summary(page: IndicatorPage) -> str:
    """The chart in one sentence, for those who do not see it."""
    columns = year_columns(page)
    if columns.empty:
        return f"Columns by month for {page.indicator.name}: there is no figure to draw."
    span = f"{columns.names[0]} to {columns.names[-1]}"
    now = f"{page.value.month.long}: {columns.latest_text}"
    before = "; ".join(f"{then.month.long}: {reckoned_text(page.indicator, then)}" for then in page.previous)
    return f"Columns by month for {page.indicator.name}, April to March, {span}. {now}; {before}."
