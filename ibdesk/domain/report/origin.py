"""Where a number comes from: its sum with the numbers filled in, and every cell that it was made of."""

from fractions import Fraction

from msgspec import Struct

from ibdesk.domain.board import Population
from ibdesk.domain.figure import Figure, Missing, Part, Source, Supply, TypedIn, Unit, marks_text
from ibdesk.domain.indicator import Indicator
from ibdesk.domain.number import grouped, plain, round_half_up
from ibdesk.domain.reckoned import Reckoned
from ibdesk.domain.wording import MISSING_WORDS, named_period_text, period_text, reckoned_text

PART_WORDS = {
    Part.VALUE: "value",
    Part.NUMERATOR: "numerator",
    Part.DENOMINATOR: "denominator",
    Part.RATE: "rate per 10,000",
}


class OriginCell(Struct, frozen=True):
    """One figure that the number was made of: what it is, its number as kept, and its cell, or who typed it in."""

    what: str
    written: str
    source: Source


class Origin(Struct, frozen=True):
    """`sum_text` is the sum with its numbers; `cells` are the figures in it, oldest first."""

    sum_text: str
    cells: tuple[OriginCell, ...]
    population: Population | None = None


def origin(indicator: Indicator, reckoned: Reckoned) -> Origin:
    """How a page's value or rate came about, or an earlier one; for a number that is missing, what there is of it."""
    figures = sorted(reckoned.figures, key=lambda figure: (figure.part is Part.DENOMINATOR, figure.month))
    return Origin(_sum_text(indicator, reckoned), tuple(_cell(figure) for figure in figures), reckoned.population)


def _cell(figure: Figure) -> OriginCell:
    if isinstance(figure.quantity, Missing):
        written = MISSING_WORDS[figure.quantity].lower()
    else:
        written = plain(figure.quantity) + ("%" if figure.unit is Unit.PERCENT else "")
    written += marks_text(figure.marks)
    what = f"{figure.month.long}, {PART_WORDS[figure.part]}"
    if figure.supply is Supply.FINISHED:
        what += f", as given for {period_text(figure.covers, figure.month)}"
    if isinstance(figure.source, TypedIn):
        what += f", {figure.source}: {figure.source.reason}"
    return OriginCell(what, written, figure.source)


def _sum_text(indicator: Indicator, reckoned: Reckoned) -> str:
    shown = reckoned_text(indicator, reckoned)
    if reckoned.number is None:
        return f"{shown}: nothing could be made of it." if reckoned.figures else f"{shown}: nothing was supplied."
    if reckoned.population is not None and reckoned.numerator is not None:
        people = reckoned.population
        source = f" ({people.source_name})" if people.source_name else ""
        return (
            f"{_whole(reckoned.numerator)} / {_whole(people.children)} children aged 0-17 in {people.year}{source} "
            f"x 10,000 = {shown}{_summed(reckoned)}"
        )
    if reckoned.numerator is not None and reckoned.denominator is not None:
        return f"{_whole(reckoned.numerator)} / {_whole(reckoned.denominator)} x 100 = {shown}{_summed(reckoned)}"
    if reckoned.supply is Supply.FINISHED:
        return f"{shown}, taken as given for {named_period_text(reckoned.covers, reckoned.month)}."
    if reckoned.needed_months > 1:
        return f"{shown}{_summed(reckoned)}"
    return f"{shown}, as supplied for {period_text(reckoned.covers, reckoned.month)}."


def _summed(reckoned: Reckoned) -> str:
    if reckoned.needed_months > 1:
        return f"; the sum of the {reckoned.needed_months} months to {reckoned.month.long}."
    return "."


def _whole(number: Fraction) -> str:
    return grouped(round_half_up(number, 0)) if number.denominator == 1 else plain(number)
