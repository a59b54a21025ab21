"""The colour that a comment says an indicator has: "remains red", "is now green"."""

import re
from collections.abc import Iterator

from ibdesk.domain.assessment import Status
from ibdesk.domain.comments.months_named import months_named
from ibdesk.domain.comments.sentences import clauses
from ibdesk.domain.month import Month

_COLOURS = {"red": Status.RED, "amber": Status.AMBER, "green": Status.GREEN}
_SAID = re.compile(
    r"\b(?:is|are|remains?|stays?|has (?:turned|gone|become|moved to|returned to)|turns|now|still|rated"
    r"|back (?:to|at|in)|assessed as|remaining|currently)"
    r"(?: (?:now|still|again|currently|rated|at|in|as|back|to|assessed|on))* (?P<colour>red|amber|green)\b"
    # Not "the Green Paper", "a red flag", "green by March": nothing, or a word that goes on about the month.
    r"(?=\s*(?:$|[.,;:!?)–-]|(?:and|but|because|as|for|this|since|against|on|at|with|due|despite|owing|following|again"
    r"|overall|status|rated|rating|in (?:this|the|our)|although|though|while|after|when|so|now|too|also)\b))",
    re.I,
)
_NOT_SAID = re.compile(
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
        if _NOT_SAID.search(clause):
            continue
        for match in _SAID.finditer(clause):
            said = _COLOURS[match["colour"].casefold()]
            if said is not status:
                yield at + match.start(), at + match.end(), f"the page has it {status.value}"
