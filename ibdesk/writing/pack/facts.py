"""The key facts of an indicator's page, in the order of the report."""

from fractions import Fraction

from msgspec import Struct

from ibdesk.domain.assessment import Status
from ibdesk.domain.board import Benchmark, Direction
from ibdesk.domain.control.chart_words import limits_text, marked_assurance, marked_variation
from ibdesk.domain.control.usual_range import LEVEL_MOVED, UsualRange
from ibdesk.domain.figure import Mark, Missing, Unit, provisional_text
from ibdesk.domain.indicator import Polarity, RateBasis
from ibdesk.domain.pack_words import ASSESSMENT_LABEL
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
from ibdesk.domain.report.small_numbers import SMALL_NUMBER, small_text
from ibdesk.domain.target import Basis
from ibdesk.domain.travel import Judgement
from ibdesk.domain.wording import (
    JUDGEMENT_WORDS,
    MISSING_WORDS,
    benchmark_decimals,
    benchmark_text,
    counts_text,
    reckoned_text,
    short_benchmark,
    short_period_text,
    target_words,
    travel_text,
)
from ibdesk.writing.sheets.numbers import (
    LONG_MONTH_FORMAT,
    CellContent,
    TextCell,
    month_cell,
    number_cell,
    reckoned_cell,
)
from ibdesk.writing.sheets.text import shortened

LONGEST_REASON = 60
# A fact is a few words; what somebody wrote at length in the place of a name does not push all else off the page.
LONGEST_FACT = 160
ARROWS = {Direction.UP: "↑", Direction.DOWN: "↓", Direction.LEVEL: "↔", Direction.UNKNOWN: "–"}


class Fact(Struct, frozen=True):
    """One line of the key facts; an assessment is shown by its shape, word and fill."""

    label: str
    content: CellContent | Status

    def within(self, units: int) -> "Fact":
        """The same with its texts cut to so many characters."""
        content = self.content
        if isinstance(content, TextCell):
            content = TextCell(shortened(content.text, units))
        return Fact(shortened(self.label, units), content)


def key_facts(page: IndicatorPage, usual: UsualRange | str) -> tuple[Fact, ...]:
    indicator = page.indicator
    updated = month_cell(page.last_update, LONG_MONTH_FORMAT) if page.last_update else TextCell("No figure yet")
    return (
        Fact("Last update", updated),
        Fact(value_label(page), _shown(page, page.value)),
        *_counts(page),
        _rate(page),
        Fact(ASSESSMENT_LABEL, page.assessment.status),
        Fact("Target", TextCell(target_words(indicator, page.target, page.unconfirmed))),
        Fact("Direction of travel", TextCell(direction_text(page))),
        _since_last(page),
        *_previous(page),
        *_earlier_rate(page),
        *_benchmarks(page),
        *_control(page, usual),
        Fact("Measure period", TextCell(measured_words(page))),
    )


def restated_mark(page: IndicatorPage, reckoned: Reckoned) -> str:
    return "[r]" if page.is_restated(reckoned) or Mark.REVISED in reckoned.marks else ""


def _shown(page: IndicatorPage, reckoned: Reckoned) -> CellContent:
    mark = restated_mark(page, reckoned)
    cell = reckoned_cell(page.indicator, reckoned, mark)
    return TextCell(f"{cell.text} {mark}".strip()) if isinstance(cell, TextCell) else cell


def _with_counts(page: IndicatorPage, reckoned: Reckoned) -> CellContent:
    """An earlier percentage with its counts behind it: 95.18% (79 of 83). As text: a number format for every pair of
    counts would be more formats than Excel keeps."""
    counts = counts_text(reckoned) if reckoned.unit is Unit.PERCENT else ""
    shown = _shown(page, reckoned)
    if not counts or reckoned.number is None:
        return shown
    text = reckoned_text(page.indicator, reckoned) + provisional_text(reckoned.marks)
    return TextCell(" ".join(filter(None, (text, restated_mark(page, reckoned), f"({counts})"))))


