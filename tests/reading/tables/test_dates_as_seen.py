"""Dates over columns and down a Month column whose number format shows another thing than a month."""

import io
from datetime import datetime

import pytest
import xlwt

from ibdesk.domain.workbook_contents import WorkbookContents
from ibdesk.reading.workbooks import InFile
from tests.reading.files.odd_workbooks import ods
from tests.reading.made_workbooks import KNOWN, Shown, as_date, numbers, read, told
from tests.reading.read_workbooks import read_workbooks

HEAD = ["Code", "Indicator"]
BOTH = {("7", "2014-07"): 481, ("7", "2014-08"): 489}
# The number format of dates, and what is seen of 1 August 2014.
OTHERS = [
    ("yyyy", "2014"),
    ("yy", "14"),
    ('"FY"yy', "FY14"),
    ('"Year to" mmm-yy', "Year to Aug-14"),
    ('"YTD" mmm-yy', "YTD Aug-14"),
    ('mmm-yy "target"', "Aug-14 target"),
    ("mmm-yy\\ \\(\\t\\g\\t\\)", "Aug-14 (tgt)"),
    ('"Apr to "mmm-yy', "Apr to Aug-14"),
    ('"w/e "dd/mm/yyyy', "w/e 01/08/2014"),
    ('"Week "d', "Week 1"),
    ("ddd", "Fri"),
    ('[<41852]"YTD "mmm-yy;[>=41852]"Plan "mmm yyyy', "Plan Aug 2014"),
    ('mmmm" last year"', "August last year"),
]
MONTHS = [
    "mmm-yy", "mmm\\-yy;@", "[$-809]mmmm yyyy;@", "mmm", "mmmmm", "dd/mm/yyyy", "yyyy-mm-dd hh:mm:ss",
    "[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", '"Month ending "d mmm yyyy', 'd"st" mmmm yyyy', 'mmm-yy" actual"',
    '"As at "dd/mm/yy', "mmm' 'yy", '[Red]mmm-yy;"YTD"', "_-mmm-yy_-",
]  # fmt: skip


def wide(number_format: str) -> WorkbookContents:
    heads = [as_date(2014, 7, 1, number_format), as_date(2014, 8, 1, number_format)]
    return read({"Figures": [[*HEAD, *heads], [7, "Referrals", 481, 489]]})


@pytest.mark.parametrize(("number_format", "seen"), OTHERS)
def test_what_a_heading_shows_is_what_is_understood(number_format: str, seen: str) -> None:
    contents = wide(number_format)
    assert contents.records.figures == ()
    assert told(contents) == [("unreadable-month", "Figures!C1"), ("unreadable-month", "Figures!D1")]
    beside = [[*HEAD, "Jul-14", as_date(2014, 8, 1, number_format)], [7, "Referrals", 481, 489]]
    contents = read({"Figures": beside})
    assert numbers(contents) == {("7", "2014-07"): 481}
    assert [(each.rule, each.found) for each in contents.problems] == [("unreadable-month", seen)]


@pytest.mark.parametrize("number_format", MONTHS)
def test_a_format_that_shows_the_month_changes_nothing(number_format: str) -> None:
    contents = wide(number_format)
    assert (numbers(contents), told(contents), contents.questions) == (BOTH, [], ())


@pytest.mark.parametrize(("number_format", "seen"), OTHERS)
def test_so_it_is_down_a_column_of_months(number_format: str, seen: str) -> None:
    rows = [["Code", "Month", "Value"], [7, as_date(2014, 7, 1), 481], [7, as_date(2014, 8, 1, number_format), 4890]]
    contents = read({"Figures": rows})
    assert numbers(contents) == {("7", "2014-07"): 481}
    assert [(each.rule, each.found) for each in contents.problems] == [("unreadable-month", seen)]


def test_a_quarter_that_is_shown_is_that_quarter() -> None:
    contents = read({"Figures": [[*HEAD, as_date(2014, 8, 1, '"Q2 "yyyy"/15"')], [7, "Referrals", 1400]]})
    assert {(str(each.month), each.covers.value) for each in contents.records.figures} == {("2014-09", "quarter")}
    contents = wide('"Q2 "yyyy')
    assert contents.records.figures == ()
    assert "names a quarter and one year" in contents.questions[0].text


def test_a_mark_that_the_format_shows_goes_for_the_months_figures() -> None:
    contents = wide('mmm-yy" [p]"')
    assert {mark.value for each in contents.records.figures for mark in each.marks} == {"p"}


def test_words_that_a_format_puts_beside_texts_and_numbers_are_seen_too() -> None:
    rows = [[*HEAD, "Jul-14", Shown(201408, '"YTD "0')], [7, "Referrals", 481, 4890]]
    contents = read({"Figures": rows})
    assert numbers(contents) == {("7", "2014-07"): 481}
    assert [each.rule for each in contents.problems] == ["column-not-used"]


@pytest.mark.parametrize(("number_format", "is_month"), [('"YTD "mmm-yy', False), ("yyyy", False), ("mmm-yy", True)])
def test_an_old_workbook_is_read_alike(number_format: str, is_month: bool) -> None:
    book = xlwt.Workbook()
    sheet = book.add_sheet("Figures")
    style = xlwt.easyxf(num_format_str=number_format)
    for column, value in enumerate((*HEAD, datetime(2014, 7, 1), datetime(2014, 8, 1))):
        sheet.write(0, column, value, *([style] if column > 1 else []))
    for column, number in enumerate((7, "Referrals", 481, 489)):
        sheet.write(1, column, number)
    file = io.BytesIO()
    book.save(file)
    (contents,) = read_workbooks([InFile(name="figures.xls", data=file.getvalue())], KNOWN)
    assert numbers(contents) == (BOTH if is_month else {})


_MONTH, _YEAR = '<number:month number:textual="true"/>', '<number:year number:style="long"/>'


@pytest.mark.parametrize(
    ("pieces", "is_month"),
    [
        (f"{_MONTH}<number:text> </number:text>{_YEAR}", True),
        (f"<number:text>YTD </number:text>{_MONTH}<number:text> </number:text>{_YEAR}", False),
        (_YEAR, False),
        (f"<number:quarter/><number:text> </number:text>{_YEAR}", False),
        (f"<number:week-of-year/><number:text> </number:text>{_YEAR}", False),
    ],
)
def test_an_open_document_is_read_alike(pieces: str, is_month: bool) -> None:
    styles = (
        f'<number:date-style style:name="N1">{pieces}</number:date-style>'
        '<style:style style:name="ce1" style:family="table-cell" style:data-style-name="N1"/>'
    )
    dates = "".join(
        f'<table:table-cell table:style-name="ce1" office:value-type="date" office:date-value="{day}"/>'
        for day in ("2014-07-01", "2014-08-01")
    )
    texts = "".join(
        f'<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>' for text in HEAD
    )
    figures = "".join(
        f'<table:table-cell office:value-type="float" office:value="{number}"/>' for number in (7, 7, 481, 489)
    )
    rows = f"<table:table-row>{texts}{dates}</table:table-row><table:table-row>{figures}</table:table-row>"
    (contents,) = read_workbooks([InFile(name="figures.ods", data=ods(rows, styles))], KNOWN)
    assert numbers(contents) == (BOTH if is_month else {})
