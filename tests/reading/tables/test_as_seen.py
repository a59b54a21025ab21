"""Tables in which something is crossed out, and text files whose rows are longer than their headings."""

import pytest

from ibdesk.domain.problem import Severity
from ibdesk.reading.cells.signs import crossed_out
from ibdesk.reading.workbooks import InFile
from tests.reading.made_workbooks import KNOWN, numbers, read, told
from tests.reading.read_workbooks import read_workbooks

OUT_OF_ORDER = ("row-out-of-order", "figures!A2")


def test_crossed_out_words_of_a_comment_are_left_out_and_told() -> None:
    comment = f"More {crossed_out('came from')} schools."
    contents = read({"Figures": [["Code", "Month", "Value", "Comment"], ["7", "Aug-14", 489, comment]]})
    assert [each.text for each in contents.records.comments] == ["More schools."]
    assert told(contents) == [("crossed-out", "Figures!D2")]
    assert contents.problems[0].severity is Severity.INFO


def test_a_row_whose_code_is_crossed_out_is_not_read() -> None:
    rows = [["Code", "Month", "Value"], [crossed_out("7"), "Aug-14", 480], ["7", "Jul-14", 489]]
    contents = read({"Figures": rows})
    assert told(contents) == [("crossed-out", "Figures!A2")]
    assert len(contents.records.figures) == 1


@pytest.mark.parametrize(
    ("text", "kept", "at"),
    [
        ("Code,Indicator,Jul-14,Aug-14\n7,Referrals,1,480,1,489\n", 0, [OUT_OF_ORDER]),
        ("Code,Month,Value,Comment\n7,Aug-14,1,480,More\n7,Jul-14,489,\n", 1, [OUT_OF_ORDER]),
        ("Code,Month,Value,Comment\n7,Aug-14,480,one, two, three\n", 0, [OUT_OF_ORDER]),
        ("Code,Month,Value,Comment\n7,Aug-14,489\n7,Jul-14,489,,,\n", 2, []),
        ("Figures\nCode,Month,Value\n7,Aug-14,489\n", 1, []),
        ("Code;Month;Value\n7;Aug-14;489;1\n", 0, [OUT_OF_ORDER]),
        ("Code|Month|Value\n7|Aug-14|1,480\n", 1, []),
    ],
)
def test_a_record_longer_than_its_headings_is_told_and_not_used(text: str, kept: int, at: list[str]) -> None:
    (contents,) = read_workbooks([InFile(name="figures.csv", data=text.encode())], KNOWN)
    assert len(contents.records.figures) == kept
    assert told(contents) == at


def test_a_decimal_comma_makes_thousands_doubtful() -> None:
    rows = [["Code", "Jul-14", "Aug-14", "Sep-14", "Oct-14"], ["7", "512,4", "480,125", "1,204,300", 489]]
    contents = read({"Figures": rows})
    assert numbers(contents) == {("7", "2014-09"): 1204300, ("7", "2014-10"): 489}
    assert told(contents) == [("unreadable-number", "Figures!B2"), ("decimal-comma", "Figures!C2")]
