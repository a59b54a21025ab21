"""A changed figure as the cells of a table's row: what it was, what it is, which page that moves. Pure."""

from collections.abc import Sequence

from ibdesk.domain.figure import Part
from ibdesk.domain.month import Month
from ibdesk.domain.report.origin import PART_WORDS
from ibdesk.domain.report.restatement_words import ARROW_WORDS, difference_text, new_text, old_text, why_text
from ibdesk.domain.report.restatements import PageMove, Restatement
from ibdesk.ui.widgets.cell_model import Cell, Column

COLUMNS = (
    Column("Code", "000", right=True),
    Column("Indicator", share=3, wrapped=True),
    Column("Month", "Aug 2014"),
    Column("Was", "10,000.00%", right=True),
    Column("Now", "10,000.00%", right=True),
    Column("Change", "+10.25 points", right=True),
    Column("Assessment was, is now", "Green MM Not assessed MMMM Aug 2014"),
    Column("Now from", share=4, wrapped=True),
)


def change_cells(each: Restatement, name: str, shown: Month | None) -> tuple[Cell, ...]:
    """One figure under COLUMNS."""
    # Before the name, which is shortened from its end.
    part = "" if each.part is Part.VALUE else f"{PART_WORDS[each.part].capitalize()}: "
    return (
        Cell(each.code),
        Cell(f"{part}{name}"),
        Cell(each.month.medium),
        Cell(old_text(each)),
        Cell(new_text(each)),
        Cell(difference_text(each)),
        _moves_cell(each.moves, shown),
        Cell(why_text(each), quiet=True),
    )


def _moves_cell(moves: Sequence[PageMove], shown: Month | None) -> Cell:
    """The page that moved: one that changes its colour before one that turns its arrow, the open month's first."""
    if not moves:
        return Cell("no assessment changes", quiet=True)
    first = min(moves, key=lambda move: (not move.changes_colour, move.month != shown, move.month))
    more = f" and {len(moves) - 1} more" if len(moves) > 1 else ""
    page = f"{first.month.medium}{more}"
    if first.changes_colour:
        return Cell(page, statuses=(first.status_was, first.status_now))
    arrow = f"arrow {ARROW_WORDS[first.direction_was]}, now {ARROW_WORDS[first.direction_now]}"
    return Cell(f"{arrow}: {page}", quiet=True)
