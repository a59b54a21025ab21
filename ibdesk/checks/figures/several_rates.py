"""More than one rate per 10,000 for a month, each for a period of its own."""

from collections.abc import Iterator

from ibdesk.checks.evidence.evidence import Evidence
from ibdesk.checks.evidence.phrases import joined, named_first, quantity_found, quantity_words, when
from ibdesk.checks.evidence.rule import Rule
from ibdesk.domain.figure import Figure, Part
from ibdesk.domain.problem import Problem, Severity


def _several(evidence: Evidence) -> Iterator[Problem]:
    """Rates for one month and several periods, where the page shows a supplied one or would have to choose."""
    for supplied in evidence.having(Part.RATE):
        figure, indicator, month = supplied.parts[Part.RATE], supplied.indicator, supplied.month
        rates = evidence.figures.supplied_rates(indicator.code, month)
        if len(rates) < 2 or evidence.figures.made_rate(indicator, month).population is not None:
            continue
        shown = evidence.figures.supplied_rate(indicator, month)
        if figure is shown or (shown is None and figure is not rates[0]):
            continue
        several = joined([f"{quantity_words(each.quantity)} for {when(each.covers, each.month)}" for each in rates])
        start = f"{named_first(indicator)} has {len(rates)} rates for {month.long}: {several}. "
        yield Problem(
            "several-rates",
            Severity.ERROR if shown is None else Severity.WARNING,
            start + _what_is_shown(shown),
            "Say in the definition what its rate is made of, or leave the rates of other periods out.",
            figure.source,
            indicator.code,
            month,
            quantity_found(figure.quantity),
        )


def _what_is_shown(shown: Figure | None) -> str:
    if shown is None:
        return "The definition names none of these periods, so no rate is shown."
    return f"Shown is the one for {when(shown.covers, shown.month)}, the period of the definition."


SEVERAL_RATES = Rule(
    "several-rates",
    Severity.ERROR,
    "More than one rate for a month",
    "A rate per 10,000 for the month and one for 12 months are different numbers. Where both are supplied, the one for "
    "the period that the definition names is shown; where it names neither, none is: nobody can tell which is meant.",
    _several,
)
