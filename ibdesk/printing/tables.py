"""The pack's tables on paper: their headings on every page, no row parted unless it is taller than a page."""

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from ibdesk.domain.assessment import Status
from ibdesk.domain.wording import STATUS_WORDS
from ibdesk.palette import LIGHT
from ibdesk.printing.column_widths import CELL, HEADING, PAD_ACROSS, STRONG, column_widths
from ibdesk.printing.flow import SIDE, TOP, Flow, baseline
from ibdesk.printing.lettering import line_height, width, wrapped
from ibdesk.printing.marks import Box, Disc, Ink, Leads, Line, Text, status_mark
from ibdesk.writing.sheets.numbers import NOT_SUPPLIED, cell_text
from ibdesk.writing.sheets.styles import ACCENT
from ibdesk.writing.sheets.table import Column, LinkCell, StatusCell, TableCell, TableRecord

TITLE = Ink(16, bold=True, colour=ACCENT)
STAMP = Ink(11, bold=True, colour=LIGHT.statuses[Status.RED].shape)
LINE = Ink(9.5, colour=LIGHT.secondary)
LINK = Ink(9, colour=LIGHT.link)
# White above and below a row's lines; less of it where that saves a page.
_PAD_DOWN, _CLOSE = 2.4, 1.2

# What is drawn in the place of a row's words, by row and column: numbers from left to right.
Sparks = dict[tuple[int, int], tuple[float | None, ...]]
_RowSet = tuple[list["_Set"], dict[int, tuple[float | None, ...] | None]]


class _Set(Struct, frozen=True):
    """A cell with its lines as they are set, and the white above and below them."""

    lines: tuple[str, ...]
    status: Status | None = None
    leads: str = ""
    pad: float = _PAD_DOWN

    @property
    def tall(self) -> float:
        return len(self.lines) * line_height(CELL) + 2 * self.pad


def lay_out_table(
    record: TableRecord,
    landscape: bool,
    stamps: Sequence[str] = (),
    sparks: Sparks | None = None,
    balanced: bool = False,
) -> Flow:
    """A table under its title and lines; `stamps` stand between them. Where it is `balanced` its rows are set closer if
    that saves a page, and its pages end at about the same height, in place of a last one with few rows."""
    flow = Flow(landscape=landscape)
    flow.paragraph(record.title, TITLE, after=3)
    for stamp in stamps:
        flow.paragraph(stamp, STAMP, after=2)
    for line in record.lines:
        flow.paragraph(line, LINE)
    flow.y += 5
    columns = record.table.columns
    wide = column_widths(record.table, flow.wide, {column for _, column in sparks or {}})
    heads = [
        wrapped(each.heading, across - 2 * PAD_ACROSS, HEADING) for each, across in zip(columns, wide, strict=True)
    ]
    above = flow.y
    _headings(flow, columns, wide, heads)
    rows: list[_RowSet] = [
        (
            [_cell(cell, column, across) for cell, column, across in zip(cells, columns, wide, strict=True)],
            {column: (sparks or {}).get((number, column)) for column in range(len(columns))},
        )
        for number, cells in enumerate(record.table.rows)
    ]
    if balanced:
        rows = _closer_where_it_saves_a_page(flow, rows, flow.y - above)
    white = _left_white(flow, [_tall(*row) for row in rows], flow.y - above) if balanced else 0.0
    for made, drawn in rows:
        _row(flow, columns, wide, heads, made, drawn, white)
    return flow


def _closer_where_it_saves_a_page(flow: Flow, rows: list["_RowSet"], head: float) -> list["_RowSet"]:
    whole = flow.bottom - TOP - head
    closer = [([replace(cell, pad=_CLOSE) for cell in cells], drawn) for cells, drawn in rows]
    as_usual, then = (_pages([_tall(*row) for row in each], flow.room, whole) for each in (rows, closer))
    return closer if then < as_usual else rows


def _left_white(flow: Flow, rows: Sequence[float], head: float) -> float:
    """How much may stay empty at the foot of every page before the rows, so tall, would need one page more; `head` is
    how tall the headings are on each."""
    whole = flow.bottom - TOP - head
    if max(rows, default=0.0) > whole:
        return 0.0
    fewest, most, least = _pages(rows, flow.room, whole), whole, 0.0
    while most - least > 1:
        middle = (most + least) / 2
        if max(rows, default=0.0) <= whole - middle and _pages(rows, flow.room - middle, whole - middle) == fewest:
            least = middle
        else:
            most = middle
    return least if fewest > 1 else 0.0


def _pages(rows: Sequence[float], first: float, whole: float) -> int:
    """How many pages rows take where the first has less room than the others."""
    count, room = 1, first
    for tall in rows:
        if tall > room:
            count, room = count + 1, whole
        room -= tall
    return count


