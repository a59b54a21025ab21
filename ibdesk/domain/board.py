"""Everything a board knows, as frozen records: what workbooks bring in and what the report is made from."""

from collections.abc import Callable, Iterable, Sequence
from enum import StrEnum
from fractions import Fraction
from operator import attrgetter
from typing import Annotated, Any, get_args, get_origin, get_type_hints

from msgspec import Struct
from msgspec.structs import replace

from ibdesk.domain.assessment import Override, OverrideRemoved
from ibdesk.domain.cover import CoverDates
from ibdesk.domain.figure import BreakdownFigure, CellSource, Figure, Quantity, Source, key_of
from ibdesk.domain.house_style import PLAIN, HouseStyle
from ibdesk.domain.indicator import Indicator, in_code_order
from ibdesk.domain.mapping import SheetMapping
from ibdesk.domain.month import Month, financial_year_in
from ibdesk.domain.printed_report import PrintedQuarter
from ibdesk.domain.problem import AcceptanceTakenBack, AcceptedWarning
from ibdesk.domain.record_fields import YOUNGER, Column
from ibdesk.domain.seal import Seal, SealOpened, WentOut
from ibdesk.domain.settings import AS_SHIPPED, BoardSettings
from ibdesk.domain.target import Basis, Target


class Population(Struct, frozen=True):
    """Children aged 0-17; holds from January of its year until the next row's year."""

    year: Annotated[int, Column("Year", 10)]
    children: Annotated[Fraction, Column("Population aged 0-17", 24, "population")]
    source_name: Annotated[str, Column("Source", 60, "source")] = ""
    source: Source | None = None

    @property
    def key(self) -> int:
        return self.year


def population_for(populations: Sequence[Population], month: Month) -> Population | None:
    """The one of the latest year that is not after the month's; of two for one year the one given last."""
    before = [population for population in populations if population.year <= month.year]
    return max(reversed(before), key=lambda population: population.year, default=None)


class CouncilFigure(Struct, frozen=True):
    """What a published table says of one council; `own` marks the board's. `cell` is where in the benchmark's sheet."""

    name: str
    quantity: Quantity
    cell: str = ""
    own: bool = False


class Benchmark(Struct, frozen=True):
    """England, statistical neighbours or the region: a value with its own period ("2012/13").

    `written` is the cell's text; `quantity` is Missing where it holds no number ("N/A"); `unit_written` is the
    unit as written where it is not the indicator's own ("19 Days"). `among` are the councils that a benchmark of
    statistical neighbours was made of, the nearest first, and the board's own. One that is `inherited` came with the
    program, and is not shown until a person confirmed it.
    """

    code: Annotated[str, Column("Code", 8)]
    name: Annotated[str, Column("Name", 28)]
    period: Annotated[str, Column("Period", 14)]
    quantity: Annotated[Quantity, Column("Value", 14, "value")]
    basis: Annotated[Basis, Column("Basis", 12)] = Basis.VALUE
    source_name: Annotated[str, Column("Source", 50, "source")] = ""
    from_month: Annotated[Month | None, Column("From", 13, "from")] = None
    unit_written: str = ""
    source: CellSource | None = None
    among: Annotated[tuple[CouncilFigure, ...], YOUNGER] = ()
    inherited: Annotated[bool, YOUNGER] = False

    @property
    def key(self) -> tuple[str, str, str]:
        """Two spellings of one financial year are one period."""
        year = financial_year_in(self.period)
        return self.code, self.name, self.period if year is None else str(year)


class CommentState(StrEnum):
    MISSING = "missing"
    DRAFT = "draft"
    READY = "ready"
    SIGNED = "signed"


class PublicWords(Struct, frozen=True):
    """What somebody decided about a comment whose numbers tell held-back counts: another `text` for the public, or, by
    an empty one, that these `numbers` may go out, and why. `at` is an ISO date and time."""

    text: str
    reason: str
    numbers: tuple[str, ...]
    by: str
    at: str

    def covers(self, numbers: Iterable[str]) -> bool:
        """Whether all these numbers were looked at and found right."""
        return bool(self.reason.strip()) and set(numbers) <= set(self.numbers)


class Comment(Struct, frozen=True):
    """The officer's text about one indicator for one month. `at` is an ISO date and time, or empty.

    `copied_from` is the month whose comment this is a copy of, until the text is changed. `public` is what was decided
    about it for the public version.
    """

    code: Annotated[str, Column("Code", 8)]
    month: Annotated[Month, Column("Month", 14)]
    text: Annotated[str, Column("Text", 100)]
    author: Annotated[str, Column("Author", 28)] = ""
    state: CommentState = CommentState.DRAFT
    at: str = ""
    source: CellSource | None = None
    copied_from: Month | None = None
    public: Annotated[PublicWords | None, YOUNGER] = None

    @property
    def key(self) -> tuple[str, Month]:
        return self.code, self.month


class Event(Struct, frozen=True):
    """Something that happened; drawn on the chart of `code`, of every indicator where code is None."""

    month: Annotated[Month, Column("Month", 14)]
    code: Annotated[str | None, Column("Code (or all)", 14, "code")]
    what: Annotated[str, Column("What happened", 80)]
    rebase: Annotated[bool, Column("Rebase", 10)] = False
    source: Source | None = None

    @property
    def key(self) -> tuple[Month, str | None, str]:
        return self.month, self.code, self.what


class Direction(StrEnum):
    UP = "up"
    DOWN = "down"
    LEVEL = "level"
    UNKNOWN = "unknown"


