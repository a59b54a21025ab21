"""What the published tables of an import would change, row by row: rates, populations, benchmarks. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from msgspec.structs import replace

from ibdesk.domain.figure import CellSource, Quantity, Unit
from ibdesk.domain.indicator import Indicator, in_code_order
from ibdesk.domain.wording import benchmark_text, number_text, reckoned_text
from ibdesk.ui.importing.import_words import counted
from ibdesk.ui.widgets.cell_model import Cell, Column, Row

if TYPE_CHECKING:
    from ibdesk.desk.published_look import BenchmarkNews, PublishedLook, TableSeen

COLUMNS = (
    Column("What", share=5),
    Column("For", "August 2014"),
    Column("Was", "No population", right=True),
    Column("Now", "Does not apply", right=True),
    Column("Where from", share=8),
)
MOST_ROWS = 2_000


def asked_here(look: PublishedLook) -> tuple[str, ...]:
    """The rules of what the page of published tables asks for by being there, and which is no problem beside it."""
    council = () if look.choices.name else ("published-council",)
    return (*council, "published-not-confirmed", "published-nothing-like")


def news_rows(look: PublishedLook, indicators: Mapping[str, Indicator]) -> tuple[Row, ...]:
    """The board's own rates that move first, then populations, then benchmarks, the latest year first."""
    rows = [*_rates(look), *_populations(look), *_benchmarks(look, indicators)]
    return tuple(rows[:MOST_ROWS])


def _rates(look: PublishedLook) -> Iterator[Row]:
    month = look.month.medium if look.month is not None else ""
    for moved in look.moved:
        indicator = moved.now.indicator
        was, now = (reckoned_text(indicator, each) for each in (moved.was, moved.now.rate))
        what = f"{moved.now.code} {indicator.name}: the board's rate per 10,000"
        cells = (Cell(what), Cell(month), Cell(was), Cell(now, strong=True), Cell("the new population", quiet=True))
        yield Row(("rate", moved.now.code), cells)


def _populations(look: PublishedLook) -> Iterator[Row]:
    for each in sorted(look.populations, key=lambda population: -population.year):
        before = look.was.get(each.year)
        was = "No population" if before is None else number_text(before.children, Unit.COUNT, 0)
        now = number_text(each.children, Unit.COUNT, 0)
        same = before is not None and before.children == each.children
        said = Cell("the same", quiet=True) if same else Cell(was)
        place = each.source.cell if isinstance(each.source, CellSource) else ""
        cells = (Cell("Population aged 0 to 17"), Cell(str(each.year)), said, Cell(now, strong=not same))
        yield Row(("population", each.year), (*cells, Cell(f"{place}: {each.source_name}")))


def _benchmarks(look: PublishedLook, indicators: Mapping[str, Indicator]) -> Iterator[Row]:
    def order(news: BenchmarkNews) -> tuple[object, ...]:
        benchmark = news.benchmark
        first = int(benchmark.period[:4]) if benchmark.period[:4].isdigit() else 0
        return -first, in_code_order(benchmark.code)

    for news in sorted(look.benchmarks, key=order):
        benchmark = news.benchmark
        indicator = indicators.get(benchmark.code)
        if indicator is None:
            continue
        what = f"{benchmark.code} {indicator.name}: {benchmark.name}"
        now = benchmark_text(indicator, benchmark)
        same = news.was == benchmark.quantity
        was = Cell("the same", quiet=True) if same else Cell(_was(indicator, news, news.was))
        place = benchmark.source.cell if benchmark.source is not None else ""
        cells = (Cell(what), Cell(benchmark.period), was, Cell(now, strong=not same))
        yield Row(("benchmark", *benchmark.key), (*cells, Cell(f"{place}: {benchmark.source_name}")))


def _was(indicator: Indicator, news: BenchmarkNews, was: Quantity | None) -> str:
    return "" if was is None else benchmark_text(indicator, replace(news.benchmark, quantity=was))


def table_line(table: TableSeen) -> str:
    """What a table holds, in a line: rows, years, areas, measures."""
    years = table.years
    of_years = f"{years[-1]} to {years[0]}" if len(years) > 1 else "".join(years)
    measures = ", ".join(table.table.measures) or "none"
    return (
        f"{counted(len(table.table.rows), 'row')}, {of_years or 'no whole year'}, "
        f"{counted(len(table.councils), 'council')}. Measures: {measures}."
    )


def whole_sentence(look: PublishedLook) -> str:
    """What is still to be said, or what would come in."""
    if look.tables and not (look.choices.codes or look.choices.name):
        return "Choose your council, look through what is proposed, and confirm it."
    if not look.is_said:
        return "Look through what is proposed, and confirm it. Nothing is used before."
    told = [
        counted(len(look.benchmarks), "benchmark") if look.benchmarks else "",
        counted(len(look.populations), "year of population", "years of population") if look.populations else "",
        counted(len(look.models), "neighbours model") if look.models else "",
    ]
    brought = ", ".join(each for each in told if each)
    changed = sum(each.was is not None and each.was != each.benchmark.quantity for each in look.benchmarks)
    of_month = f" in {look.month.long}" if look.month is not None else ""
    moves = f" {counted(len(look.moved), 'rate')} of the board would be another{of_month}." if look.moved else ""
    others = f" {changed:,} of the benchmarks would be another than now." if changed else ""
    return f"{brought or 'Nothing'} to import.{others}{moves} Nothing is kept yet."
