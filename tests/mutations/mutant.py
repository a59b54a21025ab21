"""A mutation by its number: the same number is the same mutation, every time."""

import random
from collections.abc import Iterator

from msgspec import Struct

from tests.made import cell_of
from tests.mutations.book_edits import EDITS_OF_BOOKS
from tests.mutations.cell_edits import EDITS_OF_CELLS
from tests.mutations.damage import damaged_archive, damaged_members, damaged_part
from tests.mutations.good_books import LONG, WIDE
from tests.mutations.label_edits import EDITS_OF_LABELS
from tests.mutations.sheet_cells import Edited
from tests.mutations.verdict import Bench, Outcome, Verdict
from tests.reading.files.odd_workbooks import pack

SEED = 20140831


class Mutant(Struct, frozen=True):
    """What was done to which good workbook, and the file that came of it; `edited` where it was an edit."""

    what: str
    data: bytes
    edited: Edited | None = None


def mutant(number: int) -> Mutant:
    """Long and wide in turn; a sixth damages the archive, a twelfth its members, a quarter the bytes of a part; half
    edit what a part says."""
    chance = random.Random(SEED + number)
    book, parts = ("wide", WIDE) if number % 2 else ("long", LONG)
    match number // 2 % 6:
        case 0:
            what, data = damaged_archive(parts, chance)
        case 1:
            what, data = damaged_part(parts, chance)
        case 2 if number // 12 % 2:
            what, data = damaged_members(parts, chance)
        case 2:
            what, data = damaged_part(parts, chance)
        case _:
            edited = chance.choice((*EDITS_OF_CELLS, *EDITS_OF_BOOKS, *EDITS_OF_LABELS))(parts, chance)
            return Mutant(f"{number}, {book}: {edited.what}", pack(edited.parts), edited)
    return Mutant(f"{number}, {book}: {what}", data)


def judged(bench: Bench, number: int) -> Verdict:
    """A mutation taken in; to the general breaches those against what an edit is known to mean."""
    made = mutant(number)
    verdict = bench.judge(made.data)
    if made.edited is not None and made.edited.writing is not None:
        verdict.breaches += _against_writing(made.edited, verdict)
    if made.edited is not None and made.edited.held_back:
        used = [each for each in verdict.records.figures if cell_of(each).sheet == made.edited.held_back]
        verdict.breaches += [f"{each.source} was used beside a label that nobody explained" for each in used[:3]]
    verdict.breaches = [f"mutation {made.what}: {breach}" for breach in verdict.breaches]
    return verdict


def _against_writing(edited: Edited, verdict: Verdict) -> Iterator[str]:
    """The figure of the one cell that was written, held against what it was made to say."""
    writing = edited.writing
    assert writing is not None
    at = edited.sheet, edited.cell
    found = [figure.quantity for figure in verdict.records.figures if cell_of(figure)[1:3] == at]
    told = any(cell_of(each)[1:3] == at for each in verdict.problems if each.source)
    if writing.says is not None:
        yield from [] if found == [writing.says] else [f"it says {writing.says}, and {found} came in"]
    elif found:
        yield f"it says no figure, and {found} came in"
    elif not (told or writing.blank or verdict.outcome is Outcome.REFUSED):
        yield "it says no figure, and nothing was told at its cell"
