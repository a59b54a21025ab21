"""Words in definitions and comments that do not fit what is counted."""

import re
from collections.abc import Callable, Iterator
from difflib import SequenceMatcher
from functools import partial

from msgspec import Struct

from ibdesk.checks.evidence.evidence import Evidence
from ibdesk.checks.evidence.phrases import named, named_first
from ibdesk.checks.evidence.rule import Rule
from ibdesk.domain.figure import Covers, Source, Unit
from ibdesk.domain.indicator import Indicator, RateBasis
from ibdesk.domain.problem import Problem, Severity

_told = partial(Problem, "definition-words", Severity.INFO)
_WORD = re.compile(r"[A-Za-z][A-Za-z0-9]{5,}")
_LIKE = 0.85


def _any(*ways: str) -> re.Pattern[str]:
    return re.compile("|".join(ways), re.I)


_NEVER = re.compile(r"(?!)")
_SHARE = _any(r"%", r"\b(?:per ?cent|percentage|proportion|share|ratio)\b")
_NUMBER_OF = _any(
    r"^(?:(?:the|total|overall) )*(?:(?:numbers?|counts?|nos?\.?) of|nos?\.|# ?of)(?=\s)",
    r"\btotal (?:number|count|no\.?)(?= |$)",
    r"\((?:number|count|nos?\.?|#)\)$",
)
_SHARE_OF = _any(
    r"^(?:the )?(?:%(?: of\b)?|(?:percentage|percent|per cent|proportion) of\b)",
    r"\((?:%|per ?cent|percentage)\)",
    r"(?:[,:]|\s[-\u2013])\s*(?:%|per ?cent|percentage)$",
    r"\sas (?:a |an )?(?:%|per ?cent\b|percentage\b|proportion of\b)",
)
_A_NUMBER = _any(r"\b(?:numbers?|counts?)\b", r"\bnos?\.")
_MONTH = r"(?:month|mth)\b(?![\s'\u2019-]*(?:end\b|before|after|of\b|prior|following))"
# "Visited once a month", "missing for more than a month" say how often and how long, not what is counted.
_HOW_LONG = (
    *("about", "after", "before", "contacted", "days", "half", "hours", "least", "nearly", "once", "over", "reviewed"),
    *("seen", "than", "times", "twice", "under", "until", "visited", "visits", "within", "for"),
)
_NOT_HOW_LONG = "".join(rf"(?<!\b{word} )" for word in _HOW_LONG)
_IN_MONTH = _any(
    rf"\b(?:in|during|throughout)[\s-](?:the |each |every |this |that )?{_MONTH}",
    rf"{_NOT_HOW_LONG}\b(?:a|per|each|this) {_MONTH}(?=\s*(?:$|[(),;:/\u2013-]))",
    rf"/ ?{_MONTH}",
)
_IN_YEAR = _any(r"\b(?:in|during|throughout)[\s-](?:the |each |every |this )?year\b(?! (?:before|after|of)\b)")
_OF_12_MONTHS = _any(r"\brolling (?:year|12|twelve)\b", r"\bYTD\b|\byear[ -]to[ -]date\b")
# "With 3 or more placements during the year" is asked of the children there are at the end; a mean is of a month.
_SO_MANY_TIMES = _any(
    r"\d ?\+|\bor (?:more|fewer|less)\b|\b(?:more|fewer|less) than\b|\bat least\b|\b(?:average|mean)\b"
)


class _Mismatch(Struct, frozen=True):
    """Words in one field of a definition that say otherwise than the definition itself, but for names with `unless`."""

    field: str
    words: re.Pattern[str]
    applies: Callable[[Indicator], bool]
    but: str
    unless: re.Pattern[str] = _NEVER


def _is(period: Covers) -> Callable[[Indicator], bool]:
    return lambda indicator: indicator.value_period is period


def _no_snapshot(indicator: Indicator) -> bool:
    return indicator.value_period is not Covers.SNAPSHOT


