"""The measure (higher, lower, to target, N/A) against the target, and against what the words of the guide ask for: more
of what is counted, or less."""

import re
from collections.abc import Iterator
from fractions import Fraction

from ibdesk.checks.evidence.evidence import Evidence
from ibdesk.checks.evidence.phrases import named, named_first
from ibdesk.checks.evidence.rule import Rule
from ibdesk.domain.figure import Source, Unit
from ibdesk.domain.indicator import Indicator, Polarity
from ibdesk.domain.problem import Problem, Severity
from ibdesk.domain.report.report import IndicatorPage
from ibdesk.domain.wording import bounds_text

# Only where the guide asks for it: "may increase in winter" wishes for nothing.
_ASKED = (
    r"(?:(?:^|[.;:!?]\s+)(?:to )?"
    r"|(?:looking|aim|aiming|aims|want|wants|wish|need|needs|seek|seeks) (?:to|for)(?: the)? )"
)
_SEEN = r"\b(?:look(?:ing)? for|(?:want|wish|hope|like|looking|aim|aiming)s? to see) (?:an? )?"
# "as high as possible", "as many children as possible", "as low a share as is reasonably practicable".
_CAN_BE = (
    r" (?:[\w-]+ ){0,4}?as (?:(?:is|it|they|we) )?(?:\w+ly )?"
    r"(?:possible|practicable|practical|feasible|achievable|attainable|safe|can(?: be\b(?! expected)|\b(?! be)))\b"
)
# "as close to zero as possible", "as near as possible to 100%".
_ALL, _NONE = (
    r"(?:100 ?(?:%|per ?cent)?|all|every\w*)(?![\w.]\w)",
    r"(?:0 ?(?:%|per ?cent)?|zero|nil|none|nothing)(?![\w.]\w)",
)
_NEAR = r"\bas (?:close|near)"
_NEAR_AS = rf"{_NEAR} as (?:is )?(?:\w+ly )?(?:possible|practicable|can be) to "
_NOUN = (
    r"(?: (?:in-month |monthly )?(?:figure|number|percentage|rate|share|value|score|result|proportion|count|total)s?)?"
)
# "the lower the better", "fewer is better", "a higher share is good"; "the more children can stay, the better".
_BETTER = r"(?:,? the better| (?:is|are|being|=) (?:always |generally |usually )?(?:better|good|best))\b(?! than\b)"
_THE_BETTER = (
    r" (?!(?:recent|detail|often|we|you|is|information|context|precise|complete|accurate|timely|words)\w*\b)"
    r"(?:[\w-]+ ){1,9}?[\w-]+,? the better\b"
)
_GOOD_IS = r"\bgood(?: performance)? (?:is|to be|means)(?: typified by)? (?:an? )?"
_ALONE = r"(?=\s*(?:$|[.,;:!)]|and\b|so\b))"
# "A decrease in repeat plans is good", "any rise in waiting is a concern".
_RISE, _FALL = (r"(?:increase|rise|growth)s?", r"(?:decrease|reduction|fall|drop|decline)s?")
_IS = (
    r"(?: (?:in|of) (?:[\w%-]+ ){0,6}?[\w%-]+)? (?:is|are|would be|shows?|means?|indicates?|represents?) "
    r"(?:(?:always|generally|usually|seen as|regarded as) )?(?:an? )?"
)
_WELCOME, _UNWELCOME = (
    r"(?:good|positive|better|improvement|improved|desirable|desired|welcome)\b(?! than\b)",
    r"(?:bad|negative|worse|poor|concern|concerning|undesirable|unwelcome|deterioration)\b(?! than\b)",
)
_KEPT, _SHOULD_BE = (
    r"\bke(?:pt|ep)(?: (?:the |these )?\w+)? ",
    r"\b(?:should|must|has to|have to|is to|are to|needs? to) be ",
)


def _any(*ways: str) -> re.Pattern[str]:
    return re.compile("|".join(ways), re.I)


