"""Tables of one indicator under titles of parts, on one sheet or on two: none of them is the indicator's own figure."""

from collections.abc import Mapping
from typing import Any

import pytest

from ibdesk.domain.problem import Severity
from tests.corpus.promises import KNOWN
from tests.made import cell_of
from tests.reading.made_workbooks import Rows, read

HEAD = ["Code", "Indicator", "Aug-14"]
PAIRS = [("Late", "On time"), ("CIN", "LAC"), ("Police", "Health"), ("Opening", "Closing"), ("Bourn", "Appleby")]
KNOWN_FIRST = [("In house", "Agency"), ("Boys", "Others"), ("Ward A", "Elsewhere")]


def table(title: str | None, value: int, code: int = 7) -> list[list[Any]]:
    return [*([[title]] if title else []), HEAD, [code, "Referrals" if code == 7 else None, value]]


def came(sheets: Mapping[str, Rows]) -> tuple[int, int]:
    """How many figures are kept, and at how many places something is to be put right."""
    contents = read(sheets, KNOWN)
    errors = {
        (cell_of(each).sheet, cell_of(each).cell) for each in contents.problems if each.severity is Severity.ERROR
    }
    return len(contents.records.figures), len(errors)


@pytest.mark.parametrize("values", [(249, 240), (249, 249)])
@pytest.mark.parametrize("titles", [*PAIRS, *KNOWN_FIRST, *(pair[::-1] for pair in KNOWN_FIRST)])
@pytest.mark.parametrize("names", [("Sheet1", "Sheet2"), ("Figures", "Data")])
def test_titles_on_two_sheets(names: tuple[str, str], titles: tuple[str, str], values: tuple[int, int]) -> None:
    each = zip(names, titles, values, strict=True)
    assert came({name: table(title, value) for name, title, value in each}) == (0, 2)


@pytest.mark.parametrize("values", [(249, 240), (249, 249)])
@pytest.mark.parametrize("titles", [*PAIRS, ("Draft", "Final"), *KNOWN_FIRST, *(pair[::-1] for pair in KNOWN_FIRST)])
def test_titles_on_one_sheet(titles: tuple[str, str], values: tuple[int, int]) -> None:
    rows = [*table(titles[0], values[0]), [None], *table(titles[1], values[1])]
    assert came({"Figures": rows}) == (0, 2)


@pytest.mark.parametrize("names", [*KNOWN_FIRST, *(pair[::-1] for pair in KNOWN_FIRST)])
def test_the_names_of_the_sheets(names: tuple[str, str]) -> None:
    assert came({names[0]: table(None, 249), names[1]: table(None, 240)}) == (0, 2)


@pytest.mark.parametrize(
    "sheets",
    [
        {"Sheet1": table("Police", 249)},
        {"Sheet1": table("CIN", 249), "Sheet2": table("LAC", 65, 10)},
        {"Sheet1": table("Marlshire", 249), "Sheet2": table("Marlshire", 249)},
        {"Sheet1": table("Police", 249), "Sheet2": table(None, 249)},
        {"Sheet1": table("Monthly return", 249), "Sheet2": table("Summary", 249)},
        {"Sheet1": [*table("CIN", 249), [None], *table("LAC", 65, 10)]},
    ],
)
def test_titles_that_tell_nothing_apart(sheets: Mapping[str, Rows]) -> None:
    figures, errors = came(sheets)
    assert (figures > 0, errors) == (True, 0)


def test_a_sheet_of_another_number_says_nothing_of_the_others() -> None:
    assert came({"Forecast": table(None, 512), "Safeguarding": table(None, 489)}) == (1, 1)
