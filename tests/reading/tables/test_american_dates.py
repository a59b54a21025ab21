"""Dates as text, in numbers: where some can only have the month first, or all would be in one January, none is read
with the day first on a guess."""

from collections.abc import Sequence

import pytest

from ibdesk.domain.question import Answer, Decisions
from tests.corpus.promises import KNOWN
from tests.reading.in_formats import FORMATS, opened, read_one
from tests.reading.tables.test_label_kinds import kept, told

AMERICAN = {
    "first days": ["7/1/2014", "8/1/2014", "9/1/2014"],
    "last days and a first": ["07/31/2014", "08/01/2014"],
    "with dashes": ["07-31-2014", "08-01-2014"],
    "years in two digits": ["7/31/14", "8/1/14"],
    "with a time": ["7/31/2014 00:00", "8/1/2014 00:00"],
    "days in the middle": ["7/15/2014", "8/9/2014"],
    "last days": ["06/30/2014", "07/31/2014"],
}
BRITISH = {
    "first days": ["1/7/2014", "1/8/2014", "1/9/2014"],
    "last days": ["30/06/2014", "31/07/2014"],
    "a day in January": ["31/12/2013", "08/01/2014"],
    "days in the middle": ["15/7/2014", "9/8/2014"],
    "one alone": ["08/01/2014"],
}


def tables(months: Sequence[str]) -> list[list[list[object]]]:
    long: list[list[object]] = [["Code", "Month", "Value"], *([7, month, 480] for month in months)]
    return [long, [["Code", *months], [7, *([480] * len(months))]]]


@pytest.mark.parametrize("kind", FORMATS)
@pytest.mark.parametrize("name", AMERICAN)
def test_american_dates_are_asked_or_told(name: str, kind: str) -> None:
    for rows in tables(AMERICAN[name]):
        contents = read_one(opened(rows, kind), KNOWN)
        assert kept(contents.records) == set()
        assert len(told(contents)) == len(AMERICAN[name])


@pytest.mark.parametrize("kind", FORMATS)
@pytest.mark.parametrize("name", BRITISH)
def test_british_dates_are_plain(name: str, kind: str) -> None:
    down, across = tables(BRITISH[name])
    contents = read_one(opened(down, kind), KNOWN)
    assert (len(contents.records.figures), told(contents)) == (len(BRITISH[name]), set())
    # Over columns a day within a month may be when the month before was reported.
    within = [day for day in BRITISH[name] if not day.startswith(("1/", "30/", "31/"))]
    contents = read_one(opened(across, kind), KNOWN)
    assert len(contents.records.figures) == len(BRITISH[name]) - len(within)
    assert [question.about for question in contents.questions] == ["days within months"] * bool(within)


@pytest.mark.parametrize("kind", FORMATS)
@pytest.mark.parametrize(
    ("months", "read"),
    [
        (["06/30/2014", "07/31/2014"], {"7 2014-06 value 480", "7 2014-07 value 480"}),
        (["07/31/2014", "08/01/2014"], {"7 2014-07 value 480", "7 2014-08 value 480"}),
        (["7/31/14", "8/1/14"], {"7 2014-07 value 480", "7 2014-08 value 480"}),
    ],
)
def test_they_are_asked_once_and_read_as_answered(months: list[str], read: set[str], kind: str) -> None:
    for rows in tables(months):
        file = opened(rows, kind)
        asking = read_one(file, KNOWN)
        [question] = asking.questions
        said = read_one(file, KNOWN, Decisions(answers=(Answer(question.key, question.choices[0].word),)))
        assert kept(said.records) == read
        refused = read_one(file, KNOWN, Decisions(answers=(Answer(question.key, question.choices[1].word),)))
        assert not kept(refused.records) & read
