"""How an indicator varies, as the icon of its card."""

from functools import partial

from ibdesk.domain.control.chart import Variation
from ibdesk.domain.control.usual_range import UsualRange, usual_range
from ibdesk.domain.report.report import IndicatorPage
from ibdesk.palette import Palette
from ibdesk.ui.overview.card import Icon
from ibdesk.ui.paint.variation_icon import paint_variation_icon


class CardIcons:
    """Worked out once for each page, however often its card is painted."""

    def __init__(self) -> None:
        self._known: dict[str, tuple[IndicatorPage, Variation | None]] = {}

    def icon_of(self, page: IndicatorPage, tokens: Palette) -> Icon | None:
        """None where the indicator has no usual range."""
        known = self._known.get(page.code)
        if known is None or known[0] is not page:
            usual = usual_range(page)
            known = page, usual.variation if isinstance(usual, UsualRange) else None
            self._known[page.code] = known
        variation = known[1]
        return None if variation is None else partial(paint_variation_icon, variation=variation, tokens=tokens)
