"""A proposal for a sheet that no layout recognises: its headings, its columns, its words; and what they would bring."""

from collections.abc import Collection, Iterator, Sequence
from itertools import filterfalse

from msgspec.structs import replace

from ibdesk.domain.board import Records
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
from ibdesk.domain.month import Month
from ibdesk.domain.proposal import Certainty, Proposal, ProposedColumn, ProposedWord
from ibdesk.reading.cells.sheet import Sheet
from ibdesk.reading.mapping.codes_as_written import codes_or_names
from ibdesk.reading.mapping.column_meanings import proposed_columns
from ibdesk.reading.mapping.column_profile import profile_of
from ibdesk.reading.mapping.find_headings import find_heading_rows, find_next_heading_rows
from ibdesk.reading.mapping.heading_block import HeadingBlock, heading_block
from ibdesk.reading.mapping.label_meanings import kinds_in, wholes_in, with_kinds_in_names, with_labels
from ibdesk.reading.mapping.match import columns_in
from ibdesk.reading.mapping.month_of_sheet import month_in_name, month_in_titles
from ibdesk.reading.mapping.months_said import months_said
from ibdesk.reading.mapping.needs import needed
from ibdesk.reading.mapping.row_lines import (
    Lines,
    code_of_sheet,
    kinds_under_names,
    lines_of,
    lines_over_blocks,
    numbered_months,
)
from ibdesk.reading.mapping.row_picks import left_to_picks, picked_rows, without_figures, without_other_codes
from ibdesk.reading.mapping.whose_figures import NOBODY_ASKED, SaidOver
from ibdesk.reading.over_all import over_all, row_fields, units_of, without_other_values
from ibdesk.reading.parts_of_percentages import as_part, part_said, shares_beside_counts
from ibdesk.reading.recognised_tables import RecognisedTable, recognised_tables
from ibdesk.reading.tables.around.places import BETWEEN_ROWS, month_in
from ibdesk.reading.tables.names.known_definitions import KnownDefinitions
from ibdesk.reading.tables.opened.cell_view import shown_texts
from ibdesk.reading.tables.opened.merged import Covered
from ibdesk.reading.unmatched_words import LONGEST_SHOWN, unmatched_words

_GRID_ROWS, _GRID_COLUMNS = 40, 60
_ROWS_LOOKED_AT = 2_000
_LONGEST_TITLE = 160
_MOST_TABLES = 10


def propose(
    sheet: Sheet, known_records: Records, rows: tuple[int, int] | None = None, over: SaidOver = NOBODY_ASKED
) -> Proposal:
    """What the sheet may hold, with its headings in these rows, or where they seem to be; `over` as below."""
    known, covered = KnownDefinitions(known_records), Covered(sheet)
    tables = recognised_tables(sheet, known)
    if rows is None:
        first = next((table for table in tables if table.labels), tables[0] if tables else None)
        rows = first.rows if first else find_heading_rows(sheet, covered)
        return _proposed(sheet, covered, known, rows, first, over)
    at = next((table for table in tables if rows[0] <= table.open.table.heading_row <= rows[1]), None)
    return _proposed(sheet, covered, known, rows, at, over)


def propose_all(sheet: Sheet, known_records: Records, over: SaidOver = NOBODY_ASKED) -> tuple[Proposal, ...]:
    """A proposal for each table of the sheet that has headings of its own. `over` says whose its figures are
    where other sheets show that."""
    known, covered = KnownDefinitions(known_records), Covered(sheet)
    found: dict[tuple[str, str], Proposal] = {}
    tables = recognised_tables(sheet, known)
    for table in tables:
        proposal = _proposed(sheet, covered, known, table.rows, table, over)
        before = found.get(proposal.mapping().key)
        if before is None or proposal.guesses > before.guesses:
            found[proposal.mapping().key] = proposal
    rows: tuple[int, int] | None = None if tables else find_heading_rows(sheet, covered)
    while rows is not None and len(found) < _MOST_TABLES:
        proposal = _proposed(sheet, covered, known, rows, None)
        if not found or not needed(proposal.mapping()):
            found.setdefault(proposal.mapping().key, proposal)
        rows = find_next_heading_rows(sheet, rows[1])
    return tuple(found.values())


def _proposed(
    sheet: Sheet,
    covered: Covered,
    known: KnownDefinitions,
    rows: tuple[int, int],
    table: RecognisedTable | None,
    over: SaidOver = NOBODY_ASKED,
) -> Proposal:
    remembered = known.records.mappings
    below = [row for row, _ in sheet.rows() if row > rows[1]]
    telling = table.telling if table is not None else set()
    block = _block_with_bare_columns(sheet, covered, rows, below, telling)
    columns = _columns(sheet, covered, known, block, below, telling)
    columns = without_other_codes(columns, table.labels if table else ())
    columns = codes_or_names(columns, covered, below, known)
    only = picked_rows(columns, known, table.open if table else None)
    picked = {each.column for each in columns if each.heading in {pick.heading for pick in only}}
    table = table.where_picked(picked) if table is not None else None
    lines, over = _lines_and_over(sheet, rows, below, columns, known, table, over)
    columns = left_to_picks(columns, only)
    units = units_of(sheet, below, columns, known)
    columns = without_other_values(shares_beside_counts(columns, units, table), units)
    if (said := part_said(sheet, rows[0], table)) is not None:
        columns = as_part(columns, *said)
    elif why := table.for_all if table is not None else None:
        columns = without_figures(columns, why)
    described = _described(sheet, block, remembered)
    if described is not None:
        columns = _as_described(columns, described, block)
        described = replace(described, months=months_said(described, sheet, rows[0], as_it_is=False))
    proposal = Proposal(
        sheet.name,
        rows,
        shown_texts(sheet, _GRID_ROWS, _GRID_COLUMNS, _LONGEST_TITLE),
        columns,
        (
            *_names_in_lines(lines, known),
            *unmatched_words(sheet, covered, row_fields(columns), below, known, _first_month(block)),
        ),
        _month_of_sheet(sheet, rows, columns) if lines.field != "month" else None,
        indicators=tuple({indicator.code: indicator.name for indicator in known.records.indicators}.items()),
        described=described,
        kinds=(*kinds_in(columns, known), *lines.kinds),
        wholes=wholes_in(columns),
        only=only,
        these_are=over.these_are,
        category=over.category,
        why=over.why,
        lines=lines.field,
        down=lines.down,
    )
    return replace(proposal, code=code_of_sheet(sheet, rows[0], known)) if proposal.asks_indicator else proposal


