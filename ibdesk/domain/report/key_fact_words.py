"""What the key facts of a page are called and say, in the window as in the pack."""

from ibdesk.domain.board import Direction
from ibdesk.domain.indicator import RateBasis
from ibdesk.domain.reckoned import Reckoned
from ibdesk.domain.report.report import IndicatorPage
from ibdesk.domain.target import Basis
from ibdesk.domain.wording import moved_text, quantity_text, rate_label, short_period_text, short_travel_text

EARLIER_RATE = "Rate a year before"


def value_label(page: IndicatorPage) -> str:
    """Names the quarter where the value is not the page's own month's: "Current value, Q1 2014/15"."""
    if page.value.month != page.month:
        return f"Current value, {short_period_text(page.value.covers, page.value.month)}"
    return "Current value"


def rate_fact_label(page: IndicatorPage) -> str:
    """Names what time the rate covers, "Rate per 10,000, 12 months to Aug 2014", where there can be one."""
    if page.rate.number is None and page.indicator.rate_basis is RateBasis.NONE:
        return rate_label(page.indicator, page.rate)
    label = rate_label(page.indicator, page.rate, period_beside=True)
    return f"{label}, {short_period_text(page.rate.covers, page.rate.month)}"


def change_label(page: IndicatorPage) -> str:
    """Names what the change is from: "Change on Jul 2014"."""
    return f"Change on {page.since_last.then.short_period}"


def change_words(page: IndicatorPage) -> str:
    """Up 101.7 per 10,000; the label names what it is compared with. "Same as Jul 2014" where it did not move."""
    travel, unit = page.since_last, page.indicator.unit
    moved = travel.direction in (Direction.UP, Direction.DOWN)
    return moved_text(travel, unit) if moved else short_travel_text(travel, unit)


def measured_words(page: IndicatorPage) -> str:
    """The board's own words for what one value covers, else the kind of period: In month."""
    kind = page.indicator.value_period.value
    return page.indicator.period_label or kind[:1].upper() + kind[1:]


def earlier_rate(page: IndicatorPage) -> Reckoned | None:
    """The rate that this one is compared with, where the rate is assessed: the earlier values say nothing of it."""
    then = page.travel.then
    return then if page.basis is Basis.RATE and then.number is not None else None


def unsure_quarters(page: IndicatorPage) -> tuple[tuple[str, str], ...]:
    """Label and number of each: Q4 2013 (year not stated), 60."""
    indicator = page.indicator
    return tuple(
        (each.label, quantity_text(each.quantity, each.unit or indicator.unit, indicator.shown_decimals))
        for each in page.printed_quarters
    )
