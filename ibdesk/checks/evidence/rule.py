"""A rule of the checks: its public name, how bad what it finds is, its words, and one pure function."""

from collections.abc import Callable, Iterable

from msgspec import Struct

from ibdesk.checks.evidence.evidence import Evidence
from ibdesk.domain.problem import Problem, Severity

Find = Callable[[Evidence], Iterable[Problem]]
EVERYTHING: tuple[str, ...] = ()


def _nothing(_: Evidence) -> Iterable[Problem]:
    return ()


class Rule(Struct, frozen=True):
    """`name` is public ("units-agree"): it stands in the JSON and beside accepted warnings, so it never changes.

    `severity` is that of its gravest finding; a single problem may be reported with a lower one. `title` is a few words
    for a list, `help` one paragraph in plain words for the people who read the problems.

    `find` looks at related indicators alone: what it finds in a board is what it finds in each family of related
    indicators (`ByCode.families`) by itself. `find_across` looks at the month's pages and at the board as a whole.
    `across` names the kinds of records that it looks at where these are all that it looks at.
    """

    name: str
    severity: Severity
    title: str
    help: str
    find: Find = _nothing
    find_across: Find = _nothing
    across: tuple[str, ...] = EVERYTHING
