"""Columns of labels that tell an unknown sheet's rows apart: which number a row holds, of which part it is. Guesses."""

import re
from collections.abc import Collection, Iterable, Sequence

from msgspec.structs import replace

from ibdesk.domain.mapping import ANY_MONTH, KIND, NotUsed, RowField, WordMeaning
from ibdesk.domain.proposal import Certainty, ProposedColumn
from ibdesk.reading.cells.sheet import Kind
from ibdesk.reading.mapping.heading_block import BETWEEN
from ibdesk.reading.tables.names.known_definitions import KnownDefinitions
from ibdesk.reading.tables.opened.merged import Covered
from ibdesk.reading.tables.words.kinds_of_numbers import NumberKind, is_whole, kind_of, other_than_name
from ibdesk.reading.tables.words.row_flags import counts, is_flag, is_over_numbers
from ibdesk.reading.tables.words.word_lists import KIND_HEADINGS, PART_HEADINGS, TIMES_OF_FIGURES
from ibdesk.reading.values.cell_text import key_of, text_of

MOST_TEXTS = 60
_LONGEST, _LONGEST_NAME = 60, 120
_YEAR = re.compile(r"(?:199|20\d)\d", re.ASCII)
_ROWS_LOOKED_AT = 2_000
# Headings over what a row is, whatever that may be; words of numbers rather than of places and people.
_ROW_HEADINGS = frozenset(
    [
        "row",
        "rows",
        "line",
        "lines",
        "item",
        "items",
        "description",
        "detail",
        "details",
        "component",
        "element",
        "what",
        "whatwecount",
        "dataitem",
    ]
)
_OF_NUMBERS = re.compile(
    r"^(?:all|total|number|no\.?|count|our|sum)\b|%|\b(?:aims?|plan(?:ned)?|goals?|rate|completed|due|in time|on time|"
    r"within|expected|achieved|eligible|last year|previous)\b",
    re.IGNORECASE,
)
_NUMBERS = (NumberKind.VALUE, NumberKind.NUMERATOR, NumberKind.DENOMINATOR, NumberKind.RATE)
_NOT_LABELS = ("code", "name", "month", "value", "numerator", "denominator", "rate", "comment", "year")


def kind_of_row(text: str, known: KnownDefinitions) -> NumberKind | None:
    """Which number a row of this name holds: an indicator's own, or what stands beside its name."""
    if known.code_named(text):
        return NumberKind.VALUE
    key = key_of(text)
    named = (each.name for each in known.records.indicators if (own := key_of(each.name)) and own in key)
    longest = max(named, key=len, default="")
    return other_than_name(text, longest) if longest else kind_of(text)


def texts_in(
    covered: Covered, rows: Sequence[int], column: int, telling: bool = False, longest: int = _LONGEST
) -> tuple[str, ...]:
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
            or len(text) > longest
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
            column = replace(column, meaning=meaning, certainty=Certainty.GUESS, why=_why(meaning, texts))
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
    if heading in PART_HEADINGS and (telling or heading != "area"):
        return RowField("category")
    if not telling:
        return None
    if is_over_numbers(column.heading) or any(counts(column.heading, text) is False for text in texts):
        return RowField(KIND)
    # Words that may be other numbers as well as parts: a person says it of each.
    may_be_numbers = heading in KIND_HEADINGS | _ROW_HEADINGS | TIMES_OF_FIGURES or any(map(_may_be_number, texts))
    return RowField(KIND if may_be_numbers and not any(map(_may_be_part, texts)) else "category")


def _may_be_number(text: str) -> bool:
    kind = kind_of(text)
    return kind not in (None, NumberKind.PART) or _OF_NUMBERS.search(text) is not None


def _may_be_part(text: str) -> bool:
    return is_whole(text) or kind_of(text) is NumberKind.PART or _YEAR.fullmatch(text) is not None


def _why(meaning: RowField, texts: Iterable[str]) -> str:
    if meaning.field != KIND:
        return "its words are parts of a whole"
    if any(kind_of(text) is not None for text in texts):
        return "its words say which number a row holds"
    return "its words tell rows apart: say which number each is, or that they are categories"


def with_kinds_in_names(
    columns: Iterable[ProposedColumn], covered: Covered, rows: Sequence[int], known: KnownDefinitions
) -> tuple[ProposedColumn, ...]:
    """The columns, that of names beside codes as one of kinds where rows are called Numerator or Denominator."""
    given = list(columns)
    meanings = [column.meaning for column in given]
    if RowField("code") not in meanings or RowField("name") not in meanings or RowField(KIND) in meanings:
        return tuple(given)
    place = meanings.index(RowField("name"))
    texts = texts_in(covered, rows, given[place].column, longest=_LONGEST_NAME)
    if any(kind_of_row(text, known) in (NumberKind.NUMERATOR, NumberKind.DENOMINATOR) for text in texts):
        kind = RowField(KIND)
        given[place] = replace(
            given[place], meaning=kind, certainty=Certainty.GUESS, why=_why(kind, texts), texts=texts
        )
    return tuple(given)


def kinds_in(columns: Iterable[ProposedColumn], known: KnownDefinitions) -> tuple[WordMeaning, ...]:
    """What the words of the column of kinds seem to be; another number is left out, an indicator's name is a value."""
    columns = tuple(columns)
    texts = [text for column in columns if column.meaning == RowField(KIND) for text in column.texts]
    flags = _flags_in(columns)
    letters = {"n": NumberKind.NUMERATOR, "d": NumberKind.DENOMINATOR} if {"n", "d"} <= set(map(key_of, texts)) else {}
    found = ((text, letters.get(key_of(text)) or kind_of_row(text, known)) for text in texts)
    said = ((text, kind) for text, kind in found if kind is not None and kind is not NumberKind.PART)
    by_kind = {text: kind.value if kind in _NUMBERS else "" for text, kind in said}
    return tuple(WordMeaning(text, means) for text, means in (by_kind | flags).items())


def _flags_in(columns: Iterable[ProposedColumn]) -> dict[str, str]:
    """Of a column that says which rows count: the words of those that do are values, the others left out."""
    given = (column for column in columns if column.meaning == RowField(KIND) and is_flag(column.heading))
    found = ((text, counts(column.heading, text)) for column in given for text in column.texts)
    return {text: NumberKind.VALUE.value if said else "" for text, said in found if said is not None}


def wholes_in(columns: Iterable[ProposedColumn]) -> tuple[str, ...]:
    """The categories that seem to stand for all together; a breakdown's own total is none, its layout leaves it out."""
    category = RowField("category")
    guessed = (each for each in columns if each.meaning == category and each.certainty is Certainty.GUESS)
    return tuple(text for column in guessed for text in column.texts if is_whole(text))
