"""A kind of record as JSON text: its fields by name, each with the way it is written."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from ibdesk.store.damage import Damaged
from ibdesk.store.fields import Field

_Record = TypeVar("_Record")


@dataclass(frozen=True, slots=True)
class Shape(Generic[_Record]):
    """Which fields a record has and how each is written. Every field is written, also where it has its default: a
    default that changes later must not change what was kept."""

    make: type[_Record]
    fields: Mapping[str, Field]

    def as_json(self, record: _Record) -> dict[str, Any]:
        return {name: field.write(getattr(record, name)) for name, field in self.fields.items()}

    def of_json(self, body: Any) -> _Record:
        """A field that is not there takes its default: it is younger than the record. Damaged for anything else."""
        try:
            return self.make(**{name: self.fields[name].read(value) for name, value in body.items()})
        except (AttributeError, KeyError, TypeError, ValueError) as error:
            raise Damaged(f"not a {self.make.__name__}: {error}") from error

    def write(self, record: _Record) -> str:
        return compact(self.as_json(record))

    def read(self, text: str) -> _Record:
        """Damaged for a text that this shape did not write."""
        return self.of_json(parsed(text))


@dataclass(frozen=True, slots=True)
class OneOf:
    """A kind of record that comes in several shapes, each known by a word."""

    shapes: Mapping[str, Shape[Any]]

    def write(self, record: object) -> str:
        word = next(word for word, shape in self.shapes.items() if type(record) is shape.make)
        return compact({word: self.shapes[word].as_json(record)})

    def read(self, text: str) -> Any:
        """Damaged for a text that none of the shapes wrote."""
        try:
            ((word, body),) = parsed(text).items()
            return self.shapes[word].of_json(body)
        except (AttributeError, KeyError, TypeError, ValueError) as error:
            raise Damaged("none of the shapes of this record") from error


# ASCII alone: JSON's escapes carry lone surrogates and NUL, which a SQLite text does not.
compact = json.JSONEncoder(ensure_ascii=True, separators=(",", ":")).encode
_with_line_breaks = json.JSONEncoder(ensure_ascii=True, separators=("\n", ":")).encode


def compact_lines(rows: Sequence[Sequence[str | int | None]]) -> str:
    """Each row as `compact` writes it, and a line break after it: in a third of the time of row by row.

    Encoded at once with line breaks between all values. JSON has no line break inside a text, so that "]\\n[" stands
    between two rows alone.
    """
    text = _with_line_breaks(rows)[1:-1].replace("]\n[", "]\r[").replace("\n", ",").replace("\r", "\n")
    return text + "\n" if rows else ""


def parsed(text: str) -> Any:
    """Damaged for a text that is no JSON."""
    try:
        return json.loads(text)
    except ValueError as error:
        raise Damaged("not JSON") from error
