"""A twin of the August 2014 report as a workbook: the same numbers, cells and defects, in our own words.

It is read as any workbook is, over the shipped definitions, so a defect is told at the cell that a person would open.
Quarters without a financial year ("Q4 2013") make no figure, unless `quarters_answered`: then they are calendar ones.
"""

from msgspec.structs import replace

from ibdesk.domain.board import Records, ReportDetails, merge
from ibdesk.domain.definitions import read_definitions
from ibdesk.domain.month import Month
from ibdesk.domain.workbook_contents import WorkbookContents
from ibdesk.paths import resource
from tests.reading.made_workbooks import read

# ruff: noqa: E501 (one printed page is one line)

# Code | value | rate | rate label | target | direction | last year | the year before | England | statistical
# neighbours | West Midlands | measure period
PRINTED = """
1 | 867 | 240.17 |  | N/A | up | Aug-13: 621 | Aug-12: 400 | 2012/13: N/A | 2012/13: N/A | 2012/13: N/A | Month End (Snapshot)
2 | 0 | N/A |  | N/A | down | Aug-13: 3 | Aug-12: 1 | 2012/13: N/A | 2012/13: N/A | 2012/13: N/A | Month End (Snapshot)
3 | 0 | 4.43 | YTD | N/A | level | Aug-13: 0 | Aug-12: 0 | 2012/2013: N/A | 2012/13: N/A | 2012/13: N/A | Month End (Snapshot)
4 | 567 | N/A |  | N/A |  | Aug-13: 441 | Aug-12: 257 | 2012/2013: N/A | 2012/13: N/A | 2012/13: N/A | Month End (Cumulative)
5 | 99.65% | N/A | YTD | 100% |  | Aug-13: 42 | Aug-12: 0 | 2012/2013: N/A | 2012/13: N/A | 2012/13: N/A | Month End (Cumulative)
6 | 86.24% | N/A |  | N/A |  | Aug-13: 27.66% | Aug-12: 39.69% | 2012/2013: N/A | 2012/13: N/A | 2012/13: N/A | Month End (Cumulative)
7 | 489 | 1,060.66 | YTD | 461.2 - 563.6 |  | Aug-13: 122 | Aug-12: 69 | 2012/2013: 520.8 | 2012/13: 464.2 | 2012/13: 521 | Month End (Cumulative)
8 | 24.54% | 510.25 | YTD | N/A |  | Aug-13: 72.95% | Aug-12: 98.55% | 2012/2013: 74.4% | 2012/13: 76.7% | 2012/13: 82% | Month End (Cumulative)
9 | 158 | 608.31 | YTD | 326.8 - 399.4 |  | Aug-13: 114 | Aug-12: 118 | 2012/13: 387.4 | 2011/13: 320.3 | 2012/13: N/A | Month End (Cumulative)
10 | 65.19% | 309.70 | YTD | 85% |  | Aug-13: 2.63% | Aug-12: 26.27% | 2012/13: 75.50% | 2011/13: 72% | 2012/13: 19 Days | Month End (Cumulative)
11 | 126 | 428.81 | YTD | 138.0 - 168.6 |  | Aug-13: 65 | Aug-12: 95 | 2012/13: 204.2 | 2011/13: 148.9 | 2012/13: 162.5 | Month End (Snapshot)
12 | 62.70% | 250.14 | YTD | 85% |  | Aug-13: 61.54% | Aug-12: 27.37% | 2012/13: 76.70% | 2011/12: 76.3% | 2012/13: N/A | Month End (Snapshot)
13 | 19.25% | 82.55 | YTD | N/A |  | Aug-13: 24.03% | Aug-12: 22.37% | 2012/2013: N/A | 2012/13: N/A | 2012/13: N/A | Year End (Cumulative)
14 | 29 | N/A | YTD | N/A | down | Aug-13: 81 | Aug-12: 80 | 2012/2013: N/A | 2012/13: N/A | 2012/13: N/A | Month End (Snapshot)
15 | 816 | N/A | YTD | N/A | down | Aug-13: 457 | Aug-12: 857 | 2012/2013: N/A | 2012/13: N/A | 2012/13: N/A | Month End (Snapshot)
16 | 72.41% | N/A | YTD | N/A |  | Aug-13: 66.67% | Aug-12: 61.25% | 2012/2013: N/A | 2012/13: N/A | 2012/13: N/A | Month End (Snapshot)
17 | 475 | N/A | YTD | N/A | down | Aug-13: 666 | Aug-12: 229 | 2012/2013: 111.5 | 2012/13: 98.2 | 2012/13: 100 | Year End (Cumulative)
18 | 198 | 54.85 |  | 31.0 - 37.8 |  | Aug-13: 242 | Aug-12: 169 | 2012/13: 37.9 | 2011/12: 35.9 | 2012/13: 42.1 | Month End (Snapshot)
19 | 22.22% | N/A | YTD | 10% - 15% |  | Aug-13: 18.60% | Aug-12: 10.06% | 2012/2013: 14.90% | 2012/13: 15.60% | 2012/13: 15.80% | Month End (Snapshot)
20 | 0.51% | N/A | YTD | 2.30% |  | Aug-13: 4.96% | Aug-12: 13.02% | 2012/2013: 3.20% | 2012/13: 3.8% | 2012/13: 5.10% | Month End (Snapshot)
21 | 8 | 59.00 | YTD | N/A | down | Aug-13: 14 | Aug-12: 24 | 2012/2013: 52.7 | 2012/13: 48.8 | 2012/13: N/A | Month End (Snapshot)
22 | 37.50% | N/A | YTD | 100% |  | Aug-13: 42.86% | Aug-12: 70.83% | 2012/2013: 70.0% | 2012/13: 67.5% | 2012/13: 84.0% | Month End (Snapshot)
23 | 15 | N/A | YTD | N/A | down | Aug-13: 36 | Aug-12: 22 | 2012/2013: N/A | 2012/13: N/A | 2012/13: N/A | Month End (Snapshot)
24 | 86.67% | N/A | YTD | 100% |  | Aug-13: 100.00% | Aug-12: 90.91% | 2012/2013: 96.20% | 2012/13: 96.70% | 2012/13: N/A | Month End (Snapshot)
26 | 91.94% | N/A | YTD | 100% |  | Aug-13: 95.33% | Aug-12: 32.08% | 2012/2013: N/A | 2012/13: N/A | 2012/13: N/A | Month End (Snapshot)
27 | 265 | 73.41 |  | 42.3 - 51.7 |  | Aug-13: 237 | Aug-12: 201 | 2012/2013: 59.8 | 2012/13: 48.2 | 2012/13: 72 | Month End (Snapshot)
28 | 66.04% | 48.48 |  | N/A |  | Aug-13: 73.42% | Aug-12: 90.05% | 2012/2013: 67.30% | 2012/13: 65.50% | 2012/13: N/A | Month End (Snapshot)
30 | 98.03% | 55.12 |  | 100% |  | Aug-13: 89.91% | Aug-12: 91.34% | 2012/13: N/A | 2012/13: N/A | Month End: N/A | Month End (Snapshot)
31 | 35 | 9.70 |  | N/A | down | Aug-13: 38 | Aug-12: 38 | 2012/13: N/A | 2012/13: N/A | 2012/13: N/A | Month End (Snapshot)
32 | 82.86% | 183.66 | YTD | 100% |  | Aug-13: 86.84% | Aug-12: 81.58% | 2012/13: N/A | 2012/13: N/A | 2012/13: N/A | Month End (Snapshot)
33 | 65 | 46.54 |  | N/A |  | Q4 2013: 60 | Q4 2012: 0 | 2012/13: N/A | 2012/13: N/A | 2012/13: N/A | Month End (Snapshot)
34 | 35 | 26.32 |  | N/A |  | Q4 2013: 14 | Q4 2012: 0 | 2012/13: N/A | 2012/13: N/A | 2012/13: N/A | Month End (Snapshot)
35 | 60 | 87.53 |  | N/A | down | Q1 2013: 63 | Q1 2012: 0 | 2012/13: N/A | 2012/13: N/A | 2012/13: N/A | Month End (Snapshot)
36 | No Data | 23.55 |  | N/A | level | Q4 2013: No Data | Q4 2012: 0 | 2012/13: N/A | 2012/13: N/A | 2012/13: N/A | Month End (Snapshot)
37 | No Data | 3.32 |  | 100% | level | Q4 2013: No Data | Q4 2012: 0 | 2012/13: N/A | 2012/13: N/A | 2012/13: N/A | Month End (Snapshot)
38 | No Data | 34.07 |  | N/A | level | Q4 2013: No Data | Q4 2012: 0 | 2012/13: N/A | 2012/13: N/A | 2012/13: N/A | Month End (Snapshot)
39 | No Data | 29.64 |  | 100% |  | Q4 2013: No Data | Q4 2012: 0 | 2012/13: N/A | 2012/13: N/A | 2012/13: N/A | Month End (Snapshot)
"""

