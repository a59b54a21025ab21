"""Where an indicator's numbers for a month come from: sums, cells, population, target, comparisons; gathered by the
worker, shown and copied by the window."""

from dataclasses import dataclass

from ibdesk.domain.board import Population, Records
from ibdesk.domain.figure import Missing, Source
from ibdesk.domain.judged import judged
from ibdesk.domain.month import Month
from ibdesk.domain.number import grouped, plain, round_half_up
from ibdesk.domain.origin import Origin, origin
from ibdesk.domain.reckoned import Reckoned
from ibdesk.domain.reckoning import Figures
from ibdesk.domain.report import benchmarks_for
from ibdesk.domain.target import Basis
from ibdesk.domain.wording import MISSING_WORDS, rate_label, target_text

TYPED_IN = "Typed in by hand"
HEADINGS = ("Used for", "What", "Number", "Workbook", "Cell")


@dataclass(frozen=True, slots=True)
class OriginAnswer:
    """`sums` are (what, the sum with its numbers); `rows` stand under HEADINGS."""

    code: str
    name: str
    month: Month
    sums: tuple[tuple[str, str], ...]
    rows: tuple[tuple[str, ...], ...]

    @property
    def lines(self) -> list[list[str]]:
        """All of it as rows of cells, for the clipboard."""
        head = [[f"{self.code} {self.name}", self.month.long], *([what, words] for what, words in self.sums)]
        return [*head, list(HEADINGS), *(list(row) for row in self.rows)]


def origin_answer(records: Records, code: str, month: Month) -> OriginAnswer | None:
    """None where the month has no such indicator."""
    indicator = records.indicator(code, month)
    if indicator is None:
        return None
    said = judged(records, Figures(records), indicator, month)
    value, rate = origin(indicator, said.value), origin(indicator, said.rate)
    rate_name = rate_label(indicator, said.rate)
    has_rate = said.rate.number is not None or bool(said.rate.figures) or said.basis is Basis.RATE
    sums = [("Value", value.sum_text)] + ([(rate_name, rate.sum_text)] if has_rate else [])
    rows = [*_cell_rows("Value", value), *(_cell_rows("Rate", rate) if has_rate else ())]
    rows += _population_row(said.rate) if has_rate else []
    if said.target is not None:
        rows.append(("Assessment", "Target", target_text(indicator, said.target), *_place(said.target.source)))
    for each in benchmarks_for(records, code, month):
        number = each.quantity
        written = MISSING_WORDS[number] if isinstance(number, Missing) else plain(number)
        rows.append(
            ("Comparison", f"{each.name} {each.period}".strip(), written, *_place(each.source, each.source_name))
        )
    return OriginAnswer(code, indicator.name, month, tuple(sums), tuple(rows))


def _cell_rows(used_for: str, made: Origin) -> list[tuple[str, ...]]:
    return [(used_for, cell.what, cell.written, *_place(cell.source)) for cell in made.cells]


def _population_row(rate: Reckoned) -> list[tuple[str, ...]]:
    people: Population | None = rate.population
    if people is None:
        return []
    what = f"Children aged 0-17 in {people.year}"
    return [("Rate", what, grouped(round_half_up(people.children, 0)), *_place(people.source, people.source_name))]


def _place(source: Source | None, name: str = "") -> tuple[str, str]:
    """Workbook and cell; for what came with the program's own definitions their named source."""
    if source is None:
        return name or "The board's definitions", ""
    if source.is_typed_in:
        return TYPED_IN, ""
    return source.workbook, f"{source.sheet}!{source.cell}"
