"""A board's monthly numbers as a grid, and which of them contradict what others say of the same count."""

from collections.abc import Iterable, Iterator, Mapping
from enum import Enum, auto
from fractions import Fraction
from functools import cached_property
from statistics import median
from typing import NamedTuple

from msgspec.structs import replace

from ibdesk.domain.board import Records
from ibdesk.domain.figure import CellSource, Covers, Figure, Missing, Part, Supply, Unit
from ibdesk.domain.indicator import Indicator, expected_unit
from ibdesk.domain.month import Month

_COUNTING = (Part.VALUE, Part.NUMERATOR, Part.DENOMINATOR)
_AROUND, _FEWEST_AROUND = (-3, -2, -1, 1, 2, 3), 2
_FEWEST_IN_BASE = 20
_POINTS_FAR, _DEVIATIONS_FAR, _TIMES_FAR = 20, 4, 2
# A breakdown is held against its headline where it adds up in so much of its months.
_ADDS_UP = Fraction(7, 10)


class Slot(NamedTuple):
    """A row of numbers: an indicator's value, or a count above or below."""

    code: str
    part: Part


class Place(NamedTuple):
    """One number's place: a slot's month."""

    slot: Slot
    month: Month


Over = Mapping[Place, Fraction | None]  # numbers in place of the grid's own; None for none
NOTHING_OVER: Over = {}


class Fit(Enum):
    """Whether a number can be right: as others say, unlike what they say, like its neighbours, unlike them."""

    UNKNOWN = auto()
    AGREES = auto()
    CONTRADICTS = auto()
    LIKELY = auto()
    ODD = auto()

    @property
    def is_bad(self) -> bool:
        return self in (Fit.CONTRADICTS, Fit.ODD)


