"""Columns of labels that tell an unknown sheet's rows apart: which number a row holds, of which part it is. Guesses."""

import re
from collections.abc import Collection, Iterable, Sequence

from msgspec.structs import replace

from ibdesk.domain.mapping import ANY_MONTH, KIND, NotUsed, RowField, WordMeaning
from ibdesk.domain.proposal import Certainty, ProposedColumn
from ibdesk.reading.cells.sheet import Kind
from ibdesk.reading.mapping.heading_block import BETWEEN
from ibdesk.reading.tables.kinds_of_numbers import KIND_HEADINGS, PART_HEADINGS, NumberKind, is_whole, kind_of
from ibdesk.reading.tables.merged import Covered
from ibdesk.reading.values.cell_text import key_of, text_of

MOST_TEXTS = 60
_LONGEST = 60
_YEAR = re.compile(r"(?:199|20\d)\d", re.ASCII)
_ROWS_LOOKED_AT = 2_000
_NUMBERS = (NumberKind.VALUE, NumberKind.NUMERATOR, NumberKind.DENOMINATOR, NumberKind.RATE)
_NOT_LABELS = ("code", "name", "month", "value", "numerator", "denominator", "rate", "comment", "year")


def texts_in(covered: Covered, rows: Sequence[int], column: int, telling: bool = False) -> tuple[str, ...]:
    """The different short texts of a column; none where it holds other things, or too many. Numbers too where they are
    known to tell rows apart, and years."""
    found: dict[str, str] = {}
    for row in rows[:_ROWS_LOOKED_AT]:
        cell = covered.cell(row, column)
        text = text_of(cell)
        if cell is None or not text:
            continue
        if (
            not (cell.kind is Kind.TEXT or telling or _YEAR.fullmatch(text))
            or len(text) > _LONGEST
            or len(found) > MOST_TEXTS
        ):
            return ()
        found.setdefault(key_of(text) or text, text)
    return tuple(found.values()) if len(found) <= MOST_TEXTS else ()


def with_labels(
    columns: Iterable[ProposedColumn], covered: Covered, rows: Sequence[int], telling: Collection[int]
) -> tuple[ProposedColumn, ...]:
    """The columns with their texts, and those that tell rows apart as kinds or categories; `telling` are those that are
    known to."""
    given = list(columns)
    taken = {column.meaning for column in given}
    for place, column in enumerate(given):
        if column.meaning == RowField("year"):  # no label, but rows can be picked by it
            given[place] = replace(column, texts=texts_in(covered, rows, column.column))
        if isinstance(column.meaning, RowField) and column.meaning.field in _NOT_LABELS:
            continue
        if not isinstance(column.meaning, RowField | NotUsed) or ANY_MONTH in column.heading:
            continue
        texts = texts_in(covered, rows, column.column, column.column in telling)
        meaning = _meaning(column, texts, column.column in telling)
        if isinstance(column.meaning, RowField) and column.meaning.field == "category":
            meaning = None
        column = replace(column, texts=texts)
        if meaning is not None and meaning not in taken:
            taken.add(meaning)
            why = (
                "its words say which number a row holds" if meaning.field == KIND else "its words are parts of a whole"
            )
            column = replace(column, meaning=meaning, certainty=Certainty.GUESS, why=why)
        given[place] = column
    return tuple(given)


def _meaning(column: ProposedColumn, texts: Sequence[str], telling: bool) -> RowField | None:
    if not texts:
        return None
    heading = key_of(column.heading.split(BETWEEN)[-1])
    kinds = [kind_of(text) for text in texts]
    if all(kind is not None and kind is not NumberKind.PART for kind in kinds) and any(k in _NUMBERS for k in kinds):
        return RowField(KIND)
    if heading in KIND_HEADINGS and telling and any(kind in _NUMBERS for kind in kinds):
        return RowField(KIND)
    if telling or (heading in PART_HEADINGS and heading != "area"):
        return RowField("category")
    return None


def kinds_in(columns: Iterable[ProposedColumn]) -> tuple[WordMeaning, ...]:
    """What the words of the column of kinds seem to be; another number is left out."""
    texts = [text for column in columns if column.meaning == RowField(KIND) for text in column.texts]
    found = ((text, kind_of(text)) for text in texts)
    return tuple(WordMeaning(text, kind.value if kind in _NUMBERS else "") for text, kind in found if kind is not None)


def wholes_in(columns: Iterable[ProposedColumn]) -> tuple[str, ...]:
    """The categories that seem to stand for all together; a breakdown's own total is none, its layout leaves it out."""
    category = RowField("category")
    guessed = (each for each in columns if each.meaning == category and each.certainty is Certainty.GUESS)
    return tuple(text for column in guessed for text in column.texts if is_whole(text))
