"""Changed figures as rows of a table, and the steps that one can look from. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ibdesk.domain.board import Records
from ibdesk.domain.month import Month
from ibdesk.domain.report.restatement_words import figures_words
from ibdesk.domain.report.restatements import Changes
from ibdesk.domain.seal import Seal
from ibdesk.ui.widgets.cell_model import Row
from ibdesk.ui.widgets.changed_figure import change_cells
from ibdesk.ui.widgets.when_words import short_day_words


@dataclass(frozen=True, slots=True)
class Since:
    """A step to compare with; `step` None is the desk's own choice."""

    words: str
    step: int | None


@dataclass(frozen=True, slots=True)
class ChangesAnswer:
    """What the worker found: the steps to choose from, and the changes since the chosen one."""

    steps: tuple[Since, ...]
    changes: Changes


def since_steps(records: Records, steps: Sequence[tuple[int, str, str]], last_import: int | None) -> tuple[Since, ...]:
    """The last sign-off, before the last import, then after any step; `steps` are (number, what, at), oldest first."""
    seals = [seal for seal in records.seals if isinstance(seal, Seal)]
    found = []
    if seals:
        last = max(seals, key=lambda seal: seal.step)
        found.append(Since(f"the sign-off of {last.month.long}, {short_day_words(last.at)}", last.step))
    if last_import is not None:
        at = next(at for number, _, at in steps if number == last_import)
        found.append(Since(f"before the last import, {short_day_words(at)}", last_import - 1))
    found += [
        Since(f"step {number}, {short_day_words(at)}: {_shortened(what)}", number)
        for number, what, at in reversed(steps)
    ]
    return tuple(found)


def change_rows(changes: Changes, names: Mapping[str, str], shown: Month | None, only_colours: bool) -> tuple[Row, ...]:
    """By code and month; `shown` is the month whose page is named first."""
    return tuple(
        Row((each.code, each.key), change_cells(each, names.get(each.code, ""), shown))
        for each in changes.restatements
        if each.changes_colour or not only_colours
    )


def summary_words(changes: Changes, shown: Month) -> str:
    count, colours = len(changes.restatements), sum(each.changes_colour for each in changes.restatements)
    if not count:
        return "No figure of a past month changed."
    which = "none changes a colour" if not colours else f"{colours} of them change{'s' * (colours == 1)} a colour"
    return f"{figures_words(changes.restatements, shown)} changed; {which}."


def _shortened(what: str) -> str:
    return what if len(what) <= 60 else what[:59].rstrip() + "\u2026"
