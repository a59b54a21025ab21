"""Figures of past months that an import changes against the board as it is, whether or not a pack went out with them.

The board itself tells a change only against its last pack: what nobody was shown is restated for nobody. Before the
import is accepted a slip in it is told all the same.
"""

from collections.abc import Sequence

from msgspec.structs import replace

from ibdesk.checks.evidence.evidence import Evidence
from ibdesk.checks.figures.restated import RESTATED
from ibdesk.domain.board import Records
from ibdesk.domain.month import Month
from ibdesk.domain.problem import Problem
from ibdesk.domain.report.restatements import Changes, Restatement


def changed_figures(
    after: Records, month: Month, changed: Sequence[Restatement], told: Sequence[Restatement]
) -> tuple[Problem, ...]:
    """A problem for each indicator of which figures are `changed`, but for those of which the board tells a change
    itself."""
    codes = {each.code for each in changed} - {each.code for each in told}
    if not codes:
        return ()
    about = replace(
        after,
        indicators=tuple([each for each in after.indicators if each.code in codes]),
        figures=tuple([each for each in after.figures if each.code in codes]),
    )
    shown = tuple(each for each in changed if each.code in codes)
    return tuple(RESTATED.find(Evidence.of(about, month, Changes(0, 0, shown))))
