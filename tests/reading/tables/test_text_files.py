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


@pytest.mark.parametrize(
    ("text", "rows", "figures"),
    [
        ("Code;Month;Value\n7;Aug-14;42\n18,Aug-14,102\n27,Aug-14,302\n", [3, 4], {"7 2014-08 value 42"}),
        ("Code,Month,Value\n7,Aug-14,42\n18;Aug-14;102\n", [3], {"7 2014-08 value 42"}),
        ("Code,Month,Value\n18;Aug-14;1,102\n7,Aug-14,42\n", [2], {"7 2014-08 value 42"}),
        ('Code,Month,Value\n7,Aug-14,42\n"9,Aug-14,30"\n', [3], {"7 2014-08 value 42"}),
        ('Code,Month,Value\n7,Aug-14,42\n"9,Aug-14,No data",,\n', [3], {"7 2014-08 value 42"}),
        ("Code,Month,Value\n7,Aug-14,42\n18|Aug-14|102\n", [3], {"7 2014-08 value 42"}),
        ("Code,Month,Value\n7,Aug-14,42\n18\tAug-14\t102\n", [3], {"7 2014-08 value 42"}),
        ("Code,Month,Value\n7,Aug-14,42\n10 Aug-14 102\n", [3], {"7 2014-08 value 42"}),
        ("Code,Month,Value\n7,Aug-14,42\n10 Aug 2014 102\n", [3], {"7 2014-08 value 42"}),
        ("Code,Month,Value\n7,Aug-14,42\n99;Aug-14;102\n", [3], {"7 2014-08 value 42"}),
        ("Month;Code;Value\nAug-14;7;42\nAug-14,18,102\n", [3], {"7 2014-08 value 42"}),
        ("Code;Jul-14;Aug-14\n7;41;42\n18,101,102\n", [3], {"7 2014-07 value 41", "7 2014-08 value 42"}),
        ("Indicator,Month,Value\nReferrals,Aug-14,42\nReferrals;Jul-14;41\n", [3], {"7 2014-08 value 42"}),
    ],
)
def test_a_row_that_stands_in_one_cell_is_told(text: str, rows: list[int], figures: set[str]) -> None:
    contents = read(text)
    assert kept(contents.records) == figures
    assert told(contents) == [("row-out-of-order", f"A{row}") for row in rows]


@pytest.mark.parametrize(
    "note",
    [
        "Source: case management system, 2014",
        "Source; MASH; 2014",
        "7 August 2014",
        "7 Aug 14",
        "7 excludes those over 18",
        "Referrals, August 2014",
        "7, 9 and 18 are provisional",
        "Notes, see page 12",
        "2014",
    ],
)
def test_a_note_is_no_row_in_one_cell(note: str) -> None:
    for separator, shown in ((",", f'"{note}"'), (";", f'"{note}"')):
        text = f"Code,Month,Value\n7,Aug-14,42\n\n{shown}\n7,Jul-14,41\n".replace(
            ",Aug-14,", f"{separator}Aug-14{separator}"
        )
        text = text.replace("Code,Month,Value", separator.join(("Code", "Month", "Value")))
        contents = read(text.replace("7,Jul-14,41", f"7{separator}Jul-14{separator}41"))
        assert kept(contents.records) == {"7 2014-08 value 42", "7 2014-07 value 41"}
        assert told(contents) == []


