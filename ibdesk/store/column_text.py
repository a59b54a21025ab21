"""Any text at all, and exact numbers, as text that a SQLite column takes and gives back unchanged."""

import json
import re
from fractions import Fraction

from ibdesk.domain.number import exact, plain
from ibdesk.errors import UserError
from ibdesk.store.damage import Damaged

# SQLite takes no lone surrogates, and file names on Linux may hold them. Such texts are kept as JSON behind a sign
# that Unicode never assigns to a character; a text that begins with the sign is kept that way too.
_ESCAPED = "\ufdd0"
# Python itself refuses to write or read whole numbers beyond 4,300 digits.
_MOST_BITS = 13_000
_NUMBER = re.compile(r"-?\d+(\.\d+|/\d+)?", re.ASCII)


def to_column(text: str) -> str:
    """The text itself wherever it can be."""
    if text.startswith(_ESCAPED) or (not text.isascii() and any("\ud800" <= letter <= "\udfff" for letter in text)):
        return _ESCAPED + json.dumps(text)
    return text


def from_column(text: str) -> str:
    """Damaged for an escaped text that cannot be read."""
    if not text.startswith(_ESCAPED):
        return text
    try:
        original = json.loads(text[len(_ESCAPED) :])
    except ValueError as error:
        raise Damaged("an escaped text cannot be read") from error
    if not isinstance(original, str):
        raise Damaged("an escaped text is none")
    return original


def number_to_column(number: Fraction) -> str:
    """ "489", "65.19", and "1/3" where no finite decimal is exact; UserError for a number of thousands of digits."""
    above, below = number.numerator, number.denominator
    if max(above.bit_length(), below.bit_length()) > _MOST_BITS:
        raise UserError(
            "A number has more than 3,900 digits and cannot be kept in a board.",
            "Correct it in the workbook, then import the workbook again.",
        )
    if below == 1:
        return str(above)
    text = plain(number)
    return text if exact(text) == number else str(number)


def number_from_column(text: str) -> Fraction:
    """Damaged for anything that `number_to_column` does not write."""
    if not _NUMBER.fullmatch(text):
        raise Damaged(f"not a number: {text[:40]!r}")
    try:
        return Fraction(text)
    except (ValueError, ZeroDivisionError) as error:
        raise Damaged(f"not a number: {text[:40]!r}") from error
