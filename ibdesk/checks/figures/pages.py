"""What a page lacks: a figure for the month, a base that is large enough, the counts behind a percentage; and figures
that stand on no page."""

from collections.abc import Callable, Iterator
from fractions import Fraction
from operator import attrgetter

from ibdesk.checks.evidence.evidence import Evidence, Kind
from ibdesk.checks.evidence.phrases import joined, named_first, plain_text
from ibdesk.checks.evidence.rule import Rule
from ibdesk.domain.figure import Covers, Figure, Missing, Part, Source, Supply, Unit
from ibdesk.domain.indicator import Indicator, RateBasis
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


def _no_use(evidence: Evidence) -> Iterator[Problem]:
    for page in evidence.pages:
        unused = {_kind(kind) for kind in evidence.kinds if not can_use(page.indicator, kind)}
        if unused:  # of few pages: only then each of its figures is looked at
            own = evidence.figures.of(page.code)
            for kind in dict.fromkeys(each for each in map(_kind, own) if each in unused):
                known = [each for each in own if _kind(each) == kind and isinstance(each.quantity, Fraction)]
                if known:
                    yield _unused(page.indicator, known)


_kind: Callable[[Figure | Kind], tuple[Part, Supply, Covers]] = attrgetter("part", "supply", "covers")


def _unused(indicator: Indicator, figures: list[Figure]) -> Problem:
    latest = max(figures, key=lambda figure: figure.month)
    kind = f"monthly {latest.part}" if latest.supply is Supply.PARTS else f"{latest.part} over a {latest.covers}"
    many = f"{len(figures)} figures" if len(figures) > 1 else "a figure"
    return Problem(
        "figure-not-used",
        Severity.WARNING,
        f"{named_first(indicator)} has {many} of a kind that its definition has no use for: {kind}, the latest "
        f"{plain_text(latest.quantity) if isinstance(latest.quantity, Fraction) else latest.quantity} for "
        f'{latest.month.long}. By its definition it is a {indicator.unit} for the period "{indicator.value_period}", '
        "so what was supplied stands on no page.",
        "Supply the figure in the form that the definition asks for, or correct the definition's unit, value period or "
        "rate basis.",
        latest.source,
        indicator.code,
        latest.month,
    )


FIGURE_NOT_USED = Rule(
    "figure-not-used",
    Severity.WARNING,
    "Figures that stand on no page",
    "A figure may be read without fault and still be of no use: a numerator for a plain count, a quarter's total for a "
    "monthly indicator, monthly percentages without their counts for a 12-month one. It is kept, but no page shows it.",
    _no_use,
)


_NUMERATOR_RATES = (RateBasis.NUMERATOR, RateBasis.ROLLING_NUMERATOR, RateBasis.YEAR_NUMERATOR)


def can_use(indicator: Indicator, figure: Figure | Kind) -> bool:
    """Whether any value or rate of this definition, in any month, could be made of a figure, or one of its kind, or
    compared with it."""
    percent, part, supply, covers = indicator.unit is Unit.PERCENT, *_kind(figure)
    rate_of_numerator = indicator.rate_basis in _NUMERATOR_RATES
    if part is Part.RATE:
        return True
    if supply is Supply.PARTS:
        if covers is not indicator.part_covers:
            return False
        if part is Part.VALUE:
            return not percent or indicator.value_period is covers
        return percent or (part is Part.NUMERATOR and rate_of_numerator)
    if part is Part.VALUE:
        of_rate = indicator.rate_basis is not RateBasis.NONE and not rate_of_numerator
        return covers is indicator.value_period or (of_rate and covers is indicator.rate_covers)
    if percent and covers is indicator.value_period:
        return True
    return part is Part.NUMERATOR and rate_of_numerator and covers is indicator.rate_covers
