"""The report table: rows as a report prints them, with the usual defects, read over what the board knows."""

from fractions import Fraction

import pytest
from msgspec.structs import replace

from ibdesk.domain.board import Direction
from ibdesk.domain.figure import Covers, Missing, Part, Supply, Unit
from ibdesk.domain.indicator import Indicator, Polarity, RateBasis
from ibdesk.domain.inherited import inherited
from ibdesk.domain.number import exact
from ibdesk.domain.problem import Severity
from ibdesk.domain.target import AtLeast, Basis, Between, PercentOfTarget
from tests.made import cell_of
from tests.reading.made_report import AUGUST, BEGIN, HEADINGS, KNOWN, REFERRALS, SEVEN, address, audit, row
from tests.reading.made_workbooks import figure_at, numbers, read, told


def test_a_printed_row_gives_three_months_a_rate_a_target_and_a_comment() -> None:
    contents = audit(REFERRALS)
    assert numbers(contents) == {("7", "2014-08"): 489, ("7", "2013-08"): 122, ("7", "2012-08"): 69}
    current = figure_at(contents, "7", "2014-08")
    assert (current.supply, current.covers) == (Supply.FINISHED, Covers.MONTH)
    assert cell_of(current).cell == address("Current value")
    rate = figure_at(contents, "7", "2014-08", Part.RATE)
    assert (rate.quantity, rate.supply, rate.covers) == (exact("1060.66"), Supply.FINISHED, Covers.ROLLING_12)
    (comment,) = contents.records.comments
    assert (comment.text, comment.author, comment.month) == ("Now counted for one month.", "Head of Fieldwork", AUGUST)
    assert told(contents) == [("column-not-used", f"Report!{address('Overall assessment', 3)}")]
    assert [(sheet.layout, sheet.figures, sheet.where) for sheet in contents.sheets] == [("report table", 4, "A3:Z4")]


def test_what_the_page_prints_goes_over_the_known_definition_and_the_rest_stays() -> None:
    (defined,) = audit(REFERRALS).records.indicators
    assert defined.source is not None
    assert replace(defined, source=None) == replace(
        SEVEN,
        description="Referrals received in the month.",
        rate_label="Rate per 10,000 (YTD)",
        period_label="Month End (Cumulative)",
    )
    assert defined.guide == "Known guide."
    assert cell_of(defined).at("description").cell == address("Full description")
    assert cell_of(defined).at("comments").cell == address("Comments")


def test_a_bare_target_takes_the_known_basis_and_says_that_it_did() -> None:
    (target,) = audit(REFERRALS).records.targets
    assert target.bounds == Between(exact("461.2"), exact("563.6"))
    assert (target.basis, target.basis_stated, target.from_month) == (Basis.RATE, False, BEGIN)
    assert (target.tolerance, target.reason) == (PercentOfTarget(Fraction(10)), "Plan")
    assert cell_of(target).cell == address("Target")


def test_a_target_over_one_that_came_with_the_program_is_the_boards_own() -> None:
    """With its basis and its month, which are told, and without its tolerance."""
    (target,) = audit(REFERRALS, known=inherited(KNOWN)).records.targets
    assert (target.bounds, target.basis) == (Between(exact("461.2"), exact("563.6")), Basis.RATE)
    assert (target.basis_stated, target.from_month) == (False, BEGIN)
    assert (target.inherited, target.tolerance, target.reason) == (False, None, "")


def test_a_bare_number_beside_percentages_is_a_count() -> None:
    printed = row(
        "10",
        "Assessments within ten days",
        Current_value="99.65%",
        Previous_1_period="Aug-13",
        Previous_1_value="42",
        Previous_2_period="Aug-12",
        Previous_2_value="0",
    )
    contents = audit(printed)
    assert [figure.unit for figure in contents.records.figures] == [Unit.PERCENT, Unit.COUNT, Unit.COUNT]


def test_a_percentage_without_any_sign_between_0_and_1_is_asked() -> None:
    contents = audit(row("10", "Assessments within ten days", Current_value="0.51"))
    assert contents.records.figures == ()
    assert ("ambiguous-percent", f"Report!{address('Current value')}") in told(contents)


