"""Notes and keys below a table, with a code or a mark before them: words, not figures, and they stop nothing."""

from typing import Any

import pytest

from tests.reading.made_workbooks import numbers, read, told

WIDE = [["Code", "Indicator", "Jul-14", "Aug-14"], ["7", "Referrals", 41, 42], ["10", None, "65%", "66%"]]
OF_WIDE = {("7", "2014-07"): 41, ("7", "2014-08"): 42, ("10", "2014-07"): 65, ("10", "2014-08"): 66}
LONG = [["Code", "Month", "Value"], [7, "Jul-14", 41], [7, "Aug-14", 42]]
OF_LONG = {("7", "2014-07"): 41, ("7", "2014-08"): 42}


@pytest.mark.parametrize(
    "heading", ["Notes", "Comments", "Definitions", "Notes:", "Footnotes", "Data notes", "Caveats"]
)
@pytest.mark.parametrize(
    "notes",
    [
        [["7", "Excludes re-referrals"], ["10", "Snapshot on the last day"]],
        [[7, "Excludes re-referrals"], [1, "See the guide"]],
        [["1.", "Excludes re-referrals"], ["2.", "Snapshot on the last day"]],
        [["7", None, "Excludes re-referrals"], ["Referrals", "Counts contacts that became referrals"]],
        [["Referrals exclude repeats"], [7, "Taken from the case system"]],
    ],
)
def test_notes_by_code_or_number_are_left_out(heading: str, notes: list[list[Any]]) -> None:
    for rows, expected in ((WIDE, OF_WIDE), (LONG, OF_LONG)):
        contents = read({"Return": [*rows, [], [heading], *notes]})
        assert numbers(contents) == expected
        assert told(contents) == [("notes-not-used", f"Return!A{len(rows) + 2}")]


def test_a_row_of_figures_under_such_a_heading_is_read() -> None:
    contents = read({"Return": [*WIDE, ["Notes"], ["7", "Excludes repeats"], ["10", "Twice", "67%"]]})
    assert 67 in [float(each.quantity) for each in contents.records.figures]


@pytest.mark.parametrize("value", ["tbc", "42 ?", "No data", 42, "41, 42"])
def test_what_may_be_a_figure_is_no_note(value: object) -> None:
    contents = read({"Return": [LONG[0], ["Notes"], [7, "Jul-14", value]]})
    assert contents.records.figures or told(contents)
    assert ("notes-not-used", "Return!A2") not in told(contents)


@pytest.mark.parametrize(
    "key",
    [
        [["c suppressed"], ["* provisional"], ["p = provisional"]],
        [["c", "suppressed"], ["*", "provisional"], ["p", "= provisional"]],
        [["Key"], ["[c]", "suppressed"], ["[x]", "not available"]],
        [["% = percentage"], ["c", "Suppressed: fewer than 5"]],
        [["Key to symbols"], [".", "no data"], ["-", "nil"], ["e - estimated"]],
        [["r", None, "revised since the last report"]],
    ],
)
def test_a_key_asks_and_tells_nothing(key: list[list[Any]]) -> None:
    for rows, expected in ((WIDE, OF_WIDE), (LONG, OF_LONG)):
        contents = read({"Return": [*rows, [], *key]})
        assert numbers(contents) == expected
        assert [each for each in told(contents) if each[0] != "notes-not-used"] == []
        assert contents.questions == ()
