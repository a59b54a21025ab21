"""Quarters whose year a report does not state, as a page shows them."""

from ibdesk.domain.report.report import IndicatorPage
from ibdesk.domain.wording import quantity_text


def unsure_quarters(page: IndicatorPage) -> tuple[tuple[str, str], ...]:
    """Label and number of each: Q4 2013 (year not stated), 60."""
    indicator = page.indicator
    return tuple(
        (each.label, quantity_text(each.quantity, each.unit or indicator.unit, indicator.shown_decimals))
        for each in page.printed_quarters
    )
