"""Any text at all as text that a SQLite column takes and gives back unchanged."""

import json

from ibdesk.store.files.failures import Damaged

# SQLite takes no lone surrogates, and file names on Linux may hold them. Such texts are kept as JSON behind a sign
# that Unicode never assigns to a character; a text that begins with the sign is kept that way too.
_ESCAPED = "\ufdd0"


def to_column(text: str) -> str:
    """The text itself wherever it can be."""
    if text.isascii():
        return text
    if text.startswith(_ESCAPED) or any("\ud800" <= letter <= "\udfff" for letter in text):
        return _ESCAPED + json.dumps(text)
    return text


def from_column(text: str) -> str:
    """Damaged for an escaped text that cannot be read."""
    if not text.startswith(_ESCAPED):
        return text
    try:
        original = json.loads(text[len(_ESCAPED) :])
    except (ValueError, RecursionError) as error:
        raise Damaged("an escaped text cannot be read") from error
    if not isinstance(original, str):
        raise Damaged("an escaped text is none")
    return original
