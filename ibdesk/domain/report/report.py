"""The board report for one month: computed once, drawn by screen, pack and command line alike."""

from collections.abc import Callable, Iterable
from operator import attrgetter

from msgspec import Struct
from msgspec.structs import replace

from ibdesk.domain.assessment import Assessment, Status
from ibdesk.domain.board import Benchmark, Comment, Event, Population, Records, ReportDetails
from ibdesk.domain.by_code import ByCode
from ibdesk.domain.figure import BreakdownFigure, Figure, Missing, Part
from ibdesk.domain.indicator import Indicator
from ibdesk.domain.inherited import NOTHING_WAITS, Waiting, waiting_in
from ibdesk.domain.month import Month, financial_year_in, months
from ibdesk.domain.printed_report import PrintedQuarter, still_unsure
from ibdesk.domain.problem import Problem
from ibdesk.domain.reckoned import Reckoned
from ibdesk.domain.report.cover_dates import dates_that_fit
from ibdesk.domain.report.judged import judged, status_in
from ibdesk.domain.report.last_pack import IssuedAgain, LastPack
from ibdesk.domain.report.reckoning import Figures
from ibdesk.domain.report.restatements import Changes, Restatement, restatements_of
from ibdesk.domain.report.series import PageSeries, Point, YearOfMonths, months_alone, no_rates, series
from ibdesk.domain.seal import Seal
from ibdesk.domain.target import Basis, Target
from ibdesk.domain.travel import Travel

TREND_MONTHS = 36
NO_CHANGES = Changes(0, 0)


class IndicatorPage(Struct, frozen=True):
    """Everything shown about one indicator for one month.

    `assessed` is the figure the target is compared with: `value` or `rate`, by `basis`; cards, charts and exports
    must name it. `values` and `rates` are the `series` up to the month, oldest first; `trend` is one of them, by basis.
    `last_update` is the last month for which a number came in, or one held back.
    `restated` are the figures behind this page that changed since the last pack. `status_before` is the month before's
    assessment, as it is known now; None where there was no such indicator. `unconfirmed` is the target that came with
    the program and that nothing is judged by until somebody confirmed it; `target` is None then. `comment_of_month` is
    the month of the latest earlier comment, which can be copied. `printed_quarters` are compared with nothing.
    """

    indicator: Indicator
    month: Month
    value: Reckoned
    rate: Reckoned
    target: Target | None
    basis: Basis
    assessment: Assessment
    travel: Travel
    since_last: Travel
    previous: tuple[Reckoned, ...]
    benchmarks: tuple[Benchmark, ...]
    comment: Comment
    series: PageSeries
    breakdown: tuple[BreakdownFigure, ...]
    events: tuple[Event, ...]
    last_update: Month | None
    problems: tuple[Problem, ...] = ()
    restated: tuple[Restatement, ...] = ()
    unconfirmed: Target | None = None
    comment_of_month: Month | None = None
    printed_quarters: tuple[PrintedQuarter, ...] = ()

    @property
    def code(self) -> str:
        return self.indicator.code

    @property
    def assessed(self) -> Reckoned:
        return self.rate if self.basis is Basis.RATE else self.value

    def is_same_as(self, other: "IndicatorPage") -> bool:
        """Whether the two are one page as it was built, with the same problems; without a look at every number."""
        return self.series is other.series and self.problems == other.problems

    def is_restated(self, made: Reckoned | Point) -> bool:
        """Whether a number of this page is made of a figure that changed since the last pack: marked [r]."""
        keys = {restatement.key for restatement in self.restated}
        return any(figure.key in keys for figure in made.figures)

    @property
    def values(self) -> tuple[Point, ...]:
        return self.series.values

    @property
    def rates(self) -> tuple[Point, ...]:
        return self.series.rates

    @property
    def status_before(self) -> Status | None:
        return self.series.status_before

    @property
    def years(self) -> tuple[YearOfMonths, ...]:
        return self.series.years

    @property
    def trend(self) -> tuple[Point, ...]:
        return self.rates if self.basis is Basis.RATE else self.values


class BoardReport(Struct, frozen=True):
    """A month's whole report. `as_at` is the number of the last import or edit that it knows of.

    `changes` are the figures of past months that changed since the last pack. A sealed month's report is as it was
    sealed; `restated_since_seal` are its figures that later workbooks changed, which it does not show. `checked` is
    False where the checks have not run yet: then there may be more problems than `problems` knows. `public` is the
    version without small numbers, made by `domain/public`. `waiting` is what came with the program and nobody
    confirmed. `issued_again` is None where the month did not go out, or nothing differs from what did.
    """

    month: Month
    details: ReportDetails
    pages: tuple[IndicatorPage, ...]
    populations: tuple[Population, ...]
    problems: tuple[Problem, ...] = ()
    as_at: int = 0
    sample: bool = False
    changes: Changes = NO_CHANGES
    seal: Seal | None = None
    restated_since_seal: tuple[Restatement, ...] = ()
    checked: bool = True
    compared: bool = False
    public: bool = False
    waiting: Waiting = NOTHING_WAITS
    last_pack: LastPack | None = None
    issued_again: IssuedAgain | None = None

    @property
    def accepted(self) -> tuple[Problem, ...]:
        """The warnings that a person looked at and found right."""
        return tuple(problem for problem in self.problems if problem.accepted is not None)

    def page(self, code: str) -> IndicatorPage:
        """KeyError where the month has no such indicator."""
        for page in self.pages:
            if page.code == code:
                return page
        raise KeyError(code)


