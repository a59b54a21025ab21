"""Rows as JSON lines: what every fingerprint is made of, so that it never changes."""

from collections.abc import Sequence

from hypothesis import example, given
from hypothesis import strategies as st

from ibdesk.store.json_text import compact, compact_lines

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
