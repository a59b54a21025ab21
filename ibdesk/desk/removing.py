"""Removing something for good, as both faces do it: what would go from where, in words, and doing it."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from ibdesk.desk.open_board import local_now
from ibdesk.progress import Progress, silent
from ibdesk.store.purge import Purged, purge, would_purge
from ibdesk.store.removing.numbers_in_texts import COMMENT, EVENT, OVERRIDE, WrittenAt
from ibdesk.store.removing.removal import CommentRemoval, FigureRemoval, Removal, TextRemoval, pattern_of
from ibdesk.store.removing.removed_rows import Removed

__all__ = [
    "CommentRemoval",
    "FigureRemoval",
    "Purged",
    "Removal",
    "TextRemoval",
    "has_words",
    "removal_lines",
    "remove_for_good",
    "would_remove",
]
_MOST_NAMED = 4
_WRITTEN = {
    COMMENT: "the comment on",
    EVENT: "an event of",
    OVERRIDE: "the reason for the assessment of",
}
NOT_REACHED = (
    "What is elsewhere stays: the sender's workbooks, packs and lists that were written or sent out, and copies of the "
    "board or of its backups in other places."
)


def would_remove(board: Path, removal: Removal, packs: bool = False, progress: Progress = silent) -> Purged:
    """What would go, found out without changing anything. UserError where a file cannot be looked into."""
    return would_purge(board, removal, packs, progress)


def remove_for_good(
    board: Path, removal: Removal, reason: str, by: str, packs: bool = False, progress: Progress = silent
) -> Purged:
    """Take it out of a board that nobody has open, and of its backups. UserError, with the board as it was, where that
    cannot be."""
    return purge(board, removal, reason, by, local_now(), packs, progress)


def has_words(removal: Removal, text: str) -> bool:
    """Whether a text, such as a workbook's path, has the words that are removed."""
    return isinstance(removal, TextRemoval) and pattern_of(removal.text).search(text) is not None


def removal_lines(found: Purged) -> tuple[str, ...]:
    """What goes from where, a line for each kind of file; what stays at the end."""
    return tuple(_lines(found))


def _lines(found: Purged) -> Iterator[str]:
    yield f"From the board: {_what(found.board.removed)}."
    held = [each for each in found.others if each.removed]
    if held:
        names = ", ".join(each.path.name for each in held[:2]) + (" and others" if len(held) > 2 else "")
        copies = "1 backup or board set aside" if len(held) == 1 else f"{len(held)} backups and boards set aside"
        yield f"From {copies} ({names}): {_what(*(each.removed for each in held))}."
    elif found.others:
        copies = "1 backup or board" if len(found.others) == 1 else f"{len(found.others)} backups and boards"
        yield f"From {copies} set aside: nothing, as none holds it."
    else:
        yield "There is no backup of it, and no board that was set aside."
    yield from _named_lines(found)
    yield from _perhaps_lines(found)
    yield from _pack_lines(found.board.removed)
    yield from _copy_lines(found)
    yield NOT_REACHED


def _named_lines(found: Purged) -> Iterator[str]:
    files = [each.removed for each in (found.board, *found.others)]
    places = sorted({place for each in files for place in each.named_in})
    gone = any(each.named_gone for each in files)
    named = places if gone else places[:_MOST_NAMED]  # what goes is named whole: it cannot be had back
    shown = ", ".join(f"{code} for {month.long}" for code, month in named)
    more = f" and {len(places) - len(named)} more" if len(places) > len(named) else ""
    comments = "the comment on" if len(places) == 1 else "the comments on"
    if places and gone:
        yield f"Gone too, as its number stands in it: {comments} {shown}{more}."
    elif places:
        yield f"Its number stands in {comments} {shown}{more} too, and stays there unless comments are to go with it."


def _perhaps_lines(found: Purged) -> Iterator[str]:
    """What no rule may remove: a person has to look."""
    places = sorted({place for each in (found.board, *found.others) for place in each.removed.perhaps_in})
    if places:
        named = ", ".join(map(_place, places))
        it = "it is" if len(places) == 1 else "they are"
        yield (
            f"A number that may be meant, rounded or written in another way, stands in {named}. Look whether {it} to "
            "be removed too: this does not do it."
        )


def _place(place: WrittenAt) -> str:
    of = f"{place.code} for {place.month.long}" if place.code else place.month.long
    return f"{_WRITTEN[place.kind]} {of}"


def _copy_lines(found: Purged) -> Iterator[str]:
    if found.copies:
        one = len(found.copies) == 1
        holds = "holds it too, and stays" if one else "hold it too, and stay"
        names = _names(found.board.path, found.copies)
        yield f"Beside the board {names} {holds}: remove it there too, or delete what nobody needs."
    if found.unread:
        yield f"Beside the board {_names(found.board.path, found.unread)} could not be looked into, and may hold it."


def _names(board: Path, paths: Sequence[Path]) -> str:
    return ", ".join(str(path.relative_to(board.parent)) for path in paths)


def _pack_lines(removed: Removed) -> Iterator[str]:
    steps = ", ".join(map(str, removed.packs))
    of = f"kept pack of step {steps}" if len(removed.packs) == 1 else f"kept packs of steps {steps}"
    if removed.packs and removed.packs_gone:
        yield f"Gone too: the {of}. That the month was signed off, by whom and when, stays."
    elif removed.packs:
        yield f"It may stand in the {of}. What was signed off stays, as the record of what went out."


def _what(*removed: Removed) -> str:
    counts = [
        _count(sum(each.figures for each in removed), "figure"),
        _count(sum(each.comments for each in removed), "version of the comment", "versions of the comment"),
        _count(sum(each.texts for each in removed), "text that has it", "texts that have it"),
        _count(sum(each.told for each in removed), "problem told of it", "problems told of it"),
        _count(
            sum(each.public for each in removed), "public version that told of it", "public versions that told of it"
        ),
    ]
    return ", ".join(filter(None, counts)) or "nothing"


def _count(count: int, one: str, many: str = "") -> str:
    return "" if not count else f"{count:,} {one if count == 1 else many or one + 's'}"
