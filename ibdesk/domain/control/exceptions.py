"""What the Board should look at first: red and worsening, newly red or green, missed by most, out of the ordinary, not
to be assessed; and the matrix of variation and assurance."""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from fractions import Fraction

from msgspec import Struct

from ibdesk.domain.assessment import Status
from ibdesk.domain.control.chart import Assurance
from ibdesk.domain.control.chart_words import MEANINGS, Meaning, variation_text
from ibdesk.domain.control.usual_range import UsualRange, usual_range
from ibdesk.domain.figure import Missing
from ibdesk.domain.report.assess import effective_bounds
from ibdesk.domain.report.report import BoardReport, IndicatorPage
from ibdesk.domain.target import AtLeast, AtMost, Between, distance_outside
from ibdesk.domain.travel import Judgement

MOST_MISSED = 3
HELD_BACK = "Some months are left out [c]."


class ExceptionKind(StrEnum):
    """In the order in which they are shown; `heading` says what newly is."""

    RED_AND_WORSENING = "Red and worse than a year before"
    NEWLY_RED = "Newly red"
    NEWLY_GREEN = "Newly green"
    MISSED_BY_MOST = "Furthest from the target"
    SPECIAL_CAUSE = "Out of the ordinary"
    NOT_ASSESSED = "Could not be assessed"


class BoardException(Struct, frozen=True):
    """`words` say what it is, as a sentence or as a few words."""

    kind: ExceptionKind
    page: IndicatorPage
    words: str


Ranges = Mapping[str, UsualRange | str]
Cell = tuple[Meaning | None, Assurance | None]


def usual_ranges(report: BoardReport) -> dict[str, UsualRange | str]:
    """Of each page its usual range, or why there is none, by code. In a public version what is left out are the low
    months: a range of the others would be wrong."""
    return {
        page.code: HELD_BACK if report.public and _lacks_months(page) else usual_range(page) for page in report.pages
    }


def _lacks_months(page: IndicatorPage) -> bool:
    return any(point.quantity is Missing.SUPPRESSED for point in page.values)


def heading(kind: ExceptionKind, report: BoardReport) -> str:
    """The words over the exceptions of a kind: newly since the last pack that went out, where one did."""
    if kind not in (ExceptionKind.NEWLY_RED, ExceptionKind.NEWLY_GREEN):
        return str(kind)
    last = report.last_pack
    return f"{kind} since last month" if last is None else f"{kind} since the last pack, {last.month.long}"


def _before(page: IndicatorPage, report: BoardReport) -> Status | None:
    if report.last_pack is None:
        return page.status_before
    said = report.last_pack.said.get(page.code)
    return None if said is None else said.status


def exceptions(report: BoardReport, ranges: Ranges) -> tuple[BoardException, ...]:
    """By kind, in each the pages in the order of the pack; those furthest from their target the furthest first."""
    found = [each for page in report.pages for each in _of_page(page, ranges[page.code], _before(page, report))]
    found += [
        BoardException(ExceptionKind.MISSED_BY_MOST, page, page.assessment.sentence) for page in _furthest(report)
    ]
    order = tuple(ExceptionKind)
    return tuple(sorted(found, key=lambda each: order.index(each.kind)))


def matrix(report: BoardReport, ranges: Ranges) -> dict[Cell, tuple[str, ...]]:
    """The codes by what the latest point means and whether the usual range meets the target: None where nothing is
    said of the one or the other."""
    cells: dict[Cell, tuple[str, ...]] = {}
    for page in report.pages:
        usual = ranges[page.code]
        known = isinstance(usual, UsualRange)
        place = (MEANINGS[usual.variation], usual.assurance) if known else (None, None)  # type: ignore[union-attr]
        cells[place] = (*cells.get(place, ()), page.code)
    return cells


def _of_page(page: IndicatorPage, usual: UsualRange | str, before: Status | None) -> Iterator[BoardException]:
    status, sentence = page.assessment.status, page.assessment.sentence
    if status is Status.RED and page.travel.judgement is Judgement.WORSE:
        yield BoardException(ExceptionKind.RED_AND_WORSENING, page, sentence)
    if status is Status.RED and before in (Status.GREEN, Status.AMBER):
        yield BoardException(ExceptionKind.NEWLY_RED, page, sentence)
    if status is Status.GREEN and before in (Status.RED, Status.AMBER):
        yield BoardException(ExceptionKind.NEWLY_GREEN, page, sentence)
    if isinstance(usual, UsualRange) and MEANINGS[usual.variation] is not Meaning.USUAL:
        yield BoardException(ExceptionKind.SPECIAL_CAUSE, page, f"{variation_text(usual)}.")
    if status is Status.NO_DATA:
        yield BoardException(ExceptionKind.NOT_ASSESSED, page, sentence)


def _furthest(report: BoardReport) -> list[IndicatorPage]:
    missed = [(share, page) for page in report.pages if (share := _missed_by(page)) > 0]
    return [page for _, page in sorted(missed, key=lambda each: -each[0])[:MOST_MISSED]]


def _missed_by(page: IndicatorPage) -> Fraction:
    """How far the assessed figure is outside of its target, as a share of the bound it missed; 0 where it is inside,
    or nothing can be said."""
    target, number = page.target, page.assessed.number
    if page.assessment.computed is not Status.RED or target is None or target.basis is None or number is None:
        return Fraction(0)
    bounds = effective_bounds(page.indicator.polarity, target.bounds)
    if bounds is None:
        return Fraction(0)
    match bounds:
        case AtLeast(bound) | AtMost(bound):
            missed = bound
        case Between(low, high):
            missed = low if number < low else high
    return distance_outside(bounds, number) / missed if missed else Fraction(0)
