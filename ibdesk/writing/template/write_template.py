"""The template: a workbook ready to fill, with the board's definitions and known figures; it reads back to the same."""

from datetime import datetime, time
from io import BytesIO
from pathlib import Path

from ibdesk.domain.board import Records
from ibdesk.domain.month import Month
from ibdesk.writing.sheets.saving import save_whole
from ibdesk.writing.sheets.text import clean
from ibdesk.writing.sheets.zipped_book import new_workbook
from ibdesk.writing.template.paper import TemplatePaper
from ibdesk.writing.template.settings import (
    benchmarks_sheet,
    breakdowns_sheet,
    comments_sheet,
    events_sheet,
    indicators_sheet,
    population_sheet,
    report_sheet,
    targets_sheet,
)
from ibdesk.writing.template.sheets import TemplateSheet, figure_sheets

TITLE = "Workbook for the board's figures"


def write_template(path: Path, records: Records, month: Month) -> None:
    """Write the template for a month's financial year, or leave an old file as it is.

    The same records give the same bytes, and reading them gives the same records: what a workbook has no place for
    (a comment's state, assessments set by hand, printed directions) aside. UserError where it cannot be written.
    """
    save_whole(template_bytes(records, month), path)


def template_bytes(records: Records, month: Month) -> bytes:
    """The template as a file's content."""
    file = BytesIO()
    workbook = new_workbook(file)
    council = clean(records.details.council if records.details else "")[:255]
    workbook.set_properties({"title": TITLE, "company": council, "created": datetime.combine(month.first_day, time())})
    paper = TemplatePaper(workbook)
    paper.write_read_me(TITLE)
    for sheet in template_sheets(records, month):
        paper.write(sheet)
    workbook.close()
    return file.getvalue()


def template_sheets(records: Records, month: Month) -> tuple[TemplateSheet, ...]:
    """All sheets but Read me, in the order of their tabs."""
    return (
        report_sheet(records, as_usual=False),
        indicators_sheet(records),
        *figure_sheets(records, month),
        breakdowns_sheet(records),
        targets_sheet(records),
        benchmarks_sheet(records),
        population_sheet(records),
        comments_sheet(records),
        events_sheet(records),
    )