_INCREASE = "Looking to increase how often families are offered a CAF instead."
_BENCHMARKS = "Held against the benchmarks, it says how we compare."
_NO_RIGHT_NUMBER = "No correct number; read it beside the other assessment figures."

# Guides and descriptions whose words do not fit, retold; everything else is the shipped definitions'.
GUIDES = {
    **dict.fromkeys(("6", "14", "15", "16", "23", "26", "30", "32", "37", "39"), _BENCHMARKS),
    "1": _INCREASE,
    "2": _INCREASE,
    "3": _INCREASE,
    "5": "Increase the share that is screened in a day, to the benchmarks or above.",
    "8": "Looking for the highest possible share of referrals that need an assessment.",
    "9": _NO_RIGHT_NUMBER,
    "10": "Looking for the highest possible share in 10 days.",
    "11": _NO_RIGHT_NUMBER,
    "13": "Looking for the lowest possible share that takes 61 days or more.",
    "18": _NO_RIGHT_NUMBER,
    "19": "Decrease repeat plans; 10 to 15 percent is sound, far less is not.",
    "20": "Reduce how many plans last two years or more.",
    "27": _NO_RIGHT_NUMBER,
    "28": "To increase how many children stay where they are.",
}
DESCRIPTIONS = {
    "1": "All open CAFs on the last day, to show how much new assessment work there is.",
    "5": "Number of contacts that were screened in a day.",
    "6": "Number of contacts that became a referral.",
    "8": "Total number of referrals after which an initial assessment was done.",
    "16": "Of the strategy discussions, the total number that went on to an enquiry.",
    "17": "How many section 47 enquiries were started in each month.",
    "18": "Children who had a child protection plan during the year.",
    "20": "The length of time for which children have a plan.",
    "26": "Number of child protection visits done in time.",
    "30": "Number of visits to looked after children done in time.",
    "32": "Number of reviews held in time.",
    "37": "Number of IHAs that were completed in time.",
    "39": "Number of IHAs that were completed in time.",
}
_STEPPED_DOWN = (
    "58 cases have stepped down since January: 22 after an assessment, 32 from child in need work, 4 others."
)
COMMENTS = {
    "1": "330 CAFs were closed while the register was tidied; the figure above still holds them.",
    "2": _STEPPED_DOWN,
    "3": _STEPPED_DOWN,
    "4": "Contacts rose most months, and less in summer.",
    "6": "The two managers who now decide together record more of the contacts as referrals.",
    "7": "The rate over 12 months is far above the range; the audit programme will look into it.",
    "8": "The hub settles many referrals itself, so a lower share was expected.",
    "9": "We complete more than our neighbours; nobody can say when this target was set.",
    "10": "Better than last August, and short of the target, as staff were few in summer.",
    "11": "Assessments are repeated before reviews; Casebook1 counts each of them.",
    "12": "A slight recovery after two weaker months.",
    "13": "Far fewer late ones since spring.",
    "14": "The peak of May and June comes from one large investigation.",
    "17": "The figure covers the 12 months to the end of August.",
    "18": "Plans were reviewed after the inspection in April, and many could end.",
    "19": "The share was higher still in May; each repeat plan is now looked at.",
    "22": "Five of the eight were late, as reports came late.",
    "24": "Two of the fifteen were late.",
    "26": "The chart on this page has a fault that Casebookk's supplier is looking into.",
    "27": "Some placements were not closed in the records, so the figure is too high.",
    "28": "Red, as the share has dropped since last September.",
    "32": "29 of 35 in August, 79 of 83 in July.",
}


