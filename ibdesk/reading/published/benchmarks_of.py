"""Benchmarks of a published table: England, the region and the neighbours, each year with its source."""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from msgspec import Struct
from msgspec.structs import replace

from ibdesk.domain.board import Benchmark, CouncilFigure, Records
from ibdesk.domain.figure import CellSource, Missing, Quantity, Unit
from ibdesk.domain.indicator import Indicator
from ibdesk.domain.number import plain
from ibdesk.domain.published.neighbours import AreaFigure, Method, NeighboursModel, Together, model_for, together
from ibdesk.domain.published.table import TIME, PublishedTable, kind_in
from ibdesk.domain.published.uses import Choices, PublishedUse, Taken
from ibdesk.domain.published.values import NumberKind, Period, YearKind, looks_like_fractions, period_of, quantity_of
from ibdesk.domain.target import Basis
from ibdesk.reading.published.figures_in import ENGLAND, OWN, REGION, FiguresIn, Found, RowsOf, Who, parts_behind
from ibdesk.reading.published.propose import ways_to_take
from ibdesk.reading.published.table_problems import TableProblems

NEIGHBOURS = "Statistical neighbours"
_PER = {Taken.VALUE: 100, Taken.RATE: 10_000, Taken.WORKED_OUT: 10_000}
_UNITS = {Unit.COUNT: "a count", Unit.PERCENT: "a percentage", Unit.RATE: "a rate", Unit.DAYS: "in days"}


class PopulationOf(Struct, frozen=True):
    """Children of an area at mid-year, and the cell."""

    children: Fraction
    source: CellSource


class Around(Struct, frozen=True):
    """What benchmarks are made with, beside their table. `populations` are by area and mid-year, `year` is the one
    wanted ("2012/13"), empty for all."""

    known: Records
    choices: Choices
    models: Sequence[NeighboursModel]
    populations: Mapping[tuple[Who, int], PopulationOf]
    year: str = ""


class _Area(Struct, frozen=True):
    """One area's number with where it stands, and how it was worked out, if it was. `made` is False where there is a
    count, and no population to work a rate out with."""

    figure: AreaFigure
    source: CellSource
    how: str = ""
    why: str = ""
    made: bool = True


def benchmarks_of(of: RowsOf, use: PublishedUse, around: Around, problems: TableProblems) -> Iterator[Benchmark]:
    """Of one use, year by year; whatever cannot be used is reported."""
    indicator = next((each for each in reversed(around.known.indicators) if each.code == use.code), None)
    if indicator is None:
        problems.no_indicator(of.table, use)
        return
    if not _fits(of.table, use, indicator, problems):
        return
    figures = FiguresIn(of, use, problems)
    if not figures.times:
        problems.no_rows(of.table, use)
        return
    parts = parts_behind(of, use.measure, _PER[use.taken], of.table.measures) if _pools(use, around) else None
    making = _Making(of, use, indicator, around, problems, figures, parts)
    periods = _periods(of.table, figures, around.year, problems)
    for period, when in sorted(periods.items()):
        yield from making.year(period, when)


def _pools(use: PublishedUse, around: Around) -> bool:
    return around.choices.method is Method.POOLED and use.taken is not Taken.WORKED_OUT


def _fits(table: PublishedTable, use: PublishedUse, indicator: Indicator, problems: TableProblems) -> bool:
    """Whether the measure is of the kind that the indicator is; told where it is not."""
    numbers = [each for each in map(quantity_of, table.words_of(use.measure)) if isinstance(each, Fraction)]
    if not numbers:
        problems.no_measure(table, use)
        return False
    kind = kind_in(table, use.measure)
    if use.taken not in ways_to_take(indicator, kind):
        problems.other_kind(table, use, kind, _UNITS[indicator.unit])
        return False
    if kind is NumberKind.PERCENT and looks_like_fractions(numbers):
        problems.fractions(table, use)
        return False
    return True


def _periods(
    table: PublishedTable, figures: FiguresIn, wanted: str, problems: TableProblems
) -> dict[Period, tuple[str, str]]:
    """The years that benchmarks are made for, each with what the table writes for it."""
    found: dict[Period, tuple[str, str]] = {}
    for when, rows in figures.times.items():
        period = period_of(*when)
        if period is None or period.kind is YearKind.CALENDAR:
            problems.no_whole_year(table, rows[0], *when)
        else:
            found[period] = when
    if not wanted:
        return found
    chosen = {period: when for period, when in found.items() if period.text == wanted}
    if not chosen:
        problems.no_such_year(table, wanted, [period.text for period in sorted(found)])
    return chosen


