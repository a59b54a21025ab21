"""A twin of the August 2014 report as records: the same numbers and defects, in our own words.

Made as reading its report table over the shipped definitions makes them: every cell has its place, the printed months
are finished figures, targets are bare numbers. Quarters without a financial year ("Q4 2013") make no figure, unless
`quarters_answered`: then they are calendar quarters.
"""

from dataclasses import replace

from report_twin_rows import COMMENTS, DESCRIPTIONS, GUIDES, PRINTED

from ibdesk.domain.board import Benchmark, Comment, Direction, PrintedDirection, Records, ReportDetails
from ibdesk.domain.definitions import read_definitions
from ibdesk.domain.figure import Covers, Figure, Missing, Part, Quantity, Source, Supply, Unit
from ibdesk.domain.indicator import Indicator, Polarity
from ibdesk.domain.month import SHORT_NAMES, Month
from ibdesk.domain.number import exact
from ibdesk.domain.target import AtLeast, AtMost, Between, Bounds, Target
from ibdesk.paths import resource

AUGUST = Month(2014, 8)
COLUMNS = {
    "code": "A",
    "name": "C",
    "officer": "D",
    "description": "E",
    "measure": "F",
    "guide": "G",
    "current": "I",
    "rate": "J",
    "rate_label": "K",
    "target": "M",
    "direction": "N",
    "previous_1": "P",
    "previous_2": "R",
    "england_period": "S",
    "england": "T",
    "neighbours_period": "U",
    "neighbours": "V",
    "region_period": "W",
    "region": "X",
    "measure_period": "Y",
    "comments": "Z",
}
WORDS = {"No Data": Missing.NO_DATA, "N/A": Missing.NOT_APPLICABLE}


def twin(quarters_answered: bool = False) -> Records:
    definitions = read_definitions(resource("definitions.json").read_text(encoding="utf-8"))
    pages = []
    for row, line in enumerate(PRINTED.strip().splitlines(), start=5):
        cells = [cell.strip() for cell in line.split("|")]
        indicator = definitions.indicator(cells[0], AUGUST)
        assert indicator is not None
        pages.append(_Page(row, cells, _defined(indicator, cells, row), definitions, quarters_answered))
    return Records(
        details=ReportDetails(council="Marlshire Council", region="West Midlands", source_system="Casebook"),
        indicators=tuple(page.indicator for page in pages),
        targets=tuple(target for page in pages for target in page.targets()),
        benchmarks=tuple(benchmark for page in pages for benchmark in page.benchmarks()),
        populations=tuple(
            replace(each, source=Source("report.xlsx", "Population", "B2")) for each in definitions.populations
        ),
        figures=tuple(figure for page in pages for figure in page.figures()),
        comments=tuple(
            Comment(page.code, AUGUST, COMMENTS[page.code], source=page.at("comments"))
            for page in pages
            if page.code in COMMENTS
        ),
        printed_directions=tuple(direction for page in pages for direction in page.directions()),
    )


def source_at(field: str, row: int) -> Source:
    fields = tuple((name, f"{column}{row}") for name, column in COLUMNS.items())
    return Source("report.xlsx", "Report", f"{COLUMNS[field]}{row}", fields)


def _defined(indicator: Indicator, cells: list[str], row: int) -> Indicator:
    return replace(
        indicator,
        description=DESCRIPTIONS.get(indicator.code, indicator.description),
        guide=GUIDES.get(indicator.code, indicator.guide),
        rate_label="Rate per 10,000 (YTD)" if cells[3] == "YTD" else "Rate per 10,000",
        period_label=cells[11],
        source=source_at("code", row),
    )


def quantity(text: str) -> Quantity:
    return WORDS[text] if text in WORDS else exact(text.split()[0].rstrip("%").replace(",", ""))


class _Page:
    """One printed page, cell by cell."""

    def __init__(
        self, row: int, cells: list[str], indicator: Indicator, definitions: Records, quarters_answered: bool
    ) -> None:
        self.row = row
        self.indicator = indicator
        self.code = cells[0]
        self.value, self.rate, self.rate_label, self.target, self.direction = cells[1:6]
        self.previous = cells[6:8]
        self.compared = cells[8:11]
        self.definitions = definitions
        self.quarters_answered = quarters_answered

    def at(self, field: str) -> Source:
        return source_at(field, self.row)

    def figures(self) -> list[Figure]:
        found = [self._value(AUGUST, self.value, "current")]
        for number, printed in enumerate(self.previous, start=1):
            label, text = printed.split(": ")
            month = self._month(label)
            if month is not None:
                found.append(self._value(month, text, f"previous_{number}"))
        rate_covers = Covers.ROLLING_12 if self.rate_label else self.indicator.value_period
        rate = Figure(self.code, AUGUST, Part.RATE, quantity(self.rate), Supply.FINISHED, rate_covers, self.at("rate"))
        return [*found, rate]

    def _value(self, month: Month, text: str, field: str) -> Figure:
        written, unit = quantity(text), None
        if any("%" in cell for cell in (self.value, *self.previous)) and not isinstance(written, Missing):
            unit = Unit.PERCENT if text.endswith("%") else Unit.COUNT
        covers = self.indicator.value_period
        return Figure(self.code, month, Part.VALUE, written, Supply.FINISHED, covers, self.at(field), unit)

    def _month(self, label: str) -> Month | None:
        if label.startswith("Q"):
            return Month(int(label[3:]), int(label[1]) * 3) if self.quarters_answered else None
        return Month(2000 + int(label[4:]), SHORT_NAMES.index(label[:3]) + 1)

    def targets(self) -> list[Target]:
        if self.target == "N/A":
            return []
        basis = next(target.basis for target in self.definitions.targets if target.code == self.code)
        return [
            Target(self.code, self._bounds(), basis, basis_stated=self.target.endswith("%"), source=self.at("target"))
        ]

    def _bounds(self) -> Bounds:
        numbers = [exact(text.strip().rstrip("%")) for text in self.target.split(" - ")]
        if len(numbers) == 2:
            return Between(*numbers)
        return AtMost(*numbers) if self.indicator.polarity is Polarity.LOWER else AtLeast(*numbers)

    def benchmarks(self) -> list[Benchmark]:
        names = ("England", "Statistical neighbours", "West Midlands")
        fields = ("england", "neighbours", "region")
        return [
            self._benchmark(name, field, *printed.split(": "))
            for name, field, printed in zip(names, fields, self.compared, strict=True)
        ]

    def _benchmark(self, name: str, field: str, period: str, text: str) -> Benchmark:
        basis = next((each.basis for each in self.definitions.benchmarks if each.code == self.code), None)
        fields = (("period", f"{COLUMNS[field + '_period']}{self.row}"),)
        source = Source("report.xlsx", "Report", f"{COLUMNS[field]}{self.row}", fields)
        unit = text.split()[1] if text.endswith("Days") else ""
        made = Benchmark(self.code, name, period, quantity(text), unit_written=unit, source=source)
        return made if basis is None else replace(made, basis=basis)

    def directions(self) -> list[PrintedDirection]:
        if not self.direction:
            return []
        before = quantity(self.previous[0].split(": ")[1])
        return [
            PrintedDirection(
                self.code, AUGUST, Direction(self.direction), quantity(self.value), before, self.at("direction")
            )
        ]
