"""Problems of one sheet in the order they are met: of each rule so many, and of the others how many there are."""

from collections import Counter
from dataclasses import dataclass, field

from msgspec.structs import replace

from ibdesk.domain.problem import Problem, Severity

# A sheet of 60,000 rows with a wrong code in each says nothing more after these.
MOST_OF_A_KIND = 500


@dataclass(slots=True)
class CountedProblems:
    """`add` keeps a problem, or counts it where there are MOST_OF_A_KIND of its rule."""

    _found: list[Problem] = field(default_factory=list)
    _kinds: Counter[str] = field(default_factory=Counter)
    _uncounted: dict[str, Problem] = field(default_factory=dict)

    def add(self, problem: Problem) -> None:
        self._kinds[problem.rule] += 1
        if self._kinds[problem.rule] <= MOST_OF_A_KIND:
            self._found.append(problem)
        else:
            self._uncounted.setdefault(problem.rule, problem)

    @property
    def nothing_worse(self) -> bool:
        """Whether nothing but information was told so far."""
        return all(problem.severity is Severity.INFO for problem in self._found)

    def all(self) -> tuple[Problem, ...]:
        """Every problem; beyond MOST_OF_A_KIND of one rule a single one that counts the others from its cell on."""
        more = [
            replace(problem, message=f"{problem.message} From here on there are {self._kinds[rule] - MOST_OF_A_KIND:,} "
                    "cells like this one on the sheet.")
            for rule, problem in self._uncounted.items()
        ]  # fmt: skip
        return (*self._found, *more)
