"""What a person can do about a problem where it is told: decided by its rule and by what it is about."""

from enum import StrEnum

from ibdesk.domain.problem import Problem, Severity


class Repair(StrEnum):
    """The words are those of its button, where the problem does not ask for others."""

    FIGURE = "Correct this figure..."
    COMMENT = "Write the comment"
    TARGET_BASIS = "Set the target's basis..."
    SETTINGS = "Open it in Settings..."
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
# Whose every problem is put right in one of the board's own tables.
_TABLES = {
    **dict.fromkeys(("benchmark-basis", "benchmark-incomplete", "benchmark-period"), "Benchmarks"),
    **dict.fromkeys(("benchmark-years-agree", "benchmark-not-comparable"), "Benchmarks"),
    **dict.fromkeys(("target-bounds", "target-on-no-polarity", "target-unit"), "Targets"),
    **dict.fromkeys(("definition-words", "polarity-against-guide"), "Indicators"),
}


def table_of(problem: Problem) -> str:
    """The table of Settings that the problem is put right in; empty where it is none."""
    return problem.table or _TABLES.get(problem.rule, "")


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
        return f"Open {table_of(problem)} in Settings..."
    return repair.value


def _own_repair(problem: Problem) -> Repair | None:
    if table_of(problem) and problem.severity is not Severity.INFO:
        return Repair.SETTINGS
    if problem.code is None or problem.month is None:
        return None
    if problem.rule in _ABOUT_COMMENTS:
        return Repair.COMMENT
    if problem.rule == "target-basis":
        return Repair.TARGET_BASIS
    if problem.rule in _ABOUT_NO_FIGURE or problem.severity is Severity.INFO:
        return None
    return Repair.FIGURE
