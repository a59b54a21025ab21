"""Months that another language's computer wrote: asked, and read as answered; never a column that nobody misses."""

import pytest

from ibdesk.domain.month import Month
from ibdesk.domain.question import Decisions
from ibdesk.reading.values.month_text import FoundMonth, month_in_another_language, read_month_text
from ibdesk.reading.values.sheet_problems import Unreadable
from tests.reading.in_formats import FORMATS, opened, read_one
from tests.reading.made_workbooks import KNOWN, Rows, numbers, told
from tests.reading.mapping.made_mappings import answered

WRITTEN = {
    "Juli 2014": "2014-07", "août 2014": "2014-08", "1 août 2014": "2014-08", "Août-14": "2014-08", "agosto de 2014":
    "2014-08", "décembre 2014": "2014-12", "März 2014": "2014-03", "Awst 2014": "2014-08", "Gorffennaf 2014": "2014-07",
    "Okt. 14": "2014-10", "1. Dezember 2014": "2014-12", "2014 juin": "2014-06", "sierpień 2014": "2014-08",
    "Mai 2014": "2014-05", "maio de 2014": "2014-05",
}  # fmt: skip


@pytest.mark.parametrize(("written", "month"), WRITTEN.items())
def test_a_month_in_another_language_is_told_as_one(written: str, month: str) -> None:
    found = month_in_another_language(written)
    assert found is not None
    assert found.month == Month.parse(month)
    said = read_month_text(written)
    assert isinstance(said, Unreadable)
    assert found.month.long in said.message


@pytest.mark.parametrize("text", ["May 2014", "Mar 14", "April 2014", "September 2014", "Listopad 2014", "Juli", "2014",
                                  "Team juin 2014", "juin juillet 2014", "Juli 20145"])  # fmt: skip
def test_all_else_is_no_month_of_another_language(text: str) -> None:
    assert month_in_another_language(text) is None


@pytest.mark.parametrize("text", ["May 2014", "April 2014", "Sept 2014"])
def test_english_months_are_read_as_before(text: str) -> None:
    assert isinstance(read_month_text(text), FoundMonth)


WIDE: Rows = [["Code", "Juni 2014", "Juli 2014", "August 2014"], ["7", 480, 495, 489]]
LONG: Rows = [["Code", "Month", "Value"], ["7", "juin 2014", 480], ["7", "juillet 2014", 495], ["7", "Aug 2014", 489]]


@pytest.mark.parametrize("kind", FORMATS)
@pytest.mark.parametrize("rows", [WIDE, LONG])
def test_they_are_asked_and_read_as_answered(rows: Rows, kind: str) -> None:
    file = opened(rows, kind)
    asking = read_one(file, KNOWN)
    assert numbers(asking) == {("7", "2014-08"): 489.0}
    assert [rule for rule, _ in told(asking)].count("ambiguous-month") == 2
    assert len(asking.questions) == 1
    read = read_one(file, KNOWN, Decisions(answers=answered(asking)))
    assert numbers(read) == {("7", "2014-06"): 480.0, ("7", "2014-07"): 495.0, ("7", "2014-08"): 489.0}
    refused = read_one(file, KNOWN, Decisions(answers=answered(asking, 1)))
    assert numbers(refused) == {("7", "2014-08"): 489.0}
