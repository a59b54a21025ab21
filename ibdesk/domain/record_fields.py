"""What the fields of a record say of themselves: their names, defaults, and which of them are younger than boards."""

from typing import Any, Final, get_type_hints

from msgspec import Struct

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


def younger_fields(record: type[Struct]) -> tuple[str, ...]:
    """The names of those marked YOUNGER."""
    hints = get_type_hints(record, include_extras=True)
    return tuple(name for name, hint in hints.items() if YOUNGER in getattr(hint, "__metadata__", ()))
