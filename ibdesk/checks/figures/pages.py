"""What a page lacks: a figure for the month, a base that is large enough, the counts behind a percentage."""

from collections.abc import Iterator
from fractions import Fraction

from ibdesk.checks.evidence.evidence import Evidence
from ibdesk.checks.evidence.phrases import joined, named_first, plain_text
from ibdesk.checks.evidence.rule import Rule
from ibdesk.domain.figure import Covers, Figure, Missing, Part, Source, Unit
from ibdesk.domain.month import Month
from ibdesk.domain.number import round_half_up
from ibdesk.domain.problem import Problem, Severity
from ibdesk.domain.report.report import IndicatorPage
from ibdesk.domain.wording import counts_text, period_text, reckoned_text

_COUNTS = {Part.NUMERATOR: Part.DENOMINATOR, Part.DENOMINATOR: Part.NUMERATOR}


def _stale(evidence: Evidence) -> Iterator[Problem]:
    for page in evidence.pages:
        serve, own = _months_that_serve(page), evidence.figures.of(page.code)
        if not own:
            continue  # reported of all such indicators together
        if not any(figure.month in serve and _says_something(figure) for figure in own):
            earlier = (figure.month for figure in own if figure.month <= page.month and _says_something(figure))
            yield _no_figure(page, max(earlier, default=None))
        elif page.value.missing is Missing.BLANK and not page.value.reason:
            yield from _half(page)


def _never(evidence: Evidence) -> Iterator[Problem]:
    with_figures = {figure.code for figure in evidence.records.figures}
    never = [page for page in evidence.pages if page.code not in with_figures]
    if len(never) > 1:
        yield _never_any(never)
    else:
        yield from (_no_figure(page, None) for page in never)


def _says_something(figure: Figure) -> bool:
    return figure.part is not Part.RATE and figure.quantity is not Missing.BLANK


def _months_that_serve(page: IndicatorPage) -> set[Month]:
    """The report's month; for a quarter's figure any month since the last quarter's end."""
    if page.indicator.value_period is not Covers.QUARTER:
        return {page.month}
    since = page.month.number % 3
    return {page.month - back for back in range(since + 1)}


def _never_any(pages: list[IndicatorPage]) -> Problem:
    codes = [page.code for page in pages]
    return Problem(
        "stale",
        Severity.WARNING,
        f"{len(codes)} indicators have never had a figure: {joined(codes)}. Their pages will be empty.",
        "Bring in the workbooks that hold them, or take the indicators out of the board's definitions.",
        month=pages[0].month,
        table="Indicators",
    )


def _no_figure(page: IndicatorPage, last: Month | None) -> Problem:
    before = f"The last one is for {last.long}." if last is not None else "There has never been one."
    return Problem(
        "stale",
        Severity.WARNING,
        f"{named_first(page.indicator)} has no figure for {page.value.long_period}. {before} Its page will be empty.",
        'Bring in the workbook that holds it, or write "No data" and say why.',
        None,
        page.code,
        page.month,
    )


def _half(page: IndicatorPage) -> Iterator[Problem]:
    for figure in page.value.figures:
        other = _COUNTS.get(figure.part)
        if other is not None and isinstance(figure.quantity, Fraction):
            yield Problem(
                "stale",
                Severity.WARNING,
                f"{named_first(page.indicator)} has its {figure.part} ({plain_text(figure.quantity)}) for "
                f"{figure.month.long}, but not its {other}, so there is no percentage.",
                f"Supply the {other}.",
                figure.source,
                page.code,
                page.month,
                plain_text(figure.quantity),
            )


def _small_base(evidence: Evidence) -> Iterator[Problem]:
    for page in evidence.pages:
        base, value = _base(evidence, page), page.value
        if value.number is None or value.unit is not Unit.PERCENT or base is None:
            continue
        if not 0 < base < evidence.settings.small_base:
            continue
        shown = counts_text(value) or f"a share of {plain_text(base)}"
        yield Problem(
            "small-base",
            Severity.INFO,
            f"{named_first(page.indicator)} is {reckoned_text(page.indicator, value)} for "
            f"{period_text(value.covers, value.month)}, which is {shown}: one child or case more or less moves it by "
            f"{plain_text(Fraction(round_half_up(100 / base, 1)))} points.",
            "Read it together with the counts, and mind what a public version gives away.",
            _source(page),
            page.code,
            page.month,
            reckoned_text(page.indicator, value),
        )


def _base(evidence: Evidence, page: IndicatorPage) -> Fraction | None:
    if page.value.denominator is not None or page.indicator.denominator is None:
        return page.value.denominator
    whole = evidence.over(page.indicator.denominator, page.value.month, page.value.covers)
    return whole.number if whole is not None and whole.unit is Unit.COUNT else None


def _alone(evidence: Evidence) -> Iterator[Problem]:
    for page in evidence.pages:
        value = page.value
        if value.number is not None and value.unit is Unit.PERCENT and _base(evidence, page) is None:
            yield Problem(
                "percentage-alone",
                Severity.INFO,
                f"{named_first(page.indicator)} is {reckoned_text(page.indicator, value)} for "
                f"{period_text(value.covers, value.month)}, and nothing says of how many. It cannot be checked, and "
                "nobody can tell whether the base is small.",
                "Ask for the two counts behind it.",
                _source(page),
                page.code,
                page.month,
                reckoned_text(page.indicator, value),
            )


def _source(page: IndicatorPage) -> Source | None:
    return page.value.figures[0].source if page.value.figures else None


STALE = Rule(
    "stale",
    Severity.WARNING,
    "No figure for the month",
    'An indicator without a figure for the report\'s month leaves its page empty. A named reason ("No data") is a '
    "figure in this sense; an empty cell is not.",
    _stale,
    _never,
    across=("figures", "indicators"),
)
SMALL_BASE = Rule(
    "small-base",
    Severity.INFO,
    "A percentage of few",
    "A percentage of fewer than 20 jumps with every single child. It is shown with its two counts, and with the range "
    "in which the true share may lie.",
    _small_base,
)
PERCENTAGE_ALONE = Rule(
    "percentage-alone",
    Severity.INFO,
    "A percentage without its counts",
    "A percentage that comes without the two counts behind it, and is no share of another indicator, cannot be "
    "checked or summed over 12 months.",
    _alone,
)