@pytest.mark.parametrize(
    ("text", "figures", "told_at"),
    [
        ("10;Jul-14;85,5\n10;Aug-14;86,5", {"10 2014-07 value 85.5", "10 2014-08 value 86.5"}, []),
        ("10;Jul-14;85,5%\n7;Aug-14;486", {"10 2014-07 value 85.5", "7 2014-08 value 486"}, []),
        ("7;Jul-14;1.481,5\n7;Aug-14;1.489,0", {"7 2014-07 value 1481.5", "7 2014-08 value 1489"}, []),
        ("10;Jul-14;85,5\n7;Aug-14;1.489", {"10 2014-07 value 85.5"}, [("decimal-comma", "C3")]),
        ("10;Jul-14;85,5\n7;Aug-14;1,489", {"10 2014-07 value 85.5"}, [("decimal-comma", "C3")]),
        ("10;Jul-14;85.5\n10;Aug-14;86,5", {"10 2014-07 value 85.5"}, [("unreadable-number", "C3")]),
        ("10;Jul-14;85,5 86,5", set(), [("unreadable-number", "C2")]),
    ],
)
def test_a_decimal_comma_between_semicolons(text: str, figures: set[str], told_at: list[tuple[str, str]]) -> None:
    contents = read(f"Code;Month;Value\n{text}\n")
    assert kept(contents.records) == figures
    assert told(contents) == told_at
    said = [cell_of(each).cell for each in contents.problems if "was read as" in each.message]
    assert said == ([] if told_at and told_at[0][0] == "unreadable-number" else ["C2"])


@pytest.mark.parametrize("separator", [",", "\t", "|"])
def test_a_decimal_comma_elsewhere_is_none(separator: str) -> None:
    contents = read("\n".join(separator.join(row) for row in (["Code", "Month", "Value"], ["10", "Jul-14", '"85,5"'])))
    assert kept(contents.records) == set()
    assert told(contents) == [("unreadable-number", "C2")]


@pytest.mark.parametrize(
    ("text", "rows", "figures"),
    [
        # A name is missing, and all behind it stands a month too early.
        ("Code,Indicator,Jul-14,Aug-14\n7,1201,1220\n10,IAs in 10 days,64,65\n", [2],
         {"10 2014-07 value 64", "10 2014-08 value 65"}),
        ("Code;Indicator;Jul-14;Aug-14\n10;IAs in 10 days;64;65\n7;1201;1220\n", [3],
         {"10 2014-07 value 64", "10 2014-08 value 65"}),
        # A comma in a name, and all behind it stands a month too late, where the last one is blank in all other rows.
        ("Code,Indicator,Jul-14,Aug-14,Sep-14\n7,Referrals, all,481,489\n10,IAs in 10 days,64,65,\n", [2],
         {"10 2014-07 value 64", "10 2014-08 value 65"}),
    ],
)  # fmt: skip
def test_a_row_whose_cells_are_moved_is_not_used(text: str, rows: list[int], figures: set[str]) -> None:
    contents = read(text)
    assert kept(contents.records) == figures
    assert told(contents) == [("row-out-of-order", f"A{row}") for row in rows]


@pytest.mark.parametrize(
    "text",
    [
        "Code,Indicator,Jul-14,Aug-14,Sep-14\n7,Referrals,no data,489,490\n10,IAs in 10 days,64,65,66\n",
        "Code,Indicator,Jul-14,Aug-14\n7,,481,489\n10,IAs in 10 days,64,65\n",
        "Code,Jul-14,Aug-14\n7,late,489\n10,64,65\n",
    ],
)
def test_other_rows_are_where_they_are(text: str) -> None:
    assert "row-out-of-order" not in [rule for rule, _ in told(read(text))]


@pytest.mark.parametrize("first", ["#DIV/0!", "#N/A", ">100", "489*", "c.120", "Yes"])
def test_the_only_row_is_not_moved_by_what_cannot_be_read(first: str) -> None:
    contents = read(f"Code,Jul-14,Aug-14\n7,{first},489\n")
    assert kept(contents.records) == {"7 2014-08 value 489"}
    assert told(contents) == [("unreadable-number", "B2")]


@pytest.mark.parametrize("first", ["#DIV/0!", ">100"])
def test_nor_is_one_of_several(first: str) -> None:
    contents = read(f"Code,Jul-14,Aug-14\n7,{first},489\n10,80,\n")
    assert kept(contents.records) == {"7 2014-08 value 489", "10 2014-07 value 80"}
