"""Numbers of rows, or of another list, where codes are looked for: asked, and the names proposed in their place."""

import json

import pytest

from ibdesk.domain.board import Records
from ibdesk.domain.question import Decisions
from ibdesk.reading.mapping.mapping_file import proposals_text, read_mapping_file
from ibdesk.reading.propose import propose_all
from tests.made import indicator
from tests.reading.in_formats import FORMATS, opened, read_one, sheet_of
from tests.reading.made_workbooks import numbers, told

NAMES = {"1": "Open CAFs", "2": "Step-downs", "3": "Core step-downs", "4": "Contacts", "7": "Referrals",
         "18": "Child Protection Plans", "27": "Looked After Children"}  # fmt: skip
KNOWN = Records(indicators=tuple(indicator(code, name=name) for code, name in NAMES.items()))


@pytest.mark.parametrize("written_as", FORMATS)
@pytest.mark.parametrize("heading", ["No", "Ref", "Code", "ID"])
def test_rows_that_are_counted_are_asked_and_proposed_by_their_names(heading: str, written_as: str) -> None:
    rows = [[heading, "Indicator", "Aug-14"], [1, "Contacts", 1220], [2, "Referrals", 489], [3, NAMES["18"], 231]]
    file = opened(rows, written_as)
    contents = read_one(file, KNOWN)
    assert contents.records.figures == ()
    assert ("label-not-understood", "A1") in [(rule, place.split("!")[1]) for rule, place in told(contents)]
    body = json.loads(proposals_text(propose_all(sheet_of(file), KNOWN)))
    for column in body["mappings"][0]["columns"]:
        column.pop("guess", None)
    said = read_one(file, KNOWN, Decisions(read_mapping_file(json.dumps(body))))
    assert numbers(said) == {("4", "2014-08"): 1220.0, ("7", "2014-08"): 489.0, ("18", "2014-08"): 231.0}


@pytest.mark.parametrize("codes", [(1, 2), (2, 7, 4), (3, 1, 2)])
def test_numbers_of_another_list_are_asked(codes: tuple[int, ...]) -> None:
    names = ("Contacts", NAMES["27"], "Referrals")
    rows = [["Code", "Name", "Aug-14"], *([code, names[at], 100 + at] for at, code in enumerate(codes))]
    contents = read_one(opened(rows, "xlsx"), KNOWN)
    assert contents.records.figures == ()


@pytest.mark.parametrize(
    "rows",
    [
        [[4, "Referrals", 1220], [7, "Contacts", 489]],  # two exchanged
        [[4, "Contacts", 1220], [7, "Referrals", 489], [18, "Looked After Children", 231]],
        [[1, "Open CAFs", 12], [2, "Step-downs", 3], [3, "Contacts", 1220]],
        [[1, "CAFs that are open", 12], [2, "CAFs stepped down", 3]],
    ],
)
def test_codes_of_which_one_is_its_names_are_codes(rows: list[list[object]]) -> None:
    contents = read_one(opened([["Code", "Name", "Aug-14"], *rows], "xlsx"), KNOWN)
    assert ("label-not-understood", "figures!A1") not in told(contents)
