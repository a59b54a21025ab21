"""All published tables and neighbours models of one import together: read into benchmarks, populations, mappings."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from msgspec import Struct

from ibdesk.domain.board import Benchmark, Population, Records
from ibdesk.domain.figure import CellSource
from ibdesk.domain.mapping import SheetMapping
from ibdesk.domain.problem import Problem
from ibdesk.domain.published.areas import councils_in
from ibdesk.domain.published.neighbours import NeighboursModel, model_for
from ibdesk.domain.published.table import PublishedTable
from ibdesk.domain.published.uses import (
    KINDS,
    Choices,
    PublishedUse,
    Taken,
    choices_in,
    is_of_table,
    model_as_mapping,
    model_in,
    use_in,
)
from ibdesk.domain.published.values import mid_year_of
from ibdesk.domain.question import Decisions
from ibdesk.domain.workbook_contents import SheetRead
from ibdesk.progress import Progress, silent
from ibdesk.reading.cells.sheet import Sheet
from ibdesk.reading.published.benchmarks_of import Around, PopulationOf, benchmarks_of
from ibdesk.reading.published.figures_in import ENGLAND, OWN, REGION, FiguresIn, RowsOf, Wanted, Who, own_areas, rows_of
from ibdesk.reading.published.model_of import ModelRead, model_of
from ibdesk.reading.published.propose import proposed_uses
from ibdesk.reading.published.recognise import Found, Published
from ibdesk.reading.published.table_of import first_hidden, table_of
from ibdesk.reading.published.table_problems import TableProblems

# Answers that a person gives beside the mappings: which year is taken of a table (empty: all), which year a model is
# of, whether the board takes over its own population.
YEAR, MODEL_YEAR, OWN_POPULATION = "published-year", "neighbours-year", "published-population"
NO = "no"


@dataclass(slots=True)
class PublishedSheet:
    """One sheet of an import that is a published table or a model, and what it brings."""

    workbook: str
    what: PublishedTable | ModelRead
    problems: TableProblems = field(default_factory=TableProblems)
    benchmarks: list[Benchmark] = field(default_factory=list)
    populations: list[Population] = field(default_factory=list)
    mappings: list[SheetMapping] = field(default_factory=list)
    waits: bool = False

    @property
    def as_read(self) -> SheetRead:
        is_table = isinstance(self.what, PublishedTable)
        return SheetRead(self.what.sheet, (Published.TABLE if is_table else Published.MODEL).value, 0)

    @property
    def records(self) -> Records:
        return Records(
            benchmarks=tuple(self.benchmarks), populations=tuple(self.populations), mappings=tuple(self.mappings)
        )

    def all_problems(self) -> tuple[Problem, ...]:
        read = self.what.problems if isinstance(self.what, ModelRead) else ()
        return (*read, *self.problems.found.all())


def opened_sheet(workbook: str, sheet: Sheet, found: Found) -> PublishedSheet:
    """The sheet's contents, before anything is taken from it."""
    make = table_of if found.what is Published.TABLE else model_of
    opened = PublishedSheet(workbook, make(workbook, sheet, found.heading_row))
    hidden = first_hidden(sheet)
    if hidden is not None:
        opened.problems.hidden(CellSource(workbook, sheet.name, hidden.address), sheet.hidden)
    return opened


def choices_now(decisions: Decisions, known: Records) -> Choices:
    """What was chosen in this import, else what the board remembers."""
    said = [choices for mapping in (*known.mappings, *decisions.mappings) if (choices := choices_in(mapping))]
    return said[-1] if said else Choices()


def uses_now(headings: tuple[str, ...], decisions: Decisions, known: Records) -> tuple[PublishedUse, ...]:
    """The uses of tables with these headings: what was said in this import, else what the board remembers."""
    for mappings in (decisions.mappings, known.mappings):
        said = [mapping for mapping in mappings if is_of_table(mapping, headings)]
        if said:  # of what was said now it counts too that something is not used
            return tuple(use for mapping in said if (use := use_in(mapping)) is not None)
    return ()


def is_said(headings: tuple[str, ...], decisions: Decisions, known: Records) -> bool:
    """Whether somebody, now or before, said what is taken of tables with these headings, be it nothing."""
    return any(is_of_table(mapping, headings) for mapping in (*decisions.mappings, *known.mappings))


def models_in(mappings: Sequence[SheetMapping]) -> tuple[NeighboursModel, ...]:
    """The models among mappings."""
    return tuple(model for mapping in mappings if (model := model_in(mapping)) is not None)


def read_published(
    sheets: Sequence[PublishedSheet], known: Records, decisions: Decisions, progress: Progress = silent
) -> None:
    """Fill in what each sheet brings. Models first, then populations, which the rates of the others are made with."""
    choices = choices_now(decisions, known)
    models = list(models_in(known.mappings))
    for sheet in sheets:
        if isinstance(sheet.what, ModelRead):
            models += _take_model(sheet, sheet.what, decisions)
    latest = {model.year: model for model in models}
    tables = _Tables(known, decisions, choices, tuple(latest.values()))
    opened = [each for sheet in sheets if (each := tables.opened(sheet)) is not None]
    for only_population in (True, False):
        for at, each in enumerate(opened):
            progress(at, len(opened), f"Looking through {each.sheet.workbook}")
            tables.take(each, only_population)


