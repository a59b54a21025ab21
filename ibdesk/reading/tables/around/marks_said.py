"""Figures that are said in words to be provisional or estimated: in a line over, under or beside them, in their rows,
or in the sheet's name. They get the mark that [p] or [e] behind each of them would give."""

from collections import defaultdict
from collections.abc import Collection, Iterator

from msgspec import Struct
from msgspec.structs import replace

from ibdesk.domain.board import Records
from ibdesk.domain.figure import MARK_WORDS, CellSource, Figure, Mark
from ibdesk.domain.problem import Severity
from ibdesk.reading.cells.columns import CellsInColumns
from ibdesk.reading.cells.ranges import position
from ibdesk.reading.cells.sheet import Cell, Kind
from ibdesk.reading.tables.around.notes_around import below_table, beside_table
from ibdesk.reading.tables.around.places import AS_SHEET, ROWS_ABOVE, lines_beside, rows_over, sheet_and_file
from ibdesk.reading.tables.opened.open_table import OpenTable
from ibdesk.reading.tables.words.headings import LONG, WIDE
from ibdesk.reading.tables.words.marks_said import is_said_of_some, mark_in_row, marks_over, months_meant
from ibdesk.reading.values.cell_text import found_in, key_in, plain_signs, text_of
from ibdesk.reading.values.sheet_problems import Unreadable

_OVER_COLUMNS, _LONGEST, _LONGEST_MARK = 3, 120, 4


class _Said(Struct, frozen=True):
    """A mark that a cell says, and of which figures: of some months, rows or columns; None for all of them."""

    cell: Cell
    mark: Mark
    of: str = ""
    row: int | None = None
    columns: frozenset[int] | None = None


def with_marks_said(table: OpenTable, records: Records) -> Records:
    """The records with the marks that words give to their figures, each told once at its cell."""
    if not records.figures or isinstance(table.sheet.cells, CellsInColumns):
        return records
    marks: dict[int, set[Mark]] = defaultdict(set)
    told: set[tuple[int, str]] = set()
    found = (*_lines(table), *_in_rows(table))
    months = frozenset(figure.month for figure in records.figures) if found else frozenset()
    places = _places(records.figures) if found else {}
    for said in found:
        meant = months_meant(said.of, months)
        if meant is None:
            table.problems.report(_of_some(said.cell), said.cell)
            continue
        own = [
            at
            for at, place in places.items()
            if records.figures[at].month in meant
            and said.row in (None, place[0])
            and (said.columns is None or place[1] in said.columns)
        ]
        for at in own:
            marks[at].add(said.mark)
        seen = (said.cell.column, text_of(said.cell))
        if own and seen not in told:
            told.add(seen)
            table.problems.report(_kept(said), said.cell)
    for cell in _of_others(table):
        table.problems.report(_of_some(cell), cell)
    _mark_commented(records, marks)
    if not marks:
        return records
    figures = (
        figure._replace(marks=figure.marks | marks[at]) if at in marks else figure
        for at, figure in enumerate(records.figures)
    )
    return replace(records, figures=tuple(figures))


def _places(figures: Collection[Figure]) -> dict[int, tuple[int, int]]:
    """The row and column of each figure, by its place among them."""
    found = {
        at: position(figure.source.cell) if isinstance(figure.source, CellSource) else None
        for at, figure in enumerate(figures)
    }
    return {at: place for at, place in found.items() if place is not None}


def _lines(table: OpenTable) -> Iterator[_Said]:
    for cell in _cells_around(table):
        columns = _columns_under(table, cell)
        yield from (_Said(cell, said.mark, said.of, columns=columns) for said in marks_over(_with_label(table, cell)))
    corner = table.sheet.cell(table.table.heading_row, table.table.first_column)
    for cell in lines_beside(table.sheet, corner) if corner is not None else ():
        yield from (_Said(cell, said.mark, said.of) for said in marks_over(text_of(cell)))
    yield from _notes(table)


def _cells_around(table: OpenTable) -> Iterator[Cell]:
    """The texts over, under and beside the table, and the sheet's name."""
    yield from (cell for cell, where in sheet_and_file(table) if where == AS_SHEET)
    yield from (cell for cells in rows_over(table) for cell in cells if cell.kind is Kind.TEXT)
    yield from below_table(table)
    yield from beside_table(table)


