"""A published table is read piece by piece into columns, and looks as the same text read as cells does."""

import subprocess
import sys
from os import environ
from pathlib import Path

import pytest

from ibdesk.domain.refused import WhyRefused
from ibdesk.progress import Cancelled
from ibdesk.reading.cells.columns import CellsInColumns
from ibdesk.reading.cells.refusal import FileRefused
from ibdesk.reading.cells.sheet import Sheet
from ibdesk.reading.files import csv_columns
from ibdesk.reading.files.csv_columns import is_published, read_csv_columns
from ibdesk.reading.files.csv_file import read_csv
from ibdesk.reading.files.open_file import read_cells
from ibdesk.reading.sandbox.reader_process import read_cells_in_sandbox
from tests.made_published import plans


def quiet(done: int, total: int, words: str) -> None:
    pass


def as_cells(text: str) -> list[object]:
    [sheet] = read_csv(text.encode(), "plans", quiet).sheets
    return [cell for _, cells in sheet.rows() for cell in cells]


def in_columns(data: bytes) -> Sheet:
    [sheet] = read_csv_columns(data, "plans", quiet).sheets
    assert isinstance(sheet.cells, CellsInColumns)
    return sheet


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_the_cells_are_the_same(encoding: str) -> None:
    text = plans().replace("Derbyshire", "Derbyshïre")
    sheet = in_columns(text.encode(encoding))
    assert [cell for _, cells in sheet.rows() for cell in cells] == as_cells(text)
    assert sheet.columns_used() == {cell.column for _, cells in sheet.rows() for cell in cells}
    assert not sheet.any_hidden()
    assert sheet.cell(7, 14) == in_columns(text.encode(encoding)).row(7)[-1]
    assert (len(sheet.cells), sheet.cell(999, 1), list(sheet.row_numbers())[-1]) == (len(as_cells(text)), None, 19)


@pytest.mark.parametrize("size", [40, 64, 100, 1_000])
def test_wherever_the_pieces_end(size: int, monkeypatch: pytest.MonkeyPatch) -> None:
    text = plans().replace('"Herefordshire, County of"', '"Herefordshire,\nCounty of ""Mary"""')
    monkeypatch.setattr(csv_columns, "_PIECE", size)
    sheet = in_columns(text.encode())
    assert [cell for _, cells in sheet.rows() for cell in cells] == as_cells(text)


def test_it_crosses_the_sandbox_as_it_is() -> None:
    text = plans()
    [sheet] = read_cells_in_sandbox(text.encode(), "plans.csv").sheets
    assert isinstance(sheet.cells, CellsInColumns)
    assert [cell for _, cells in sheet.rows() for cell in cells] == as_cells(text)
    assert sheet.text is not None
    assert set(sheet.text.widths) == {14}


def test_rows_of_another_width_and_odd_quotation_marks_are_known() -> None:
    lines = plans().splitlines()
    lines[3] += ",more"
    lines[4] = lines[4].replace("West Midlands", 'West "Midlands')
    text = in_columns("\n".join(lines).encode()).text
    assert text is not None
    assert text.width(4) == 15
    assert text.doubtful == {5: (5, 5)}


def test_a_quotation_mark_that_is_never_closed_is_refused_with_its_line() -> None:
    bare = plans().replace('"', "")
    at = bare.rindex("Reporting")
    with pytest.raises(FileRefused, match="quotation mark in line 19 that is never closed"):
        read_cells(f'{bare[:at]}"{bare[at:]}'.encode(), "plans.csv")


@pytest.mark.parametrize(
    ("beginning", "expected"),
    [
        (b"time_period,time_identifier,geographic_level,x\n", True),
        (b'\xef\xbb\xbf"time_period","time_identifier","geographic_level"\n', True),
        (b"TIME_PERIOD;Time_Identifier;geographic_level\r\n", True),
        (b"time_period,time_identifier\n", False),
        (b"Code,Month,Value\n7,Aug-14,489\n", False),
        (b"", False),
        (b"PK\x03\x04", False),
    ],
)
def test_it_is_known_by_its_first_line(beginning: bytes, expected: bool) -> None:
    assert is_published(beginning) is expected


def many(rows: int) -> bytes:
    head, *lines = plans().splitlines()
    body = [line.replace(",Child", f",{place} Child") for place in range(rows // len(lines) + 1) for line in lines]
    return "\n".join([head, *body[:rows]]).encode()


def test_cancel_is_heard_and_progress_is_told() -> None:
    told: list[tuple[int, int]] = []

    def cancel_at_the_third(done: int, total: int, words: str) -> None:
        told.append((done, total))
        if len(told) == 3:
            raise Cancelled

    with pytest.raises(Cancelled):
        read_csv_columns(many(20_000), "plans", cancel_at_the_third)
    assert told == [(0, 20_001), (5_000, 20_001), (10_000, 20_001)]


@pytest.mark.parametrize(("name", "value"), [("_MOST_CELLS", 1_000), ("_MOST_TEXT", 200)])
def test_more_than_fits_is_refused(name: str, value: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(csv_columns, name, value)
    with pytest.raises(FileRefused) as refused:
        read_cells(many(2_000), "plans.csv")
    assert refused.value.refused.why is WhyRefused.TOO_LARGE


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="Windows counts a process's memory otherwise")
def test_400_000_rows_become_benchmarks_within_a_gigabyte(tmp_path: Path) -> None:
    path = tmp_path / "plans.csv"
    path.write_bytes(many(400_000))
    script = _MEASURED.format(path=str(path), board=str(tmp_path / "b.ibdesk"))
    ended = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, env=environ)
    rows, own, reader = map(int, ended.stdout.split())
    assert rows == 400_000
    assert max(own, reader) < 1024 * 1024  # kilobytes


_MEASURED = """
import resource
from pathlib import Path
from ibdesk.desk import Desk
desk = Desk.create(Path({board!r}), "somebody")
preview = desk.imports.preview([Path({path!r})])
look = desk.published.look(preview)
most = [resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
print(len(look.tables[0].table.rows), *most)
"""