def _headings(flow: Flow, columns: Sequence[Column], wide: Sequence[float], heads: Sequence[tuple[str, ...]]) -> None:
    tall = max(len(lines) for lines in heads) * line_height(HEADING) + 2 * _PAD_DOWN
    flow.add(Box(SIDE, flow.y, flow.wide, tall, ACCENT))
    x = SIDE
    for column, across, lines in zip(columns, wide, heads, strict=True):
        _set_lines(flow, lines, (x, flow.y + _PAD_DOWN), across, HEADING, column.right)
        x += across
    flow.y += tall


def _row(
    flow: Flow,
    columns: Sequence[Column],
    wide: Sequence[float],
    heads: Sequence[tuple[str, ...]],
    made: Sequence[_Set],
    drawn: dict[int, tuple[float | None, ...] | None],
    white: float,
) -> None:
    if _tall(made, drawn) > flow.room - white and not flow.at_top:
        flow.next_page()
        _headings(flow, columns, wide, heads)
    left = [each if drawn[place] is None else _Set(()) for place, each in enumerate(made)]
    while True:
        fit = max(int((flow.room - 2 * made[0].pad + 0.01) / line_height(CELL)), 1)
        part = [replace(each, lines=each.lines[:fit]) for each in left]
        _part_of_row(flow, columns, wide, part, drawn)
        left = [_Set(each.lines[fit:], pad=each.pad) for each in left]
        if not any(each.lines for each in left):
            return
        flow.next_page()
        _headings(flow, columns, wide, heads)


def _tall(cells: Sequence[_Set], drawn: dict[int, tuple[float | None, ...] | None]) -> float:
    return max(each.tall for place, each in enumerate(cells) if drawn[place] is None)


def _part_of_row(
    flow: Flow,
    columns: Sequence[Column],
    wide: Sequence[float],
    cells: Sequence[_Set],
    drawn: dict[int, tuple[float | None, ...] | None],
) -> None:
    tall = _tall(cells, drawn)
    x = SIDE
    for place, (cell, column, across) in enumerate(zip(cells, columns, wide, strict=True)):
        numbers = drawn[place]
        if numbers is not None:
            _spark(flow, x + PAD_ACROSS, flow.y + 3, across - 2 * PAD_ACROSS, min(tall, 20) - 6, numbers)
        elif cell.status is not None:
            colours = LIGHT.statuses[cell.status]
            flow.add(Box(x, flow.y, across, tall, colours.fill))
            flow.add(*status_mark(x + PAD_ACROSS, flow.y + cell.pad + 1, 8.5, cell.status))
            _set_lines(flow, cell.lines, (x + 12, flow.y + cell.pad), across - 12, STRONG, right=False)
        else:
            ink = LINK if cell.leads else STRONG if column.bold else CELL
            _set_lines(flow, cell.lines, (x, flow.y + cell.pad), across, ink, column.right)
            if cell.leads:
                flow.add(Leads(x, flow.y, across, tall, cell.leads))
        x += across
    flow.y += tall
    flow.add(Box(SIDE, flow.y - 0.5, flow.wide, 0.5, LIGHT.line))


def _set_lines(flow: Flow, lines: Sequence[str], at: tuple[float, float], across: float, ink: Ink, right: bool) -> None:
    x, y = at
    for number, line in enumerate(lines):
        begins = x + across - PAD_ACROSS - width(line, ink) if right else x + PAD_ACROSS
        if line:
            flow.add(Text(begins, y + number * line_height(ink) + baseline(ink), line, ink))


def _cell(cell: TableCell, column: Column, across: float) -> _Set:
    room = across - 2 * PAD_ACROSS
    match cell:
        case StatusCell(status):
            return _Set(wrapped(STATUS_WORDS[status], room - 12, STRONG), status)
        case LinkCell(_, text):
            return _Set(wrapped(text.strip() or NOT_SUPPLIED, room, LINK), leads=text)
        case _:
            text = cell_text(cell).strip() or NOT_SUPPLIED
            return _Set(wrapped(text, room, STRONG if column.bold else CELL))


def _spark(flow: Flow, x: float, y: float, wide: float, tall: float, numbers: Sequence[float | None]) -> None:
    """A line of a few points' height, its last point dotted, and any that stands by itself; a gap stays one."""
    known = [each for each in numbers if each is not None]
    low, high = min(known), max(known)
    places = [
        None
        if each is None
        else (
            x + wide * place / max(len(numbers) - 1, 1),
            y + tall * (0.5 if high == low else 1 - (each - low) / (high - low)),
        )
        for place, each in enumerate(numbers)
    ]
    run: list[tuple[float, float]] = []
    for place in (*places, None):
        if place is not None:
            run.append(place)
            continue
        if len(run) > 1:
            flow.add(Line(tuple(run), LIGHT.year_middle, 1.2))
        elif run:  # between two gaps
            flow.add(Disc(*run[0], 1.2, fill=LIGHT.year_middle))
        run = []
    last = next(place for place in reversed(places) if place is not None)
    flow.add(Disc(*last, 1.8, fill=LIGHT.year_current))