class PrintedDirection(Struct, frozen=True):
    """A direction of travel that a workbook states, the two quantities beside it; `quarters` name no financial year."""

    code: str
    month: Month
    direction: Direction
    current: Quantity
    previous: Quantity
    source: CellSource
    quarters: Annotated[tuple[PrintedQuarter, ...], YOUNGER] = ()

    @property
    def key(self) -> tuple[str, Month]:
        return self.code, self.month


class ReportDetails(Struct, frozen=True):
    """The cover's words, and the packs' `style`. Dates are written as they are printed; `dates` are of one month."""

    title: Annotated[str, Column("Title")] = "Improvement Board performance report"
    council: Annotated[str, Column("Council")] = ""
    region: Annotated[str, Column("Region")] = ""
    classification: Annotated[str, Column("Classification")] = ""
    figures_as_at: Annotated[str, Column("Figures as at")] = ""
    issue_date: Annotated[str, Column("Issue date")] = ""
    contact_name: Annotated[str, Column("Contact name")] = ""
    job_title: Annotated[str, Column("Job title")] = ""
    directorate: Annotated[str, Column("Directorate")] = ""
    email: Annotated[str, Column("E-mail")] = ""
    telephone: Annotated[str, Column("Telephone")] = ""
    source_system: Annotated[str, Column("Source system")] = ""
    notes: Annotated[str, Column("Notes")] = ""
    dates: Annotated[tuple[CoverDates, ...], YOUNGER] = ()
    style: Annotated[HouseStyle, YOUNGER] = PLAIN


class Records(Struct, frozen=True):
    """A bundle of records: what one workbook holds, and, merged in order, what a board knows."""

    details: ReportDetails | None = None
    indicators: tuple[Indicator, ...] = ()
    targets: tuple[Target, ...] = ()
    benchmarks: tuple[Benchmark, ...] = ()
    populations: tuple[Population, ...] = ()
    figures: tuple[Figure, ...] = ()
    breakdowns: tuple[BreakdownFigure, ...] = ()
    comments: tuple[Comment, ...] = ()
    events: tuple[Event, ...] = ()
    printed_directions: tuple[PrintedDirection, ...] = ()
    overrides: tuple[Override | OverrideRemoved, ...] = ()
    acceptances: tuple[AcceptedWarning | AcceptanceTakenBack, ...] = ()
    seals: tuple[Seal | SealOpened | WentOut, ...] = ()
    mappings: tuple[SheetMapping, ...] = ()
    settings: BoardSettings | None = None
    sample: bool = False

    def indicator(self, code: str, month: Month) -> Indicator | None:
        """The definition of a code that holds in a month."""
        return next((each for each in self.indicators if each.code == code and each.defined_in(month)), None)

    def defined_in(self, month: Month) -> tuple[Indicator, ...]:
        """The indicators of a month, in the order of the pack."""
        return tuple(indicator for indicator in self.indicators if indicator.defined_in(month))

    def override(self, code: str, month: Month) -> Override | None:
        """The assessment that was set by hand, and not removed since."""
        return next((one for one in self.overrides if one.key == (code, month) and isinstance(one, Override)), None)

    def comment(self, code: str, month: Month) -> Comment:
        """The comment for a month; one in the state MISSING where none is written."""
        found = (comment for comment in self.comments if comment.code == code and comment.month == month)
        return next(found, Comment(code, month, "", state=CommentState.MISSING))

    def comment_before(self, code: str, month: Month) -> Comment | None:
        """The latest earlier comment that says something."""
        earlier = (each for each in self.comments if each.code == code and each.month < month and each.text.strip())
        return max(earlier, key=lambda comment: comment.month, default=None)

    def seal(self, month: Month) -> Seal | None:
        """The seal that stands on a month."""
        return next((one for one in self.seals if one.month == month and isinstance(one, Seal)), None)

    @property
    def count(self) -> int:
        """How many things are said in it of indicators, months and years."""
        of_months = self.figures, self.breakdowns, self.comments, self.events, self.printed_directions
        return sum(map(len, (*of_months, self.indicators, self.targets, self.benchmarks, self.populations)))

    @property
    def board_settings(self) -> BoardSettings:
        return self.settings or AS_SHIPPED

    @property
    def months(self) -> tuple[Month, ...]:
        """Every month that has a figure, in order."""
        return tuple(sorted({figure.month for figure in self.figures}))


# What there may be several of in a bundle, by the field of Records: the type of each.
SEVERAL: dict[str, Any] = {
    name: get_args(hint)[0] for name, hint in get_type_hints(Records).items() if get_origin(hint) is tuple
}

# The fields of Records that say what is measured, what it is held against and how its rates are made.
DEFINITIONS = ("indicators", "targets", "benchmarks", "populations")
_key, _KEYS = attrgetter("key"), {"figures": key_of}


def without_definitions(records: Records) -> Records:
    nothing: dict[str, Any] = dict.fromkeys(DEFINITIONS, ())
    return replace(records, **nothing)


def _superseded(key: Callable[[Any], Any], old: tuple[Any, ...], new: tuple[Any, ...]) -> tuple[Any, ...]:
    if not new:  # by far the most kinds; what is the same object need not be looked at again
        return old
    merged = dict(zip(map(key, old), old, strict=True))
    merged.update(zip(map(key, new), new, strict=True))
    return tuple(merged.values())


def merge(old: Records, new: Records) -> Records:
    """What is known after `new` came in over `old`: of two records with the same key the new one holds."""
    merged = {name: _superseded(_KEYS.get(name, _key), getattr(old, name), getattr(new, name)) for name in SEVERAL}
    in_order = tuple(sorted(merged["indicators"], key=lambda record: in_code_order(record.code)))
    merged["indicators"] = old.indicators if in_order == old.indicators else in_order
    return Records(
        details=new.details or old.details,
        settings=new.settings or old.settings,
        sample=old.sample or new.sample,
        **merged,
    )
