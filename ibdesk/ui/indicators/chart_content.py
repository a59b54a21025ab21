"""What stands around a page's charts: headline, subtitle, key, notes, summary for screen readers, table."""

from enum import Enum, auto

from msgspec import Struct

from ibdesk.domain.control.chart_words import MEANING_WORDS, Meaning
from ibdesk.domain.report.breakdown import breakdown_headline, breakdown_shown, breakdown_subtitle, breakdown_summary
from ibdesk.domain.report.headline import trend_headline, trend_subtitle, years_headline, years_subtitle
from ibdesk.domain.report.report import IndicatorPage
from ibdesk.palette import Palette
from ibdesk.ui.charts.breakdown_columns import breakdown_rows
from ibdesk.ui.charts.trend_line import special_colour, trend_line, trend_summary
from ibdesk.ui.charts.trend_words import trend_table
from ibdesk.ui.charts.year_columns import year_columns, year_rows, years_summary


class Sign(Enum):
    """How an entry of the key is drawn."""

    BOX = auto()
    DIAMOND = auto()
    SQUARE = auto()
    TRIANGLE = auto()
    RING = auto()


_SPECIAL = {
    Meaning.IMPROVING: Sign.DIAMOND,
    Meaning.WORSENING: Sign.SQUARE,
    Meaning.UNUSUAL: Sign.TRIANGLE,
}


class KeyEntry(Struct, frozen=True):
    sign: Sign
    fill: str
    edge: str
    text: str


class ChartContent(Struct, frozen=True):
    """`headings` and `rows` are the chart as a table; the latest figure is at `latest_row` and `latest_column`."""

    headline: str
    subtitle: str
    key: tuple[KeyEntry, ...]
    notes: tuple[str, ...]
    summary: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    latest_row: int | None
    latest_column: int


def years_content(page: IndicatorPage, tokens: Palette) -> ChartContent:
    columns = year_columns(page)
    colours = (
        (tokens.year_old, tokens.year_old_edge),
        (tokens.year_middle, tokens.year_middle),
        (tokens.year_current, tokens.year_current),
    )
    key = tuple(KeyEntry(Sign.BOX, fill, edge, name) for name, (fill, edge) in zip(columns.names, colours, strict=True))
    rows = year_rows(page)
    return ChartContent(
        headline=years_headline(page),
        subtitle=years_subtitle(page),
        key=key,
        notes=(),
        summary=years_summary(page),
        headings=("Month", *columns.names),
        rows=rows,
        latest_row=columns.latest_place,
        latest_column=len(columns.names),
    )


def trend_content(page: IndicatorPage, tokens: Palette) -> ChartContent:
    line = trend_line(page)
    key = []
    shown = {point.meaning for point in line.points if point.drawn}
    for meaning, sign in _SPECIAL.items():
        if meaning in shown:
            colour = special_colour(meaning, tokens)
            key.append(KeyEntry(sign, tokens.surface, colour, MEANING_WORDS[meaning]))
    if any(point.provisional and point.number is not None for point in line.points):
        key.append(KeyEntry(Sign.RING, tokens.surface, tokens.year_current, "Provisional"))
    headings, rows = trend_table(page)
    return ChartContent(
        headline=trend_headline(page),
        subtitle=trend_subtitle(page) + _benchmark_years(page),
        key=tuple(key),
        notes=tuple(f"{event.number}  {event.month.medium}: {event.what}" for event in line.events),
        summary=trend_summary(page),
        headings=headings,
        rows=rows,
        latest_row=len(rows) - 1 if rows else None,
        latest_column=1,
    )


def _benchmark_years(page: IndicatorPage) -> str:
    """ ". Benchmarks: 2012/13", of those that are drawn."""
    drawn = {mark.name for mark in trend_line(page).benchmarks}
    years = dict.fromkeys(each.period for each in page.benchmarks if each.name in drawn and each.period)
    return f". Benchmarks: {', '.join(years)}" if years else ""


def breakdown_content(page: IndicatorPage) -> ChartContent | None:
    """None where the page has no breakdown. Its categories are named beside the columns, so there is no key."""
    shown = breakdown_shown(page)
    if shown is None:
        return None
    return ChartContent(
        headline=breakdown_headline(page, shown),
        subtitle=breakdown_subtitle(shown),
        key=(),
        notes=(),
        summary=breakdown_summary(page, shown),
        headings=("Month", *shown.categories, *(["All together"] if shown.adds_up else [])),
        rows=breakdown_rows(shown),
        latest_row=len(shown.months) - 1,
        latest_column=1,
    )
