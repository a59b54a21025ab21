"""A label over all of a table, or a sheet beside another one that gives the same."""

from ibdesk.domain.mapping import Whose
from tests.reading.mapping.whole_way import Layout, figures

# fmt: off
WHOSE: dict[str, Layout] = {
    "draft and final sheets": Layout(
        {
            "Draft": [
                ["Code", "Jun-14", "Jul-14", "Aug-14"], [7, 480, 500, 480], [18, 230, 228, 233],
            ],
            "Final": [
                ["Code", "Jun-14", "Jul-14", "Aug-14"], [7, 481, 502, 489], [18, 231, 229, 234],
            ],
        },
        figures("18 2014-06 231 229 234", "7 2014-06 481 502 489"),
        whose={"Draft": Whose.LEFT_OUT, "Final": Whose.ALL},
    ),
    "Marlshire only": Layout(
        {
            "Data": [
                ["Marlshire only"], ["Code", "Jun-14", "Jul-14", "Aug-14"], [7, 481, 502, 489], [18, 231, 229, 234],
            ],
        },
        figures("18 2014-06 231 229 234", "7 2014-06 481 502 489"),
    ),
    "Region over the table": Layout(
        {
            "Data": [
                ["Region", "South West"], ["Code", "Jun-14", "Jul-14", "Aug-14"], [7, 481, 502, 489],
                [18, 231, 229, 234],
            ],
        },
        figures("18 2014-06 231 229 234", "7 2014-06 481 502 489"),
        whose={"Data": Whose.ALL, "": Whose.ALL},
    ),
    "Team over the table": Layout(
        {
            "Data": [
                ["Team: Duty"], ["Code", "Jun-14", "Jul-14", "Aug-14"], [7, 481, 502, 489], [18, 231, 229, 234],
            ],
        },
        figures("18 [Duty] 2014-06 231 229 234", "7 [Duty] 2014-06 481 502 489"),
        whose={"Data": Whose.CATEGORY, "": Whose.CATEGORY},
    ),
    "old/new sheets": Layout(
        {
            "v1": [
                ["Code", "Jun-14", "Jul-14", "Aug-14"], [7, 1, 2, 3],
            ],
            "v2": [
                ["Code", "Jun-14", "Jul-14", "Aug-14"], [7, 481, 502, 489],
            ],
        },
        figures("7 2014-06 481 502 489"),
        whose={"v1": Whose.LEFT_OUT, "v2": Whose.ALL},
    ),
    "Draft, Final, different months": Layout(
        {
            "Draft": [
                ["Code", "Aug-14"], [7, 480],
            ],
            "Final": [
                ["Code", "Jul-14", "Aug-14"], [7, 502, 489],
            ],
        },
        figures("7 2014-07 502 489"),
    ),
    "Marlshire County Council title": Layout(
        {
            "D": [
                ["Marlshire County Council"], ["Code", "Jun-14", "Jul-14", "Aug-14"], [7, 481, 502, 489],
            ],
        },
        figures("7 2014-06 481 502 489"),
    ),
    "Area: Marlshire": Layout(
        {
            "D": [
                ["Area: Marlshire"], ["Code", "Jun-14", "Jul-14", "Aug-14"], [7, 481, 502, 489],
            ],
        },
        figures("7 2014-06 481 502 489"),
    ),
    "Locality: All": Layout(
        {
            "D": [
                ["Locality: All"], ["Code", "Jun-14", "Jul-14", "Aug-14"], [7, 481, 502, 489],
            ],
        },
        figures("7 2014-06 481 502 489"),
    ),
    "Region: South West": Layout(
        {
            "D": [
                ["Region: South West"], ["Code", "Jun-14", "Jul-14", "Aug-14"], [7, 481, 502, 489],
            ],
        },
        figures("7 2014-06 481 502 489"),
        whose={"D": Whose.ALL, "": Whose.ALL},
    ),
    "Excludes Disability": Layout(
        {
            "D": [
                ["Excludes the Disability Team"], ["Code", "Jun-14", "Jul-14", "Aug-14"], [7, 481, 502, 489],
            ],
        },
        figures("7 2014-06 481 502 489"),
        whose={"D": Whose.ALL, "": Whose.ALL},
    ),
    "Targets title": Layout(
        {
            "D": [
                ["Targets 2014/15"], ["Code", "Jun-14", "Jul-14", "Aug-14"], [7, 500, 500, 500],
            ],
        },
        figures(),
        whose={"D": Whose.LEFT_OUT, "": Whose.LEFT_OUT},
    ),
    "target sheet beside": Layout(
        {
            "Actuals": [
                ["Code", "Jun-14", "Jul-14", "Aug-14"], [7, 481, 502, 489],
            ],
            "Targets 14": [
                ["Code", "Jun-14", "Jul-14", "Aug-14"], [7, 500, 500, 500],
            ],
        },
        figures("7 2014-06 481 502 489"),
        whose={"Targets 14": Whose.LEFT_OUT},
    ),
}
# fmt: on