_LAST_DAY = "it counts what there is on the last day of the month"
_LONGER = {
    Covers.ROLLING_12: "it counts 12 months",
    Covers.QUARTER: "it counts a quarter",
    Covers.FINANCIAL_YEAR: "it counts the financial year to date",
}
_MISMATCHES = (
    _Mismatch(
        "description",
        re.compile(r"^(?:(?:the|total|reports on) )*number of\b|\btotal number\b", re.I),
        lambda indicator: indicator.unit is Unit.PERCENT,
        "it is a percentage",
    ),
    _Mismatch(
        "description",
        re.compile(r"\blength of time\b", re.I),
        lambda indicator: indicator.unit is not Unit.DAYS,
        "it is no number of days",
    ),
    _Mismatch(
        "description",
        re.compile(r"\b(?:in|during) (?:the |each |every )?(?:month|year)\b", re.I),
        _is(Covers.SNAPSHOT),
        _LAST_DAY,
        _SO_MANY_TIMES,
    ),
    _Mismatch(
        "description",
        re.compile(r"\b(?:in|during) (?:each|every|the) month\b", re.I),
        _is(Covers.ROLLING_12),
        _LONGER[Covers.ROLLING_12],
    ),
    _Mismatch(
        "name",
        re.compile(r"(?:\bat|@) (?:the )?month[- ]end\b|(?:\bat|@) (?:the )?end of (?:the )?month\b", re.I),
        _no_snapshot,
        "it counts what happens during its period, not what there is at its end",
    ),
    _Mismatch("name", _NUMBER_OF, lambda indicator: indicator.unit is Unit.PERCENT, "it is a percentage", _SHARE),
    _Mismatch(
        "name", _SHARE_OF, lambda indicator: indicator.unit is not Unit.PERCENT, "it is no percentage", _A_NUMBER
    ),
    _Mismatch("name", _IN_MONTH, _is(Covers.SNAPSHOT), _LAST_DAY, _SO_MANY_TIMES),
    _Mismatch("name", _IN_YEAR, _is(Covers.SNAPSHOT), _LAST_DAY, _SO_MANY_TIMES),
    *(_Mismatch("name", _IN_MONTH, _is(period), but, _SO_MANY_TIMES) for period, but in _LONGER.items()),
    _Mismatch("name", _OF_12_MONTHS, _is(Covers.MONTH), "it counts one month"),
    _Mismatch("measure_period", re.compile(r"\bsnapshot\b", re.I), _no_snapshot, "it is no snapshot"),
    _Mismatch("measure_period", re.compile(r"\bcumulative\b", re.I), _is(Covers.SNAPSHOT), "it is a snapshot"),
    _Mismatch(
        "rate_label",
        re.compile(r"\bYTD\b|\byear to date\b", re.I),
        lambda indicator: indicator.rate_basis is RateBasis.NONE,
        "it has no rate",
    ),
)


def _text(indicator: Indicator, field: str) -> str:
    return {
        "description": indicator.description,
        "name": indicator.name,
        "measure_period": indicator.period_label,
        "rate_label": indicator.rate_label,
    }[field]


def _find(evidence: Evidence) -> Iterator[Problem]:
    for page in evidence.pages:
        yield from _definition(page.indicator)
    yield from _source_system(evidence)


def _definition(indicator: Indicator) -> Iterator[Problem]:
    for mismatch in _MISMATCHES:
        text = _text(indicator, mismatch.field)
        match = mismatch.words.search(text) if mismatch.applies(indicator) else None
        if match is not None and not mismatch.unless.search(text):
            source: Source | None = indicator.source.at(mismatch.field) if indicator.source is not None else None
            where = mismatch.field.replace("_", " ")
            yield _told(
                f'The {where} of {named(indicator)} says "{match[0].strip()}", but {mismatch.but}. Readers may take '
                "the figure for something else.",
                f"Correct the {where}, or the definition.",
                source,
                indicator.code,
                None,
                match[0].strip(),
                fault=f"{where}: {match[0].strip()}, but {mismatch.but}",
            )


def _source_system(evidence: Evidence) -> Iterator[Problem]:
    system = evidence.records.details.source_system.strip() if evidence.records.details is not None else ""
    if not _WORD.fullmatch(system):
        return
    for page in evidence.pages:
        other = sorted({word for word in _WORD.findall(page.comment.text) if _misspelt(word, system)})
        if other:
            yield _told(
                f"{named_first(page.indicator)}'s comment writes {', '.join(other)}; the source system's name is "
                f"{system}.",
                f"Write {system}.",
                page.comment.source,
                page.code,
                page.month,
                other[0],
                fault=f"{', '.join(other)} for {system}",
            )


def _misspelt(word: str, system: str) -> bool:
    """Nearly the system's name, and no plain word that the name begins with ("framework", "frameworks")."""
    if system.casefold().startswith(word.casefold().rstrip("s")) and word.casefold() != system.casefold():
        return False
    return word != system and SequenceMatcher(None, word.casefold(), system.casefold()).ratio() >= _LIKE


DEFINITION_WORDS = Rule(
    "definition-words",
    Severity.INFO,
    "Words that do not fit",
    'A description that says "number of" beside a percentage, a name that says "at month end" over what happened '
    "during a month, a system's name in another spelling: small things that make readers doubt the rest.",
    _find,
)
