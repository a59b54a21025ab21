"""From the bytes of a text file to its letters: which encoding it is in, told from the bytes themselves."""

import codecs

from ibdesk.reading.cells.refusal import Refusal

_AS_XLSX = "Open it in Excel and save it as an Excel workbook (.xlsx), then read that copy."
_UTF_32_LE, _UTF_32_BE = codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE
_MARKS = (  # UTF-32's mark begins like UTF-16's
    ((_UTF_32_LE, _UTF_32_BE), "utf-32", "UTF-32"),
    ((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE), "utf-16", "UTF-16"),
)
# Without a mark: of letters that are mostly Latin these bytes of each are 0, and the other one is not.
_ZEROS = (
    ("utf-32-le", "UTF-32", 4, (1, 2, 3)),
    ("utf-32-be", "UTF-32", 4, (0, 1, 2)),
    ("utf-16-le", "UTF-16", 2, (1,)),
    ("utf-16-be", "UTF-16", 2, (0,)),
)
_LOOKED_AT = 64 * 1024
_MOSTLY = 0.9


def wide_encoding(data: bytes) -> tuple[str, str] | None:
    """Python's and the usual name of the encoding of a text whose letters take two bytes or four; None for others."""
    for marks, name, words in _MARKS:
        if data.startswith(marks):
            return name, words
    beginning = data[:_LOOKED_AT]
    if b"\0" not in beginning:
        return None
    for name, words, size, zeros in _ZEROS:
        letters = len(beginning) // size
        if letters and len(data) % size == 0 and _is_made_of(beginning[: letters * size], size, zeros):
            return name, words
    return None


def _is_made_of(data: bytes, size: int, zeros: tuple[int, ...]) -> bool:
    letters = len(data) // size
    by_place = [data[place::size].count(0) for place in range(size)]
    return all(count >= _MOSTLY * letters if place in zeros else count == 0 for place, count in enumerate(by_place))


def decoded(data: bytes) -> tuple[str, str]:
    """The text and its encoding's name: UTF-16 or UTF-32 where that can be told, else UTF-8 if it fits, else
    Windows-1252."""
    try:
        if wide := wide_encoding(data):
            return data.decode(wide[0]), wide[1]
        try:
            return data.decode("utf-8-sig"), "UTF-8"
        except UnicodeDecodeError:
            return data.decode("cp1252"), "Windows-1252"
    except UnicodeDecodeError:
        raise Refusal("its letters are in no encoding that IBDesk knows", _AS_XLSX) from None
