"""Comments beside figures that say of them that they are other numbers, or wrong."""

import pytest

from ibdesk.reading.tables.words.notes import is_of_another_figure
from tests.reading.in_formats import FORMATS, opened, read_one
from tests.reading.made_workbooks import KNOWN, numbers, told

OF_ANOTHER = [
    "This is the target, not the actual.", "Do not use", "Cumulative since April", "YTD figure",
    "Figures are estimated as the system was down.", "This is last month's", "Not final. This figure is incomplete",
    "Should be 498", "Corrected figure is 498", "The figure is still to be confirmed",
    "North locality only", "Figures are per 1,000",
]  # fmt: skip
OF_THE_WORK = [
    "The target is met.", "Target missed, as 12 visits were late", "Up on last month's 481", "This is below target",
    "The figure is higher than last year's", "Estimates of need are rising", "The number is down from last month",
    "Cumulatively 2,316 referrals", "Provisional", "This is a rise of 8 on last month's figure",
]  # fmt: skip


@pytest.mark.parametrize("comment", OF_ANOTHER)
def test_what_a_comment_says_of_its_figure(comment: str) -> None:
    assert is_of_another_figure(comment)


@pytest.mark.parametrize("comment", OF_THE_WORK)
def test_what_a_comment_says_of_the_work(comment: str) -> None:
    assert not is_of_another_figure(comment)


@pytest.mark.parametrize("written_as", FORMATS)
def test_it_is_told_at_the_comment_and_the_figure_kept(written_as: str) -> None:
    rows = [["Code", "Month", "Value", "Comment"], [7, "Jul-14", 481, "The target is met."]]
    rows.append([7, "Aug-14", 512, "This is the target, not the actual."])
    contents = read_one(opened(rows, written_as), KNOWN)
    assert numbers(contents) == {("7", "2014-07"): 481.0, ("7", "2014-08"): 512.0}
    assert [(rule, place.split("!")[1]) for rule, place in told(contents)] == [("note-on-figure", "D3")]
    assert len(contents.records.comments) == 2
