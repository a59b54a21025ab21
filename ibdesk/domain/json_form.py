"""How every record is written as JSON and read back exactly: by the types of its fields, so that a new field needs no
word here. Board file and definitions have this one form."""

from collections.abc import Callable, Iterator, Mapping
from enum import StrEnum
from fractions import Fraction
from functools import cache, reduce
from operator import or_
from types import NoneType, UnionType
from typing import Any, get_args, get_origin

from msgspec import Struct

from ibdesk.domain.assessment import Override, OverrideRemoved
from ibdesk.domain.figure import CellSource, Missing, TypedIn
from ibdesk.domain.indicator import Within
from ibdesk.domain.kept_source import as_kept, source_of
from ibdesk.domain.mapping import (
    MappedColumn,
    MonthFrom,
    MonthsAcross,
    NotUsed,
    OfIndicator,
    OnlyWhere,
    RowField,
    WordMeaning,
)
from ibdesk.domain.month import Month
from ibdesk.domain.number import exact_text, from_exact_text
from ibdesk.domain.problem import AcceptanceTakenBack, AcceptedWarning
from ibdesk.domain.record_fields import defaults_of, typed_fields
from ibdesk.domain.seal import Seal, SealOpened, WentOut
from ibdesk.domain.target import Absolute, AtLeast, AtMost, Between, Bounds, PercentOfTarget


class Form(Struct, frozen=True):
    """Two functions that undo each other: a value to what JSON can hold, and back.

    `read` takes anything that JSON can hold. What was never written so is a ValueError, whose words go on behind the
    name of the field: "must be a text, not 5".
    """

    write: Callable[[Any], Any]
    read: Callable[[Any], Any]


@cache
def form_of(kind: Any) -> Form:
    """The form of a type: of a record, of a field, or of a union of records."""
    if kind in _OWN_FORMS:
        return _OWN_FORMS[kind]()
    if get_origin(kind) is tuple:
        first, *more = get_args(kind)
        return _many(form_of(first)) if more == [...] else _row(tuple, tuple(map(form_of, (first, *more))), tuple)
    if isinstance(kind, UnionType) and NoneType in get_args(kind):
        return _optional(form_of(reduce(or_, (each for each in get_args(kind) if each is not NoneType))))
    return _choice(kind) if issubclass(kind, StrEnum) else _record(kind)


def _record(kind: type) -> Form:
    """An object with every field by its name, also where it has its default: a default that changes later must not
    change what was kept. A field that is not there takes its default: it is younger than the record. A field marked
    YOUNGER is left out where it has its default: what was kept before it came keeps its bytes."""
    typed = typed_fields(kind)
    forms = {field.name: form_of(field.type) for field in typed}
    readers = {name: form.read for name, form in forms.items()}
    defaults = defaults_of(kind)
    needed = forms.keys() - defaults
    younger = {field.name: defaults[field.name] for field in typed if field.younger}

    def read(value: object) -> object:
        body = _object(value)
        if not body.keys() <= readers.keys():
            raise ValueError(f"has an unknown field {next(name for name in body if name not in readers)!r:.60}")
        if not needed <= body.keys():
            raise ValueError(f"has no {next(name for name in readers if name in needed - body.keys())}")
        fields: dict[str, Any] = {}
        name = ""
        try:
            for name, part in body.items():
                fields[name] = readers[name](part)
        except ValueError as error:
            raise ValueError(f"{name} {error}") from error
        return kind(**fields)

    def write(record: object) -> dict[str, Any]:
        body = {name: form.write(getattr(record, name)) for name, form in forms.items()}
        for name, default in younger.items():
            if getattr(record, name) == default:
                del body[name]
        return body

    return Form(write, read)


def _fields_alone(kind: type) -> Form:
    """A small record as a list of its fields, without their names."""
    fields = typed_fields(kind)
    names, forms = [field.name for field in fields], tuple(form_of(field.type) for field in fields)
    return _row(lambda parts: kind(*parts), forms, lambda record: [getattr(record, name) for name in names])


def _row(make: Callable[[Iterator[Any]], Any], forms: tuple[Form, ...], parts: Callable[[Any], Any]) -> Form:
    def read(value: object) -> object:
        if len(_list(value)) != len(forms):
            raise ValueError(f"must be a list of {len(forms)}, not {value!r:.60}")
        return make(form.read(part) for form, part in zip(forms, _list(value), strict=True))

    return Form(lambda value: [form.write(part) for form, part in zip(forms, parts(value), strict=True)], read)


def _many(form: Form) -> Form:
    return Form(
        lambda values: [form.write(value) for value in values],
        lambda value: tuple([form.read(part) for part in _list(value)]),
    )


def _optional(form: Form) -> Form:
    return Form(
        lambda value: None if value is None else form.write(value),
        lambda value: None if value is None else form.read(value),
    )


def _choice(words: type[StrEnum]) -> Form:
    by_word = {word.value: word for word in words}

    def read(value: object) -> StrEnum:
        if type(value) is not str or value not in by_word:
            raise ValueError(f"must be one of {', '.join(words)}, not {value!r:.60}")
        return by_word[value]

    return Form(lambda word: word.value, read)