def _with_label(table: OpenTable, cell: Cell) -> str:
    """What a cell says behind the label left of it: "Status", "Provisional"; or behind the mark that it explains."""
    label, text = table.sheet.cell(cell.row, cell.column - 1), text_of(cell)
    if label is None or label.kind is not Kind.TEXT or marks_over(text_of(label)):
        return text
    if len(text_of(label)) <= _LONGEST_MARK:
        return f"{text_of(label)} {text}"
    return f"{text_of(label).rstrip(' :')}: {text}" if cell.row < table.table.heading_row else text


def _columns_under(table: OpenTable, cell: Cell) -> frozenset[int] | None:
    """The columns of months that a label right over them is over; None for one that is over all."""
    columns = sorted(heading.cell.column for heading in table.table.months)
    is_over = table.table.heading_row - _OVER_COLUMNS <= cell.row < table.table.heading_row
    if not is_over or not columns or not columns[0] < cell.column <= columns[-1]:
        return None
    later = (other.column for other in table.sheet.row(cell.row) if other.column > cell.column)
    return frozenset(column for column in columns if cell.column <= column < next(later, column + 1))


def _notes(table: OpenTable) -> Iterator[_Said]:
    """What notes on the headings of months say of their columns, and those on cells over the table of all."""
    months = {heading.cell.column for heading in table.table.months}
    for (row, column), text in sorted(table.sheet.notes.items()):
        heading_row = table.table.heading_row
        if not heading_row - ROWS_ABOVE <= row <= heading_row:
            continue
        columns = frozenset((column,)) if row == heading_row and column in months else None
        cell = Cell(row, column, Kind.TEXT, text)
        yield from (_Said(cell, said.mark, said.of, columns=columns) for said in marks_over(text))


def _in_rows(table: OpenTable) -> Iterator[_Said]:
    """What cells in the rows of figures say of these; beside columns of months under the same heading each, of the
    month before."""
    taken = {column for role, column in table.table.columns.items() if role not in ("unit", "measure")}
    months = [heading.cell.column for heading in table.table.months]
    taken.update(months)
    headings = {cell.column: text_of(cell) for cell in table.sheet.row(table.table.heading_row)}
    again = defaultdict(list)
    for cell in table.table.others:
        again[key_in(cell)].append(cell.column)
    each_month = {column for columns in again.values() if len(columns) > 1 for column in columns}
    for cells in table.sheet.rows_of(table.table.rows):
        for cell in cells if len(cells) > 1 else ():
            if cell[1] in taken or not text_of(cell):
                continue
            mark = mark_in_row(text_of(cell), headings.get(cell[1], ""))
            if mark is None and cell[1] > table.table.last_column:
                yield from (_Said(cell, said.mark, said.of) for said in marks_over(text_of(cell)))
            if mark is not None:
                before = max((column for column in months if column < cell[1]), default=None)
                alone = frozenset((before,)) if cell[1] in each_month and before is not None else None
                yield _Said(cell, mark, row=cell[0], columns=alone)


def columns_of_marks(table: OpenTable) -> set[int]:
    """The columns whose cells say so of their rows."""
    if table.table.layout.name not in (LONG, WIDE) or isinstance(table.sheet.cells, CellsInColumns):
        return set()
    return {said.cell.column for said in _in_rows(table) if said.row is not None}


def _of_others(table: OpenTable) -> Iterator[Cell]:
    """Lines that say so of figures in words that nobody here understands."""
    yield from (cell for cell in _cells_around(table) if is_said_of_some(text_of(cell)))


def _mark_commented(records: Records, marks: dict[int, set[Mark]]) -> None:
    """A comment that is nothing but such a word marks the figures that it is on."""
    said = {(each.code, each.month): mark for each in records.comments if (mark := mark_in_row(each.text)) is not None}
    for at, figure in enumerate(records.figures) if said else ():
        if (mark := said.get((figure.code, figure.month))) is not None:
            marks[at].add(mark)


def _shown(cell: Cell) -> str:
    text = plain_signs(found_in(cell))
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


def _kept(said: _Said) -> Unreadable:
    which = "the figures beside it" if said.row is not None else "the figures that it is about"
    return Unreadable(
        "mark-kept",
        f"“{_shown(said.cell)}” stands with these figures, so {which} were kept as {MARK_WORDS[said.mark]} "
        f"[{said.mark}].",
        "Nothing, if that is right; otherwise take the words out, and bring the workbook in again.",
        Severity.INFO,
    )


def _of_some(cell: Cell) -> Unreadable:
    return Unreadable(
        "remark-on-figures",
        f"“{_shown(cell)}” stands with these figures. Some of them may change yet, and nothing says for certain which, "
        "so none of them was marked.",
        "Nothing, if that is known; otherwise mark the figures with [p] or [e], and bring the workbook in again.",
        Severity.WARNING,
    )
