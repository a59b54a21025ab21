"""What only a text file's lines can hide: a number cut by its own comma, decimals or thousands, cells that nothing
known separates, a report that says it goes on elsewhere."""

import pytest

from ibdesk.domain.problem import Severity
from ibdesk.domain.workbook_contents import WorkbookContents
from ibdesk.reading.files.open_file import read_cells
from ibdesk.reading.workbooks import OpenedFile
from tests.corpus.promises import KNOWN
from tests.made import cell_of
from tests.reading.in_formats import read_one
from tests.reading.tables.test_label_kinds import kept


def read(text: str) -> WorkbookContents:
    return read_one(OpenedFile("figures.csv", "0", read_cells(text.encode(), "figures.csv")), KNOWN)


def told(contents: WorkbookContents) -> list[tuple[str, str]]:
    return [(each.rule, cell_of(each).cell) for each in contents.problems if each.severity is not Severity.INFO]


@pytest.mark.parametrize(
    ("text", "rows", "figures"),
    [
        ("Code,Month,Value,Comment\n7,Jul-14,1,481\n10,Jul-14,64,\n", [2], {"10 2014-07 value 64"}),
        ("Code,Month,Value,Comment\n7,Jul-14,1,480\n7,Aug-14,1,512\n", [2, 3], set()),
        ("Code,Jul-14,Aug-14,Comment\n7,1,481,489\n10,64,65,ok\n", [2], {"10 2014-07 value 64", "10 2014-08 value 65"}),
        ("Code,Month,Value,Source\n7,Jul-14,12,204\n10,Jul-14,64,MASH\n", [2], {"10 2014-07 value 64"}),
    ],
)
def test_three_digits_where_words_belong_are_the_rest_of_a_number(
    text: str, rows: list[int], figures: set[str]
) -> None:
    contents = read(text)
    assert kept(contents.records) == figures
    assert told(contents) == [("row-out-of-order", f"A{row}") for row in rows]


@pytest.mark.parametrize(
    "text",
    [
        "Code,Month,Value,Comment\n7,Aug-14,481,489 last year\n",
        "Code,Month,Value,Comment\n7,Aug-14,481,12\n",
        "Code,Month,Value,Extension\n7,Aug-14,481,204\n10,Aug-14,64,205\n",
        "Code,Month,Value,Numerator\n7,Aug-14,481,204\n",
        "Code;Month;Value;Comment\n7;Aug-14;481;204\n",
    ],
)
def test_other_digits_behind_a_number_are_plain(text: str) -> None:
    contents = read(text)
    assert "7 2014-08 value 481" in kept(contents.records)
    assert "row-out-of-order" not in {rule for rule, _ in told(contents)}


@pytest.mark.parametrize("numbers", [("1.204", "1.198"), ("1.204", "489")])
def test_between_semicolons_three_decimals_may_be_thousands(numbers: tuple[str, str]) -> None:
    contents = read("Code;Month;Value\n" + "".join(f"7;2014-0{at};{each}\n" for at, each in enumerate(numbers, 7)))
    assert kept(contents.records) <= {"7 2014-08 value 489"}
    assert ("decimal-comma", "C2") in told(contents)


@pytest.mark.parametrize("other", ["65.19", "0.5", "12,345.6", "64.5%"])
def test_a_decimal_point_beside_them_says_what_they_are(other: str) -> None:
    contents = read(f"Code;Month;Value\n7;2014-07;1.204\n10;2014-07;{other}\n")
    assert "7 2014-07 value 1.204" in kept(contents.records)


@pytest.mark.parametrize("separator", [":", "^", "~", "   ", "·", " / "])
def test_cells_that_nothing_known_separates_are_said_to_be_so(separator: str) -> None:
    contents = read("\n".join(separator.join(row) for row in (("Code", "Month", "Value"), ("7", "Aug-14", "489"))))
    assert kept(contents.records) == set()
    assert told(contents) == [("sheet-not-used", "A1")]
    assert "single cell" in contents.problems[-1].message


@pytest.mark.parametrize(
    "line",
    [
        "...", "…", "etc.", "and so on", "More rows available", "and 2,400 more rows", "Data continues on next page",
        "Continued on another sheet", "2 of 2500 rows shown", "Results truncated at 2 rows", "More records exist",
    ],
)  # fmt: skip
def test_a_report_that_says_it_goes_on(line: str) -> None:
    quoted = f'"{line}"' if "," in line else line
    contents = read(f"Code,Month,Value\n7,Jul-14,481\n7,Aug-14,489\n{quoted}\n")
    assert ("report-cut-short", "A4") in told(contents)


@pytest.mark.parametrize("line", ["End of report", "2 rows", "Page 1 of 1", "Continued improvement", "Source: MASH"])
def test_a_line_that_says_nothing_of_the_kind(line: str) -> None:
    assert told(read(f"Code,Month,Value\n7,Jul-14,481\n7,Aug-14,489\n{line}\n")) == []
