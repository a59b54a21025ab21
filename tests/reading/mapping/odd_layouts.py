"""Layouts that reports of councils have and no heading tells: each with the figures it was made from."""

from ibdesk.domain.mapping import Whose
from tests.reading.made_workbooks import Laid
from tests.reading.mapping.whole_way import Layout

MONTHS = ("2014-06", "2014-07", "2014-08")
SEVEN, EIGHTEEN, LOOKED_AFTER = (481, 502, 489), (231, 229, 234), (312, 315, 318)


def run(code: str, values: tuple[object, ...], part: str = "", months: tuple[str, ...] = MONTHS) -> set[str]:
    said = f" {part}" if part else ""
    return {f"{code} {month}{said} {value}" for month, value in zip(months, values, strict=True)}


def of(*runs: set[str]) -> frozenset[str]:
    return frozenset().union(*runs)


BOTH = of(run("7", SEVEN), run("18", EIGHTEEN))
YEAR = tuple(f"{year + (month < 4)}-{month:02}" for year in (2012, 2013) for month in (*range(4, 13), 1, 2, 3))
ACROSS = tuple(f"{2013 + (month < 4)}-{month:02}" for month in (*range(4, 13), 1, 2, 3))
NAMES = ("Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec", "Jan", "Feb", "Mar")
TWELVE = (40, 41, 42, 43, 44, 45, 46, 47, 48, 49, 50, 51)
T2 = (140, 141, 142, 143, 144, 145, 146, 147, 148, 149, 150, 151)


