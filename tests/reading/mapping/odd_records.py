"""Exports of lists and forms: codes with letters, numbers that count the rows, columns about the record itself."""

from tests.reading.mapping.whole_way import Layout, figures

_PATH = "sites/perf/Lists/KPI"
_TRUTH = figures("7 2014-08 489", "18 2014-08 234", "27 2014-08 562")

# fmt: off
RECORDS: dict[str, Layout] = {
    "codes with letters down": Layout(
        {
            "Data": [
                ["KPI", "Period", "Value"], ["KPI7", "Aug-14", 489], ["KPI18", "Aug-14", 234], ["KPI27", "Aug-14", 562],
            ],
        },
        _TRUTH,
    ),
    "codes with letters and zeros, months across": Layout(
        {
            "Data": [["Code", "Jul-14", "Aug-14"], ["CS07", 502, 489], ["CS18", 229, 234], ["CS27", 560, 562]],
        },
        figures("7 2014-07 502 489", "18 2014-07 229 234", "27 2014-07 560 562"),
    ),
    "ID and short name": Layout(
        {
            "Data": [
                ["ID", "Short name", "Jul-14", "Aug-14"], [1, "Referrals", 502, 489], [2, "CP plans", 229, 234],
                [3, "LAC", 560, 562],
            ],
        },
        figures("7 2014-07 502 489", "18 2014-07 229 234", "27 2014-07 560 562"),
    ),
    "a form's answers, one indicator each": Layout(
        {
            "Form1": [
                ["ID", "Start time", "Completion time", "Email", "Name", "Indicator?", "Which month?", "What is it?"],
                [7, "02/09/2014 09:11", "02/09/2014 09:13", "a@x.gov.uk", "A. Officer", "Referrals",
                 "August 2014", 489],
                [8, "02/09/2014 09:14", "02/09/2014 09:19", "b@x.gov.uk", "B. Officer", "Child Protection Plans",
                 "August 2014", 234],
                [9, "03/09/2014 10:01", "03/09/2014 10:02", "b@x.gov.uk", "B. Officer", "Looked After Children",
                 "August 2014", 562],
            ],
        },
        _TRUTH,
    ),
    "a form's answers, indicators across": Layout(
        {
            "Form1": [
                ["ID", "Timestamp", "Name", "Reporting month", "Referrals", "Looked After Children"],
                [1, "02/08/2014 09:11", "A. Officer", "July 2014", 502, 560],
                [2, "02/09/2014 09:13", "B. Officer", "August 2014", 489, 562],
            ],
        },
        figures("7 2014-07 502 489", "27 2014-07 560 562"),
    ),
    "a list's export": Layout(
        {
            "Export": [
                ["Title", "What", "When", "Number of them", "Modified", "Item Type", "Path"],
                ["A", "Referrals", "Aug 2014", 489, "02/09/2014 10:11", "Item", _PATH],
                ["B", "Child Protection Plans", "Aug 2014", 234, "02/09/2014 10:12", "Item", _PATH],
                ["C", "Looked After Children", "Aug 2014", 562, "02/09/2014 10:12", "Item", _PATH],
            ],
        },
        _TRUTH,
    ),
}
