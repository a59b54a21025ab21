"""Months: missing inside a series, after the report's month, not ending a quarter; twelve of them that came in as
one."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from ibdesk.checks.evidence.evidence import Evidence, Supplied
from ibdesk.checks.evidence.phrases import (
    indicators_text,
    joined,
    months_text,
    named_first,
    plain_text,
    quantity_found,
    quantity_words,
    worked_out_text,
)
from ibdesk.checks.evidence.rule import Rule
from ibdesk.checks.evidence.sums_as_parts import SumAsPart
from ibdesk.domain.figure import Covers, Figure, Missing, Part
from ibdesk.domain.indicator import Frequency, Indicator
from ibdesk.domain.month import Month, months
from ibdesk.domain.problem import Problem, Severity
from ibdesk.domain.report.origin import PART_WORDS
from ibdesk.domain.wording import period_text

# A later month in which so small a part of the board has figures was mistyped; with more it is simply a later month.
A_FEW = 4
_COUNTING = (Part.VALUE, Part.NUMERATOR, Part.DENOMINATOR)


@dataclass(slots=True)
class _Series:
    indicator: Indicator
    first_seen: dict[Month, Figure] = field(default_factory=dict)


def _said(supplied: Supplied) -> Figure | None:
    """A figure of the period that says anything; a blank cell says nothing."""
    for part in _COUNTING:
        figure = supplied.parts.get(part)
        if figure is not None and figure.quantity is not Missing.BLANK:
            return figure
    return None


def _missing_inside(evidence: Evidence) -> Iterator[Problem]:
    if not any(_may_have_gaps(evidence, code) for code in evidence.definitions):
        return
    series: dict[str, _Series] = {}
    for supplied in evidence.supplied:
        figure = _said(supplied)
        if figure is not None and supplied.month <= evidence.month and _counts_towards(supplied):
            code = supplied.indicator.code
            if code not in series:
                series[code] = _Series(supplied.indicator)
            series[code].first_seen[supplied.month] = figure
    for code, one in series.items():
        known = sorted(one.first_seen)
        if known[-1].since(known[0]) + 1 == len(known):
            continue
        expected = [month for month in months(known[0], known[-1]) if _expected(evidence, code, month)]
        if all(_is_of_quarter(figure) for figure in one.first_seen.values()):
            expected = [month for month in expected if month.ends_quarter]
        missing = [month for month in expected if month not in one.first_seen]
        # Three printed months of three years are no series with gaps.
        if missing and len(known) * 2 >= len(expected):
            yield _gap(one, missing)


def _may_have_gaps(evidence: Evidence, code: str) -> bool:
    """False where a figure says something of every month, which is so of most series and seen at once."""
    last, blank, rate = evidence.month, Missing.BLANK, Part.RATE
    said = {
        figure.month
        for figure in evidence.figures.of(code)
        if figure.quantity is not blank and figure.part is not rate and figure.month <= last
    }
    return bool(said) and max(said).since(min(said)) + 1 != len(said)


def _counts_towards(supplied: Supplied) -> bool:
    return supplied.indicator.frequency is Frequency.MONTHLY or supplied.month.ends_quarter


def _expected(evidence: Evidence, code: str, month: Month) -> bool:
    indicator = evidence.indicator(code, month)
    return indicator is not None and (indicator.frequency is Frequency.MONTHLY or month.ends_quarter)


def _is_of_quarter(figure: Figure) -> bool:
    return figure.covers is Covers.QUARTER


def _gap(series: _Series, missing: list[Month]) -> Problem:
    after = min(month for month in series.first_seen if month > missing[0])
    return Problem(
        "month-missing-inside",
        Severity.WARNING,
        f"{named_first(series.indicator)} has no figure for {months_text(missing)}, though there are figures before "
        "and after. Sums over 12 months that need it are not made, and the chart has a hole.",
        'Supply the missing figures, or write "No data" where there will be none.',
        series.first_seen[after].source,
        series.indicator.code,
        missing[0],
    )


def _after_report(evidence: Evidence) -> Iterator[Problem]:
    later: dict[Month, list[Figure]] = {}
    at_report: set[str] = set()
    reported, blank = evidence.month, Missing.BLANK
    for figure in evidence.records.figures:
        month = figure.month
        if month < reported or figure.quantity is blank:
            continue
        if month == reported:
            at_report.add(figure.code)
        else:
            later.setdefault(month, []).append(figure)
    for month, figures in sorted(later.items()):
        codes = {figure.code for figure in figures}
        if len(codes) * A_FEW < len(at_report):
            yield Problem(
                "month-after-report",
                Severity.WARNING,
                f"There are figures for {month.long} ({indicators_text(codes)}), after the report's month "
                f"{evidence.month.long}, and for few indicators only. They are on no page of this month.",
                "Check the month; it may be mistyped.",
                figures[0].source,
                figures[0].code,
                month,
                month.short,
            )


def _frequency(evidence: Evidence) -> Iterator[Problem]:
    """One problem of an indicator's numbers, one of its reasons for none: a row filled month by month is one cause."""
    found: dict[tuple[str, bool], list[tuple[Supplied, Figure]]] = {}
    for supplied in evidence.finished:
        if supplied.covers is not Covers.QUARTER or supplied.month.ends_quarter or supplied.month > evidence.month:
            continue
        figure = _said(supplied)
        if figure is not None and figure.quantity is not Missing.NOT_APPLICABLE:
            nothing = isinstance(figure.quantity, Missing)
            found.setdefault((supplied.indicator.code, nothing), []).append((supplied, figure))
    for (_, nothing), those in found.items():
        latest, figure = max(those, key=lambda each: each[0].month)
        one = len(those) == 1
        yield Problem(
            "frequency",
            Severity.WARNING if nothing else Severity.ERROR,
            (_dated_between if one else _filled_monthly)(latest.indicator, [each[1] for each in those]),
            "Date it with the quarter that it covers, like Q1 2014/15."
            if one
            else "Leave one figure for each quarter, dated with it, like Q1 2014/15; or change the definition, if the "
            "indicator comes monthly.",
            figure.source,
            latest.indicator.code,
            latest.month,
            quantity_found(figure.quantity),
            fault=_between_quarters(each[1] for each in those),
        )


