"""A value that is said not to be there, beside the counts that give it."""

from collections.abc import Iterator

from ibdesk.checks.evidence.evidence import Evidence
from ibdesk.checks.evidence.phrases import named_first, plain_text, when, worked_out_text
from ibdesk.checks.evidence.rule import Rule
from ibdesk.domain.figure import Missing, Part, Unit
from ibdesk.domain.number import percentage
from ibdesk.domain.problem import Problem, Severity
from ibdesk.domain.wording import MISSING_WORDS


def _find(evidence: Evidence) -> Iterator[Problem]:
    for supplied in evidence.having(Part.DENOMINATOR):
        given = supplied.figure(Part.VALUE)
        numerator, denominator = supplied.number(Part.NUMERATOR), supplied.number(Part.DENOMINATOR)
        # A blank may be filled in by its counts; of nothing there is no share.
        if given is None or not isinstance(given.quantity, Missing) or given.quantity is Missing.BLANK:
            continue
        if numerator is None or not denominator:
            continue
        said = MISSING_WORDS[given.quantity]
        share = worked_out_text(percentage(numerator, denominator), Unit.PERCENT)
        yield Problem(
            "reason-beside-counts",
            Severity.WARNING,
            f"{named_first(supplied.indicator)} is given as “{said}” for {when(supplied.covers, supplied.month)}, "
            f"beside {plain_text(numerator)} of {plain_text(denominator)}, which is {share}. Both cannot be true.",
            f"Take the counts out if “{said}” is right; otherwise leave the value out, and IBDesk makes it.",
            given.source,
            given.code,
            given.month,
            said,
        )


REASON_BESIDE_COUNTS = Rule(
    "reason-beside-counts",
    Severity.WARNING,
    "No value, beside the counts that give one",
    "A value is said to be missing, suppressed or not applicable, and its numerator and denominator stand beside it "
    "all the same. Either the word is left over from another month, or the counts should not be known.",
    _find,
)
