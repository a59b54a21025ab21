"""Which figure a number typed in by hand takes the place of."""

from ibdesk.domain.board import Records
from ibdesk.domain.figure import NO_MARKS, Covers, Figure, Part, Quantity, Source, Supply
from ibdesk.domain.indicator import Indicator
from ibdesk.domain.month import Month
from ibdesk.errors import UserError


def edited_figure(
    records: Records, code: str, month: Month, part: Part, quantity: Quantity, source: Source, supply: Supply | None
) -> Figure:
    """The new figure, with the key of the one that it supersedes. UserError where it would change nothing."""
    indicator = records.indicator(code, month)
    if indicator is None:
        raise ValueError(f"no indicator {code} in {month}")
    there = {
        figure.supply: figure
        for figure in records.figures
        if (figure.code, figure.month, figure.part) == (code, month, part)
        and figure.covers is _covers(indicator, part, figure.supply, figure.covers)
    }
    chosen = supply or _usual(indicator, part, there)
    old = there.get(chosen)
    if old is not None and (old.quantity, old.unit) == (quantity, None):
        raise UserError(f"The {part} of {code} for {month.long} is that already.", "Nothing was changed.")
    if old is not None:
        return old._replace(quantity=quantity, unit=None, source=source, marks=NO_MARKS)
    return Figure(code, month, part, quantity, chosen, _covers(indicator, part, chosen), source)


def _usual(indicator: Indicator, part: Part, there: dict[Supply, Figure]) -> Supply:
    """What is there, parts before finished figures, as the sums have it; else how the indicator is supplied."""
    if part is Part.RATE:
        return Supply.FINISHED
    for supply in (Supply.PARTS, Supply.FINISHED):
        if supply in there:
            return supply
    return indicator.supplied_as


def _covers(indicator: Indicator, part: Part, supply: Supply, given: Covers | None = None) -> Covers:
    """The period that such a figure covers; a rate that is there keeps its own."""
    if supply is Supply.PARTS:
        return indicator.part_covers
    if part is Part.RATE:
        return given or indicator.rate_covers or indicator.value_period
    return indicator.value_period
