"""Which numbers of a percentage's row may be percent points or shares of one."""

import pytest

from ibdesk.reading.values.numbers import Read, read_number_text
from ibdesk.reading.values.percent_scale import unsure


def _read(text: str) -> Read:
    read = read_number_text(text)
    assert isinstance(read, Read)
    return read


@pytest.mark.parametrize(
    ("row", "asked"),
    [
        ("65.19 66 67.2", ""),
        ("65% 66% 67%", ""),
        ("0.66", "0.66"),
        ("1", "1"),
        ("0", ""),
        ("0 0 2", ""),
        ("0 1", "1"),
        ("0.51 0.6519 1", "0.51 0.6519 1"),
        ("65% 0.66", "0.66"),
        ("65% 0.66 67", "0.66"),
        ("65.19 0.66 67 0.7 0", "0.66 0.7"),
        ("100 1 98", "1"),
        ("0.8 0.9 2.1", ""),
        ("0.3 0.9 5 4", "0.3"),
        ("1 2", ""),
        ("1.02 0.97", "1.02 0.97"),
        ("0.97 1 1.02 1.15", "0.97 1 1.02 1.15"),
        ("0.97 1.02 98", "0.97 1.02"),
        ("1.02 1.05", ""),
        ("1.1 65", ""),
        ("0.5 1.4", ""),
        ("0.66% 65% 67", ""),
        ("-0.4 65", "-0.4"),
        ("[x] 0.5", "0.5"),
        ("[x] [c]", ""),
        ("", ""),
    ],
)
def test_the_numbers_that_nobody_can_tell(row: str, asked: str) -> None:
    assert unsure(_read(text) for text in row.split()) == {_read(text) for text in asked.split()}
