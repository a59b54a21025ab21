"""What an old board says, in words that no version of the program writes otherwise."""

from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

from ibdesk.desk import Desk
from ibdesk.domain.figure import Quantity
from ibdesk.domain.month import Month
from ibdesk.domain.seal import Seal
from ibdesk.store.board_file import open_board
from ibdesk.store.opening.verify import verify

MONTHS = (Month(2014, 7), Month(2014, 8))


def what_it_says(path: Path, steps: int | None = None) -> Iterator[str]:
    """Its first steps with their fingerprints, the records as they were right after the last of them, and where that
    is all, the pages of two months."""
    found = verify(path)
    yield f"sound {found.sound}"
    with open_board(path, read_only=True) as board:
        taken = board.steps()
        known = taken[: steps or len(taken)]
        for step in known:
            yield f"step {step.number} {step.what} by {step.by} at {step.at} brought {step.figures} {step.records}"
            yield board.fingerprint(step.number)
        records = board.records(known[-1].number)
    for figure in sorted(records.figures, key=lambda each: (each.code, each.month, each.part)):
        said = f"{figure.code} {figure.month} {figure.part} {_text(figure.quantity)} {figure.provisional}"
        yield f"{said} {figure.source}"
    for comment in records.comments:
        yield f"comment {comment.code} {comment.month} {comment.text}"
    for target in records.targets:
        yield f"target {target.code} {target.bounds}"
    yield f"details {records.details.title if records.details else 'none'}"
    seals = (seal for seal in records.seals if isinstance(seal, Seal))
    yield from (f"sealed {seal.month} by {seal.by} from {seal.step} {seal.pack_sha256}" for seal in seals)
    if len(known) == len(taken):
        with Desk.open(path, "Reader") as desk:
            for month in MONTHS:
                for page in desk.months.report(month).pages:
                    shown = _text(page.value.number), _text(page.rate.number), page.assessment.status.value
                    yield f"page {month} {page.code} {' '.join(shown)}"


def _text(number: Quantity | None) -> str:
    return str(number) if isinstance(number, Fraction) else getattr(number, "value", "nothing")
