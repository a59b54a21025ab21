"""A container that is broken on purpose gets a sentence, soon and without taking the memory."""

import struct
import tracemalloc
from contextlib import suppress
from random import Random

import pytest

from ibdesk.reading.cells.refusal import Refusal
from ibdesk.reading.files.binary.ole import top_names, top_stream
from tests.reading.files.odd_workbooks import ole, xls

WHOLE = xls(("Code", "Month", "Value"), (7, "2014-08", 489))


def changed(data: bytes, at: int, number: int) -> bytes:
    return data[:at] + struct.pack("<I", number) + data[at + 4 :]


def test_the_names_and_a_stream_by_the_first_name_that_is_there() -> None:
    assert top_names(WHOLE) == {"workbook"}
    assert top_names(ole("Book", "_VBA_PROJECT_CUR")) == {"book", "_vba_project_cur"}
    stream = top_stream(WHOLE, "book", "workbook")
    assert stream is not None
    assert stream.startswith(b"\x09\x08")
    assert top_stream(WHOLE, "book") is None


def test_a_table_that_begins_anew_without_end_takes_no_memory() -> None:
    """The sectors of the table of the table follow themselves, millions of times as the header has it."""
    endless = changed(changed(changed(WHOLE, 44, 109 + 127 * 1_000_000), 68, 0), 72, 1_000_000)
    tracemalloc.start()
    with pytest.raises(Refusal, match="damaged or was cut off"):
        top_names(endless)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 20 * 1024**2


def test_a_directory_as_one_long_line_of_entries_is_read() -> None:
    """Entries that each name the next one: as deep a tree as there are entries."""
    names = [f"s{number}" for number in range(400)]
    assert top_names(ole(*names)) == set(names)
    data = ole(*(f"s{number}" for number in range(480)))
    assert len(top_names(data)) == 480


@pytest.mark.parametrize("cut", [0, 8, 40, 76, 511, 512, 1000, 1535, 1536])
def test_cut_off_anywhere_it_is_refused(cut: int) -> None:
    with pytest.raises(Refusal, match="damaged or was cut off"):
        top_names(WHOLE[:cut])
    assert top_stream(WHOLE[:cut], "workbook") is None


NUMBERS = (0, 1, 2, 77, 0x7FFFFFFF, 0xFFFFFFFC, 0xFFFFFFFE)


@pytest.mark.parametrize("seed", range(60))
def test_numbers_changed_at_random_bring_names_or_a_refusal(seed: int) -> None:
    chance = Random(seed)
    data = WHOLE
    for _ in range(chance.randint(1, 6)):
        at = chance.choice((chance.randrange(512), chance.randrange(len(data) - 4)))
        data = changed(data, at, chance.choice((*NUMBERS, chance.getrandbits(32))))
    with suppress(Refusal):
        assert all(isinstance(name, str) for name in top_names(data))
    top_stream(data, "workbook")
