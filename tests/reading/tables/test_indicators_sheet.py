"""The Indicators sheet: definitions as a table, over what is known, before the figures of all files."""

from msgspec.structs import replace

from ibdesk.domain.board import Records
from ibdesk.domain.figure import Covers, Supply, Unit
from ibdesk.domain.indicator import Frequency, Indicator, Polarity, RateBasis, Within
from ibdesk.domain.month import Month
from tests.made import cell_of
from tests.reading.made_workbooks import SEVEN, as_date, numbers, read, told


def test_an_indicators_sheet_defines_all_there_is_to_define() -> None:
    headings = [
        "Code", "Section", "Name", "Responsible officer", "Full description", "Measure", "Indicator guide", "Unit",
        "Value period", "Rate basis", "Supplied as", "Frequency", "Decimals", "Numerator of", "Denominator", "Within",
        "First month", "Last month",
    ]  # fmt: skip
    row = [
        12, "Assessments", "In 35 days", "Head of Fieldwork", "Share in time.", "High", "More is better.", "%",
        "Rolling 12 months", "rolling 12 months of the numerator", "finished", "Quarterly", 1, "6, 7", 11.0,
        "11 (inferred)", "Sep 2011", as_date(2014, 8, 1),
    ]  # fmt: skip
    contents = read({"Indicators": [headings, row]}, Records())
    (made,) = contents.records.indicators
    assert replace(made, source=None) == Indicator(
        "12",
        "Assessments",
        "In 35 days",
        "Head of Fieldwork",
        description="Share in time.",
        polarity=Polarity.HIGHER,
        guide="More is better.",
        unit=Unit.PERCENT,
        value_period=Covers.ROLLING_12,
        rate_basis=RateBasis.ROLLING_NUMERATOR,
        supplied_as=Supply.FINISHED,
        frequency=Frequency.QUARTERLY,
        decimals=1,
        numerator_of=("6", "7"),
        denominator="11",
        within=Within("11", inferred=True),
        first_month=Month(2011, 9),
        last_month=Month(2014, 8),
    )
    assert cell_of(made).at("description").cell == "E2"
    assert told(contents) == []


def test_columns_that_are_not_there_leave_a_known_definition_as_it_is() -> None:
    known = Records(indicators=(replace(SEVEN, polarity=Polarity.TO_TARGET, guide="Known.", unit=Unit.DAYS),))
    rows = [["Code", "Name", "Indicator guide", "Section"], ["07", "Referrals received", None, "Front door"]]
    (made,) = read({"Indicators": rows}, known).records.indicators
    assert replace(made, source=None) == replace(
        known.indicators[0], name="Referrals received", guide="", section="Front door"
    )


def test_definitions_count_for_sheets_before_them_and_for_other_files() -> None:
    contents = read(
        {
            "Figures": [["Code", "Aug-14"], ["K1", "65.19%"]],
            "Indicators": [["Code", "Name", "Unit", "Value period"], ["K1", "Visits", "percent", "snapshot"]],
        },
        Records(),
    )
    assert numbers(contents) == {("K1", "2014-08"): 65.19}
    assert contents.records.figures[0].covers is Covers.SNAPSHOT


def test_words_that_are_not_known_are_told_with_those_that_are() -> None:
    rows = [["Code", "Name", "Measure", "Unit", "Decimals"], [8, "Visits", "Sideways", "furlongs", 1.5]]
    contents = read({"Indicators": rows}, Records())
    assert told(contents) == [
        ("unreadable-word", "Indicators!C2"),
        ("unreadable-word", "Indicators!D2"),
        ("unreadable-number", "Indicators!E2"),
    ]
    assert "Higher is better" in contents.problems[0].next_step
    assert contents.records.indicators[0].polarity is Polarity.NONE


def test_rows_that_define_nothing_are_told() -> None:
    rows = [["Code", "Name", "Unit", "Section"], [8, "Visits", "count", "A"], [8, "Again", "count", "A"],
            [None, "No code", "count", "A"], [9, None, "count", "A"], ["All codes are the board's own"]]  # fmt: skip
    contents = read({"Indicators": rows}, Records())
    assert [each.name for each in contents.records.indicators] == ["Visits"]
    assert told(contents) == [
        ("repeated-definition", "Indicators!A3"),
        ("row-without-code", "Indicators!B4"),
        ("name-missing", "Indicators!A5"),
    ]


def test_a_code_with_a_separator_in_it_is_one_code_wherever_it_is_known() -> None:
    rows = [
        ["Code", "Name", "Unit", "Value period", "Numerator of"],
        ["C&F 1", "Single assessments", "Count", "In month", "6 & 7"],
        ["C and F", "Joint ones", "Count", "In month", "C&F 1"],
        ["9", "All", "Count", "In month", "C&F 1, C and F"],
    ]
    made = read({"Indicators": rows}).records.indicators
    assert [each.numerator_of for each in made] == [("6", "7"), ("C&F 1",), ("C&F 1", "C and F")]
    known = Records(indicators=made)
    again = read({"Indicators": [rows[0], ["9", "All", "Count", "In month", "7 and C&F 1; C and F"]]}, known)
    assert again.records.indicators[0].numerator_of == ("7", "C&F 1", "C and F")