AUGUST = Month(2014, 8)
HEADINGS = {
    "code": "Code",
    "section": "Section",
    "name": "Name",
    "officer": "Responsible officer",
    "description": "Full description",
    "measure": "Measure",
    "guide": "Indicator guide",
    "last_update": "Last update",
    "current": "Current value",
    "rate": "Rate per 10,000",
    "rate_label": "Rate label",
    "assessment": "Overall assessment",
    "target": "Target",
    "direction": "Direction of travel",
    "previous_1_period": "Previous 1 period",
    "previous_1": "Previous 1 value",
    "previous_2_period": "Previous 2 period",
    "previous_2": "Previous 2 value",
    "england_period": "England period",
    "england": "England value",
    "neighbours_period": "Statistical neighbours period",
    "neighbours": "Statistical neighbours value",
    "region_period": "West Midlands period",
    "region": "West Midlands value",
    "measure_period": "Measure period",
    "comments": "Comments",
}
COLUMNS = {field: chr(ord("A") + place) for place, field in enumerate(HEADINGS)}
# The fields of a printed line, in its order; two of a pair stand in one place ("Aug-13: 621").
LINE = (
    *("code", "current", "rate", "rate_label", "target", "direction"),
    *("previous_1", "previous_2", "england", "neighbours", "region", "measure_period"),
)
CALENDAR = {"Q4 2013": "Q3 2013/14", "Q4 2012": "Q3 2012/13", "Q1 2013": "Q4 2012/13", "Q1 2012": "Q4 2011/12"}


