"""Every table of a sheet is proposed, each by its own headings, and a council's own rows are picked among others'."""

from msgspec.structs import replace

from ibdesk.domain.board import ReportDetails
from ibdesk.domain.mapping import OnlyWhere
from ibdesk.domain.question import Decisions
from ibdesk.reading.propose import propose_all
from tests.corpus.promises import KNOWN
from tests.reading.in_formats import opened, read_one, sheet_of

TWO = [
    ["Code", "Type", "Aug-14"],
    [7, "Actual", 489],
    [7, "Target", 512],
    [],
    ["Indicator code", "Month", "Scenario", "Value"],
    [10, "Aug-14", "Outturn", "65%"],
    [10, "Aug-14", "Budget", "70%"],
]


def test_both_tables_of_a_sheet_are_proposed_and_read() -> None:
    file = opened(TWO, "xlsx")
    proposals = propose_all(sheet_of(file), KNOWN)
    assert [each.rows for each in proposals] == [(1, 1), (5, 5)]
    contents = read_one(file, KNOWN, Decisions(tuple(each.mapping() for each in proposals)))
    assert [(each.code, str(each.quantity)) for each in contents.records.figures] == [("7", "489"), ("10", "65")]


def test_the_councils_own_rows_are_picked() -> None:
    rows = [["Code", "la_name", "Aug-14"], [7, "Kent", 512], [7, "Leeds", 489]]
    known = replace(KNOWN, details=ReportDetails(council="Leeds"))
    file = opened(rows, "xlsx")
    [proposal] = propose_all(sheet_of(file), known)
    assert proposal.only == (OnlyWhere("la_name", ("Leeds",)),)
    contents = read_one(file, known, Decisions((proposal.mapping(),)))
    assert [str(each.quantity) for each in contents.records.figures] == ["489"]
