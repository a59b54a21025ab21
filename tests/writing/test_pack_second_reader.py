"""The pack as calamine reads it, a reader in another language by other people: every cell as openpyxl has it."""

from collections.abc import Callable
from datetime import date, datetime
from io import BytesIO
from itertools import zip_longest

import pytest
from python_calamine import CalamineWorkbook

from ibdesk.domain.report.report import BoardReport
from ibdesk.writing.pack.write_pack import pack_bytes
from tests.benchmarks.pack import sample_report
from tests.writing.pack_board import small_report
from tests.writing.pack_dump import open_pack

# The last bit of a float is not every reader's; nothing in a pack is shown with so many digits.
EXACT_TO = 1e-12


@pytest.mark.parametrize("make", [small_report, sample_report], ids=["small", "sample"])
def test_another_reader_finds_the_same_in_every_cell(make: Callable[[], BoardReport]) -> None:
    content = pack_bytes(make())[0]
    theirs = CalamineWorkbook.from_filelike(BytesIO(content))
    ours = open_pack(content)
    assert theirs.sheet_names == ours.sheetnames
    counted = 0
    for name in ours.sheetnames:
        rows = theirs.get_sheet_by_name(name).to_python(skip_empty_area=False)
        for number, (read, row) in enumerate(zip_longest(rows, ours[name].iter_rows(values_only=True), fillvalue=())):
            for column, (found, expected) in enumerate(zip_longest(read, row, fillvalue=None)):
                assert alike(found, expected), (name, number + 1, column + 1, found, expected)
                counted += expected is not None
    assert counted > 500


def alike(found: object, expected: object) -> bool:
    if expected is None:
        return found in (None, "")
    if isinstance(expected, datetime):
        return found == (expected if isinstance(found, datetime) else expected.date())
    if isinstance(expected, int | float):
        return isinstance(found, int | float) and abs(found - expected) <= EXACT_TO * max(1.0, abs(expected))
    return not isinstance(found, date) and found == expected
