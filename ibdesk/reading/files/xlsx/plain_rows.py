"""Rows written as programs write them, read without the XML parser: in a quarter of its time.

A row is plain where nothing in it can mean anything else: its tag, its cells, each with its address and at most a
formula and a value, without a sign between them. Whatever is written otherwise, be it a comment or a white space, is
left to the parser, which so stays the one to say what is XML and what is not.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import chain, compress, repeat
from operator import sub
from typing import Any, NamedTuple

from ibdesk.reading.cells.ranges import position
from ibdesk.reading.cells.sheet import LAST_COLUMN, Block, Content
from ibdesk.reading.files.xlsx.contents import Contents
from ibdesk.reading.files.xlsx.formula_texts import written_formula
from ibdesk.reading.files.xlsx.hidden_rows import is_hidden_row
from ibdesk.reading.files.xlsx.sheet import SheetReader
from ibdesk.reading.files.zipped.values import plain_text

_DATA, _END = b"<sheetData>", "</row>"
_HEAD = re.compile(
    rb"(?:<\?xml version=[\"']1\.0[\"'](?: encoding=[\"'](?i:utf-8)[\"'])?(?: standalone=[\"'](?:yes|no)[\"'])?\?>)?"
    rb"[^?!]*"
)
_DECLARES_PREFIX = re.compile(rb'<worksheet(?: [A-Za-z0-9:]+="[^"<]*")*? xmlns:x14ac="')
# What an odd row must begin with so that after it the same elements are open as before.
_ROW_BEGINS = re.compile(r"\s*(?:<row(?:\s[^<>]*)?/>\s*)*<row(?:\s[^<>]*)?(?<!/)>")
# What stands between the last cell of a row and the first of the next, and the sign that it is put together with.
_NEXT_ROW = re.compile(r'</row><row r="([1-9][0-9]{0,6})"((?: (?!xmlns)(?:x14ac:)?[A-Za-z]+="[ !#-%\'-;=?-~]*")*)>\n')
_SIGNS_OF_NEXT_ROW = len('</row><row r="">\n')
_ATTRIBUTE = re.compile(r' ([A-Za-z0-9:]+)="([^"]*)"')
_TEXT = r"[^<>\x00-\x1f\ufffe\uffff]*"
_FORMULA = (
    r'<f(?: aca="(?:true|false)")?(?: t="[a-zA-Z]+")?(?: ref="[A-Z0-9:]+")?(?: ca="1")?(?: si="[0-9]+")?'
    rf"(?:/>|>{_TEXT}</f>)"
)
_CELL = re.compile(
    r'<c r="([A-Z]{1,3})([1-9][0-9]{0,6})"(?: s="([0-9]{1,9})")?(?:'
    r'(?: t="(n|s|str|b|e|d)")?(?:/>|>'
    rf"({_FORMULA})?(?:<v>({_TEXT})</v>)?</c>)|"
    rf' t="inlineStr"><is><t(?: xml:space="preserve")?>({_TEXT})</t></is></c>)'
)
_ENTITIES = {"&lt;": "<", "&gt;": ">", "&quot;": '"', "&apos;": "'", "&amp;": "&"}
_ENTITY = re.compile("|".join(_ENTITIES))
_GROUPS = 8  # what stands before a cell, and its column, row, style, kind, formula, value and inline text
_PIECES = 32  # that rows among which there are odd ones are cut into, again and again
_LONGEST_ROW = 512 * 1024  # with a chunk more, no text in it is longer than a cell may hold (limits.LONGEST_TEXT)
_FEW = 100  # rows that may all be titles
_RARE = 50  # one odd row costs what about so many plain ones save
_MOST_KEPT = 200_000
# Style, kind, whether there is a formula, value, inline text.
_Written = tuple[str | None, str | None, bool, str | None, str | None]


class _Run(NamedTuple):
    """Plain rows that follow one another: row, column, writing and formula of each cell; which rows are hidden."""

    rows: list[int]
    columns: list[int]
    written: list[_Written]
    hidden_rows: frozenset[int]
    formulas: list[str | None]


class PlainRows:
    """Takes the plain rows out of a sheet's bytes and hands them to its reader; what is left is for the parser."""

    def __init__(self, reader: SheetReader) -> None:
        self._reader = reader
        self._prefix_known = False
        self._columns = _Columns()
        self._kept = _Kept(reader.contents)

    def taken_from(self, chunks: Iterable[bytes]) -> Iterator[bytes]:
        """What the parser is to be fed; each piece must be parsed before the next is asked for."""
        left = iter(chunks)
        head, data, rest = next(left, b"").partition(_DATA)
        yield head + data
        if data and _HEAD.fullmatch(head) and self._reader.is_between_rows:
            self._prefix_known = _DECLARES_PREFIX.search(head) is not None
            yield from self._odd_ones(chain((rest,), left))
        else:
            yield rest
        yield from left

    def _odd_ones(self, chunks: Iterable[bytes]) -> Iterator[bytes]:
        """The rows that are not plain; all that is left where a row's end could be none, or where many are odd."""
        rest = b""
        for chunk in chunks:
            whole, end, rest = (rest + chunk).rpartition(_END.encode())
            try:
                rows = whole.decode("utf-8").split(_END) if end else []
            except UnicodeDecodeError:
                yield whole + end + rest
                return
            odd: list[str] = []
            done = odd_ones = 0
            for those, run in self._in_runs(rows):
                if run is None:
                    odd += those
                    odd_ones += len(those)
                elif odd:
                    yield _in_bytes(odd)
                    if not self._is_in_step(odd):
                        yield _in_bytes(rows[done:]) + rest
                        return
                    odd = []
                if run is not None and not self._take(run):
                    yield _in_bytes(those)
                done += len(those)
            yield _in_bytes(odd)
            if not self._is_in_step(odd) or odd_ones * _RARE > len(rows) > _FEW or len(rest) > _LONGEST_ROW:
                break
        yield rest

    def _is_in_step(self, odd: Iterable[str]) -> bool:
        """Whether the parser is surely between two rows after these: none of them can have begun something else."""
        return self._reader.is_between_rows and all(
            _ROW_BEGINS.match(row) and "<!" not in row and "<?" not in row for row in odd
        )

    def _in_runs(self, rows: list[str]) -> Iterator[tuple[list[str], _Run | None]]:
        """All of the rows, written without their end tags, as runs of plain ones, and as odd ones without a run."""
        if not rows:
            return
        run = self._run(rows)
        if run is None and len(rows) > 1:
            size = max(1, len(rows) // _PIECES)
            for start in range(0, len(rows), size):
                yield from self._in_runs(rows[start : start + size])
        else:
            yield rows, run

    def _run(self, rows: list[str]) -> _Run | None:
        """The rows as a run where all are plain, each with a cell, and every cell lies in its row."""
        text = _END.join(("", *rows, ""))
        parts: list[Any] = _CELL.split(text)
        between = parts[::_GROUPS]
        if between.pop() != _END or ("&" in text and "&" in _ENTITY.sub("", text)):
            return None
        starts = [place for place, tag in enumerate(between) if tag]
        tags = "".join(f"{between[place]}\n" for place in starts)
        found = _NEXT_ROW.findall(tags)
        numbers, attributes = zip(*found, strict=True) if found else ((), ())
        if sum(map(len, chain(numbers, attributes)), _SIGNS_OF_NEXT_ROW * len(starts)) != len(tags):
            return None
        hidden = {written: _hidden(written) for written in set(attributes)}
        if None in hidden.values() or (not self._prefix_known and any("x14ac:" in written for written in hidden)):
            return None
        lengths = list(map(sub, chain(starts[1:], (len(between),)), starts))
        columns = list(map(self._columns.__getitem__, parts[1::_GROUPS]))
        if parts[2::_GROUPS] != _each(numbers, lengths) or max(columns) > LAST_COLUMN:
            return None
        formulas = parts[5::_GROUPS]
        has_formula = [formula is not None for formula in formulas]
        kinds, values, inline = parts[4::_GROUPS], parts[6::_GROUPS], parts[7::_GROUPS]
        return _Run(
            _each(map(int, numbers), lengths),
            columns,
            list(zip(parts[3::_GROUPS], kinds, has_formula, values, inline, strict=True)),
            frozenset(int(number) for number, written in found if hidden[written]),
            formulas,
        )

    def _take(self, run: _Run) -> bool:
        """Whether the reader takes the run; what it may not take is for the parser to judge."""
        if not self._reader.can_take(run.rows, run.columns):
            return False
        rows, columns = run.rows, run.columns
        contents: list[Any] = list(map(self._kept.__getitem__, run.written))
        formulas = len(run.formulas) - run.formulas.count(None)
        if formulas:
            for row, column, formula, content in zip(rows, columns, run.formulas, contents, strict=True):
                if formula is not None:
                    attributes, text = written_formula(formula)
                    self._reader.results.met(row, column, content, (attributes, _unescaped(text) or ""))
        if None in contents:  # blank cells
            filled = [content is not None for content in contents]
            rows, columns, contents = (list(compress(each, filled)) for each in (rows, columns, contents))
        block = Block(rows, columns, contents, [False] * len(rows))
        self._reader.take(block, run.rows[-1], run.hidden_rows, formulas)
        return True


class _Kept(dict[_Written, Content | None]):
    """What a cell holds by how it is written: figures repeat."""

    def __init__(self, contents: Contents) -> None:
        super().__init__()
        self._contents = contents

    def __missing__(self, written: _Written) -> Content | None:
        style, kind, has_formula, value, inline = written
        bad = self._contents.bad_styles
        if inline is None:
            content = self._contents.of(kind or "n", _unescaped(value), style, has_formula)
        else:
            content = self._contents.of("inlineStr", plain_text(_unescaped(inline) or ""), style)
        if len(self) < _MOST_KEPT and self._contents.bad_styles == bad:  # each cell of a bad style is counted
            self[written] = content
        return content


class _Columns(dict[str, int]):
    """The column of each name, LAST_COLUMN + 1 where there is none."""

    def __missing__(self, letters: str) -> int:
        place = position(f"{letters}1")
        self[letters] = LAST_COLUMN + 1 if place is None else place[1]
        return self[letters]


def _each(rows: Iterable[Any], lengths: Iterable[int]) -> list[Any]:
    """Of each row's cells what is said of the row."""
    return list(chain.from_iterable(map(repeat, rows, lengths)))


def _in_bytes(rows: Iterable[str]) -> bytes:
    return "".join(row + _END for row in rows).encode()


def _unescaped(text: str | None) -> str | None:
    return _ENTITY.sub(lambda found: _ENTITIES[found[0]], text) if text and "&" in text else text


@lru_cache(maxsize=4096)
def _hidden(attributes: str) -> bool | None:
    """Whether a row is hidden, by its attributes but the number; None where one is given twice."""
    written = _ATTRIBUTE.findall(attributes)
    known = dict(written)
    return is_hidden_row(known) if len(known) == len(written) and "r" not in known else None