_UPWARD = _any(
    _ASKED + r"(?:increase|raise|maximi[sz]e|improve the number|highest)\b",
    _SEEN + r"(?:more|higher|increase|rise)\b",
    rf"\bas (?:high|many|large|big|great){_CAN_BE}",
    rf"{_NEAR} (?:to )?{_ALL}{_CAN_BE}|{_NEAR_AS}{_ALL}",
    rf"\b(?:high|higher|highest|more|greater|larger|bigger){_NOUN}{_BETTER}|\bthe (?:more|higher|greater){_THE_BETTER}",
    _GOOD_IS + r"(?:high|higher|more)\b",
    rf"{_KEPT}high{_ALONE}|{_SHOULD_BE}maximi[sz]ed\b",
    rf"\b{_RISE}{_IS}{_WELCOME}|\b{_FALL}{_IS}{_UNWELCOME}",
)
_DOWNWARD = _any(
    _ASKED + r"(?:decrease|reduce|lower the (?!better)|minimi[sz]e|lowest)\b",
    _SEEN + r"(?:fewer|less|lower|decrease|fall|reduction)\b",
    rf"\bas (?:low|few|small|little|short){_CAN_BE}",
    rf"{_NEAR} (?:to )?{_NONE}{_CAN_BE}|{_NEAR_AS}{_NONE}",
    rf"\b(?:low|lower|lowest|fewer|less|smaller|shorter){_NOUN}{_BETTER}|\bthe (?:fewer|lower|smaller){_THE_BETTER}",
    _GOOD_IS + r"(?:low|lower|fewer|less)\b",
    rf"{_KEPT}(?:(?:low|down){_ALONE}|to (?:a|the) minimum)|{_SHOULD_BE}minimi[sz]ed\b",
    rf"\b{_FALL}{_IS}{_WELCOME}|\b{_RISE}{_IS}{_UNWELCOME}",
)
# Where the words begin that belong to a match: "not all can be in time, but as many as possible should be".
_PIECE = re.compile(r"[.;:!?,]\s|\b(?:but|although|though|yet|so)\s", re.I)
_DENIED = re.compile(r"\b(?:not|nor|neither|never|whether|if|unless|cannot|no)\b|n['’]t\b", re.I)
# "Ask as many families as possible" tells the reader what to do, not what the figure should be.
_TO_THE_READER = re.compile(
    r"\b(?:ask|audit|check|collect|compar|consult|explain|gather|includ|invit|involv|look at|note|read|record|us)"
    r"(?:e|ed|es|ing)? (?:it |this |them )?(?:with |to |from )?as\b",
    re.I,
)
_OF_ANOTHER = re.compile(
    r"\b(?:delays?|drift|waits?|waiting|backlogs?|times?|short|shorter|risks?|harm|repeat\w*)\b", re.I
)


def guide_asks_for(guide: str, unit: Unit = Unit.COUNT) -> Polarity | None:
    """What the guide's words ask for; None where they ask for neither, or for both."""
    up, down = (_asks(way, guide, unit) for way in (_UPWARD, _DOWNWARD))
    if up == down:
        return None
    return Polarity.HIGHER if up else Polarity.LOWER


def _asks(way: re.Pattern[str], guide: str, unit: Unit) -> bool:
    return any(_is_a_wish(guide, match, unit) for match in way.finditer(guide))


def _is_a_wish(guide: str, match: re.Match[str], unit: Unit) -> bool:
    """Whether the words are said of the figure, and not denied: "it need not be as low as possible"."""
    begins = max((found.end() for found in _PIECE.finditer(guide, 0, match.start() + 1)), default=0)
    words = guide[min(begins, match.start()) : match.end()]
    if _DENIED.search(words) or _TO_THE_READER.search(words):
        return False
    # Of a share in time, "waits as short as possible" says nothing that contradicts it.
    return unit is not Unit.PERCENT or not _OF_ANOTHER.search(words)


