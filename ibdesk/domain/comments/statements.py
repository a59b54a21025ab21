"""Statements without a number of which way an indicator went: "performance has improved", "referrals fell on July"."""

import re
from collections.abc import Iterator

from ibdesk.domain.comments.months_named import months_named
from ibdesk.domain.indicator import Indicator
from ibdesk.domain.month import NAMES, SHORT_NAMES, Month

_SUBJECT = r"performance|this|it|numbers?|figures?|(?:the |overall )?(?:rate|percentage|proportion|number|figure|total)"
_SUBJECTS = re.compile(_SUBJECT, re.I)
_WHAT = rf"\b(?P<what>{_SUBJECT}|[a-z]+s?)"
_SO = r"(?:(?:again|also|now|further|slightly|still|much|significantly|sharply|steadily) )?"
_NO_NUMBER = r"(?! (?:[a-z]+ )?(?:by|from|to|of)\b| \d)"


def _ways(up: str, down: str, better: str, worse: str) -> str:
    return rf"(?:(?P<up>{up})|(?P<down>{down})|(?P<better>{better})|(?P<worse>{worse}))\b"


_STATED = [
    re.compile(words, re.I)
    for words in (
        rf"{_WHAT} (?:has|have) {_SO}"
        + _ways("risen|increased|gone up|grown", "fallen|decreased|gone down|dropped|reduced|declined", "improved",
                "worsened|deteriorated") + _NO_NUMBER,
        rf"{_WHAT} {_SO}"
        + _ways("rose|increased|grew|went up", "fell|decreased|went down|dropped|declined", "improved",
                "worsened|deteriorated") + _NO_NUMBER,
        rf"{_WHAT} (?:continues?|continued) to "
        + _ways("rise|increase|grow", "fall|decrease|go down|drop|reduce|decline", "improve", "worsen|deteriorate")
        + _NO_NUMBER,
        rf"{_WHAT} (?:is|are|was|were|remains?) {_SO}"
        + _ways("higher|up", "lower|fewer|down", "better", "worse")
        + r"(?= (?:than|on|from|since|compared)\b)(?! (?:from|on) (?:a rate of )?\d)",
        r"^\s*" + _ways("higher|up", "lower|fewer|down", "better", "worse")
        + r"(?= (?:than|on|compared (?:with|to)) (?:last|in|the previous|a year))",
        rf"\bthere (?:has been|was|is) an? {_SO}(?:[a-z]+ )?"
        + _ways("increase|rise", "decrease|reduction|fall|drop|decline", "improvement", "deterioration")
        + rf"(?: in (?:the )?(?:(?:number|rate|percentage|proportion) of )?(?P<what>{_SUBJECT}|[a-z]+))?"
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
            if what is None or _SUBJECTS.fullmatch(what) or own:
                yield match
                return


def _is_of_another(words: str, month: Month) -> bool:
    named = months_named(words, month).single
    return not named or any(each != month for each in named)
