"""What a person can do about a problem where it is told: decided by its rule and by what it is about."""

from enum import StrEnum

from ibdesk.domain.problem import Problem, Severity


class Repair(StrEnum):
    """The words are those of its button, where the problem does not ask for others."""

    FIGURE = "Correct this figure..."
    COMMENT = "Write the comment"
    TARGET_BASIS = "Set the target's basis..."
    SETTINGS = "Open Settings..."
    REASON = "It is right, because..."


_ABOUT_COMMENTS = frozenset(
    {"comment-owed", "comment-direction", "comment-figures", "comment-older-month", "same-text-twice"}
)
# What is said in definitions, in benchmarks, of a whole sheet, or for information is no figure's own fault.
_ABOUT_NO_FIGURE = frozenset(
    {
        *("arrow-contradicts", "arrow-from-nothing", "below-comment", "benchmark-basis", "benchmark-incomplete"),
        *("benchmark-not-comparable", "benchmark-period", "benchmark-years-agree", "code-and-name-differ", "code-gap"),
        *("column-not-used", "definition-assumed", "definition-words", "polarity-against-guide", "population-missing"),
        *("provenance", "repeated-definition", "restated", "sealed-month", "target-not-printed"),
        *("target-bounds", "target-on-no-polarity", "target-unit", "unknown-code", "unknown-kind"),
        "unreadable-direction",
        *("unreadable-target", "unreadable-year"),
    }
)
# What a board says of itself is put right in its settings, where each kind of record has its table.
_OF_RULE = {
    "benchmark-basis": "benchmark",
    "benchmark-incomplete": "benchmark",
    "benchmark-period": "benchmark",
    "benchmark-years-agree": "benchmark",
    "definition-words": "indicator",
    "target-bounds": "target",
    "target-on-no-polarity": "target",
    "target-unit": "target",
}
_OF_RULE_OF_ALL = {"stale": "indicator"}  # told of the whole board
_IN_SETTINGS = {
    "benchmark": "Open Benchmarks in Settings...",
    "cover": "Open the cover in Settings...",
    "event": "Open Events in Settings...",
    "indicator": "Open Indicators in Settings...",
    "population": "Open Population in Settings...",
    "target": "Open Targets in Settings...",
}


def kind_in_settings(problem: Problem) -> str | None:
    """The kind of record ("target") that the board's settings have to be asked for; None where they are not."""
    of_rules = _OF_RULE if problem.code is not None else _OF_RULE | _OF_RULE_OF_ALL
    kind = problem.awaits[0] if problem.awaits else of_rules.get(problem.rule, "")
    return kind if kind in _IN_SETTINGS else None


def repairs_of(problem: Problem) -> tuple[Repair, ...]:
    """In the order in which they are offered; none where the sender, or a definition, has to be asked."""
    if problem.accepted is not None:
        return ()
    own = _own_repair(problem)
    accepting = (Repair.REASON,) if problem.severity is Severity.WARNING else ()
    return (own, *accepting) if own is not None else accepting


def repair_words(problem: Problem, repair: Repair) -> str:
    """What its button says: a comment that is there is not written but edited."""
    if repair is Repair.COMMENT and problem.rule != "comment-owed":
        return "Edit the comment"
    if repair is Repair.SETTINGS:
        return _IN_SETTINGS.get(kind_in_settings(problem) or "", repair.value)
    return repair.value


def _own_repair(problem: Problem) -> Repair | None:
    has_page = problem.code is not None and problem.month is not None
    if has_page and problem.rule in _ABOUT_COMMENTS:
        return Repair.COMMENT
    if has_page and problem.rule == "target-basis":
        return Repair.TARGET_BASIS
    if kind_in_settings(problem) is not None:
        return Repair.SETTINGS
    if not has_page:
        return None
    if problem.rule in _ABOUT_NO_FIGURE or problem.severity is Severity.INFO:
        return None
    return Repair.FIGURE
