"""What tells a table's figures apart and is none of its known parts: the one rule that layouts, mapping and preview
share. A table with such a label is not read before a person has said what the label is."""

from collections.abc import Mapping

from msgspec import Struct

from ibdesk.domain.cell_address import column_letters
from ibdesk.domain.mapping import label_key
from ibdesk.reading.cells.sheet import Cell
from ibdesk.reading.tables.around.counts_beside_shares import counts_beside_shares, counts_beside_values
from ibdesk.reading.tables.around.heading_qualifiers import (
    headings_of_parts,
    labels_above,
    labels_below,
    labels_over_names,
)
from ibdesk.reading.tables.around.headings_between import headings_between
from ibdesk.reading.tables.around.labels_in_comments import labels_in_comments
from ibdesk.reading.tables.around.lines_between import lines_between
from ibdesk.reading.tables.around.names_elsewhere import names_elsewhere
from ibdesk.reading.tables.around.notes_around import notes_around
from ibdesk.reading.tables.around.notes_on_cells import labels_in_notes
from ibdesk.reading.tables.around.other_columns import counts_of_percentages, rival_months, rival_values
from ibdesk.reading.tables.around.other_councils import other_councils
from ibdesk.reading.tables.around.parameters import columns_that_choose
from ibdesk.reading.tables.around.row_numbers import numbers_beside_names
from ibdesk.reading.tables.around.row_qualifiers import (
    labels_in_rows,
    names_that_differ,
)
from ibdesk.reading.tables.around.rows_that_count import rows_that_do_not_count
from ibdesk.reading.tables.around.rows_that_go_on import labels_of_rows_that_go_on
from ibdesk.reading.tables.around.shared_headings import shared_headings
from ibdesk.reading.tables.around.times_in_columns import times_in_columns
from ibdesk.reading.tables.around.times_over import BEGINS_EARLIER, BESIDE_ONE_MONTH, OVER_ONE_MONTH, times_over
from ibdesk.reading.tables.around.title_qualifiers import labels_of_sheet
from ibdesk.reading.tables.opened.open_table import OpenTable
from ibdesk.reading.tables.words.headings import TARGETS
from ibdesk.reading.values.cell_text import found_in, key_of, text_of
from ibdesk.reading.values.sheet_problems import Unreadable

RULE = "label-not-understood"
SAY_IT = (
    "Say what it is: in the import window choose the sheet and say what it holds; on the command line, "
    "'ibdesk check FILE --suggest-mapping OUT.json' writes a proposal to correct and to give with --mapping."
)
_LONGEST = 60
_OF_A_TIME = frozenset((OVER_ONE_MONTH, BESIDE_ONE_MONTH, BEGINS_EARLIER))
_HEAD_THE_TIME = (
    "Bring in a report of single months. Where the figures are the month's own, say what the sheet holds: in the "
    "import window; on the command line with --mapping FILE, of which --suggest-mapping OUT.json makes a proposal."
)
_OVER_SEVERAL = "over several columns of figures"
_HEAD_EACH = (
    "Write a heading of its own over each of the columns, like Actual and Target, or take out those that are not the "
    "indicators' own figures; or say in the import window what the sheet holds, or give a mapping with --mapping FILE."
)
LIKE_ANOTHER = "as the name of a sheet like another one"
LIKE_ANOTHER_SHEET = "over a table like one on another sheet"
LIKE_ANOTHER_FILE = "as the name of a file like another one"


# Labels for all of a table, or for lines of it, whose figures no column of a mapping can tell apart.
_FOR_ALL = (
    labels_of_sheet,
    labels_in_notes,
    times_over,
    other_councils,
    notes_around,
    labels_over_names,
    labels_in_comments,
    lines_between,
    headings_between,
)
_BY_COLUMN = (
    labels_above,
    labels_below,
    rival_values,
    rival_months,
    counts_of_percentages,
    counts_beside_shares,
    counts_beside_values,
    labels_in_rows,
    labels_of_rows_that_go_on,
    columns_that_choose,
    rows_that_do_not_count,
    numbers_beside_names,
    times_in_columns,
)


