"""A change with its sign, and money, are no figures of an indicator that counts something: told at their cells."""

import io

import pytest
import xlwt

from ibdesk.domain.board import Records
from ibdesk.domain.figure import Unit
from ibdesk.reading.files.open_file import read_cells
from ibdesk.reading.workbooks import OpenedFile
from tests.made import indicator
from tests.reading.files.odd_workbooks import ods
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


@pytest.mark.parametrize("number_format", [*MONEY, *CHANGES])
def test_of_an_old_workbook_too(number_format: str) -> None:
    book, file = xlwt.Workbook(), io.BytesIO()
    sheet = book.add_sheet("Figures")
    for column, (heading, value) in enumerate(zip(LONG, (7, "2014-08", 489), strict=True)):
        sheet.write(0, column, heading)
        sheet.write(
            1, column, value, xlwt.easyxf(num_format_str=number_format) if heading == "Value" else xlwt.XFStyle()
        )
    book.save(file)
    contents = read_one(OpenedFile("a.xls", "0", read_cells(file.getvalue(), "a.xls")), KNOWN)
    assert (contents.records.figures, told(contents)) == ((), [("not-counted", "Figures!C2")])


@pytest.mark.parametrize("sign", ["£", "$", ""])
def test_of_an_open_document_too(sign: str) -> None:
    """A currency without a sign is its country's."""
    styles = (
        f'<number:currency-style style:name="N1"><number:currency-symbol>{sign}</number:currency-symbol>'
        '<number:number number:min-integer-digits="1"/></number:currency-style>'
        '<style:style style:name="money" style:family="table-cell" style:data-style-name="N1"/>'
    )
    words = "".join(f'<table:table-cell office:value-type="string"><text:p>{each}</text:p></table:table-cell>'
                    for each in LONG)  # fmt: skip
    row = (
        '<table:table-cell office:value-type="float" office:value="7"/><table:table-cell office:value-type="string">'
        '<text:p>2014-08</text:p></table:table-cell><table:table-cell table:style-name="money" '
        'office:value-type="currency" office:value="489"/>'
    )
    lines = f"<table:table-row>{words}</table:table-row><table:table-row>{row}</table:table-row>"
    contents = read_one(OpenedFile("a.ods", "0", read_cells(ods(lines, styles=styles), "a.ods")), KNOWN)
    assert (contents.records.figures, [rule for rule, _ in told(contents)]) == ((), ["not-counted"])


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


@pytest.mark.parametrize("written", ["-2%", Shown(-0.02, "0%")])
def test_a_percentage_below_0_is_a_change_of_a_count_and_is_kept_as_one_that_cannot_be(written: object) -> None:
    known = Records(indicators=(indicator("10", name="In time", unit=Unit.PERCENT), indicator("11", name="Visits")))
    contents = read({"Figures": [LONG, [10, "2014-08", written], [11, "2014-08", written]]}, known)
    assert (numbers(contents), told(contents)) == ({("10", "2014-08"): -2.0}, [("not-counted", "Figures!C3")])
