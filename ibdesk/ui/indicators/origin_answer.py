"""Where the numbers of an indicator's page come from: sums, cells, population, limits, breakdown, target, comparisons;
gathered by the worker, shown and copied by the window."""

from collections.abc import Iterator

from msgspec import Struct

from ibdesk.domain.board import Records
from ibdesk.domain.control.chart_words import limits_sum_text
from ibdesk.domain.control.usual_range import usual_range
from ibdesk.domain.figure import CellSource, Missing, Quantity, Source, TypedIn
from ibdesk.domain.month import Month
from ibdesk.domain.number import grouped, plain, round_half_up
from ibdesk.domain.reckoned import Reckoned
from ibdesk.domain.report.key_fact_words import rate_fact_label
from ibdesk.domain.report.origin import origin
from ibdesk.domain.report.report import IndicatorPage, build_page
from ibdesk.domain.target import Basis
from ibdesk.domain.wording import MISSING_WORDS, short_period_text, target_text

TYPED_IN = "Typed in by hand"
HEADINGS = ("Used for", "What", "Number", "Workbook", "Cell")
Row = tuple[str, ...]


class OriginAnswer(Struct, frozen=True):
    """`sums` are (what, the sum with its numbers); `rows` stand under HEADINGS."""

    code: str
    name: str
    month: Month
    sums: tuple[tuple[str, str], ...]
    rows: tuple[Row, ...]

    @property
    def lines(self) -> list[list[str]]:
        """All of it as rows of cells, for the clipboard."""
        head = [[f"{self.code} {self.name}", self.month.long], *([what, words] for what, words in self.sums)]
        return [*head, list(HEADINGS), *(list(row) for row in self.rows)]


def origin_answer(records: Records, code: str, month: Month) -> OriginAnswer | None:
    """None where the month has no such indicator."""
    page = build_page(records, code, month)
    if page is None:
        return None
    sums: list[tuple[str, str]] = []
    rows: list[Row] = []
    for what, reckoned in _numbers(page):
        made = origin(page.indicator, reckoned)
        sums.append((what, made.sum_text))
        used_for = "Rate" if reckoned is page.rate else what
        rows += [(used_for, cell.what, cell.written, *_place(cell.source)) for cell in made.cells]
        rows += _population_row(used_for, reckoned)
    usual = usual_range(page)
    if not isinstance(usual, str):
        sums.append(("Usual range", limits_sum_text(page, usual)))
    rows += _breakdown_rows(page)
    if page.target is not None:
        rows.append(("Assessment", "Target", target_text(page.indicator, page.target), *_place(page.target.source)))
    for each in page.benchmarks:
        place = _place(each.source, each.source_name)
        rows.append(("Comparison", f"{each.name} {each.period}".strip(), _written(each.quantity), *place))
    return OriginAnswer(code, page.indicator.name, month, tuple(sums), tuple(rows))


def _numbers(page: IndicatorPage) -> Iterator[tuple[str, Reckoned]]:
    """The page's numbers that are made of figures, each with what it is called: this month's first."""
    yield "Value", page.value
    if page.rate.number is not None or page.rate.figures or page.basis is Basis.RATE:
        yield rate_fact_label(page), page.rate
    for earlier in page.previous:
        if earlier.figures:
            yield f"Value, {short_period_text(earlier.covers, earlier.month)}", earlier
    if page.basis is Basis.RATE:
        for then in (page.since_last.then, page.travel.then):
            if then.figures:
                yield f"Rate, {short_period_text(then.covers, then.month)}", then


def _breakdown_rows(page: IndicatorPage) -> list[Row]:
    this_month = [each for each in page.breakdown if each.month == page.month]
    return [("Breakdown", each.category, _written(each.quantity), *_place(each.source)) for each in this_month]


def _written(quantity: Quantity) -> str:
    return MISSING_WORDS[quantity] if isinstance(quantity, Missing) else plain(quantity)


def _population_row(used_for: str, rate: Reckoned) -> list[Row]:
    people = rate.population
    if people is None:
        return []
    what = f"Children aged 0-17 in {people.year}"
    return [(used_for, what, grouped(round_half_up(people.children, 0)), *_place(people.source, people.source_name))]


def _place(source: Source | None, name: str = "") -> tuple[str, str]:
    """Workbook and cell; for what came with the program's own definitions their named source."""
    match source:
        case None:
            return name or "The board's definitions", ""
        case TypedIn():
            return TYPED_IN, ""
        case CellSource(workbook, sheet, cell):
            return workbook, f"{sheet}!{cell}"