def direction_text(page: IndicatorPage) -> str:
    """↑ Up 498.9 per 10,000 on 12 months to Aug 2013: worse."""
    text = f"{ARROWS[page.travel.direction]} {travel_text(page.travel, page.indicator.unit)}"
    judged = JUDGEMENT_WORDS[page.travel.judgement].lower()
    return f"{text}: {judged}" if judged else text


def better_or_worse(page: IndicatorPage) -> str:
    """Better, Worse, Neither; empty where nothing says which way is better, or nothing can be compared."""
    judgement = page.travel.judgement
    if judgement is Judgement.NEITHER and page.indicator.polarity is not Polarity.NONE:
        return "Neither"
    return JUDGEMENT_WORDS[judgement]


def _counts(page: IndicatorPage) -> tuple[Fact, ...]:
    counted = counts_text(page.value)
    if not counted or page.indicator.unit is not Unit.PERCENT:
        return ()
    facts = [Fact("Counts", TextCell(counted))]
    if small := small_text(page.value):
        facts.append(Fact(SMALL_NUMBER, TextCell(small)))
    return tuple(facts)


def _rate(page: IndicatorPage) -> Fact:
    if page.rate.number is None and page.indicator.rate_basis is RateBasis.NONE:
        return Fact(rate_fact_label(page), TextCell(MISSING_WORDS[Missing.NOT_APPLICABLE]))
    return Fact(rate_fact_label(page), _shown(page, page.rate))


def _control(page: IndicatorPage, usual: UsualRange | str) -> tuple[Fact, ...]:
    """How the value varies, by shape and words, and what that means for the target; or why there are no limits."""
    if isinstance(usual, str):
        why = "None: the level moved" if usual.startswith(LEVEL_MOVED) else "None: see the notes"
        return (Fact("Usual range", TextCell(f"None. {usual}" if is_short(usual) else why)),)
    limits = Fact("Usual range of the value", TextCell(limits_text(page, usual)))
    facts = [limits, Fact("Variation of the value", TextCell(marked_variation(usual)))]
    if usual.assurance is not None:
        facts.append(Fact("Against its target", TextCell(marked_assurance(usual.assurance))))
    return tuple(facts)


def is_short(reason: str) -> bool:
    """Whether the reason why there is no usual range has room among the facts; it else stands among the notes."""
    return len(reason) <= LONGEST_REASON


def _since_last(page: IndicatorPage) -> Fact:
    return Fact(change_label(page), TextCell(f"{ARROWS[page.since_last.direction]} {change_words(page)}"))


def _previous(page: IndicatorPage) -> tuple[Fact, ...]:
    return tuple(
        Fact(short_period_text(earlier.covers, earlier.month), _with_counts(page, earlier)) for earlier in page.previous
    ) + tuple(Fact(label, TextCell(number)) for label, number in unsure_quarters(page))


def _earlier_rate(page: IndicatorPage) -> tuple[Fact, ...]:
    then = earlier_rate(page)
    return (Fact(EARLIER_RATE, _shown(page, then)),) if then is not None else ()


def _benchmarks(page: IndicatorPage) -> tuple[Fact, ...]:
    if not page.benchmarks:
        return (Fact("Benchmarks", TextCell("None held")),)
    return tuple(
        Fact(f"{short_benchmark(benchmark.name)} {benchmark.period}".strip(), benchmark_cell(page, benchmark))
        for benchmark in page.benchmarks
    )


def benchmark_cell(page: IndicatorPage, benchmark: Benchmark) -> CellContent:
    """A benchmark in its own unit and basis; a rate beside a value says that it is one."""
    quantity = benchmark.quantity
    if not isinstance(quantity, Fraction):
        return TextCell(MISSING_WORDS[quantity])
    if benchmark.unit_written:
        return TextCell(benchmark_text(page.indicator, benchmark))
    is_rate = benchmark.basis is Basis.RATE
    unit, suffix = (Unit.RATE, "per 10,000") if is_rate else (page.indicator.unit, "")
    return number_cell(quantity, unit, benchmark_decimals(page.indicator, benchmark), suffix)
