"""Any text at all as text that a SQLite column takes and gives back unchanged."""

from ibdesk.store.files.failures import Damaged
from ibdesk.store.rows.json_text import compact, parsed

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
