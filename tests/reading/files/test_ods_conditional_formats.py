"""Conditional formats of an OpenDocument workbook that write something else than the number."""

from decimal import Decimal

import pytest

from ibdesk.reading.files.open_file import read_cells
from tests.reading.files.odd_workbooks import ods

LETTER = '<number:number-style style:name="N1"><number:text>c</number:text></number:number-style>'
NOTHING = '<number:number-style style:name="N1"><number:text></number:text></number:number-style>'
PLAIN = '<number:number-style style:name="N1"><number:number number:min-integer-digits="1"/></number:number-style>'


def _seen(condition: str, number: str, shown: str = LETTER, of: str = "ce1") -> tuple[str, tuple[str, ...]]:
    """The number format of a cell with that number, and what is told."""
    styles = (
        f'{shown}<style:style style:name="Hidden" style:family="table-cell" style:data-style-name="N1"/>'
        '<style:style style:name="ce1" style:family="table-cell">'
        f'<style:map style:condition="{condition}" style:apply-style-name="Hidden"/></style:style>'
        '<style:style style:name="ce2" style:family="table-cell" style:parent-style-name="ce1"/>'
    )
    cell = f'<table:table-cell table:style-name="{of}" office:value-type="float" office:value="{number}"/>'
    book = read_cells(ods(f"<table:table-row>{cell}</table:table-row>", styles), "figures.ods")
    found = book.sheets[0].cell(1, 1)
    assert found is not None
    assert found.value == Decimal(number)
    return found.number_format, book.notes


@pytest.mark.parametrize(
    ("condition", "hidden", "seen"),
    [
        ("cell-content()&lt;6", "5", "6"),
        ("cell-content()&lt;=5", "5", "5.5"),
        ("cell-content()=0", "0", "1"),
        ("cell-content()!=0", "1", "0"),
        ("cell-content()&gt;500", "501", "500"),
        ("cell-content()&gt;=-1.5", "-1.5", "-2"),
        ("cell-content-is-between(1,5)", "5", "6"),
        ("cell-content-is-not-between(6,500)", "5", "6"),
    ],
)
def test_a_number_is_read_as_it_is_seen(condition: str, hidden: str, seen: str) -> None:
    for of in ("ce1", "ce2"):
        assert _seen(condition, hidden, of=of) == ('"c"', ())
        assert _seen(condition, seen, of=of) == ("General", ())


def test_one_that_shows_nothing() -> None:
    assert _seen("cell-content()&lt;6", "5", NOTHING) == ('""', ())


def test_a_format_that_shows_the_number_is_no_news() -> None:
    assert _seen("cell-content()&lt;6", "5", PLAIN) == ("General", ())
    assert _seen("is-true-formula([.A1]&lt;6)", "5", PLAIN) == ("General", ())


@pytest.mark.parametrize("condition", ["is-true-formula([.A1]&lt;6)", "cell-content()&lt;[.B1]", ""])
def test_one_that_cannot_be_followed_is_told(condition: str) -> None:
    number_format, notes = _seen(condition, "5")
    assert number_format == "General"
    assert [note for note in notes if note.startswith("A conditional format may show another text")] == list(notes)
    assert len(notes) == 1
