"""The JSON of restatements, and of a sealed month, that the command line prints; its shape is a public contract."""

from fractions import Fraction

from ibdesk.cli.as_json import Json, number_of
from ibdesk.domain.figure import CellSource, Missing, Quantity, TypedIn
from ibdesk.domain.report.report import BoardReport
from ibdesk.domain.report.restatement_words import new_text, old_text
from ibdesk.domain.report.restatements import Changes, PageMove, Restatement


def changes_json(board: str, changes: Changes) -> Json:
    return {
        "board": board,
        "since": changes.since,
        "as_at": changes.until,
        "changes": [_restatement_json(restatement) for restatement in changes.restatements],
    }


def sealed_json(report: BoardReport) -> Json | None:
    """Who signed a month off, what was hashed, and what was restated since, which its pages do not show."""
    seal = report.seal
    if seal is None:
        return None
    return {
        "by": seal.by,
        "at": seal.at,
        "inputs_sha256": seal.inputs_sha256,
        "pack_sha256": seal.pack_sha256,
        "restated_since": [_restatement_json(each) for each in report.restated_since_seal],
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
        "file": source.name if source else None,
        "sheet": source.sheet or None if isinstance(source, CellSource) else None,
        "cell": source.cell or None if isinstance(source, CellSource) else None,
        "reason": source.reason if isinstance(source, TypedIn) else None,
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
