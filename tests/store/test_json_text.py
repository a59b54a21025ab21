"""Rows as JSON lines: what every fingerprint is made of, so that it never changes; and what is read of JSON."""

import json
import sqlite3
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ibdesk.store.files.failures import Damaged
from ibdesk.store.rows.json_text import Plain, compact, compact_lines, compact_plain, parsed

GOLDEN = Path(__file__).parent / "golden"

_ODD = ('"]\n["', "]\n[", "],[", "\r\n", "\\n", "\x00", "\b\f\x1f\x7f", "é", "\u2028", "😀", "\ud800")
_VALUES = st.none() | st.integers() | st.text() | st.sampled_from(_ODD)


@given(st.lists(st.lists(_VALUES, max_size=4), max_size=5))
@example([])
@example([["\ud800", 2**64], ["é\x7f"]])
@example([["]\n[", None], [1, "]\r["]])
def test_rows_written_together_are_the_lines_of_rows_written_one_by_one(
    rows: Sequence[Sequence[str | int | None]],
) -> None:
    assert compact_lines(rows) == "".join(compact(row) + "\n" for row in rows).encode()


_TEXTS = st.text() | st.sampled_from(_ODD)


@given(st.lists(_VALUES, max_size=4) | st.dictionaries(_TEXTS, st.integers() | _TEXTS, max_size=4))
@example({"\ud800": "é\x7f", "/": 2**64, "\ud83d\ude00": -(2**63) - 1})
@example(["\ud83d\ude00😀", None, "\U0010ffff"])
def test_texts_and_whole_numbers_have_the_very_bytes_that_any_value_has(value: Plain) -> None:
    assert compact_plain(value) == compact(value)


# What is read fast says the same as the standard library's own reading, type for type.

_ANY = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text() | st.sampled_from(_ODD),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text() | st.sampled_from(_ODD), inner, max_size=4),
)
# As people, other programs and time write JSON; the last ones are none.
TEXTS = (
    *("18446744073709551616", "-9223372036854775809", "9" * 300, "1e400", "-1E+400", "1e-400", "1E5", "-0", "-0.0"),
    *("0.30000000000000004", "2.2250738585072011e-308", "9007199254740993", "1.0", "100000000000000000000000.0"),
    *('{"a":1,"a":2}', '{"\\u0061":1,"a":2}', '"\\\\"'),
    *('"\\u0000"', '"\\ud83d\\ude00"', '"\\ud800"', '"\\ude00\\ud83d"', '"\\/"'),
    *("NaN", "-Infinity", " [1 ,\t2\r\n] ", '"\x7f"', '"\u2028"', "true", "null", "[" * 50 + "]" * 50),
    *("", "[1,]", "01", "1.", ".5", "+1", '"\x01"', "[]\x00", "\ufeff[]", "'a'", "{1:2}", "tru"),
    *("[1] 2", '"\\x"', '"\\ud8"'),
)  # fmt: skip


def told(value: Any) -> Any:
    """A value with its types: 1, 1.0 and a truth value are three things, and -0.0 is not 0.0."""
    match value:
        case dict():
            return {key: told(each) for key, each in value.items()}, list(value)
        case list():
            return [told(each) for each in value]
        case _:
            return type(value), repr(value)


def both(text: str) -> tuple[Any, Any]:
    """What our reading and the library's say of a text; None for what is no JSON."""
    said = []
    for read, refused in ((parsed, Damaged), (json.loads, ValueError)):
        try:
            said.append(told(read(text)))
        except refused:
            said.append(None)
    return said[0], said[1]


@given(_ANY)
@example([2**64, -(2**63) - 1, 1e308, -0.0, 5e-324, True, 1, 1.0, "\ud800", {"\ud800": ["\udc00"]}])
def test_what_is_written_is_read_as_the_library_reads_it(value: Any) -> None:
    ours, plainly = both(compact(value))
    assert ours == plainly == told(value)


@pytest.mark.parametrize("text", TEXTS)
def test_whatever_is_written_elsewhere_is_read_or_refused_as_by_the_library(text: str) -> None:
    ours, plainly = both(text)
    assert ours == plainly


@given(st.text(alphabet='{}[]",:\\u0123456789eE+-. \ntruefalsnNaIity\ufeffé') | st.text())
def test_any_text_at_all_is_read_or_refused_as_by_the_library(text: str) -> None:
    ours, plainly = both(text)
    assert ours == plainly


def kept_texts() -> Iterator[str]:
    """Every JSON text in the boards of every version that there has been."""
    for path in sorted(GOLDEN.glob("*.ibdesk")):
        connection = sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True)
        try:
            for column, table in (
                *(("body", "record"), ("key", "record"), ("body", "problem"), ("sheets", "file")),
                *(("fields", "figure"),),
            ):
                rows = connection.execute(f"SELECT {column} FROM {table} WHERE {column} IS NOT NULL")
                yield from (text for (text,) in rows)
        finally:
            connection.close()


def test_every_record_of_the_old_boards_is_read_as_the_library_reads_it() -> None:
    count = 0
    for count, text in enumerate(kept_texts(), 1):  # noqa: B007
        ours, plainly = both(text)
        assert ours == plainly is not None, text
    assert count > 500
