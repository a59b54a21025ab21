"""Changed figures in words: on screen, in the pack and on the command line alike."""

from collections.abc import Collection, Sequence
from fractions import Fraction

from ibdesk.domain.board import Direction
from ibdesk.domain.figure import CellSource, Missing, Part, Quantity, TypedIn, Unit
from ibdesk.domain.month import Month
from ibdesk.domain.number import decimals_to_tell_apart, exact_decimals
from ibdesk.domain.report.origin import PART_WORDS
from ibdesk.domain.report.report import BoardReport
from ibdesk.domain.report.restatements import PageMove, Restatement
from ibdesk.domain.wording import STATUS_WORDS, quantity_text

_USUAL, _MOST_WRITTEN = 2, 4
ARROW_WORDS = {
    Direction.UP: "up",
    Direction.DOWN: "down",
    Direction.LEVEL: "level",
    Direction.UNKNOWN: "unknown",
}


def old_text(restatement: Restatement) -> str:
    return _text(restatement, restatement.was, restatement.unit_was or restatement.unit)


def new_text(restatement: Restatement) -> str:
    return _text(restatement, restatement.now, restatement.unit)


def _text(restatement: Restatement, quantity: Quantity, unit: Unit) -> str:
    decimals = _decimals(quantity, restatement) if isinstance(quantity, Fraction) else 0
    return quantity_text(quantity, unit, decimals)


def _decimals(number: Fraction, restatement: Restatement) -> int:
    """All that were written; of a number that was worked out (89.5372233400402) as many as show that it changed."""
    written = exact_decimals(number, 0)
    if written <= _MOST_WRITTEN:
        return written
    was, now = restatement.was, restatement.now
    if not isinstance(was, Fraction) or not isinstance(now, Fraction):
        return decimals_to_tell_apart(number, Fraction(0), _USUAL)
    return decimals_to_tell_apart(was, now, _USUAL)


def difference_text(restatement: Restatement) -> str:
    """+12, -0.5 points; empty where one side is no number, or they are in two units."""
    was, now = restatement.was, restatement.now
    if restatement.unit_was is not None or not isinstance(was, Fraction) or not isinstance(now, Fraction):
        return ""
    change = now - was
    points = restatement.unit is Unit.PERCENT
    unit = Unit.COUNT if points else restatement.unit
    number = quantity_text(change, unit, _decimals(change, restatement))
    return f"{'+' if change > 0 else ''}{number}{' points' if points else ''}"


def change_words(restatement: Restatement) -> str:
    """August 2013: 122 is now 130; July 2014 (numerator): 12 is now No data."""
    part = "" if restatement.part is Part.VALUE else f" ({PART_WORDS[restatement.part]})"
    return f"{restatement.month.long}{part}: {old_text(restatement)} is now {new_text(restatement)}"


def figures_words(restatements: Collection[Restatement], shown: Month) -> str:
    """Whose figures they are, for the report of a month: 2 figures of past months and 1 of August 2014 itself."""
    past = sum(each.month < shown for each in restatements)
    own = sum(each.month == shown for each in restatements)
    later = len(restatements) - past - own
    said = [
        (past, "of a past month" if past == 1 else "of past months"),
        (own, f"of {shown.long} itself"),
        (later, "of a later month" if later == 1 else "of later months"),
    ]
    (first, of_which), *others = [(count, words) for count, words in said if count] or [(0, "of past months")]
    parts = [f"{first:,} {'figure' if first == 1 else 'figures'} {of_which}"]
    parts += [f"{count:,} {words}" for count, words in others]
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"


def changes_line(restatements: Sequence[Restatement], most: int = 3) -> str:
    """The changes of one page in a line: "July 2014: 125 is now 150; June 2014: 90 is now 91; and 3 more"."""
    words = [change_words(each) for each in restatements[:most]]
    if len(restatements) > most:
        words.append(f"and {len(restatements) - most} more")
    return "; ".join(words)


def why_text(restatement: Restatement) -> str:
    """Where the new number comes from, or by whom and why it was typed in."""
    source = restatement.source
    if source is None:
        return "The import that held it was undone"
    return f"{source}: {source.reason}" if isinstance(source, TypedIn) else str(source)


def reader_why_text(restatement: Restatement) -> str:
    """The same for a reader of the pack, who has no use for a workbook's name and a cell."""
    match restatement.source:
        case None:
            return "Withdrawn"
        case TypedIn() as typed:
            return typed.reason
        case CellSource():
            return "Reported again by its source" if restatement.was is not Missing.BLANK else "Reported late"


def move_words(move: PageMove) -> str:
    """page 7 for July 2014 (Green to Red, arrow down to up)."""
    said = []
    if move.status_was is not move.status_now:
        said.append(f"{STATUS_WORDS[move.status_was]} to {STATUS_WORDS[move.status_now]}")
    if move.direction_was is not move.direction_now:
        said.append(f"arrow {ARROW_WORDS[move.direction_was]} to {ARROW_WORDS[move.direction_now]}")
    return f"page {move.code} for {move.month.long} ({', '.join(said)})"


def restated_words(report: BoardReport) -> str:
    """How many figures of a sealed month were changed since; empty where none was."""
    count = len(report.restated_since_seal)
    if not count:
        return ""
    figures = "1 figure was" if count == 1 else f"{count} figures were"
    return f"{figures} changed since; the signed pages do not show that."
