"""Large workbooks: every row, and memory for what they hold rather than for what they could."""

import tracemalloc

import pytest

from ibdesk.reading.files.open_file import read_cells
from tests.reading.files.odd_workbooks import workbook


def figures(rows: int) -> bytes:
    """Code, month, value, numerator and a comment in each row."""
    return workbook(
        "".join(
            f'<row r="{n}"><c r="A{n}" t="s"><v>0</v></c><c r="B{n}" s="1"><v>{41000 + n % 900}</v></c>'
            f'<c r="C{n}"><v>{n / 7}</v></c><c r="D{n}"><v>{n % 5000}</v></c><c r="E{n}" t="s"><v>1</v></c></row>'
            for n in range(1, rows + 1)
        )
    )


@pytest.mark.slow
def test_sixty_thousand_rows_come_whole() -> None:
    assert len(read_cells(figures(60_000), "a.xlsx").sheets[0].cells) == 300_000


@pytest.mark.slow
def test_painted_but_blank_rows_cost_no_memory() -> None:
    data = workbook("".join(f'<row r="{n}"><c r="A{n}" s="1"/><c r="XFD{n}" s="2"/></row>' for n in range(1, 200_001)))
    tracemalloc.start()
    try:
        assert len(read_cells(data, "a.xlsx").sheets[0].cells) == 0
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < 12 * 1024 * 1024
