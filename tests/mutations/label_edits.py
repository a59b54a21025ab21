"""Labels put beside, over, under and between the figures of a good workbook, and values merged over several months:
what was plain before is asked now, and nothing of the table may be used."""

import random
import re
from collections.abc import Callable, Sequence

from tests.mutations.good_books import HEADING_ROW, Parts
from tests.mutations.sheet_cells import (
    Edited,
    cells_of,
    figures_of,
    is_long,
    put,
    sheets_with_figures,
    some_sheet,
    written,
)
from tests.mutations.truth import address

_PAIRS = (
    *(("Actual", "Target"), ("Forecast", "Outturn"), ("Boys", "Girls"), ("Last year", "This year"), ("Num", "Den")),
    *(("Plan", "Actual"), ("England", "Own"), ("Budget", "Actual"), ("Value", "RAG"), ("North", "South")),
)
_KINDS = ("Type", "Measure type", "Scenario", "Series", "Locality", "Gender", "Ward", "")
_OTHERS = (
    *("Targets 2014/15", "Forecast", "Boys only", "Area: North", "All figures in 000s", "Cumulative", "England"),
    *("12 month rolling average", "Excl. UASC", "Rank out of 152", "East locality", "Dummy figures", "Dip sample"),
)
_ROW = re.compile(rb'<row r="(\d+)".*?</row>', re.DOTALL)


def _text(row: int, column: int, text: str) -> str:
    return f'<c r="{address((row, column))}" t="inlineStr"><is><t>{text}</t></is></c>'


def _row_of(row: int, labels: dict[int, str]) -> bytes:
    cells = "".join(_text(row, column, text) for column, text in sorted(labels.items()))
    return f'<row r="{row}">{cells}</row>'.encode()


def _moved_down(data: bytes, after: int) -> bytes:
    """The rows below one, each a row lower, with their cells."""

    def lower(found: re.Match[bytes]) -> bytes:
        number = int(found[1])
        if number <= after:
            return found[0]
        row = found[0].replace(b'<row r="%d"' % number, b'<row r="%d"' % (number + 1), 1)
        return re.sub(rb'(<c r="[A-Z]+)%d"' % number, rb'\g<1>%d"' % (number + 1), row)

    return _ROW.sub(lower, data)


def _with_row(data: bytes, row: bytes, after: int) -> bytes:
    """A row put in behind one that is there."""
    before = next(found for found in _ROW.finditer(data) if int(found[1]) == after)
    return data[: before.end()] + row + data[before.end() :]


def _figure_columns(parts: Parts) -> range:
    return range(4, 7) if is_long(parts) else range(3, 9)


def add_sub_headings(parts: Parts, chance: random.Random) -> Edited:
    """A row of two words in turn, under the headings."""
    name, part = some_sheet(parts, chance)
    pair = chance.choice(_PAIRS)
    labels = {column: pair[place % 2] for place, column in enumerate(_figure_columns(parts))}
    row = _row_of(HEADING_ROW + 1, labels)
    data = _with_row(_moved_down(parts[part], HEADING_ROW), row, HEADING_ROW)
    return Edited(f"{name}: {pair} under the headings", {**parts, part: data}, held_back=name)


def add_blocks(parts: Parts, chance: random.Random) -> Edited:
    """Two words over the two halves of the columns of figures."""
    name, part = some_sheet(parts, chance)
    pair, columns = chance.choice(_PAIRS), _figure_columns(parts)
    if is_long(parts):  # where the headings say which number it is, a word for the same number tells nothing apart
        pair = chance.choice((("Target", "Actual"), ("Boys", "Girls"), ("England", "Own")))
    labels = {columns[0]: pair[0], columns[len(columns) // 2]: pair[1]}
    data = _with_row(parts[part], _row_of(HEADING_ROW - 1, labels), HEADING_ROW - 2)
    return Edited(f"{name}: {pair} over the headings", {**parts, part: data}, held_back=name)


def add_column(parts: Parts, chance: random.Random) -> Edited:
    """A column of two words in turn, beside the table."""
    name, part = sheets_with_figures(parts)[0]
    pair, heading = chance.choice(_PAIRS[:4]), chance.choice(_KINDS)
    column = 8 if is_long(parts) else 9
    data = parts[part]
    last = max(cell.row for cell in figures_of(parts, part))

    def with_label(found: re.Match[bytes]) -> bytes:
        row = int(found[1])
        text = heading if row == HEADING_ROW else pair[row % 2]
        if row < HEADING_ROW or row > last or not text:
            return found[0]
        return found[0][: -len(b"</row>")] + _text(row, column, text).encode() + b"</row>"

    what = f"{name}: {pair} in the rows, under {heading!r}"
    return Edited(what, {**parts, part: _ROW.sub(with_label, data)}, held_back=name)


def add_line(parts: Parts, chance: random.Random) -> Edited:
    """A word of another number alone between two rows."""
    name, part = sheets_with_figures(parts)[0]
    rows = sorted({cell.row for cell in figures_of(parts, part)})
    after, word = chance.choice(rows[:-1]), chance.choice(("Target", "Boys", "Budget", *_OTHERS))
    data = _with_row(_moved_down(parts[part], after), _row_of(after + 1, {1: word}), after)
    return Edited(f"{name}: {word!r} alone below row {after}", {**parts, part: data}, held_back=name)


def add_title(parts: Parts, chance: random.Random) -> Edited:
    """A title that says that all of the numbers are others."""
    name, part = some_sheet(parts, chance)
    title = chance.choice(_OTHERS)
    data = _with_row(parts[part], _row_of(HEADING_ROW - 1, {1: title}), HEADING_ROW - 2)
    return Edited(f"{name}: the title {title!r}", {**parts, part: data}, held_back=name)


def merge_value(parts: Parts, chance: random.Random) -> Edited:
    """A figure merged over those right of it, or below it."""
    name, part = sheets_with_figures(parts)[0]
    cells = {(cell.row, cell.column): cell for cell in figures_of(parts, part)}
    across = chance.random() < 0.5 or is_long(parts)
    step = (0, 1) if across and not is_long(parts) else (1, 0)
    first = chance.choice([place for place in cells if (place[0] + step[0], place[1] + step[1]) in cells])
    second = first[0] + step[0], first[1] + step[1]
    merged = f'<mergeCells count="1"><mergeCell ref="{address(first)}:{address(second)}"/></mergeCells>'.encode()
    changed = put(parts, cells[second], written(cells[second], inside=""))
    data = changed[part].replace(b"</sheetData>", b"</sheetData>" + merged)
    return Edited(f"{name}: {address(first)} merged with {address(second)}", {**changed, part: data})


def raise_end(parts: Parts, chance: random.Random) -> Edited:
    """A digit raised, or struck out, at the end of a code or a month."""
    name, part = some_sheet(parts, chance)
    keys = [cell for cell in cells_of(parts, part) if cell.row > HEADING_ROW and cell.column == 1]
    cell, look = chance.choice(keys), chance.choice(('<vertAlign val="superscript"/>', "<strike/>"))
    runs = f"<is><r><t>7</t></r><r><rPr>{look}</rPr><t>1</t></r></is>"
    attributes = ' t="inlineStr"'
    return Edited(f"{name}!{cell.address} is 7 and a 1 with {look}", put(parts, cell, written(cell, attributes, runs)))


EDITS_OF_LABELS: Sequence[Callable[[Parts, random.Random], Edited]] = (
    add_sub_headings, add_blocks, add_column, add_line, add_title, merge_value, raise_end
)  # fmt: skip