_BENCHMARKS = re.compile(r"\bbenchmark(?:s|ed|ing)?\b", re.I)
_NO_RIGHT_NUMBER = re.compile(r"\bno (?:correct|right) (?:number|figure|level|answer)\b", re.I)


def _find(evidence: Evidence) -> Iterator[Problem]:
    for page in evidence.pages:
        yield from _guide(page)
        yield from _without_target(page, evidence.settings.assessing_in(page.month).compare_without_target)


def _guide(page: IndicatorPage) -> Iterator[Problem]:
    indicator, asked = page.indicator, guide_asks_for(page.indicator.guide, page.indicator.unit)
    words = "more" if asked is Polarity.HIGHER else "less"
    if asked is not None and indicator.polarity is Polarity.NONE:
        yield _told(
            Severity.WARNING,
            indicator,
            f"asks for {words}, never assessed",
            f"The guide of {named(indicator)} asks for {words}, but its measure is N/A. It is never assessed, and a "
            "change is never called better or worse.",
            f'Set the measure to "{asked}", or change the guide.',
        )
    elif (
        asked is not None
        and indicator.polarity in (Polarity.HIGHER, Polarity.LOWER)
        and indicator.polarity is not asked
    ):
        yield _told(
            Severity.WARNING,
            indicator,
            f"asks for {words}, is {indicator.polarity}",
            f'The guide of {named(indicator)} asks for {words}, but its measure is "{indicator.polarity}". Good months '
            "would be shown as bad ones.",
            "Correct the measure or the guide.",
        )
    if page.target is not None and indicator.polarity is not Polarity.NONE and _NO_RIGHT_NUMBER.search(indicator.guide):
        bounds = bounds_text(page.target.bounds, indicator.unit if page.basis == "value" else page.rate.unit)
        yield _told(
            Severity.INFO,
            indicator,
            f"no right number, target {bounds}",
            f"The guide of {named(indicator)} says that there is no right number, but it is held against a target of "
            f"{bounds}.",
            "Say in the guide how the target was chosen.",
        )
    if _BENCHMARKS.search(indicator.guide) and not any(isinstance(each.quantity, Fraction) for each in page.benchmarks):
        yield _told(
            Severity.INFO,
            indicator,
            "no benchmarks held",
            f"The guide of {named(indicator)} speaks of benchmarks, but none is held. What it asks for cannot be seen.",
            "Add the benchmarks with their source, or change the guide.",
        )


def _without_target(page: IndicatorPage, on_this_board: bool) -> Iterator[Problem]:
    indicator = page.indicator
    if page.target is not None or page.unconfirmed is not None or indicator.polarity is Polarity.NONE:
        return
    compared = indicator.polarity is not Polarity.TO_TARGET and indicator.compare_without_target and on_this_board
    if compared:
        effect = "It is assessed against the same month last year only."
    else:
        effect = "It is not assessed."
    yield _told(
        Severity.INFO if compared else Severity.WARNING,
        indicator,
        f"{indicator.polarity} and no target, {effect}",
        f'{named_first(indicator)} has the measure "{indicator.polarity}" and no target. {effect}',
        "Add a target with its source, or leave it so.",
        "measure",
    )


def _told(
    severity: Severity, indicator: Indicator, fault: str, message: str, next_step: str, field: str = "guide"
) -> Problem:
    source: Source | None = indicator.source.at(field) if indicator.source is not None else None
    polarity = indicator.polarity.value
    return Problem(
        *("polarity-against-guide", severity, message, next_step, source, indicator.code, None, polarity), fault=fault
    )


POLARITY_AGAINST_GUIDE = Rule(
    "polarity-against-guide",
    Severity.WARNING,
    "Measure, guide and target that do not go together",
    "The measure says which way is better; the guide says so in words; the target says how far. Where the guide asks "
    "for more and the measure is N/A, the indicator is never assessed. Where there is a measure and no target, it is "
    "compared with last year only. Where the guide speaks of benchmarks and none is held, nobody can follow it.",
    _find,
)
