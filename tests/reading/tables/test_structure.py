"""What stands around and between the tables: other columns, hidden rows, merged cells, several tables on a sheet."""

from ibdesk.domain.problem import Severity
from tests.reading.made_workbooks import Laid, numbers, read, told

HEADINGS = ["Code", "Month", "Value"]


def test_columns_nobody_knows_are_told_at_their_headings() -> None:
    rows = [["Code", "Month", "Value", "Checked by", None, "Unit"], [7, "Aug-14", 489, "the team", 12, "count"]]
    contents = read({"Figures": rows})
    assert told(contents) == [("column-not-used", "Figures!D1"), ("column-not-used", "Figures!E2")]
    # Numbers that nobody may see on a page are worth a look; a name is not.
    assert [problem.severity for problem in contents.problems] == [Severity.INFO, Severity.WARNING]


def test_hidden_rows_are_read_and_told_once_a_sheet() -> None:
    rows = [HEADINGS, [7, "Jul-14", 480], [7, "Aug-14", 489]]
    contents = read({"Figures": Laid(rows, hidden_rows=(2,)), "Old": Laid(rows, hidden=True)})
    assert len(contents.records.figures) == 4
    assert told(contents) == [("hidden-cells", "Figures!A2"), ("hidden-cells", "Old!A1")]


def test_a_code_merged_over_its_months_counts_for_each_of_them() -> None:
    rows = [HEADINGS, [None, "Jul-14", 480], [None, "Aug-14", 489]]
    contents = read({"Figures": Laid(rows, merged=((2, 1, 3, 1, "7"),))})
    assert numbers(contents) == {("7", "2014-07"): 480, ("7", "2014-08"): 489}


def test_two_tables_on_one_sheet_are_both_read() -> None:
    below = [HEADINGS, [7, "Jul-14", 480], [], ["The year before"], HEADINGS, [7, "Jul-13", 122]]
    contents = read({"Figures": below})
    assert numbers(contents) == {("7", "2014-07"): 480, ("7", "2013-07"): 122}
    assert [sheet.where for sheet in contents.sheets] == ["A1:C2", "A5:C6"]
    beside = [[*HEADINGS, None, *HEADINGS], [7, "Jul-14", 480, None, 10, "Jul-14", "65%"]]
    assert numbers(read({"Figures": beside})) == {("7", "2014-07"): 480, ("10", "2014-07"): 65}


def test_headings_below_row_200_are_not_looked_for() -> None:
    rows = [*[["text"]] * 200, HEADINGS, [7, "Aug-14", 489]]
    contents = read({"Figures": rows})
    assert told(contents) == [("sheet-not-used", "Figures!A1")]
    assert numbers(read({"Figures": rows[1:]})) == {("7", "2014-08"): 489}


def test_a_thousand_wrong_codes_are_told_and_counted() -> None:
    rows = [HEADINGS, *[["K7", "Aug-14", 1]] * 1200]
    problems = read({"Figures": rows}).problems
    assert len(problems) == 501
    assert "700 cells" in problems[-1].message
