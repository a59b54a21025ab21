"""What a comment says without a number, held against the page: "performance has improved", "above target", "met for the
first time", "remains red"."""

import re
from collections.abc import Iterator
from fractions import Fraction

from ibdesk.domain.assessment import Status
from ibdesk.domain.comments.months_named import months_named, months_of_span
from ibdesk.domain.comments.sentences import clauses
from ibdesk.domain.indicator import Indicator
from ibdesk.domain.month import NAMES, SHORT_NAMES, Month
from ibdesk.domain.report.report import IndicatorPage
from ibdesk.domain.target import AtMost, Basis, distance_outside
from ibdesk.domain.wording import bounds_text, reckoned_text

_MOVED = r"performance|this|it|numbers?|figures?|(?:the |overall )?(?:rate|percentage|proportion|number|figure|total)"
_MOVED_ALONE = re.compile(_MOVED, re.I)
_WHAT = rf"\b(?P<what>{_MOVED}|[a-z]+s?)"
_MUCH = r"(?:(?:again|also|now|further|slightly|still|much|significantly|sharply|steadily) )?"
_NO_NUMBER = r"(?! (?:[a-z]+ )?(?:by|from|to|of)\b| \d)"


def _ways(up: str, down: str, better: str, worse: str) -> str:
    return rf"(?:(?P<up>{up})|(?P<down>{down})|(?P<better>{better})|(?P<worse>{worse}))\b"


_STATED = [
    re.compile(words, re.I)
    for words in (
        rf"{_WHAT} (?:has|have) {_MUCH}"
        + _ways("risen|increased|gone up|grown", "fallen|decreased|gone down|dropped|reduced|declined", "improved",
                "worsened|deteriorated") + _NO_NUMBER,
        rf"{_WHAT} {_MUCH}"
        + _ways("rose|increased|grew|went up", "fell|decreased|went down|dropped|declined", "improved",
                "worsened|deteriorated") + _NO_NUMBER,
        rf"{_WHAT} (?:continues?|continued) to "
        + _ways("rise|increase|grow", "fall|decrease|go down|drop|reduce|decline", "improve", "worsen|deteriorate")
        + _NO_NUMBER,
        rf"{_WHAT} (?:is|are|was|were|remains?) {_MUCH}"
        + _ways("higher|up", "lower|fewer|down", "better", "worse")
        + r"(?= (?:than|on|from|since|compared)\b)(?! (?:from|on) (?:a rate of )?\d)",
        r"^\s*" + _ways("higher|up", "lower|fewer|down", "better", "worse")
        + r"(?= (?:than|on|compared (?:with|to)) (?:last|in|the previous|a year))",
        rf"\bthere (?:has been|was|is) an? {_MUCH}(?:[a-z]+ )?"
        + _ways("increase|rise", "decrease|reduction|fall|drop|decline", "improvement", "deterioration")
        + rf"(?: in (?:the )?(?:(?:number|rate|percentage|proportion) of )?(?P<what>{_MOVED}|[a-z]+))?"
        + r"(?=\s*$|[.,;]| (?:since|on|compared|this month|in)\b)(?! in [a-z])",
    )
]  # fmt: skip
_WHOLE = re.compile(r"(?:^|[,(]|\b(?:the|our|of|that|and|all|total|overall|so|in))\s*$", re.I)
# Said of somebody else, of a part, or of a stretch of time that is not looked at.
_OF_OTHERS = re.compile(
    r"\b(?:England|national(?:ly)?|neighbours?|region(?:al|ally)?|other|another|elsewhere|indicators? \d|teams?"
    r"|localit(?:y|ies)|staff|workers?|vacanc\w+|caseloads?|sickness|budget|cost\w*|quarter|weeks?|daily|days?"
    r"|fortnight|target|gap|average|waiting|year to date|peak|low of|high of|cohort|denominator|base|repeat|some"
    r"|among|since (?:19|20)\d\d|recent years|over the (?:last|past))\b"
    r"|\b(?:from|by) (?!last\b|the (?:previous|same|month|year)|this\b|that\b)[a-z]"
)
# "Fell in June" and "fell last month" tell of that month itself; "than in June" and "on last month" compare with it.
_COMPARED = r"(?<!than )(?<!with )(?<!to )(?<!since )(?<!on )(?<!from )(?<!against )"
_MONTH = "|".join(sorted((*NAMES, *SHORT_NAMES), key=len, reverse=True))
_IN_A_MONTH = re.compile(
    rf"{_COMPARED}\b(?:(?:in|during|for|by|until) (?:{_MONTH})\b(?: \d{{4}})?|(?:last|previous) (?:month|year|quarter))"
)


