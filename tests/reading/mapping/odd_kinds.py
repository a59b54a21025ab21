"""Rows under one code, or one name, that hold different numbers."""

from tests.reading.mapping.whole_way import Layout, figures

# fmt: off
KINDS: dict[str, Layout] = {
    "target, numerator, denominator rows, no heading": Layout(
        {
            "Data": [
                ["Code", None, "Jun-14", "Jul-14", "Aug-14"], [10, "Numerator", 60, 61, 65],
                [10, "Denominator", 100, 101, 104], [10, "Target", 70, 70, 70],
            ],
        },
        figures("10 denominator 2014-06 100 101 104", "10 numerator 2014-06 60 61 65"),
    ),
    "target, numerator, denominator rows in the name": Layout(
        {
            "Data": [
                ["Code", "Indicator", "Jun-14", "Jul-14", "Aug-14"], [10, "Numerator", 60, 61, 65],
                [10, "Denominator", 100, 101, 104], [10, "Target", 70, 70, 70], [7, "Referrals", 481, 502, 489],
            ],
        },
        figures("10 denominator 2014-06 100 101 104", "10 numerator 2014-06 60 61 65", "7 2014-06 481 502 489"),
    ),
    "rows of kinds in words of their own": Layout(
        {
            "Data": [
                ["Code", "Row", "Jun-14", "Jul-14", "Aug-14"], [10, "Completed in time", 60, 61, 65],
                [10, "All completed", 100, 101, 104], [10, "Our aim", 70, 70, 70],
            ],
        },
        figures("10 denominator 2014-06 100 101 104", "10 numerator 2014-06 60 61 65"),
        kinds={"Completed in time": "numerator", "All completed": "denominator", "Our aim": ""},
    ),
    "kinds in rows, code once": Layout(
        {
            "Data": [
                ["Code", "Type", "Jun-14", "Jul-14", "Aug-14"], [7, "Actual", 481, 502, 489],
                [None, "Target", 500, 500, 500], [18, "Actual", 231, 229, 234], [None, "Target", 200, 200, 200],
            ],
        },
        figures("18 2014-06 231 229 234", "7 2014-06 481 502 489"),
    ),
    "kinds in rows under a name": Layout(
        {
            "Data": [
                ["Indicator", "Jun-14", "Jul-14", "Aug-14"], ["Referrals"], ["Actual", 481, 502, 489],
                ["Target", 500, 500, 500], ["Child Protection Plans"], ["Actual", 231, 229, 234],
                ["Target", 200, 200, 200],
            ],
        },
        figures("18 2014-06 231 229 234", "7 2014-06 481 502 489"),
    ),
    "name and target in the name": Layout(
        {
            "Data": [
                ["Code", "Indicator", "Jun-14", "Jul-14", "Aug-14"], [7, "Referrals", 481, 502, 489],
                [7, "Referrals target", 500, 500, 500], [18, "Child Protection Plans", 231, 229, 234],
                [18, "Child Protection Plans target", 200, 200, 200],
            ],
        },
        figures("18 2014-06 231 229 234", "7 2014-06 481 502 489"),
    ),
    "areas in rows with a total": Layout(
        {
            "Data": [
                ["Code", "Area", "Jun-14", "Jul-14", "Aug-14"], [7, "North", 280, 300, 280],
                [7, "South", 201, 202, 209], [7, "All", 481, 502, 489],
            ],
        },
        figures("7 2014-06 481 502 489", "7 [North] 2014-06 280 300 280", "7 [South] 2014-06 201 202 209"),
    ),
    "kinds: Num Den % rows": Layout(
        {
            "D": [
                ["Code", "Indicator", "Row", "Jun-14", "Jul-14", "Aug-14"], [10, "IA", "Num", 60, 61, 65],
                [10, "IA", "Den", 100, 101, 104], [10, "IA", "%", "60%", "60.4%", "62.5%"],
            ],
        },
        figures("10 denominator 2014-06 100 101 104", "10 numerator 2014-06 60 61 65"),
    ),
    "kinds: N D rows": Layout(
        {
            "D": [
                ["Code", "N/D", "Jun-14", "Jul-14", "Aug-14"], [10, "N", 60, 61, 65], [10, "D", 100, 101, 104],
            ],
        },
        figures("10 denominator 2014-06 100 101 104", "10 numerator 2014-06 60 61 65"),
        kinds={"N": "numerator", "D": "denominator"},
    ),
    "kinds: name with suffix": Layout(
        {
            "D": [
                ["Code", "Indicator", "Jun-14", "Jul-14", "Aug-14"],
                [10, "Initial Assessments Completed within 10 Working Days - numerator", 60, 61, 65],
                [10, "Initial Assessments Completed within 10 Working Days - denominator", 100, 101, 104],
                [7, "Referrals", 481, 502, 489],
            ],
        },
        figures("10 denominator 2014-06 100 101 104", "10 numerator 2014-06 60 61 65", "7 2014-06 481 502 489"),
        kinds={
            "Initial Assessments Completed within 10 Working Days - numerator": "numerator",
            "Initial Assessments Completed within 10 Working Days - denominator": "denominator",
            "Referrals": "value",
        },
    ),
    "kinds: name in first then rows beneath, no code": Layout(
        {
            "D": [
                ["Measure", "Jun-14", "Jul-14", "Aug-14"], ["Initial Assessments Completed within 10 Working Days"],
                ["Numerator", 60, 61, 65], ["Denominator", 100, 101, 104], ["Target", 70, 70, 70],
            ],
        },
        figures("10 denominator 2014-06 100 101 104", "10 numerator 2014-06 60 61 65"),
    ),
    "kinds: long Measure type": Layout(
        {
            "D": [
                ["Code", "Month", "Measure type", "Value"], [10, "Jun-14", "Numerator", 60],
                [10, "Jul-14", "Numerator", 61], [10, "Aug-14", "Numerator", 65], [10, "Jun-14", "Denominator", 100],
                [10, "Jul-14", "Denominator", 101], [10, "Aug-14", "Denominator", 104], [10, "Jun-14", "Target", 70],
                [10, "Jul-14", "Target", 70], [10, "Aug-14", "Target", 70],
            ],
        },
        figures("10 denominator 2014-06 100 101 104", "10 numerator 2014-06 60 61 65"),
    ),
}
# fmt: on