def _columns(
    sheet: Sheet,
    covered: Covered,
    known: KnownDefinitions,
    block: HeadingBlock,
    below: Sequence[int],
    telling: Collection[int],
) -> tuple[ProposedColumn, ...]:
    """What each column may be, by its heading and its cells; a month's columns as one."""
    distinct, also = block.distinct_and_bare, _also(block)
    profiles = {heading.column: profile_of(sheet, covered, below, heading.column, known) for heading in distinct}
    proposed = proposed_columns(distinct, profiles, known, known.records.mappings)
    columns = tuple(
        replace(column, also=tuple(each for each in also.get(column.heading, ()) if each > column.column))
        for column in with_labels(proposed, covered, below, telling)
    )
    first = below[:_ROWS_LOOKED_AT]
    columns = numbered_months(kinds_under_names(columns, sheet, first, known), sheet, first)
    return with_kinds_in_names(columns, covered, below, known)


def _lines_and_over(
    sheet: Sheet,
    rows: tuple[int, int],
    below: Sequence[int],
    columns: Sequence[ProposedColumn],
    known: KnownDefinitions,
    table: RecognisedTable | None,
    over: SaidOver,
) -> tuple[Lines, SaidOver]:
    """What lines say of the rows, and what the labels over all leave to a person; titles of blocks are lines."""
    lines = lines_of(columns, sheet, rows, below, known, table is not None and table.lines)
    blocks = lines_over_blocks(sheet, rows, below) if not lines.field else Lines()
    if blocks.field:
        return replace(blocks, down=lines.down), over
    if over.why:
        return lines, over
    unknown = f"“{lines.unknown}” stands {BETWEEN_ROWS}" if lines.unknown else ""
    return lines, over_all(sheet, rows, below, columns, table, known, unknown)


def _names_in_lines(lines: Lines, known: KnownDefinitions) -> Iterator[ProposedWord]:
    """The lines that are no code and no name, with the indicators that they are like."""
    for name in lines.names:
        if known.code_named(name.written) is None and known.code_of(name.written) is None:
            yield ProposedWord(name.written[:LONGEST_SHOWN], name.means, Certainty.GUESS)


def _first_month(block: HeadingBlock) -> Month | None:
    return min((month for each in block.headings if each.month and (month := month_in(each.month.cell))), default=None)


def _also(block: HeadingBlock) -> dict[str, list[int]]:
    """All columns of each month's heading, which are proposed as one."""
    found: dict[str, list[int]] = {}
    for each in block.headings:
        if ANY_MONTH in each.text:
            found.setdefault(each.text, []).append(each.column)
    return found


def _described(sheet: Sheet, block: HeadingBlock, mappings: Sequence[SheetMapping]) -> SheetMapping | None:
    """The latest mapping of this sheet for exactly these headings; those that name it first."""
    rows = block.last_row - block.first_row + 1
    latest = mappings[::-1]

    def named(mapping: SheetMapping) -> bool:
        return mapping.names(sheet.name)

    return next(
        (
            mapping
            for mapping in (*filter(named, latest), *filterfalse(named, latest))
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


def _block_with_bare_columns(
    sheet: Sheet, covered: Covered, rows: tuple[int, int], below: Sequence[int], telling: Collection[int]
) -> HeadingBlock:
    """The headings, and the columns without one that hold something beside them in the first rows, or tell rows
    apart."""
    block = heading_block(sheet, covered, rows)
    last = max((heading.column for heading in block.headings), default=0)
    bare = {
        cell.column for row in below[:3] if len(sheet.row(row)) > 1 for cell in sheet.row(row) if cell.column <= last
    }
    return heading_block(sheet, covered, rows, sorted(bare.union(telling)))


def _month_of_sheet(sheet: Sheet, rows: tuple[int, int], columns: Sequence[ProposedColumn]) -> MonthFrom | None:
    if any(column.meaning == RowField("month") or isinstance(column.meaning, MonthsAcross) for column in columns):
        return None
    if not any(isinstance(column.meaning, RowField | OfIndicator) for column in columns):
        return None
    if month_in_titles(sheet, rows[0]) is not None:
        return MonthFrom.TITLE
    return MonthFrom.SHEET_NAME if month_in_name(sheet.name) is not None else None
