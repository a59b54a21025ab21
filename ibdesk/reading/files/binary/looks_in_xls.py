"""How the cells of an .xls workbook look, record by record: number formats, signs raised or crossed out, what is
hidden."""

import struct
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence

from ibdesk.reading.cells.beside_cells import LONGEST_TEXT, sections
from ibdesk.reading.cells.cell_notes import CellNotes
from ibdesk.reading.files.binary.errors_in_cells import sheet_starts, xls_records
from ibdesk.reading.files.binary.looks import Look, Looks, Run, Style, as_seen, look_of, number_format, seen_in_white
from ibdesk.reading.files.binary.ole import top_stream

# [MS-XLS] 2.3: the numbers of records.
_FONT, _FORMAT, _XF, _STRINGS, _CONTINUE = 0x0031, 0x041E, 0x00E0, 0x00FC, 0x003C
_ROW, _COLUMNS, _NOTE = 0x0208, 0x007D, 0x001C
_HEADER, _FOOTER, _OBJECT, _BOX_TEXT, _NOTES_BOX = 0x0014, 0x0015, 0x005D, 0x01B6, 0x19
_SHARED, _RICH, _MANY_NUMBERS, _MANY_BLANKS = 0x00FD, 0x00D6, 0x00BD, 0x00BE
_CELLS = frozenset((0x0006, 0x0201, 0x0203, 0x0204, 0x0205, 0x027E, _SHARED, _RICH))
_WIDE, _HAS_MORE, _HAS_RUNS = 0x01, 0x04, 0x08
_NO_FONT = 4  # a number that no font has
_ROW_IS_HIDDEN, _COLUMNS_ARE_HIDDEN = 0x20, 0x01
_LAST_COLUMN = 255
_WHITES, _WITH_GROUND = (1, 9), 20
_AUTHOR_AT = 11  # a note's record is longer where it says who wrote it

_Texts = Sequence[tuple[str, list[Run]]]


def looks_in_xls(data: bytes) -> list[Looks] | None:
    """Those of each sheet, in the order of the tabs; None where the records cannot be followed."""
    stream = top_stream(data, "workbook")
    if stream is None:
        return None
    try:
        fonts, styles, strings = _book(stream)
        return [_sheet(stream, start, fonts, styles, strings) for start in sheet_starts(stream)]
    except (struct.error, IndexError, KeyError, UnicodeDecodeError):
        return None


def _book(stream: bytes) -> tuple[dict[int, Look], list[Style], _Texts]:
    """The looks of fonts, the cell formats, and the shared texts with their runs."""
    fonts: dict[int, Look] = {}
    texts: dict[int, str] = {}
    used: list[tuple[int, int, bool]] = []  # font and number format, and whether the ground has a colour
    white: set[int] = set()  # fonts
    pieces: list[bytes] = []
    last = 0
    for kind, at, length in xls_records(stream, 0):
        if kind == _FONT:
            marks, colour, escapement = struct.unpack_from("<HH2xH", stream, at + 2)
            number = len(fonts) + (len(fonts) >= _NO_FONT)
            if colour in _WHITES:
                white.add(number)
            fonts[number] = look_of(marks, escapement)
        elif kind == _FORMAT:
            texts[struct.unpack_from("<H", stream, at)[0]] = _text(_Pieces([stream[at + 2 : at + length]]))[0]
        elif kind == _XF:
            font, number = struct.unpack_from("<HH", stream, at)
            pattern, ground = struct.unpack_from("<IH", stream, at + 14) if length >= _WITH_GROUND else (0, 0)
            used.append((font, number, bool(pattern >> 26) and ground & 0x7F not in _WHITES))
        elif kind == _STRINGS or (kind == _CONTINUE and last == _STRINGS):
            pieces.append(stream[at : at + length])
        last = last if kind == _CONTINUE else kind
    styles = [
        Style(fonts[font], seen_in_white(number_format(number, texts), font in white, is_coloured))
        for font, number, is_coloured in used
    ]
    any_marked = not all(look.is_plain for look in fonts.values())
    return fonts, styles, list(_strings(pieces)) if pieces and any_marked else ()


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


