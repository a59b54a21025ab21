"""Names in columns without a known heading, in titles and sheets' names."""

from typing import Any

import pytest

from ibdesk.desk.starting import shipped_definitions
from ibdesk.domain.problem import Severity
from tests.made import cell_of
from tests.reading.in_formats import FORMATS, opened, read_one

KNOWN = shipped_definitions()
ASKED, TOLD = "label-not-understood", "code-and-name-differ"
LONG: list[Any] = ["Code", "Month", "Value"]


def told(rows: list[list[Any]], kind: str = "xlsx", sheet: str = "Figures") -> tuple[int, list[tuple[str, str]]]:
    """How many figures are kept; the warnings and errors with their cells."""
    contents = read_one(opened(rows, kind, (), sheet), KNOWN)
    worse = [each for each in contents.problems if each.severity is not Severity.INFO]
    return len(contents.records.figures), [(each.rule, cell_of(each).cell) for each in worse]


@pytest.mark.parametrize("kind", FORMATS)
@pytest.mark.parametrize("heading", ["Measure", "Description", "Detail", "Title", "Service", "Unit", None])
@pytest.mark.parametrize(
    ("code", "name", "expected"),
    [
        (7, "Police referrals", (2, [(TOLD, "B2")])), (7, "Referrals from schools", (2, [(TOLD, "B2")])),
        (7, "Referrals closed", (0, [(ASKED, "B2")])), (7, "Re-referrals", (0, [(ASKED, "B2")])),
        (18, "New child protection plans", (0, [(ASKED, "B2")])), (31, "LAC reviews due", (0, [(ASKED, "B2")])),
        (7, "Referrals", (2, [])), (7, "Number of referrals in the month", (2, [])), (27, "LAC", (2, [])),
        (21, "ICPCs held", (2, [])), (7, "Safeguarding", (2, [])),
    ],
)  # fmt: skip
def test_a_name_in_a_column_of_another_heading(
    kind: str, heading: str | None, code: int, name: str, expected: Any
) -> None:
    assert told([["Code", heading, "Jul-14", "Aug-14"], [code, name, 48, 49]], kind) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Police referrals", TOLD), ("Referrals from schools", TOLD), ("Referrals closed", ASKED),
        ("Domestic abuse referrals", ASKED), ("Referrals NFA", ASKED), ("Referrals 2014/15", None),
        ("Referrals since April 2013", None),
        ("Monthly referrals", None), ("Referrals data", None), ("Referrals by month", None),
        ("Contacts and referrals", None), ("Referrals to children's social care", None), ("Front door", None),
    ],
)  # fmt: skip
def test_a_title_and_a_sheets_name_over_one_indicator(text: str, expected: str | None) -> None:
    rows: list[list[Any]] = [LONG, [7, "Jul-14", 481], [7, "Aug-14", 489]]
    number = 0 if expected == ASKED else 2
    for kind in FORMATS:
        assert told([[text], *rows], kind) == (number, [(expected, "A1")] if expected else [])
    if len(text) <= 31 and "/" not in text:
        assert told(rows, sheet=text) == (number, [(expected, "A1")] if expected else [])
    several = [*rows, [4, "Aug-14", 900]]
    assert (TOLD, "A1") not in told([[text], *several])[1]


@pytest.mark.parametrize("heading", ["Contact officer", "Plan owner", "Service manager", "Data lead"])
def test_a_persons_name_is_no_part(heading: str) -> None:
    assert told([["Code", "Month", heading, "Value"], [7, "Jul-14", "A North", 481]]) == (1, [])
