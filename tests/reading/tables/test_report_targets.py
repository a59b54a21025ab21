"""The targets and benchmarks that a report table prints, odd ones too."""

from fractions import Fraction

import pytest

from ibdesk.domain.figure import Missing
from ibdesk.domain.number import exact
from ibdesk.domain.target import AtLeast, AtMost, Basis, Between
from tests.reading.made_report import BEGIN, REFERRALS, address, audit, row
from tests.reading.made_workbooks import told


@pytest.mark.parametrize(
    ("measure", "written", "bounds"),
    [
        ("Higher is Better", "85%", AtLeast(Fraction(85))),
        ("Higher is Better", "100%", AtLeast(Fraction(100))),
        ("Lower is Better", "2.30%", AtMost(exact("2.3"))),
        ("To Target", "10% - 15%", Between(Fraction(10), Fraction(15))),
        ("To Target", "10-15%", Between(Fraction(10), Fraction(15))),
        ("To Target", "10% to 15%", Between(Fraction(10), Fraction(15))),
        ("To Target", "50% +/- 10%", Between(Fraction(45), Fraction(55))),
        ("Lower is Better", "at least 85%", AtLeast(Fraction(85))),
        ("Higher is Better", "5% or less", AtMost(Fraction(5))),
    ],
)
def test_a_target_in_percent_states_its_basis(measure: str, written: str, bounds: object) -> None:
    printed = row("10", "Assessments within ten days", Measure=measure, Current_value="65.19%", Target=written)
    (target,) = audit(printed).records.targets
    assert (target.bounds, target.basis, target.basis_stated) == (bounds, Basis.VALUE, True)


def test_a_target_that_makes_no_sense_is_told_and_not_kept() -> None:
    for written, rule in (
        ("as last year", "unreadable-target"),
        ("563.6 - 461.2", "target-bounds"),
        ("85%", "target-unit"),
    ):
        contents = audit(row("7", "Referrals", Current_value="489", Target=written))
        assert contents.records.targets == ()
        assert (rule, f"Report!{address('Target')}") in told(contents)


def test_no_target_printed_where_the_board_has_one_is_told() -> None:
    contents = audit(row("7", "Referrals", Current_value="489", Target="N/A"))
    assert contents.records.targets == ()
    assert ("target-not-printed", f"Report!{address('Target')}") in told(contents)


def test_benchmarks_are_kept_as_printed_odd_ones_too() -> None:
    printed = row(
        "10",
        "Assessments within ten days",
        Current_value="65.19%",
        England_period="2012/13",
        England_value="75.50%",
        Statistical_neighbours_period="2011/13",
        Statistical_neighbours_value="72%",
        West_Midlands_period="Month End",
        West_Midlands_value="19 Days",
    )
    england, neighbours, region = audit(printed).records.benchmarks
    assert (england.name, england.period, england.quantity) == ("England", "2012/13", exact("75.5"))
    assert (england.basis, england.unit_written) == (Basis.VALUE, "")
    assert (neighbours.name, neighbours.period) == ("Statistical neighbours", "2011/13")
    assert (region.name, region.period, region.quantity, region.unit_written) == (
        "West Midlands",
        "Month End",
        Fraction(19),
        "Days",
    )
    assert region.source is not None
    assert region.source.at("period").cell == address("West Midlands period")


def test_a_benchmark_without_a_number_is_kept_as_such() -> None:
    (benchmark,) = audit(row("7", "Referrals", England_period="2012/13", England_value="N/A")).records.benchmarks
    assert benchmark.quantity is Missing.NOT_APPLICABLE


def test_a_bare_benchmark_takes_the_known_basis_or_says_that_there_is_none() -> None:
    contents = audit(REFERRALS)
    (benchmark,) = contents.records.benchmarks
    assert (benchmark.basis, benchmark.period, benchmark.from_month) == (Basis.RATE, "2012/2013", BEGIN)
    unknown = audit(row("33", "Health referrals", England_value="14.5"))
    assert unknown.records.benchmarks[0].basis is Basis.VALUE
    assert ("benchmark-basis", f"Report!{address('England value')}") in told(unknown)


@pytest.mark.parametrize("written", ["< 4%", "> 500", "under 5%", "more than 90%"])
def test_a_strict_target_is_told_as_such_and_not_as_none(written: str) -> None:
    contents = audit(row("10", "Assessments within ten days", Current_value="65.19%", Target=written))
    assert contents.records.targets == ()
    told_of_target = [rule for rule, _ in told(contents) if "target" in rule]
    assert told_of_target == ["unreadable-target"]