def report(quarters_answered: bool = False) -> tuple[Records, WorkbookContents]:
    """The shipped definitions, and what reading the workbook over them gives."""
    definitions = read_definitions(resource("definitions.json").read_text(encoding="utf-8"))
    rows = [_row(definitions, line, quarters_answered) for line in PRINTED.strip().splitlines()]
    population = [["Year", "Population aged 0-17", "Source"], [2014, 36_100, "implied by the printed rates"]]
    head = [["Performance report, August 2014"], ["One row for each printed page"], []]
    contents = read(
        {"Report": [*head, list(HEADINGS.values()), *rows], "Population": population}, definitions, "report.xlsx"
    )
    return definitions, contents


def twin(quarters_answered: bool = False) -> Records:
    """The board that the workbook makes."""
    definitions, contents = report(quarters_answered)
    details = ReportDetails(council="Marlshire Council", region="West Midlands", source_system="Casebook")
    return replace(merge(definitions, contents.records), details=details)


def _row(definitions: Records, line: str, quarters_answered: bool) -> list[str | None]:
    printed = dict(zip(LINE, (cell.strip() for cell in line.split("|")), strict=True))
    indicator = definitions.indicator(printed["code"], AUGUST)
    assert indicator is not None
    for field in ("previous_1", "previous_2", "england", "neighbours", "region"):
        printed[f"{field}_period"], printed[field] = printed[field].split(": ")
    if quarters_answered:
        for field in ("previous_1_period", "previous_2_period"):
            printed[field] = CALENDAR.get(printed[field], printed[field])
    printed |= {
        "section": indicator.section,
        "name": indicator.name,
        "officer": indicator.officer,
        "description": DESCRIPTIONS.get(indicator.code, indicator.description),
        "measure": indicator.polarity.value,
        "guide": GUIDES.get(indicator.code, indicator.guide),
        "last_update": "August 2014",
        "rate_label": "Rate per 10,000 (YTD)" if printed["rate_label"] else "Rate per 10,000",
        "comments": COMMENTS.get(indicator.code, ""),
    }
    return [printed.get(field) or None for field in HEADINGS]
