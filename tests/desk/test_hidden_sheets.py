"""What a hidden sheet gives against another one, or under a name like another one, is told with the word that it is
hidden."""

from typing import Any

import pytest

from ibdesk.desk.previewing import preview_opened
from ibdesk.reading.workbooks import InFile, open_files
from tests.corpus.promises import KNOWN
from tests.reading.made_workbooks import Laid, workbook

WIDE: list[Any] = [["Code", "Indicator", "Jul-14", "Aug-14"], [7, "Referrals", 481, 489]]
OTHER: list[Any] = [["Code", "Indicator", "Jul-14", "Aug-14"], [7, "Referrals", 470, 480]]
LONG: list[Any] = [["Code", "Month", "Value"], [7, "Jul-14", 470], [7, "Aug-14", 480]]
COMMENTS: list[Any] = [["Code", "Month", "Comment"], [7, "Aug-14", "one"]]
OTHERS: list[Any] = [["Code", "Month", "Comment"], [7, "Aug-14", "another"]]


@pytest.mark.parametrize(
    ("seen", "hidden", "said"),
    [
        (("Figures", WIDE), ("Figures old", OTHER), "given-twice"),
        (("Figures", WIDE), ("Figures (2)", WIDE), "given-twice"),
        (("Figures", WIDE), ("Sheet1", OTHER), "given-twice"),
        (("Sheet1", WIDE), ("Figures", OTHER), "given-twice"),
        (("Figures", WIDE), ("Data", LONG), "given-twice"),
        (("Data", LONG), ("Figures", WIDE), "given-twice"),
        (("Comments", COMMENTS), ("Comments 2", OTHERS), "given-twice"),
        (("Bourn", WIDE), ("Appleby", OTHER), "label-not-understood"),
        (("North", WIDE), ("South", OTHER), "label-not-understood"),
        (("Bourn", LONG), ("Appleby", WIDE), "label-not-understood"),
    ],
)
def test_a_clash_says_that_a_sheet_is_hidden(seen: tuple[str, Any], hidden: tuple[str, Any], said: str) -> None:
    data = workbook({seen[0]: seen[1], hidden[0]: Laid(hidden[1], hidden=True)})
    preview = preview_opened(open_files([InFile(name="figures.xlsx", data=data)]), KNOWN)
    told = [each.message for each in preview.problems if each.rule == said]
    assert any(f"The sheet “{hidden[0]}” is hidden." in message for message in told)
    assert not any(f"“{seen[0]}” is hidden" in message for message in told)


def test_where_nothing_is_hidden_nothing_is_said_of_it() -> None:
    data = workbook({"Figures": WIDE, "Sheet1": OTHER})
    preview = preview_opened(open_files([InFile(name="figures.xlsx", data=data)]), KNOWN)
    assert not any("is hidden" in each.message for each in preview.problems)
