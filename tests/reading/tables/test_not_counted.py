"""A change with its sign, and money, are no figures of an indicator that counts something: told at their cells."""

import pytest

from ibdesk.domain.board import Records
from ibdesk.domain.figure import Unit
from tests.made import indicator
from tests.reading.in_formats import FORMATS, opened, read_one
from tests.reading.made_workbooks import KNOWN, Shown, numbers, read, told

LONG = ["Code", "Month", "Value"]
MONEY = ('"£"#,##0', "[$£-809]#,##0.00", '_-"£"* #,##0.00_-;-"£"* #,##0.00_-', "$#,##0", '0" GBP"')
CHANGES = ("+0;-0;0", "+0.0%;-0.0%", '"+"0', "▲0;▼0", "[Color10]▲ 0;[Red]▼ 0", '0"↑";0"↓";0')


@pytest.mark.parametrize("written_as", FORMATS)
@pytest.mark.parametrize("written", ["+2%", "-2%", "+1.5 per cent", "\N{MINUS SIGN}2 %"])
def test_a_change_is_told_and_not_kept(written: str, written_as: str) -> None:
    for rows, at in (([LONG, [7, "2014-08", written]], "C2"), ([["Code", "Aug-14"], [7, written]], "B2")):
        contents = read_one(opened(rows, written_as), KNOWN)
        assert contents.records.figures == ()
        assert [(rule, place.split("!")[1]) for rule, place in told(contents)] == [("not-counted", at)]


@pytest.mark.parametrize("number_format", [*MONEY, *CHANGES])
def test_a_format_that_shows_money_or_a_change_is_told(number_format: str) -> None:
    for rows, at in (
        ([LONG, [7, "2014-08", Shown(489, number_format)]], "Figures!C2"),
        ([["Code", "Aug-14"], [7, Shown(489, number_format)]], "Figures!B2"),
    ):
        contents = read({"Figures": rows})
        assert (contents.records.figures, told(contents)) == ((), [("not-counted", at)])


@pytest.mark.parametrize(
    "number_format", ["[$-409]#,##0", "#,##0_);[Red](#,##0)", "0.0E+00", "General", '0" ▲"', "↓ 0;↓ -0"]
)
def test_other_formats_are_no_money_and_no_change(number_format: str) -> None:
    contents = read({"Figures": [LONG, [7, "2014-08", Shown(489, number_format)]]})
    assert (numbers(contents), told(contents)) == ({("7", "2014-08"): 489.0}, [])


def test_what_counts_money_or_changes_by_its_name_is_read() -> None:
    known = Records(indicators=(indicator("1", name="Placement costs"), indicator("2", name="Net change in plans")))
    money, change = Shown(489, '"£"#,##0'), Shown(2, "+0;-0")
    contents = read({"Figures": [LONG, [1, "2014-08", money], [2, "2014-08", change], [2, "2014-07", "+3%"]]}, known)
    assert numbers(contents) == {("1", "2014-08"): 489.0, ("2", "2014-08"): 2.0, ("2", "2014-07"): 3.0}


def test_a_share_below_0_is_a_change_however_it_is_typed() -> None:
    known = Records(indicators=(indicator("10", name="In time", unit=Unit.PERCENT),))
    contents = read({"Figures": [LONG, [10, "2014-08", Shown(-0.02, "0%")]]}, known)
    assert (contents.records.figures, told(contents)) == ((), [("not-counted", "Figures!C2")])