def stated(clause: str, indicator: Indicator, month: Month) -> Iterator[re.Match[str]]:
    """The statements of a clause about the indicator itself, each with a group `up`, `down`, `better` or `worse`."""
    if _OF_OTHERS.search(clause) or any(_is_of_another(each[0], month) for each in _IN_A_MONTH.finditer(clause)):
        return
    name = indicator.name.casefold().split()
    for pattern in _STATED:
        for match in pattern.finditer(clause):
            what = match.groupdict().get("what")
            # "Referrals", "the referrals", "number of referrals"; not "police referrals", which are a part.
            own = what is not None and what.casefold() in name and _WHOLE.search(clause[: match.start("what")])
            if what is None or _MOVED_ALONE.fullmatch(what) or own:
                yield match
                return


def _is_of_another(words: str, month: Month) -> bool:
    named = months_named(words, month).single
    return not named or any(each != month for each in named)


_COLOURS = {"red": Status.RED, "amber": Status.AMBER, "green": Status.GREEN}
_COLOUR = re.compile(
    r"\b(?:is|are|remains?|stays?|has (?:turned|gone|become|moved to|returned to)|turns|now|still|rated"
    r"|back (?:to|at|in)|assessed as|remaining|currently)"
    r"(?: (?:now|still|again|currently|rated|at|in|as|back|to|assessed|on))* (?P<colour>red|amber|green)\b"
    # Not "the Green Paper", "a red flag", "green by March": nothing, or a word that goes on about the month.
    r"(?=\s*(?:$|[.,;:!?)–-]|(?:and|but|because|as|for|this|since|against|on|at|with|due|despite|owing|following|again"
    r"|overall|status|rated|rating|in (?:this|the|our)|although|though|while|after|when|so|now|too|also)\b))",
    re.I,
)
_NOT_ITS_COLOUR = re.compile(
    r"\b(?:not|never|no longer|nor|if|unless|whether|until|would|will|should|could|may|might|must|expect\w*|aim\w*"
    r"|hop(?:e|es|ed|ing)|was|were|had been|when|once|before|England|national|neighbours?|region|other|another"
    r"|indicators? \d|last (?:month|year|quarter)|previous|to be|to stay|to remain|likely|forecast|team|line|one of"
    r"|some|both|all|every|most|of them)\b|n['’]t\b",
    re.I,
)
_NOT_MET = re.compile(
    r"\b(?:not|never|nor|if|unless|whether|until|would|will|should|could|may|might|must|expect\w*|aim\w*|when|once|before"
    r"|hop(?:e|es|ed|ing)|other|another|indicators? \d|last (?:month|year|quarter)|previous|to be|likely|one of|some"
    r"|both)\b|n['’]t\b",
    re.I,
)
# "The target of 130 was met", "is within target".
_MET = re.compile(
    r"\b(?:the |our |this )?target (?:of [\d.,%]+ )?(?:(?:has been|was|is|is being|has again been) )?(?:met|achieved)\b"
    r"|\b(?:is|are|remains?|^) ?(?:on|within) target\b",
    re.I,
)


def colours_contradicted(sentence: str, status: Status, month: Month) -> Iterator[tuple[int, int, str]]:
    """Where a sentence gives the page's indicator another colour than it has, and the words for what it has."""
    for at, clause in clauses(sentence):
        if any(each != month for each in months_named(clause, month).single):
            continue
        if status in (Status.RED, Status.AMBER) and not _NOT_MET.search(clause):
            for match in _MET.finditer(clause):
                yield at + match.start(), at + match.end(), f"the page has it {status.value}"
        if _NOT_ITS_COLOUR.search(clause):
            continue
        for match in _COLOUR.finditer(clause):
            said = _COLOURS[match["colour"].casefold()]
            if said is not status:
                yield at + match.start(), at + match.end(), f"the page has it {status.value}"