def _take_model(sheet: PublishedSheet, read: ModelRead, decisions: Decisions) -> Iterator[NeighboursModel]:
    said = decisions.word((MODEL_YEAR, read.workbook, read.sheet, ""))
    year = int(said) if said.isascii() and said.isdigit() else read.year
    if year is None:
        sheet.problems.model_year(read.source)
        sheet.waits = True
        return
    model = read.model(year)
    sheet.mappings.append(model_as_mapping(model))
    yield model


class _Opened(Struct, frozen=True):
    """A table that can be read: its rows of wanted areas, and the uses that were confirmed."""

    sheet: PublishedSheet
    of: RowsOf
    uses: tuple[PublishedUse, ...]


@dataclass(slots=True)
class _Tables:
    known: Records
    decisions: Decisions
    choices: Choices
    models: tuple[NeighboursModel, ...]
    populations: dict[tuple[Who, int], PopulationOf] = field(default_factory=dict)

    def opened(self, sheet: PublishedSheet) -> _Opened | None:
        """None where something is still to be said of the table, which is reported."""
        table = sheet.what
        if not isinstance(table, PublishedTable):
            return None
        uses = uses_now(table.headings, self.decisions, self.known)
        own = own_areas(table, self.choices) if self.choices.codes or self.choices.name else ()
        councils = councils_in(table)
        if not (self.choices.codes or self.choices.name):
            sheet.problems.no_council(table, len(councils))
            sheet.waits = True
        elif not own:
            sheet.problems.other_council(table, self.choices.name, tuple(each.name for each in councils))
        if not uses and not is_said(table.headings, self.decisions, self.known):
            sheet.waits = True
            like = proposed_uses(table, self.known.indicators)
            (sheet.problems.not_confirmed if like else sheet.problems.nothing_like)(table)
        if not uses or not own:
            return None
        wanted = {code: name for model in self.models for code, name in self._nearest(model).items()}
        return _Opened(sheet, rows_of(table, own, Wanted(self.choices, wanted)), uses)

    def _nearest(self, model: NeighboursModel) -> Mapping[str, str]:
        nearest = model.of(self.choices.codes)
        codes = [each.code for each in nearest.neighbours] if nearest is not None else []
        return {code: model.name_of(code) for code in codes}

    def take(self, opened: _Opened, only_population: bool) -> None:
        sheet, table = opened.sheet, opened.of.table
        uses = [use for use in opened.uses if (use.taken is Taken.POPULATION) is only_population]
        year = self.decisions.word((YEAR, table.workbook, table.sheet, ""))
        around = Around(self.known, self.choices, self.models, self.populations, year)
        for use in uses:
            if only_population:
                self._take_population(opened, use)
            else:
                sheet.benchmarks += benchmarks_of(opened.of, use, around, sheet.problems)
        if uses and not only_population:
            for who, what in ((ENGLAND, "England"), (REGION, f"the region of {self.choices.name}")):
                if who not in opened.of.names:
                    sheet.problems.no_area(table, what)
            self._tell_of_neighbours(opened)
        brought = sheet.benchmarks or any(who == OWN for who, _ in self.populations)
        if uses and brought:  # what nothing came of is not worth remembering
            self._remember(sheet, uses)

    def _remember(self, sheet: PublishedSheet, uses: Sequence[PublishedUse]) -> None:
        """What was said in this import and the board does not know yet."""
        said = [use.as_mapping for use in uses] + [self.choices.as_mapping]
        said += [each for each in self.decisions.mappings if each.kind in KINDS and use_in(each) is None]
        for mapping in dict.fromkeys(said):
            if mapping not in self.known.mappings and mapping not in sheet.mappings:
                sheet.mappings.append(mapping)

    def _tell_of_neighbours(self, opened: _Opened) -> None:
        latest = model_for(self.models, 9999)
        if latest is None or latest.of(self.choices.codes) is None:
            year = latest.year if latest is not None else None
            opened.sheet.problems.no_neighbours(opened.of.table, self.choices.name, year)

    def _take_population(self, opened: _Opened, use: PublishedUse) -> None:
        sheet, of = opened.sheet, opened.of
        figures = FiguresIn(of, use, sheet.problems)
        if not figures.times:
            sheet.problems.no_rows(of.table, use)
        wanted = self.decisions.word((OWN_POPULATION, of.table.workbook, of.table.sheet, "")) != NO
        for when in sorted(figures.times):
            year = mid_year_of(when[0])
            if year is None:
                sheet.problems.no_whole_year(of.table, figures.times[when][0], *when)
                continue
            for who in of.names:
                found = figures.find(who, when, use.measure)
                if found is None or not isinstance(found.quantity, Fraction):
                    continue
                if found.quantity <= 0 or found.quantity.denominator != 1:
                    sheet.problems.not_a_population(found.source, str(found.quantity), when[0])
                    continue
                self.populations[who, year] = PopulationOf(found.quantity, found.source)
                if who == OWN and wanted:
                    said = f"{of.table.name}, mid-{year} population aged 0 to 17"
                    sheet.populations.append(Population(year, found.quantity, said, found.source))
