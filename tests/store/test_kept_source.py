"""What a board file has in the place of a source and of marks: the texts of its first day, each meaning one thing."""

import pytest

from ibdesk.domain.figure import NO_MARKS, PROVISIONAL, CellSource, Mark, Source, TypedIn
from ibdesk.domain.kept_source import as_kept, source_and_marks_of, source_of

P, E, R = Mark.PROVISIONAL, Mark.ESTIMATED, Mark.REVISED
TYPED = "typed in by Anna on 8 September 2014"


@pytest.mark.parametrize(
    ("source", "kept"),
    [
        (
            CellSource("a.xlsx", "S", "B2", (("comments", "Z2"),)),
            CellSource("a.xlsx", "S", "B2", (("comments", "Z2"),)),
        ),
        (TypedIn("Anna", "8 September 2014", "Why"), CellSource(TYPED, "", "", (("reason", "Why"),))),
        (
            TypedIn("Anna on call", "today", ""),
            CellSource("typed in by Anna on call on today", "", "", (("reason", ""),)),
        ),
        (CellSource(TYPED, "S", "B2"), CellSource(TYPED, "S", "B2")),
        (CellSource(TYPED, "", ""), CellSource(TYPED, "", "")),
        (
            CellSource("typed in by hand", "", "", (("reason", "x"),)),
            CellSource("typed in by hand", "", "", (("reason", "x"),)),
        ),
    ],
)
def test_a_source_is_kept_one_way(source: Source, kept: CellSource) -> None:
    assert as_kept(source) == kept
    assert source_of(kept) == source


@pytest.mark.parametrize(
    ("marks", "letters"),
    [
        (NO_MARKS, ""),
        ({P}, ""),
        ({E}, "e"),
        ({R}, "r"),
        ({P, E}, "ep"),
        ({P, R}, "pr"),
        ({E, R}, "er"),
        ({P, E, R}, "epr"),
    ],
)
def test_marks_are_kept_one_way(marks: frozenset[Mark], letters: str) -> None:
    """A provisional figure has had the row's flag alone from the first."""
    marks = frozenset(marks)
    own = (("comments", "Z2"),)
    kept = as_kept(CellSource("a.xlsx", "S", "B2", own), marks)
    assert kept.fields == (*own, *((("marks", letters),) if letters else ()))
    assert source_and_marks_of(kept, bool(marks & {P, E})) == (CellSource("a.xlsx", "S", "B2", own), marks)


def test_a_row_that_is_flagged_and_marked_revised_is_provisional_too() -> None:
    source = CellSource("a.xlsx", "S", "B2")
    assert source_and_marks_of(source._replace(fields=(("marks", "r"),)), True) == (source, PROVISIONAL | {R})
