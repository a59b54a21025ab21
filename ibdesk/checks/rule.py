"""A rule of the checks: its public name, how bad what it finds is, its words, and one pure function."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from ibdesk.checks.evidence import Evidence
from ibdesk.domain.problem import Problem, Severity


@dataclass(frozen=True, slots=True)
class Rule:
    """`name` is public ("units-agree"): it stands in the JSON and beside accepted warnings, so it never changes.

    `severity` is that of its gravest finding; a single problem may be told with a lower one. `title` is a few words
    for a list, `help` one paragraph in plain words for the people who read the problems.
    """

    name: str
    severity: Severity
    title: str
    help: str
    find: Callable[[Evidence], Iterable[Problem]]
