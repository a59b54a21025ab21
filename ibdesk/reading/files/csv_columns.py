"""A published table (.csv) read piece by piece into columns: however many rows, never all of them as cells.

Such a table is told by the first words of its first line, which no council's own sheet has.
"""

import codecs
from array import array
from collections.abc import Iterator

from ibdesk.domain.refused import WhyRefused
from ibdesk.progress import Progress
from ibdesk.reading.cells.columns import CellsInColumns, TextColumns
from ibdesk.reading.cells.refusal import Refusal
from ibdesk.reading.cells.sheet import LAST_COLUMN, LAST_ROW, Sheet, Workbook
from ibdesk.reading.cells.text_rows import TextRows
from ibdesk.reading.files.csv_records import SAVE_AS_XLSX, Record, records

# What the headings of every data set of that kind hold.
ALWAYS = ("time_period", "time_identifier", "geographic_level")
MOST_PUBLISHED_BYTES = 160 * 1024 * 1024
LOOKED_AT = 4_000
_MOST_CELLS = 12_000_000
_MOST_TEXT = 120_000_000  # characters of all different texts
_PIECE = 4 * 1024 * 1024
_ROWS_A_STEP = 5_000
_BETWEEN = {",": "commas", ";": "semicolons", "\t": "tabs"}
_NAMES = {"utf-8-sig": "UTF-8", "cp1252": "Windows-1252"}


def is_published(beginning: bytes) -> bool:
    """Whether a text file begins with the headings of a published table."""
    line = _first_line(beginning)
    return line.isascii() and _separator_of(line.decode("ascii")) is not None


def _first_line(data: bytes) -> bytes:
    return (data[:LOOKED_AT].removeprefix(codecs.BOM_UTF8).splitlines() or [b""])[0]


def _separator_of(line: str) -> str | None:
    for separator in _BETWEEN:
        headings = {heading.strip().strip('"').casefold() for heading in line.split(separator)}
        if headings.issuperset(ALWAYS):
            return separator
    return None


def read_csv_columns(data: bytes, name: str, progress: Progress) -> Workbook:
    """One sheet of that name, kept column by column. Raises Refusal where the text is no table or holds more than
    fits, Cancelled when progress does."""
    encoding = _encoding(data)
    separator = _separator_of(_first_line(data).decode("ascii")) or ","
    total = data.count(b"\n") + 1
    kept = _Columns()
    for number, record in enumerate(_records(data, encoding, separator), 1):
        if number % _ROWS_A_STEP == 1:
            progress(min(number - 1, total), total, f"Reading row {number:,}")
        kept.add(number, record)
    between, letters = _BETWEEN[separator], _NAMES[encoding]
    note = f"A published table: read as text with {between} between the cells, its letters as {letters}."
    text = TextRows(tuple(kept.widths), kept.doubtful)
    return Workbook((Sheet(name, CellsInColumns(kept.columns()), text=text),), (note,))


class _Columns:
    """Grows row by row."""

    def __init__(self) -> None:
        self.widths: array[int] = array("I")
        self.doubtful: dict[int, tuple[int, int]] = {}
        self._known: list[dict[str, int]] = []
        self._numbers: list[array[int]] = []
        self._letters = 0

    def add(self, row: int, record: Record) -> None:
        values = record.values
        if row > LAST_ROW or len(values) > LAST_COLUMN or row * len(self._known) > _MOST_CELLS:
            raise _too_large()
        self.widths.append(len(values))
        if record.is_doubtful:
            self.doubtful[row] = record.first_line, record.last_line
        while len(self._known) < len(values):
            self._known.append({"": 0})
            self._numbers.append(array("I", bytes(4 * (row - 1))))
        for known, numbers, value in zip(self._known, self._numbers, values, strict=False):
            number = known.get(value)
            if number is None:
                number = known[value] = len(known)
                self._letters += len(value)
            numbers.append(number)
        for numbers in self._numbers[len(values) :]:
            numbers.append(0)
        if self._letters > _MOST_TEXT:
            raise _too_large()

    def columns(self) -> TextColumns:
        return TextColumns(tuple(tuple(known) for known in self._known), tuple(self._numbers))


def _records(data: bytes, encoding: str, separator: str) -> Iterator[Record]:
    """Every record, out of pieces that end with a line and leave no quotation mark open."""
    decode = codecs.getincrementaldecoder(encoding)().decode
    lines, waiting = 0, ""
    for start in range(0, len(data), _PIECE):
        is_last = start + _PIECE >= len(data)
        try:
            waiting += decode(data[start : start + _PIECE], is_last)
        except UnicodeDecodeError:
            raise Refusal("its letters are in no encoding that IBDesk knows", SAVE_AS_XLSX) from None
        if "\0" in waiting:
            raise Refusal("it holds a character that no text has (NUL)", SAVE_AS_XLSX)
        end = len(waiting) if is_last else waiting.rfind("\n") + 1
        if not is_last and waiting.count('"', 0, end) % 2:
            continue  # a cell goes on behind the piece
        piece, waiting = waiting[:end], waiting[end:]
        for record in records(piece, separator):
            yield record._replace(first_line=record.first_line + lines, last_line=record.last_line + lines)
        lines += piece.count("\n")


def _encoding(data: bytes) -> str:
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        for start in range(0, len(data), _PIECE):
            decoder.decode(data[start : start + _PIECE], start + _PIECE >= len(data))
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8-sig"


def _too_large() -> Refusal:
    return Refusal(
        "it holds more rows, columns or words than fit into memory",
        "Take out the years or levels that are not needed, and read the rest.",
        WhyRefused.TOO_LARGE,
    )
