"""Ratings that workbooks print beside their figures, against what figure and target say."""

from collections.abc import Callable, Iterable, Iterator
from functools import cache

from ibdesk.checks.evidence.phrases import months_text, named
from ibdesk.domain.assessment import DecidedBy, Status
from ibdesk.domain.board import Records
from ibdesk.domain.by_code import ByCode
from ibdesk.domain.month import Month
from ibdesk.domain.printed_report import PrintedRating
from ibdesk.domain.problem import Problem, Severity
from ibdesk.domain.report.judged import Judged, judged
from ibdesk.domain.report.reckoning import Figures
from ibdesk.domain.target import Basis
from ibdesk.domain.wording import STATUS_WORDS

RULE = "rating-contradicts"
_BY_TARGET = frozenset((DecidedBy.TARGET_MET, DecidedBy.WITHIN_TOLERANCE, DecidedBy.TARGET_MISSED))
_Judging = Callable[[str, Month], Judged | None]


def ratings_contradicted(ratings: Iterable[PrintedRating], records: Records) -> Iterator[Problem]:
    """A problem for each indicator of a table whose printed ratings are not what its figures and the targets of the
    board give, `records` being all that the board would know. What is not held against a target is not compared, and
    amber alone contradicts nothing where nobody said how near it begins."""
    by_table: dict[tuple[str, ...], list[tuple[PrintedRating, Judged]]] = {}
    judging = _judging(records)
    for rating in dict.fromkeys(ratings):
        said = judging(rating.code, rating.month)
        if said is not None and _contradicts(rating, said):
            by_table.setdefault((*rating.source.table, rating.code), []).append((rating, said))
    for found in by_table.values():
        yield _told(records, sorted(found, key=lambda pair: pair[0].month, reverse=True))


def _judging(records: Records) -> _Judging:
    """Judges an indicator in a month by the records about it alone, gathered when the first is asked for."""

    @cache
    def split() -> ByCode:
        return ByCode.split(records)

    @cache
    def own(code: str) -> tuple[Records, Figures] | None:
        its = split().of.get(code)
        return None if its is None else (its, Figures(its))

    def judge(code: str, month: Month) -> Judged | None:
        its = own(code)
        indicator = its[0].indicator(code, month) if its else None
        return None if its is None or indicator is None else judged(*its, indicator, month)

    return judge


def _contradicts(rating: PrintedRating, said: Judged) -> bool:
    assessment = said.assessment
    assessed = said.rate if said.basis is Basis.RATE else said.value
    # A quarter that has ended is judged for months after its own too, and a rating there may be of something else.
    if assessment.override is not None or assessment.rule not in _BY_TARGET or assessed.month != rating.month:
        return False
    near_is_known = said.target is not None and said.target.tolerance is not None
    return rating.status is not assessment.computed and (near_is_known or rating.status is not Status.AMBER)


def _told(records: Records, found: list[tuple[PrintedRating, Judged]]) -> Problem:
    rating, said = found[0]
    indicator = records.indicator(rating.code, rating.month)
    assert indicator is not None  # it was judged
    others = sorted({other.month for other, _ in found[1:]} - {rating.month})
    more = f" Its ratings for {months_text(others)} contradict too." if others else ""
    return Problem(
        RULE,
        Severity.WARNING,
        f"“{rating.written}” is printed for {named(indicator)} for {rating.month.long}, and figure and target say "
        f"{STATUS_WORDS[said.assessment.computed]}: {said.assessment.reason}.{more}",
        "Find out which is right: the figure, the board's target and tolerance, or the printed rating, which is not "
        "kept. Where the board judged otherwise, set the assessment by hand, with its reason.",
        rating.source,
        rating.code,
        rating.month,
        rating.written,
    )