def test_a_quarter_without_its_year_is_asked_but_the_arrow_keeps_its_numbers() -> None:
    printed = row(
        "33",
        "Health referrals",
        Current_value="65",
        Direction_of_travel="↑",
        Previous_1_period="Q4 2013",
        Previous_1_value="60",
        Previous_2_period="Q4 2012/13",
        Previous_2_value="0",
    )
    contents = audit(printed)
    assert numbers(contents) == {("33", "2014-08"): 65, ("33", "2013-03"): 0}
    assert {figure.covers for figure in contents.records.figures} == {Covers.QUARTER}
    asked = next(problem for problem in contents.problems if problem.rule == "ambiguous-quarter")
    assert (asked.severity, asked.found) == (Severity.WARNING, "Q4 2013")
    (printed_direction,) = contents.records.printed_directions
    assert (printed_direction.current, printed_direction.previous) == (Fraction(65), Fraction(60))
    [kept] = printed_direction.quarters
    assert (kept.label, kept.quantity) == ("Q4 2013 (year not stated)", Fraction(60))
    assert [str(month) for month in kept.could_be] == ["2014-03", "2013-03", "2013-12"]
    assert kept.source.cell == address("Previous 1 value")


@pytest.mark.parametrize("written", ["Q1 2013", "Quarter 1 2013", "2013 Q1", "Qtr 1, 2013"])
def test_quarters_without_their_year_are_kept_where_no_arrow_is_printed(written: str) -> None:
    printed = row("33", "Health referrals", Current_value="65", Previous_1_period=written, Previous_1_value="No Data")
    (kept,) = audit(printed).records.printed_directions
    assert kept.direction is Direction.UNKNOWN
    assert [(each.period, each.quantity) for each in kept.quarters] == [(written, Missing.NO_DATA)]


@pytest.mark.parametrize(
    ("written", "direction"),
    [("↑", Direction.UP), ("↓", Direction.DOWN), ("↔", Direction.LEVEL), ("↔\ufe0f", Direction.LEVEL),
     ("Up", Direction.UP), ("no change", Direction.LEVEL)],
)  # fmt: skip
def test_an_arrow_is_kept_with_what_stands_beside_it(written: str, direction: Direction) -> None:
    printed = row("7", "Referrals", Current_value="No Data", Direction_of_travel=written)
    contents = audit(printed)
    (kept,) = contents.records.printed_directions
    assert (kept.direction, kept.current, kept.previous) == (direction, Missing.NO_DATA, Missing.BLANK)
    assert kept.source.cell == kept.source.at("direction").cell == address("Direction of travel")


def test_an_arrow_that_is_none_is_told() -> None:
    contents = audit(row("7", "Referrals", Current_value="489", Direction_of_travel="é"))
    assert contents.records.printed_directions == ()
    assert ("unreadable-direction", f"Report!{address('Direction of travel')}") in told(contents)


def test_an_unknown_code_makes_a_definition_of_its_own_and_is_told() -> None:
    printed = row(
        "41",
        "Visits in time",
        Measure="Higher is Better",
        Current_value="91.94%",
        Measure_period="Year End (Cumulative)",
        Target="100%",
    )
    contents = audit(printed)
    (made,) = contents.records.indicators
    assert (made.code, made.name, made.unit, made.polarity) == ("41", "Visits in time", Unit.PERCENT, Polarity.HIGHER)
    assert (made.supplied_as, made.value_period, made.rate_basis) == (
        Supply.FINISHED,
        Covers.FINANCIAL_YEAR,
        RateBasis.NONE,
    )
    assert contents.records.targets[0].bounds == AtLeast(Fraction(100))
    assert figure_at(contents, "41", "2014-08").covers is Covers.FINANCIAL_YEAR
    assert ("definition-assumed", "Report!A4") in told(contents)


def test_a_known_code_with_an_unlike_name_is_not_the_known_indicator() -> None:
    contents = audit(row("7", "Dental checks done", Current_value="12", Target="20 - 30"))
    (made,) = contents.records.indicators
    assert (made.name, made.rate_basis, made.guide) == ("Dental checks done", RateBasis.NONE, "")
    assert contents.records.targets[0].basis is None
    assert ("code-and-name-differ", f"Report!{address('Name')}") in told(contents)


def test_a_like_name_is_the_known_indicator() -> None:
    (made,) = audit(row("10", "Assessments Completed within Ten Days", Current_value="65.19%")).records.indicators
    assert isinstance(made, Indicator)
    assert (made.unit, made.name) == (Unit.PERCENT, "Assessments Completed within Ten Days")


def test_a_row_without_code_or_month_is_told() -> None:
    no_code = row("", "Referrals", Current_value="1")
    no_month = row("7", "Referrals", Current_value="1", Last_update=None)
    contents = audit(no_code, no_month)
    assert contents.records.figures == ()
    assert told(contents)[1:] == [("row-without-code", "Report!C4"), ("month-missing", "Report!A5")]


def test_definitions_from_a_report_count_for_the_other_sheets() -> None:
    report = [HEADINGS, row("41", "Visits in time", Current_value="91.94%")]
    contents = read({"More": [["Code", "Jul-14"], ["41", "90%"]], "Report": report}, KNOWN)
    assert numbers(contents) == {("41", "2014-07"): 90, ("41", "2014-08"): 91.94}
