"""Whether a figure can ever stand on a page of its indicator."""

from ibdesk.domain.figure import Figure, Part, Supply, Unit
from ibdesk.domain.indicator import Indicator, RateBasis

_NUMERATOR_RATES = (RateBasis.NUMERATOR, RateBasis.ROLLING_NUMERATOR, RateBasis.YEAR_NUMERATOR)


def can_use(indicator: Indicator, figure: Figure) -> bool:
    """Whether any value or rate of this definition, in any month, could be made of a figure or held against it."""
    percent, covers = indicator.unit is Unit.PERCENT, figure.covers
    rate_of_numerator = indicator.rate_basis in _NUMERATOR_RATES
    if figure.part is Part.RATE:
        return True
    if figure.supply is Supply.PARTS:
        if covers is not indicator.part_covers:
            return False
        if figure.part is Part.VALUE:
            return not percent or indicator.value_period is covers
        return percent or (figure.part is Part.NUMERATOR and rate_of_numerator)
    if figure.part is Part.VALUE:
        of_rate = indicator.rate_basis is not RateBasis.NONE and not rate_of_numerator
        return covers is indicator.value_period or (of_rate and covers is indicator.rate_covers)
    if percent and covers is indicator.value_period:
        return True
    return figure.part is Part.NUMERATOR and rate_of_numerator and covers is indicator.rate_covers
