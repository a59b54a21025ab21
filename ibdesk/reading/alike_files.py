"""Files that give the same figures under names of places, teams or people: each is of a part. What one of them says is
no restatement of the other's, and none of them the indicators' own, however equal their numbers are."""

from collections.abc import Hashable, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from ibdesk.domain.board import Records
from ibdesk.domain.figure import CellSource, Quantity
from ibdesk.reading.alike_sheets import (
    hold_back_alike_sheets,
    hold_back_sheet,
    is_general,
    is_of_a_part,
    words_of_name,
)
from ibdesk.reading.sheet_reading import SheetInHand
from ibdesk.reading.tables.around.qualifiers import LIKE_ANOTHER_FILE
from ibdesk.reading.tables.opened.figure_allowance import FigureAllowance
from ibdesk.reading.tables.words.word_lists import word_list

# Of two files so many of the figures that the smaller one has must stand in the other: else they are about different
# things. Of those that a board has from the other, so many must be others: a later workbook gives most of them again.
_SHARED, _CHANGED, _FEWEST_CHANGED = 0.5, 0.6, 2
# Besides what sheets are called so: that a file comes after, or in place of, another one.
_NEXT_TO_ANOTHER = word_list(
    "one two three first second third last late later early earlier other again resent resend amended amendment "
    "amendments correction corrections fixed good bad wrong odd fill returned same more and the from seal after "
    "all large small own layout mail email scan sent final desktop downloads documents inbox attachments temp tmp "
    "folder received shared drive onedrive sharepoint teams public local home users files file v ver outlook"
)
_SHORTEST = 3  # "a.xlsx" is no place
_Given = Mapping[Hashable, Quantity]


class _Part(NamedTuple):
    name: str
    sheets: Sequence[SheetInHand]
    given: _Given


def hold_back_alike(
    files: Sequence[tuple[str, Sequence[SheetInHand]]], known: Records, allowance: FigureAllowance
) -> None:
    """Use nothing of the figures of sheets, and of files by their names, that nobody knows and that give the same
    indicators' figures for the same months as another of them, or others than the board has from such a file."""
    for _, sheets in files:
        hold_back_alike_sheets(sheets, known, allowance)
    named = [(name, sheets) for name, sheets in files if _is_of_a_part(name, sheets, known)]
    if not named or (len(named) < 2 and not known.figures):
        return
    parts = [_Part(name, sheets, _given(sheets)) for name, sheets in named]
    alike = {
        name
        for one, other in combinations(parts, 2)
        if _are_apart(one.name, other.name) and _share(one.given, other.given)
        for name in (one.name, other.name)
    }
    for part in parts:
        if part.name in alike or _is_another_part(part, known):
            for sheet in part.sheets:
                if sheet.applied is None:
                    hold_back_sheet(sheet, _stem(part.name), LIKE_ANOTHER_FILE, allowance)


def _is_of_a_part(name: str, sheets: Sequence[SheetInHand], known: Records) -> bool:
    read = any(sheet.held and sheet.applied is None for sheet in sheets)
    return read and all(sheet.pack_month is None for sheet in sheets) and _names_a_part(name, known)


def _names_a_part(name: str, known: Records) -> bool:
    words = words_of_name(_stem(name))
    nameable = all(len(word) >= _SHORTEST for word in words) and _NEXT_TO_ANOTHER.isdisjoint(words)
    return nameable and is_of_a_part(_stem(name), known)


def _stem(name: str) -> str:
    """The file's name, or of "North - Figures" the pieces that are no paper's: files of one name in several folders are
    told apart by their folders."""
    stem = name.rpartition(".")[0] or name
    pieces = [piece for piece in stem.split(" - ") if words_of_name(piece) and not is_general(piece)]
    return " - ".join(pieces) or stem


def _are_apart(one: str, other: str) -> bool:
    """Whether the names are of two parts, and not of one with a word more."""
    first, second = set(words_of_name(_stem(one))), set(words_of_name(_stem(other)))
    return not (first <= second or second <= first)


def _given(sheets: Sequence[SheetInHand]) -> _Given:
    held = (records for sheet in sheets if sheet.applied is None for records in sheet.held.values())
    return {figure.key: figure.quantity for records in held for figure in records.figures}


def _share(one: _Given, other: _Given) -> bool:
    fewer = min(len(one), len(other))
    return fewer > 0 and len(one.keys() & other.keys()) >= _SHARED * fewer


def _is_another_part(part: _Part, known: Records) -> bool:
    """Whether most of its figures are others than the board has from a file of another part."""
    changed: dict[str, list[bool]] = {}
    for figure in known.figures:
        if isinstance(figure.source, CellSource) and figure.key in part.given:
            changed.setdefault(figure.source.workbook, []).append(figure.quantity != part.given[figure.key])
    return any(
        len(each) >= _SHARED * len(part.given) and sum(each) >= max(_FEWEST_CHANGED, _CHANGED * len(each))
        for other, each in changed.items()
        if _names_a_part(other, known) and _are_apart(part.name, other)
    )
