"""Everything a board knows, as frozen records: what workbooks bring in and what the report is made from."""

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import Protocol, TypeVar

from ibdesk.domain.assessment import Override, OverrideRemoved
from ibdesk.domain.figure import BreakdownFigure, Figure, Quantity, Source
from ibdesk.domain.indicator import Indicator, in_code_order
from ibdesk.domain.mapping import SheetMapping
from ibdesk.domain.month import Month, financial_year_in
from ibdesk.domain.problem import AcceptanceTakenBack, AcceptedWarning
from ibdesk.domain.seal import Seal, SealOpened
from ibdesk.domain.settings import AS_SHIPPED, BoardSettings
from ibdesk.domain.target import Basis, Target


@dataclass(frozen=True, slots=True)
class Population:
    """Children aged 0-17; holds from January of its year until the next row's year."""

    year: int
    children: Fraction
    source_name: str = ""
    source: Source | None = None

    @property
    def key(self) -> int:
        return self.year


@dataclass(frozen=True, slots=True)
class Benchmark:
    """England, statistical neighbours or the region: a value with its own period ("2012/13").

    `written` is the cell's text; `quantity` is Missing where it holds no number ("N/A"); `unit_written` is the
    unit as written where it is not the indicator's own ("19 Days").
    """

    code: str
    name: str
    period: str
    quantity: Quantity
    basis: Basis = Basis.VALUE
    source_name: str = ""
    from_month: Month | None = None
    unit_written: str = ""
    source: Source | None = None

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


@dataclass(frozen=True, slots=True)
class Comment:
    """The officer's text about one indicator for one month. `at` is an ISO date and time, or empty.

    `copied_from` is the month whose comment this is a copy of, until the text is changed.
    """

    code: str
    month: Month
    text: str
    author: str = ""
    state: CommentState = CommentState.DRAFT
    at: str = ""
    source: Source | None = None
    copied_from: Month | None = None

    @property
    def key(self) -> tuple[str, Month]:
        return self.code, self.month


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened; drawn on the chart of `code`, of every indicator where code is None."""

    month: Month
    code: str | None
    what: str
    rebase: bool = False
    source: Source | None = None

    @property
    def key(self) -> tuple[Month, str | None, str]:
        return self.month, self.code, self.what


class Direction(StrEnum):
    UP = "up"
    DOWN = "down"
    LEVEL = "level"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class PrintedDirection:
    """A direction of travel that a workbook states, with the two quantities that stand beside it there."""

    code: str
    month: Month
    direction: Direction
    current: Quantity
    previous: Quantity
    source: Source

    @property
    def key(self) -> tuple[str, Month]:
        return self.code, self.month


@dataclass(frozen=True, slots=True)
class ReportDetails:
    """The cover's words. Dates are written out, as they shall be printed."""

    title: str = "Improvement Board performance report"
    council: str = ""
    region: str = ""
    classification: str = ""
    figures_as_at: str = ""
    issue_date: str = ""
    contact_name: str = ""
    job_title: str = ""
    directorate: str = ""
    email: str = ""
    telephone: str = ""
    source_system: str = ""
    notes: str = ""


@dataclass(frozen=True, slots=True)
class Records:
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
    seals: tuple[Seal | SealOpened, ...] = ()
    mappings: tuple[SheetMapping, ...] = ()
    settings: BoardSettings | None = None
    sample: bool = False

    def indicator(self, code: str, month: Month) -> Indicator | None:
        """The definition of a code that holds in a month."""
        for indicator in self.indicators:
            if indicator.code == code and indicator.defined_in(month):
                return indicator
        return None

    def defined_in(self, month: Month) -> tuple[Indicator, ...]:
        """The indicators of a month, in the order of the pack."""
        return tuple(indicator for indicator in self.indicators if indicator.defined_in(month))

    def override(self, code: str, month: Month) -> Override | None:
        """The assessment that was set by hand, and not removed since."""
        found = (one for one in self.overrides if one.key == (code, month) and isinstance(one, Override))
        return next(found, None)

    def comment(self, code: str, month: Month) -> Comment:
        """The comment for a month; one in the state MISSING where nobody has written any."""
        found = (comment for comment in self.comments if comment.code == code and comment.month == month)
        return next(found, Comment(code, month, "", state=CommentState.MISSING))

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


_Record = TypeVar("_Record")


def _superseded(
    old: Iterable[_Record], new: Iterable[_Record], key: Callable[[_Record], Hashable]
) -> tuple[_Record, ...]:
    merged = {key(record): record for record in old}
    merged.update((key(record), record) for record in new)
    return tuple(merged.values())


def merge(old: Records, new: Records) -> Records:
    """What is known after `new` came in over `old`: of two records with the same key the new one holds."""
    indicators = _superseded(old.indicators, new.indicators, lambda record: (record.code, record.first_month))
    return Records(
        details=new.details or old.details,
        indicators=tuple(sorted(indicators, key=lambda record: in_code_order(record.code))),
        targets=_superseded(old.targets, new.targets, lambda record: record.key),
        benchmarks=_superseded(old.benchmarks, new.benchmarks, lambda record: record.key),
        populations=_superseded(old.populations, new.populations, lambda record: record.key),
        figures=_superseded(old.figures, new.figures, lambda record: record.key),
        breakdowns=_superseded(old.breakdowns, new.breakdowns, lambda record: record.key),
        comments=_superseded(old.comments, new.comments, lambda record: record.key),
        events=_superseded(old.events, new.events, lambda record: record.key),
        printed_directions=_superseded(old.printed_directions, new.printed_directions, lambda record: record.key),
        overrides=_superseded(old.overrides, new.overrides, lambda record: record.key),
        acceptances=_superseded(old.acceptances, new.acceptances, lambda record: record.key),
        seals=_superseded(old.seals, new.seals, lambda record: record.key),
        mappings=_superseded(old.mappings, new.mappings, lambda record: record.key),
        settings=new.settings or old.settings,
        sample=old.sample or new.sample,
    )


def by_code(records: Records) -> dict[str, Records]:
    """The records about each defined indicator alone, with the events and settings of all: going through every
    indicator costs no more than the records there are."""
    targets, benchmarks = _grouped(records.targets), _grouped(records.benchmarks)
    breakdowns, comments = _grouped(records.breakdowns), _grouped(records.comments)
    overrides = _grouped(records.overrides)
    return {
        code: Records(
            targets=tuple(targets.get(code, ())),
            benchmarks=tuple(benchmarks.get(code, ())),
            breakdowns=tuple(breakdowns.get(code, ())),
            comments=tuple(comments.get(code, ())),
            overrides=tuple(overrides.get(code, ())),
            events=records.events,
            settings=records.settings,
        )
        for code in {indicator.code for indicator in records.indicators}
    }


class _About(Protocol):
    @property
    def code(self) -> str: ...


_AboutOne = TypeVar("_AboutOne", bound=_About)


def _grouped(records: Iterable[_AboutOne]) -> dict[str, list[_AboutOne]]:
    groups: dict[str, list[_AboutOne]] = {}
    for record in records:
        groups.setdefault(record.code, []).append(record)
    return groups
