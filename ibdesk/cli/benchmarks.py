"""The command that takes benchmarks and populations out of published tables: England, region, neighbours."""

import sys
from argparse import Namespace
from fractions import Fraction
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from ibdesk.cli.given_files import text_of, workbooks_in
from ibdesk.cli.printed import print_import
from ibdesk.desk import Desk, ImportPreview, open_workbooks
from ibdesk.desk.published import clear_uses, council_meant
from ibdesk.desk.published_look import PublishedLook, Said
from ibdesk.domain.board import Benchmark, Population
from ibdesk.domain.figure import Missing
from ibdesk.domain.number import plain
from ibdesk.domain.problem import worst_first
from ibdesk.domain.published.uses import Choices
from ibdesk.domain.wording import MISSING_WORDS
from ibdesk.errors import UserError
from ibdesk.progress import Progress
from ibdesk.reading.published.mapping_file import SaidInFile, published_mapping_text, read_published_mapping
from ibdesk.reading.published.table_problems import taken_words
from ibdesk.writing.sheets.saving import save_whole

NOTHING_TAKEN = "Nothing was taken from these tables, and the board is as it was."


def take_benchmarks(desk: Desk, arguments: Namespace, progress: Progress) -> ImportPreview:
    """What the command's files would bring, as its words say they are read. UserError where no file is a published
    table, the council is not known or a file of the command cannot be used."""
    neighbours = [arguments.neighbours] if arguments.neighbours else []
    opened = open_workbooks(workbooks_in([*arguments.files, *neighbours]), progress)
    preview = desk.imports.preview_opened(opened, progress)
    look = desk.published.look(preview)
    if look is None:
        if any(file.error for file in preview.files):
            return preview
        raise UserError(
            "None of the files is a published table.",
            "Its headings begin with time_period, time_identifier, geographic_level; other workbooks take 'import'.",
        )
    if arguments.suggest_mapping:
        _suggest(look, arguments.suggest_mapping)
    choices = council_meant(look, arguments.council) if look.tables else look.choices
    return desk.imports.preview_opened(
        opened, progress, None, desk.published.decide(preview, _said(look, choices, arguments))
    )


def _said(look: PublishedLook, choices: Choices, arguments: Namespace) -> Said:
    in_file = _in_file(arguments.mapping)
    if in_file is None:
        uses = dict(clear_uses(look))
    else:
        uses = {table.place: in_file.uses_of(table.table) or table.uses for table in look.tables}
        choices = replace(choices, method=in_file.method or choices.method)
    if arguments.pooled:
        choices = replace(choices, method=type(choices.method).POOLED)
    years = {
        table.place: arguments.year
        for table in look.tables
        if arguments.year and any(u.code for u in uses[table.place])
    }
    return Said(choices, uses, years, populations={table.place: not arguments.no_population for table in look.tables})


def _in_file(path: Path | None) -> SaidInFile | None:
    if path is None:
        return None
    return read_published_mapping(text_of(path, "mapping file", "Give a JSON file; see 'ibdesk benchmarks --help'."))


def _suggest(look: PublishedLook, path: Path) -> None:
    """Write what the tables seem to hold, for a person to look through."""
    text = published_mapping_text((table.table.workbook, table.suggested) for table in look.tables)
    save_whole(text.encode(), path)
    print(f"Wrote {path}: look it through before it is used.", file=sys.stderr)


def of_the_files(preview: ImportPreview) -> ImportPreview:
    """The same with the problems of its files alone: what the board's figures have is another command's to say."""
    return replace(preview, problems=tuple(sorted(preview.reading_problems, key=worst_first)))


def print_benchmarks(desk: Desk, preview: ImportPreview, step: int | None, as_json: bool) -> None:
    """What came in, with the benchmarks and populations themselves."""
    look = desk.published.look(preview)
    preview = of_the_files(preview)
    if look is None or as_json:
        print_import(preview, step, as_json, None if look is None else _as_json(preview, look))
        return
    print_import(preview, step, as_json)
    for table in look.tables:
        for use in table.uses:
            of = f"for indicator {use.code} " if use.code else ""
            print(f"{table.table.workbook}: “{use.measure}” was taken {of}{taken_words(use.taken)}.")
    for each in preview.records.benchmarks:
        basis = " per 10,000" if each.basis.value == "rate" and isinstance(each.quantity, Fraction) else ""
        print(f"{each.code:>3}  {each.period}  {each.name}: {_number(each.quantity)}{basis} ({each.source_name})")
    for of_year in preview.records.populations:
        print(f"Population {of_year.year}: {_number(of_year.children)} ({of_year.source_name})")


def _number(quantity: object) -> str:
    if isinstance(quantity, Fraction):
        return plain(round(quantity, 2))
    return MISSING_WORDS[quantity].lower() if isinstance(quantity, Missing) else str(quantity)


def _as_json(preview: ImportPreview, look: PublishedLook) -> dict[str, Any]:
    return {
        "council": {"name": look.choices.name, "codes": list(look.choices.codes)},
        "neighbours": look.choices.method.name.casefold(),
        "taken": [
            {"file": table.table.workbook, "measure": use.measure, "indicator": use.code or None, "as": use.taken.value,
             "where": dict(use.where)}
            for table in look.tables
            for use in table.uses
        ],
        "benchmarks": [_benchmark(each) for each in preview.records.benchmarks],
        "populations": [_population(each) for each in preview.records.populations],
    }  # fmt: skip


def _benchmark(benchmark: Benchmark) -> dict[str, Any]:
    quantity = benchmark.quantity
    number = float(quantity) if isinstance(quantity, Fraction) else None
    return {
        "code": benchmark.code,
        "name": benchmark.name,
        "period": benchmark.period,
        "value": number,
        "missing": None if number is not None else str(quantity),
        "basis": benchmark.basis.value,
        "from": str(benchmark.from_month) if benchmark.from_month else None,
        "source": benchmark.source_name,
        "cell": None if benchmark.source is None else str(benchmark.source),
        "among": [
            {"name": each.name, "own": each.own, "cell": each.cell,
             "value": float(each.quantity) if isinstance(each.quantity, Fraction) else None,
             "missing": None if isinstance(each.quantity, Fraction) else str(each.quantity)}
            for each in benchmark.among
        ],
    }  # fmt: skip


def _population(population: Population) -> dict[str, Any]:
    return {
        "year": population.year,
        "children": int(population.children),
        "source": population.source_name,
        "cell": None if population.source is None else str(population.source),
    }
