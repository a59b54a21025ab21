"""The definition file: indicators, targets, benchmarks and populations as JSON text, read and written exactly."""

import json
from collections.abc import Callable, Hashable, Mapping
from typing import TypeVar

from ibdesk.domain.board import Benchmark, Population, Records
from ibdesk.domain.definition_entry import Entry, decimal_text
from ibdesk.domain.figure import Missing
from ibdesk.domain.indicator_entry import entry_of_indicator, indicator_of
from ibdesk.domain.target import Basis
from ibdesk.domain.target_entry import entry_of_target, target_of

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
        targets=_read(file, "targets", target_of, lambda record: record.key),
        benchmarks=_read(file, "benchmarks", _benchmark, lambda record: record.key),
        populations=_read(file, "populations", _population, lambda record: record.key),
    )


def write_definitions(records: Records) -> str:
    """The definitions among the records as JSON text, which `read_definitions` reads back to the same records.

    Figures, comments and the cells that definitions came from have no place in a definition file. ValueError for
    a number that no decimal can hold exactly.
    """
    file = {
        "indicators": [entry_of_indicator(indicator) for indicator in records.indicators],
        "targets": [entry_of_target(target) for target in records.targets],
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
    # json.loads alone keeps the last of two equal keys and says nothing.
    entry: dict[str, object] = {}
    for name, value in pairs:
        if name in entry:
            of = entry.get("code", "")
            raise ValueError(f"{name!r} is written twice in one entry" + (f" of {of}" if of else ""))
        entry[name] = value
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
            raise entry.wrong("was already given by an earlier entry")
        made[key(record)] = record
    return tuple(made.values())


def _benchmark(entry: Entry) -> Benchmark:
    missing = entry.optional_choice("missing", Missing)
    value = entry.optional_number("value")
    quantity = missing if value is None else value
    if quantity is None or (missing and value is not None):
        raise entry.wrong("must have either a value or, under missing, the reason for none")
    return Benchmark(
        code=entry.text("code"),
        name=entry.text("name"),
        period=entry.text("period", ""),
        quantity=quantity,
        basis=entry.choice("basis", Basis),
        source_name=entry.text("source", ""),
        from_month=entry.month("from_month"),
        unit_written=entry.text("unit_written", ""),
    )


def _entry_of_benchmark(benchmark: Benchmark) -> dict[str, object]:
    quantity = benchmark.quantity
    said: dict[str, object] = {"code": benchmark.code, "name": benchmark.name}
    if benchmark.period:
        said["period"] = benchmark.period
    if isinstance(quantity, Missing):
        said["missing"] = quantity.value
    else:
        said["value"] = decimal_text(quantity)
    said["basis"] = benchmark.basis.value
    if benchmark.from_month is not None:
        said["from_month"] = str(benchmark.from_month)
    if benchmark.unit_written:
        said["unit_written"] = benchmark.unit_written
    if benchmark.source_name:
        said["source"] = benchmark.source_name
    return said


def _population(entry: Entry) -> Population:
    year, children = entry.whole("year"), entry.number("children")
    if children <= 0:
        raise entry.wrong("children must be above 0")
    return Population(year, children, entry.text("source", ""))


def _entry_of_population(population: Population) -> dict[str, object]:
    said: dict[str, object] = {"year": population.year, "children": decimal_text(population.children)}
    if population.source_name:
        said["source"] = population.source_name
    return said
