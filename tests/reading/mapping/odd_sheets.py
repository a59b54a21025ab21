"""A sheet for each indicator, for each month, for each part."""

from ibdesk.domain.mapping import Whose
from tests.reading.mapping.whole_way import Layout, figures

# fmt: off
SHEETS: dict[str, Layout] = {
    "sheets PI 7 and PI 18": Layout(
        {
            "PI 7": [
                ["Month", "Number"], ["Jun-14", 481], ["Jul-14", 502], ["Aug-14", 489],
            ],
            "PI 18": [
                ["Month", "Number"], ["Jun-14", 231], ["Jul-14", 229], ["Aug-14", 234],
            ],
        },
        figures("18 2014-06 231 229 234", "7 2014-06 481 502 489"),
    ),
    "sheets PI 7 and PI 18 with titles": Layout(
        {
            "PI 7": [
                ["PI 7: Referrals"], [], ["Month", "Number"], ["Jun-14", 481], ["Jul-14", 502], ["Aug-14", 489],
            ],
            "PI 18": [
                ["PI 18: Child Protection Plans"], [], ["Month", "Number"], ["Jun-14", 231], ["Jul-14", 229],
                ["Aug-14", 234],
            ],
        },
        figures("18 2014-06 231 229 234", "7 2014-06 481 502 489"),
    ),
    "sheets PI 7 and PI 18, months across": Layout(
        {
            "PI 7": [
                ["Measure", "Jun-14", "Jul-14", "Aug-14"], ["Number", 481, 502, 489],
            ],
            "PI 18": [
                ["Measure", "Jun-14", "Jul-14", "Aug-14"], ["Number", 231, 229, 234],
            ],
        },
        figures("18 2014-06 231 229 234", "7 2014-06 481 502 489"),
    ),
    "sheets by name": Layout(
        {
            "Referrals": [
                ["Month", "Number"], ["Jun-14", 481], ["Jul-14", 502], ["Aug-14", 489],
            ],
            "CP Plans": [
                ["Month", "Number"], ["Jun-14", 231], ["Jul-14", 229], ["Aug-14", 234],
            ],
        },
        figures("18 2014-06 231 229 234", "7 2014-06 481 502 489"),
    ),
    "north and south sheets": Layout(
        {
            "North": [
                ["Code", "Jun-14", "Jul-14", "Aug-14"], [7, 280, 300, 280], [18, 130, 128, 133],
            ],
            "South": [
                ["Code", "Jun-14", "Jul-14", "Aug-14"], [7, 201, 202, 209], [18, 101, 101, 101],
            ],
        },
        figures(
            "18 [North] 2014-06 130 128 133",
            "18 [South] 2014-06 101 101 101",
            "7 [North] 2014-06 280 300 280",
            "7 [South] 2014-06 201 202 209",
        ),
        whose={"North": Whose.CATEGORY, "South": Whose.CATEGORY},
    ),
    "a sheet for a month": Layout(
        {
            "Jun 14": [
                ["Measure", "Number"], ["Referrals", 481], ["CP Plans", 231],
            ],
            "Jul 14": [
                ["Measure", "Number"], ["Referrals", 502], ["CP Plans", 229],
            ],
            "Aug 14": [
                ["Measure", "Number"], ["Referrals", 489], ["CP Plans", 234],
            ],
        },
        figures("18 2014-06 231 229 234", "7 2014-06 481 502 489"),
    ),
    "sheets KPI7 KPI18": Layout(
        {
            "KPI7": [
                ["Month", "Number"], ["Jun-14", 481], ["Jul-14", 502], ["Aug-14", 489],
            ],
            "KPI18": [
                ["Month", "Number"], ["Jun-14", 231], ["Jul-14", 229], ["Aug-14", 234],
            ],
        },
        figures("18 2014-06 231 229 234", "7 2014-06 481 502 489"),
    ),
    "sheets 7 and 18": Layout(
        {
            "7": [
                ["Month", "Number"], ["Jun-14", 481], ["Jul-14", 502], ["Aug-14", 489],
            ],
            "18": [
                ["Month", "Number"], ["Jun-14", 231], ["Jul-14", 229], ["Aug-14", 234],
            ],
        },
        figures("18 2014-06 231 229 234", "7 2014-06 481 502 489"),
    ),
    "sheets num den": Layout(
        {
            "PI 10": [
                ["Month", "Numerator", "Denominator", "%"], ["Jun-14", 60, 100, "60.0%"],
                ["Jul-14", 61, 101, "60.4%"], ["Aug-14", 65, 104, "62.5%"],
            ],
        },
        figures("10 denominator 2014-06 100 101 104", "10 numerator 2014-06 60 61 65"),
        code_in_csv="10",
    ),
    "sheets with Month | Actual | Target": Layout(
        {
            "7 Referrals": [
                ["Month", "Actual", "Target"], ["Jun-14", 481, 500], ["Jul-14", 502, 500], ["Aug-14", 489, 500],
            ],
            "18 CP Plans": [
                ["Month", "Actual", "Target"], ["Jun-14", 231, 200], ["Jul-14", 229, 200], ["Aug-14", 234, 200],
            ],
        },
        figures("18 2014-06 231 229 234", "7 2014-06 481 502 489"),
    ),
    "sheets Ind 1 unknown": Layout(
        {
            "Table 1": [
                ["Referrals"], ["Month", "Number"], ["Jun-14", 481], ["Jul-14", 502], ["Aug-14", 489],
            ],
            "Table 2": [
                ["Child Protection Plans"], ["Month", "Number"], ["Jun-14", 231], ["Jul-14", 229], ["Aug-14", 234],
            ],
        },
        figures("18 2014-06 231 229 234", "7 2014-06 481 502 489"),
    ),
    "sheets: last year beside": Layout(
        {
            "PI 7": [
                ["Month", "2013/14", "2014/15"], ["Apr", 40, 50], ["May", 41, 51], ["Jun", 42, 52],
            ],
            "PI 18": [
                ["Month", "2013/14", "2014/15"], ["Apr", 140, 150], ["May", 141, 151], ["Jun", 142, 152],
            ],
        },
        figures("18 2013-04 140 141 142", "18 2014-04 150 151 152", "7 2013-04 40 41 42", "7 2014-04 50 51 52"),
    ),
    "PI sheet w num/den rows": Layout(
        {
            "PI 10": [
                ["PI 10 - Initial Assessments Completed within 10 Working Days"], [],
                [None, "Jun-14", "Jul-14", "Aug-14"], ["Numerator", 60, 61, 65], ["Denominator", 100, 101, 104],
                ["%", "60%", "60.4%", "62.5%"], ["Target", "70%", "70%", "70%"],
            ],
        },
        figures("10 denominator 2014-06 100 101 104", "10 numerator 2014-06 60 61 65"),
    ),
    "PI sheet actual/target rows": Layout(
        {
            "PI 7": [
                ["Referrals"], [None, "Jun-14", "Jul-14", "Aug-14"], ["Actual", 481, 502, 489],
                ["Target", 500, 500, 500], ["Last year", 400, 400, 400],
            ],
        },
        figures("7 2014-06 481 502 489"),
    ),
    "PI sheet months down actual target ly": Layout(
        {
            "PI 7": [
                ["Month", "Actual", "Target", "Last year"], ["Jun-14", 481, 500, 400], ["Jul-14", 502, 500, 400],
                ["Aug-14", 489, 500, 400],
            ],
            "PI 18": [
                ["Month", "Actual", "Target", "Last year"], ["Jun-14", 231, 200, 190], ["Jul-14", 229, 200, 190],
                ["Aug-14", 234, 200, 190],
            ],
        },
        figures("18 2014-06 231 229 234", "7 2014-06 481 502 489"),
    ),
    "PI sheet 2 rows headings": Layout(
        {
            "PI 7": [
                ["Month", "2014/15", None], [None, "Actual", "Target"], ["Jun-14", 481, 500], ["Jul-14", 502, 500],
                ["Aug-14", 489, 500],
            ],
        },
        figures("7 2014-06 481 502 489"),
        code_in_csv="7",
    ),
    "area sheets as categories, Total sheet": Layout(
        {
            "North": [
                ["Code", "Jun-14", "Jul-14", "Aug-14"], [7, 280, 300, 280],
            ],
            "South": [
                ["Code", "Jun-14", "Jul-14", "Aug-14"], [7, 201, 202, 209],
            ],
            "Total": [
                ["Code", "Jun-14", "Jul-14", "Aug-14"], [7, 481, 502, 489],
            ],
        },
        figures("7 2014-06 481 502 489", "7 [North] 2014-06 280 300 280", "7 [South] 2014-06 201 202 209"),
        whose={"North": Whose.CATEGORY, "South": Whose.CATEGORY, "Total": Whose.ALL},
    ),
}
# fmt: on
