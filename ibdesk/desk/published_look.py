"""What is seen of an import's published tables, and what a person says of them: frozen, for window and command."""

from collections.abc import Mapping

from msgspec import Struct, field

from ibdesk.domain.board import Benchmark, Population
from ibdesk.domain.figure import Quantity
from ibdesk.domain.month import Month
from ibdesk.domain.published.areas import Area
from ibdesk.domain.published.table import PublishedTable
from ibdesk.domain.published.uses import Choices, PublishedUse
from ibdesk.domain.reckoned import Reckoned
from ibdesk.domain.report.report import IndicatorPage
from ibdesk.reading.published.propose import ProposedUse

Place = tuple[str, str]  # workbook and sheet


class TableSeen(Struct, frozen=True):
    """A published table of an import. `uses` are those that it is read by, `proposed` what may be confirmed instead;
    `said`: somebody said what is taken of it, be it nothing. `years` are written as a benchmark has them, the latest
    first."""

    table: PublishedTable
    councils: tuple[Area, ...]
    years: tuple[str, ...]
    uses: tuple[PublishedUse, ...]
    proposed: tuple[ProposedUse, ...]
    said: bool = False
    year: str = ""
    takes_population: bool = True

    @property
    def place(self) -> Place:
        return self.table.workbook, self.table.sheet

    @property
    def suggested(self) -> tuple[PublishedUse, ...]:
        """What a person is shown first: what is read already, else what is proposed."""
        return self.uses if self.said else tuple(each.use for each in self.proposed)


class ModelSeen(Struct, frozen=True):
    """A neighbours model of an import; `year` None where nobody has said it."""

    workbook: str
    sheet: str
    councils: int
    year: int | None

    @property
    def place(self) -> Place:
        return self.workbook, self.sheet


class BenchmarkNews(Struct, frozen=True):
    """A benchmark that an import brings; `was` is the board's for the same year, None where there is none."""

    benchmark: Benchmark
    was: Quantity | None


class RateMoved(Struct, frozen=True):
    """A rate of the board that another population makes another one, in the month looked at."""

    was: Reckoned
    now: IndicatorPage


class PublishedLook(Struct, frozen=True):
    """All published tables and models of an import, and what they would change. `month` is the one that `moved` is
    about. `was` are the board's populations by year."""

    tables: tuple[TableSeen, ...]
    models: tuple[ModelSeen, ...]
    choices: Choices
    councils: tuple[Area, ...]
    benchmarks: tuple[BenchmarkNews, ...] = ()
    populations: tuple[Population, ...] = ()
    was: Mapping[int, Population] = field(default_factory=dict)
    month: Month | None = None
    moved: tuple[RateMoved, ...] = ()

    @property
    def is_said(self) -> bool:
        """Whether a person, now or before, has said everything that is to be said."""
        chosen = bool(self.choices.codes or self.choices.name) or not self.tables
        of_models = all(model.year is not None for model in self.models)
        return chosen and of_models and all(table.said for table in self.tables if table.proposed)


class Said(Struct, frozen=True):
    """What a person says of the published tables of an import. `uses` are complete for every table named in them;
    `years` empty for all; `model_years` and `populations` only where something is said; `refused` are proposals that
    are not wanted."""

    choices: Choices
    uses: Mapping[Place, tuple[PublishedUse, ...]]
    years: Mapping[Place, str] = field(default_factory=dict)
    model_years: Mapping[Place, int] = field(default_factory=dict)
    populations: Mapping[Place, bool] = field(default_factory=dict)
    refused: tuple[PublishedUse, ...] = ()
