"""Months down the side and indicators across, which no layout knows: asked, with a proposal that reads them."""

from collections.abc import Sequence
from typing import Any

import pytest

from ibdesk.desk.mappings import propose_unread
from ibdesk.desk.previewing import preview_opened
from ibdesk.domain.question import Decisions
from ibdesk.reading.mapping.mapping_file import proposals_text, read_mapping_file
from tests.corpus.promises import KNOWN
from tests.reading.in_formats import FORMATS, opened, read_one
from tests.reading.tables.test_label_kinds import confirmed, kept, told

NAMES = ["Referrals", "Initial Assessments Completed within 10 Working Days"]
JULY, AUGUST = ["Jul-14", 481, 64], ["Aug-14", 489, 65]
TABLES: dict[str, Sequence[Sequence[Any]]] = {
    "codes across": [["Month", 7, 10], JULY, AUGUST],
    "names across": [["Month", *NAMES], JULY, AUGUST],
    "codes over names": [["Code", 7, 10], ["Indicator", *NAMES], JULY, AUGUST],
    "nothing in the corner": [[None, 7, 10], JULY, AUGUST],
    "the indicators' heading in the corner": [["Indicator", *NAMES], JULY, AUGUST],
    "both in the corner": [["Month / Code", 7, 10], JULY, AUGUST],
    "a title above": [["Marlshire"], [None], ["Month", *NAMES], JULY, AUGUST],
    "code and name in one cell": [["Month", f"7 {NAMES[0]}", f"10 {NAMES[1]}"], JULY, AUGUST],
    "year and month": [["Year", "Month", *NAMES], [2014, "Jul", 481, 64], [2014, "Aug", 489, 65]],
}


@pytest.mark.parametrize("kind", FORMATS)
@pytest.mark.parametrize("name", TABLES)
def test_it_is_asked_and_the_proposal_is_right(name: str, kind: str) -> None:
    file = opened(TABLES[name], kind)
    contents = read_one(file, KNOWN)
    assert kept(contents.records) == set()
    assert told(contents)
    proposals = propose_unread(preview_opened((file,), KNOWN), KNOWN)
    decisions = Decisions(read_mapping_file(confirmed(proposals_text(proposals))))
    assert kept(read_one(file, KNOWN, decisions).records) == {
        "7 2014-07 value 481", "7 2014-08 value 489", "10 2014-07 value 64", "10 2014-08 value 65",
    }  # fmt: skip
