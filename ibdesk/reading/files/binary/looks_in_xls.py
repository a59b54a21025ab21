"""Which signs in the cells of an .xls workbook are raised, lowered or crossed out, record by record."""

import struct
from bisect import bisect_left
from collections.abc import Iterator, Mapping

from ibdesk.reading.files.binary.errors_in_cells import sheet_starts, xls_records
from ibdesk.reading.files.binary.looks import Look, Looks, Run, as_seen, look_of
from ibdesk.reading.files.binary.ole import top_stream

# [MS-XLS] 2.3: the numbers of records.
_FONT, _XF, _STRINGS, _CONTINUE = 0x0031, 0x00E0, 0x00FC, 0x003C
_SHARED, _RICH, _MANY_NUMBERS, _MANY_BLANKS = 0x00FD, 0x00D6, 0x00BD, 0x00BE
_CELLS = frozenset((0x0006, 0x0201, 0x0203, 0x0204, 0x0205, 0x027E, _SHARED, _RICH))
_WIDE, _HAS_MORE, _HAS_RUNS = 0x01, 0x04, 0x08
_NO_FONT = 4  # a number that no font has


def looks_in_xls(data: bytes) -> list[Looks] | None:
    """Those of each sheet, in the order of the tabs; None where the records cannot be followed."""
    stream = top_stream(data, "workbook")
    if stream is None:
        return None
    try:
        fonts, formats, strings = _book(stream)
        if all(look.is_plain for look in fonts.values()):
            return [Looks() for _ in sheet_starts(stream)]
        return [_sheet(stream, start, fonts, formats, strings) for start in sheet_starts(stream)]
    except (struct.error, IndexError, KeyError, UnicodeDecodeError):
        return None


def _book(stream: bytes) -> tuple[dict[int, Look], list[int], list[tuple[str, list[Run]]]]:
    """The looks of fonts, the font of each cell format, and the shared texts with their runs."""
    fonts: dict[int, Look] = {}
    formats: list[int] = []
    pieces: list[bytes] = []
    last = 0
    for kind, at, length in xls_records(stream, 0):
        if kind == _FONT:
            marks, escapement = struct.unpack_from("<H4xH", stream, at + 2)
            number = len(fonts) + (len(fonts) >= _NO_FONT)
            fonts[number] = look_of(marks, escapement)
        elif kind == _XF:
            formats.append(struct.unpack_from("<H", stream, at)[0])
        elif kind == _STRINGS or (kind == _CONTINUE and last == _STRINGS):
            pieces.append(stream[at : at + length])
        last = last if kind == _CONTINUE else kind
    return fonts, formats, list(_strings(pieces)) if pieces else []


class _Pieces:
    """A record read on over the records that continue it."""

    def __init__(self, pieces: list[bytes]) -> None:
        self._data = b"".join(pieces)
        self._at = 0
        self._breaks: list[int] = []
        for piece in pieces:
            self._breaks.append((self._breaks[-1] if self._breaks else 0) + len(piece))

    def take(self, length: int) -> bytes:
        taken = self._data[self._at : self._at + length]
        if len(taken) < length:
            raise IndexError(self._at)
        self._at += length
        return taken

    def signs(self, count: int, is_wide: bool) -> str:
        """So many signs; where they go on in another record, that says anew how they are written."""
        found: list[str] = []
        while True:
            end = self._breaks[bisect_left(self._breaks, self._at + 1)]
            here = min(count, (end - self._at) // (2 if is_wide else 1))
            found.append(self.take(here * (2 if is_wide else 1)).decode("utf-16-le" if is_wide else "latin-1"))
            count -= here
            if not count:
                return "".join(found)
            is_wide = bool(self.take(1)[0] & _WIDE)


def _strings(pieces: list[bytes]) -> Iterator[tuple[str, list[Run]]]:
    data = _Pieces(pieces)
    (count,) = struct.unpack("<4xI", data.take(8))
    for _ in range(count):
        length, marks = struct.unpack("<HB", data.take(3))
        runs = struct.unpack("<H", data.take(2))[0] if marks & _HAS_RUNS else 0
        more = struct.unpack("<I", data.take(4))[0] if marks & _HAS_MORE else 0
        text = data.signs(length, bool(marks & _WIDE)) if length else ""
        yield text, [struct.unpack("<HH", data.take(4)) for _ in range(runs)]
        data.take(more)


def _sheet(
    stream: bytes, start: int, fonts: Mapping[int, Look], formats: list[int], strings: list[tuple[str, list[Run]]]
) -> Looks:
    found = Looks()
    for kind, at, length in xls_records(stream, start):
        if kind in (_MANY_NUMBERS, _MANY_BLANKS):
            row, first = struct.unpack_from("<HH", stream, at)
            step, size = (6, length - 6) if kind == _MANY_NUMBERS else (2, length - 6)
            cells = [(row, first + place, at + 4 + place * step) for place in range(size // step)]
        elif kind in _CELLS:
            row, column = struct.unpack_from("<HH", stream, at)
            cells = [(row, column, at + 4)]
        else:
            continue
        for row, column, format_at in cells:
            own = fonts[formats[struct.unpack_from("<H", stream, format_at)[0]]]
            text, runs = "", list[Run]()
            if kind == _SHARED:
                text, runs = strings[struct.unpack_from("<I", stream, at + 6)[0]]
            elif kind == _RICH:
                text, runs = _rich(stream[at + 6 : at + length])
            looks = [own, *(fonts[font] for _, font in runs)]
            if runs and not all(look.is_plain for look in looks):
                found.texts[row + 1, column + 1] = as_seen(text, runs, own, fonts)
            elif not own.is_plain:
                found.whole[row + 1, column + 1] = own
    return found


def _rich(record: bytes) -> tuple[str, list[Run]]:
    data = _Pieces([record])
    length, marks = struct.unpack("<HB", data.take(3))
    text = data.signs(length, bool(marks & _WIDE)) if length else ""
    return text, [struct.unpack("<HH", data.take(4)) for _ in range(struct.unpack("<H", data.take(2))[0])]