LAYOUTS: dict[str, Layout] = {
    # --- block reports
    "ssrs blocks": Layout(
        {
            "Report": [
                ["Marlshire County Council"],
                ["Children's Services monthly report"],
                [],
                ["Referrals"],
                ["Month", "Number"],
                ["Jun-14", 481],
                ["Jul-14", 502],
                ["Aug-14", 489],
                [],
                ["Child Protection Plans"],
                ["Month", "Number"],
                ["Jun-14", 231],
                ["Jul-14", 229],
                ["Aug-14", 234],
            ]
        },
        BOTH,
    ),
    "ssrs blocks, code before the name": Layout(
        {
            "Report": [
                ["Monthly report"],
                ["7 Referrals"],
                [None, "Jun-14", "Jul-14", "Aug-14"],
                ["Number", 481, 502, 489],
                [],
                ["18 Child Protection Plans"],
                [None, "Jun-14", "Jul-14", "Aug-14"],
                ["Number", 231, 229, 234],
            ]
        },
        BOTH,
    ),
    "group header rows over months down": Layout(
        {
            "Report": [
                ["Indicator", "Month", "Number"],
                ["Referrals"],
                [None, "Jun-14", 481],
                [None, "Jul-14", 502],
                [None, "Aug-14", 489],
                ["Child Protection Plans"],
                [None, "Jun-14", 231],
                [None, "Jul-14", 229],
                [None, "Aug-14", 234],
            ]
        },
        BOTH,
    ),
    "group names shown once, months down": Layout(
        {
            "Report": [
                ["Indicator", "Month", "Number"],
                ["Referrals", "Jun-14", 481],
                [None, "Jul-14", 502],
                [None, "Aug-14", 489],
                ["Child Protection Plans", "Jun-14", 231],
                [None, "Jul-14", 229],
                [None, "Aug-14", 234],
            ]
        },
        BOTH,
    ),
    # --- months down
    "months down with year rows between": Layout(
        {
            "Data": [
                ["Month", "Referrals", "Child Protection Plans"],
                ["2012/13"],
                *[[name, TWELVE[i], T2[i]] for i, name in enumerate(NAMES)],
                ["2013/14"],
                *[[name, TWELVE[i] + 100, T2[i] + 100] for i, name in enumerate(NAMES)],
            ]
        },
        of(
            run("7", (*TWELVE, *[v + 100 for v in TWELVE]), months=YEAR),
            run("18", (*T2, *[v + 100 for v in T2]), months=YEAR),
        ),
    ),
    "months down with calendar year rows between": Layout(
        {
            "Data": [
                ["Month", "Referrals", "Child Protection Plans"],
                [2013],
                ["November", 40, 140],
                ["December", 41, 141],
                [2014],
                ["January", 42, 142],
                ["February", 43, 143],
            ]
        },
        of(
            run("7", (40, 41, 42, 43), months=("2013-11", "2013-12", "2014-01", "2014-02")),
            run("18", (140, 141, 142, 143), months=("2013-11", "2013-12", "2014-01", "2014-02")),
        ),
    ),
    "months down, year beside the first month only": Layout(
        {
            "Data": [
                ["Year", "Month", "Referrals", "Child Protection Plans"],
                ["2012/13", "Apr", 40, 140],
                *[[None, n, TWELVE[i], T2[i]] for i, n in enumerate(NAMES) if i],
                ["2013/14", "Apr", 140, 240],
                *[[None, n, TWELVE[i] + 100, T2[i] + 100] for i, n in enumerate(NAMES) if i],
            ]
        },
        of(
            run("7", (*TWELVE, *[v + 100 for v in TWELVE]), months=YEAR),
            run("18", (*T2, *[v + 100 for v in T2]), months=YEAR),
        ),
    ),
    "months down without a year, the title states it": Layout(
        {
            "Data": [
                ["Children's services 2013/14"],
                ["Month", "Referrals", "Child Protection Plans"],
                *[[name, TWELVE[i], T2[i]] for i, name in enumerate(NAMES)],
            ]
        },
        of(run("7", TWELVE, months=ACROSS), run("18", T2, months=ACROSS)),
        answers={"row 2": "2013-04"},
    ),
    "months down without any year": Layout(
        {
            "Data": [
                ["Month", "Referrals", "Child Protection Plans"],
                *[[name, TWELVE[i], T2[i]] for i, name in enumerate(NAMES)],
            ]
        },
        of(run("7", TWELVE, months=ACROSS), run("18", T2, months=ACROSS)),
        answers={"row 1": "2013-04"},
    ),
    "months across without any year": Layout(
        {"Data": [["Code", *NAMES], [7, *TWELVE], [18, *T2]]},
        of(run("7", TWELVE, months=ACROSS), run("18", T2, months=ACROSS)),
        answers={"row 1": "2013-04"},
    ),
    "only the first month has its year, down": Layout(
        {"Data": [["Month", "Referrals"], ["Oct-13", 40], ["Nov", 41], ["Dec", 42], ["Jan-14", 43], ["Feb", 44]]},
        of(run("7", (40, 41, 42, 43, 44), months=("2013-10", "2013-11", "2013-12", "2014-01", "2014-02"))),
        answers={"months that follow": "following"},
    ),
    "only the first month has its year, across": Layout(
        {"Data": [["Indicator", "Oct-13", "Nov", "Dec", "Jan-14", "Feb"], ["Referrals", 40, 41, 42, 43, 44]]},
        of(run("7", (40, 41, 42, 43, 44), months=("2013-10", "2013-11", "2013-12", "2014-01", "2014-02"))),
        answers={"months that follow": "following"},
    ),
    "only the first month has its year, long": Layout(
        {"Data": [["Code", "Month", "Value"], [7, "Oct-13", 40], [7, "Nov", 41], [7, "Dec", 42], [7, "Jan-14", 43]]},
        of(run("7", (40, 41, 42, 43), months=("2013-10", "2013-11", "2013-12", "2014-01"))),
        answers={"months that follow": "following"},
    ),
    # --- pivots
    "pivot, months across": Layout(
        {
            "Pivot": [
                ["Sum of Value", "Column Labels"],
                ["Row Labels", "Jun-14", "Jul-14", "Aug-14", "Grand Total"],
                ["Referrals", 481, 502, 489, 1472],
                ["Child Protection Plans", 231, 229, 234, 694],
                ["Grand Total", 712, 731, 723, 2166],
            ]
        },
        BOTH,
    ),
    "pivot, codes down": Layout(
        {
            "Pivot": [
                ["Sum of Value", "Column Labels"],
                ["Row Labels", "Jun-14", "Jul-14", "Aug-14", "Grand Total"],
                [7, 481, 502, 489, 1472],
                [18, 231, 229, 234, 694],
                ["Grand Total", 712, 731, 723, 2166],
            ]
        },
        BOTH,
    ),
    "pivot, indicators across": Layout(
        {
            "Pivot": [
                ["Sum of Value", "Column Labels"],
                ["Row Labels", "Child Protection Plans", "Referrals", "Grand Total"],
                ["Jun-14", 231, 481, 712],
                ["Jul-14", 229, 502, 731],
                ["Aug-14", 234, 489, 723],
                ["Grand Total", 694, 1472, 2166],
            ]
        },
        BOTH,
    ),
    "pivot, compact rows": Layout(
        {
            "Pivot": [
                ["Row Labels", "Sum of Value"],
                ["Referrals", 1472],
                ["Jun-14", 481],
                ["Jul-14", 502],
                ["Aug-14", 489],
                ["Child Protection Plans", 694],
                ["Jun-14", 231],
                ["Jul-14", 229],
                ["Aug-14", 234],
                ["Grand Total", 2166],
            ]
        },
        BOTH,
    ),
    "pivot, years over months": Layout(
        {
            "Pivot": [
                ["Sum of Value", "Column Labels"],
                [None, "2013", None, "2013 Total", "2014", None, "2014 Total", "Grand Total"],
                ["Row Labels", "Nov", "Dec", None, "Jan", "Feb", None, None],
                ["Referrals", 40, 41, 81, 42, 43, 85, 166],
                ["Child Protection Plans", 140, 141, 281, 142, 143, 285, 566],
                ["Grand Total", 180, 182, 362, 184, 186, 370, 732],
            ]
        },
        of(
            run("7", (40, 41, 42, 43), months=("2013-11", "2013-12", "2014-01", "2014-02")),
            run("18", (140, 141, 142, 143), months=("2013-11", "2013-12", "2014-01", "2014-02")),
        ),
    ),
    # --- Month / YTD
    "month and YTD pairs, merged": Layout(
        {
            "Scorecard": Laid(
                [
                    ["Code", "Indicator"],
                    [None, None, "Month", "YTD", "Month", "YTD", "Month", "YTD"],
                    [7, "Referrals", 481, 1400, 502, 1902, 489, 2391],
                    [18, "Child Protection Plans", 231, 700, 229, 929, 234, 1163],
                ],
                merged=((1, 3, 1, 4, "Jun-14"), (1, 5, 1, 6, "Jul-14"), (1, 7, 1, 8, "Aug-14")),
            )
        },
        BOTH,
    ),
    "month and YTD pairs, not merged": Layout(
        {
            "Scorecard": [
                [None, None, "Jun-14", None, "Jul-14", None, "Aug-14", None],
                ["Code", "Indicator", "Month", "YTD", "Month", "YTD", "Month", "YTD"],
                [7, "Referrals", 481, 1400, 502, 1902, 489, 2391],
                [18, "Child Protection Plans", 231, 700, 229, 929, 234, 1163],
            ]
        },
        BOTH,
    ),
    "month and YTD in the heading": Layout(
        {
            "Scorecard": [
                ["Code", "Indicator", "Jun-14", "Jun-14 YTD", "Jul-14", "Jul-14 YTD", "Aug-14", "Aug-14 YTD"],
                [7, "Referrals", 481, 1400, 502, 1902, 489, 2391],
                [18, "Child Protection Plans", 231, 700, 229, 929, 234, 1163],
            ]
        },
        BOTH,
    ),
    "in month and year to date over months": Layout(
        {
            "Scorecard": [
                [None, None, "In month", None, None, "Year to date", None, None],
                ["Code", "Indicator", "Jun-14", "Jul-14", "Aug-14", "Jun-14", "Jul-14", "Aug-14"],
                [7, "Referrals", 481, 502, 489, 1400, 1902, 2391],
                [18, "Child Protection Plans", 231, 229, 234, 700, 929, 1163],
            ]
        },
        BOTH,
    ),
    "long with month and YTD": Layout(
        {
            "Scorecard": [
                ["Code", "Month", "In month", "YTD"],
                *[[7, m, v, v * 3] for m, v in zip(("Jun-14", "Jul-14", "Aug-14"), SEVEN, strict=True)],
                *[[18, m, v, v * 3] for m, v in zip(("Jun-14", "Jul-14", "Aug-14"), EIGHTEEN, strict=True)],
            ]
        },
        BOTH,
    ),
    # --- sheets by indicator
    "sheets PI 7 and PI 18": Layout(
        {
            "PI 7": [["Month", "Number"], ["Jun-14", 481], ["Jul-14", 502], ["Aug-14", 489]],
            "PI 18": [["Month", "Number"], ["Jun-14", 231], ["Jul-14", 229], ["Aug-14", 234]],
        },
        BOTH,
    ),
    "sheets PI 7 and PI 18 with titles": Layout(
        {
            "PI 7": [["PI 7: Referrals"], [], ["Month", "Number"], ["Jun-14", 481], ["Jul-14", 502], ["Aug-14", 489]],
            "PI 18": [
                ["PI 18: Child Protection Plans"],
                [],
                ["Month", "Number"],
                ["Jun-14", 231],
                ["Jul-14", 229],
                ["Aug-14", 234],
            ],
        },
        BOTH,
    ),
    "sheets PI 7 and PI 18, months across": Layout(
        {
            "PI 7": [["Measure", "Jun-14", "Jul-14", "Aug-14"], ["Number", 481, 502, 489]],
            "PI 18": [["Measure", "Jun-14", "Jul-14", "Aug-14"], ["Number", 231, 229, 234]],
        },
        BOTH,
    ),
    "sheets by name": Layout(
        {
            "Referrals": [["Month", "Number"], ["Jun-14", 481], ["Jul-14", 502], ["Aug-14", 489]],
            "CP Plans": [["Month", "Number"], ["Jun-14", 231], ["Jul-14", 229], ["Aug-14", 234]],
        },
        BOTH,
    ),
    # --- financial years
    "financial year | period number": Layout(
        {
            "Data": [
                ["Code", "Financial year", "Period", "Value"],
                *[[7, "2014/15", p, v] for p, v in zip((3, 4, 5), SEVEN, strict=True)],
                *[[18, "2014/15", p, v] for p, v in zip((3, 4, 5), EIGHTEEN, strict=True)],
            ]
        },
        BOTH,
    ),
    "financial year | period P3": Layout(
        {
            "Data": [
                ["Code", "Financial year", "Period", "Value"],
                *[[7, "2014/15", p, v] for p, v in zip(("P3", "P4", "P5"), SEVEN, strict=True)],
                *[[18, "2014/15", p, v] for p, v in zip(("P03", "P04", "P05"), EIGHTEEN, strict=True)],
            ]
        },
        BOTH,
    ),
    "financial year | month": Layout(
        {
            "Data": [
                ["Code", "Financial year", "Month", "Value"],
                [7, "2013/14", "March", 477],
                [7, "2014/15", "June", 481],
                [7, "2014/15", "July", 502],
                [7, "2014/15", "August", 489],
            ]
        },
        of(run("7", (477, *SEVEN), months=("2014-03", *MONTHS))),
    ),
    "financial year | month, indicators across": Layout(
        {
            "Data": [
                ["Financial year", "Month", "Referrals", "Child Protection Plans"],
                ["2013/14", "March", 477, 222],
                ["2014/15", "June", 481, 231],
                ["2014/15", "July", 502, 229],
                ["2014/15", "August", 489, 234],
            ]
        },
        of(
            run("7", (477, *SEVEN), months=("2014-03", *MONTHS)),
            run("18", (222, *EIGHTEEN), months=("2014-03", *MONTHS)),
        ),
    ),
    "year | month number": Layout(
        {
            "Data": [
                ["Code", "Year", "Month", "Value"],
                [7, 2014, 6, 481],
                [7, 2014, 7, 502],
                [7, 2014, 8, 489],
            ]
        },
        of(run("7", SEVEN)),
    ),
    "years down, months across": Layout(
        {
            "Referrals": [
                ["Year", *NAMES],
                ["2012/13", *TWELVE],
                ["2013/14", *[v + 100 for v in TWELVE]],
            ]
        },
        of(run("7", (*TWELVE, *[v + 100 for v in TWELVE]), months=YEAR)),
        code_in_csv="7",
    ),
    "financial year beside a month with its own year": Layout(
        {
            "Data": [
                ["FY", "Month", "Referrals"],
                ["2013/14", "Mar-14", 477],
                ["2014/15", "Jun-14", 481],
                ["2014/15", "Jul-14", 502],
                ["2014/15", "Aug-14", 489],
            ]
        },
        of(run("7", (477, *SEVEN), months=("2014-03", *MONTHS))),
    ),
    # --- kinds in rows under one code
    "target, numerator, denominator rows, no heading": Layout(
        {
            "Data": [
                ["Code", None, "Jun-14", "Jul-14", "Aug-14"],
                [10, "Numerator", 60, 61, 65],
                [10, "Denominator", 100, 101, 104],
                [10, "Target", 70, 70, 70],
            ]
        },
        of(run("10", (60, 61, 65), "numerator"), run("10", (100, 101, 104), "denominator")),
    ),
    "target, numerator, denominator rows in the name": Layout(
        {
            "Data": [
                ["Code", "Indicator", "Jun-14", "Jul-14", "Aug-14"],
                [10, "Numerator", 60, 61, 65],
                [10, "Denominator", 100, 101, 104],
                [10, "Target", 70, 70, 70],
                [7, "Referrals", 481, 502, 489],
            ]
        },
        of(run("10", (60, 61, 65), "numerator"), run("10", (100, 101, 104), "denominator"), run("7", SEVEN)),
    ),
    "rows of kinds in words of their own": Layout(
        {
            "Data": [
                ["Code", "Row", "Jun-14", "Jul-14", "Aug-14"],
                [10, "Completed in time", 60, 61, 65],
                [10, "All completed", 100, 101, 104],
                [10, "Our aim", 70, 70, 70],
            ]
        },
        of(run("10", (60, 61, 65), "numerator"), run("10", (100, 101, 104), "denominator")),
        kinds={"Completed in time": "numerator", "All completed": "denominator", "Our aim": ""},
    ),
    "kinds in rows, code once": Layout(
        {
            "Data": [
                ["Code", "Type", "Jun-14", "Jul-14", "Aug-14"],
                [7, "Actual", 481, 502, 489],
                [None, "Target", 500, 500, 500],
                [18, "Actual", 231, 229, 234],
                [None, "Target", 200, 200, 200],
            ]
        },
        BOTH,
    ),
    "kinds in rows under a name": Layout(
        {
            "Data": [
                ["Indicator", "Jun-14", "Jul-14", "Aug-14"],
                ["Referrals"],
                ["Actual", 481, 502, 489],
                ["Target", 500, 500, 500],
                ["Child Protection Plans"],
                ["Actual", 231, 229, 234],
                ["Target", 200, 200, 200],
            ]
        },
        BOTH,
    ),
    "name and target in the name": Layout(
        {
            "Data": [
                ["Code", "Indicator", "Jun-14", "Jul-14", "Aug-14"],
                [7, "Referrals", 481, 502, 489],
                [7, "Referrals target", 500, 500, 500],
                [18, "Child Protection Plans", 231, 229, 234],
                [18, "Child Protection Plans target", 200, 200, 200],
            ]
        },
        BOTH,
    ),
    # --- sheets side by side
    "draft and final sheets": Layout(
        {
            "Draft": [["Code", "Jun-14", "Jul-14", "Aug-14"], [7, 480, 500, 480], [18, 230, 228, 233]],
            "Final": [["Code", "Jun-14", "Jul-14", "Aug-14"], [7, *SEVEN], [18, *EIGHTEEN]],
        },
        BOTH,
        whose={"Draft": Whose.LEFT_OUT, "Final": Whose.ALL},
    ),
    "north and south sheets": Layout(
        {
            "North": [["Code", "Jun-14", "Jul-14", "Aug-14"], [7, 280, 300, 280], [18, 130, 128, 133]],
            "South": [["Code", "Jun-14", "Jul-14", "Aug-14"], [7, 201, 202, 209], [18, 101, 101, 101]],
        },
        of(
            run("7", (280, 300, 280), "[North]"),
            run("18", (130, 128, 133), "[North]"),
            run("7", (201, 202, 209), "[South]"),
            run("18", (101, 101, 101), "[South]"),
        ),
        whose={"North": Whose.CATEGORY, "South": Whose.CATEGORY},
    ),
    # --- all of us
    "Marlshire only": Layout(
        {"Data": [["Marlshire only"], ["Code", "Jun-14", "Jul-14", "Aug-14"], [7, *SEVEN], [18, *EIGHTEEN]]}, BOTH
    ),
    "Region over the table": Layout(
        {"Data": [["Region", "South West"], ["Code", "Jun-14", "Jul-14", "Aug-14"], [7, *SEVEN], [18, *EIGHTEEN]]},
        BOTH,
        whose={"Data": Whose.ALL, "": Whose.ALL},
    ),
    "Team over the table": Layout(
        {"Data": [["Team: Duty"], ["Code", "Jun-14", "Jul-14", "Aug-14"], [7, *SEVEN], [18, *EIGHTEEN]]},
        of(run("7", SEVEN, "[Duty]"), run("18", EIGHTEEN, "[Duty]")),
        whose={"Data": Whose.CATEGORY, "": Whose.CATEGORY},
    ),
    # --- areas
    "areas in rows with a total": Layout(
        {
            "Data": [
                ["Code", "Area", "Jun-14", "Jul-14", "Aug-14"],
                [7, "North", 280, 300, 280],
                [7, "South", 201, 202, 209],
                [7, "All", *SEVEN],
            ]
        },
        of(
            run("7", SEVEN),
            run("7", (280, 300, 280), "[North]"),
            run("7", (201, 202, 209), "[South]"),
        ),
    ),
    "actual and target blocks": Layout(
        {
            "Data": [
                [None, "Actual", None, None, "Target", None, None],
                ["Code", "Jun-14", "Jul-14", "Aug-14", "Jun-14", "Jul-14", "Aug-14"],
                [7, *SEVEN, 500, 500, 500],
                [18, *EIGHTEEN, 200, 200, 200],
            ]
        },
        BOTH,
    ),
    "a sheet for a month": Layout(
        {
            "Jun 14": [["Measure", "Number"], ["Referrals", 481], ["CP Plans", 231]],
            "Jul 14": [["Measure", "Number"], ["Referrals", 502], ["CP Plans", 229]],
            "Aug 14": [["Measure", "Number"], ["Referrals", 489], ["CP Plans", 234]],
        },
        BOTH,
    ),
}
