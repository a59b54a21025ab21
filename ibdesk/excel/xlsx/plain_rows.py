"""Rows written as programs write them, read without the XML parser: in half its time.

A row is plain where nothing in it can mean anything else: its tag, its cells, each with its address and at most a
formula and a value, without a sign between them. Whatever is written otherwise, be it a comment or a white space, is
left to the parser, which so stays the one to say what is XML and what is not.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache, lru_cache
from itertools import chain, islice, repeat
from typing import NamedTuple

from ibdesk.excel.cell_ranges import position
from ibdesk.excel.cells import LAST_COLUMN
from ibdesk.excel.xlsx.contents import Contents, Styled
from ibdesk.excel.xlsx.hidden import is_hidden_row
from ibdesk.excel.xlsx.sheet import SheetReader
from ibdesk.excel.zipped.values import plain_text

_DATA, _END = b"<sheetData>", b"</row>"
_HEAD = re.compile(
    rb"(?:<\?xml version=[\"']1\.0[\"'](?: encoding=[\"'](?i:utf-8)[\"'])?(?: standalone=[\"'](?:yes|no)[\"'])?\?>)?"
    rb"[^?!]*"
)
_ROW = re.compile(r'<row r="([1-9][0-9]{0,6})"((?: (?!xmlns)(?:x14ac:)?[A-Za-z]+="[ !#-%\'-;=?-~]*")*)>')
_ATTRIBUTE = re.compile(r' ([A-Za-z0-9:]+)="([^"]*)"')
_TEXT = r"[^<>\x00-\x1f\ufffe\uffff]*"
_FORMULA = rf'<f(?: t="[a-zA-Z]+")?(?: ref="[A-Z0-9:]+")?(?: ca="1")?(?: si="[0-9]+")?(?:/>|>{_TEXT}</f>)'
_CELL = re.compile(
    r'<c r="([A-Z]{1,3})([1-9][0-9]{0,6})"(?: s="([0-9]{1,9})")?(?:'
    r'(?: t="(n|s|str|b|e|d)")?(?:/>|>'
    rf"({_FORMULA})?(?:<v>({_TEXT})</v>)?</c>)|"
    rf' t="inlineStr"><is><t(?: xml:space="preserve")?>({_TEXT})</t></is></c>)'
)
_ENTITIES = {"&lt;": "<", "&gt;": ">", "&quot;": '"', "&apos;": "'", "&amp;": "&"}
_ENTITY = re.compile("|".join(_ENTITIES))
_GROUPS = 8  # those of a cell, and what stands between it and the next
_LONGEST_ROW = 512 * 1024  # with a chunk more, no text in it is longer than a cell may hold (limits.LONGEST_TEXT)
_FEW = 100  # rows that may all be titles
_MOST_KEPT = 200_000
# Style, kind, whether there is a formula, value, inline text.
_Written = tuple[str | None, str | None, bool, str | None, str | None]


class _Plain(NamedTuple):
    text: str
    number: str
    hidden: bool
    parts: list[str | None]


@dataclass(slots=True)
class _Run:
    """Plain rows that follow one another: their texts and numbers, whether hidden, how many cells, and all cells' parts
    in one list."""

    texts: list[str] = field(default_factory=list)
    numbers: list[str] = field(default_factory=list)
    hidden: list[bool] = field(default_factory=list)
    lengths: list[int] = field(default_factory=list)
    parts: list[str | None] = field(default_factory=list)

    def add(self, row: _Plain) -> None:
        self.texts.append(row.text)
        self.numbers.append(row.number)
        self.hidden.append(row.hidden)
        self.lengths.append(len(row.parts) // _GROUPS)
        self.parts += row.parts


class PlainRows:
    """Takes the plain rows out of a sheet's bytes and hands them to its reader; what is left is for the parser."""

    def __init__(self, reader: SheetReader) -> None:
        self._reader = reader
        self._prefix_known = False
        self._run = _Run()
        self._kept = _Kept(reader.contents)

    def taken_from(self, chunks: Iterable[bytes]) -> Iterator[bytes]:
        """What the parser is to be fed; each piece must be parsed before the next is asked for."""
        left = iter(chunks)
        head, data, rest = next(left, b"").partition(_DATA)
        yield head + data
        if data and _HEAD.fullmatch(head) and self._reader.is_between_rows:
            self._prefix_known = b" xmlns:x14ac=" in head
            yield from self._odd_ones(chain((rest,), left))
        else:
            yield rest
        yield from left

    def _odd_ones(self, chunks: Iterable[bytes]) -> Iterator[bytes]:
        """The rows that are not plain; all that is left where a row's end could be none, or where no row is plain."""
        rest = b""
        for chunk in chunks:
            whole, end, rest = (rest + chunk).rpartition(_END)
            try:
                rows = whole.decode("utf-8").split(_END.decode()) if end else []
            except UnicodeDecodeError:
                yield whole + end + rest
                return
            odd: list[str] = []
            for place, row in enumerate(rows):
                plain = self._plain(row)
                if plain is None:
                    yield from self._close_run()
                    odd.append(row)
                    continue
                if odd:
                    yield _rows_in_bytes(odd)
                    if not self._is_in_step(odd):
                        yield _rows_in_bytes(rows[place:]) + rest
                        return
                    odd = []
                self._run.add(plain)
            yield from self._close_run()
            yield _rows_in_bytes(odd)
            if not self._is_in_step(odd) or len(odd) == len(rows) > _FEW or len(rest) > _LONGEST_ROW:
                break
        yield rest

    def _is_in_step(self, odd: Iterable[str]) -> bool:
        """Whether the parser is surely between two rows after these: none of them can have begun something else."""
        return self._reader.is_between_rows and not any("<!" in row or "<?" in row for row in odd)

    def _plain(self, text: str) -> _Plain | None:
        """A row, written without its end tag, where it is plain."""
        head, *parts = _CELL.split(text)
        tag = _ROW.fullmatch(head)
        if tag is None or any(parts[_GROUPS - 1 :: _GROUPS]):
            return None
        number, attributes = tag.groups()
        hidden = _hidden(attributes)
        if hidden is None or ("x14ac:" in attributes and not self._prefix_known):
            return None
        if "&" in text and "&" in _ENTITY.sub("", text):
            return None
        return _Plain(text, number, hidden, parts)

    def _close_run(self) -> Iterator[bytes]:
        """Hand the run to the reader; to the parser where a cell does not lie in its row, or a row is not new."""
        run, self._run = self._run, _Run()
        parts, rows = run.parts, list(map(int, run.numbers))
        own_rows = chain.from_iterable(map(repeat, run.numbers, run.lengths))
        columns = list(map(_column, parts[::_GROUPS]))
        in_place = parts[1::_GROUPS] == list(own_rows) and max(columns, default=1) <= LAST_COLUMN
        if not (in_place and self._reader.can_take(rows)):
            yield _rows_in_bytes(run.texts)
            return
        formulas = [each is not None for each in parts[4::_GROUPS]]
        written = zip(parts[2::_GROUPS], parts[3::_GROUPS], formulas, parts[5::_GROUPS], parts[6::_GROUPS], strict=True)
        cells = zip(columns, map(self._kept.__getitem__, written), strict=True)
        of_rows = (islice(cells, length) for length in run.lengths)
        self._reader.take_rows(zip(rows, run.hidden, of_rows, strict=True), sum(formulas))


