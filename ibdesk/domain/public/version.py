"""The public version of a month's report: made anew from figures among which the held-back ones are marks, so that no
sum, rate, change, chart or assessment in it can rest on one of them."""

from collections.abc import Iterable, Iterator
from fractions import Fraction

from msgspec import Struct
from msgspec.structs import replace

from ibdesk.domain.assessment import Assessment, DecidedBy, Override, Status
from ibdesk.domain.board import Benchmark, Comment, CouncilFigure, Event, Records, population_for
from ibdesk.domain.by_code import ByCode
from ibdesk.domain.figure import NO_MARKS, Missing, Part, TypedIn, Unit
from ibdesk.domain.month import Month, financial_year_in
from ibdesk.domain.number import PER
from ibdesk.domain.problem import Problem
from ibdesk.domain.public.held_back import Earlier, HeldBack, held_back
from ibdesk.domain.public.relations import Cell
from ibdesk.domain.public.small import is_small, may_be_a_small_share, may_be_small
from ibdesk.domain.public.telling import Telling
from ibdesk.domain.reckoned import Reckoned
from ibdesk.domain.report.report import BoardReport, IndicatorPage, build_page, build_pages, build_report
from ibdesk.domain.report.restatements import Changes, Restatement
from ibdesk.domain.report.series import PageSeries, Point
from ibdesk.domain.target import Basis

LEFT_OUT = "Left out of the public version."
_HELD_BACK = "the figure is left out so that no child can be recognised [c]"


class FlaggedComment(Struct, frozen=True):
    """A comment that says held-back counts, or gives them away: `numbers` as they stand in the text that would go out.
    A person gives another text for the public, or says why these numbers are all right."""

    comment: Comment
    name: str
    numbers: tuple[str, ...]


class PublicVersion(Struct, frozen=True):
    """`report` is what every writer draws; `held` what it lacks; `flagged` must be empty before it goes out."""

    report: BoardReport
    held: HeldBack
    flagged: tuple[FlaggedComment, ...]


def public_version(report: BoardReport, records: Records, earlier: Earlier | None = None) -> PublicVersion:
    """Pure: of a month's report and the records that it was built from. `earlier` are the public versions that went
    out before."""
    held = held_back(records, earlier)
    telling = Telling(records, held, report.month)
    public = _without_colours_of_held_back(_public_records(records, held, telling), report.month, held.cells)
    changes = _public_changes(report.changes, records, held, telling)
    pages = build_pages(public, report.month, changes.restatements)
    problems = tuple(_public_problem(each, telling) for each in report.problems)
    built = build_report(public, report.month, problems, report.as_at, changes, pages, report.checked)
    shown = replace(
        built,
        pages=tuple(_marked(page, held.cells) for page in built.pages),
        sample=report.sample,
        seal=report.seal,
        compared=report.compared,
        public=True,
    )
    return PublicVersion(shown, held, tuple(_flagged(report, records, telling)))


def _public_records(records: Records, held: HeldBack, telling: Telling) -> Records:
    hidden = held.cells
    touched = {(figure.code, figure.month) for figure in records.figures if figure.key in hidden}
    details = records.details
    if details is not None and telling.numbers(details.notes, None):
        details = replace(details, notes=LEFT_OUT)
    if details is not None and telling.numbers(details.style.cover_text, None):
        details = replace(details, style=replace(details.style, cover_text=LEFT_OUT))
    return replace(
        records,
        details=details,
        figures=tuple(
            figure._replace(quantity=Missing.SUPPRESSED, unit=None, marks=NO_MARKS) if figure.key in hidden else figure
            for figure in records.figures
        ),
        breakdowns=tuple(
            replace(each, quantity=Missing.SUPPRESSED) if each.key in hidden else each for each in records.breakdowns
        ),
        benchmarks=tuple(_public_benchmark(each, records) for each in records.benchmarks),
        comments=tuple(_for_the_public(each) for each in records.comments),
        events=tuple(_public_event(each, telling) for each in records.events),
        overrides=tuple(_public_overrides(records, telling, touched)),
        acceptances=(),
        printed_directions=(),
    )


def _for_the_public(comment: Comment) -> Comment:
    """With the text that a person gave for the public, and without the words about it."""
    text = public_text(comment)
    return replace(comment, text=text, public=None, source=None)


def public_text(comment: Comment) -> str:
    return comment.public.text or comment.text if comment.public is not None else comment.text


def _public_event(event: Event, telling: Telling) -> Event:
    return replace(event, what=LEFT_OUT) if telling.numbers(event.what, event.code) else event


def _public_overrides(records: Records, telling: Telling, touched: set[tuple[str, Month]]) -> Iterator[Override]:
    """A colour beside a target says on which side of it a held-back figure lies, so it is held back with it."""
    for each in records.overrides:
        if isinstance(each, Override) and each.key not in touched:
            yield replace(each, reason=LEFT_OUT) if telling.numbers(each.reason, each.code) else each


def _without_colours_of_held_back(public: Records, month: Month, hidden: frozenset[Cell]) -> Records:
    """The same for a figure over several months of which one is held back. A report says the assessments of its month
    and of the month before."""
    own = ByCode.split(public).of

    def tells(each: Override) -> bool:
        page = build_page(own[each.code], each.code, each.month) if each.month in (month, month - 1) else None
        return page is not None and _marked(page, hidden).assessed.missing is Missing.SUPPRESSED

    kept = tuple(each for each in public.overrides if not (isinstance(each, Override) and tells(each)))
    return replace(public, overrides=kept)


