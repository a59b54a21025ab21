"""What the fields of a record say of themselves: their names, defaults, which of them are younger than boards, and
where they stand in a table for people: said beside the field, once for reading and for writing."""

from functools import cache
from typing import Annotated, Any, Final, NamedTuple, get_args, get_origin, get_type_hints

from msgspec import Struct
from msgspec.structs import replace

# As Annotated[type, YOUNGER] of a field with a default: it is written only where it has another value, so that a record
# which says nothing of it keeps the bytes, and the fingerprint, that it had before the field came.
YOUNGER: Final = "younger"


def field_names(record: type[Struct]) -> tuple[str, ...]:
    """In the order in which the record has them."""
    return record.__struct_fields__


def defaults_of(record: type[Struct]) -> dict[str, Any]:
    """The default of every field that has one, by its name."""
    values = record.__struct_defaults__
    return dict(zip(record.__struct_fields__[len(record.__struct_fields__) - len(values) :], values, strict=True))


class TypedField(Struct, frozen=True):
    """A field, its type, and whether it is marked YOUNGER."""

    name: str
    type: Any
    younger: bool


def typed_fields(record: type) -> tuple[TypedField, ...]:
    """In the order in which the record has them."""
    hints = get_type_hints(record, include_extras=True)
    return tuple(TypedField(name, *_told_apart(hint)) for name, hint in hints.items())


def _told_apart(hint: Any) -> tuple[Any, bool]:
    """A field's type, and whether what is said beside it says that it is younger."""
    if get_origin(hint) is not Annotated:
        return hint, False
    kind, *said = get_args(hint)
    return kind, YOUNGER in said


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
