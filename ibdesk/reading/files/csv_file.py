"""A text file of figures (.csv, .txt): its letters, its separator and its cells, all of them text."""

import codecs
import csv
import io
from collections import Counter
from collections.abc import Iterator
from itertools import islice

from ibdesk.domain.refused import WhyRefused
from ibdesk.progress import Progress
from ibdesk.reading.cells.refusal import Refusal
from ibdesk.reading.cells.sheet import LAST_COLUMN, LAST_ROW, Cell, CellsByRow, Kind, Sheet, Workbook

MOST_CELLS = 3_000_000
LONGEST_RECORD = 4 * 1024 * 1024  # characters
_SEPARATORS = {"\t": "tabs", ";": "semicolons", ",": "commas"}  # where two fit as well, the first: "1;7,5" has both
_NAMED_SEPARATORS = {**_SEPARATORS, "|": "upright strokes"}
_ROWS_TO_JUDGE_BY = 200
_ROWS_A_STEP = 5_000
_SAVE_AS_XLSX = "Open it in Excel and save it as an Excel workbook (.xlsx), then read that copy."


def decoded(data: bytes) -> tuple[str, str]:
    """The text and its encoding's name: UTF-8 or UTF-16 where it says so, else UTF-8 if it fits, else Windows-1252."""
    try:
        if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            return data.decode("utf-16"), "UTF-16"
        try:
            return data.decode("utf-8-sig"), "UTF-8"
        except UnicodeDecodeError:
            return data.decode("cp1252"), "Windows-1252"
    except UnicodeDecodeError:
        raise Refusal("its letters are in no encoding that IBDesk knows", _SAVE_AS_XLSX) from None


def read_csv(data: bytes, name: str, progress: Progress) -> Workbook:
    """One sheet of that name. Raises Refusal where the text is no table, Cancelled when progress does."""
    text, encoding = decoded(data)
    if "\0" in text:
        raise Refusal("it holds a character that no text has (NUL)", _SAVE_AS_XLSX)
    text, named = _without_separator_line(text)
    separator = named or likeliest_separator(text)
    total = text.count("\n") + 1
    rows: dict[int, tuple[Cell, ...]] = {}
    count = 0
    for number, values in enumerate(_records(text, separator), start=1):
        if number % _ROWS_A_STEP == 1:
            progress(min(number - 1, total), total, f"Reading row {number:,}")
        cells = tuple(Cell(number, column, Kind.TEXT, value) for column, value in enumerate(values, 1) if value)
        count += len(cells)
        if number > LAST_ROW or len(values) > LAST_COLUMN or count > MOST_CELLS:
            raise Refusal(
                "it holds more rows, columns or cells than a sheet can",
                "Read it in smaller pieces.",
                WhyRefused.TOO_LARGE,
            )
        if cells:
            rows[number] = cells
    if not rows:
        raise Refusal(
            "there is nothing in it",
            "Check that it is the right file, and ask the sender for it again.",
            WhyRefused.EMPTY,
        )
    note = f"A text file: read with {_NAMED_SEPARATORS[separator]} between the cells, its letters as {encoding}."
    return Workbook((Sheet(name, CellsByRow(rows)),), (note,))


def likeliest_separator(text: str) -> str:
    """The one that cuts most of the first rows into the same number of cells, at least two; a comma where none does."""

    def rows_alike(separator: str) -> int:
        try:
            rows = islice(csv.reader(_Lines(text), delimiter=separator), _ROWS_TO_JUDGE_BY)
            widths = Counter(len(row) for row in rows if len(row) > 1)
        except csv.Error:
            return 0
        return max(widths.values(), default=0)

    alike = {separator: rows_alike(separator) for separator in _SEPARATORS}
    best = max(alike, key=lambda separator: alike[separator])
    return best if alike[best] else ","


def _without_separator_line(text: str) -> tuple[str, str | None]:
    """Excel's own first line "sep=;" says what separates; Excel does not show it, and counts rows from the next."""
    if text[:4].lower() == "sep=" and text[4:5] in _NAMED_SEPARATORS and text[5:6] in ("\r", "\n"):
        return text[5:].removeprefix("\r").removeprefix("\n"), text[4]
    return text, None


class _Lines:
    """The lines of a text for the csv module, which by itself would let one record grow without end."""

    def __init__(self, text: str) -> None:
        self._lines = io.StringIO(text, newline="")
        self._in_record = 0

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = next(self._lines)
        self._in_record += len(line)
        if self._in_record > LONGEST_RECORD:
            raise csv.Error("a record without end")
        return line

    def next_record(self) -> None:
        self._in_record = 0


def _records(text: str, separator: str) -> Iterator[list[str]]:
    lines = _Lines(text)
    last: list[str] = []
    try:
        for record in csv.reader(lines, delimiter=separator):
            lines.next_record()
            last = record or last
            yield record
    except csv.Error:
        raise _never_closed() from None
    if last and "\n" in last[-1] and not text.rstrip().endswith('"'):
        raise _never_closed()  # the csv module takes the rest of the file for one cell and does not mind


def _never_closed() -> Refusal:
    return Refusal("it has a quotation mark that is never closed, or a cell or line far too long", _SAVE_AS_XLSX)
