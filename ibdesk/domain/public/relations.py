"""What a reader can add up: the counts of a board, and which of them together are others."""

from collections.abc import Hashable, Iterable, Iterator, Mapping
from fractions import Fraction

from msgspec import Struct

from ibdesk.domain.board import Records
from ibdesk.domain.figure import Covers, Figure, Part, Unit
from ibdesk.domain.indicator import Indicator
from ibdesk.domain.month import Month
from ibdesk.domain.report.periods import months_of

# The key of a figure or of a category's figure.
Cell = Hashable
_Place = tuple[str, Month, Part, Covers]
_PERIODS = (Covers.MONTH, Covers.QUARTER, Covers.ROLLING_12, Covers.FINANCIAL_YEAR)


class Relation(Struct, frozen=True):
    """Counts that together are others: those of `parts` are those of `whole`, or with `at_most` no more than they."""

    parts: tuple[Cell, ...]
    whole: tuple[Cell, ...]
    at_most: bool = False

    @property
    def cells(self) -> tuple[Cell, ...]:
        return (*self.parts, *self.whole)


class Definitions:
    """The definition of a code in a month, without going through all of them each time."""

    def __init__(self, indicators: Iterable[Indicator]) -> None:
        self._of: dict[str, list[Indicator]] = {}
        for indicator in indicators:
            self._of.setdefault(indicator.code, []).append(indicator)

    def of(self, code: str, month: Month) -> Indicator | None:
        return next((each for each in self._of.get(code, ()) if each.defined_in(month)), None)

    def defined_in(self, month: Month) -> Iterator[Indicator]:
        return (each for several in self._of.values() for each in several if each.defined_in(month))


def is_count(figure: Figure, indicator: Indicator | None) -> bool:
    """Whether the figure counts children or events. What is known of no indicator is taken for a count."""
    match figure.part:
        case Part.NUMERATOR | Part.DENOMINATOR:
            return True
        case Part.RATE:
            return False
        case _:
            unit = figure.unit or (indicator.unit if indicator is not None else Unit.COUNT)
            return unit is Unit.COUNT


def counts_of(records: Records) -> dict[Cell, Fraction]:
    """Every count with its number."""
    definitions = Definitions(records.indicators)
    found: dict[Cell, Fraction] = {
        figure.key: figure.quantity
        for figure in records.figures
        if isinstance(figure.quantity, Fraction) and is_count(figure, definitions.of(figure.code, figure.month))
    }
    found.update({each.key: each.quantity for each in records.breakdowns if isinstance(each.quantity, Fraction)})
    return found


def one_month(covers: Covers) -> Covers:
    """A month's end and a month are one period here: the two are added up beside each other."""
    return Covers.MONTH if covers is Covers.SNAPSHOT else covers


def relations_of(records: Records, counts: Mapping[Cell, Fraction]) -> tuple[Relation, ...]:
    """All that hold among the counts as they are; one that the figures contradict gives nothing away."""
    relations = _Relations(records, counts)
    return tuple(each for each in relations.all() if relations.holds(each))


class _Relations:
    def __init__(self, records: Records, counts: Mapping[Cell, Fraction]) -> None:
        self._counts = counts
        self._records = records
        self._definitions = Definitions(records.indicators)
        self._at: dict[_Place, list[Cell]] = {}
        for figure in records.figures:
            if figure.key in counts:
                place = figure.code, figure.month, figure.part, one_month(figure.covers)
                self._at.setdefault(place, []).append(figure.key)
        self._categories: dict[tuple[str, Month], list[Cell]] = {}
        for each in records.breakdowns:
            if each.key in counts:
                self._categories.setdefault((each.code, each.month), []).append(each.key)

    def holds(self, relation: Relation) -> bool:
        parts = sum(self._counts[cell] for cell in relation.parts)
        whole = sum(self._counts[cell] for cell in relation.whole)
        return parts <= whole if relation.at_most else parts == whole

    def all(self) -> Iterator[Relation]:
        for same in self._at.values():
            for other in same[1:]:
                yield Relation((same[0],), (other,))
        for month in dict.fromkeys(place[1] for place in self._at):
            for covers in _PERIODS:
                for indicator in self._definitions.defined_in(month):
                    yield from self._of_indicator(indicator, month, covers)
                yield from self._within(month, covers)
        for (code, month, part, covers), wholes in self._at.items():
            if covers is not Covers.MONTH:
                yield from self._of_months(code, month, part, covers, wholes[0])
        for (code, month), cells in self._categories.items():
            yield from self._of_categories(code, month, tuple(cells))

    def _of_months(self, code: str, month: Month, part: Part, covers: Covers, whole: Cell) -> Iterator[Relation]:
        known = [self._cell(code, each, part, Covers.MONTH) for each in months_of(covers, month)]
        if all(cell is not None for cell in known):
            yield Relation(tuple(known), (whole,))

    def _cell(self, code: str, month: Month, part: Part, covers: Covers) -> Cell | None:
        return next(iter(self._at.get((code, month, part, covers), ())), None)

    def _of_indicator(self, indicator: Indicator, month: Month, covers: Covers) -> Iterator[Relation]:
        def own(part: Part) -> Cell | None:
            return self._cell(indicator.code, month, part, covers)

        numerator, denominator, value = own(Part.NUMERATOR), own(Part.DENOMINATOR), own(Part.VALUE)
        pairs = [(value, self._cell(code, month, Part.NUMERATOR, covers)) for code in indicator.numerator_of]
        if indicator.denominator is not None:
            pairs.append((denominator, self._cell(indicator.denominator, month, Part.VALUE, covers)))
        yield from (Relation((one,), (other,)) for one, other in pairs if one is not None and other is not None)
        if numerator is not None and denominator is not None:
            yield Relation((numerator,), (denominator,), at_most=True)

    def _within(self, month: Month, covers: Covers) -> Iterator[Relation]:
        parts: dict[str, list[Cell]] = {}
        for indicator in self._definitions.defined_in(month):
            if indicator.within is not None and (cell := self._counted(indicator, month, covers)) is not None:
                parts.setdefault(indicator.within.code, []).append(cell)
        for code, cells in parts.items():
            whole = self._definitions.of(code, month)
            above = None if whole is None else self._counted(whole, month, covers)
            if above is not None:
                yield from (Relation((cell,), (above,), at_most=True) for cell in cells)
                yield Relation(tuple(cells), (above,), at_most=True)
                yield Relation(tuple(cells), (above,))

    def _counted(self, indicator: Indicator, month: Month, covers: Covers) -> Cell | None:
        part = Part.NUMERATOR if indicator.unit is Unit.PERCENT else Part.VALUE
        return self._cell(indicator.code, month, part, covers)

    def _of_categories(self, code: str, month: Month, cells: tuple[Cell, ...]) -> Iterator[Relation]:
        """Categories are parts of any count of their month, or of the months that end in it, that they add up to."""
        for covers in _PERIODS:
            for part in (Part.VALUE, Part.NUMERATOR, Part.DENOMINATOR):
                if (whole := self._cell(code, month, part, covers)) is not None:
                    yield Relation(cells, (whole,))
                    yield Relation(cells, (whole,), at_most=True)
                months = [self._cell(code, each, part, Covers.MONTH) for each in months_of(covers, month)]
                known = tuple(cell for cell in months if cell is not None)
                if len(months) == len(known) > 1:
                    yield Relation(cells, known)
