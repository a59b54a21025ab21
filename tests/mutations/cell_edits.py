"""Changes to single cells and rows: well-formed, and saying something else than the good workbook did, or the same in
another way."""

import random
import re
from collections.abc import Callable, Sequence

from tests.mutations.good_books import HEADING_ROW, Parts
from tests.mutations.sheet_cells import (
    Edited,
    any_cell,
    cells_of,
    figures_of,
    is_long,
    put,
    some_sheet,
    text_cell,
    written,
)
from tests.mutations.writings import WRITINGS

_ROW = re.compile(rb'<row r="(\d+)"[^>]*>.*?</row>')
_HEADINGS = ("Code", "Indicator", "Month", "Period", "Value", "Figure", "Numerator", "Denominator", "Comment", "Rate",
             "Valeu", "Total", "Notes", "Aug-14", "Sep 2014", "Q2 2014/15", "2013/14", "")  # fmt: skip
_CODES = ("7", "07", "7.0", "10", "18", "40", "41", "Referrals", "referrals ", "Plans", "7a", "", "Total")
_MONTHS = (
    "2014-08-31T23:00Z",
    "31/08/2014 23:59:17",
    "Sep\N{NON-BREAKING HYPHEN}14",
    "Sep 2014",
    "2014-09",
    "Sept",
    "31/09/2014",
    "08/09/2014",
    "Q2 2014/15",
    "Q4 2013",
    "201409",
    "",
    "soon",
)


def write_figure(parts: Parts, chance: random.Random) -> Edited:
    """One cell of figures, not of a percentage, written in another way."""
    name, part = some_sheet(parts, chance)
    plain = [cell for cell in figures_of(parts, part) if b' s="' not in cell.attributes]
    cell, writing = chance.choice(plain), chance.choice(WRITINGS)
    changed = put(parts, cell, written(cell, writing.attributes, writing.inside))
    return Edited(f"{name}!{cell.address}: {writing}", changed, name, cell.address, writing)


def change_type(parts: Parts, chance: random.Random) -> Edited:
    cell, kind = any_cell(parts, chance), chance.choice(("n", "s", "str", "b", "e", "d", "inlineStr", "x", ""))
    attributes = re.sub(r' t="\w+"', "", cell.attributes.decode()) + (f' t="{kind}"' if kind else "")
    return Edited(f"{cell.address} of type {kind!r}", put(parts, cell, written(cell, attributes)))


def change_style(parts: Parts, chance: random.Random) -> Edited:
    cell, style = any_cell(parts, chance), chance.choice(("0", "1", "2", "3", "4", "99", "-1", "1.5", "x"))
    attributes = re.sub(r' s="\w+"', "", cell.attributes.decode()) + f' s="{style}"'
    return Edited(f"{cell.address} in style {style}", put(parts, cell, written(cell, attributes)))


def change_address(parts: Parts, chance: random.Random) -> Edited:
    cell = any_cell(parts, chance)
    other = any_cell(parts, chance)
    column = cell.address.rstrip("0123456789")
    address = chance.choice((other.address, f"{column}{cell.row + 1}", f"H{cell.row}", f"${column}${cell.row}", "XFE4",
                             f"{column.lower()}{cell.row}", f"{column}0", "", f"{cell.row}{column}"))  # fmt: skip
    renamed = written(cell).replace(f'r="{cell.address}"', f'r="{address}"' if address else "", 1)
    return Edited(f"{cell.address} is called {address!r}", put(parts, cell, renamed))


def drop_cell(parts: Parts, chance: random.Random) -> Edited:
    cell = any_cell(parts, chance)
    return Edited(f"without {cell.address}", put(parts, cell, ""))


def double_cell(parts: Parts, chance: random.Random) -> Edited:
    cell, inside = any_cell(parts, chance), chance.choice((None, "<v>5</v>"))
    return Edited(f"{cell.address} twice", put(parts, cell, written(cell) + written(cell, inside=inside)))


def exchange_cells(parts: Parts, chance: random.Random) -> Edited:
    """Two cells' contents stand in each other's place."""
    _, part = some_sheet(parts, chance)
    one, other = sorted(chance.sample(cells_of(parts, part), 2), key=lambda cell: cell.start)
    changed = put(parts, other, written(one, address=other.address))
    changed = put(changed, one, written(other, address=one.address))
    return Edited(f"{one.address} and {other.address} exchanged", changed)


def rename_element(parts: Parts, chance: random.Random) -> Edited:
    """An element of a sheet, start and end, under another name."""
    _, part = some_sheet(parts, chance)
    names = (("v", "w"), ("v", "t"), ("v", "f"), ("c", "cell"), ("row", "line"), ("sheetData", "data"))
    old, new = chance.choice(names)
    found = chance.choice(list(re.finditer(rf"<{old}([ >].*?)</{old}>".encode(), parts[part], re.DOTALL)))
    data = parts[part]
    renamed = f"<{new}".encode() + found[1] + f"</{new}>".encode()
    return Edited(f"<{old}> is <{new}>", {**parts, part: data[: found.start()] + renamed + data[found.end() :]})


