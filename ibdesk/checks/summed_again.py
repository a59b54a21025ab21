"""Figures of 12 months that came in as if they were of one month each, and are added up again."""

from collections.abc import Iterator

from ibdesk.checks.evidence import Evidence
from ibdesk.checks.phrases import named_first, plain_text, worked_out_text
from ibdesk.checks.rule import Rule
from ibdesk.checks.sums_as_parts import SumAsPart
from ibdesk.domain.figure import Covers, Part
from ibdesk.domain.indicator import Indicator
from ibdesk.domain.problem import Problem, Severity
from ibdesk.domain.report.origin import PART_WORDS
from ibdesk.domain.wording import period_text


def _find(evidence: Evidence) -> Iterator[Problem]:
    for page in evidence.pages:
        found = evidence.sums_as_parts.get(page.code)
        if found is not None:
            yield _told(page.indicator, found)


def _told(indicator: Indicator, found: SumAsPart) -> Problem:
    covers = indicator.value_period if indicator.value_period is not Covers.MONTH else indicator.rate_covers
    period = period_text(covers or Covers.ROLLING_12, found.figure.month)
    of = "" if found.figure.part is Part.VALUE else f" as {PART_WORDS[found.figure.part]}"
    why = (
        "its figures move from month to month by far less than chance moves the counts of single months"
        if found.earlier is None
        else f"the 12 months before the figures became so large come to {worked_out_text(found.earlier)} together"
    )
    return Problem(
        "sums-as-monthly-parts",
        Severity.WARNING,
        f"{named_first(indicator)} has {plain_text(found.number)}{of} for {found.figure.month.long}, read as one "
        f"month's count and added up to the {period}. It looks like a figure of 12 months already: {why}. Summed "
        "again it is some 12 times too large.",
        "Where each figure covers 12 months, say so in a column Covers (12 months), or in the definition (supplied as "
        "finished figures); where it is the month's own count, accept this with the reason.",
        found.figure.source,
        indicator.code,
        found.figure.month,
        plain_text(found.number),
    )


SUMMED_AGAIN = Rule(
    "sums-as-monthly-parts",
    Severity.WARNING,
    "Sums of 12 months read as single months",
    "Some indicators are added up over 12 months from the count of each month. Where the workbook gives the sums of 12 "
    "months themselves, they would be added up once more. Sums are told from counts by how little they move, or by "
    "a jump to what the 12 months before come to.",
    _find,
)
