"""A source and a figure's marks as the four texts that a board file has had for them from the first.

There a typed-in correction is a sentence in the workbook's place with its reason among the fields, and the marks are a
field of their own; a provisional figure without other marks has the row's flag alone. Boards keep their fingerprints,
so this stays: here alone the sentence is written and taken apart.
"""

from functools import cache

from ibdesk.domain.figure import MAY_CHANGE, NO_MARKS, PROVISIONAL, CellSource, Mark, Source, TypedIn

_TYPED_IN, _ON = "typed in by ", " on "
_REASON, _MARKS = "reason", "marks"


def as_kept(source: Source, marks: frozenset[Mark] = NO_MARKS) -> CellSource:
    """What is written for them."""
    if isinstance(source, TypedIn):
        source = CellSource(f"{_TYPED_IN}{source.by}{_ON}{source.day}", "", "", ((_REASON, source.reason),))
    if marks and marks != PROVISIONAL:
        source = source._replace(fields=(*source.fields, (_MARKS, "".join(sorted(marks)))))
    return source


def source_of(kept: CellSource) -> Source:
    """What was written as this. A workbook's name may look like a correction, which has no cell and a reason alone."""
    if kept.cell or kept.sheet or not kept.workbook.startswith(_TYPED_IN):
        return kept
    by, on, day = kept.workbook.removeprefix(_TYPED_IN).rpartition(_ON)
    names = [name for name, _ in kept.fields]
    return TypedIn(by, day, kept.fields[0][1]) if on and names == [_REASON] else kept


def source_and_marks_of(kept: CellSource, provisional: bool) -> tuple[Source, frozenset[Mark]]:
    """The same for a figure, whose last field may be its marks."""
    if not kept.fields or kept.fields[-1][0] != _MARKS:
        return source_of(kept), PROVISIONAL if provisional else NO_MARKS
    return source_of(kept._replace(fields=kept.fields[:-1])), _marks(kept.fields[-1][1], provisional)


@cache
def _marks(letters: str, provisional: bool) -> frozenset[Mark]:
    written = frozenset(mark for mark in Mark if mark in letters)
    return written | PROVISIONAL if provisional and written.isdisjoint(MAY_CHANGE) else written
