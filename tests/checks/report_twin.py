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
from tests.checks.report_twin_rows import COMMENTS, DESCRIPTIONS, GUIDES, PRINTED
from tests.reading.made_workbooks import read

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
