"""How the mapping of a sheet is written as JSON and read back exactly."""

from typing import Any

from ibdesk.domain.figure import Part
from ibdesk.domain.mapping import (
    MappedColumn,
    Meaning,
    MonthFrom,
    MonthsAcross,
    NotUsed,
    OfIndicator,
    RowField,
    Scale,
    SheetMapping,
    WordMeaning,
)
from ibdesk.domain.month import Month
from ibdesk.store.damage import Damaged
from ibdesk.store.fields import MONTH, TEXT, WHOLE, Field, many, optional
from ibdesk.store.shape import Shape


def _write_meaning(meaning: Meaning) -> list[str | None]:
    match meaning:
        case RowField(field):
            return ["field", field]
        case MonthsAcross(part):
            return ["months", part.value]
        case OfIndicator(code, part):
            return ["indicator", code, part.value if part else None]
        case NotUsed():
            return ["not used"]


def _read_meaning(value: Any) -> Meaning:
    match value:
        case ["field", str(field)]:
            return RowField(field)
        case ["months", str(part)]:
            return MonthsAcross(Part(part))
        case ["indicator", str(code), None]:
            return OfIndicator(code, None)
        case ["indicator", str(code), str(part)]:
            return OfIndicator(code, Part(part))
        case ["not used"]:
            return NotUsed()
    raise Damaged("an unknown meaning of a column")


def _write_month(month: Month | MonthFrom) -> object:
    return {"from": month.value} if isinstance(month, MonthFrom) else MONTH.write(month)


def _read_month(value: Any) -> object:
    return MONTH.read(value) if isinstance(value, str) else MonthFrom(value["from"])


_COLUMN = Field(
    lambda column: [column.heading, _write_meaning(column.meaning)],
    lambda value: MappedColumn(TEXT.read(value[0]), _read_meaning(value[1])),
)
_WORD = Field(
    lambda word: [word.written, word.means], lambda value: WordMeaning(TEXT.read(value[0]), TEXT.read(value[1]))
)
_SCALE = Field(lambda pair: [pair[0], pair[1].value], lambda value: (TEXT.read(value[0]), Scale(value[1])))

MAPPING = Shape(
    SheetMapping,
    {
        "sheet": TEXT,
        "columns": many(_COLUMN),
        "kind": TEXT,
        "heading_rows": WHOLE,
        "code": TEXT,
        "month": optional(Field(_write_month, _read_month)),
        "words": many(_WORD),
        "scales": many(_SCALE),
    },
)
