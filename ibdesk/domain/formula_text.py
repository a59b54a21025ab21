"""Words that a spreadsheet would run as a formula where they stand in a text file or come from the clipboard."""

from unicodedata import category, normalize

_STARTS = "=+-@"
# Cc and Cf: tab, line breaks, NUL; byte order marks, joiners and marks of direction. Z: blanks of all widths.
_PASSED_OVER = ("Cc", "Cf", "Zs", "Zl", "Zp")
_ALWAYS = "\t\r\n\0"


def as_words(text: str) -> str:
    """The text, with an apostrophe before it where a spreadsheet could take it for a formula; for words alone, not for
    numbers, whose minus sign stays as it is."""
    return f"'{text}" if starts_a_formula(text) else text


def starts_a_formula(text: str) -> bool:
    """Whether its first sign that can be seen is one of those, also in another width, whatever stands before it."""
    if text.startswith(tuple(_ALWAYS)):
        return True
    first = next((sign for sign in text if category(sign) not in _PASSED_OVER), "")
    return normalize("NFKC", first)[:1] in tuple(_STARTS)