def _one_of(kinds: Mapping[str, type]) -> Form:
    """One of several records, as an object of one word that says which."""
    forms = {word: _record(kind) for word, kind in kinds.items()}
    words = {kind: word for word, kind in kinds.items()}

    def write(record: object) -> dict[str, Any]:
        word = words[type(record)]
        return {word: forms[word].write(record)}

    def read(value: object) -> object:
        word, *more = _object(value) or [None]
        if more or word not in forms:
            raise ValueError(f"must say one of {', '.join(forms)}, not {value!r:.60}")
        return forms[word].read(_object(value)[word])

    return Form(write, read)


def _word_first(kinds: Mapping[str, type]) -> Form:
    """One of several small records, as a list of a word that says which and its fields."""
    forms = {word: _fields_alone(kind) for word, kind in kinds.items()}
    words = {kind: word for word, kind in kinds.items()}

    def write(record: object) -> list[Any]:
        word = words[type(record)]
        return [word, *forms[word].write(record)]

    def read(value: object) -> object:
        word, *parts = _list(value) or [None]
        if type(word) is not str or word not in forms:
            raise ValueError(f"must begin with one of {', '.join(forms)}, not {value!r:.60}")
        return forms[word].read(parts)

    return Form(write, read)


def _or_word(form: Form, name: str, words: type[StrEnum]) -> Form:
    """A value as it is, or an object that names the word in its place."""
    word = _choice(words)

    def read(value: object) -> object:
        if type(value) is not dict:
            return form.read(value)
        if list(value) != [name]:
            raise ValueError(f"must be {{{name!r}: ...}} or a text, not {value!r:.60}")
        return word.read(value[name])

    return Form(lambda value: {name: value.value} if isinstance(value, words) else form.write(value), read)


def _bounds() -> Form:
    """[low, high], null where there is none."""
    number = _optional(form_of(Fraction))

    def write(bounds: Bounds) -> list[Any]:
        low = None if isinstance(bounds, AtMost) else bounds.low
        high = None if isinstance(bounds, AtLeast) else bounds.high
        return [number.write(low), number.write(high)]

    def made(parts: Iterator[Fraction | None]) -> Bounds:
        match tuple(parts):
            case Fraction() as low, Fraction() as high:
                return Between(low, high)
            case Fraction() as low, None:
                return AtLeast(low)
            case None, Fraction() as high:
                return AtMost(high)
        raise ValueError("must have a low, a high or both")

    return Form(write, _row(made, (number, number), tuple).read)


def _source() -> Form:
    cell = form_of(CellSource)
    return Form(lambda source: cell.write(as_kept(source)), lambda value: source_of(cell.read(value)))


def _checked(kind: type, words: str) -> Callable[[object], Any]:
    def read(value: object) -> Any:
        if type(value) is not kind:
            raise ValueError(f"must be {words}, not {value!r:.60}")
        return value

    return read


def _as_it_is(read: Callable[[object], Any]) -> Form:
    return Form(lambda value: value, read)


def _as_text(write: Callable[[Any], str], from_text: Callable[[str], Any], words: str) -> Form:
    def read(value: object) -> Any:
        try:
            return from_text(_text(value))
        except ValueError:
            raise ValueError(f"must be {words}, not {value!r:.60}") from None

    return Form(write, read)


_text = _checked(str, "a text")
_list = _checked(list, "a list")
_object = _checked(dict, "an object")
# A JSON number would have passed through binary.
_NUMBER = _as_text(exact_text, from_exact_text, 'a number written as text, like "461.2"')
_MONTH = _as_text(str, cache(Month.parse_kept), "a month like 2014-08")
_MEANINGS = {"field": RowField, "months": MonthsAcross, "indicator": OfIndicator, "not used": NotUsed}
# What has a form that its type alone does not say: the bytes that boards hold.
_OWN_FORMS: dict[Any, Callable[[], Form]] = {
    str: lambda: _as_it_is(_text),
    int: lambda: _as_it_is(_checked(int, "a whole number")),
    bool: lambda: _as_it_is(_checked(bool, "true or false")),
    Fraction: lambda: _NUMBER,
    Month: lambda: _MONTH,
    Fraction | Missing: lambda: _or_word(_NUMBER, "missing", Missing),
    Month | MonthFrom: lambda: _or_word(_MONTH, "from", MonthFrom),
    AtLeast | AtMost | Between: _bounds,
    PercentOfTarget | Absolute: lambda: _word_first({"percent": PercentOfTarget, "absolute": Absolute}),
    RowField | MonthsAcross | OfIndicator | NotUsed: lambda: _word_first(_MEANINGS),
    CellSource: lambda: _fields_alone(CellSource),
    CellSource | TypedIn: _source,
    Within: lambda: _fields_alone(Within),
    MappedColumn: lambda: _fields_alone(MappedColumn),
    OnlyWhere: lambda: _fields_alone(OnlyWhere),
    WordMeaning: lambda: _fields_alone(WordMeaning),
    Override | OverrideRemoved: lambda: _one_of({"set": Override, "removed": OverrideRemoved}),
    AcceptedWarning | AcceptanceTakenBack: lambda: _one_of(
        {"accepted": AcceptedWarning, "taken back": AcceptanceTakenBack}
    ),
    Seal | SealOpened | WentOut: lambda: _one_of({"sealed": Seal, "opened": SealOpened, "went out": WentOut}),
}
