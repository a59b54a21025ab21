"""A council's statistical neighbours: the published model, their figures together, and where a council stands."""

from collections.abc import Sequence
from enum import StrEnum
from fractions import Fraction

from msgspec import Struct

from ibdesk.domain.figure import Missing, Quantity


class Method(StrEnum):
    """How the neighbours' figures are put together."""

    MEAN = "mean of their rates"
    POOLED = "pooled: their counts added up"


class Neighbour(Struct, frozen=True):
    """A council near another one; `closeness` in the model's own words."""

    code: str
    closeness: str = ""


class CouncilsNeighbours(Struct, frozen=True):
    """The neighbours of one council, the nearest first."""

    code: str
    name: str
    neighbours: tuple[Neighbour, ...]


class NeighboursModel(Struct, frozen=True):
    """The model of one year, for every council."""

    year: int
    councils: tuple[CouncilsNeighbours, ...]

    def of(self, codes: Sequence[str]) -> CouncilsNeighbours | None:
        """The neighbours of the council with one of these codes."""
        return next((each for each in self.councils if each.code in codes), None)

    def name_of(self, code: str) -> str:
        """What the model calls a council; its code where it does not have it."""
        return next((each.name for each in self.councils if each.code == code), "") or code


def model_for(models: Sequence[NeighboursModel], year: int) -> NeighboursModel | None:
    """The model that holds for a year: the latest of that year or before, else the first there is."""
    in_order = sorted(models, key=lambda model: model.year)
    return next((model for model in reversed(in_order) if model.year <= year), next(iter(in_order), None))


class AreaFigure(Struct, frozen=True):
    """One area's number: as published or worked out, with the two counts behind it where they are known."""

    name: str
    quantity: Quantity
    numerator: Fraction | None = None
    denominator: Fraction | None = None


class Together(Struct, frozen=True):
    """The neighbours' figure, and of how many of them it is made."""

    quantity: Quantity
    made_of: int
    of: int
    method: Method


def together(figures: Sequence[AreaFigure], method: Method, of: int, per: int) -> Together:
    """The figures of those that have one. Pooled: the sum of numerators over the sum of denominators, times `per`; of
    those with both counts, and only where every one that has a figure has them; else the mean is taken, and says so.
    """
    known = [each for each in figures if isinstance(each.quantity, Fraction)]
    if not known:
        reasons = {each.quantity for each in figures if isinstance(each.quantity, Missing)}
        reason = reasons.pop() if len(reasons) == 1 else Missing.NO_DATA
        return Together(reason, 0, of, method)
    counts = [(each.numerator, each.denominator) for each in known]
    if method is Method.POOLED and all(above is not None and below for above, below in counts):
        above = sum((each for each, _ in counts if each is not None), Fraction(0))
        below = sum((each for _, each in counts if each is not None), Fraction(0))
        return Together(above / below * per, len(known), of, Method.POOLED)
    numbers = [each.quantity for each in known if isinstance(each.quantity, Fraction)]
    return Together(sum(numbers, Fraction(0)) / len(numbers), len(numbers), of, Method.MEAN)


class Rank(Struct, frozen=True):
    """Place `place` of `of` from the lowest; `shared` where others have the same figure."""

    place: int
    of: int
    shared: bool = False

    @property
    def text(self) -> str:
        """4th of 11, 1st is lowest."""
        return f"{'joint ' if self.shared else ''}{ordinal(self.place)} of {self.of}, 1st is lowest"


def rank(own: Fraction, others: Sequence[Fraction]) -> Rank:
    """Where a figure stands among others."""
    return Rank(1 + sum(each < own for each in others), 1 + len(others), own in others)


def ordinal(number: int) -> str:
    """1st, 2nd, 3rd, 4th, 11th."""
    endings = {1: "st", 2: "nd", 3: "rd"}
    return f"{number}{'th' if number % 100 in (11, 12, 13) else endings.get(number % 10, 'th')}"
