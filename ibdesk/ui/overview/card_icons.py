"""How an indicator varies, as the icon of its card."""

from functools import partial

from ibdesk.domain.control.usual_range import UsualRange, usual_range
from ibdesk.domain.report.report import IndicatorPage
from ibdesk.palette import Palette
from ibdesk.ui.overview.card import Icon
from ibdesk.ui.paint.variation_icon import paint_variation_icon


def icon_of(page: IndicatorPage, tokens: Palette) -> Icon | None:
    """None where the indicator has no usual range."""
    usual = usual_range(page)
    if not isinstance(usual, UsualRange):
        return None
    return partial(paint_variation_icon, variation=usual.variation, tokens=tokens)