def build_report(
    records: Records,
    month: Month,
    problems: tuple[Problem, ...] = (),
    as_at: int = 0,
    changes: Changes = NO_CHANGES,
    pages: tuple[IndicatorPage, ...] | None = None,
    checked: bool = True,
) -> BoardReport:
    """Pure: the same records and month give the same report. `pages` are the month's without their problems, where
    they are built already."""
    if pages is None:
        pages = build_pages(records, month, changes.restatements)
    problems_of: dict[str, list[Problem]] = {}
    for problem in problems:
        problems_of.setdefault(problem.code or "", []).append(problem)
    return BoardReport(
        month,
        dates_that_fit(records.details or ReportDetails(), month),
        tuple(
            replace(page, problems=tuple(problems_of[page.code])) if page.code in problems_of else page
            for page in pages
        ),
        records.populations,
        problems,
        as_at,
        records.sample,
        changes,
        records.seal(month),
        checked=checked,
        waiting=waiting_in(records),
    )


def build_pages(
    records: Records, month: Month, restatements: tuple[Restatement, ...] = ()
) -> tuple[IndicatorPage, ...]:
    """The month's pages in the order of the pack, without their problems."""
    split = ByCode.split(records)
    restated = restatements_of(restatements)
    defined = records.defined_in(month)
    parts = {each.code: split.of[each.code] for each in defined}
    pages = {code: iter(pages_of_code(own, month, restated.get(code, ()), Figures(own))) for code, own in parts.items()}
    return tuple(next(pages[indicator.code]) for indicator in defined)


def pages_of_code(
    own: Records, month: Month, restated: tuple[Restatement, ...], figures: Figures
) -> tuple[IndicatorPage, ...]:
    """One indicator's page for a month, made from the records about it alone (as `ByCode` holds them), their figures
    and its own restatements. No page where it has no definition for the month, several where it has several."""
    return tuple(_page(own, figures, indicator, month, restated) for indicator in own.defined_in(month))


def build_page(records: Records, code: str, month: Month) -> IndicatorPage | None:
    """One page of a month's report, without its problems and changes; None where the month has no such indicator."""
    indicator = records.indicator(code, month)
    return None if indicator is None else _page(records, Figures(records), indicator, month, ())


def benchmarks_for(records: Records, code: str, month: Month) -> tuple[Benchmark, ...]:
    """Of each name the one for the latest financial year among those that hold by this month, in supplied order.

    One whose period is no financial year is shown only where there is no other: a corrected one replaces it. What came
    with the program and was not confirmed is another council's, and is not shown.
    """
    held: dict[str, Benchmark] = {}
    for benchmark in records.benchmarks:
        begins = benchmark.from_month
        if benchmark.inherited or benchmark.code != code or (begins is not None and begins > month):
            continue
        earlier = held.get(benchmark.name)
        if earlier is None or _first_year(benchmark) >= _first_year(earlier):
            held[benchmark.name] = benchmark
    return tuple(held.values())


def _first_year(benchmark: Benchmark) -> int:
    return financial_year_in(benchmark.period) or 0


def _page(
    records: Records,
    figures: Figures,
    indicator: Indicator,
    month: Month,
    restated: tuple[Restatement, ...],
) -> IndicatorPage:
    code, said = indicator.code, judged(records, figures, indicator, month)
    own = figures.of(code)
    first = min(map(_month, own), default=month)
    span, has_rates = months(min(first, month), month), figures.has_rates(indicator)
    rests_on = said.rests_on() | {figure.key for earlier in said.previous for figure in earlier.figures}
    return IndicatorPage(
        indicator=indicator,
        month=month,
        value=said.value,
        rate=said.rate,
        target=said.target,
        basis=said.basis,
        assessment=said.assessment,
        travel=said.travel,
        since_last=said.since_last,
        previous=said.previous,
        benchmarks=benchmarks_for(records, code, month),
        comment=records.comment(code, month),
        series=PageSeries(
            month,
            lambda: series(figures.value, indicator, span, months_alone(indicator, own)),
            lambda: series(figures.rate, indicator, span) if has_rates else no_rates(span[0], month),
            lambda: status_in(records, figures, code, month - 1),
        ),
        breakdown=tuple(figure for figure in records.breakdowns if figure.code == code and figure.month <= month),
        events=tuple(event for event in records.events if event.code in (None, code) and event.month <= month),
        last_update=_last_update(own, month),
        restated=tuple(one for one in restated if one.key in rests_on),
        unconfirmed=said.unconfirmed,
        comment_of_month=before.month if (before := records.comment_before(code, month)) else None,
        printed_quarters=still_unsure((each for each in records.printed_directions if each.key == (code, month)), own),
    )


def _last_update(own: Iterable[Figure], month: Month) -> Month | None:
    """Looked for from the latest figure back: that of nearly every series is one."""
    latest = sorted(own, key=_month, reverse=True)
    return next((figure.month for figure in latest if figure.month <= month and _is_update(figure)), None)


def _is_update(figure: Figure) -> bool:
    """Whether something came in: a number, or one held back; an empty cell and "No data" are none."""
    if figure.part is Part.RATE:
        return False
    return not isinstance(figure.quantity, Missing) or figure.quantity in (Missing.SUPPRESSED, Missing.LOW)


_month: Callable[[Figure], Month] = attrgetter("month")