def _sheet(stream: bytes, start: int, fonts: Mapping[int, Look], styles: Sequence[Style], strings: _Texts) -> Looks:
    found = Looks()
    usual = {number for number, style in enumerate(styles) if style.is_usual}
    boxes, noted = _Boxes(), []
    for kind, at, length in xls_records(stream, start):
        if kind in (_ROW, _COLUMNS):
            _hide(stream, kind, at, found)
        elif kind in (_HEADER, _FOOTER) and length:
            found.beside.extend(sections(_text(_Pieces([stream[at : at + length]]))[0]))
        elif kind in (_OBJECT, _BOX_TEXT, _CONTINUE):
            found.beside.extend(boxes.met(kind, stream[at : at + length]))
        elif kind == _NOTE:
            row, column, _, number = struct.unpack_from("<HHHH", stream, at)
            author = _text(_Pieces([stream[at + 8 : at + length]]))[0] if length > _AUTHOR_AT else ""
            noted.append(((row + 1, column + 1), number, author))
        for row, column, format_at in _cells_in(stream, kind, at, length):
            number = struct.unpack_from("<H", stream, format_at)[0]
            seen = None
            if kind == _RICH or (kind == _SHARED and strings):
                text, runs = _text_of(stream, kind, at, length, strings)
                seen = as_seen(text, runs, styles[number].look, fonts)
            if seen is not None or number not in usual:
                found.put((row + 1, column + 1), styles[number], seen)
    notes = CellNotes()
    for place, box, author in noted:
        notes.put(place, boxes.of_notes.get(box, ""), author)
    found.notes.update(notes.said)
    return found


class _Boxes:
    """The texts of text boxes and shapes, each of which stands behind its object in records of its own; those of notes
    on cells by their objects' numbers."""

    def __init__(self) -> None:
        self.of_notes: dict[int, str] = {}
        self._kind, self._number = _NOTES_BOX, -1
        self._length = 0

    def met(self, kind: int, data: bytes) -> Iterator[str]:
        """The text that a record holds, but that of a note."""
        length, self._length = self._length, 0
        if kind == _OBJECT:
            self._kind, self._number = struct.unpack_from("<4xHH", data)
        elif kind == _BOX_TEXT:
            self._length = struct.unpack_from("<10xH", data)[0]
        elif kind == _CONTINUE and 0 < length <= LONGEST_TEXT:
            text = _Pieces([data[1:]]).signs(length, bool(data[0] & _WIDE)).replace("\r", "\n")
            if self._kind == _NOTES_BOX:
                self.of_notes[self._number] = text
            else:
                yield text


def _hide(stream: bytes, kind: int, at: int, found: Looks) -> None:
    """Take in what a record says of a row or of columns."""
    if kind == _ROW:
        row, marks = struct.unpack_from("<H10xB", stream, at)
        if marks & _ROW_IS_HIDDEN:
            found.hidden_rows.add(row + 1)
        return
    first, last, width, marks = struct.unpack_from("<HHHxxH", stream, at)
    if marks & _COLUMNS_ARE_HIDDEN or not width:
        found.hidden_columns.update(range(first + 1, min(last, _LAST_COLUMN) + 2))


def _cells_in(stream: bytes, kind: int, at: int, length: int) -> Sequence[tuple[int, int, int]]:
    """Row and column, from 0, of each cell of a record, and where the number of its format stands."""
    if kind in (_MANY_NUMBERS, _MANY_BLANKS):
        row, first = struct.unpack_from("<HH", stream, at)
        step, size = (6, length - 6) if kind == _MANY_NUMBERS else (2, length - 6)
        return [(row, first + place, at + 4 + place * step) for place in range(size // step)]
    return [(*struct.unpack_from("<HH", stream, at), at + 4)] if kind in _CELLS else ()


def _text_of(stream: bytes, kind: int, at: int, length: int, strings: _Texts) -> tuple[str, list[Run]]:
    """The text of a cell with its runs: a shared one, or its own."""
    if kind == _SHARED:
        (number,) = struct.unpack_from("<I", stream, at + 6)
        return strings[int(number)]
    text, data = _text(_Pieces([stream[at + 6 : at + length]]))
    return text, [struct.unpack("<HH", data.take(4)) for _ in range(struct.unpack("<H", data.take(2))[0])]


def _text(data: _Pieces) -> tuple[str, _Pieces]:
    """A text that says its own length, and what comes behind it."""
    length, marks = struct.unpack("<HB", data.take(3))
    return data.signs(length, bool(marks & _WIDE)) if length else "", data
