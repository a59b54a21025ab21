"""Figures of 12 months that came in as if they were of one month each, and are added up again."""

from collections.abc import Iterator

from ibdesk.checks.evidence.evidence import Evidence
from ibdesk.checks.evidence.phrases import named_first, plain_text, worked_out_text
from ibdesk.checks.evidence.rule import Rule
from ibdesk.checks.evidence.sums_as_parts import SumAsPart
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
    what, times = "12 months", "some 12 times"
    if found.since_april:
        what, times = "all months since April", "several times"
        why = "its figures grow from April to March, and start again each April"
    elif found.this_year:
        what, times = "all months since April", "several times"
        why = "its figures only grow since April, each by about as much as the one of April"
    elif found.earlier is not None:
        why = f"the 12 months before the figures became so large come to {worked_out_text(found.earlier)} together"
    else:
        why = "its figures move from month to month by far less than chance moves the counts of single months"
    added, again = (f" and added up to the {period}", f"Summed again it is {times} too large.")
    if not found.summed:
        added, again = "", f"As one month's it is {times} too large."
    return Problem(
        "sums-as-monthly-parts",
        Severity.WARNING,
        f"{named_first(indicator)} has {plain_text(found.number)}{of} for {found.figure.month.long}, read as one "
        f"month's count{added}. It looks like a figure of {what} already: {why}. {again}",
        f"Where each figure covers {what}, say so in a column Covers, or in the definition (supplied as finished "
        "figures); where it is the month's own count, accept this with the reason.",
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
    "months themselves, or of all months since April, they would be added up once more. Sums are told from counts by "
    "how little they move, by a jump to what the 12 months before come to, or by growing since April.",
    _find,
)
