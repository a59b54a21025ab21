"""Which figures of an indicator and month a person can type in, and reading what they typed. Pure."""

from fractions import Fraction

from msgspec import Struct

from ibdesk.domain.board import Records
from ibdesk.domain.figure import CellSource, Figure, Missing, Part, Quantity, Source, Supply, Unit
from ibdesk.domain.indicator import Indicator
from ibdesk.domain.month import Month
from ibdesk.domain.number import BOUNDS, is_within_bounds, plain, written
from ibdesk.domain.report.origin import PART_WORDS
from ibdesk.domain.seal import Standing, standings
from ibdesk.domain.wording import MISSING_WORDS
from ibdesk.ui.widgets.problem_words import source_words

NO_NUMBER = (Missing.NO_DATA, Missing.NOT_APPLICABLE, Missing.SUPPRESSED, Missing.LOW, Missing.BLANK)
WANTED_NUMBER = "Write a number, such as 489 or 65.19."
OUT_OF_BOUNDS = f"This can be no figure: {BOUNDS}."


class FigureChoice(Struct, frozen=True):
    """One figure that can be typed in; `figure` is what is there now, None where nothing is."""

    part: Part
    supply: Supply
    unit: Unit
    figure: Figure | None

    @property
    def words(self) -> str:
        finished = ", as given" if self.supply is Supply.FINISHED and self.part is not Part.RATE else ""
        return f"The {PART_WORDS[self.part]}{finished}"

    @property
    def now(self) -> str:
        """Now 489, from figures.xlsx, sheet Figures, cell B2."""
        if self.figure is None:
            return "Nothing is there yet."
        source = self.figure.source
        origin = f"from {source_words(source)}" if isinstance(source, CellSource) else source_words(source)
        return f"Now {quantity_words(self.figure.quantity, self.unit)}, {origin}."


class FigureChoices(Struct, frozen=True):
    """`meant` is the place of the choice that is offered first; `signed`: the month is signed off."""

    code: str
    name: str
    month: Month
    choices: tuple[FigureChoice, ...]
    meant: int = 0
    signed: bool = False


def figure_choices(records: Records, code: str, month: Month, at: Source | None = None) -> FigureChoices | None:
    """What is there first, then what other months have; None where the month has no such indicator. With `at` the
    figure that came from there is meant."""
    indicator = records.indicator(code, month)
    if indicator is None:
        return None
    own = [figure for figure in records.figures if figure.code == code]
    there = {(figure.part, figure.supply): figure for figure in own if figure.month == month}
    elsewhere = dict.fromkeys((figure.part, figure.supply) for figure in own)
    wanted = list(dict.fromkeys([*there, *elsewhere])) or [*_usual(indicator)]
    order = tuple(Part)
    found = [
        FigureChoice(part, supply, _unit(indicator, part, there.get((part, supply))), there.get((part, supply)))
        for part, supply in sorted(wanted, key=lambda each: ((each not in there), order.index(each[0])))
    ]
    meant = next((place for place, each in enumerate(found) if _is_at(each, at)), 0)
    signed = standings(records.seals).get(month) is Standing.SIGNED
    return FigureChoices(code, indicator.name, month, tuple(found), meant, signed)


def _is_at(choice: FigureChoice, at: Source | None) -> bool:
    source = choice.figure.source if choice.figure is not None else None
    if not isinstance(source, CellSource) or not isinstance(at, CellSource):
        return source is not None and source == at
    return source[:3] == at[:3]


def _usual(indicator: Indicator) -> tuple[tuple[Part, Supply], ...]:
    if indicator.unit is Unit.PERCENT and indicator.supplied_as is Supply.PARTS:
        return (Part.NUMERATOR, Supply.PARTS), (Part.DENOMINATOR, Supply.PARTS)
    return ((Part.VALUE, indicator.supplied_as),)


def _unit(indicator: Indicator, part: Part, figure: Figure | None) -> Unit:
    own = {Part.VALUE: indicator.unit, Part.RATE: Unit.RATE}.get(part, Unit.COUNT)
    return (figure.unit if figure is not None else None) or own


def quantity_words(quantity: Quantity, unit: Unit) -> str:
    if isinstance(quantity, Missing):
        return MISSING_WORDS[quantity].lower()
    return plain(quantity) + ("%" if unit is Unit.PERCENT else "")


def typed_number(text: str) -> Fraction | str:
    """The number that was written; a sentence where it is none."""
    try:
        number = written(text.strip().removesuffix("%"))
    except (ValueError, ArithmeticError):
        return WANTED_NUMBER
    if not is_within_bounds(number):
        return OUT_OF_BOUNDS
    return number if number >= 0 else "A figure cannot be less than 0."
