"""A sheet that is called by a unit, by what else may be counted, or by one of several suppositions: asked where its
name says another number than its indicators', proposed as the part that it names, and nothing where it fits."""

import pytest

from ibdesk.domain.board import Records
from ibdesk.domain.figure import Part, Unit
from ibdesk.domain.mapping import MonthsAcross, RowField, Whose
from ibdesk.domain.proposal import Certainty, Proposal
from ibdesk.reading.propose import propose_all
from tests.made import indicator
from tests.reading.in_formats import opened, sheet_of
from tests.reading.made_workbooks import KNOWN, Rows, numbers, read

RULE = "label-not-understood"
COUNTS: Rows = [["Code", "Indicator", "Jul-14", "Aug-14"], ["7", "Referrals", 481, 489]]
SHARES: Rows = [["Code", "Jul-14", "Aug-14"], ["10", 65, 66]]
BOTH: Rows = [*SHARES, ["7", 481, 489]]
OTHER_HEADINGS: Rows = [["What we count", "When", "How many"], ["Referrals", "Jul-14", 481], ["Visits", "Jul-14", 40]]
VISITS = Records(indicators=(*KNOWN.indicators, indicator("26", name="Visits")))


def asks(name: str, rows: Rows, known: Records = KNOWN) -> bool:
    contents = read({name: rows}, known)
    asked = [problem.rule for problem in contents.problems].count(RULE)
    assert bool(contents.records.figures) is not bool(asked)
    return bool(asked)


def proposed(name: str, rows: Rows, known: Records = KNOWN) -> Proposal:
    return propose_all(sheet_of(opened(rows, "xlsx", sheet=name)), known)[0]


@pytest.mark.parametrize(
    "name", ["%", "Percentages", "Rate", "Rates per 10,000", "Families", "Households", "Episodes", "Sibling groups",
             "Per 10,000", "Duty team", "Scenario 2", "Scenario B", "Option 1", "What if", "Plan"],
)  # fmt: skip
def test_another_number_than_the_indicators_is_asked(name: str) -> None:
    assert asks(name, COUNTS)
    assert asks("Data", [[name], [], *COUNTS])


@pytest.mark.parametrize("name", ["%", "Percentages", "Percent", "Rate"])
def test_shares_on_a_sheet_called_so_ask_nothing(name: str) -> None:
    assert not asks(name, SHARES)
    assert not asks("Data", [[name], [], *SHARES])
    assert asks(name, BOTH)


@pytest.mark.parametrize("name", ["N", "D", "Count", "n"])
def test_counts_of_percentages_are_asked_and_those_of_children_are_read(name: str) -> None:
    assert asks(name, SHARES)
    assert asks(name, BOTH) is (name != "D"), "the fourth sheet of several"
    assert not asks(name, COUNTS)


@pytest.mark.parametrize("name", ["Families", "Episodes"])
def test_a_section_or_an_indicator_of_that_name_is_no_other_number(name: str) -> None:
    of_section = Records(indicators=(indicator("7", name="Referrals", section=name),))
    assert not asks(name, COUNTS, of_section)


@pytest.mark.parametrize(
    "name",
    ["Options", "Model", "Performance team", "By team", "A", "B", "Data", "Children", "Cases", "Episodes of care, all"],
)
def test_other_names_ask_nothing(name: str) -> None:
    assert not asks(name, COUNTS)


@pytest.mark.parametrize(("name", "part"), [("N", Part.NUMERATOR), ("D", Part.DENOMINATOR), ("Count", Part.NUMERATOR)])
def test_counts_of_percentages_are_proposed_as_that_part(name: str, part: Part) -> None:
    [*_, months] = proposed(name, SHARES).columns
    assert (months.meaning, months.certainty) == (MonthsAcross(part), Certainty.GUESS)
    [*_, of_both] = proposed(name, BOTH).columns
    assert of_both.meaning != MonthsAcross(part)


@pytest.mark.parametrize(("name", "part"), [("Numerators", Part.NUMERATOR), ("Den", Part.DENOMINATOR)])
def test_an_unknown_sheet_is_proposed_as_the_part_that_it_is_called_by(name: str, part: Part) -> None:
    for proposal in (proposed(name, OTHER_HEADINGS, VISITS), proposed("Data", [[name], [], *OTHER_HEADINGS], VISITS)):
        assert proposal.columns[-1].meaning == RowField(part.value)
        assert proposal.columns[-1].certainty is Certainty.GUESS


@pytest.mark.parametrize(("name", "whose"), [("%", Whose.NOT_SAID), ("Families", Whose.NOT_SAID), ("Data", Whose.ALL)])
def test_whose_an_unknown_sheet_is_is_left_to_a_person(name: str, whose: Whose) -> None:
    assert proposed(name, OTHER_HEADINGS, VISITS).these_are is whose


def test_an_unknown_sheet_of_shares_called_so_is_nobodys_else() -> None:
    rows = [["What we count", "When", "How many"], ["Visits", "Jul-14", 81], ["Reviews", "Jul-14", 40]]
    shares = tuple(
        indicator(code, name=name, unit=Unit.PERCENT) for code, name in (("26", "Visits"), ("28", "Reviews"))
    )
    assert proposed("%", rows, Records(indicators=shares)).these_are is Whose.ALL


def test_sheets_of_both_parts_are_read_by_their_short_names() -> None:
    contents = read({"Num": SHARES, "Den": [["Code", "Jul-14", "Aug-14"], ["10", 80, 81]]})
    assert numbers(contents, Part.NUMERATOR) == {("10", "2014-07"): 65.0, ("10", "2014-08"): 66.0}
    assert numbers(contents, Part.DENOMINATOR) == {("10", "2014-07"): 80.0, ("10", "2014-08"): 81.0}
