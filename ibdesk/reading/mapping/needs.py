"""What a mapping lacks, or says twice, before a sheet can be read by it; in whole sentences."""

from collections import Counter
from collections.abc import Iterator

from ibdesk.domain.mapping import (
    ANY_MONTH,
    FIGURES,
    KIND,
    OF_LINES,
    PERIOD,
    MonthsAcross,
    OfIndicator,
    RowField,
    SheetMapping,
    Whose,
    heading_key,
    year_named,
)
from ibdesk.reading.mapping.tables import BY_NAME, YEAR
from ibdesk.reading.tables.names.known_definitions import KnownDefinitions
from ibdesk.reading.tables.words.headings import LONG
from ibdesk.reading.values.cell_text import key_of

# What cannot stand for all the indicators that columns of one row are about.
NOT_FOR_ALL = ("comment", "category", "covers", "provisional")
_NUMBERS = ("value", "numerator", "denominator", "rate")


def needed(mapping: SheetMapping, known: KnownDefinitions | None = None) -> tuple[str, ...]:
    """Sentences that say what to add or to change; none where the sheet can be read. With `known`, codes that the
    board does not have are among them."""
    if mapping.these_are is Whose.LEFT_OUT:
        return ()
    if mapping.kind != FIGURES and mapping.kind not in BY_NAME:
        return (f"“{mapping.kind}” is no kind of sheet that IBDesk knows.",)
    specific = _figures(mapping) if mapping.kind == FIGURES else _settings(mapping)
    return (
        *specific,
        *_labels(mapping),
        *_twice(mapping),
        *_unknown_fields(mapping),
        *(_unknown_codes(mapping, known) if known else ()),
    )


def fields_of(kind: str) -> tuple[str, ...]:
    """The names of the fields that a row of this kind of sheet can have."""
    return (*BY_NAME[LONG].headings, YEAR, KIND, PERIOD) if kind == FIGURES else tuple(BY_NAME[kind].headings)


def _figures(mapping: SheetMapping) -> Iterator[str]:
    fields = _fields(mapping)
    of_indicators = [column for column in mapping.columns if isinstance(column.meaning, OfIndicator)]
    months = [column for column in mapping.columns if isinstance(column.meaning, MonthsAcross)]
    if not (fields & {*_NUMBERS, "comment"} or of_indicators or months):
        yield "Say which columns hold the figures."
    if not (fields & {"code", "name"} or of_indicators or mapping.code or mapping.lines == "name"):
        yield "Say which column holds the indicators, or for which indicator the sheet is."
    if not (fields & {"month", PERIOD} or months or mapping.month or mapping.lines == "month"):
        yield "Say which column holds the months, or for which month the sheet is."
    if PERIOD in fields and not (YEAR in fields or mapping.lines == YEAR):
        yield "A month's number in the financial year needs the year: say which column, or which lines, hold it."
    across = [column for column in months if not year_named(column.heading)]
    if (fields & {"month", PERIOD} and across) or (mapping.month and months):
        yield "The months stand both over the columns and down the side. Leave one of the two out."
    if of_indicators and (fields & {"code", "name", *_NUMBERS, *NOT_FOR_ALL} or months or mapping.code):
        yield "Where each column is an indicator of its own, no other can hold codes, names, comments or figures."
    if months and fields & {*_NUMBERS, "comment"}:
        yield "With a column for each month, a comment or another figure does not say which month it is for."


def _labels(mapping: SheetMapping) -> Iterator[str]:
    """What the labels of rows, and those over all of them, lack."""
    fields = _fields(mapping)
    if mapping.these_are is Whose.NOT_SAID:
        yield (
            "A label stands over all of its figures. Say whose they are: all of the council, one category of a "
            "breakdown, or nothing for the board (in a mapping file “these_are”: “all of the council”, “one category” "
            "or “left out”)."
        )
    if mapping.these_are is Whose.CATEGORY and not key_of(mapping.category):
        yield "Say which category the figures of the sheet are."
    if mapping.lines and (mapping.lines not in OF_LINES or mapping.lines in fields):
        yield f"A line between the rows cannot say the {mapping.lines}: {', '.join(OF_LINES)}, and no column as well."
    if (KIND in fields or mapping.lines == KIND) and not mapping.kinds:
        yield "Say which number each word in the column of kinds stands for."
    if KIND in fields and fields & {"numerator", "denominator", "rate"}:
        yield "Where a column says which number a row holds, the row has one column of figures, its value."
    headings = {column.key for column in mapping.columns}
    for only in mapping.only:
        if heading_key(only.heading) not in headings:
            yield f"Rows are picked by “{only.heading}”, and no column has that heading."


def _settings(mapping: SheetMapping) -> Iterator[str]:
    layout = BY_NAME[mapping.kind]
    fields = _fields(mapping)
    for group in layout.needs_when_named or layout.needs:
        if not fields & set(group):
            yield f"Say which column holds: {' or '.join(group)}."
    if any(isinstance(column.meaning, MonthsAcross | OfIndicator) for column in mapping.columns):
        yield f"On a sheet of {mapping.kind} a column is one field of its row; columns of figures have no place there."


def _twice(mapping: SheetMapping) -> Iterator[str]:
    fields = Counter(column.meaning for column in mapping.columns if isinstance(column.meaning, RowField | OfIndicator))
    for meaning, times in fields.items():
        if times > 1:
            what = meaning.field if isinstance(meaning, RowField) else f"the same figures of indicator {meaning.code}"
            yield f"{times} columns are said to hold {what}. Only one can."
    months = [
        column.meaning.part
        for column in mapping.columns
        if isinstance(column.meaning, MonthsAcross) and ANY_MONTH in column.heading
    ]
    if len(months) != len(set(months)):
        yield "Two kinds of month columns are said to hold the same. Only one can."


def _unknown_codes(mapping: SheetMapping, known: KnownDefinitions) -> Iterator[str]:
    codes = {column.meaning.code: None for column in mapping.columns if isinstance(column.meaning, OfIndicator)}
    for code in [*codes, *([mapping.code] if mapping.code else [])]:
        if not known.definitions(code):
            yield f"This board has no indicator {code}."


def _unknown_fields(mapping: SheetMapping) -> Iterator[str]:
    fields = _fields(mapping) - set(fields_of(mapping.kind))
    if fields:
        yield f"A sheet of {mapping.kind} has no {', '.join(sorted(fields))}."


def _fields(mapping: SheetMapping) -> set[str]:
    return {column.meaning.field for column in mapping.columns if isinstance(column.meaning, RowField)}