def _public_benchmark(benchmark: Benchmark, records: Records) -> Benchmark:
    """Without the council's own published number, where it counts few."""
    if not any(each.own for each in benchmark.among):
        return benchmark
    return replace(benchmark, among=tuple(_public_council(each, benchmark, records) for each in benchmark.among))


def _public_council(council: CouncilFigure, benchmark: Benchmark, records: Records) -> CouncilFigure:
    if not council.own or not isinstance(council.quantity, Fraction):
        return council
    own = [each for each in records.indicators if each.code == benchmark.code]
    unit = Unit.RATE if benchmark.basis is Basis.RATE else own[-1].unit if own else Unit.COUNT
    tells = council.quantity != 0
    match unit:
        case Unit.COUNT:
            tells = is_small(council.quantity)
        case Unit.PERCENT:
            tells = may_be_a_small_share(council.quantity)
        case Unit.DAYS:
            tells = False
        case Unit.RATE:
            year = financial_year_in(benchmark.period)
            population = population_for(records.populations, Month(year, 12)) if year else None
            if population is not None and population.children > 0:
                tells = may_be_small(council.quantity * population.children / PER)
    return replace(council, quantity=Missing.SUPPRESSED) if tells else council


def _public_changes(changes: Changes, records: Records, held: HeldBack, telling: Telling) -> Changes:
    """Without those of a month and family where anything is held back, or was: what it was and is now would give that
    back. What they move is not said: it would say on which side of a target a figure was."""
    families = {code: family for family in ByCode.split(records).families() for code in family}

    def place(code: str, month: Month) -> tuple[tuple[str, ...], Month]:
        return families.get(code, (code,)), month

    closed = {place(each.code, each.month) for each in records.figures if each.key in held.cells}
    closed |= {place(each.code, each.month) for each in records.breakdowns if each.key in held.cells}
    closed |= {place(each.code, each.month) for each in changes.restatements if _was_small(each)}
    kept = (each for each in changes.restatements if place(each.code, each.month) not in closed)
    return replace(changes, restatements=tuple(_public_restatement(each, telling) for each in kept))


def _public_restatement(restatement: Restatement, telling: Telling) -> Restatement:
    source = restatement.source
    if isinstance(source, TypedIn) and telling.numbers(source.reason, restatement.code):
        source = source._replace(reason=LEFT_OUT)
    return replace(restatement, moves=(), source=source)


def _was_small(restatement: Restatement) -> bool:
    for number in (restatement.was, restatement.now):
        if not isinstance(number, Fraction):
            continue
        if restatement.part is Part.RATE or restatement.unit is Unit.RATE:
            return True
        tells = may_be_a_small_share if restatement.unit is Unit.PERCENT else is_small
        if restatement.unit is not Unit.DAYS and tells(number):
            return True
    return False


def _public_problem(problem: Problem, telling: Telling) -> Problem:
    """Its severity alone, and the reason why it is right as it is: nothing of what was found leaves the building."""
    accepted = problem.accepted
    if accepted is not None:
        tells = telling.numbers(accepted.reason, accepted.code)
        reason = LEFT_OUT if tells else accepted.reason
        accepted = replace(accepted, found="", message="", reason=reason)
    return replace(problem, message="", next_step="", source=None, found="", accepted=accepted)


def _flagged(report: BoardReport, records: Records, telling: Telling) -> Iterator[FlaggedComment]:
    for page in report.pages:
        comment = records.comment(page.code, report.month)
        numbers = telling.numbers(public_text(comment), page.code)
        if numbers and not (comment.public is not None and comment.public.covers(numbers)):
            yield FlaggedComment(comment, page.indicator.name, numbers)


# What is left to say of a page: that its gaps are held back, not missing.


def _marked(page: IndicatorPage, hidden: frozenset[Cell]) -> IndicatorPage:
    def mark(made: Reckoned) -> Reckoned:
        if made.number is not None or not _rests_on(made.figures, hidden):
            return made
        return made._replace(quantity=Missing.SUPPRESSED, reason="", known_months=0, numerator=None, denominator=None)

    def mark_point(point: Point) -> Point:
        held = point.number is None and _rests_on(point.figures, hidden)
        return point._replace(quantity=Missing.SUPPRESSED) if held else point

    value, rate = mark(page.value), mark(page.rate)
    assessed = rate if page.basis is Basis.RATE else value
    moved, moved_since = (
        replace(
            each,
            now=mark(each.now),
            then=mark(each.then),
            reason=_why_not(each.reason, mark(each.now), mark(each.then)),
        )
        for each in (page.travel, page.since_last)
    )
    return replace(
        page,
        value=value,
        rate=rate,
        assessment=_NOT_SAID if assessed.missing is Missing.SUPPRESSED else page.assessment,
        travel=moved,
        since_last=moved_since,
        previous=tuple(mark(each) for each in page.previous),
        series=PageSeries(
            page.month,
            lambda: tuple(mark_point(each) for each in page.values),
            lambda: tuple(mark_point(each) for each in page.rates),
            lambda: page.status_before,
        ),
    )


def _rests_on(figures: Iterable[object], hidden: frozenset[Cell]) -> bool:
    return any(getattr(figure, "key", None) in hidden for figure in figures)


def _why_not(reason: str, now: Reckoned, then: Reckoned) -> str:
    if now.missing is Missing.SUPPRESSED:
        return "the figure is left out [c]"
    return f"the figure for {then.long_period} is left out [c]" if then.missing is Missing.SUPPRESSED else reason


_NOT_SAID = Assessment(
    Status.NO_DATA,
    Status.NO_DATA,
    DecidedBy.NO_FIGURE,
    _HELD_BACK,
    f"No data: {_HELD_BACK}",
    f"No data: {_HELD_BACK}",
)