class _Kept(dict[_Written, Styled | None]):
    """What a cell holds by how it is written: figures repeat."""

    def __init__(self, contents: Contents) -> None:
        super().__init__()
        self._contents = contents

    def __missing__(self, written: _Written) -> Styled | None:
        style, kind, has_formula, value, inline = written
        bad = self._contents.bad_styles
        if inline is None:
            content = self._contents.of(kind or "n", _unescaped(value), style, has_formula)
        else:
            content = self._contents.of("inlineStr", plain_text(_unescaped(inline) or ""), style)
        if len(self) < _MOST_KEPT and self._contents.bad_styles == bad:  # each cell of a bad style is counted
            self[written] = content
        return content


def _rows_in_bytes(rows: Iterable[str]) -> bytes:
    return "".join(row + _END.decode() for row in rows).encode()


def _unescaped(text: str | None) -> str | None:
    return _ENTITY.sub(lambda found: _ENTITIES[found[0]], text) if text and "&" in text else text


@cache
def _column(letters: str) -> int:
    """The column of that name, LAST_COLUMN + 1 where there is none."""
    place = position(f"{letters}1")
    return LAST_COLUMN + 1 if place is None else place[1]


@lru_cache(maxsize=4096)
def _hidden(attributes: str) -> bool | None:
    """Whether a row is hidden, by its attributes but the number; None where one is given twice."""
    written = _ATTRIBUTE.findall(attributes)
    known = dict(written)
    return is_hidden_row(known) if len(known) == len(written) and "r" not in known else None
