"""Columns that say which rows count: asked where one does not, and proposed so that the others are read."""

import json
from typing import Any

import pytest

from ibdesk.domain.question import Decisions
from ibdesk.reading.mapping.mapping_file import proposals_text, read_mapping_file
from ibdesk.reading.propose import propose_all
from tests.reading.in_formats import FORMATS, opened, read_one, sheet_of
from tests.reading.made_workbooks import KNOWN, numbers, told

NO_COUNT = [
    ("Latest?", "N", "Y"), ("Is current", "No", "Yes"), ("Deleted", "Y", "N"), ("Active (Y/N)", "N", "Y"),
    ("Excluded", "Yes", "No"), ("Include in report?", "No", "Yes"), ("Superseded", "TRUE", "FALSE"),
    ("Record status", "Deleted", "Active"), ("Status", "Superseded", "Final"), ("Void", "1", "0"), ("Ignore", "x", "n"),
    ("Suppressed", "Y", "N"), ("Cumulative?", "Y", "N"), ("Is target", "TRUE", "FALSE"),
    ("Weighted", "Yes", "No"), ("Forecast (Y/N)", "Y", "N"), ("Year to date", "Yes", "No"), ("Is YTD", "1", "0"),
    ("Test data?", "Y", "N"), ("Rolling 12 months?", "Yes", "No"),
]  # fmt: skip


def rows(heading: str, first: str, second: str) -> list[list[Any]]:
    head = ["Code", "Month", heading, "Value"]
    return [head, [7, "Jul-14", first, 999], [7, "Aug-14", second, 489], [10, "Aug-14", second, "65%"]]


@pytest.mark.parametrize("written_as", FORMATS)
@pytest.mark.parametrize(("heading", "gone", "stands"), NO_COUNT)
def test_a_row_that_does_not_count_is_asked(heading: str, gone: str, stands: str, written_as: str) -> None:
    file = opened(rows(heading, gone, stands), written_as)
    contents = read_one(file, KNOWN)
    assert contents.records.figures == ()
    assert [(rule, place.split("!")[1]) for rule, place in told(contents)] == [("label-not-understood", "C2")]
    text = json.loads(proposals_text(propose_all(sheet_of(file), KNOWN)))
    (mapping,) = text["mappings"]
    mapping["columns"] = [
        {key: each[key] for key in each if key not in ("guess", "why")} for each in mapping["columns"]
    ]
    mapping.pop("guess", None)
    said = Decisions(read_mapping_file(json.dumps({"mappings": [mapping]})))
    assert numbers(read_one(file, KNOWN, said)) == {("7", "2014-08"): 489.0, ("10", "2014-08"): 65.0}


@pytest.mark.parametrize("written_as", FORMATS)
@pytest.mark.parametrize(("heading", "_gone", "stands"), NO_COUNT)
def test_where_all_count_nothing_is_asked(heading: str, _gone: str, stands: str, written_as: str) -> None:
    contents = read_one(opened(rows(heading, stands, stands), written_as), KNOWN)
    assert len(contents.records.figures) == 3
    assert {rule for rule, _ in told(contents)} <= {"column-not-used"}


@pytest.mark.parametrize(
    ("heading", "word"),
    [("Status", "Draft"), ("Status", "On track"), ("Validated", "N"), ("Signed off", "No"), ("Current", "0"),
     ("Live birth", "N"), ("Status", "Green"), ("Use of data", "No"), ("National?", "Yes"),
     ("Target met?", "No"), ("Has target", "Yes"), ("Trend", "x"), ("Statutory?", "Y")],
)  # fmt: skip
def test_other_words_say_nothing_of_the_row(heading: str, word: str) -> None:
    contents = read_one(opened(rows(heading, word, word), "xlsx"), KNOWN)
    assert len(contents.records.figures) == 3


@pytest.mark.parametrize("written_as", FORMATS)
@pytest.mark.parametrize(
    ("heading", "of_another", "plain"),
    [
        ("Multiplier", 100, 1),
        ("Scale", "x1000", "x1"),
        ("Factor", "10", "1"),
        ("Months covered", 3, 1),
        ("Counting unit", "Families", "Children"),
        ("Unit counted", "Episodes", "Children"),
    ],
)
def test_a_row_of_another_number_is_asked(heading: str, of_another: object, plain: object, written_as: str) -> None:
    head = ["Code", "Month", heading, "Value"]
    table = [head, [7, "Jul-14", of_another, 4], [10, "Aug-14", plain, "65%"]]
    contents = read_one(opened(table, written_as), KNOWN)
    assert contents.records.figures == ()
    assert ("label-not-understood", "C2") in [(rule, place.split("!")[1]) for rule, place in told(contents)]
    plainly = read_one(opened([head, [7, "Jul-14", plain, 481]], written_as), KNOWN)
    assert numbers(plainly) == {("7", "2014-07"): 481.0}