class Grid:
    """The numbers of single months, by slot and month, with what a board's definitions say of them."""

    def __init__(self, records: Records) -> None:
        self.indicators: dict[str, Indicator] = {each.code: each for each in records.indicators}
        self._figures = _by_slot(records.figures, self.indicators)
        self._in_month: dict[Month, list[Slot]] = {}
        self._totals = dict(_totals(records))

    def figure(self, place: Place) -> Figure | None:
        """The figure in a place: the monthly part, where a finished one is there too."""
        return self._figures.get(place.slot, _NONE).get(place.month)

    def of_month(self, month: Month) -> list[Slot]:
        """The slots that have a figure in a month."""
        if month not in self._in_month:
            self._in_month[month] = [slot for slot, own in self._figures.items() if month in own]
        return self._in_month[month]

    def number(self, place: Place, over: Over = NOTHING_OVER) -> Fraction | None:
        if over and place in over:
            return over[place]
        slot, month = place
        own = self._figures.get(slot)
        figure = own.get(month) if own is not None else None
        return figure.quantity if figure is not None and isinstance(figure.quantity, Fraction) else None

    def unit(self, slot: Slot) -> Unit:
        return expected_unit(self.indicators[slot.code], slot.part)

    @cached_property
    def same(self) -> Mapping[Slot, tuple[Slot, ...]]:
        """The other slots that count the same in each month, by slot."""
        group: dict[Slot, set[Slot]] = {}
        for one, other in self._said_to_be_one():
            joined = group.get(one, {one}) | group.get(other, {other})
            for each in joined:
                group[each] = joined
        return {slot: tuple(sorted(own - {slot})) for slot, own in group.items()}

    def _said_to_be_one(self) -> Iterator[tuple[Slot, Slot]]:
        for code, indicator in self.indicators.items():
            own = Slot(code, Part.VALUE)
            for other in indicator.numerator_of:
                if other in self.indicators and self._of_one_kind(code, other):
                    yield Slot(other, Part.NUMERATOR), own
            whole = indicator.denominator
            if whole in self.indicators and indicator.unit is Unit.PERCENT and self._of_one_kind(code, whole):
                yield Slot(code, Part.DENOMINATOR), Slot(whole, Part.VALUE)

    def _of_one_kind(self, one: str, other: str) -> bool:
        """Both count what there is at the month's end, or neither does."""
        kinds = {self.indicators[code].part_covers is Covers.SNAPSHOT for code in (one, other)}
        return len(kinds) == 1

    @cached_property
    def _adding_up(self) -> frozenset[str]:
        """The codes whose breakdowns are of the whole of their monthly value."""
        held: dict[str, list[bool]] = {}
        for (code, month), total in self._totals.items():
            number = self.number(Place(Slot(code, Part.VALUE), month))
            if number is not None:
                held.setdefault(code, []).append(number == total)
        return frozenset(code for code, each in held.items() if sum(each) >= 2 and sum(each) >= _ADDS_UP * len(each))

    def said(self, place: Place, over: Over = NOTHING_OVER) -> dict[Place | str, Fraction]:
        """What others say that the number is, by who says it: a slot's place, or "categories" of a code."""
        found: dict[Place | str, Fraction] = {}
        others = self.same.get(place.slot, ())
        for slot in others:
            other = Place(slot, place.month)
            number = self.number(other, over)
            if number is not None:
                found[other] = number
        for slot in (place.slot, *others):
            if slot.part is Part.VALUE and slot.code in self._adding_up:
                total = self._totals.get((slot.code, place.month))
                if total is not None:
                    found[slot.code] = total
        return found

    def stands_as_usual(self, place: Place, over: Over = NOTHING_OVER) -> bool:
        """Whether there is a number where there is one a quarter before or after, and none where there is none."""
        slot, month = place
        usual = any(self.number(Place(slot, month + step), over) is not None for step in (-3, 3))
        return (self.number(place, over) is not None) is usual

    def categories_exchanged(self, one: Month, other: Month) -> int:
        """How many breakdowns add up to the other month's figure in both months, and to their own in neither."""
        found = 0
        for code in self._adding_up:
            slot = Slot(code, Part.VALUE)
            first, second = self.number(Place(slot, one)), self.number(Place(slot, other))
            totals = self._totals.get((code, one)), self._totals.get((code, other))
            found += first is not None and first != second and totals == (second, first)
        return found

    def fit(self, place: Place, over: Over = NOTHING_OVER) -> Fit:
        number = self.number(place, over)
        if number is None:
            return Fit.UNKNOWN
        said = self.said(place, over).values()
        if said:
            return Fit.AGREES if number in said else Fit.CONTRADICTS
        if self._exceeds_its_whole(place, over):
            return Fit.CONTRADICTS
        usual = self.usual(place, over)
        return Fit.UNKNOWN if usual is None else Fit.ODD if self.is_odd(place, number, usual) else Fit.LIKELY

    def _exceeds_its_whole(self, place: Place, over: Over) -> bool:
        if place.slot.part is not Part.NUMERATOR:
            return False
        above, below = (
            self.number(Place(Slot(place.slot.code, part), place.month), over)
            for part in (Part.NUMERATOR, Part.DENOMINATOR)
        )
        return above is not None and below is not None and above > below

    def usual(self, place: Place, over: Over = NOTHING_OVER) -> Fraction | None:
        """The middle one of the numbers of the months around; None where there are too few."""
        slot, month = place
        around = [number for step in _AROUND if (number := self.number(Place(slot, month + step), over)) is not None]
        return Fraction(median(around)) if len(around) >= _FEWEST_AROUND else None

    def is_odd(self, place: Place, number: Fraction, usual: Fraction) -> bool:
        """Whether a number is far from what the months around it have; of a percentage of few none is."""
        away = abs(number - usual)
        if self.unit(place.slot) is Unit.PERCENT:
            base = self.number(Place(Slot(place.slot.code, Part.DENOMINATOR), place.month))
            return away >= _POINTS_FAR and (base is None or base >= _FEWEST_IN_BASE)
        low, high = sorted((number, usual))
        return high >= _TIMES_FAR * low and away**2 > _DEVIATIONS_FAR**2 * abs(number + usual)

    def touched(self, places: Iterable[Place]) -> tuple[Place, ...]:
        """Those places, and the ones of the same month that are held against them."""
        found: dict[Place, None] = {}
        for place in places:
            slots = [place.slot, *self.same.get(place.slot, ())]
            if place.slot.part is not Part.VALUE:
                slots += [Slot(place.slot.code, Part.NUMERATOR), Slot(place.slot.code, Part.DENOMINATOR)]
            found.update(dict.fromkeys(Place(slot, place.month) for slot in slots))
        return tuple(found)

    def bad(self, month: Month) -> list[Place]:
        """The month's numbers that cannot be right, or are far from their neighbours."""
        return [place for slot in self.of_month(month) if self.fit(place := Place(slot, month)).is_bad]

    @cached_property
    def tables(self) -> Mapping[tuple[str, str, Part], Mapping[Slot, tuple[int, ...]]]:
        """By workbook, sheet and part the rows in which a slot's figures stand."""
        found: dict[tuple[str, str, Part], dict[Slot, set[int]]] = {}
        for slot, own in self._figures.items():
            for figure in own.values():
                if isinstance(source := figure.source, CellSource):
                    table = (*source.table, slot.part)
                    found.setdefault(table, {}).setdefault(slot, set()).add(_row(source.cell))
        return {table: {slot: tuple(rows) for slot, rows in own.items()} for table, own in found.items()}

    def in_rows(self, table: tuple[str, str, Part], month: Month) -> list[Slot]:
        """A table's slots in the order of their rows: of all months where each has one row, else of the month's own."""
        own = self.tables[table]
        if any(len(rows) > 1 for rows in own.values()):
            rows = {
                slot: _row(figure.source.cell)
                for slot in self.of_month(month)
                if slot in own and isinstance((figure := self._figures[slot][month]).source, CellSource)
            }
        else:
            rows = {slot: each[0] for slot, each in own.items()}
        if len(set(rows.values())) < len(rows):  # no rows that tell them apart: in the order of the definitions
            return [slot for code in self.indicators if (slot := Slot(code, table[2])) in rows]
        return sorted(rows, key=lambda slot: rows[slot])


