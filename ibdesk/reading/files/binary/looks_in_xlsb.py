"""How the cells of an .xlsb workbook look, record by record: number formats, signs raised or crossed out, what is
hidden; and what stands in no cell: headers and footers of pages, notes."""

import struct
from collections.abc import Iterator, Mapping, Sequence

from ibdesk.reading.cells.beside_cells import sections
from ibdesk.reading.cells.cell_notes import CellNotes
from ibdesk.reading.cells.refusal import Refusal
from ibdesk.reading.cells.sheet import LAST_COLUMN
from ibdesk.reading.files.binary.errors_in_cells import ROW, XLSB_BOOK, wide_text, xlsb_part, xlsb_sheets
from ibdesk.reading.files.binary.looks import Look, Looks, Run, Style, as_seen, look_of, number_format, seen_in_white
from ibdesk.reading.files.xlsx.book import read_relations
from ibdesk.reading.files.xlsx.page_texts import texts_in_boxes
from ibdesk.reading.files.zipped.package import Package

# [MS-XLSB] 2.3: the numbers of records.
_FONT, _NUMBER_FORMAT, _FORMAT, _FIRST_FORMAT, _LAST_FORMAT, _STRING = 43, 44, 47, 617, 618, 19
_COLUMNS, _FILL, _HEADER_FOOTER, _TEXTS_OF_PAGES = 60, 45, 479, 6
_AUTHOR, _NOTE, _NOTE_TEXT = 632, 635, 637
_NO_TEXT = 0xFFFFFFFF
_WHITES = (1, 9)
_SHARED, _RICH = 7, 62
_CELLS = frozenset((2, 4, 5, 6, _SHARED, 8, 9, 10, _RICH))
_HAS_RUNS = 0x01
_STYLE = 0x00FFFFFF
_ROW_IS_HIDDEN, _COLUMNS_ARE_HIDDEN = 0x10, 0x01

_Texts = Sequence[tuple[str, list[Run]]]


def looks_in_xlsb(data: bytes) -> list[Looks] | None:
    """Those of each sheet, in the order of the tabs; None where the records cannot be followed."""
    try:
        package = Package(data)
        parts = {relation.kind: relation.target for relation in read_relations(package, XLSB_BOOK).values()}
        fonts, styles = _styles(package, parts.get("styles", ""))
        strings: _Texts = ()
        if not all(look.is_plain for look in fonts):
            records = xlsb_part(package, parts.get("sharedStrings", ""))
            strings = [_string(record) for kind, record in records if kind == _STRING]
        return [_sheet(package, part, dict(enumerate(fonts)), styles, strings) for part in xlsb_sheets(package)]
    except (struct.error, IndexError, KeyError, UnicodeDecodeError, Refusal):
        return None


def _styles(package: Package, part: str) -> tuple[list[Look], list[Style]]:
    """The looks of fonts, and the cell formats."""
    fonts: list[Look] = []
    white: set[int] = set()  # fonts
    coloured: set[int] = set()  # fills
    fills = 0
    texts: dict[int, str] = {}
    used: list[tuple[int, int, int]] = []  # number format, font and fill
    of_cells = False
    for kind, record in xlsb_part(package, part):
        of_cells = kind == _FIRST_FORMAT or (of_cells and kind != _LAST_FORMAT)
        if kind == _FONT:
            if _is_white(record, 12):
                white.add(len(fonts))
            fonts.append(look_of(*struct.unpack_from("<2xH2xH", record)))
        elif kind == _FILL:
            if struct.unpack_from("<I", record)[0] and not _is_white(record, 4):
                coloured.add(fills)
            fills += 1
        elif kind == _NUMBER_FORMAT:
            texts[struct.unpack_from("<H", record)[0]] = wide_text(record, 2)
        elif kind == _FORMAT and of_cells:
            used.append(struct.unpack_from("<2xHHH", record))
    return fonts, [
        Style(fonts[font], seen_in_white(number_format(number, texts), font in white, fill in coloured))
        for number, font, fill in used
    ]


