"""Years that stand beside, over or under months which name none; sheets called by a month; months in other
languages."""

from tests.reading.made_workbooks import Laid
from tests.reading.mapping.whole_way import Layout, figures

_MONTHS = ["Apr", "May", "Jun", "Jul", "Aug"]
_REFERRALS, _PLANS = [470, 475, 481, 502, 489], [228, 230, 231, 229, 234]
_TRUTH = figures("7 2014-04 470 475 481 502 489", "18 2014-04 228 230 231 229 234")
_ROWS = [["Referrals", *_REFERRALS], ["Child Protection Plans", *_PLANS]]

# fmt: off
STATED_YEARS: dict[str, Layout] = {
    "year in the corner over bare months": Layout(
        {"Data": [["2014/15", *_MONTHS], *_ROWS]}, _TRUTH, answers={"row 1": "2014-04"}
    ),
    "year alone under bare months": Layout(
        {"Data": [["Indicator", *_MONTHS], ["2014/15"], *_ROWS]}, _TRUTH, answers={"row 1": "2014-04"}
    ),
    "year not merged over bare months": Layout(
        {"Data": [[None, "2014/15"], ["Indicator", *_MONTHS], *_ROWS]}, _TRUTH
    ),
    "year merged over bare months": Layout(
        {"Data": Laid([[None, "2014/15"], ["Indicator", *_MONTHS], *_ROWS], merged=((1, 2, 1, 6, "2014/15"),))}, _TRUTH
    ),
    "columns of year and month without headings": Layout(
        {
            "Data": [
                [None, None, "Referrals", "Child Protection Plans"], [2014, "June", 481, 231], [2014, "July", 502, 229],
                [2014, "August", 489, 234],
            ],
        },
        figures("7 2014-06 481 502 489", "18 2014-06 231 229 234"),
    ),
    "a sheet for each month, called by it": Layout(
        {
            "Jul 14": [["PI", "Measure name", "This month"], [7, "Referrals", 502], [18, "CP plans", 229]],
            "Aug 14": [["PI", "Measure name", "This month"], [7, "Referrals", 489], [18, "CP plans", 234]],
        },
        figures("7 2014-07 502 489", "18 2014-07 229 234"),
    ),
    "months of another language over the columns": Layout(
        {"Data": [["Code", "Juni 2014", "Juli 2014", "August 2014"], [7, 481, 502, 489]]},
        figures("7 2014-06 481 502 489"),
        answers={"other languages": "month"},
    ),
    "months of another language down the side": Layout(
        {"Data": [["Code", "Month", "Value"], [7, "juin 2014", 481], [7, "juillet 2014", 502], [7, "août 2014", 489]]},
        figures("7 2014-06 481 502 489"),
        answers={"other languages": "month"},
    ),
}