class _Making(Struct, frozen=True):
    of: RowsOf
    use: PublishedUse
    indicator: Indicator
    around: Around
    problems: TableProblems
    figures: FiguresIn
    parts: tuple[str, str] | None

    def year(self, period: Period, when: tuple[str, str]) -> Iterator[Benchmark]:
        for who in (ENGLAND, REGION):
            area = self._area(who, period, when) if who in self.of.names else None
            if area is not None and area.made:
                yield self._benchmark(self.of.names[who], period, area.figure.quantity, area.source, self._said(area))
        together_then = self._neighbours(period, when)
        if together_then is not None:
            yield together_then

    def _area(self, who: Who, period: Period, when: tuple[str, str]) -> _Area | None:
        found = self.figures.find(who, when, self.use.measure)
        if found is None:
            return None
        name = self.of.names[who]
        most = 100 if self.use.taken is Taken.VALUE and self.indicator.unit is Unit.PERCENT else None
        if isinstance(found.quantity, Fraction) and (found.quantity < 0 or (most and found.quantity > most)):
            self.figures.once((found.row, "impossible"), lambda: self._tell_impossible(found))
            return None
        if self.use.taken is Taken.WORKED_OUT:
            return self._worked_out(who, name, period, found)
        above, below = self._counts(who, when)
        return _Area(AreaFigure(name, found.quantity, above, below), found.source, why=found.why)

    def _tell_impossible(self, found: Found) -> None:
        self.problems.impossible(found.source, _grouped(Fraction(found.quantity)), self.use.code)

    def _counts(self, who: Who, when: tuple[str, str]) -> tuple[Fraction | None, Fraction | None]:
        if self.parts is None:
            return None, None
        both = (self.figures.find(who, when, part) for part in self.parts)
        above, below = (each.quantity if each is not None else None for each in both)
        return (above, below) if isinstance(above, Fraction) and isinstance(below, Fraction) else (None, None)

    def _worked_out(self, who: Who, name: str, period: Period, found: Found) -> _Area | None:
        if isinstance(found.quantity, Missing):
            return _Area(AreaFigure(name, found.quantity), found.source, why=found.why)
        population = self.around.populations.get((who, period.mid_year))
        if population is None:
            self.problems.no_population(found.source, name, period.mid_year, self.use.code)
            return _Area(
                AreaFigure(name, Missing.BLANK), found.source, why=f"no population of mid-{period.mid_year}", made=False
            )
        count, children = found.quantity, population.children
        how = f"{_grouped(count)} over the mid-{period.mid_year} population of {_grouped(children)}"
        return _Area(AreaFigure(name, count / children * 10_000, count, children), found.source, how)

    def _neighbours(self, period: Period, when: tuple[str, str]) -> Benchmark | None:
        model = model_for(self.around.models, period.ends.year)
        nearest = model.of(self.around.choices.codes) if model is not None else None
        if model is None or nearest is None:
            return None
        areas: list[_Area] = []
        among: list[CouncilFigure] = []
        without: list[str] = []
        for neighbour in nearest.neighbours:
            area = self._area(neighbour.code, period, when) if neighbour.code in self.of.names else None
            name = model.name_of(neighbour.code) if area is None else area.figure.name
            if area is None:
                among.append(CouncilFigure(name, Missing.BLANK))
            else:
                areas += [area] if area.made else []
                among.append(CouncilFigure(name, area.figure.quantity, area.source.cell))
            if area is None or isinstance(area.figure.quantity, Missing):
                without.append(f"{name} ({(area.why if area is not None else '') or 'no row for it'})")
        if not areas:
            return None
        figures, of = [area.figure for area in areas], len(nearest.neighbours)
        made = together(figures, self.around.choices.method, of, _PER[self.use.taken])
        own = self._area(OWN, period, when)
        fields = tuple((area.figure.name, area.source.cell) for area in areas)
        source = areas[0].source._replace(fields=fields)
        said = f"{self._base()}: {_made_text(made)} (model of {model.year})"
        if without:
            said += f"; without {', '.join(without)}"
        if own is not None and own.made:
            among.append(CouncilFigure(own.figure.name, own.figure.quantity, own.source.cell, own=True))
        return self._benchmark(NEIGHBOURS, period, made.quantity, source, said, tuple(among))

    def _base(self) -> str:
        return f"{self.of.table.name}, {self.use.measure}"

    def _said(self, area: _Area) -> str:
        """What is said of one area's number beside where it comes from."""
        more = area.how or area.why
        return f"{self._base()}: {more}" if more else self._base()

    def _benchmark(
        self,
        name: str,
        period: Period,
        quantity: Quantity,
        source: CellSource,
        said: str,
        among: tuple[CouncilFigure, ...] = (),
    ) -> Benchmark:
        of_rate = self.use.taken is not Taken.VALUE
        period_cell = self.of.table.column(TIME)
        row = "".join(sign for sign in source.cell if sign.isdigit())
        where = (("period", f"{period_cell.letters if period_cell else 'A'}{row}"), *source.fields)
        if period.kind is YearKind.ACADEMIC:
            said += "; of the academic year"
        made = Benchmark(
            self.use.code,
            name,
            period.text,
            quantity,
            Basis.RATE if of_rate else Basis.VALUE,
            said,
            period.holds_from,
            source=source._replace(fields=where),
            among=among,
        )
        # One that the board has keeps the month from which it holds: which pages show it does not change.
        there = next((each for each in self.around.known.benchmarks if each.key == made.key), None)
        return made if there is None else replace(made, from_month=there.from_month)


def _made_text(made: Together) -> str:
    count = f"{made.made_of} of {made.of} neighbours"
    if not made.made_of:
        return f"none of {made.of} neighbours has a value"
    return f"pooled over {count}" if made.method is Method.POOLED else f"mean of {count}"


def _grouped(number: Fraction) -> str:
    return f"{int(number):,}" if number.denominator == 1 else plain(number)