_SUBJECT = r"(?:we|it|this|that|performance|the (?:indicator|measure|figure|rate|percentage|proportion|result))"
_SO = r"(?:(?:still|now|again|also|well|just|slightly|currently|comfortably|significantly|marginally|once) )*"
_TARGET = r"(?:the |our |its |this )?target(?: of [\d.,]+ ?(?:%|per ?cent)?)?"
# The target goes on: "target range", "target for 2015", "target in July", "target set by ...".
_ENDS = r"(?=\s*(?:$|[.,;:!?)]|(?:and|but|this month|again|for the (?:first|second|third)|at|with|despite|because)\b))"
_SIDE = re.compile(
    rf"(?:^|\b{_SUBJECT} )(?:(?:is|are|remains?|stays?) )?{_SO}"
    r"(?:(?P<above>above|over|exceeds|exceeding|ahead of)|(?P<below>below|under|short of|falls short of)) "
    rf"{_TARGET}{_ENDS}",
    re.I,
)
_MISSED = re.compile(
    rf"(?:^|\b{_SUBJECT} )(?:(?:have|has|are|is) )?{_SO}"
    rf"(?:missed|missing|did not meet|not met|not meeting|failed to meet|failing to meet|not achieved) {_TARGET}{_ENDS}"
    rf"|(?:^|\b)(?:the |our )target (?:of [\d.,]+ ?(?:%|per ?cent)? )?(?:was|has been|is|is being) {_SO}"
    rf"(?:missed|not (?:being )?met|not achieved){_ENDS}|^target (?:missed|not met){_ENDS}",
    re.I,
)
_FIRST = re.compile(
    rf"(?:\b(?:met|achieved|reached|exceeded|meeting|above|on|within) {_TARGET}|\b(?:the |our )target (?:was|has been) "
    r"(?:met|achieved|reached|exceeded)),? for the first time",
    re.I,
)
# What is hoped for, denied, asked, or said of somebody else, of a part, or of another time.
_NOT_SAID = re.compile(
    r"\b(?:if|unless|whether|until|would|will|should|could|(?-i:may)|might|can|must|expect\w*|anticipat\w*|predict\w*"
    r"|forecast\w*|aim\w*|hop(?:e|es|ed|ing)|plan(?:s|ned|ning)?|intend\w*|England|national\w*|neighbours?|region\w*"
    r"|other|another|of them|indicators? \d|last (?:month|year|quarter)|previous\w*|to be|likely|one of|some|both|all"
    r"|every|most|teams?|localit(?:y|ies)|nor?|never|nothing|when|once|before|was|were|had|year to date|so far"
    r"|cumulative|annual|year[- ]end|average|trajectory|stretch|interim|milestone)\b|n['’]t\b|[\"“”]",
    re.I,
)
_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
_DENIED = re.compile(r"\b(?:not|no longer)\b", re.I)
_TELLS_OF_THE_PAST = re.compile(r"\b(?:was|were)\b", re.I)


def targets_contradicted(sentence: str, page: IndicatorPage) -> Iterator[tuple[int, int, str]]:
    """Where a sentence says of the page's target what is not so, and the words for what is."""
    if page.target is None or page.assessed.number is None or page.assessed.is_impossible:
        return
    if page.assessment.computed not in (Status.GREEN, Status.AMBER, Status.RED):
        return
    for at, clause in clauses(sentence):
        if any(each != page.month for each in months_named(clause, page.month).single):
            continue
        for match, words in _of_clause(clause, page):
            if _of_another_target(match[0], page):
                continue
            yield at + match.start(), at + match.end(), words


def _of_clause(clause: str, page: IndicatorPage) -> Iterator[tuple[re.Match[str], str]]:
    has = f"the page has {reckoned_text(page.indicator, page.assessed)} against {_target(page)}"
    plain = _TELLS_OF_THE_PAST.sub("", clause) if re.search(r"\btarget\b.{0,30}\b(?:was|were)\b", clause) else clause
    if _NOT_SAID.search(plain):
        return
    if (match := _MISSED.search(clause)) and page.assessment.computed is Status.GREEN:
        yield match, f"{has}, which meets it"
    if _DENIED.search(clause):
        return
    if (match := _SIDE.search(clause)) and _other_side(match, page):
        yield match, has
    if (match := _FIRST.search(clause)) and (months := _met_before(clause, page)):
        yield match, f"it was met in {months} too"


def _of_another_target(said: str, page: IndicatorPage) -> bool:
    """Whether it names a number that is no bound of the page's target."""
    assert page.target is not None
    numbers = [Fraction(written.replace(",", "")) for written in _NUMBER.findall(said)]
    return bool(numbers) and not any(number in (page.target.low, page.target.high) for number in numbers)


def _target(page: IndicatorPage) -> str:
    assert page.target is not None
    return f"the target {bounds_text(page.target.bounds, page.assessed.unit)}"


def _other_side(match: re.Match[str], page: IndicatorPage) -> bool:
    """Whether the number lies beyond the target the other way. Where less is better "below target" may praise or
    blame, and nothing is said."""
    target, number = page.target, page.assessed.number
    if target is None or number is None or isinstance(target.bounds, AtMost):
        return False
    low, high = target.low, target.high if target.high is not None else target.low
    if low is None or high is None:
        return False
    return number < low if match["above"] else number > high


def _met_before(clause: str, page: IndicatorPage) -> str:
    """The latest month before, of those that the clause speaks of, in which the page's target was met as well."""
    target = page.target
    if target is None or page.assessment.computed is not Status.GREEN:
        return ""
    points = page.rates if target.basis is Basis.RATE else page.values
    span = months_of_span(clause, page.assessed.month)
    for point in reversed(points):
        known = target.from_month is None or point.month >= target.from_month
        if point.number is None or point.month >= page.assessed.month or not known:
            continue
        if (span is None or point.month in span) and not distance_outside(target.bounds, point.number):
            return point.month.long
    return ""
