"""What a card says, as words: pure, so that the card, the screen reader and the tests share one text."""

from msgspec import Struct

from ibdesk.domain.board import Benchmark
from ibdesk.domain.figure import Missing, Unit
from ibdesk.domain.problem import Severity, count_open
from ibdesk.domain.report.report import IndicatorPage
from ibdesk.domain.report.small_numbers import small_text
from ibdesk.domain.target import Basis
from ibdesk.domain.wording import (
    JUDGEMENT_WORDS,
    MISSING_WORDS,
    STATUS_WORDS,
    benchmark_text,
    bounds_text,
    counts_text,
    reckoned_text,
    short_period_text,
    short_travel_text,
    target_text,
    travel_text,
    with_mark,
)

SHORT_NAMES = {"Statistical neighbours": "Stat. neighbours"}
DOT = "  ·  "


class CardWords(Struct, frozen=True):
    heading: str
    name: str
    value: str
    travel: str
    judgement: str
    counts: str
    target: str
    benchmarks: tuple[str, ...]
    benchmarks_share: str
    must_fix: str


def card_words(page: IndicatorPage) -> CardWords:
    return CardWords(
        heading=f"{page.code}{DOT}{page.indicator.section}",
        name=page.indicator.name,
        value=_value(page),
        travel=short_travel_text(page.travel, page.indicator.unit),
        judgement=JUDGEMENT_WORDS[page.travel.judgement],
        counts=_counts(page),
        target=_target_line(page),
        benchmarks=_benchmarks(page),
        benchmarks_share=_shared(page),
        must_fix=_must_fix(page),
    )


def _value(page: IndicatorPage) -> str:
    return with_mark(reckoned_text(page.indicator, page.value), page.value, page.is_restated(page.value))


def _counts(page: IndicatorPage) -> str:
    """3 of 8, behind a percentage; few ones are said to be few."""
    counts = counts_text(page.value) if page.value.unit is Unit.PERCENT and page.value.number is not None else ""
    return f"{counts} (small)" if small_text(page.value) else counts


def spoken(page: IndicatorPage) -> str:
    """The whole card as sentences, for a screen reader."""
    value = _value(page)
    judgement, counts = JUDGEMENT_WORDS[page.travel.judgement].lower(), counts_text(page.value)
    sentences = [
        f"{page.code}, {page.indicator.name.rstrip('.')}",
        f"{value}{f' ({counts})' if counts else ''}, {short_period_text(page.value.covers, page.value.month)}",
        page.assessment.words,
        travel_text(page.travel, page.indicator.unit) + (f", {judgement}" if judgement else ""),
        _spoken_target(page),
        *filter(None, [_spoken_variation(page), _must_fix(page)]),
    ]
    return " ".join(f"{sentence}." for sentence in sentences)


def _spoken_target(page: IndicatorPage) -> str:
    if page.unconfirmed is not None:
        return f"Target not confirmed: {target_text(page.indicator, page.unconfirmed)}"
    return f"Target {target_text(page.indicator, page.target)}" if page.target else "No target"


def _spoken_variation(page: IndicatorPage) -> str:
    """What the card's icon says; empty where it has none."""
    from ibdesk.domain.control.chart_words import variation_text  # no card waits for control charts
    from ibdesk.domain.control.usual_range import UsualRange, usual_range

    usual = usual_range(page)
    return variation_text(usual) if isinstance(usual, UsualRange) else ""


def _must_fix(page: IndicatorPage) -> str:
    """ "1 problem must be fixed"; empty where none must."""
    count = count_open(page.problems, Severity.ERROR)
    return f"{count} problem{'s' * (count > 1)} must be fixed" if count else ""


def _target_line(page: IndicatorPage) -> str:
    by_hand = f"{STATUS_WORDS[page.assessment.status]} set by hand{DOT}" if page.assessment.override else ""
    if page.unconfirmed is not None:
        words = f"arget not confirmed: {target_text(page.indicator, page.unconfirmed)}"
        return f"{by_hand}{'t' if by_hand else 'T'}{words}"
    if page.target is None:
        return f"{by_hand}No target" if not by_hand else f"{by_hand}no target"
    if page.basis is not Basis.RATE:
        return f"{by_hand}Target {target_text(page.indicator, page.target)}"
    # What the target is compared with is another number than the large one above it, so the card names it.
    bounds = bounds_text(page.target.bounds, Unit.RATE)
    if page.rate.number is None:
        return f"{by_hand}Target {bounds} per 10,000{DOT}{reckoned_text(page.indicator, page.rate)}"
    return f"{by_hand}Target {bounds}{DOT}now {reckoned_text(page.indicator, page.rate)} per 10,000"


def _benchmarks(page: IndicatorPage) -> tuple[str, ...]:
    """Each as "England 520.8", with its period where they do not share one."""
    together = len({benchmark.period for benchmark in page.benchmarks}) == 1
    return tuple(
        _benchmark(page, benchmark) + ("" if together or not benchmark.period else f" ({benchmark.period})")
        for benchmark in page.benchmarks
    ) or ("No national comparison",)


def _shared(page: IndicatorPage) -> str:
    """What holds for all of them, behind the last one: their period, and that they are rates."""
    periods = {benchmark.period for benchmark in page.benchmarks}
    rates = (
        "per 10,000" if page.benchmarks and all(_is_rate_beside_count(page, each) for each in page.benchmarks) else ""
    )
    return ", ".join(filter(None, (rates, periods.pop() if len(periods) == 1 else "")))


def _is_rate_beside_count(page: IndicatorPage, benchmark: Benchmark) -> bool:
    """Whether nothing on the card says that it is another number than the large one: the target's line names the rate
    where the rate is assessed."""
    is_rate = benchmark.basis is Basis.RATE and page.indicator.unit is not Unit.RATE
    is_plain = not isinstance(benchmark.quantity, Missing) and not benchmark.unit_written
    return is_rate and is_plain and page.basis is not Basis.RATE


def _benchmark(page: IndicatorPage, benchmark: Benchmark) -> str:
    name = SHORT_NAMES.get(benchmark.name, benchmark.name)
    if isinstance(benchmark.quantity, Missing):
        return f"{name}: {MISSING_WORDS[benchmark.quantity].lower()}"
    shared = all(_is_rate_beside_count(page, each) for each in page.benchmarks)
    per = " per 10,000" if _is_rate_beside_count(page, benchmark) and not shared else ""
    return f"{name} {benchmark_text(page.indicator, benchmark)}{per}"
