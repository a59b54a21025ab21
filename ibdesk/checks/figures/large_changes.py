"""Figures that changed by much, percentages that moved only because their base did, and figures of past months unlike
those around them."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise
from statistics import median

from msgspec import Struct

from ibdesk.checks.evidence.evidence import Evidence
from ibdesk.checks.evidence.out_of_line import OutOfLine
from ibdesk.checks.evidence.phrases import joined, named_first, plain_text, when, worked_out_text
from ibdesk.checks.evidence.rule import Rule
from ibdesk.domain.comments.missing_comments import says_nothing
from ibdesk.domain.control.usual_range import UsualRange
from ibdesk.domain.figure import Covers, Part, Unit
from ibdesk.domain.indicator import Indicator, Polarity, expected_unit
from ibdesk.domain.number import PER, round_half_up
from ibdesk.domain.problem import Problem, Severity
from ibdesk.domain.reckoned import Reckoned
from ibdesk.domain.report.origin import PART_WORDS
from ibdesk.domain.report.report import IndicatorPage
from ibdesk.domain.settings import BoardSettings
from ibdesk.domain.wording import period_text, reckoned_text

# A level's latest step is held against so many before it, at the fewest and at the most.
_FEWEST_STEPS, _STEPS, _TIMES_MEAN, _LEAST = 6, 18, 4, 4


class BigChange(Struct, frozen=True):
    """From when on a change is worth a question: by so much of itself, or so many points, and more than chance.

    `deviations` are standard deviations: of two Poisson counts, or of two shares where the counts are known.
    """

    relative: Fraction
    points: Fraction
    deviations: Fraction

    @classmethod
    def of(cls, settings: BoardSettings) -> "BigChange":
        return cls(settings.big_change_percent / 100, settings.big_change_points, settings.big_change_deviations)

    def is_big(self, now: Reckoned, then: Reckoned) -> bool:
        if now.number is None or then.number is None or now.unit is not then.unit or now.covers is not then.covers:
            return False
        if now.is_impossible or then.is_impossible:
            return False
        change = abs(now.number - then.number)
        if now.unit is Unit.PERCENT:
            return change >= self.points and self._beyond_chance_of_shares(now, then)
        if change < abs(then.number) * self.relative or change == 0:
            return False
        return now.unit is not Unit.COUNT or change**2 > self.deviations**2 * abs(now.number + then.number)

    def _beyond_chance_of_shares(self, now: Reckoned, then: Reckoned) -> bool:
        counts = now.numerator, now.denominator, then.numerator, then.denominator
        if now.number is None or then.number is None or None in counts:
            return True
        above, below, above_then, below_then = (count or Fraction(0) for count in counts)
        if below <= 0 or below_then <= 0:
            return True
        share = (above + above_then) / (below + below_then)
        variance = share * (1 - share) * (1 / below + 1 / below_then)
        return ((now.number - then.number) / 100) ** 2 > self.deviations**2 * variance


def big_changes(evidence: Evidence) -> Iterator[Problem]:
    settings = evidence.settings
    threshold = BigChange.of(settings)
    for page in evidence.pages:
        if page.value.number is None or not page.value.figures or page.code in evidence.sums_as_parts:
            continue
        earlier = [
            then
            for then in (page.previous[0], _period_before(evidence, page))
            if then is not None and threshold.is_big(page.value, then)
        ]
        if earlier:  # what is out of line itself is told where it stands
            odd = {each.figure.key for each in evidence.out_of_line[page.code]}
            earlier = [then for then in earlier if not any(figure.key in odd for figure in then.figures)]
        words = [
            f"{reckoned_text(page.indicator, then)} for {period_text(then.covers, then.month)}" for then in earlier
        ]
        beyond = newly_beyond_limits(evidence.unusual.get(page.code))
        step = "" if words or beyond else _sudden_step(page)
        if words or beyond or step:
            yield _big(page, words, beyond, step)


def _period_before(evidence: Evidence, page: IndicatorPage) -> Reckoned | None:
    match page.value.covers:
        case Covers.FINANCIAL_YEAR:
            return None  # starts again each April, and grows until March
        case Covers.QUARTER:
            return evidence.figures.value(page.indicator, page.value.month - 3)
        case _:
            return evidence.figures.value(page.indicator, page.value.month - 1)


def newly_beyond_limits(shown: UsualRange | None) -> str:
    """The usual range in words where the latest figure, and not the one before it, lies outside; else nothing."""
    if shown is None:
        return ""
    before, latest = shown.chart.latest_two
    if latest.lower <= latest.number <= latest.upper or not before.lower <= before.number <= before.upper:
        return ""
    low, high = (plain_text(Fraction(round_half_up(limit, 1))) for limit in (latest.lower, latest.upper))
    return f"{low} to {high}"


def _sudden_step(page: IndicatorPage) -> str:
    """The step to a month-end level, in words, that is several times those before it: a level goes its way slowly, and
    may do so outside its usual range, or have none."""
    known = [(point.month, point.quantity) for point in page.values if isinstance(point.quantity, Fraction)]
    if page.value.covers is not Covers.SNAPSHOT or not known or known[-1][0] != page.value.month:
        return ""
    steps = [abs(now - then) for (_, then), (_, now) in pairwise(known[-_STEPS - 2 :])]
    latest, before = steps[-1:], steps[:-1]
    if len(before) < _FEWEST_STEPS or latest[0] <= max(
        _TIMES_MEAN * sum(before) / len(before), 2 * max(before), _LEAST
    ):
        return ""
    largest, step = (plain_text(Fraction(round_half_up(each, 1))) for each in (max(before), latest[0]))
    then = reckoned_text(page.indicator, page.value._replace(quantity=known[-2][1], month=known[-2][0]))
    of_steps = f"a step of {step}, where the {len(before)} before were of {largest} at most"
    return f" after {then} for {period_text(page.value.covers, known[-2][0])}: {of_steps}"


def _big(page: IndicatorPage, words: list[str], beyond: str, step: str = "") -> Problem:
    explained = not says_nothing(page.comment.text)
    now = reckoned_text(page.indicator, page.value)
    after = f" after {joined(words)}" if words else ""
    outside = f"{', and' if words else ','} outside its usual range of {beyond}" if beyond else ""
    period = period_text(page.value.covers, page.value.month)
    return Problem(
        "big-change",
        Severity.INFO if explained else Severity.WARNING,
        f"{named_first(page.indicator)} is {now} for {period}{after}{outside}{step}. "
        "So big a change is either news or a slip.",
        "See that the comment says what is behind it."
        if explained
        else "Check the figure with whoever supplied it, and say in the comment what is behind it.",
        page.value.figures[0].source,
        page.code,
        page.month,
        now,
    )


def _moved_by_base(evidence: Evidence) -> Iterator[Problem]:
    for page in evidence.pages:
        indicator, now, then = page.indicator, page.value, page.previous[0]
        if indicator.unit is not Unit.PERCENT or indicator.polarity is Polarity.NONE or not now.figures:
            continue
        counts_now, counts_then = _counts(evidence, indicator, now), _counts(evidence, indicator, then)
        if counts_now is None or counts_then is None or now.number is None or then.number is None:
            continue
        moved = now.number - then.number
        if abs(moved) < 2 or moved * (counts_now[0] - counts_then[0]) > 0:
            continue
        yield Problem(
            "moved-by-base",
            Severity.INFO,
            f"{named_first(indicator)} went {'up' if moved > 0 else 'down'} from {reckoned_text(indicator, then)} to "
            f"{reckoned_text(indicator, now)} since {then.month.long}, though what is counted went from "
            f"{plain_text(counts_then[0])} to {plain_text(counts_now[0])}: the base went from "
            f"{plain_text(counts_then[1])} to {plain_text(counts_now[1])}.",
            "Show both counts in the comment before the change is called better or worse.",
            now.figures[0].source,
            indicator.code,
            page.month,
            reckoned_text(indicator, now),
        )


def _counts(evidence: Evidence, indicator: Indicator, reckoned: Reckoned) -> tuple[Fraction, Fraction] | None:
    """The two counts behind a percentage; where only the percentage is known, out of the indicator it is a share of."""
    if reckoned.number is None or reckoned.unit is not Unit.PERCENT:
        return None
    if reckoned.numerator is not None and reckoned.denominator is not None:
        return reckoned.numerator, reckoned.denominator
    whole = evidence.over(indicator.denominator, reckoned.month, reckoned.covers) if indicator.denominator else None
    if whole is None or whole.number is None or whole.unit is not Unit.COUNT:
        return None
    return Fraction(round_half_up(reckoned.number * whole.number / 100, 0)), whole.number


BIG_CHANGE = Rule(
    "big-change",
    Severity.WARNING,
    "A big change",
    "A figure that is half as much again as last month's or last year's, 20 points away from it, outside its usual "
    "range for the first time, or, of a month-end level, at the end of a step twice as long as any before it, is "
    "either news or a slip of the keyboard; small numbers, which jump by chance, are left out. Only the report's month "
    "is looked at. Where there is a comment it is told for information only.",
    big_changes,
)
MOVED_BY_BASE = Rule(
    "moved-by-base",
    Severity.INFO,
    "A percentage moved by its base",
    "A percentage can fall although more children are well served, because the number of all children rose faster. "
    "Where what is counted stayed or went the other way, both counts should be shown before the change is judged.",
    _moved_by_base,
)


def _out_of_line(evidence: Evidence) -> Iterator[Problem]:
    for code, those in evidence.out_of_line.items():
        for each in those:
            indicator = evidence.indicator(code, each.figure.month)
            if indicator is not None and each.figure.month != evidence.month:
                yield _unlike_others(evidence, indicator, each)


def _unlike_others(evidence: Evidence, indicator: Indicator, odd: OutOfLine) -> Problem:
    figure, unit = odd.figure, expected_unit(indicator, odd.figure.part)
    of = "" if figure.part is Part.VALUE else f" as {PART_WORDS[figure.part]}"
    low, high = (plain_text(end, unit) for end in (min(odd.around), max(odd.around)))
    around = low if low == high else f"{low} to {high}"
    return Problem(
        "out-of-line",
        Severity.WARNING,
        f"{named_first(indicator)} has {plain_text(odd.number, unit)}{of} for {when(figure.covers, figure.month)}, "
        f"where the months around it have {around}.{_moves(evidence, odd)} It is either news or a slip.",
        "Check the figure with whoever supplied it; where it is right, accept it with the reason.",
        figure.source,
        figure.code,
        figure.month,
        plain_text(odd.number, unit),
    )


def _moves(evidence: Evidence, odd: OutOfLine) -> str:
    """What it does to the rate of the report's month, which is added up from it."""
    for page in evidence.pages:
        rate = page.rate
        if rate.population is not None and odd.figure.key in {figure.key for figure in rate.figures}:
            by = (odd.number - Fraction(median(odd.around))) / rate.population.children * PER
            way = "raises" if by > 0 else "lowers"
            moved = worked_out_text(abs(by))
            return f" It {way} the rate for {when(rate.covers, rate.month)} by about {moved} per 10,000."
    return ""


OUT_OF_LINE = Rule(
    "out-of-line",
    Severity.WARNING,
    "A past figure unlike its neighbours",
    "A figure of a past month that is several times what the months before and after it are, or a small part of it, "
    "was probably mistyped or belongs into another row. It is on no page of its own any more, but sums over 12 months "
    "and last year's comparison are made of it. The report's month is looked at by the rule about big changes.",
    _out_of_line,
)
