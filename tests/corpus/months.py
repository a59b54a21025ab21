"""What stands in a month's place: down the side of a long table, over the columns of a wide one."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from functools import partial
from typing import Any

from tests.corpus.kinds import LAYOUTS, Given, Kind, expected_of, rows_of
from tests.corpus.writing import Raw, error, number, result, workbook
from tests.reading.made_workbooks import Shown


def _months(*pairs: tuple[Any, str]) -> list[Given]:
    """Each writing, and the month it is."""
    return [Given(7, written, place, str(place), key=f"7 {month}") for place, (written, month) in enumerate(pairs, 101)]


def _none(rule: str, *written: Any, wide: str = "") -> list[Given]:
    """Writings of no month; told where they stand, in a wide table perhaps as a column that is no month's."""
    over = f"{wide or rule} {{column}}1"
    return [
        Given(7, each, place, long_told=f"{rule} B{{row}}", wide_told=over) for place, each in enumerate(written, 101)
    ]


def _day(text: str, number_format: str = "mmm-yy") -> Shown:
    return Shown(datetime.fromisoformat(text), number_format)


SURE = _months(("Jul 2014", "2014-07"))
TABLES: dict[str, list[Given]] = {
    "twenty-nine clear writings": _months(
        ("Aug-12", "2012-08"), ("August 2013", "2013-08"), ("Aug 2014", "2014-08"), ("Sep-2012", "2012-09"),
        ("Sep 13", "2013-09"), ("Sept '14", "2014-09"), ("oct12", "2012-10"), ("OCTOBER 2013", "2013-10"),
        ("Oct. 2014", "2014-10"), ("November, 2012", "2012-11"), ("2013-11", "2013-11"), ("2014/11", "2014-11"),
        ("2012.12", "2012-12"), ("201312", "2013-12"), ("2014 Dec", "2014-12"), ("01/2013", "2013-01"),
        ("1/2014", "2014-01"), ("31/01/2015", "2015-01"), ("28.02.2013", "2013-02"), ("28-02-2014", "2014-02"),
        ("28/02/15", "2015-02"), ("31 March 2013", "2013-03"), ("31st March 2014", "2014-03"),
        ("31-Mar-15", "2015-03"), ("2013-04-30", "2013-04"), ("2014-04-30 00:00:00", "2014-04"),
        ("2015-04-30T00:00:00", "2015-04"), ("Friday 31 May 2013", "2013-05"), ("\u00a0May\u00a02014\u200b", "2014-05"),
    ),
    "real dates": _months(
        (_day("2014-08-01"), "2014-08"), (_day("2014-09-30", "dd/mm/yyyy"), "2014-09"),
         (_day("2014-10-31", "mmmm yyyy"), "2014-10"),
        (_day("2014-11-01", "[$-809]mmmm"), "2014-11"), (_day("2014-12-31", "d-mmm-yy"), "2014-12"),
        (Raw('t="d"', "<v>2015-01-31</v>"), "2015-01"), (Raw('t="d"', "<v>2015-02-28T00:00:00Z</v>"), "2015-02"),
    ),
    "dates that formulas make": _months(
        (Raw('s="1"', "<f>DATE(2014,8,1)</f><v>41852</v>"), "2014-08"),
         (result("TEXT(A1)", "Sep 2014", 't="str"'), "2014-09"),
        (_day("2014-10-01"), "2014-10"),
    ),
    "a number that can only be a month": _months((201408, "2014-08"), (201409, "2014-09"), (201501, "2015-01")),
    "out of order, with gaps": _months(("Dec-14", "2014-12"), ("Jan-14", "2014-01"), ("Apr-13", "2013-04"),
     ("Feb-15", "2015-02")),
    "over the new year": _months(("Dec-14", "2014-12"), ("Jan-15", "2015-01"), ("31/12/2015", "2015-12"),
     ("31/01/2016", "2016-01")),
    "text and dates mixed": _months(("Jul-14", "2014-07"), (_day("2014-08-31"), "2014-08"), ("2014-09", "2014-09"),
     ("31/10/2014", "2014-10")),
    "quarters of a financial year": _months(("Q1 2013/14", "2013-06"), ("2013/14 Q2", "2013-09"),
     ("Quarter 3 2013-14", "2013-12"), ("Q4 13/14", "2014-03"), ("Q1 2014/15", "2014-06")),
    "quarters by their months": _months(("Apr-Jun 2014", "2014-06"), ("Jul - Sep 2014", "2014-09"),
     ("October to December 2014", "2014-12"), ("Jan\u2013Mar 15", "2015-03"), ("Apr.\u2013June '15", "2015-06")),
    "day first, which is said": [
        *SURE, Given(7, "01/09/2014", 1, "1", long_told="day-first B3", wide_told="day-first C1", key="7 2014-09"),
        Given(7, "01/10/2014", 2, "2", key="7 2014-10"),
    ],
    "an American date": [*SURE, Given(7, "08/31/2014", 1, long_told="unreadable-month B3",
     wide_told="unreadable-month C1")],
    "days that Excel made of months": [
        *SURE, *(Given(7, _day(f"2026-08-{day}", "d-mmm"), day, long_told="ambiguous-month B{row}",
         wide_told="ambiguous-month {column}1") for day in (12, 13, 14)),
    ],
    "thirty that are no month": [
        *SURE, *_none("unreadable-month",
            "Augst 2014", "2014-13", "2014-00", "31/09/2014", "29/02/2014", "32/08/2014", "Aug 214", "Aug 20145",
             "week 32",
            "W32 2014", "Aug-14 to Sep-14", "Q5 2013/14", "Q4 2013/15", "12", "14", "2014", "2013/14", "YTD", "n/k",
             "1 2 3",
            "٠٨/٢٠١٤", "2014-08-32", "H1 2014", "Spring 2014", "Apr-Jul 2014",
            "May-Jul 2014", "Jun-Apr 2014", "Dec-Feb 2014", "Apr-Jun",
            "Apr-Jun 2014/15", "Apr 2014-Jun 2014", wide="column-not-used"),
    ],
    "times on the last day of a month": [
        *SURE, *_none("ambiguous-month-time", "2014-07-31T23:00:00.000Z", "31/08/2014 23:00", "30 Sep 2014 23:59:17",
         _day("2014-10-31T23:00", "mmm-yy"), Raw('t="d"', "<v>2014-11-30T23:00:00Z</v>")),
    ],
    "times on another day": _months(("2014-08-31T00:00Z", "2014-08"), ("15/09/2014 09:30", "2014-09"),
     (_day("2014-10-01T00:00:05"), "2014-10"), ("2014-11-01T00:00:00+00:00", "2014-11")),
    "every dash": _months(("Aug\u201012", "2012-08"), ("Sep\u201112", "2012-09"), ("2012\u201210", "2012-10"),
     ("Nov\u201312", "2012-11"), ("2012\u201412", "2012-12"), ("31\u201501\u20152013", "2013-01"),
     ("Feb\u221213", "2013-02")),
    "months without a year": [*SURE, *_none("ambiguous-month", "August", "Sep")],
    "quarters of nobody knows which year": [*SURE, *_none("ambiguous-quarter", "Q4 2013", "2014 Q1", "Q2")],
    "a month or a financial year": [*SURE, *_none("ambiguous-month", "2011/12", "2008/09")],
    "years out of reason": [*SURE, *_none("month-out-of-reason", "Aug 1066", "Aug 1989", "Aug 2099",
     _day("1900-01-31"), _day("2079-06-06"))],
    "serial numbers shown as numbers": [*SURE, *_none("unreadable-month", number("41883.5"), 41860,
     wide="column-not-used")],
    "the first and last days of months shown as numbers": [*SURE, *_none("ambiguous-month", 41852, 41912)],
    "truth values, errors and unworked formulas": [
        *SURE, *_none("unreadable-month", True, wide="column-not-used"), *_none("formula-error", error("#REF!")),
        *_none("formula-without-result", Raw("", "<f>A1</f>")),
    ],
    "days that never were": [
        *SURE, *_none("unreadable-month", Shown(60, "mmm-yy"), Shown(-1, "mmm-yy"), Shown(2958466, "mmm-yy"), Shown(0,
         "mmm-yy"), wide="column-not-used"),
    ],
}  # fmt: skip


def kinds() -> Iterable[Kind]:
    """Every table in both layouts."""
    for name, table in TABLES.items():
        for layout in LAYOUTS:
            yield _kind(name, layout, table)
    from_1904 = _months((Shown(40390, "mmm-yy"), "2014-08"), (Shown(40421, "mmm-yy"), "2014-09"))
    for layout in LAYOUTS:
        yield _kind("counted from 1904", layout, from_1904, 'date1904="1"')


def _kind(name: str, layout: str, table: Sequence[Given], properties: str = "") -> Kind:
    make = partial(workbook, {"Figures": rows_of(layout, table)}, properties)
    return Kind("months", name, layout, make, expected_of(layout, table))
