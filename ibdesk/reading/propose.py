"""A proposal for a sheet that no layout recognises: its headings, its columns, its words; and what they would bring."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from ibdesk.domain.board import Records
from ibdesk.domain.figure import CellSource, Source
from ibdesk.domain.mapping import (
    ANY_MONTH,
    FIGURES,
    MonthFrom,
    MonthsAcross,
    NotUsed,
    OfIndicator,
    RowField,
    SheetMapping,
)
from ibdesk.domain.problem import Problem, Severity
from ibdesk.domain.proposal import Certainty, Proposal, ProposedColumn, ProposedWord, Trial
from ibdesk.domain.question import Decisions
from ibdesk.progress import Progress, silent
from ibdesk.reading.cells.ranges import merged_range
from ibdesk.reading.cells.sheet import Sheet
from ibdesk.reading.mapping.column_meanings import profile_of, proposed_columns
from ibdesk.reading.mapping.find_headings import find_heading_rows
from ibdesk.reading.mapping.heading_block import HeadingBlock, heading_block
from ibdesk.reading.mapping.label_meanings import kinds_in, wholes_in, with_labels
from ibdesk.reading.mapping.likeness import likest
from ibdesk.reading.mapping.match import columns_in
from ibdesk.reading.mapping.month_of_sheet import month_in_name, month_in_titles
from ibdesk.reading.mapping.needs import needed
from ibdesk.reading.sheet_reading import open_sheet
from ibdesk.reading.tables.cell_view import shown_texts
from ibdesk.reading.tables.figure_allowance import FigureAllowance, TooManyFigures, too_many
from ibdesk.reading.tables.headings import LONG, WIDE
from ibdesk.reading.tables.known_definitions import KnownDefinitions
from ibdesk.reading.tables.merged import Covered
from ibdesk.reading.tables.open_table import OpenTable
from ibdesk.reading.tables.qualifiers import heading_rows_with_labels
from ibdesk.reading.tables.recognise import recognise
from ibdesk.reading.tables.row_qualifiers import labels_in_rows
from ibdesk.reading.values.cell_text import key_of, text_of
from ibdesk.reading.values.sheet_problems import SheetProblems

_GRID_ROWS, _GRID_COLUMNS = 40, 60
_MOST_WORDS = 100
_LONGEST_SHOWN = 60
_LONGEST_TITLE = 160


def propose(sheet: Sheet, known_records: Records, rows: tuple[int, int] | None = None) -> Proposal:
    """What the sheet may hold, with its headings in these rows, or where they seem to be."""
    known, covered = KnownDefinitions(known_records), Covered(sheet)
    recognised = _recognised(sheet, covered, known)
    rows = rows or (heading_rows_with_labels(recognised) if recognised else find_heading_rows(sheet, covered))
    below = [row for row, _ in sheet.rows() if row > rows[1]]
    block = _block_with_bare_columns(sheet, covered, rows, below)
    distinct = block.distinct_and_bare
    profiles = {heading.column: profile_of(sheet, covered, below, heading.column, known) for heading in distinct}
    also = _also(block)
    telling = {cell.column for cell, _ in labels_in_rows(recognised)} if recognised else set()
    proposed = proposed_columns(distinct, profiles, known, known_records.mappings)
    columns = tuple(
        replace(column, also=tuple(each for each in also.get(column.heading, ()) if each > column.column))
        for column in with_labels(proposed, covered, below, telling)
    )
    described = _described(sheet, block, known_records.mappings)
    if described is not None:
        columns = _as_described(columns, described, block)
    return Proposal(
        sheet.name,
        rows,
        shown_texts(sheet, _GRID_ROWS, _GRID_COLUMNS, _LONGEST_TITLE),
        columns,
        tuple(unmatched_words(sheet, covered, _fields(columns), below, known)),
        _month_of_sheet(sheet, rows, columns),
        indicators=tuple({indicator.code: indicator.name for indicator in known_records.indicators}.items()),
        described=described,
        kinds=kinds_in(columns),
        wholes=wholes_in(columns),
    )


def _recognised(sheet: Sheet, covered: Covered, known: KnownDefinitions) -> OpenTable | None:
    """The first table of figures that a layout knows, whose labels nobody has explained."""
    tables = (table for table in recognise(sheet, covered) if table.layout.name in (LONG, WIDE))
    first = next(tables, None)
    told = SheetProblems("", sheet.name)
    return OpenTable(sheet, covered, first, known, told, silent) if first is not None else None


def unmatched_words(
    sheet: Sheet, covered: Covered, columns: Mapping[str, int], rows: Sequence[int], known: KnownDefinitions
) -> Iterator[ProposedWord]:
    """The texts in the indicators' column that are no code and no name of the board, each with what it is like."""
    column = columns.get("code") or columns.get("name")
    names = [(indicator.code, indicator.name) for indicator in known.records.indicators]
    seen: set[str] = set()
    for row in rows if column else ():
        cell = covered.cell(row, column or 0)
        text = text_of(cell)
        if cell is None or not key_of(text) or key_of(text) in seen or len(sheet.row(row)) == 1:
            continue
        seen.add(key_of(text))
        if known.code_in(cell) is None and known.code_named(text) is None and len(seen) <= _MOST_WORDS:
            like = likest(text, names)
            yield ProposedWord(text[:_LONGEST_SHOWN], like, Certainty.GUESS if like else Certainty.NONE)


