"""Months whose year breaks the order of those beside them, over the columns and down a Month column."""

from fractions import Fraction
from typing import Any

import pytest

from ibdesk.desk.starting import shipped_definitions
from ibdesk.domain.month import Month
from ibdesk.domain.question import Answer, Decisions
from ibdesk.domain.workbook_contents import WorkbookContents
from tests.made import cell_of
from tests.reading.in_formats import FORMATS, opened, read_one
from tests.reading.made_workbooks import as_date, read

KNOWN = shipped_definitions()
RULE = "month-order"

# The months in their order, those that are not used, and what is proposed first.
BROKEN = [
    ("Nov-13 Dec-13 Jan-13 Feb-13", "Jan-13 Feb-13", "“Jan-13” to “Feb-13” are January 2014 to February 2014"),
    ("Jun-14 Jul-14 Aug-13", "Aug-13", "“Aug-13” is August 2014"),
    ("Oct-13 Dec-13 Jan-13 Feb-13", "Jan-13 Feb-13", "“Jan-13” to “Feb-13” are January 2014 to February 2014"),
    ("Jun-13 Jul-14 Aug-14", "Jun-13", "“Jun-13” is June 2014"),
    ("May-14 Jun-14 Jul-13 Aug-14", "Jul-13", "“Jul-13” is July 2014"),
    ("Aug-14 Jul-14 Jun-13", "Jun-13", "“Jun-13” is June 2014"),
    ("Feb-14 Jan-14 Dec-14 Nov-14", "Dec-14 Nov-14", "“Dec-14” to “Nov-14” are December 2013 to November 2013"),
    ("Jun-14 Jul-14 Aug-15", "Aug-15", "“Aug-15” is August 2014"),
    ("Jul-14 Aug-13", "Aug-13", "“Aug-13” is August 2014"),
    ("Nov-13 Dec-13 Jan-15 Feb-15", "Jan-15 Feb-15", "“Jan-15” to “Feb-15” are January 2014 to February 2014"),
    ("Dec-13 Jan-13 Feb-13 Mar-13", "Jan-13 Feb-13 Mar-13", "“Jan-13” to “Mar-13” are January 2014 to March 2014"),
    ("Jun-13 Sep-13 Dec-13 Mar-13", "Mar-13", "“Mar-13” is March 2014"),
    ("2013-11 2013-12 2013-01 2013-02", "2013-01 2013-02", "“2013-01” to “2013-02” are January 2014 to February 2014"),
]
# Later and later months may lack those between, rows earlier and earlier ones too.
GAPS = ("Jun-13 Jul-14 Aug-14", "Jun-14 Jul-14 Aug-15", "Nov-13 Dec-13 Jan-15 Feb-15")
GAPS_IN_ROWS = (*GAPS, "Jul-14 Aug-13", "Aug-14 Jul-14 Jun-13")
IN_ORDER = [
    "Aug-14 Jul-14 Jun-14", "Nov-13 Dec-13 Jan-14 Feb-14", "Jul-14 Aug-14 Jul-13 Aug-13", "Aug-13 Jul-14 Aug-14",
    "Jul-14 Aug-14 Aug-13", "Apr-14 Apr-13 May-14 May-13", "Apr-13 Apr-14 May-13 May-14", "Jul-14 Aug-13 Aug-14",
    "Jun-14 Jul-14 Aug-13 Aug-14", "Mar-13 Mar-14 Jul-14 Aug-14", "Jun-14 Jul-14 Aug-14 Mar-14", "Jan-14 Dec-14",
    "Aug-12 Aug-13 Aug-14", "Jan-14 Feb-14 Mar-14 Jan-13 Feb-13 Mar-13", "Aug-14 Jul-14 Aug-13 Jul-13",
    "Jun-14 Jul-14 Aug-14 Aug-12 Aug-13", "Dec-13 Mar-14 Aug-14", "Mar-14 Aug-13 Aug-14", "Jun-14 Aug-14 Jul-14",
    "Dec-14 Nov-14 Oct-14 Sep-14 Aug-14 Jul-14 Jun-14 May-14 Apr-14 Mar-14 Feb-14 Jan-14 Dec-13 Nov-13",
    "Jan-14 Feb-14 Mar-14 Apr-14 May-14 Jun-14 Jul-14 Aug-14 Sep-14 Oct-14 Nov-14 Dec-14 "
    "Jan-13 Feb-13 Mar-13 Apr-13 May-13 Jun-13 Jul-13 Aug-13 Sep-13 Oct-13 Nov-13 Dec-13",
]  # fmt: skip


