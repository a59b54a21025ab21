"""How the tests of the checks look at a board: what one rule finds, in few words; and the shipped definitions and
sample as one board."""

from collections.abc import Iterable

from msgspec.structs import replace

from ibdesk.checks import RULES
from ibdesk.checks.evidence.evidence import Evidence
from ibdesk.domain.board import Comment, Records, ReportDetails, merge
from ibdesk.domain.definitions import read_definitions
from ibdesk.domain.figure import BreakdownFigure, CellSource, Figure, Missing, Part, Quantity, Supply
from ibdesk.domain.indicator import Indicator
from ibdesk.domain.month import Month
from ibdesk.domain.number import exact
from ibdesk.domain.problem import Problem
from ibdesk.paths import resource
from tests.made import AUGUST
from tests.sample.files import SampleFigure, read_sample_files


def found(rule: str, records: Records, month: Month = AUGUST) -> list[Problem]:
    """Everything that one rule, by its public name, finds in a board."""
    asked = next(each for each in RULES if each.name == rule)
    whole = Evidence.of(records, month)
    return [*asked.find(whole), *asked.find_across(whole)]


def told(problems: Iterable[Problem]) -> list[str]:
    """Severity and code of each: "error 7"."""
    return [f"{problem.severity} {problem.code}" if problem.code else str(problem.severity) for problem in problems]


def only(problems: list[Problem]) -> Problem:
    assert len(problems) == 1, [problem.message for problem in problems]
    return problems[0]


def sample_board() -> Records:
    definitions = read_definitions(resource("definitions.json").read_text(encoding="utf-8"))
    sample = read_sample_files()
    figures = []
    for row, written in enumerate(sample.figures, start=2):
        indicator = definitions.indicator(written.code, written.month)
        assert indicator is not None
        figures += _figures(indicator, written, row)
    return merge(
        definitions,
        Records(
            details=ReportDetails(**sample.details),
            populations=tuple(replace(each, source=_cell("Population", "B", 2)) for each in definitions.populations),
            figures=tuple(figures),
            breakdowns=tuple(
                BreakdownFigure(
                    each.code, each.month, each.category, exact(each.value), _cell("breakdowns.csv", "D", row)
                )
                for row, each in enumerate(sample.breakdowns, start=2)
            ),
            comments=tuple(
                Comment(each.code, each.month, each.text, each.author, source=_cell("comments.csv", "C", row))
                for row, each in enumerate(sample.comments, start=2)
            ),
            sample=True,
        ),
    )


def _figures(indicator: Indicator, written: SampleFigure, row: int) -> list[Figure]:
    covers = indicator.part_covers if indicator.supplied_as is Supply.PARTS else indicator.value_period
    parts = {
        Part.VALUE: (written.value, "C"),
        Part.NUMERATOR: (written.numerator, "D"),
        Part.DENOMINATOR: (written.denominator, "E"),
    }
    return [
        Figure(
            written.code,
            written.month,
            part,
            _quantity(text),
            indicator.supplied_as,
            covers,
            _cell("figures.csv", column, row),
        )
        for part, (text, column) in parts.items()
        if text
    ]


def _quantity(text: str) -> Quantity:
    return Missing(text) if text in tuple(Missing) else exact(text)


def _cell(workbook: str, column: str, row: int) -> CellSource:
    return CellSource(workbook, workbook.removesuffix(".csv"), f"{column}{row}")
