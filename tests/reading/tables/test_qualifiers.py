"""Labels that tell figures apart: a table that has one is not read before a person has said what it is."""

from datetime import datetime

import pytest

from ibdesk.domain.figure import Covers, Part
from ibdesk.domain.mapping import KIND, MappedColumn, MonthsAcross, OnlyWhere, RowField, SheetMapping, WordMeaning
from ibdesk.domain.question import Decisions
from ibdesk.domain.workbook_contents import WorkbookContents
from ibdesk.reading.propose import propose
from ibdesk.reading.sandbox.reader_process import read_cells_in_sandbox
from ibdesk.reading.workbooks import InFile
from tests.corpus.promises import KNOWN
from tests.made import cell_of
from tests.reading.made_workbooks import Laid, Rows, workbook
from tests.reading.read_workbooks import read_workbooks

HEAD = ["Code", "Indicator"]
RULE = "label-not-understood"


def read(rows: Rows | Laid, *mappings: SheetMapping, sheet: str = "Figures") -> WorkbookContents:
    files = [InFile(name="figures.xlsx", data=workbook({sheet: rows}))]
    return read_workbooks(files, KNOWN, decisions=Decisions(mappings))[0]


def csv(text: str) -> WorkbookContents:
    return read_workbooks([InFile(name="figures.csv", data=text.encode())], KNOWN)[0]


@pytest.mark.parametrize(
    "rows",
    [
        [[*HEAD, "Aug-14", None], [None, None, "Target", "Actual"], [7, "Referrals", 512, 489]],
        [[*HEAD, "Aug-14", None, None], [None, None, "Num", "Den", "%"], [10, None, 43, 66, 65.2]],
        [[*HEAD, "Aug-14", None], [None, None, 2013, 2014], [7, "Referrals", 430, 489]],
        [[*HEAD, "Jul-14", "Aug-14"], [None, "Status", "Final", "Forecast"], [7, "Referrals", 481, 489]],
        [[*HEAD, "Jul-14", "Aug-14"], ["Basis", None, "Actual", "Pro rata"], [7, "Referrals", 481, 489]],
        [[None, None, "Actual", "Forecast"], [*HEAD, "Aug-14", "Sep-14"], [7, "Referrals", 489, 500]],
        [[None, None, "Numerators", None, "Denominators"], [*HEAD, "Jul-14", "Aug-14", "Jul-14", "Aug-14"],
         [10, None, 4, 5, 6, 7]],
        [["Code", "Month", "Type", "Value"], [7, "Aug-14", "Actual", 489], [7, "Sep-14", "Target", 512]],
        [["Code", "Month", "Unit", "Value"], [7, "Aug-14", "Number", 489], [7, "Aug-14", "%", 65]],
        [["Code", "Month", "Scenario", "Value"], [7, "Aug-14", "Low", 480], [7, "Aug-14", "High", 500]],
        [["Code", "Month", "Attribute", "Value"], [7, "Jul-14", "Goal", 480], [7, "Aug-14", "Goal", 500]],
        [["Code", "Month", "Measure Names", "Value"], [7, "Aug-14", "Goal", 480], [10, "Aug-14", "Goal", "85%"]],
        [[*HEAD, "Area", "Aug-14"], [7, "Referrals", "North", 240], [7, "Referrals", "South", 240]],
        [["Code", "Month", "Gender", "Value"], [7, "Aug-14", "Boys", 240]],
        [["Code", "Month", "Value", "Locality"], [7, "Aug-14", 240, "Marlow"], [7, "Aug-14", 240, "Penbridge"]],
        [["Code", "Month", "Value", None], [7, "Aug-14", 240, "Marlow"], [7, "Aug-14", 240, "Penbridge"]],
        [[*HEAD, "Aug-14"], [7, "Referrals", 489], [7, "Referrals target", 512]],
        [[*HEAD, "Month", "Value"], [7, "Referrals", "Aug-14", 489], [7, "Target for referrals", "Sep-14", 512]],
        [[*HEAD, "Aug-14"], ["Target"], [7, "Referrals", 512]],
        [["Targets 2014/15"], [*HEAD, "Aug-14"], [7, "Referrals", 512]],
        [["Marlow"], [*HEAD, "Aug-14"], [7, "Referrals", 240], [], ["Penbridge"], [*HEAD, "Aug-14"],
         [7, "Referrals", 240]],
    ],
)  # fmt: skip
def test_nothing_of_the_table_is_used_and_the_label_is_told(rows: Rows) -> None:
    contents = read(rows)
    assert (contents.records.figures, contents.records.breakdowns) == ((), ())
    assert RULE in {problem.rule for problem in contents.problems}
    assert contents.unread == ("Figures",), "the window leads to the mapping page"
    lines = [",".join("" if cell is None else str(cell) for cell in row) for row in rows]
    assert csv("\n".join(lines)).records.figures == ()


