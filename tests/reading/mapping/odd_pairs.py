"""Months with more than one number each: the month and the year to date, actual and target."""

from tests.reading.made_workbooks import Laid
from tests.reading.mapping.whole_way import Layout, figures

# fmt: off
PAIRS: dict[str, Layout] = {
    "month and YTD pairs, merged": Layout(
        {
            "Scorecard": Laid([
                ["Code", "Indicator"], [None, None, "Month", "YTD", "Month", "YTD", "Month", "YTD"],
                [7, "Referrals", 481, 1400, 502, 1902, 489, 2391],
                [18, "Child Protection Plans", 231, 700, 229, 929, 234, 1163],
            ], merged=(
                (1, 3, 1, 4, "Jun-14"), (1, 5, 1, 6, "Jul-14"), (1, 7, 1, 8, "Aug-14"),
            )),
        },
        figures("18 2014-06 231 229 234", "7 2014-06 481 502 489"),
    ),
    "month and YTD pairs, not merged": Layout(
        {
            "Scorecard": [
                [None, None, "Jun-14", None, "Jul-14", None, "Aug-14", None],
                ["Code", "Indicator", "Month", "YTD", "Month", "YTD", "Month", "YTD"],
                [7, "Referrals", 481, 1400, 502, 1902, 489, 2391],
                [18, "Child Protection Plans", 231, 700, 229, 929, 234, 1163],
            ],
        },
        figures("18 2014-06 231 229 234", "7 2014-06 481 502 489"),
    ),
    "month and YTD in the heading": Layout(
        {
            "Scorecard": [
                ["Code", "Indicator", "Jun-14", "Jun-14 YTD", "Jul-14", "Jul-14 YTD", "Aug-14", "Aug-14 YTD"],
                [7, "Referrals", 481, 1400, 502, 1902, 489, 2391],
                [18, "Child Protection Plans", 231, 700, 229, 929, 234, 1163],
            ],
        },
        figures("18 2014-06 231 229 234", "7 2014-06 481 502 489"),
    ),
    "in month and year to date over months": Layout(
        {
            "Scorecard": [
                [None, None, "In month", None, None, "Year to date", None, None],
                ["Code", "Indicator", "Jun-14", "Jul-14", "Aug-14", "Jun-14", "Jul-14", "Aug-14"],
                [7, "Referrals", 481, 502, 489, 1400, 1902, 2391],
                [18, "Child Protection Plans", 231, 229, 234, 700, 929, 1163],
            ],
        },
        figures("18 2014-06 231 229 234", "7 2014-06 481 502 489"),
    ),
    "long with month and YTD": Layout(
        {
            "Scorecard": [
                ["Code", "Month", "In month", "YTD"], [7, "Jun-14", 481, 1443], [7, "Jul-14", 502, 1506],
                [7, "Aug-14", 489, 1467], [18, "Jun-14", 231, 693], [18, "Jul-14", 229, 687],
                [18, "Aug-14", 234, 702],
            ],
        },
        figures("18 2014-06 231 229 234", "7 2014-06 481 502 489"),
    ),
    "actual and target blocks": Layout(
        {
            "Data": [
                [None, "Actual", None, None, "Target", None, None],
                ["Code", "Jun-14", "Jul-14", "Aug-14", "Jun-14", "Jul-14", "Aug-14"],
                [7, 481, 502, 489, 500, 500, 500], [18, 231, 229, 234, 200, 200, 200],
            ],
        },
        figures("18 2014-06 231 229 234", "7 2014-06 481 502 489"),
    ),
    "month ytd, 3 sub": Layout(
        {
            "S": [
                [None, None, "Jun-14", None, None, "Jul-14", None, None],
                ["Code", "Indicator", "Month", "YTD", "Target", "Month", "YTD", "Target"],
                [7, "Referrals", 481, 1400, 500, 502, 1902, 500],
                [18, "Child Protection Plans", 231, 700, 200, 229, 929, 200],
            ],
        },
        figures("18 2014-06 231 229", "7 2014-06 481 502"),
    ),
    "month ytd: In month/To date": Layout(
        {
            "S": [
                [None, "June 2014", None, "July 2014", None],
                ["Indicator", "In month", "To date", "In month", "To date"], ["Referrals", 481, 1400, 502, 1902],
                ["Child Protection Plans", 231, 700, 229, 929],
            ],
        },
        figures("18 2014-06 231 229", "7 2014-06 481 502"),
    ),
    "month ytd under one month": Layout(
        {
            "S": [
                ["August 2014"], ["Code", "Indicator", "Month", "YTD"], [7, "Referrals", 489, 2391],
                [18, "Child Protection Plans", 234, 1163],
            ],
        },
        figures("18 2014-08 234", "7 2014-08 489"),
    ),
    "Monthly | Cumulative": Layout(
        {
            "S": [
                [None, "Jun-14", None, "Jul-14", None],
                ["Indicator", "Monthly", "Cumulative", "Monthly", "Cumulative"], ["Referrals", 481, 1400, 502, 1902],
                ["Child Protection Plans", 231, 700, 229, 929],
            ],
        },
        figures("18 2014-06 231 229", "7 2014-06 481 502"),
    ),
    "YTD right block": Layout(
        {
            "R": [
                ["Code", "Indicator", "Month", None, None, "YTD", None, None],
                [None, None, "Jun-14", "Jul-14", "Aug-14", "Jun-14", "Jul-14", "Aug-14"],
                [7, "Referrals", 481, 502, 489, 1, 2, 3],
            ],
        },
        figures("7 2014-06 481 502 489"),
    ),
    "Aug-14 (month) / Aug-14 (YTD)": Layout(
        {
            "R": [
                ["Code", "Indicator", "Aug-14 (month)", "Aug-14 (YTD)"], [7, "Referrals", 489, 2391],
            ],
        },
        figures("7 2014-08 489"),
    ),
    "Actual/YTD under each, 3 rows": Layout(
        {
            "R": [
                [None, None, "2014/15", None, None, None], [None, None, "Apr", None, "May", None],
                ["Code", "Indicator", "Month", "YTD", "Month", "YTD"], [7, "Referrals", 40, 40, 41, 81],
            ],
        },
        figures("7 2014-04 40 41"),
    ),
    "n and % pairs": Layout(
        {
            "R": [
                [None, "Jun-14", None, "Jul-14", None], ["Code", "No.", "%", "No.", "%"], [7, 481, "50%", 502, "51%"],
            ],
        },
        figures("7 2014-06 481 502"),
    ),
    "num/den/% under": Layout(
        {
            "R": [
                [None, "Jun-14", None, None, "Jul-14", None, None], ["Code", "Num", "Den", "%", "Num", "Den", "%"],
                [10, 60, 100, "60%", 61, 101, "60.4%"],
            ],
        },
        figures("10 denominator 2014-06 100 101", "10 numerator 2014-06 60 61"),
    ),
}
# fmt: on
