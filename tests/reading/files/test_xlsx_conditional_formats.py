"""Conditional formats that write a text in place of the number: the figure is told as it is seen, and not kept."""

from collections.abc import Mapping
from io import BytesIO
from typing import Any

import pytest
import xlsxwriter

from ibdesk.domain.workbook_contents import WorkbookContents
from ibdesk.reading.workbooks import InFile
from tests.reading.made_workbooks import KNOWN, numbers, told
from tests.reading.read_workbooks import read_workbooks

BELOW_6 = {"type": "cell", "criteria": "<", "value": 6}
BOTH = {("7", "2014-07"): 3.0, ("7", "2014-08"): 489.0}


def read_with(rule: Mapping[str, Any], number_format: str) -> WorkbookContents:
    file = BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True})
    sheet = book.add_worksheet("Figures")
    for row, values in enumerate((["Code", "Indicator", "Jul-14", "Aug-14"], [7, "Referrals", 3, 489])):
        sheet.write_row(row, 0, values)
    sheet.conditional_format("C2:D9", {**rule, "format": book.add_format({"num_format": number_format})})
    book.close()
    return read_workbooks([InFile(name="figures.xlsx", data=file.getvalue())], KNOWN)[0]


@pytest.mark.parametrize(
    ("rule", "number_format"),
    [
        (BELOW_6, '"c"'),
        (BELOW_6, '"<6"'),
        (BELOW_6, ";;;"),
        ({"type": "cell", "criteria": "<=", "value": 5}, '"*";"*"'),
        ({"type": "cell", "criteria": "between", "minimum": 1, "maximum": 5}, '"c"'),
        ({"type": "cell", "criteria": "not between", "minimum": 6, "maximum": 9999}, '"c"'),
        ({"type": "cell", "criteria": "=", "value": 3}, '"c"'),
        ({"type": "formula", "criteria": "=C2<6"}, '"c"'),
        ({"type": "formula", "criteria": "=AND(C2>0,C2<6)"}, '"c"'),
    ],
)
def test_a_number_that_nobody_sees_is_not_kept(rule: Mapping[str, Any], number_format: str) -> None:
    contents = read_with(rule, number_format)
    assert numbers(contents) == {("7", "2014-08"): 489.0}
    assert told(contents) == [("number-not-shown", "Figures!C2")]


@pytest.mark.parametrize(
    ("rule", "number_format"),
    [(BELOW_6, "0.0"), (BELOW_6, "#,##0"), ({"type": "cell", "criteria": "<", "value": 3}, '"c"')],
)
def test_other_formats_and_other_numbers_are_read(rule: Mapping[str, Any], number_format: str) -> None:
    contents = read_with(rule, number_format)
    assert (numbers(contents), contents.problems) == (BOTH, ())


@pytest.mark.parametrize("criteria", ["=$Z$1=1", "=ISNUMBER(C2)", "=D2<6"])
def test_a_rule_that_cannot_be_followed_is_told(criteria: str) -> None:
    contents = read_with({"type": "formula", "criteria": criteria}, '"c"')
    assert numbers(contents) == BOTH
    assert any("a conditional format may show another text" in each.message for each in contents.problems)


@pytest.mark.parametrize("value", ["NaN", "sNaN", "Infinity"])
def test_a_word_that_is_no_number_of_excel_costs_no_workbook(value: str) -> None:
    contents = read_with({"type": "cell", "criteria": "<", "value": value}, '"c"')
    assert contents.error is None
    assert numbers(contents) == BOTH
    assert any("a conditional format may show another text" in each.message for each in contents.problems)