class Qualifier(Struct, frozen=True):
    """A label that tells figures apart: its cell, and where it stands in words ("over the months"). `sayable`: a
    mapping can say what its column, or its row by its name, holds. `columns` are those that it stands over alone,
    where that is what tells them apart."""

    cell: Cell
    where: str
    sayable: bool = True
    columns: tuple[int, ...] = ()

    @property
    def label(self) -> str:
        """As shown, cut where it is long."""
        label = found_in(self.cell)
        return label if len(label) <= _LONGEST else f"{label[:_LONGEST]}…"

    @property
    def unreadable(self) -> Unreadable:
        """The sentences for its cell."""
        if self.where in _OF_A_TIME:
            return Unreadable(
                RULE,
                f"“{self.label}” stands {self.where}. They may be the figures of that time, which are no month's, so "
                "nothing of the table was used.",
                _HEAD_THE_TIME,
            )
        if self.columns:
            return Unreadable(RULE, _shared(self.label, self.columns), _HEAD_EACH)
        return Unreadable(
            RULE,
            f"“{self.label}” stands {self.where}, and tells the figures of this table apart. Nobody has said which of "
            "them are the indicators' own, so nothing of the table was used.",
            SAY_IT,
        )


def _shared(label: str, columns: tuple[int, ...]) -> str:
    *before, last = map(column_letters, columns)
    letters = f"{', '.join(before)} and {last}" if before else last
    which = "which of them are its own" if len(columns) > 1 else "whether they are its own"
    return (
        f"“{label}” stands over more than one column, and nothing else stands over the figures in {letters}. Nobody "
        f"has said {which}, so nothing of the table was used."
    )


def qualifiers_before(table: OpenTable) -> tuple[Qualifier, ...]:
    """Those that its headings, its titles and its rows show, whatever the rows' cells are read as."""
    found: dict[str, Qualifier] = {}
    if table.table.layout.name == TARGETS:
        return tuple(Qualifier(cell, where) for cell, where in headings_of_parts(table))
    for finders, sayable in ((_FOR_ALL, False), (_BY_COLUMN, True)):
        for finder in finders:
            for cell, where in finder(table):
                found.setdefault(cell.address, Qualifier(cell, where, sayable))
    if not found:
        shared = shared_headings(table)
        return tuple(Qualifier(cell, _OVER_SEVERAL, columns=columns) for cell, columns in shared)
    return tuple(found.values())


def qualifiers_after(table: OpenTable) -> tuple[Qualifier, ...]:
    """Those among its indicators' names, once its rows were read."""
    if table.table.layout.name == TARGETS:
        return ()
    return tuple(Qualifier(cell, where) for cell, where in names_that_differ(table) or names_elsewhere(table))


def not_said(table: OpenTable, found: tuple[Qualifier, ...]) -> tuple[Qualifier, ...]:
    """Those that a person's mapping of the table does not speak of: its words, its headings and the rows that it leaves
    out are said, and so is every label that stood there when it was confirmed."""
    mapping, heading_row = table.table.mapping, table.table.heading_row
    if mapping is None:
        return found
    words = mapping.words.keys() | mapping.kinds.keys() | mapping.wholes
    return tuple(
        each
        for each in found
        if label_key(each.label) not in mapping.labels
        and key_of(text_of(each.cell)) not in words
        and not heading_row - mapping.heading_rows < each.cell.row <= heading_row
        and (each.cell.row <= heading_row or _is_picked(table, each.cell.row, mapping.only))
    )


def _is_picked(table: OpenTable, row: int, only: Mapping[int, frozenset[str]]) -> bool:
    """Whether a row is one of the picked ones; a line between them stands in none of the columns."""
    cells = ((table.covered.cell(row, column), words) for column, words in only.items())
    return all(cell is None or key_of(text_of(cell)) in words for cell, words in cells)


def heading_rows_with_labels(table: OpenTable) -> tuple[int, int]:
    """The first and the last row of headings, those rows included in which labels stand over or under them."""
    rows = [table.table.heading_row]
    rows += [cell.row for cell, _ in (*labels_above(table), *labels_below(table))]
    return min(rows), max(rows)