def try_mapping(
    workbook: str, sheet: Sheet, mapping: SheetMapping, known_records: Records, progress: Progress = silent
) -> Trial:
    """What the sheet would bring; it is read as it would be on import, and nothing is kept."""
    known = KnownDefinitions(known_records)
    if lacks := needed(mapping, known):
        return Trial(0, 0, lacks)
    opened = open_sheet(workbook, sheet, Decisions((mapping,)))
    allowance = FigureAllowance()
    try:
        opened.read(lambda _layout: True, known, progress, allowance)
    except TooManyFigures:
        return Trial(0, 0, (str(too_many(workbook, allowance.most)),))
    held = list(opened.held.values())
    figures = [figure for records in held for figure in records.figures]
    others = sum(
        len(each)
        for records in held
        for each in (records.breakdowns, records.comments, records.indicators, records.targets, records.benchmarks,
                     records.populations, records.events)
    )  # fmt: skip
    words = [
        word
        for table in opened.tables[:1]
        for word in unmatched_words(sheet, opened.covered, table.columns, table.rows, known)
    ]
    used = _places([each.source for each in figures] + [each.source for records in held for each in records.breakdowns])
    problems = opened.problems()
    return Trial(
        len(figures), others, (), problems, opened.told.questions(), tuple(words), used, _worst_by_place(problems)
    )


def _places(sources: Iterable[Source]) -> frozenset[tuple[int, int]]:
    corners = (merged_range(source.cell) for source in sources if isinstance(source, CellSource))
    return frozenset(corner[:2] for corner in corners if corner is not None)


def _worst_by_place(problems: Iterable[Problem]) -> dict[tuple[int, int], Severity]:
    worst: dict[tuple[int, int], Severity] = {}
    for problem in sorted(problems, key=lambda each: tuple(Severity).index(each.severity)):
        corner = merged_range(problem.cell_source.cell) if problem.cell_source is not None else None
        if corner is not None and problem.severity is not Severity.INFO:
            worst.setdefault(corner[:2], problem.severity)
    return worst


def _also(block: HeadingBlock) -> dict[str, list[int]]:
    """All columns of each month's heading, which are proposed as one."""
    found: dict[str, list[int]] = {}
    for each in block.headings:
        if ANY_MONTH in each.text:
            found.setdefault(each.text, []).append(each.column)
    return found


def _described(sheet: Sheet, block: HeadingBlock, mappings: Sequence[SheetMapping]) -> SheetMapping | None:
    """The latest mapping of this sheet for exactly these headings."""
    rows = block.last_row - block.first_row + 1
    return next(
        (
            mapping
            for mapping in reversed(mappings)
            if mapping.is_for(sheet.name)
            and mapping.kind == FIGURES
            and mapping.heading_rows == rows
            and mapping.headings
            and mapping.headings == block.fingerprint
        ),
        None,
    )


def _as_described(
    columns: Sequence[ProposedColumn], described: SheetMapping, block: HeadingBlock
) -> tuple[ProposedColumn, ...]:
    said = {headings[0].column: column.meaning for column, headings in columns_in(described, block) if headings}
    return tuple(
        replace(column, meaning=said.get(column.column, NotUsed()), certainty=Certainty.KNOWN, why="")
        for column in columns
    )


def _fields(columns: Sequence[ProposedColumn]) -> dict[str, int]:
    return {column.meaning.field: column.column for column in columns if isinstance(column.meaning, RowField)}


def _block_with_bare_columns(
    sheet: Sheet, covered: Covered, rows: tuple[int, int], below: Sequence[int]
) -> HeadingBlock:
    """The headings, and the columns without one that hold something beside them in the first rows."""
    block = heading_block(sheet, covered, rows)
    last = max((heading.column for heading in block.headings), default=0)
    bare = {
        cell.column for row in below[:3] if len(sheet.row(row)) > 1 for cell in sheet.row(row) if cell.column <= last
    }
    return heading_block(sheet, covered, rows, sorted(bare))


def _month_of_sheet(sheet: Sheet, rows: tuple[int, int], columns: Sequence[ProposedColumn]) -> MonthFrom | None:
    if any(column.meaning == RowField("month") or isinstance(column.meaning, MonthsAcross) for column in columns):
        return None
    if not any(isinstance(column.meaning, RowField | OfIndicator) for column in columns):
        return None
    if month_in_titles(sheet, rows[0]) is not None:
        return MonthFrom.TITLE
    return MonthFrom.SHEET_NAME if month_in_name(sheet.name) is not None else None
