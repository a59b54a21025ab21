"""Pivot tables as Excel lays them out."""

from ibdesk.domain.mapping import Whose
from tests.reading.mapping.whole_way import Layout, figures

# fmt: off
PIVOTS: dict[str, Layout] = {
    "pivot, months across": Layout(
        {
            "Pivot": [
                ["Sum of Value", "Column Labels"], ["Row Labels", "Jun-14", "Jul-14", "Aug-14", "Grand Total"],
                ["Referrals", 481, 502, 489, 1472], ["Child Protection Plans", 231, 229, 234, 694],
                ["Grand Total", 712, 731, 723, 2166],
            ],
        },
        figures("18 2014-06 231 229 234", "7 2014-06 481 502 489"),
    ),
    "pivot, codes down": Layout(
        {
            "Pivot": [
                ["Sum of Value", "Column Labels"], ["Row Labels", "Jun-14", "Jul-14", "Aug-14", "Grand Total"],
                [7, 481, 502, 489, 1472], [18, 231, 229, 234, 694], ["Grand Total", 712, 731, 723, 2166],
            ],
        },
        figures("18 2014-06 231 229 234", "7 2014-06 481 502 489"),
    ),
    "pivot, indicators across": Layout(
        {
            "Pivot": [
                ["Sum of Value", "Column Labels"],
                ["Row Labels", "Child Protection Plans", "Referrals", "Grand Total"], ["Jun-14", 231, 481, 712],
                ["Jul-14", 229, 502, 731], ["Aug-14", 234, 489, 723], ["Grand Total", 694, 1472, 2166],
            ],
        },
        figures("18 2014-06 231 229 234", "7 2014-06 481 502 489"),
    ),
    "pivot, compact rows": Layout(
        {
            "Pivot": [
                ["Row Labels", "Sum of Value"], ["Referrals", 1472], ["Jun-14", 481], ["Jul-14", 502],
                ["Aug-14", 489], ["Child Protection Plans", 694], ["Jun-14", 231], ["Jul-14", 229], ["Aug-14", 234],
                ["Grand Total", 2166],
            ],
        },
        figures("18 2014-06 231 229 234", "7 2014-06 481 502 489"),
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
            ],
        },
        figures("18 2013-11 140 141 142 143", "7 2013-11 40 41 42 43"),
    ),
    "pivot average": Layout(
        {
            "Pivot": [
                ["Average of Value", "Column Labels"], ["Row Labels", "Jun-14", "Jul-14", "Aug-14", "Grand Total"],
                ["Referrals", 481, 502, 489, 490.7], ["Child Protection Plans", 231, 229, 234, 231.3],
                ["Grand Total", 1, 2, 3, 4],
            ],
        },
        figures("18 2014-06 231 229 234", "7 2014-06 481 502 489"),
        whose={"Pivot": Whose.ALL, "": Whose.ALL},
    ),
    "pivot, filter over": Layout(
        {
            "Pivot": [
                ["Area", "(All)"], [], ["Sum of Value", "Column Labels"],
                ["Row Labels", "Jun-14", "Jul-14", "Aug-14", "Grand Total"], ["Referrals", 481, 502, 489, 1472],
                ["Child Protection Plans", 231, 229, 234, 694], ["Grand Total", 712, 731, 723, 2166],
            ],
        },
        figures("18 2014-06 231 229 234", "7 2014-06 481 502 489"),
    ),
    "pivot, no column labels": Layout(
        {
            "Pivot": [
                ["Row Labels", "Sum of Referrals", "Sum of Child Protection Plans"], ["Jun-14", 481, 231],
                ["Jul-14", 502, 229], ["Aug-14", 489, 234], ["Grand Total", 1472, 694],
            ],
        },
        figures("18 2014-06 231 229 234", "7 2014-06 481 502 489"),
    ),
    "pivot, two row fields tabular": Layout(
        {
            "Pivot": [
                ["Sum of Value", None, None], ["Indicator", "Month", "Total"], ["Referrals", "Jun-14", 481],
                [None, "Jul-14", 502], [None, "Aug-14", 489], ["Referrals Total", None, 1472],
                ["Child Protection Plans", "Jun-14", 231], [None, "Jul-14", 229], [None, "Aug-14", 234],
                ["Child Protection Plans Total", None, 694], ["Grand Total", None, 2166],
            ],
        },
        figures("18 2014-06 231 229 234", "7 2014-06 481 502 489"),
    ),
    "pivot compact, months over names": Layout(
        {
            "Pivot": [
                ["Row Labels", "Sum of Value"], ["Jun-14", 712], ["Referrals", 481], ["Child Protection Plans", 231],
                ["Jul-14", 731], ["Referrals", 502], ["Child Protection Plans", 229], ["Aug-14", 723],
                ["Referrals", 489], ["Child Protection Plans", 234], ["Grand Total", 2166],
            ],
        },
        figures("18 2014-06 231 229 234", "7 2014-06 481 502 489"),
    ),
    "pivot, codes across": Layout(
        {
            "Pivot": [
                ["Sum of Value", "Column Labels"], ["Row Labels", 7, 18, "Grand Total"], ["Jun-14", 481, 231, 712],
                ["Jul-14", 502, 229, 731], ["Aug-14", 489, 234, 723], ["Grand Total", 1472, 694, 2166],
            ],
        },
        figures("18 2014-06 231 229 234", "7 2014-06 481 502 489"),
    ),
}
# fmt: on
