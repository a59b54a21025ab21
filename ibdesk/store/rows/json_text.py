"""JSON as a board's rows hold it: records of every kind, rows of columns, lists that a query asks for; and any text at
all as text that a SQLite column takes and gives back unchanged."""

import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Any

import msgspec

from ibdesk.domain.json_form import form_of
from ibdesk.store.files.failures import Damaged

# Texts and whole numbers: what msgspec writes as the standard library does, which is loaded for the rest alone. A board
# is shown without it.
Plain = Sequence[str | int | None] | Mapping[str, str | int]
_value_in = msgspec.json.Decoder().decode
_line = msgspec.json.Encoder().encode
_lines = msgspec.json.Encoder().encode_lines
_REFUSED = (UnicodeEncodeError, OverflowError)  # a lone surrogate, a number of more than 64 bits
_NOT_PRINTABLE_ASCII = "[^\x00-\x7e]"


def compact(value: Any) -> str:
    """A value without spaces and in ASCII alone: JSON's escapes carry lone surrogates and NUL, which a SQLite text
    does not."""
    return _standard()(value)


def compact_plain(value: Plain) -> str:
    """The same of texts and whole numbers, sooner."""
    try:
        return _in_ascii(_line(value)).decode()
    except _REFUSED:
        return compact(value)


def compact_lines(rows: Sequence[Sequence[str | int | None]]) -> bytes:
    """Each row as `compact` writes it, and a line break after it: in a twentieth of the time of row by row."""
    try:
        return _in_ascii(_lines(rows))
    except _REFUSED:
        return "".join([compact(row) + "\n" for row in rows]).encode()


def written(kind: Any, record: object) -> str:
    """A record of a kind (a type, or a union of types) as its JSON text."""
    return compact(form_of(kind).write(record))


def read(kind: Any, text: str) -> Any:
    """Damaged for a text that `written` did not write for this kind."""
    try:
        return form_of(kind).read(parsed(text))
    except (ValueError, RecursionError) as error:
        raise Damaged(f"not a {kind}: {error}") from error


def parsed(text: str | bytes) -> Any:
    """Damaged for a text that is no JSON, or lists within lists without end."""
    try:
        try:
            return _value_in(text)  # in a third of the time of json's
        except msgspec.MsgspecError:
            import json  # it may escape a lone surrogate

            return json.loads(text)
    except (ValueError, RecursionError) as error:
        raise Damaged("not JSON") from error


@cache
def _standard() -> Callable[[Any], str]:
    import json

    return json.JSONEncoder(separators=(",", ":")).encode


def _in_ascii(line: bytes) -> bytes:
    if line.isascii() and b"\x7f" not in line:
        return line
    return re.sub(_NOT_PRINTABLE_ASCII, lambda found: compact(found[0])[1:-1], line.decode()).encode()


# SQLite takes no lone surrogates, and file names on Linux may hold them. Such texts are kept as JSON behind a sign
# that Unicode never assigns to a character; a text that begins with the sign is kept that way too.
_ESCAPED = "\ufdd0"


def to_column(text: str) -> str:
    """The text itself wherever it can be."""
    if text.isascii():
        return text
    if text.startswith(_ESCAPED) or any("\ud800" <= letter <= "\udfff" for letter in text):
        return _ESCAPED + compact(text)
    return text


def from_column(text: str) -> str:
    """Damaged for an escaped text that cannot be read."""
    if not text.startswith(_ESCAPED):
        return text
    original = parsed(text[len(_ESCAPED) :])
    if not isinstance(original, str):
        raise Damaged("an escaped text is none")
    return original
