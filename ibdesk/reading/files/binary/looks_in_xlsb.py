"""Which signs in the cells of an .xlsb workbook are raised, lowered or crossed out, record by record."""

import struct
from collections.abc import Mapping

from ibdesk.reading.cells.refusal import Refusal
from ibdesk.reading.files.binary.errors_in_cells import ROW, XLSB_BOOK, wide_text, xlsb_part, xlsb_sheets
from ibdesk.reading.files.binary.looks import Look, Looks, Run, as_seen, look_of
from ibdesk.reading.files.xlsx.book import read_relations
from ibdesk.reading.files.zipped.package import Package

# [MS-XLSB] 2.3: the numbers of records.
_FONT, _FORMAT, _FIRST_FORMAT, _LAST_FORMAT, _STRING = 43, 47, 617, 618, 19
_SHARED, _RICH = 7, 62
_CELLS = frozenset((2, 4, 5, 6, _SHARED, 8, 9, 10, _RICH))
_HAS_RUNS = 0x01
_STYLE = 0x00FFFFFF


def looks_in_xlsb(data: bytes) -> list[Looks] | None:
    """Those of each sheet, in the order of the tabs; None where the records cannot be followed."""
    try:
        package = Package(data)
        parts = {relation.kind: relation.target for relation in read_relations(package, XLSB_BOOK).values()}
        fonts, formats = _styles(package, parts.get("styles", ""))
        sheets = xlsb_sheets(package)
        if all(look.is_plain for look in fonts):
            return [Looks() for _ in sheets]
        records = xlsb_part(package, parts.get("sharedStrings", ""))
        strings = [_string(record) for kind, record in records if kind == _STRING]
        return [_sheet(package, part, dict(enumerate(fonts)), formats, strings) for part in sheets]
    except (struct.error, IndexError, KeyError, UnicodeDecodeError, Refusal):
        return None


def _styles(package: Package, part: str) -> tuple[list[Look], list[int]]:
    """The looks of fonts, and the font of each cell format."""
    fonts: list[Look] = []
    formats: list[int] = []
    of_cells = False
    for kind, record in xlsb_part(package, part):
        of_cells = kind == _FIRST_FORMAT or (of_cells and kind != _LAST_FORMAT)
        if kind == _FONT:
            fonts.append(look_of(*struct.unpack_from("<2xH2xH", record)))
        elif kind == _FORMAT and of_cells:
            formats.append(struct.unpack_from("<4xH", record)[0])
    return fonts, formats


def _string(record: bytes, at: int = 0) -> tuple[str, list[Run]]:
    """A text with its runs."""
    text = wide_text(record, at + 1)
    if not record[at] & _HAS_RUNS:
        return text, []
    runs_at = at + 5 + len(text.encode("utf-16-le"))
    (count,) = struct.unpack_from("<I", record, runs_at)
    return text, [struct.unpack_from("<HH", record, runs_at + 4 + 4 * place) for place in range(count)]


def _sheet(
    package: Package, part: str, fonts: Mapping[int, Look], formats: list[int], strings: list[tuple[str, list[Run]]]
) -> Looks:
    found, row = Looks(), 0
    for kind, record in xlsb_part(package, part):
        if kind == ROW:
            row = struct.unpack_from("<I", record)[0]
        if kind not in _CELLS:
            continue
        column, style = struct.unpack_from("<II", record)
        own = fonts[formats[style & _STYLE]] if formats else Look()
        text, runs = "", list[Run]()
        if kind == _SHARED:
            text, runs = strings[struct.unpack_from("<I", record, 8)[0]]
        elif kind == _RICH:
            text, runs = _string(record, 8)
        if runs and not all(look.is_plain for look in (own, *(fonts[font] for _, font in runs))):
            found.texts[row + 1, column + 1] = as_seen(text, runs, own, fonts)
        elif not own.is_plain:
            found.whole[row + 1, column + 1] = own
    return found
