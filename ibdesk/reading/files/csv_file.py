"""A text file of figures (.csv, .txt): its letters, its separator and its cells, all of them text."""

import csv
from collections import Counter
from itertools import islice

from ibdesk.domain.refused import WhyRefused
from ibdesk.progress import Progress
from ibdesk.reading.cells.refusal import Refusal
from ibdesk.reading.cells.sheet import LAST_COLUMN, LAST_ROW, Cell, CellsByRow, Kind, Sheet, Workbook
from ibdesk.reading.cells.text_rows import TextRows
from ibdesk.reading.files.csv_records import SAVE_AS_XLSX, Lines, records
from ibdesk.reading.files.text_letters import decoded

MOST_CELLS = 3_000_000
# Where two fit as well, the first: "1;7,5" has both.
_SEPARATORS = {"\t": "tabs", "|": "upright strokes", ";": "semicolons", ",": "commas"}
_ROWS_TO_JUDGE_BY = 200
_ROWS_A_STEP = 5_000


def read_csv(data: bytes, name: str, progress: Progress) -> Workbook:
    """One sheet of that name. Raises Refusal where the text is no table, Cancelled when progress does."""
    text, encoding = decoded(data)
    if "\0" in text:
        raise Refusal("it holds a character that no text has (NUL)", SAVE_AS_XLSX)
    text, named = _without_separator_line(text)
    separator = named or likeliest_separator(text)
    total = text.count("\n") + 1
    rows: dict[int, tuple[Cell, ...]] = {}
    widths: list[int] = []
    doubtful: dict[int, tuple[int, int]] = {}
    count = 0
    for number, record in enumerate(records(text, separator), start=1):
        values = record.values
        widths.append(len(values))
        if record.is_doubtful:
            doubtful[number] = record.first_line, record.last_line
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
    note = f"A text file: read with {_SEPARATORS[separator]} between the cells, its letters as {encoding}."
    return Workbook((Sheet(name, CellsByRow(rows), text=TextRows(tuple(widths), doubtful, separator)),), (note,))


def likeliest_separator(text: str) -> str:
    """The one that cuts most of the first rows into the same number of cells, at least two; a comma where none does."""

    def rows_alike(separator: str) -> int:
        try:
            rows = islice(csv.reader(Lines(text), delimiter=separator), _ROWS_TO_JUDGE_BY)
            widths = Counter(len(row) for row in rows if len(row) > 1)
        except csv.Error:
            return 0
        return max(widths.values(), default=0)

    alike = {separator: rows_alike(separator) for separator in _SEPARATORS}
    best = max(alike, key=lambda separator: alike[separator])
    return best if alike[best] else ","


def _without_separator_line(text: str) -> tuple[str, str | None]:
    """Excel's own first line "sep=;" says what separates; Excel does not show it, and counts rows from the next."""
    if text[:4].lower() == "sep=" and text[4:5] in _SEPARATORS and text[5:6] in ("\r", "\n"):
        return text[5:].removeprefix("\r").removeprefix("\n"), text[4]
    return text, None
