"""A sheet that holds nothing but texts: whether figures may stand on it is told from how they begin, and soon."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ibdesk.domain.figure import Missing
from ibdesk.reading.cells.sheet import Cell, CellsByRow, Kind, Sheet
from ibdesk.reading.tables.unused import unused_sheets
from ibdesk.reading.tables.unused.unused_sheets import has_figures
from ibdesk.reading.values.numbers import Read, may_be_number, read_number_text

SIGNS = st.sampled_from(
    [*"0123456789.,-+% pxr[]()", "\u2212", "\uff11", "\u200b", "\u00a0", "\u202f", "\u00b2", "\u0661"]
)


def sheet(*texts: str) -> Sheet:
    rows: dict[int, tuple[Cell, ...]] = {
        row: (Cell(row, 1, Kind.TEXT, "a"), Cell(row, 2, Kind.TEXT, text)) for row, text in enumerate(texts, start=1)
    }
    return Sheet("Notes", CellsByRow(rows))


@given(st.text(SIGNS, max_size=8) | st.text(max_size=8))
def test_no_number_is_passed_over_for_how_it_begins(text: str) -> None:
    read = read_number_text(text)
    if isinstance(read, Read) and not isinstance(read.quantity, Missing):
        assert may_be_number(text)


@pytest.mark.parametrize(
    "text", ["489", " -1", "\u200b\u200b\u200b\u200b1,060.66", "\uff14\uff18", "\u2212 5%", ".5", "12 [p]"]
)
def test_numbers_as_texts_are_figures(text: str) -> None:
    assert has_figures(sheet(text, "nothing", text))
    assert not has_figures(sheet(text, "nothing"))


def test_so_many_texts_that_begin_like_numbers_count_for_figures(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unused_sheets, "_MOST_TRIED", 3)
    assert not has_figures(sheet("1st", "2nd", "3rd", "and no more"))
    assert has_figures(sheet("1st", "2nd", "3rd", "4th"))


def test_two_hundred_thousand_texts_are_no_figures() -> None:
    assert not has_figures(sheet(*(f"text {number} \u00e9" for number in range(200_000))))
