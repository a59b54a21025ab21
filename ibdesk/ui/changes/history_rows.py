"""The board's history as rows of a table, and what can be done with a step. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ibdesk.ui.widgets.cell_model import Cell, Column, Row
from ibdesk.ui.widgets.when_words import day_words

if TYPE_CHECKING:
    from ibdesk.desk import Dependant, Step

COLUMNS = (
    Column("Step", "000", right=True),
    Column("When", "12 September 2014, 10:42"),
    Column("Who", "Performance Officer"),
    Column("What was done", share=1),
    Column("Figures", "10,000", right=True),
    Column("State", "Undone"),
)


def history_rows(steps: Sequence[Step]) -> tuple[Row, ...]:
    """The latest step first; one that is undone is quieter and says so."""
    return tuple(Row(step.number, _cells(step)) for step in reversed(steps))


def _cells(step: Step) -> tuple[Cell, ...]:
    quiet = step.undone or step.target is not None
    return (
        Cell(str(step.number), quiet=quiet),
        Cell(f"{day_words(step.at)}, {step.at[11:16]}", quiet=quiet),
        Cell(step.by, quiet=quiet),
        Cell(step.what[:1].upper() + step.what[1:], quiet=quiet),
        Cell(f"{step.figures:,}" if step.figures else "", quiet=quiet),
        Cell("Undone" if step.undone else "", strong=step.undone),
    )


def step_words(step: Step, dependants: Sequence[Dependant]) -> str:
    """What undoing or putting back the step would mean."""
    if step.target is not None:
        return f"This step undid or put back step {step.target}; choose that one to change it again."
    if step.undone:
        return "This step is undone. Put back, it counts again in its old place."
    if not dependants:
        return "Nothing later rests on this step. Undone, it can be put back at any time."
    said = ", ".join(_dependant(each) for each in dependants[:3])
    more = f" and {len(dependants) - 3} more steps" if len(dependants) > 3 else ""
    return f"Later steps brought some of the same figures again, and those would stay: {said}{more}."


def _dependant(each: Dependant) -> str:
    figures = "1 figure" if each.figures == 1 else f"{each.figures:,} figures"
    return f"step {each.step.number} ({figures})"
