"""The key facts of a page as rows of words, in the report's order."""

from fractions import Fraction

from msgspec import Struct

from ibdesk.domain.assessment import Status
from ibdesk.domain.board import Benchmark, Direction
from ibdesk.domain.figure import Unit
from ibdesk.domain.reckoned import Reckoned
from ibdesk.domain.report.key_fact_words import (
    EARLIER_RATE,
    change_label,
    change_words,
    earlier_rate,
    measured_words,
    rate_fact_label,
    unsure_quarters,
    value_label,
)
from ibdesk.domain.report.report import IndicatorPage
from ibdesk.domain.report.restatement_words import changes_line
from ibdesk.domain.report.restatements import Restatement
from ibdesk.domain.report.small_numbers import SMALL_NUMBER, small_text
from ibdesk.domain.target import Basis
from ibdesk.domain.travel import Travel
from ibdesk.domain.wording import (
    JUDGEMENT_WORDS,
    STATUS_WORDS,
    benchmark_text,
    counts_text,
    period_text,
    reckoned_text,
    short_benchmark,
    short_period_text,
    target_words,
    travel_text,
    with_mark,
)


class Fact(Struct, frozen=True):
    """One row. `status` and `direction` ask for their drawn mark beside the text."""

    label: str
    text: str
    status: Status | None = None
    direction: Direction | None = None


def fact_rows(page: IndicatorPage, since_seal: tuple[Restatement, ...] = ()) -> tuple[Fact, ...]:
    """`since_seal` are this indicator's figures that were restated after its month was signed off."""
    indicator, unit, small = page.indicator, page.indicator.unit, small_text(page.value)
    rows = [
        Fact("Last update", page.last_update.long if page.last_update else "No figure yet"),
        Fact(value_label(page), value_text(page, page.value)),
        *([Fact(SMALL_NUMBER, small)] if small else []),
        Fact(rate_fact_label(page), _marked(page, page.rate, reckoned_text(indicator, page.rate))),
        Fact("Overall assessment", STATUS_WORDS[page.assessment.status], status=page.assessment.status),
        Fact("Target", target_words(indicator, page.target, page.unconfirmed)),
        Fact("Direction of travel", judged_text(page.travel, unit), direction=page.travel.direction),
    ]
    if page.since_last.direction is not Direction.UNKNOWN:
        rows.append(Fact(change_label(page), change_words(page)))
    rows += [
        Fact(short_period_text(earlier.covers, earlier.month), value_text(page, earlier)) for earlier in page.previous
    ]
    rows += [Fact(label, number) for label, number in unsure_quarters(page)]
    if (then := earlier_rate(page)) is not None:
        rows.append(Fact(EARLIER_RATE, _marked(page, then, reckoned_text(indicator, then))))
    rows += [
        Fact(f"{short_name(benchmark)} {benchmark.period}".strip(), _benchmark(page, benchmark))
        for benchmark in page.benchmarks
    ]
    period = period_text(page.value.covers, page.value.month)
    rows.append(Fact("Measure period", f"{measured_words(page)}: {period}"))
    if page.restated:
        rows.append(Fact("Restated [r]", changes_line(page.restated)))
    if since_seal:
        rows.append(Fact("Restated since signing", changes_line(since_seal)))
    return tuple(rows)


def value_text(page: IndicatorPage, reckoned: Reckoned) -> str:
    """82.86% (29 of 35) [r] [p]"""
    counts = counts_text(reckoned) if reckoned.unit is Unit.PERCENT and reckoned.number is not None else ""
    text = reckoned_text(page.indicator, reckoned)
    return _marked(page, reckoned, f"{text} ({counts})" if counts else text)


def _marked(page: IndicatorPage, reckoned: Reckoned, text: str) -> str:
    return with_mark(text, reckoned, page.is_restated(reckoned))


def judged_text(travel: Travel, unit: Unit) -> str:
    """Up 498.9 per 10,000 on 12 months to Aug 2013: worse"""
    judgement = JUDGEMENT_WORDS[travel.judgement].lower()
    text = travel_text(travel, unit)
    return f"{text}: {judgement}" if judgement else text


def _benchmark(page: IndicatorPage, benchmark: Benchmark) -> str:
    """520.8 per 10,000, 14.9%, "19 Days" as it was written, or why there is none."""
    text = benchmark_text(page.indicator, benchmark)
    is_rate = benchmark.basis is Basis.RATE and page.indicator.unit is not Unit.RATE
    is_plain = isinstance(benchmark.quantity, Fraction) and not benchmark.unit_written
    return f"{text} per 10,000" if is_rate and is_plain else text


def short_name(benchmark: Benchmark) -> str:
    return short_benchmark(benchmark.name)


def why_heading(status: Status) -> str:
    return f"Why {STATUS_WORDS[status].lower()}?"


def why_text(page: IndicatorPage) -> str:
    """The assessment's sentence, without the word that the heading has already where it was not set by hand."""
    if page.assessment.override is not None:
        return page.assessment.sentence
    reason = page.assessment.reason
    return f"{reason[:1].upper()}{reason[1:]}."
