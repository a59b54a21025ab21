"""A file that is called by another number: whose its figures are is left to a person, as of a sheet called so."""

import pytest

from ibdesk.desk import preview_opened
from ibdesk.desk.mappings import propose_unread
from ibdesk.domain.mapping import Whose
from ibdesk.reading.files.open_file import read_cells
from ibdesk.reading.workbooks import OpenedFile
from tests.reading.made_workbooks import KNOWN, Rows, workbook

ROWS: Rows = [["Code", "Indicator", "Jul-14", "Aug-14"], ["7", "Referrals", 481, 489]]


@pytest.mark.parametrize("name", ["Cumulative YTD Aug 2014.xlsx", "Targets 2014-15.xlsx", "Rolling 12 months.xlsx"])
def test_whose_its_figures_are_is_not_proposed(name: str) -> None:
    preview = preview_opened((OpenedFile(name, "0", read_cells(workbook({"Data": ROWS}), name)),), KNOWN)
    assert preview.records.figures == ()
    [proposal] = propose_unread(preview, KNOWN)
    assert proposal.these_are is Whose.NOT_SAID
    assert name.removesuffix(".xlsx") in proposal.why


def test_of_other_files_nothing_is_proposed() -> None:
    preview = preview_opened((OpenedFile("a.xlsx", "0", read_cells(workbook({"Data": ROWS}), "a.xlsx")),), KNOWN)
    assert len(preview.records.figures) == 2
    assert propose_unread(preview, KNOWN) == ()
