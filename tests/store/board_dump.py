"""All that a board says, as text: its steps, its records, the problems and two months' reports, sealed and not."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from msgspec import Struct

from ibdesk.cli.as_json import changes_json, page_json, problem_json, sealed_json
from ibdesk.desk import Desk
from ibdesk.domain.board import Records
from ibdesk.domain.figure import CellSource, Figure, Source, TypedIn
from ibdesk.domain.month import Month
from ibdesk.domain.record_fields import defaults_of, field_names
from ibdesk.store.board_file import open_board
from ibdesk.store.opening.verify import verify
from ibdesk.store.rows.history import Step


def dump(path: Path, months: tuple[Month, ...], earlier: int) -> str:
    """One value a line; the records as they are now, and as they were right after the step `earlier`."""
    lines = ["=== verified", *map(_line, _verified(path))]
    with open_board(path, read_only=True) as board:
        for step in board.steps():
            lines += [f"=== step {step.number}", _line(_step(step)), board.fingerprint(step.number)]
        for as_at in (None, earlier):
            lines += [f"=== records {as_at or 'now'}", *_records(board.records(as_at))]
            lines += [f"=== reading {as_at or 'now'}", *map(_line, board.reading_problems(as_at))]
    with Desk.open(path, "Reader") as desk:
        for month in months:
            lines += [f"=== {month}", *map(json.dumps, _report(desk, month))]
    return "\n".join(lines) + "\n"


def _verified(path: Path) -> tuple[object, ...]:
    found = verify(path)
    return found.sound, found.steps, found.figures, found.last_at, found.damage


def _step(step: Step) -> tuple[object, ...]:
    return step.what, step.by, step.at, step.undone, step.files, step.figures, step.records, step.target


def _records(records: Records) -> Iterator[str]:
    for name in field_names(Records):
        held = getattr(records, name)
        for each in held if isinstance(held, tuple) else (held,):
            yield f"{name} {_line(each)}"


def _report(desk: Desk, month: Month) -> Iterator[object]:
    report = desk.months.report(month)
    yield from map(page_json, report.pages)
    yield from map(problem_json, report.problems)
    yield changes_json(desk.board.name, report.changes)
    yield sealed_json(report)


def _line(value: Any) -> str:
    return json.dumps(_said(value))


def _said(value: Any) -> Any:
    """A field that has its default is left out: one that records gain later changes nothing."""
    match value:
        case CellSource() | TypedIn():
            return _source(value)
        case Figure():
            names = ("code", "month", "part", "quantity", "supply", "covers", "unit", "provisional", "source")
            marks = "".join(sorted(mark.value for mark in value.marks))
            return {name: _said(getattr(value, name)) for name in names} | {"marks": marks}
        case None | bool() | int():
            return value
        case Month():
            return str(value)
        case tuple():
            return [_said(each) for each in value]
        case Struct():
            told = {name: _said(getattr(value, name)) for name in _not_as_ever(value)}
            return [type(value).__name__, told]
    return str(value)


def _not_as_ever(record: Any) -> list[str]:
    usual = defaults_of(type(record))
    return [name for name in field_names(type(record)) if name not in usual or getattr(record, name) != usual[name]]


def _source(source: Source) -> list[Any]:
    """Its sentence, the cells of its fields, and why it was typed in. The marks are said by the figure."""
    if isinstance(source, TypedIn):
        return [str(source), [], source.reason]
    return [str(source), [list(pair) for pair in source.fields], ""]
