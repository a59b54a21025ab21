"""The definition file: indicators, targets, benchmarks and populations as JSON, in the form of the board file."""

import json
from collections.abc import Hashable, Mapping
from enum import StrEnum
from typing import Any

from ibdesk.domain.board import SEVERAL, Population, Records
from ibdesk.domain.json_form import form_of
from ibdesk.domain.record_fields import defaults_of, field_names

PARTS = ("indicators", "targets", "benchmarks", "populations")
# For the people who read the file itself; nothing is made from it.
NOTES = "notes"


def read_definitions(text: str) -> Records:
    """The indicators, targets, benchmarks and populations of a definition file, in the file's order.

    Numbers are text ("461.2") and become exact fractions. ValueError names the entry and what is wrong with it. The
    file's `notes` are for its readers and enter no record.
    """
    try:
        file = json.loads(text, object_pairs_hook=_once_each)
    except json.JSONDecodeError as error:
        raise ValueError(f"the definitions are not JSON: {error}") from error
    if not isinstance(file, dict):
        raise ValueError(f"the definitions must be one object with {', '.join(PARTS)}")
    unknown = [part for part in file if part not in (*PARTS, NOTES)]
    if unknown:
        raise ValueError(f"the definitions have an unknown part {unknown[0]!r}; the parts are {', '.join(PARTS)}")
    return Records(**{part: _read(file.get(part, []), part) for part in PARTS})


def _once_each(pairs: list[tuple[str, object]]) -> dict[str, object]:
    # json.loads alone keeps the last of two equal keys and says nothing.
    entry: dict[str, object] = {}
    for name, value in pairs:
        if name in entry:
            of = entry.get("code", "")
            raise ValueError(f"{name!r} is written twice in one entry" + (f" of {of}" if of else ""))
        entry[name] = value
    return entry


def _read(entries: object, part: str) -> Any:
    if not isinstance(entries, list):
        raise ValueError(f"{part} must be a list")
    made: dict[Hashable, Any] = {}
    for number, entry in enumerate(entries, start=1):
        try:
            record = _definition(SEVERAL[part], entry)
            if record.key in made:
                raise ValueError("was already given by an earlier entry")
        except ValueError as error:
            name = entry.get("code", entry.get("year")) if isinstance(entry, Mapping) else None
            raise ValueError(f"{part}, entry {number}{f' ({name})' if name else ''}: {error}") from error
        made[record.key] = record
    return tuple(made.values())


def _definition(kind: type, entry: object) -> Any:
    """Stricter than a board file, which holds what was accepted: a person may have left out what matters."""
    record = form_of(kind).read(entry)
    assert isinstance(entry, Mapping)  # nothing else is read
    defaults = defaults_of(kind)
    for name in field_names(kind):
        value = getattr(record, name)
        # A unit or a basis that is not written would be a guess.
        if isinstance(defaults.get(name), StrEnum) and name not in entry:
            raise ValueError(f"has no {name}")
        if name not in defaults and isinstance(value, str) and not value.strip():
            raise ValueError(f"{name} must say something")
        if isinstance(value, int) and value < 0:
            raise ValueError(f"{name} must be a whole number, not {value}")
    if isinstance(record, Population) and record.children <= 0:
        raise ValueError("children must be above 0")
    return record
