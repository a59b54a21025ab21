"""A part that is more than the whole it belongs to."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import partial

from msgspec import Struct

from ibdesk.checks.evidence.evidence import Evidence, Supplied
from ibdesk.checks.evidence.phrases import joined, named, named_first, plain_text, rate_text, when, worked_out_text
from ibdesk.checks.evidence.rule import Rule
from ibdesk.domain.figure import Covers, Figure, Part, Supply, Unit
from ibdesk.domain.month import Month
from ibdesk.domain.problem import Problem, Severity

_exceeds = partial(Problem, "part-exceeds-whole")


class _Counted(Struct, frozen=True):
    """One indicator's share of a whole: its value where it is a count, its numerator where it is a percentage."""

    supplied: Supplied
    figure: Figure
    number: Fraction

    def __str__(self) -> str:
        what = "value" if self.figure.part is Part.VALUE else "numerator"
        return f"the {what} of {named(self.supplied.indicator)}, {plain_text(self.number)}"


_Group = tuple[str, bool, Month, Supply, Covers]


def _find(evidence: Evidence) -> Iterator[Problem]:
    groups: dict[_Group, list[_Counted]] = {}
    with_whole = any(each.within is not None or each.denominator for each in evidence.records.indicators)
    for supplied in evidence.supplied if with_whole else evidence.having(Part.NUMERATOR):
        if Part.NUMERATOR in supplied.parts:
            yield from _own_counts(supplied)
        within = supplied.indicator.within
        counted = _counted(supplied) if within is not None or supplied.indicator.denominator else None
        if counted is None:
            continue
        period = supplied.month, supplied.supply, supplied.covers
        if within is not None:
            groups.setdefault((within.code, within.inferred, *period), []).append(counted)
        elif supplied.indicator.denominator and supplied.figure(Part.DENOMINATOR) is None:
            # Two shares of one whole may overlap: each by itself, unless the definition puts them within it together.
            yield from _against_whole(evidence, (supplied.indicator.denominator, False, *period), [counted])
    for group, together in groups.items():
        yield from _against_whole(evidence, group, together)
    yield from _rates(evidence)


def _own_counts(supplied: Supplied) -> Iterator[Problem]:
    figure = supplied.figure(Part.NUMERATOR)
    if figure is None:
        return
    numerator, denominator = supplied.number(Part.NUMERATOR), supplied.number(Part.DENOMINATOR)
    if numerator is not None and denominator is not None and numerator > denominator:
        yield _exceeds(
            Severity.ERROR,
            f"{named_first(supplied.indicator)} counts {plain_text(numerator)} of {plain_text(denominator)} for "
            f"{when(supplied.covers, supplied.month)}. A part cannot be more than its whole, and the percentage would "
            "be above 100.",
            "Check both counts; they may have been swapped.",
            figure.source,
            supplied.indicator.code,
            supplied.month,
            plain_text(numerator),
        )


def _counted(supplied: Supplied) -> _Counted | None:
    match supplied.indicator.unit:
        case Unit.COUNT:
            part = Part.VALUE
        case Unit.PERCENT:
            part = Part.NUMERATOR
        case _:
            return None
    figure, number = supplied.figure(part), supplied.number(part)
    return _Counted(supplied, figure, number) if figure is not None and number is not None else None


def _against_whole(evidence: Evidence, group: _Group, together: Sequence[_Counted]) -> Iterator[Problem]:
    code, inferred, month, _, covers = group
    whole, definition = evidence.over(code, month, covers), evidence.indicator(code, month)
    total = sum((counted.number for counted in together), Fraction(0))
    if definition is None or whole is None or whole.number is None or whole.unit is not Unit.COUNT:
        return
    if total <= whole.number:
        return
    most = max(together, key=lambda counted: counted.number)
    parts = joined([str(counted) for counted in together])
    sums = f" (together {worked_out_text(total, other=whole.number)})" if len(together) > 1 else ""
    yield _exceeds(
        Severity.WARNING if inferred else Severity.ERROR,
        f"{parts[0].upper()}{parts[1:]}{sums} for {when(covers, month)}, "
        f"{'are' if len(together) > 1 else 'is'} more than {named(definition)}, {plain_text(whole.number)}"
        f"{', which should hold it' if inferred else ', of which it is a part'}.",
        "Check these figures for the same month; rows may have been swapped, or one of them covers another period.",
        most.figure.source,
        most.supplied.indicator.code,
        month,
        plain_text(most.number),
    )


def _rates(evidence: Evidence) -> Iterator[Problem]:
    """Supplied rates of a percentage's numerator and of its whole: the first cannot be more than the second."""
    for supplied in evidence.having(Part.RATE):
        figure, rate = supplied.parts[Part.RATE], supplied.number(Part.RATE)
        if rate is None:
            continue
        denominator = supplied.indicator.denominator
        of = evidence.indicator(denominator, supplied.month) if denominator else None
        whole = evidence.figures.supplied_rate(of, supplied.month) if of is not None else None
        if whole is None or not isinstance(whole.quantity, Fraction):
            continue
        if supplied.indicator.unit is Unit.PERCENT and rate > whole.quantity:
            alike = figure.covers is whole.covers
            yield _exceeds(
                Severity.ERROR if alike else Severity.WARNING,
                f"{named_first(supplied.indicator)} has a rate of {rate_text(rate)} for "
                f"{when(figure.covers, figure.month)}, and indicator {whole.code}, of which it is a part, one of "
                f"{rate_text(whole.quantity)} for {when(whole.covers, whole.month)}."
                + ("" if alike else " The two cover different periods and cannot be read together."),
                "Check both rates." if alike else "Make both rates for the same period.",
                figure.source,
                supplied.indicator.code,
                supplied.month,
                rate_text(rate),
            )


PART_EXCEEDS_WHOLE = Rule(
    "part-exceeds-whole",
    Severity.ERROR,
    "A part that is more than its whole",
    "Some indicators count a part of what another one counts: assessments done in time are some of all assessments. "
    "In the same period the part can never be more. Where it is, a figure is wrong, in the wrong row, or for another "
    "period. Relations that are only likely are told as warnings.",
    _find,
)
