"""The mapping file: every part of it read, every slip told, no guess taken for an answer."""

import json
import re
from typing import Any

import pytest

from ibdesk.domain.figure import Part
from ibdesk.domain.mapping import (
    MappedColumn,
    MonthFrom,
    MonthsAcross,
    NotUsed,
    OfIndicator,
    RowField,
    Scale,
    SheetMapping,
    WordMeaning,
)
from ibdesk.domain.month import Month
from ibdesk.errors import UserError
from ibdesk.paths import resource
from ibdesk.reading.files.open_file import read_cells
from ibdesk.reading.mapping.mapping_file import proposals_text, read_mapping_file
from ibdesk.reading.propose import propose
from tests.reading.made_workbooks import workbook
from tests.reading.mapping.made_mappings import BOARD, down

WHOLE: dict[str, Any] = {
    "sheet": "Data*",
    "holds": "figures",
    "heading_rows": 2,
    "columns": [
        {"heading": "Period", "is": "month"},
        {"heading": "CP plans", "is": "value", "indicator": "18"},
        {"heading": "Why", "is": "comment", "indicator": "18"},
        {"heading": "(month) / Num", "is": "numerator"},
        {"heading": "Notes"},
    ],
    "indicator": "7",
    "month": "2014-08",
    "words": {"CP plans": "18", "Staff": ""},
    "scales": {"20": "fractions of one"},
}
AS_READ = SheetMapping(
    "Data*",
    (
        MappedColumn("Period", RowField("month")),
        MappedColumn("CP plans", OfIndicator("18")),
        MappedColumn("Why", OfIndicator("18", None)),
        MappedColumn("(month) / Num", MonthsAcross(Part.NUMERATOR)),
        MappedColumn("Notes", NotUsed()),
    ),
    "figures",
    2,
    "7",
    Month(2014, 8),
    (WordMeaning("CP plans", "18"), WordMeaning("Staff", "")),
    (("20", Scale.FRACTIONS),),
)


def test_every_part_of_a_mapping_is_read() -> None:
    assert read_mapping_file(json.dumps({"mappings": [WHOLE]})) == (AS_READ,)
    assert read_mapping_file(json.dumps(WHOLE)) == (AS_READ,), "a single one needs no list"


def test_the_shipped_example_is_a_mapping_file() -> None:
    text = resource("own-spreadsheets.md").read_text(encoding="utf-8")
    found = re.search(r"<!-- mapping file -->\n```json\n(.+?)\n```", text, re.DOTALL)
    assert found
    assert [mapping.sheet for mapping in read_mapping_file(found[1])] == ["Data", "Return*", "Latest"]


def test_the_month_may_stand_in_the_sheet() -> None:
    for word, where in (("title", MonthFrom.TITLE), ("sheet name", MonthFrom.SHEET_NAME)):
        assert read_mapping_file(json.dumps({**WHOLE, "month": word}))[0].month is where


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"sheet": 7}, "mapping 1: “sheet” must be a text, not 7"),
        ({"holds": "cars"}, "“holds” is “cars”"),
        ({"heading_rows": 0}, "whole number from 1"),
        ({"heading_rows": True}, "whole number from 1"),
        ({"columns": []}, "no list with something in it"),
        ({"columns": ["Month"]}, "mapping 1, column 1 is no JSON object"),
        ({"columns": [{"heading": "A", "is": "valve"}]}, "column 1: “is” is “valve”"),
        ({"columns": [{"heading": "A", "is": "month", "indicator": "7"}]}, "column 1: “is” is “month”"),
        ({"columns": [{"heading": "A", "was": "value"}]}, "“was” is not known"),
        ({"month": "August"}, "unless it is “sheet name” or “title”, must be a month like 2014-08, not 'August'"),
        ({"month": ["title"]}, "must be a month like 2014-08"),
        ({"words": ["CP plans"]}, "“words” is no JSON object"),
        ({"words": {"CP plans": 18}}, "“words”, “CP plans” must be a text, not 18"),
        ({"scales": {"20": "shares"}}, "“scales”, “20” must be one of percent points, fractions of one, not 'shares'"),
        ({"colums": []}, "“colums” is not known"),
    ],
)
def test_every_slip_is_told_where_it_is(change: dict[str, Any], sentence: str) -> None:
    with pytest.raises(UserError) as told:
        read_mapping_file(json.dumps(WHOLE | change))
    assert sentence in told.value.what


@pytest.mark.parametrize("text", ["", "[]", "7", "[" * 100_000, '{"mappings": []}', '{"mappings": {}}', "{"])
def test_what_is_no_mapping_file_is_refused(text: str) -> None:
    with pytest.raises(UserError):
        read_mapping_file(text)


def test_a_suggestion_is_not_read_before_its_guesses_are_confirmed() -> None:
    sheet = read_cells(workbook(down()), "made.xlsx").sheets[0]
    suggested = propose(sheet, BOARD)
    text = proposals_text((suggested,))
    with pytest.raises(UserError, match="still has a guess in mapping 1, column 2"):
        read_mapping_file(text)
    body = json.loads(text)
    for column in body["mappings"][0]["columns"]:
        column.pop("guess", None)
    assert read_mapping_file(json.dumps(body)) == (suggested.mapping(),)