@pytest.mark.parametrize(
    "rows",
    [
        [[*HEAD, "Target", "Aug-14"], [7, "Referrals", 512, 489]],
        [["Code", "Section", "Month", "Value"], [7, "Front door", "Aug-14", 489]],
        [["Code", "Area", "Month", "Value"], [7, "Front door", "Aug-14", 489], [10, "Assessment", "Aug-14", "65%"]],
        [["Code", "Type", "Month", "Value"], [7, "Number", "Aug-14", 489], [10, "%", "Aug-14", "65%"]],
        [["Code", "Attribute", "Month", "Value"], [7, "Count", "Aug-14", 489], [10, "Value", "Aug-14", "65%"]],
        [[None, None, "2013/14", "2014/15"], [*HEAD, "Mar-14", "Aug-14"], [7, "Referrals", 1, 489]],
        [["Front door"], [*HEAD, "Aug-14"], [7, "Referrals", 489]],
        [[*HEAD, "Aug-14"], ["Front door"], [7, "Referrals", 489], ["Assessment"], [10, None, "65%"]],
    ],
)
def test_labels_that_tell_nothing_apart_ask_nothing(rows: Rows) -> None:
    contents = read(rows)
    assert "489" in {str(figure.quantity) for figure in contents.records.figures}
    assert RULE not in {problem.rule for problem in contents.problems}


def mapped(*columns: tuple[str, object], **more: object) -> SheetMapping:
    return SheetMapping("Figures", tuple(MappedColumn(*each) for each in columns), **more)  # type: ignore[arg-type]


def test_a_column_of_kinds_is_read_as_a_person_said() -> None:
    rows = [["Code", "Type", "Jul-14"], [10, "Top", 43], [10, "Bottom", 66], [10, "Target", 70], [10, "New", 1]]
    kinds = tuple(WordMeaning(*each) for each in (("Top", "numerator"), ("Bottom", "denominator"), ("Target", "")))
    said = (("Code", RowField("code")), ("Type", RowField(KIND)), ("(month)", MonthsAcross()))
    contents = read(rows, mapped(*said, kinds=kinds))
    found = {(figure.part, str(figure.quantity)) for figure in contents.records.figures}
    assert found == {(Part.NUMERATOR, "43"), (Part.DENOMINATOR, "66")}
    assert "unknown-kind" in {problem.rule for problem in contents.problems}


def test_a_category_can_stand_for_all_and_rows_can_be_picked() -> None:
    rows = [["Code", "Month", "Sex", "la_name", "Value"], [7, "Aug-14", "All", "Leeds", 489],
            [7, "Aug-14", "Boys", "Leeds", 249], [7, "Aug-14", "All", "Kent", 1]]  # fmt: skip
    columns = (("Code", RowField("code")), ("Month", RowField("month")), ("Sex", RowField("category")),
               ("la_name", RowField("section")), ("Value", RowField("value")))  # fmt: skip
    contents = read(rows, mapped(*columns, wholes=("All",), only=(OnlyWhere("la_name", ("Leeds",)),)))
    assert [str(figure.quantity) for figure in contents.records.figures] == ["489"]
    assert [(each.category, str(each.quantity)) for each in contents.records.breakdowns] == [("Boys", "249")]


