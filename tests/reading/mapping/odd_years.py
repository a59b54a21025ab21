"""A column of years beside one of months, or of their numbers; years across."""

from tests.reading.made_workbooks import Laid
from tests.reading.mapping.whole_way import Layout, figures

# fmt: off
YEARS: dict[str, Layout] = {
    "financial year | period number": Layout(
        {
            "Data": [
                ["Code", "Financial year", "Period", "Value"], [7, "2014/15", 3, 481], [7, "2014/15", 4, 502],
                [7, "2014/15", 5, 489], [18, "2014/15", 3, 231], [18, "2014/15", 4, 229], [18, "2014/15", 5, 234],
            ],
        },
        figures("18 2014-06 231 229 234", "7 2014-06 481 502 489"),
    ),
    "financial year | period P3": Layout(
        {
            "Data": [
                ["Code", "Financial year", "Period", "Value"], [7, "2014/15", "P3", 481], [7, "2014/15", "P4", 502],
                [7, "2014/15", "P5", 489], [18, "2014/15", "P03", 231], [18, "2014/15", "P04", 229],
                [18, "2014/15", "P05", 234],
            ],
        },
        figures("18 2014-06 231 229 234", "7 2014-06 481 502 489"),
    ),
    "financial year | month": Layout(
        {
            "Data": [
                ["Code", "Financial year", "Month", "Value"], [7, "2013/14", "March", 477],
                [7, "2014/15", "June", 481], [7, "2014/15", "July", 502], [7, "2014/15", "August", 489],
            ],
        },
        figures("7 2014-03 477", "7 2014-06 481 502 489"),
    ),
    "financial year | month, indicators across": Layout(
        {
            "Data": [
                ["Financial year", "Month", "Referrals", "Child Protection Plans"], ["2013/14", "March", 477, 222],
                ["2014/15", "June", 481, 231], ["2014/15", "July", 502, 229], ["2014/15", "August", 489, 234],
            ],
        },
        figures("18 2014-03 222", "18 2014-06 231 229 234", "7 2014-03 477", "7 2014-06 481 502 489"),
    ),
    "financial year of one number | month": Layout(
        {
            "Data": [
                ["Code", "Financial year", "Month", "Value"], [7, 2013, "March", 477],
                [7, 2014, "June", 481], [7, 2014, "July", 502], [7, 2014, "August", 489],
            ],
        },
        figures("7 2014-03 477", "7 2014-06 481 502 489"),
        answers={"single financial years": "financial year that begins"},
    ),
    "FY of one number | period": Layout(
        {
            "Data": [
                ["Code", "FY", "Period", "Value"], [7, 2014, "P3", 481], [7, 2014, "P4", 502], [7, 2014, "P5", 489],
            ],
        },
        figures("7 2014-06 481 502 489"),
        answers={"single financial years": "financial year that begins"},
    ),
    "months across under a financial year of one number": Layout(
        {
            "Data": [
                [None, "Financial year", 2014, None, None], ["Code", "Indicator", "Jun", "Jul", "Jan"],
                [7, "Referrals", 481, 502, 489],
            ],
        },
        figures("7 2014-06 481 502", "7 2015-01 489"),
        answers={"single financial years": "financial year that begins"},
    ),
    "year | month number": Layout(
        {
            "Data": [
                ["Code", "Year", "Month", "Value"], [7, 2014, 6, 481], [7, 2014, 7, 502], [7, 2014, 8, 489],
            ],
        },
        figures("7 2014-06 481 502 489"),
    ),
    "years down, months across": Layout(
        {
            "Referrals": [
                ["Year", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec", "Jan", "Feb", "Mar"],
                ["2012/13", 40, 41, 42, 43, 44, 45, 46, 47, 48, 49, 50, 51],
                ["2013/14", 140, 141, 142, 143, 144, 145, 146, 147, 148, 149, 150, 151],
            ],
        },
        figures("7 2012-04 40 41 42 43 44 45 46 47 48 49 50 51 140 141 142 143 144 145 146 147 148 149 150 151"),
        code_in_csv="7",
    ),
    "financial year beside a month with its own year": Layout(
        {
            "Data": [
                ["FY", "Month", "Referrals"], ["2013/14", "Mar-14", 477], ["2014/15", "Jun-14", 481],
                ["2014/15", "Jul-14", 502], ["2014/15", "Aug-14", 489],
            ],
        },
        figures("7 2014-03 477", "7 2014-06 481 502 489"),
    ),
    "years in the first column merged": Layout(
        {
            "Data": Laid([
                ["Year", "Month", "Referrals"], [None, "Apr", 40], [None, "May", 41], [None, "Apr", 140],
                [None, "May", 141],
            ], merged=(
                (2, 1, 3, 1, "2012/13"), (4, 1, 5, 1, "2013/14"),
            )),
        },
        figures("7 2012-04 40 41", "7 2013-04 140 141"),
    ),
    "year rows in a long table": Layout(
        {
            "Data": [
                ["Code", "Month", "Value"], ["2012/13"], [7, "Apr", 40], [7, "May", 41], ["2013/14"], [7, "Apr", 140],
                [7, "May", 141],
            ],
        },
        figures("7 2012-04 40 41", "7 2013-04 140 141"),
    ),
    "year rows among wide": Layout(
        {
            "Data": [
                ["Indicator", "Apr", "May", "Jun"], ["2012/13"], ["Referrals", 40, 41, 42],
                ["Child Protection Plans", 140, 141, 142], ["2013/14"], ["Referrals", 50, 51, 52],
                ["Child Protection Plans", 150, 151, 152],
            ],
        },
        figures("18 2012-04 140 141 142", "18 2013-04 150 151 152", "7 2012-04 40 41 42", "7 2013-04 50 51 52"),
    ),
    "fy | Month 1": Layout(
        {
            "D": [
                ["Financial Year", "Month No", "Code", "Value"], ["2014/15", 3, 7, 481], ["2014/15", 4, 7, 502],
                ["2014/15", 5, 7, 489],
            ],
        },
        figures("7 2014-06 481 502 489"),
        meanings={"Month No": "period"},
    ),
    "fy | Period 3, indicators across": Layout(
        {
            "D": [
                ["FY", "Period", "Referrals", "Child Protection Plans"], ["2014/15", 3, 481, 231],
                ["2014/15", 4, 502, 229], ["2014/15", 5, 489, 234],
            ],
        },
        figures("18 2014-06 231 229 234", "7 2014-06 481 502 489"),
    ),
    "fy | P03 Jun": Layout(
        {
            "D": [
                ["Financial year", "Period", "Code", "Value"], ["2014/15", "P03 Jun", 7, 481],
                ["2014/15", "P04 Jul", 7, 502], ["2014/15", "P05 Aug", 7, 489],
            ],
        },
        figures("7 2014-06 481 502 489"),
    ),
    "fy 2014-15 | Month name": Layout(
        {
            "D": [
                ["Code", "Year", "Month", "Value"], [7, "2014-15", "June", 481], [7, "2014-15", "July", 502],
                [7, "2014-15", "August", 489],
            ],
        },
        figures("7 2014-06 481 502 489"),
    ),
    "Year 2014 | Month name": Layout(
        {
            "D": [
                ["Code", "Year", "Month", "Value"], [7, 2014, "June", 481], [7, 2014, "July", 502],
                [7, 2014, "August", 489],
            ],
        },
        figures("7 2014-06 481 502 489"),
    ),
    "Year | months across wide": Layout(
        {
            "D": [
                ["Code", "Year", "Apr", "May", "Jun"], [7, "2012/13", 40, 41, 42], [7, "2013/14", 50, 51, 52],
                [18, "2012/13", 140, 141, 142], [18, "2013/14", 150, 151, 152],
            ],
        },
        figures("18 2012-04 140 141 142", "18 2013-04 150 151 152", "7 2012-04 40 41 42", "7 2013-04 50 51 52"),
    ),
    "quarter | year": Layout(
        {
            "D": [
                ["Code", "Year", "Month", "Value"], [7, "2013/14", "Mar", 477], [7, "2014/15", "Apr", 480],
            ],
        },
        figures("7 2014-03 477 480"),
    ),
    "year headings over month columns, unmerged": Layout(
        {
            "R": [
                [None, "2013/14", None, None, "2014/15", None], ["Indicator", "Jan", "Feb", "Mar", "Apr", "May"],
                ["Referrals", 1, 2, 3, 4, 5],
            ],
        },
        figures("7 2014-01 1 2 3 4 5"),
    ),
    "years down, months across, several sheets": Layout(
        {
            "Referrals": [
                ["Financial year", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec", "Jan", "Feb",
                "Mar"], ["2012/13", 40, 41, 42, 43, 44, 45, 46, 47, 48, 49, 50, 51],
                ["2013/14", 60, 61, 62, 63, 64, 65, 66, 67, 68, 69, 70, 71],
            ],
            "CP Plans": [
                ["Financial year", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec", "Jan", "Feb",
                "Mar"], ["2012/13", 140, 141, 142, 143, 144, 145, 146, 147, 148, 149, 150, 151],
                ["2013/14", 160, 161, 162, 163, 164, 165, 166, 167, 168, 169, 170, 171],
            ],
        },
        figures(
            "18 2012-04 140 141 142 143 144 145 146 147 148 149 150 151",
            "18 2013-04 160 161 162 163 164 165 166 167 168 169 170 171",
            "7 2012-04 40 41 42 43 44 45 46 47 48 49 50 51 60 61 62 63 64 65 66 67 68 69 70 71",
        ),
    ),
    "years down with avg col": Layout(
        {
            "Referrals": [
                ["Year", "Apr", "May", "Jun", "Total"], ["2012/13", 40, 41, 42, 123], ["2013/14", 60, 61, 62, 183],
            ],
        },
        figures("7 2012-04 40 41 42", "7 2013-04 60 61 62"),
        code_in_csv="7",
    ),
    "months down, years across wide codes": Layout(
        {
            "R": [
                ["Code", "Month", "2012/13", "2013/14"], [7, "Apr", 40, 60], [7, "May", 41, 61],
                [18, "Apr", 140, 160], [18, "May", 141, 161],
            ],
        },
        figures("18 2012-04 140 141", "18 2013-04 160 161", "7 2012-04 40 41", "7 2013-04 60 61"),
    ),
    "period without prefix and year name": Layout(
        {
            "R": [
                ["Year", "Period", "PI", "Actual"], ["2014/15", "3", "7", 481], ["2014/15", "4", "7", 502],
                ["2014/15", "5", "7", 489],
            ],
        },
        figures("7 2014-06 481 502 489"),
    ),
    "Month = M3": Layout(
        {
            "R": [
                ["Year", "Month", "PI", "Actual"], ["2014/15", "M3", "7", 481], ["2014/15", "M4", "7", 502],
                ["2014/15", "M5", "7", 489],
            ],
        },
        figures("7 2014-06 481 502 489"),
        meanings={"Month": "period"},
    ),
}
# fmt: on