def _between_quarters(figures: Iterable[Figure]) -> str:
    return joined([f"{figure.month.short}: {quantity_words(figure.quantity)}" for figure in figures])


def _dated_between(indicator: Indicator, figures: list[Figure]) -> str:
    figure = figures[0]
    return (
        f"{named_first(indicator)} comes by the quarter, but {quantity_words(figure.quantity)} is dated "
        f"{figure.month.long}, in which no quarter ends. It may be an old quarter's figure dated as new, and cannot be "
        "compared with the same quarter of last year."
    )


def _filled_monthly(indicator: Indicator, figures: list[Figure]) -> str:
    return (
        f"{named_first(indicator)} comes by the quarter, but {len(figures)} of its figures are dated with months in "
        f"which no quarter ends: {months_text(figure.month for figure in figures)}. Nobody can tell which quarters "
        "these are, or whether they are the months' own."
    )


MONTH_MISSING_INSIDE = Rule(
    "month-missing-inside",
    Severity.WARNING,
    "A month missing inside a series",
    "A month without a figure between others leaves a hole in the chart, and every sum over 12 months that holds it "
    "cannot be made.",
    _missing_inside,
)
MONTH_AFTER_REPORT = Rule(
    "month-after-report",
    Severity.WARNING,
    "A month after the report's month",
    "Figures of a few indicators for a later month than the report's were probably dated wrongly. Where most "
    "indicators have later figures, nothing is said: then simply an earlier month is being looked at.",
    find_across=_after_report,
    across=("figures",),
)
FREQUENCY = Rule(
    "frequency",
    Severity.ERROR,
    "A quarter's figure in another month",
    "An indicator that comes by the quarter has its figures in March, June, September and December. Dated otherwise, "
    "nobody can tell which quarter is meant.",
    _frequency,
)


def _summed_again(evidence: Evidence) -> Iterator[Problem]:
    for page in evidence.pages:
        found = evidence.sums_as_parts.get(page.code)
        if found is not None:
            yield _sums(page.indicator, found)


def _sums(indicator: Indicator, found: SumAsPart) -> Problem:
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
    _summed_again,
)
