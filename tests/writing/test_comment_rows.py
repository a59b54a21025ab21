"""Comments on their way into rows and back: nothing is lost, no row is taller than Excel's can be."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from ibdesk.domain.board import Comment
from ibdesk.domain.report.report import build_report
from ibdesk.reading.workbooks import InFile
from ibdesk.writing.pack.pages import MOST_LINES, WHOLE, comment_rows
from ibdesk.writing.pack.write_pack import pack_bytes
from ibdesk.writing.sheets.text import lines
from tests.made import AUGUST
from tests.reading.read_workbooks import read_workbooks
from tests.writing.pack_board import records

SENTENCE = "Referrals have gone up since the front door began to count every contact that a social worker decides on. "
THREE_THOUSAND_WORDS = "\n\n".join((SENTENCE * 13).strip() for _ in range(12))
ODD = (
    THREE_THOUSAND_WORDS,
    (SENTENCE * 160).strip(),
    ("word " * 3000).strip(),
    "=1+1\n@SUM(A1)\n-7",
    "<b>Bold</b> & \U0001f600\n\n\n\nfour lines below",
    "ends with a space \nand goes on \n\n  indented",
    "Comments",
    "Comments\nComments",
)


def joined(text: str) -> str:
    """As a reader of the pack joins the rows."""
    said = ""
    for place, row in enumerate(comment_rows(text, WHOLE)):
        said += "\n" if place and not said.endswith(" ") else ""
        said += row.text
    return said


@given(st.text(st.sampled_from("ab .!?\n"), max_size=2000))
def test_the_rows_are_the_text(text: str) -> None:
    assert joined(text) == text


@pytest.mark.parametrize("text", ODD)
def test_no_row_is_too_tall_and_none_has_more_lines_than_it_shall(text: str) -> None:
    rows = comment_rows(text, WHOLE)
    assert all(points <= 409 for row in rows for points in row.heights)
    assert all(len(row.heights) == 1 for row in rows)
    assert max(lines(row.text, WHOLE, 10) for row in rows) <= MOST_LINES


@pytest.mark.parametrize("text", ODD)
def test_a_comment_read_back_is_the_comment(text: str) -> None:
    report = build_report(replace(records(), comments=(Comment("7", AUGUST, text),)), AUGUST)
    [read] = read_workbooks([InFile(name="pack.xlsx", data=pack_bytes(report)[0])], records())
    assert [comment.text for comment in read.records.comments] == [text]