def wide(months: list[Any]) -> list[list[Any]]:
    rows: list[list[Any]] = [["Code", "Indicator", *months]]
    return [*rows, [7, "Referrals", *range(480, 480 + len(months))]]


def long(months: list[Any]) -> list[list[Any]]:
    rows: list[list[Any]] = [["Code", "Month", "Value"]]
    rows += [[7, month, 480 + place] for place, month in enumerate(months)]
    return rows + [[4, month, 900 + place] for place, month in enumerate(months)]


def kept(contents: WorkbookContents) -> set[tuple[str, int]]:
    return {(str(each.month), int(Fraction(each.quantity))) for each in contents.records.figures if each.code == "7"}


@pytest.mark.parametrize("kind", FORMATS)
@pytest.mark.parametrize("laid", [wide, long])
@pytest.mark.parametrize(("months", "unsure", "proposed"), BROKEN, ids=[each[0] for each in BROKEN])
def test_a_year_that_breaks_the_order_is_asked(kind: str, laid: Any, months: str, unsure: str, proposed: str) -> None:
    written = months.split()
    contents = read_one(opened(laid(written), kind), KNOWN)
    if months in (GAPS_IN_ROWS if laid is long else GAPS):
        assert (len(kept(contents)), contents.questions) == (len(written), ())
        return
    told = {cell_of(each).cell for each in contents.problems if each.rule == RULE}
    at = [written.index(month) for month in unsure.split()]
    down = {f"B{place + 2 + rows}" for place in at for rows in (0, len(written))}
    assert told == ({f"{'ABCDEFGHIJ'[place + 2]}1" for place in at} if laid is wide else down)
    assert {number for _, number in kept(contents)} == {
        480 + place for place, month in enumerate(written) if month not in unsure.split()
    }
    [question] = contents.questions
    assert question.choices[0].label == proposed


@pytest.mark.parametrize("laid", [wide, long])
@pytest.mark.parametrize("months", IN_ORDER)
def test_other_orders_ask_and_tell_nothing(laid: Any, months: str) -> None:
    contents = read_one(opened(laid(months.split()), "xlsx"), KNOWN)
    assert len(kept(contents)) == len(months.split())
    assert not contents.questions
    assert RULE not in [each.rule for each in contents.problems]


@pytest.mark.parametrize("laid", [wide, long])
@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("behind", {("2013-11", 480), ("2013-12", 481), ("2014-01", 482), ("2014-02", 483)}),
        ("before", {("2012-11", 480), ("2012-12", 481), ("2013-01", 482), ("2013-02", 483)}),
        ("as written", {("2013-11", 480), ("2013-12", 481), ("2013-01", 482), ("2013-02", 483)}),
    ],
)
def test_an_answer_moves_the_months(laid: Any, word: str, expected: set[tuple[str, int]]) -> None:
    file = opened(laid(["Nov-13", "Dec-13", "Jan-13", "Feb-13"]), "xlsx")
    [question] = read_one(file, KNOWN).questions
    contents = read_one(file, KNOWN, Decisions(answers=(Answer(question.key, word),)))
    assert kept(contents) == expected
    assert not [each for each in contents.problems if each.rule == RULE]


def test_rows_in_no_order_at_all_ask_nothing() -> None:
    rows: list[list[Any]] = [["Code", "Month", "Value"]]
    rows += [[7, month, 7] for month in ("Jul-14", "Aug-13")] + [
        [4, month, 4] for month in ("Aug-14", "May-14", "Jul-14")
    ]
    contents = read_one(opened(rows, "xlsx"), KNOWN)
    assert (len(contents.records.figures), contents.questions, contents.problems) == (5, (), ())


def test_dates_and_quarters_have_an_order_too() -> None:
    dates = [as_date(2013, 11, 1), as_date(2013, 12, 1), as_date(2013, 1, 1)]
    assert [each.rule for each in read({"Data": [["Code", *dates], [7, 1, 2, 3]]}).problems] == [RULE]
    quarters = ["Q2 2013/14", "Q3 2013/14", "Q4 2012/13"]
    assert RULE in [each.rule for each in read({"Data": [["Code", *quarters], [7, 1, 2, 3]]}).problems]


def test_rows_of_a_month_together_are_in_order_by_indicator() -> None:
    rows: list[list[Any]] = [["Code", "Month", "Value"]]
    for month in ("Nov-13", "Dec-13", "Jan-13"):
        rows += [[7, month, 7], [4, month, 4], [1, month, 1]]
    contents = read_one(opened(rows, "xlsx"), KNOWN)
    assert {cell_of(each).cell for each in contents.problems} == {"B8", "B9", "B10"}
    assert len(contents.questions) == 1
    assert Month(2013, 1) not in {figure.month for figure in contents.records.figures}
