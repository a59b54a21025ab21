"""Figures that are kept and yet stand on no page: their definition has no use for them."""

from collections.abc import Callable, Iterator
from fractions import Fraction
from operator import attrgetter

from ibdesk.checks.evidence.evidence import Evidence, Kind
from ibdesk.checks.evidence.phrases import named_first, plain_text
from ibdesk.checks.evidence.rule import Rule
from ibdesk.domain.figure import Covers, Figure, Part, Supply, Unit
from ibdesk.domain.indicator import Indicator, RateBasis
from ibdesk.domain.problem import Problem, Severity


def _find(evidence: Evidence) -> Iterator[Problem]:
    for page in evidence.pages:
        unused = {_kind(kind) for kind in evidence.kinds if not can_use(page.indicator, kind)}
        if unused:  # of few pages: only then each of its figures is looked at
            own = evidence.figures.of(page.code)
            for kind in dict.fromkeys(each for each in map(_kind, own) if each in unused):
                known = [each for each in own if _kind(each) == kind and isinstance(each.quantity, Fraction)]
                if known:
                    yield _unused(page.indicator, known)


_kind: Callable[[Figure | Kind], tuple[Part, Supply, Covers]] = attrgetter("part", "supply", "covers")


def _unused(indicator: Indicator, figures: list[Figure]) -> Problem:
    latest = max(figures, key=lambda figure: figure.month)
    kind = f"monthly {latest.part}" if latest.supply is Supply.PARTS else f"{latest.part} over a {latest.covers}"
    many = f"{len(figures)} figures" if len(figures) > 1 else "a figure"
    return Problem(
        "figure-not-used",
        Severity.WARNING,
        f"{named_first(indicator)} has {many} of a kind that its definition has no use for: {kind}, the latest "
        f"{plain_text(latest.quantity) if isinstance(latest.quantity, Fraction) else latest.quantity} for "
        f'{latest.month.long}. By its definition it is a {indicator.unit} for the period "{indicator.value_period}", '
        "so what was supplied stands on no page.",
        "Supply the figure in the form that the definition asks for, or correct the definition's unit, value period or "
        "rate basis.",
        latest.source,
        indicator.code,
        latest.month,
    )


FIGURE_NOT_USED = Rule(
    "figure-not-used",
    Severity.WARNING,
    "Figures that stand on no page",
    "A figure may be read without fault and still be of no use: a numerator for a plain count, a quarter's total for a "
    "monthly indicator, monthly percentages without their counts for a 12-month one. It is kept, but no page shows it.",
    _find,
)


_NUMERATOR_RATES = (RateBasis.NUMERATOR, RateBasis.ROLLING_NUMERATOR, RateBasis.YEAR_NUMERATOR)


def can_use(indicator: Indicator, figure: Figure | Kind) -> bool:
    """Whether any value or rate of this definition, in any month, could be made of a figure, or one of its kind, or
    compared with it."""
    percent, part, supply, covers = indicator.unit is Unit.PERCENT, *_kind(figure)
    rate_of_numerator = indicator.rate_basis in _NUMERATOR_RATES
    if part is Part.RATE:
        return True
    if supply is Supply.PARTS:
        if covers is not indicator.part_covers:
            return False
        if part is Part.VALUE:
            return not percent or indicator.value_period is covers
        return percent or (part is Part.NUMERATOR and rate_of_numerator)
    if part is Part.VALUE:
        of_rate = indicator.rate_basis is not RateBasis.NONE and not rate_of_numerator
        return covers is indicator.value_period or (of_rate and covers is indicator.rate_covers)
    if percent and covers is indicator.value_period:
        return True
    return part is Part.NUMERATOR and rate_of_numerator and covers is indicator.rate_covers
