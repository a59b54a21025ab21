"""The records of a text file of separated values, and which of them a stray quotation mark may have put together.

The csv module takes whatever stands between two quotation marks for one cell, be it half the file, and says nothing.
"""

import csv
import io
import re
from collections.abc import Iterator
from typing import NamedTuple

from ibdesk.reading.cells.refusal import Refusal

LONGEST_RECORD = 4 * 1024 * 1024  # characters
LONGEST_CELL = 131_072  # the csv module's own limit
SAVE_AS_XLSX = "Open it in Excel and save it as an Excel workbook (.xlsx), then read that copy."
_quoted = re.compile(r'"([^"]*(?:""[^"]*)*)"').match
_line_end = re.compile(r"\r\n|\n|\r")
_formula_text = re.compile(r'="([^"]*(?:""[^"]*)*)"')  # how programs keep Excel from making 7 of 07
_thousands = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")


class Record(NamedTuple):
    """The cells of one record. `is_doubtful`: they may belong to other cells or records, for a quotation mark stands
    where none can. `first_line` and `last_line` count the file's lines from 1."""

    values: list[str]
    is_doubtful: bool = False
    first_line: int = 0
    last_line: int = 0


def records(text: str, separator: str) -> Iterator[Record]:
    """Every record, blank lines too. Refusal where a quotation mark is never closed, or a record has no end."""
    if '"' not in text:
        yield from (Record(values) for values in _plain_records(text, separator))
        return
    scan = _Scan(text, separator)
    while scan.place < len(text):
        yield scan.next_record()


class Lines:
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


def _plain_records(text: str, separator: str) -> Iterator[list[str]]:
    lines = Lines(text)
    try:
        for record in csv.reader(lines, delimiter=separator):
            lines.next_record()
            yield record
    except csv.Error:
        raise too_long() from None


class _Scan:
    """Goes through a text with quotation marks in it, record by record."""

    def __init__(self, text: str, separator: str) -> None:
        self._text = text
        self._separator = separator
        self._bare = re.compile(rf"[^{re.escape(separator)}\r\n]*").match
        head = text.lstrip("\r\n").partition("\n")[0]
        self._width = head.count(separator)
        spaced = self._width and head.count(f"{separator} ") == self._width
        # In a sentence a separator is followed by a space; between the cells of a record it is not.
        self._between_cells = re.compile(re.escape(separator) if spaced else rf"{re.escape(separator)}(?=\S)")
        self.place = 0
        self._line = 1

    def next_record(self) -> Record:
        """The record that begins here, and on to the next."""
        text, start, first = self._text, self.place, self._line
        end = _line_end.search(text, start)
        line = text[start : end.start() if end else len(text)]
        if '"' not in line:
            self.place = end.end() if end else len(text)
            self._line += 1
            return Record(line.split(self._separator) if line else [], False, first, first)
        values: list[str] = []
        doubtful = False
        while True:
            value, is_odd = self._cell()
            if len(value) > LONGEST_CELL or self.place - start > LONGEST_RECORD:
                raise too_long()
            values.append(value)
            doubtful |= is_odd
            if not text.startswith(self._separator, self.place):
                break
            self.place += 1
        end = _line_end.match(text, self.place)
        self.place = end.end() if end else self.place
        last, self._line = self._line, self._line + 1
        return Record(values, doubtful, first, last)

    def _cell(self) -> tuple[str, bool]:
        """The cell that begins here, and whether its quotation marks are odd."""
        if not self._text.startswith('"', self.place):
            return self._bare_cell()
        found = _quoted(self._text, self.place)
        if found is None:
            raise never_closed(self._line)
        inside = found[1].replace('""', '"')
        after = self._bare(self._text, found.end())
        assert after is not None  # it may be of no length
        self.place = after.end()
        lines = _line_end.split(found[1])
        self._line += len(lines) - 1
        is_odd = bool(after[0].strip()) or any(map(self._may_be_record, lines[1:]))
        formula = _formula_text.fullmatch(inside)
        return (formula[1].replace('""', '"') if formula else inside + after[0]), is_odd

    def _bare_cell(self) -> tuple[str, bool]:
        found = self._bare(self._text, self.place)
        assert found is not None
        self.place = found.end()
        formula = _formula_text.fullmatch(found[0])
        return (formula[1].replace('""', '"') if formula else found[0]), found[0].count('"') % 2 == 1

    def _may_be_record(self, line: str) -> bool:
        """Whether a line inside a cell rather looks like a record of its own, or the beginning of one."""
        without = _thousands.sub(" ", line)
        cells = line.split(self._separator)
        alike = self._width > 0 and len(cells) == self._width + 1 and " " not in cells[0].strip()
        return self._between_cells.search(without) is not None or alike


def never_closed(line: int) -> Refusal:
    """For a quotation mark behind which all the rest of the file stands."""
    return Refusal(f"it has a quotation mark in line {line:,} that is never closed", _CLOSE_IT)


def too_long() -> Refusal:
    """For a line that no table has."""
    return Refusal("it has a cell or line far too long", SAVE_AS_XLSX)


_CLOSE_IT = "Take the quotation mark out in a text editor, or save the file from Excel as a workbook (.xlsx)."
