"""Targets and benchmarks that came with the program, and what a person says of them (domain.md part 7).

They are another council's until somebody confirms them: judged by, or shown, is only what the board says itself. A
workbook that brings its own takes their place without a word.
"""

from collections.abc import Collection
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from ibdesk.domain.board import Benchmark, Records
from ibdesk.domain.indicator import in_code_order
from ibdesk.domain.month import Month
from ibdesk.domain.removed import Removed
from ibdesk.domain.target import Target

_Definition = TypeVar("_Definition", Target, Benchmark)


class Waiting(Struct, frozen=True):
    """What came with the program and waits for a person's word."""

    targets: tuple[Target, ...] = ()
    benchmarks: tuple[Benchmark, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.targets or self.benchmarks)

    @property
    def codes(self) -> tuple[str, ...]:
        """The indicators that they are of, in the order of the pack."""
        codes = {each.code for each in self.targets} | {each.code for each in self.benchmarks}
        return tuple(sorted(codes, key=in_code_order))

    @property
    def words(self) -> str:
        """ "17 targets and 36 benchmarks" """
        counts = (len(self.targets), "target"), (len(self.benchmarks), "benchmark")
        return " and ".join(f"{count} {what}{'s' * (count > 1)}" for count, what in counts if count)

    @property
    def sentence(self) -> str:
        """It in words; empty where nothing waits."""
        one = len(self.targets) + len(self.benchmarks) == 1
        return (
            f"{self.words} came with IBDesk and {'is' if one else 'are'} not confirmed for this board." if self else ""
        )

    def of(self, codes: Collection[str]) -> "Waiting":
        """Those of these indicators alone."""
        return Waiting(
            tuple(each for each in self.targets if each.code in codes),
            tuple(each for each in self.benchmarks if each.code in codes),
        )

    def confirmed(self) -> Records:
        """The same as the board's own."""
        return Records(targets=_confirmed(self.targets), benchmarks=_confirmed(self.benchmarks))

    def cleared(self) -> tuple[Removed, ...]:
        """What takes them away."""
        targets = (Removed.of("targets", each) for each in self.targets)
        return (*targets, *(Removed.of("benchmarks", each) for each in self.benchmarks))


NOTHING_WAITS = Waiting()


def target_in_force(records: Records, code: str, month: Month) -> Target | None:
    """The latest target of a code that holds from this month or earlier; one that came with the program holds only
    where the board has none of its own."""
    begun = [
        target
        for target in records.targets
        if target.code == code and (target.from_month is None or target.from_month <= month)
    ]
    own = [target for target in begun if not target.inherited]
    return max(own or begun, key=lambda target: target.from_month or Month(1, 1), default=None)


def waiting_in(records: Records) -> Waiting:
    """What a board has that came with the program, is of an indicator that it has, and has none of its own for."""
    codes = {each.code for each in records.indicators}
    own_targets = {each.code for each in records.targets if not each.inherited}
    own_benchmarks = {(each.code, each.name) for each in records.benchmarks if not each.inherited}
    return Waiting(
        tuple(
            each for each in records.targets if each.inherited and each.code in codes and each.code not in own_targets
        ),
        tuple(
            each
            for each in records.benchmarks
            if each.inherited and each.code in codes and (each.code, each.name) not in own_benchmarks
        ),
    )


def inherited(definitions: Records) -> Records:
    """Definitions whose targets and benchmarks wait for a person's word."""
    return replace(
        definitions,
        targets=tuple(replace(each, inherited=True) for each in definitions.targets),
        benchmarks=tuple(replace(each, inherited=True) for each in definitions.benchmarks),
    )


def own_alone(records: Records) -> Records:
    """What the board says itself: without targets and benchmarks that wait, and without the population that came with
    the program, which no workbook ever gave."""
    return replace(
        records,
        targets=tuple(each for each in records.targets if not each.inherited),
        benchmarks=tuple(each for each in records.benchmarks if not each.inherited),
        populations=tuple(each for each in records.populations if each.source is not None),
    )


def _confirmed(definitions: tuple[_Definition, ...]) -> tuple[_Definition, ...]:
    return tuple(replace(each, inherited=False) for each in definitions)