def with_numbers(records: Records, over: Over) -> Records:
    """The records with other numbers in some places: without a figure where there is none, with one where none was."""
    figures: list[Figure] = []
    like: dict[Slot, Figure] = {}
    left = dict(over)
    for figure in records.figures:
        place = Place(slot := Slot(figure.code, figure.part), figure.month)
        like[slot] = figure
        if place not in over:
            figures.append(figure)
        elif (number := over[place]) is not None:
            figures.append(figure._replace(quantity=number))
        left.pop(place, None)
    for (slot, month), number in left.items():
        if number is not None and slot in like:
            figures.append(like[slot]._replace(month=month, quantity=number))
    return replace(records, figures=tuple(figures))


_NONE: Mapping[Month, Figure] = {}


def _by_slot(figures: Iterable[Figure], indicators: Mapping[str, Indicator]) -> dict[Slot, dict[Month, Figure]]:
    """Each slot's figures by month; where there are several for one the monthly part, else the first."""
    found: dict[tuple[str, Part], dict[Month, Figure]] = {}
    parts = Supply.PARTS
    for figure in figures:
        key = figure.code, figure.part
        own = found.get(key)
        if own is None:
            own = found[key] = {}
        month = figure.month
        if figure.supply is parts or month not in own:
            own[month] = figure
    return {Slot(*key): own for key, own in found.items() if key[1] in _COUNTING and key[0] in indicators}


def _row(cell: str) -> int:
    return int("".join(filter(str.isdigit, cell)) or 0)


def _totals(records: Records) -> Iterator[tuple[tuple[str, Month], Fraction]]:
    """What the categories of a breakdown add up to, where all of them are known."""
    found: dict[tuple[str, Month], Fraction | None] = {}
    for each in records.breakdowns:
        key, before = (each.code, each.month), found.get((each.code, each.month), Fraction(0))
        known = before is not None and not isinstance(each.quantity, Missing)
        found[key] = before + each.quantity if known and before is not None else None  # type: ignore[operator]
    return ((key, total) for key, total in found.items() if total is not None)
