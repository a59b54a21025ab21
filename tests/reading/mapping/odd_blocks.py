"""Reports in blocks: an indicator's name over its months, or once before them."""

from tests.reading.made_workbooks import Laid
from tests.reading.mapping.whole_way import Layout, figures

# fmt: off
BLOCKS: dict[str, Layout] = {
    "ssrs blocks": Layout(
        {
            "Report": [
                ["Marlshire County Council"], ["Children's Services monthly report"], [], ["Referrals"],
                ["Month", "Number"], ["Jun-14", 481], ["Jul-14", 502], ["Aug-14", 489], [],
                ["Child Protection Plans"], ["Month", "Number"], ["Jun-14", 231], ["Jul-14", 229], ["Aug-14", 234],
            ],
        },
        figures("18 2014-06 231 229 234", "7 2014-06 481 502 489"),
    ),
    "ssrs blocks, code before the name": Layout(
        {
            "Report": [
                ["Monthly report"], ["7 Referrals"], [None, "Jun-14", "Jul-14", "Aug-14"], ["Number", 481, 502, 489],
                [], ["18 Child Protection Plans"], [None, "Jun-14", "Jul-14", "Aug-14"], ["Number", 231, 229, 234],
            ],
        },
        figures("18 2014-06 231 229 234", "7 2014-06 481 502 489"),
    ),
    "group header rows over months down": Layout(
        {
            "Report": [
                ["Indicator", "Month", "Number"], ["Referrals"], [None, "Jun-14", 481], [None, "Jul-14", 502],
                [None, "Aug-14", 489], ["Child Protection Plans"], [None, "Jun-14", 231], [None, "Jul-14", 229],
                [None, "Aug-14", 234],
            ],
        },
        figures("18 2014-06 231 229 234", "7 2014-06 481 502 489"),
    ),
    "group names shown once, months down": Layout(
        {
            "Report": [
                ["Indicator", "Month", "Number"], ["Referrals", "Jun-14", 481], [None, "Jul-14", 502],
                [None, "Aug-14", 489], ["Child Protection Plans", "Jun-14", 231], [None, "Jul-14", 229],
                [None, "Aug-14", 234],
            ],
        },
        figures("18 2014-06 231 229 234", "7 2014-06 481 502 489"),
    ),
    "ssrs: title rows, blocks with total": Layout(
        {
            "Report": [
                ["Children's Services Monthly Report"], ["Run date: 03/09/2014"], [], ["Referrals"],
                ["Month", "Count"], ["Jun-14", 481], ["Jul-14", 502], ["Aug-14", 489], ["Total", 1472], [],
                ["Child Protection Plans"], ["Month", "Count"], ["Jun-14", 231], ["Jul-14", 229], ["Aug-14", 234],
                ["Total", 694],
            ],
        },
        figures("18 2014-06 231 229 234", "7 2014-06 481 502 489"),
    ),
    "ssrs: Indicator: X lines": Layout(
        {
            "Report": [
                ["Monthly report"], [], ["Indicator: Referrals"], ["Month", "Value"], ["Jun-14", 481],
                ["Jul-14", 502], ["Aug-14", 489], [], ["Indicator: Child Protection Plans"], ["Month", "Value"],
                ["Jun-14", 231], ["Jul-14", 229], ["Aug-14", 234],
            ],
        },
        figures("18 2014-06 231 229 234", "7 2014-06 481 502 489"),
    ),
    "ssrs: Indicator | X pair lines": Layout(
        {
            "Report": [
                ["Monthly report"], [], ["Indicator", "Referrals"], ["Month", "Value"], ["Jun-14", 481],
                ["Jul-14", 502], ["Aug-14", 489], [], ["Indicator", "Child Protection Plans"], ["Month", "Value"],
                ["Jun-14", 231], ["Jul-14", 229], ["Aug-14", 234],
            ],
        },
        figures("18 2014-06 231 229 234", "7 2014-06 481 502 489"),
    ),
    "ssrs: unknown block too": Layout(
        {
            "Report": [
                ["Referrals"], ["Month", "Value"], ["Jun-14", 481], ["Jul-14", 502], ["Aug-14", 489], [],
                ["Parking fines"], ["Month", "Value"], ["Jun-14", 9], ["Jul-14", 8], ["Aug-14", 7], [],
                ["Child Protection Plans"], ["Month", "Value"], ["Jun-14", 231], ["Jul-14", 229], ["Aug-14", 234],
            ],
        },
        figures("18 2014-06 231 229 234", "7 2014-06 481 502 489"),
    ),
    "ssrs: num den blocks": Layout(
        {
            "Report": [
                ["10 Initial Assessments Completed within 10 Working Days"], ["Month", "Numerator", "Denominator"],
                ["Jun-14", 60, 100], ["Jul-14", 61, 101], ["Aug-14", 65, 104], [], ["18 Child Protection Plans"],
                ["Month", "Numerator", "Denominator"],
            ],
        },
        figures("10 denominator 2014-06 100 101 104", "10 numerator 2014-06 60 61 65"),
    ),
    "ssrs: textbox headings": Layout(
        {
            "Report": [
                ["textbox1", "textbox2", "textbox3"], ["Referrals", "Jun-14", 481], ["Referrals", "Jul-14", 502],
                ["Referrals", "Aug-14", 489], ["Child Protection Plans", "Jun-14", 231],
                ["Child Protection Plans", "Jul-14", 229], ["Child Protection Plans", "Aug-14", 234],
            ],
        },
        figures("18 2014-06 231 229 234", "7 2014-06 481 502 489"),
    ),
    "ssrs: column over wide, merged group left": Layout(
        {
            "Report": Laid([
                ["Indicator", "Type", "Jun-14", "Jul-14", "Aug-14"], [None, "Actual", 481, 502, 489],
                [None, "Target", 500, 500, 500], [None, "Actual", 231, 229, 234], [None, "Target", 200, 200, 200],
            ], merged=(
                (2, 1, 3, 1, "Referrals"), (4, 1, 5, 1, "Child Protection Plans"),
            )),
        },
        figures("18 2014-06 231 229 234", "7 2014-06 481 502 489"),
    ),
    "ssrs side labels": Layout(
        {
            "R": [
                ["Month", None, "Jun-14", "Jul-14", "Aug-14"], ["Referrals", "Number", 481, 502, 489],
                [None, "Target", 500, 500, 500], ["Child Protection Plans", "Number", 231, 229, 234],
                [None, "Target", 200, 200, 200],
            ],
        },
        figures("18 2014-06 231 229 234", "7 2014-06 481 502 489"),
    ),
    "ssrs report params": Layout(
        {
            "R": [
                ["Report: Children's performance"], ["Printed", "03/09/2014"], ["Page", "1 of 1"], [],
                ["Indicator", "Period", "Result"], ["Referrals", "Jun-14", 481], [None, "Jul-14", 502],
                [None, "Aug-14", 489], ["Child Protection Plans", "Jun-14", 231], [None, "Jul-14", 229],
                [None, "Aug-14", 234],
            ],
        },
        figures("18 2014-06 231 229 234", "7 2014-06 481 502 489"),
    ),
    "ssrs group footer": Layout(
        {
            "R": [
                ["Indicator", "Period", "Result"], ["Referrals", None, None], [None, "Jun-14", 481],
                [None, "Jul-14", 502], [None, "Aug-14", 489], [None, "Total", 1472],
                ["Child Protection Plans", None, None], [None, "Jun-14", 231], [None, "Jul-14", 229],
                [None, "Aug-14", 234], [None, "Total", 694],
            ],
        },
        figures("18 2014-06 231 229 234", "7 2014-06 481 502 489"),
    ),
    "ssrs unnamed group column": Layout(
        {
            "R": [
                [None, "Month", "Number"], ["Referrals", "Jun-14", 481], [None, "Jul-14", 502], [None, "Aug-14", 489],
                ["Child Protection Plans", "Jun-14", 231], [None, "Jul-14", 229], [None, "Aug-14", 234],
            ],
        },
        figures("18 2014-06 231 229 234", "7 2014-06 481 502 489"),
    ),
    "sections of month lines long": Layout(
        {
            "R": [
                ["Code", "Value"], ["Jun-14"], [7, 481], [18, 231], ["Jul-14"], [7, 502], [18, 229], ["Aug-14"],
                [7, 489], [18, 234],
            ],
        },
        figures("18 2014-06 231 229 234", "7 2014-06 481 502 489"),
    ),
    "month lines, name|value": Layout(
        {
            "R": [
                ["Indicator", "Value"], ["June 2014"], ["Referrals", 481], ["Child Protection Plans", 231],
                ["July 2014"], ["Referrals", 502], ["Child Protection Plans", 229], ["August 2014"],
                ["Referrals", 489], ["Child Protection Plans", 234],
            ],
        },
        figures("18 2014-06 231 229 234", "7 2014-06 481 502 489"),
    ),
    "blocks for months": Layout(
        {
            "R": [
                ["June 2014"], ["Indicator", "Value"], ["Referrals", 481], ["Child Protection Plans", 231], [],
                ["July 2014"], ["Indicator", "Value"], ["Referrals", 502], ["Child Protection Plans", 229], [],
                ["August 2014"], ["Indicator", "Value"], ["Referrals", 489], ["Child Protection Plans", 234],
            ],
        },
        figures("18 2014-06 231 229 234", "7 2014-06 481 502 489"),
    ),
    "area blocks on one sheet": Layout(
        {
            "R": [
                ["North"], ["Code", "Jun-14", "Jul-14", "Aug-14"], [7, 280, 300, 280], [], ["South"],
                ["Code", "Jun-14", "Jul-14", "Aug-14"], [7, 201, 202, 209],
            ],
        },
        figures("7 [North] 2014-06 280 300 280", "7 [South] 2014-06 201 202 209"),
    ),
    "lines of areas in rows": Layout(
        {
            "R": [
                ["Code", "Indicator", "Jun-14", "Jul-14", "Aug-14"], ["North"], [7, "Referrals", 280, 300, 280],
                ["South"], [7, "Referrals", 201, 202, 209],
            ],
        },
        figures("7 [North] 2014-06 280 300 280", "7 [South] 2014-06 201 202 209"),
    ),
    "actual lines": Layout(
        {
            "R": [
                ["Code", "Indicator", "Jun-14", "Jul-14", "Aug-14"], ["Actual"], [7, "Referrals", 481, 502, 489],
                [18, "Child Protection Plans", 231, 229, 234], ["Target"], [7, "Referrals", 500, 500, 500],
                [18, "Child Protection Plans", 200, 200, 200],
            ],
        },
        figures("18 2014-06 231 229 234", "7 2014-06 481 502 489"),
    ),
}
# fmt: on
