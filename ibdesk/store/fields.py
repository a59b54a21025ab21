"""How single fields of records are written as JSON values and read back exactly."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import Any

from ibdesk.domain.figure import Missing, Quantity, Source
from ibdesk.domain.indicator import Within
from ibdesk.domain.month import Month
from ibdesk.domain.target import Absolute, AtLeast, AtMost, Between, Bounds, PercentOfTarget, Tolerance
from ibdesk.store.column_text import number_from_column, number_to_column
from ibdesk.store.damage import Damaged


@dataclass(frozen=True, slots=True)
class Field:
    """Two functions that undo each other: a field's value to what JSON can hold, and back."""

    write: Callable[[Any], Any]
    read: Callable[[Any], Any]


def of_kind(kind: type) -> Field:
    """A value that JSON holds as it is."""

    def read(value: object) -> object:
        if type(value) is not kind:
            raise Damaged(f"{kind.__name__} expected")
        return value

    return Field(lambda value: value, read)


def optional(field: Field) -> Field:
    return Field(
        lambda value: None if value is None else field.write(value),
        lambda value: None if value is None else field.read(value),
    )


def choice(words: type[StrEnum]) -> Field:
    return Field(lambda word: word.value, words)


def many(field: Field) -> Field:
    return Field(
        lambda values: [field.write(value) for value in values],
        lambda values: tuple(field.read(value) for value in values),
    )


def _write_quantity(quantity: Quantity) -> object:
    return {"missing": quantity.value} if isinstance(quantity, Missing) else number_to_column(quantity)


def _read_quantity(value: Any) -> Quantity:
    return number_from_column(value) if isinstance(value, str) else Missing(value["missing"])


def _write_source(source: Source) -> object:
    return [source.workbook, source.sheet, source.cell, [list(pair) for pair in source.fields]]


def _read_source(value: Any) -> Source:
    workbook, sheet, cell, fields = (TEXT.read(part) if isinstance(part, str) else part for part in value)
    return Source(workbook, sheet, cell, tuple((TEXT.read(name), TEXT.read(at)) for name, at in fields))


def _write_bounds(bounds: Bounds) -> object:
    low = None if isinstance(bounds, AtMost) else NUMBER.write(bounds.low)
    return [low, None if isinstance(bounds, AtLeast) else NUMBER.write(bounds.high)]


def _read_bounds(value: Any) -> Bounds:
    low, high = (None if bound is None else _number(bound) for bound in value)
    if low is None and high is not None:
        return AtMost(high)
    if low is not None:
        return AtLeast(low) if high is None else Between(low, high)
    raise Damaged("a target without a bound")


def _write_tolerance(tolerance: Tolerance) -> object:
    match tolerance:
        case PercentOfTarget(percent):
            return ["percent", NUMBER.write(percent)]
        case Absolute(amount):
            return ["absolute", NUMBER.write(amount)]


def _read_tolerance(value: Any) -> Tolerance:
    kind, number = value
    if kind == "percent":
        return PercentOfTarget(_number(number))
    if kind == "absolute":
        return Absolute(_number(number))
    raise Damaged("an unknown kind of tolerance")


def _number(value: Any) -> Fraction:
    return number_from_column(TEXT.read(value))


TEXT = of_kind(str)
WHOLE = of_kind(int)
TRUTH = of_kind(bool)
NUMBER = Field(number_to_column, _number)
QUANTITY = Field(_write_quantity, _read_quantity)
MONTH = Field(str, lambda value: Month.parse(TEXT.read(value)))
SOURCE = Field(_write_source, _read_source)
BOUNDS = Field(_write_bounds, _read_bounds)
TOLERANCE = Field(_write_tolerance, _read_tolerance)
WITHIN = Field(
    lambda within: [within.code, within.inferred], lambda value: Within(TEXT.read(value[0]), TRUTH.read(value[1]))
)