def _is_white(record: bytes, at: int) -> bool:
    """Whether the colour there is white: by its number, its parts, or as the lightest of the theme."""
    if len(record) < at + 8:
        return False
    how, number, tint = struct.unpack_from("<BBh", record, at)
    match how >> 1:
        case 1:  # by its number
            return number in _WHITES
        case 2:  # by its parts
            return record[at + 4 : at + 7] == b"\xff\xff\xff"
        case 3:  # of the theme
            return (number, tint) == (0, 0)
        case _:
            return False


def _string(record: bytes, at: int = 0) -> tuple[str, list[Run]]:
    """A text with its runs."""
    text = wide_text(record, at + 1)
    if not record[at] & _HAS_RUNS:
        return text, []
    runs_at = at + 5 + len(text.encode("utf-16-le"))
    (count,) = struct.unpack_from("<I", record, runs_at)
    return text, [struct.unpack_from("<HH", record, runs_at + 4 + 4 * place) for place in range(count)]


def _sheet(package: Package, part: str, fonts: Mapping[int, Look], styles: Sequence[Style], strings: _Texts) -> Looks:
    found, row = Looks(), 0
    usual = {number for number, style in enumerate(styles) if style.is_usual}
    for kind, record in xlsb_part(package, part):
        if kind == ROW:
            row = struct.unpack_from("<I", record)[0]
            if len(record) > 11 and record[11] & _ROW_IS_HIDDEN:
                found.hidden_rows.add(row + 1)
        elif kind == _COLUMNS:
            first, last, width, marks = struct.unpack_from("<III4xH", record)
            if marks & _COLUMNS_ARE_HIDDEN or not width:
                found.hidden_columns.update(range(first + 1, min(last + 1, LAST_COLUMN) + 1))
        elif kind == _HEADER_FOOTER:
            found.beside.extend(dict.fromkeys(said for text in _of_pages(record) for said in sections(text)))
        if kind not in _CELLS or not styles:
            continue
        column, style = struct.unpack_from("<II", record)
        number, seen = style & _STYLE, None
        if kind == _RICH or (kind == _SHARED and strings):
            text, runs = _string(record, 8) if kind == _RICH else strings[struct.unpack_from("<I", record, 8)[0]]
            seen = as_seen(text, runs, styles[number].look, fonts)
        if seen is not None or number not in usual:
            found.put((row + 1, column + 1), styles[number], seen)
    found.notes.update(_notes(package, part))
    found.beside.extend(texts_in_boxes(package, part) if package.has(part) else ())
    return found


def _of_pages(record: bytes) -> Iterator[str]:
    """The headers and the footers of a sheet's pages, those of even and of first ones too."""
    at = 2
    for _ in range(_TEXTS_OF_PAGES):
        if len(record) < at + 4:
            return
        (length,) = struct.unpack_from("<I", record, at)
        if length != _NO_TEXT:
            yield wide_text(record, at)
        at += 4 + (2 * length if length != _NO_TEXT else 0)


def _notes(package: Package, part: str) -> dict[tuple[int, int], str]:
    """What notes on its cells say."""
    found = CellNotes()
    relations = read_relations(package, part).values() if package.has(part) else ()
    for target in [each.target for each in relations if each.kind == "comments" and not each.outside]:
        authors: list[str] = []
        at, author = (0, 0), ""
        for kind, record in xlsb_part(package, target):
            if kind == _AUTHOR:
                authors.append(wide_text(record, 0))
            elif kind == _NOTE:
                number, row, column = struct.unpack_from("<II4xI", record)
                at, author = (row + 1, column + 1), "".join(authors[number : number + 1])
            elif kind == _NOTE_TEXT:
                found.put(at, wide_text(record, 1), author)
    return found.said
