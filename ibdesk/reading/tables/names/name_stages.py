"""At which stage of their way those are that a name counts: begun, open, ended, done, held, due."""

from collections.abc import Collection
from enum import StrEnum

from ibdesk.domain.figure import Covers
from ibdesk.domain.indicator import Indicator
from ibdesk.reading.tables.names.name_words import stem


class Stage(StrEnum):
    """Where something that is counted stands."""

    BEGUN = "begun"
    OPEN = "open"
    ENDED = "ended"
    DONE = "done"
    HELD = "held"
    DUE = "due"


_WORDS = {
    word: stage
    for stage, words in {
        Stage.BEGUN: "started starts start starting starters starter opened opening new newly joined joining joiners "
        "initiated began begun commenced commencing entered entering entrants admitted admissions registered "
        "registrations",
        Stage.OPEN: "open ongoing active caseload caseloads live",
        Stage.ENDED: "ended ends ending ceased ceasing closed closing closures leavers leaver leaving left exits "
        "exiting discharged discharges deregistered deregistrations removed",
        Stage.DONE: "completed complete completing completion completions finished concluded authorised",
        Stage.HELD: "held undertaken attended attending conducted carried done took made",
        Stage.DUE: "due required scheduled booked expected invited offered planned",
    }.items()
    for word in words.split()
}
_STEMS = frozenset(map(stem, _WORDS))
# Those beside which a stage is another number; without an entry it may be the same in other words.
_OTHER_THAN = {
    Stage.BEGUN: {Stage.OPEN, Stage.DONE, Stage.ENDED},
    Stage.OPEN: {Stage.BEGUN, Stage.DONE, Stage.HELD, Stage.ENDED, Stage.DUE},
    Stage.ENDED: {Stage.BEGUN, Stage.OPEN, Stage.HELD, Stage.DUE},
    Stage.DONE: {Stage.BEGUN, Stage.OPEN, Stage.ENDED, Stage.DUE},
    Stage.HELD: {Stage.OPEN, Stage.ENDED},
    Stage.DUE: set(Stage),
}
# What a count of all that came in a month, or in a quarter, is not.
_NEVER_CAME = {
    Covers.MONTH: frozenset((Stage.OPEN, Stage.ENDED, Stage.DONE, Stage.DUE)),
    Covers.QUARTER: frozenset((Stage.ENDED, Stage.DUE)),
}


def stages_in(words: Collection[str]) -> frozenset[Stage]:
    return frozenset(_WORDS[word] for word in words if word in _WORDS)


def is_stage(word: str) -> bool:
    """Whether the stem of a word says a stage."""
    return word in _STEMS


def is_other_stage(said: Collection[str], named: Collection[str], described: Collection[str], own: Indicator) -> bool:
    """Whether a name's words say another stage than the words of an indicator's name, or else of its description."""
    told, known = stages_in(said), stages_in(named)
    if own.value_period is Covers.SNAPSHOT:
        known |= {Stage.OPEN}
    known = known or stages_in(described)
    held_against = known - {Stage.DUE} or known
    return any(
        bool(_OTHER_THAN[stage] & held_against) if known else stage in _NEVER_CAME.get(own.value_period, ())
        for stage in told - known
    )
