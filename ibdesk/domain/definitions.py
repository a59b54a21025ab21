"""The definition file: indicators, targets, benchmarks and populations as JSON text, read and written exactly."""

import json
from collections.abc import Callable, Hashable, Iterable, Mapping
from typing import TypeVar

from ibdesk.domain.board import Benchmark, Population, Records
from ibdesk.domain.definition_entry import Entry, entry_of_indicator, indicator_of
from ibdesk.domain.figure import Missing, Quantity
from ibdesk.domain.month import Month
from ibdesk.domain.number import finite_decimal
from ibdesk.domain.target import Absolute, AtLeast, AtMost, Basis, Between, Bounds, PercentOfTarget, Target, Tolerance

PARTS = ("indicators", "targets", "benchmarks", "populations")
# For the people who read the file itself; nothing is made from it.
NOTES = "notes"

_Record = TypeVar("_Record")


def read_definitions(text: str) -> Records:
    """The indicators, targets, benchmarks and populations of a definition file, in the file's order.

    Numbers are decimal text ("461.2") and become exact fractions. ValueError names the entry and what is wrong
    with it; the file's `notes` are for its readers and enter no record.
    """
    file = _whole(text)
    return Records(
        indicators=_read(file, "indicators", indicator_of, lambda record: (record.code, record.first_month)),
        targets=_read(file, "targets", _target, lambda record: record.key),
        benchmarks=_read(file, "benchmarks", _benchmark, lambda record: record.key),
        populations=_read(file, "populations", _population, lambda record: record.key),
    )


def write_definitions(records: Records) -> str:
    """The definitions among the records as JSON text that `read_definitions` reads back to the same records.

    Figures, comments and the cells that definitions were read from have no place in a definition file. ValueError
    for a number that no decimal can hold exactly.
    """
    file = {
        "indicators": [entry_of_indicator(indicator) for indicator in records.indicators],
        "targets": [_entry_of_target(target) for target in records.targets],
        "benchmarks": [_entry_of_benchmark(benchmark) for benchmark in records.benchmarks],
        "populations": [_entry_of_population(population) for population in records.populations],
    }
    return json.dumps(file, ensure_ascii=False, indent=2) + "\n"


def _whole(text: str) -> Mapping[str, object]:
    try:
        file = json.loads(text, object_pairs_hook=_once_each)
    except json.JSONDecodeError as error:
        raise ValueError(f"the definitions are not JSON: {error}") from error
    if not isinstance(file, dict):
        raise ValueError(f"the definitions must be one object with {', '.join(PARTS)}")
    unknown = [part for part in file if part not in (*PARTS, NOTES)]
    if unknown:
        raise ValueError(f"the definitions have an unknown part {unknown[0]!r}; the parts are {', '.join(PARTS)}")
    return file


def _once_each(pairs: list[tuple[str, object]]) -> dict[str, object]:
    # Plain json.loads keeps the last of two equal keys and says nothing.
    entry = dict(pairs)
    if len(entry) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise ValueError(f"{twice!r} is written twice in one entry: {', '.join(names)}")
    return entry


def _read(
    file: Mapping[str, object], part: str, make: Callable[[Entry], _Record], key: Callable[[_Record], Hashable]
) -> tuple[_Record, ...]:
    entries = file.get(part, [])
    if not isinstance(entries, list):
        raise ValueError(f"{part} must be a list")
    made: dict[Hashable, _Record] = {}
    for number, fields in enumerate(entries, start=1):
        entry = Entry(part, number, fields)
        record = make(entry)
        entry.all_used()
        if key(record) in made:
            raise entry.wrong("is the same as an earlier entry")
        made[key(record)] = record
    return tuple(made.values())


def _target(entry: Entry) -> Target:
    return Target(
        code=entry.text("code"),
        bounds=_bounds(entry),
        basis=entry.choice("basis", Basis, None),
        from_month=entry.month("from_month"),
        tolerance=_tolerance(entry),
        reason=entry.text("reason", ""),
        basis_stated=entry.truth("basis_stated", True),
    )


def _bounds(entry: Entry) -> Bounds:
    low, high = entry.number("low"), entry.number("high")
    if low is None and high is None:
        raise entry.wrong("has neither a low nor a high")
    if low is None or high is None:
        return (
            AtMost(high) if high is not None else AtLeast(low or low.__class__(0)) if low is not None else AtLeast(low)
        )
    return Between(low, high)
