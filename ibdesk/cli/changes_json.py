"""The JSON of restatements that the command line prints; its shape is a public contract."""

from fractions import Fraction

from ibdesk.cli.as_json import Json, number_of
from ibdesk.domain.changes import Changes, PageMove, Restatement
from ibdesk.domain.changes_words import new_text, old_text
from ibdesk.domain.figure import Missing, Quantity


def changes_json(board: str, changes: Changes) -> Json:
    return {
        "board": board,
        "since": changes.since,
        "as_at": changes.until,
        "changes": [_restatement_json(restatement) for restatement in changes.restatements],
    }


def _restatement_json(restatement: Restatement) -> Json:
    source = restatement.source
    return {
        "code": restatement.code,
        "month": str(restatement.month),
        "part": restatement.part.value,
        "supplied_as": restatement.supply.value,
        "covers": restatement.covers.value,
        "unit": restatement.unit.value,
        "was": _side(restatement.was, old_text(restatement)),
        "now": _side(restatement.now, new_text(restatement)),
        "file": source.workbook if source else None,
        "sheet": source.sheet or None if source else None,
        "cell": source.cell or None if source else None,
        "reason": source.reason or None if source else None,
        "moves": [_move_json(move) for move in restatement.moves],
    }


def _side(quantity: Quantity, text: str) -> Json:
    return {
        "value": number_of(quantity) if isinstance(quantity, Fraction) else None,
        "text": text,
        "missing": quantity.value if isinstance(quantity, Missing) else None,
    }


def _move_json(move: PageMove) -> Json:
    return {
        "code": move.code,
        "month": str(move.month),
        "status": {"was": move.status_was.value, "now": move.status_now.value},
        "direction": {"was": move.direction_was.value, "now": move.direction_now.value},
    }
