"""The letters over a sheet's columns, and which column they stand over."""

from functools import cache

_LETTERS = 26


@cache
def column_letters(column: int) -> str:
    """The letters over a column: 1 is A, 27 is AA, 16,384 is XFD."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, _LETTERS)
        letters = chr(ord("A") + rest) + letters
    return letters


@cache
def column_number(letters: str) -> int:
    """The column under capital letters: A is 1, AA is 27."""
    number = 0
    for letter in letters:
        number = number * _LETTERS + ord(letter) - ord("A") + 1
    return number