def exchange_rows(parts: Parts, chance: random.Random) -> Edited:
    """Two rows in the other order in the file, with or without their numbers in their cells."""
    _, part = some_sheet(parts, chance)
    data, found = parts[part], list(_ROW.finditer(parts[part]))
    one, other = sorted(chance.sample(found, 2), key=lambda row: row.start())
    first, second = one[0], other[0]
    if chance.random() < 0.5:
        first, second = _numbered(first, other[1]), _numbered(second, one[1])
    data = data[: one.start()] + second + data[one.end() : other.start()] + first + data[other.end() :]
    return Edited(f"rows {one[1].decode()} and {other[1].decode()} exchanged", {**parts, part: data})


def _numbered(row: bytes, number: bytes) -> bytes:
    row = re.sub(rb'<row r="\d+"', b'<row r="%s"' % number, row)
    return re.sub(rb'<c r="([A-Z]+)\d+"', lambda found: b'<c r="%s%s"' % (found[1], number), row)


def change_row(parts: Parts, chance: random.Random) -> Edited:
    """A row under another number, without one, left out, hidden, or there twice."""
    _, part = some_sheet(parts, chance)
    data, row = parts[part], chance.choice(list(_ROW.finditer(parts[part])))
    number = int(row[1])
    how = chance.randrange(7)
    rows = (
        row[0].replace(b' r="%d"' % number, b"", 1),
        re.sub(rb' r="[A-Z]*\d+"', b"", row[0]),
        b"",
        row[0].replace(b"<row ", b'<row hidden="1" ', 1),
        row[0] + row[0],
        row[0] + _numbered(row[0], b"%d" % (number + 40)),
        row[0].replace(b'r="%d"' % number, b'r="%d"' % (number + chance.choice((-1, 1, 5, 2_000_000))), 1),
    )[how]
    changed = data[: row.start()] + rows + data[row.end() :]
    return Edited(f"row {number} changed ({how})", {**parts, part: changed})


def write_key(parts: Parts, chance: random.Random) -> Edited:
    """Another code, name, month or heading, as a text."""
    _, part = some_sheet(parts, chance)
    keys = range(1, 4) if is_long(parts) else range(1, 3)
    cells = [cell for cell in cells_of(parts, part) if cell.row == HEADING_ROW or
             (cell.row > HEADING_ROW and cell.column in keys)]  # fmt: skip
    heading = chance.random() < 0.4
    cell = chance.choice([cell for cell in cells if (cell.row == HEADING_ROW) is heading])
    is_month = cell.column == 3 if is_long(parts) else heading and cell.column > 2
    texts = _MONTHS if is_month else _HEADINGS if heading else _CODES
    text = chance.choice(texts)
    return Edited(f"{cell.address} says {text!r}", put(parts, cell, text_cell(cell, text)))


def write_month(parts: Parts, chance: random.Random) -> Edited:
    """Another day in a month's place, in the date format."""
    _, part = some_sheet(parts, chance)
    dates = [cell for cell in cells_of(parts, part) if b' s="1"' in cell.attributes]
    cell, serial = chance.choice(dates), chance.choice(("41852", "41882", "41883", "40390", "0", "-5", "60", "2958466",
                                                        "41852.5", "201408", "55000", "41699", "41851.9583333333",
                                                        "41882.999"))  # fmt: skip
    return Edited(f"{cell.address} is day {serial}", put(parts, cell, written(cell, inside=f"<v>{serial}</v>")))


def write_formula(parts: Parts, chance: random.Random) -> Edited:
    """A formula over a figure, with its result or without."""
    name, part = some_sheet(parts, chance)
    cell = chance.choice(figures_of(parts, part))
    inside = cell.inside.decode()
    formula = chance.choice(("<f>1+1</f>", '<f t="shared" si="0"/>', "<f/>", "<f>'[1]x'!A1</f>"))
    if chance.random() < 0.5:
        inside = ""
    return Edited(f"{name}!{cell.address} is {formula}", put(parts, cell, written(cell, inside=formula + inside)))


def add_label(parts: Parts, chance: random.Random) -> Edited:
    """A label of another number, or of a part, in the place of an indicator's name: nothing of its table is used."""
    name, part = some_sheet(parts, chance)
    label = chance.choice(("Target", "Forecast", "Budget", "Boys", "Last year", "Cumulative", "Numerator"))
    cells = cells_of(parts, part)
    cell = chance.choice([cell for cell in cells if cell.column == 2 and cell.row > HEADING_ROW])
    return Edited(
        f"{name}!{cell.address}: {label!r} as a name", put(parts, cell, text_cell(cell, label)), held_back=name
    )


EDITS_OF_CELLS: Sequence[Callable[[Parts, random.Random], Edited]] = (
    write_figure, write_figure, write_figure, change_type, change_style, change_address, drop_cell, double_cell,
    add_label, exchange_cells, rename_element, exchange_rows, change_row, write_key, write_key, write_month,
    write_formula,
)  # fmt: skip
