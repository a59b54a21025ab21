"""Where the fields of a record stand in a table for people: said beside the field, once for reading and for writing."""

from functools import cache
from typing import Annotated, Any, NamedTuple, get_args, get_origin, get_type_hints

from msgspec import Struct
from msgspec.structs import replace


class Column(Struct, frozen=True):
    """The heading of a field's column, and how many characters wide it is written. `name` is what the readers of
    sheets, mappings and sources know the column by; where it is empty, the field's own name with spaces."""

    heading: str
    width: int = 14
    name: str = ""


class FieldColumn(NamedTuple):
    """A column, and the field of a record, with its type, that is read from it and written to it."""

    field: str
    type: Any
    column: Column


@cache
def columns_of(record: type) -> tuple[FieldColumn, ...]:
    """The columns of a kind of record, in the order of its fields; a field may have several, or none."""
    found = []
    for field, hint in get_type_hints(record, include_extras=True).items():
        if get_origin(hint) is Annotated:
            kind, *said = get_args(hint)
            found += [
                FieldColumn(field, kind, column if column.name else replace(column, name=field.replace("_", " ")))
                for column in said
                if isinstance(column, Column)
            ]
    return tuple(found)