def test_years_go_down_and_months_across() -> None:
    rows = [["Code", "Year", "Jan", "Apr"], [7, 2014, 3, 4], [7, "2012/13", 1, 2]]
    said = mapped(("Code", RowField("code")), ("Year", RowField("year")), ("(month)", MonthsAcross()))
    found = {str(figure.month): str(figure.quantity) for figure in read(rows, said).records.figures}
    assert found == {"2014-01": "3", "2014-04": "4", "2013-01": "1", "2012-04": "2"}


def test_a_proposal_leaves_out_another_number_and_reads_the_actual() -> None:
    rows = [[*HEAD, "Aug-14", None], [None, None, "Target", "Actual"], [7, "Referrals", 512, 489]]
    sheet = read_cells_in_sandbox(workbook({"Figures": rows}), "figures.xlsx").sheets[0]
    proposal = propose(sheet, KNOWN)
    assert proposal.rows == (1, 2)
    figures = read(rows, proposal.mapping()).records.figures
    assert [str(figure.quantity) for figure in figures] == ["489"]


def test_a_figure_merged_over_months_is_told_and_not_used() -> None:
    laid = Laid([[*HEAD, "Apr-14", "May-14"], [7, "Referrals", 1400, None]], merged=((2, 3, 2, 4, 1400),))
    contents = read(laid)
    assert contents.records.figures == ()
    assert [(each.rule, cell_of(each).cell) for each in contents.problems] == [("figure-merged", "C2")]


def test_months_that_can_be_two_things_are_asked() -> None:
    assert read([[*HEAD, "2009-10", "2010-11"], [7, "Referrals", 5100, 5200]]).records.figures == ()
    run = read([[*HEAD, "2009-09", "2009-10"], [7, "Referrals", 1, 2]])
    assert [str(figure.month) for figure in run.records.figures] == ["2009-09", "2009-10"]
    tenth = csv("Code,Month,Value\n7,2014.09,481\n7,2014.1,482\n")
    assert [str(figure.quantity) for figure in tenth.records.figures] == ["481"]
    assert "October 2014" in [choice.label for choice in tenth.questions[0].choices]
    swapped = read([["Code", "Month", "Value"], [7, datetime(2014, 1, 8), 489]])
    assert swapped.records.figures == ()
    assert "1 August 2014" in swapped.problems[0].message


def test_a_mark_over_a_column_goes_for_its_figures_and_an_annual_value_covers_its_year() -> None:
    marked = read([[*HEAD, "Jul-14", "Aug-14 [p]"], [7, "Referrals", 480, 489]])
    assert [figure.provisional for figure in marked.records.figures] == [False, True]
    said = mapped(("Code", RowField("code")), ("2013/14", MonthsAcross()))
    [year] = read([["Code", "2013/14"], [7, 5100]], said).records.figures
    assert (str(year.month), year.covers) == ("2014-03", Covers.FINANCIAL_YEAR)


@pytest.mark.parametrize("mark", ["(p)", "provisional", "[p]"])
def test_a_mark_over_a_column_written_otherwise_is_kept_and_told(mark: str) -> None:
    wide = read([[*HEAD, "Jul-14", f"Aug-14 {mark}"], [7, "Referrals", 480, 489]])
    long = read([["Code", "Month", "Value"], [7, "Jul-14", 480], [7, f"Aug-14 {mark}", 489]])
    for contents, cell in ((wide, "D1"), (long, "B3")):
        assert [(str(each.quantity), each.provisional) for each in contents.records.figures] == [
            ("480", False),
            ("489", True),
        ]
        told = [cell_of(each).cell for each in contents.problems if each.rule == "mark-kept"]
        assert told == ([] if mark == "[p]" else [cell])
