"""Rows written as programs write them, read without the XML parser: in a third of its time.

A row is plain where every sign of it is one of a few that cannot mean anything else: its tag, its cells in order, each
with its address and one value, all in printable ASCII without entities. Whatever is written otherwise, be it a comment
or a white space, is left to the parser, which so stays the one to say what is XML and what is not.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache, lru_cache
from itertools import chain, islice, repeat

from ibdesk.excel.cell_ranges import position
from ibdesk.excel.cells import LAST_COLUMN
from ibdesk.excel.xlsx.contents import Contents, Styled
from ibdesk.excel.xlsx.hidden import is_hidden_row
from ibdesk.excel.xlsx.sheet import SheetReader
from ibdesk.excel.zipped.values import plain_text

_DATA, _END = b"<sheetData>", "</row>"
_HEAD = re.compile(
    rb"(?:<\?xml version=[\"']1\.0[\"'](?: encoding=[\"'](?i:utf-8)[\"'])?(?: standalone=[\"'](?:yes|no)[\"'])?\?>)?"
    rb"[^?!]*"
)
_ROW = re.compile(r'<row r="([1-9][0-9]{0,6})"((?: (?!xmlns)(?:x14ac:)?[A-Za-z]+="[ !#-%\'-;=?-~]*")*)>')
_ATTRIBUTE = re.compile(r' ([A-Za-z0-9:]+)="([^"]*)"')
_CELL = re.compile(
    r'<c r="([A-Z]{1,3})([1-9][0-9]{0,6})"(?: s="([0-9]{1,9})")?(?:'
    r'(?: t="(n|s|str|b|e|d)")?(?:/>|>(?:<v>([ -%\'-;=?-~]*)</v>)?</c>)|'
    r' t="inlineStr"><is><t(?: xml:space="preserve")?>([ -%\'-;=?-~]*)</t></is></c>)'
)
_GROUPS = 7  # those of a cell, and what stands between it and the next
_LONGEST_ROW = 1024**2
_MOST_KEPT = 200_000
_Written = tuple[str | None, str | None, str | None, str | None]  # style, kind, value, inline text


@dataclass(slots=True)
class _Run:
    """Plain rows that follow one another: their texts and numbers, whether hidden, how many cells, and all cells' parts
    in one list."""

    texts: list[str] = field(default_factory=list)
    numbers: list[str] = field(default_factory=list)
    hidden: list[bool] = field(default_factory=list)
    lengths: list[int] = field(default_factory=list)
    parts: list[str | None] = field(default_factory=list)


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
        """The rows that are not plain, each alone; all that is left from where a row's end could be none."""
        rest = b""
        for chunk in chunks:
            *rows, last = (rest + chunk).decode("latin-1").split(_END)
            rest = last.encode("latin-1")
            for place, row in enumerate(rows, 1):
                if self._is_plain(row):
                    continue
                yield from self._close_run()
                yield (row + _END).encode("latin-1")
                if "<!" in row or "<?" in row or not self._reader.is_between_rows:
                    yield _END.join((*rows[place:], last)).encode("latin-1")
                    return
            yield from self._close_run()
            if len(rest) > _LONGEST_ROW:
                break
        yield rest

    def _is_plain(self, text: str) -> bool:
        """Whether a row, written without its end tag, is plain; it then belongs to the run."""
        head, *parts = _CELL.split(text)
        tag = _ROW.fullmatch(head)
        if tag is None or any(parts[_GROUPS - 1 :: _GROUPS]):
            return False
        number, attributes = tag.groups()
        hidden = _hidden(attributes)
        if hidden is None or ("x14ac:" in attributes and not self._prefix_known):
            return False
        run = self._run
        run.texts.append(text)
        run.numbers.append(number)
        run.hidden.append(hidden)
        run.lengths.append(len(parts) // _GROUPS)
        run.parts += parts
        return True

    def _close_run(self) -> Iterator[bytes]:
        """Hand the run to the reader; to the parser where a cell does not lie in its row, or a row is not new."""
        run, self._run = self._run, _Run()
        parts, rows = run.parts, list(map(int, run.numbers))
        own_rows = chain.from_iterable(map(repeat, run.numbers, run.lengths))
        columns = list(map(_column, parts[::_GROUPS]))
        in_place = parts[1::_GROUPS] == list(own_rows) and max(columns, default=1) <= LAST_COLUMN
        if not (in_place and self._reader.can_take(rows)):
            yield "".join(text + _END for text in run.texts).encode("latin-1")
            return
        written = zip(parts[2::_GROUPS], parts[3::_GROUPS], parts[4::_GROUPS], parts[5::_GROUPS], strict=True)
        cells = zip(columns, map(self._kept.__getitem__, written), strict=True)
        self._reader.take_rows(zip(rows, run.hidden, (islice(cells, length) for length in run.lengths), strict=True))


class _Kept(dict[_Written, Styled | None]):
    """What a cell holds by how it is written: figures repeat."""

    def __init__(self, contents: Contents) -> None:
        super().__init__()
        self._contents = contents

    def __missing__(self, written: _Written) -> Styled | None:
        style, kind, value, inline = written
        bad = self._contents.bad_styles
        if inline is None:
            content = self._contents.of(kind or "n", value, style)
        else:
            content = self._contents.of("inlineStr", plain_text(inline), style)
        if len(self) < _MOST_KEPT and self._contents.bad_styles == bad:  # each cell of a bad style is counted
            self[written] = content
        return content


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
