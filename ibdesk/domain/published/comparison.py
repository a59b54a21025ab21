"""Where a council stands among its statistical neighbours, its region and England, in the words of one sentence."""

from collections.abc import Iterator, Sequence
from enum import StrEnum
from fractions import Fraction

from msgspec import Struct
from msgspec.structs import replace

from ibdesk.domain.board import Benchmark
from ibdesk.domain.figure import Missing, Quantity
from ibdesk.domain.indicator import Indicator
from ibdesk.domain.published.neighbours import Rank, rank
from ibdesk.domain.wording import MISSING_WORDS, benchmark_text


class Compared(StrEnum):
    """Whose number it is."""

    OWN = "own"
    NEIGHBOUR = "neighbour"
    NEIGHBOURS = "neighbours together"
    REGION = "region"
    ENGLAND = "England"


class ComparedFigure(Struct, frozen=True):
    """`text` is the number as it is shown, or why there is none."""

    name: str
    who: Compared
    quantity: Quantity
    text: str

    @property
    def number(self) -> Fraction | None:
        return None if isinstance(self.quantity, Missing) else self.quantity


class Comparison(Struct, frozen=True):
    """All of one year and basis. `rank` is the council's among its neighbours that have a figure, from the lowest."""

    period: str
    per_10_000: bool
    figures: tuple[ComparedFigure, ...]
    rank: Rank
    neighbours_in_all: int

    @property
    def own(self) -> ComparedFigure:
        return next(each for each in self.figures if each.who is Compared.OWN)

    @property
    def neighbours(self) -> tuple[ComparedFigure, ...]:
        return tuple(each for each in self.figures if each.who is Compared.NEIGHBOUR)

    @property
    def others(self) -> tuple[ComparedFigure, ...]:
        """The neighbours together, the region and England, those that there are."""
        return tuple(each for each in self.figures if each.who not in (Compared.OWN, Compared.NEIGHBOUR))

    @property
    def headline(self) -> str:
        """4th of 11, 1st is lowest: Herefordshire among its neighbours."""
        place = self.rank.text
        return f"{place[:1].upper()}{place[1:]}: {self.own.name} among its neighbours"

    @property
    def subtitle(self) -> str:
        """What is compared: as published, for 2012/13."""
        of = "rate per 10,000 children" if self.per_10_000 else "as published"
        known = sum(each.number is not None for each in self.neighbours)
        return f"{self.period}, {of}, {known} of {self.neighbours_in_all} neighbours"

    @property
    def sentence(self) -> str:
        """All that is drawn but for the single neighbours, for those who do not see it."""
        numbers = sorted(each.number for each in self.neighbours if each.number is not None)
        texts = {each.number: each.text for each in self.neighbours}
        span = f"Its neighbours go from {texts[numbers[0]]} to {texts[numbers[-1]]}." if numbers else ""
        said = ", ".join(f"{each.name} {each.text}" for each in self.others)
        return f"{self.own.name}: {self.own.text}, {self.rank.text}. {span} {said}.".replace("  ", " ")


def comparison(indicator: Indicator, benchmarks: Sequence[Benchmark]) -> Comparison | None:
    """Of a page's benchmarks; None where no published table brought the neighbours one by one, or the council itself
    has no figure in it."""
    together = next((each for each in benchmarks if each.among), None)
    if together is None:
        return None
    own = next((each for each in together.among if each.own), None)
    if own is None or isinstance(own.quantity, Missing):
        return None
    figures = [*_councils(indicator, together), *_areas(indicator, together, benchmarks)]
    others = [each.number for each in figures if each.who is Compared.NEIGHBOUR and each.number is not None]
    if not others:
        return None
    count = sum(not each.own for each in together.among)
    return Comparison(
        together.period, together.basis.value == "rate", tuple(figures), rank(own.quantity, others), count
    )


def _councils(indicator: Indicator, together: Benchmark) -> Iterator[ComparedFigure]:
    for each in together.among:
        who = Compared.OWN if each.own else Compared.NEIGHBOUR
        yield ComparedFigure(each.name, who, each.quantity, _text(indicator, together, each.quantity))


def _areas(indicator: Indicator, together: Benchmark, benchmarks: Sequence[Benchmark]) -> Iterator[ComparedFigure]:
    """Those of the same year and basis alone: others cannot stand on one axis."""
    for each in benchmarks:
        if (each.key[2], each.basis, each.unit_written) != (together.key[2], together.basis, together.unit_written):
            continue
        if each is together:
            who = Compared.NEIGHBOURS
        else:
            who = Compared.ENGLAND if each.name.casefold() == "england" else Compared.REGION
        yield ComparedFigure(each.name, who, each.quantity, _text(indicator, each, each.quantity))


def _text(indicator: Indicator, benchmark: Benchmark, quantity: Quantity) -> str:
    if isinstance(quantity, Missing):
        return MISSING_WORDS[quantity].lower()
    return benchmark_text(indicator, replace(benchmark, quantity=quantity), in_a_column=True)
