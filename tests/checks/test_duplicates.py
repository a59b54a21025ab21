"""The same thing given twice: kept once where equal, not at all where not, and said either way."""

from fractions import Fraction
from typing import Any

import pytest
from msgspec.structs import replace

from ibdesk.checks.imports.duplicates import settle, settle_records
from ibdesk.domain.board import Benchmark, Comment, Population, Records, ReportDetails
from ibdesk.domain.figure import PROVISIONAL, BreakdownFigure, CellSource, Figure, Missing, Unit
from ibdesk.domain.month import Month
from ibdesk.domain.problem import Severity
from ibdesk.domain.target import AtLeast, Basis, Target
from tests.made import AUGUST, indicator, part


def at(cell: str, sheet: str = "Figures", workbook: str = "MASH.xlsx") -> CellSource:
    return CellSource(workbook, sheet, cell)


def seven(written: int | Missing, cell: str, **fields: Any) -> Figure:
    made: Figure = part("7", AUGUST, written, source=at(cell), **fields)
    return made


def test_different_figures_are_an_error_naming_both_cells_and_none_is_kept() -> None:
    kept, problems = settle([seven(489, "B2"), seven(498, "B9"), part("9", AUGUST, 158)])
    assert [figure.code for figure in kept] == ["9"]
    assert [problem.severity for problem in problems] == [Severity.ERROR]
    assert problems[0].rule == "given-twice"
    for words in ("489 in MASH.xlsx, Figures!B2", "498 in MASH.xlsx, Figures!B9", "August 2014", "none of them"):
        assert words in problems[0].message


@pytest.mark.parametrize(
    ("first", "second", "severity"),
    [
        (seven(489, "B2"), seven(489, "B9"), Severity.WARNING),
        (seven(0, "B2"), seven(Missing.NO_DATA, "B9"), Severity.ERROR),
        (seven(42, "B2"), seven(42, "B9", unit=Unit.PERCENT), Severity.ERROR),
        (seven(Missing.NO_DATA, "B2"), seven(Missing.NO_DATA, "B9"), Severity.WARNING),
    ],
)
def test_equal_or_different(first: Figure, second: Figure, severity: Severity) -> None:
    kept, problems = settle([first, second])
    assert [problem.severity for problem in problems] == [severity]
    assert len(kept) == (1 if severity is Severity.WARNING else 0)


@pytest.mark.parametrize("blank_first", [True, False])
def test_a_blank_cell_is_no_second_opinion(blank_first: bool) -> None:
    blank, number = seven(Missing.BLANK, "B2"), seven(489, "B9")
    kept, problems = settle([blank, number] if blank_first else [number, blank])
    assert kept == (number,)
    assert problems == ()


def test_figures_of_different_months_or_parts_are_not_the_same() -> None:
    figures = [seven(489, "B2"), part("7", AUGUST - 1, 505), part("8", AUGUST, 489)]
    assert settle(figures) == (tuple(figures), ())


def test_a_provisional_mark_is_not_lost() -> None:
    kept, _ = settle([seven(489, "B2"), seven(489, "B9", marks=PROVISIONAL)])
    assert kept[0].provisional


def test_three_places_are_all_named() -> None:
    _, problems = settle([seven(number, f"B{number}") for number in (1, 2, 3)])
    assert "given 3 times" in problems[0].message
    assert all(f"Figures!B{number}" in problems[0].message for number in (1, 2, 3))


def test_a_whole_sheet_given_twice_is_told_once() -> None:
    months = [Month(2000 + year, number) for year in range(20) for number in range(1, 13)]
    figures = [
        part(str(code), month, code, source=at(f"B{code}", sheet))
        for sheet in ("First", "Second")
        for code in range(625)
        for month in months
    ]
    assert len(figures) == 300_000
    kept, problems = settle(figures)
    assert len(kept) == 150_000
    assert len(problems) == 1
    assert "150,000 figures" in problems[0].message


TARGET = Target("7", AtLeast(Fraction(85)), Basis.VALUE, source=at("B2", "Targets"))
BENCHMARK = Benchmark("7", "England", "2012/13", Fraction(500), source=at("C2", "Benchmarks"))
POPULATION = Population(2014, Fraction(36_100), "estimate", at("B2", "Population"))
BREAKDOWN = BreakdownFigure("9", AUGUST, "No further action", Fraction(33), at("D2", "Breakdowns"))
COMMENT = Comment("7", AUGUST, "As expected.", source=at("C2", "Comments"))


@pytest.mark.parametrize(
    ("field", "record", "other"),
    [
        ("targets", TARGET, replace(TARGET, bounds=AtLeast(Fraction(90)))),
        ("benchmarks", BENCHMARK, replace(BENCHMARK, quantity=Fraction(501))),
        ("populations", POPULATION, replace(POPULATION, children=Fraction(36_200))),
        ("breakdowns", BREAKDOWN, replace(BREAKDOWN, quantity=Fraction(34))),
        ("comments", COMMENT, replace(COMMENT, text="Not as expected.")),
        ("indicators", indicator("7"), indicator("7", name="Another name")),
        ("details", ReportDetails(council="Marlshire"), ReportDetails(council="Elsewhere")),
    ],
)
def test_other_records_given_twice(field: str, record: object, other: object) -> None:
    def bundle(of: Any) -> Records:
        fields: dict[str, Any] = {field: of if field == "details" else (of,)}
        return replace(Records(), **fields)

    settled, problems = settle_records([bundle(record), bundle(other)])
    assert [problem.severity for problem in problems] == [Severity.ERROR]
    assert settled == Records()
    settled, problems = settle_records([bundle(record), bundle(record)])
    assert settled == bundle(record)
    assert [problem.severity for problem in problems] == ([] if field == "details" else [Severity.WARNING])


def test_settling_one_file_changes_nothing() -> None:
    records = Records(
        indicators=(indicator("7"),), figures=(seven(489, "B2"),), targets=(TARGET,), comments=(COMMENT,), sample=True
    )
    assert settle_records([records]) == (records, ())
