"""Labels in the rows of a table that tell figures of one indicator and month apart, or name another kind of number: a
column of types or areas, a line between the rows, a name that is not the indicator's."""

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from ibdesk.domain.councils import without_kind
from ibdesk.domain.figure import Covers, Supply, Unit
from ibdesk.reading.cells.sheet import Cell, Kind, content_of
from ibdesk.reading.tables.around.headings_between import is_longer_time
from ibdesk.reading.tables.around.places import AS_NAME, IN_ROWS, Label
from ibdesk.reading.tables.names.names_of_others import is_another_number
from ibdesk.reading.tables.opened.open_table import OpenTable
from ibdesk.reading.tables.words.kinds_of_numbers import (
    NumberKind,
    is_numbered_part,
    is_whole,
    kind_alone,
    kind_of,
)
from ibdesk.reading.tables.words.per_how_many import TEN_THOUSAND, per_how_many
from ibdesk.reading.tables.words.remarks import HOW_HEADINGS, is_timetable, is_worked_out, runs_over
from ibdesk.reading.tables.words.word_lists import KIND_HEADINGS, OF_A_MONTH, PART_HEADINGS, ROLES, TIMES_OF_FIGURES
from ibdesk.reading.values.cell_text import key_in, key_of, text_of

_LABELS = ("section", "unit", "measure", "officer")
# Headings that the layouts know as labels of an indicator, where each indicator has one word and they differ.
_SECTION_TOO = frozenset(("area", "group"))
_ANOTHER = tuple(kind for kind in NumberKind if kind is not NumberKind.VALUE)
_UNITS = {
    **dict.fromkeys(("%", "percent", "percentage", "pct", "percentages"), Unit.PERCENT),
    "rate": Unit.RATE,
}
_ONE_MONTH = (Covers.MONTH, Covers.SNAPSHOT)
_NEVER_KINDS = frozenset(("section", "theme", "chapter", "officer", "owner", "lead", "responsibleofficer"))
_OF_PERSONS = tuple(ROLES - {"by"})


class LabelledRow(Struct, frozen=True):
    """A row with its indicator, what figure it is about, and its labels by column."""

    row: int
    code: str
    about: Hashable
    labels: dict[int, Cell]


def labels_in_rows(table: OpenTable) -> list[Label]:
    """The first cells of the columns that tell the rows of one figure apart."""
    columns = _label_columns(table)
    rows = list(labelled_rows(table, columns)) if columns else []
    return [(cell, IN_ROWS) for column in columns if (cell := _tells_apart(table, column, rows))]


def _label_columns(table: OpenTable) -> dict[int, str]:
    """The columns that may hold labels, by their headings' keys."""
    columns = {table.table.columns[name]: _heading(table, name) for name in _LABELS if table.has(name)}
    columns |= {cell.column: key_in(cell) for cell in table.table.others}
    if table.table.months and table.has("comment"):
        columns[table.table.columns["comment"]] = _heading(table, "comment")
    used = {*table.table.columns.values(), *columns, *(heading.cell.column for heading in table.table.months)}
    known = used | {cell.column for cell in table.sheet.row(table.table.heading_row)}
    columns |= dict.fromkeys(sorted(_texts_without_heading(table, known)), "")
    return columns


def _texts_without_heading(table: OpenTable, known: Collection[int]) -> set[int]:
    """The columns that hold texts in the table's rows and have no heading, however far from its figures."""
    others = table.sheet.columns_used() - set(known)
    rows = table.sheet.rows_of(table.table.rows) if others else ()
    return {cell.column for cells in rows for cell in cells if cell.column in others and cell.kind is Kind.TEXT}


def _heading(table: OpenTable, name: str) -> str:
    return key_in(table.covered.cell(table.table.heading_row, table.table.columns[name]))


def labelled_rows(table: OpenTable, columns: Iterable[int]) -> Iterator[LabelledRow]:
    for row in table.table.rows:
        shown = table.shown_in_row(row)
        code = _code_quietly(table, shown)
        if code is None:
            continue
        about = (code, *(content_of(shown.get(name)) for name in ("month", "category")))
        labels = {column: cell for column in columns if (cell := table.covered.cell(row, column)) and text_of(cell)}
        yield LabelledRow(row, code, about, labels)


def columns_of_labels(table: OpenTable) -> dict[int, str]:
    """The columns that may hold labels and are about no section or person, by their headings' keys."""
    return {
        column: heading
        for column, heading in _label_columns(table).items()
        if heading not in _NEVER_KINDS and not heading.endswith(_OF_PERSONS)
    }


def texts_of_rows(table: OpenTable) -> Iterator[tuple[str, str, Cell]]:
    """The texts in columns that may hold labels: the key of the column's heading, the row's code, the cell."""
    columns = columns_of_labels(table)
    for row in labelled_rows(table, columns) if columns else ():
        yield from ((columns[at], row.code, cell) for at, cell in row.labels.items() if cell.kind is Kind.TEXT)


def codes_of_rows(table: OpenTable) -> frozenset[str]:
    """The known codes that its rows are about; nothing is told."""
    return frozenset(row.code for row in labelled_rows(table, ()))


def figures_of_rows(table: OpenTable) -> list[Hashable]:
    """Of each row of a known code what its figures are about: the code, month and category; nothing is told."""
    return [row.about for row in labelled_rows(table, ())]


def only_code(table: OpenTable) -> str | None:
    """The known code that all its rows are about, where it is one; nothing is told."""
    found: str | None = None
    for row in labelled_rows(table, ()):
        if found not in (None, row.code):
            return None
        found = row.code
    return found


def _code_quietly(table: OpenTable, shown: Mapping[str, Cell]) -> str | None:
    """The known code that a row's labels mean; nothing is told."""
    code_cell, name_cell = shown.get("code"), shown.get("name")
    by = code_cell if text_of(code_cell) or name_cell is None else name_cell
    if by is None or not text_of(by):
        return None
    return table.known.code_in(by) or table.known.code_named(text_of(by))


def _tells_apart(table: OpenTable, column: int, rows: Sequence[LabelledRow]) -> Cell | None:
    """The cell at which to say that a column tells figures apart."""
    heading = key_in(table.covered.cell(table.table.heading_row, column))
    held = [(row, row.labels[column]) for row in rows if column in row.labels]
    if not held:
        return None
    if odd := next((cell for row, cell in held if _is_another(table, heading, row.code, cell)), None):
        return odd
    words: dict[Hashable, str] = {}
    of_code: dict[str, set[str]] = defaultdict(set)
    for row, cell in held:
        word = key_of(text_of(cell))
        if words.setdefault(row.about, word) != word:
            return cell
        of_code[row.code].add(word)
    several = {code for code, each in of_code.items() if len(each) > 1}
    if several and heading in (KIND_HEADINGS - OF_A_MONTH) | PART_HEADINGS:
        return held[0][1]
    if several and heading in _NEVER_KINDS:
        return next((cell for row, cell in held if row.code in several and kind_alone(text_of(cell)) in _ANOTHER), None)
    if part := next((cell for row, cell in held if row.code in several and _is_part(cell)), None):
        return part
    details = table.known.records.details
    own = without_kind(details.council) if details is not None else ""
    wholes = (is_whole(text_of(cell)) or (own and without_kind(text_of(cell)) == own) for _, cell in held)
    is_part = heading in PART_HEADINGS and not all(wholes)
    return held[0][1] if is_part and not _are_sections(table, heading, of_code) else None


def _is_part(cell: Cell) -> bool:
    return cell.kind is Kind.TEXT and kind_of(text_of(cell)) is NumberKind.PART


def _are_sections(table: OpenTable, heading: str, of_code: dict[str, set[str]]) -> bool:
    """Whether "Area" or "Group" is over the indicators' sections: known ones, or one word each that differ."""
    if heading not in _SECTION_TOO:
        return False
    words = set().union(*of_code.values())
    known = {key_of(indicator.section) for indicator in table.known.records.indicators}
    return words <= known or len(words) > 1


def _is_another(table: OpenTable, heading: str, code: str, cell: Cell) -> bool:
    """Whether a label says that the row's number is another one, or in another unit than the indicator's."""
    if cell.kind is not Kind.TEXT:
        return False
    definition = table.known.definitions(code)[-1]
    unit = Unit.RATE if per_how_many(text_of(cell)) == TEN_THOUSAND else _UNITS.get(key_of(text_of(cell)))
    if unit is not None and heading in KIND_HEADINGS | {"format"}:
        rates = table.has("rate") or definition.unit is Unit.RATE
        return not rates if unit is Unit.RATE else definition.unit is not unit
    if heading in _NEVER_KINDS or heading.endswith(_OF_PERSONS):
        return False
    if heading in TIMES_OF_FIGURES and is_longer_time(text_of(cell), definition):
        return True
    if is_timetable(heading):
        return False
    worked_out = heading in HOW_HEADINGS and definition.unit is not Unit.DAYS and is_worked_out(text_of(cell))
    if worked_out or runs_over(heading, text_of(cell)):
        return definition.value_period in _ONE_MONTH and definition.supplied_as is Supply.PARTS
    if not heading and is_numbered_part(text_of(cell)):
        return True
    # What stands under Notes or Status says as often something about the figure.
    says = kind_of if heading in (KIND_HEADINGS - OF_A_MONTH) | PART_HEADINGS else kind_alone
    return says(text_of(cell)) in _ANOTHER


def names_that_differ(table: OpenTable) -> list[Label]:
    """Names beside a code that say of which other number, or of which part, the row is."""
    if not (table.has("code") and table.has("name")):
        return []
    names: dict[str, dict[str, Cell]] = defaultdict(dict)
    others: list[Label] = []
    for code, cell in table.names_met():
        names[code].setdefault(key_of(text_of(cell)), cell)
        if is_another_number(table.known, code, text_of(cell)):
            others.append((cell, AS_NAME))
            if table.table.mapping is None:
                return others
    if others or all(len(each) == 1 for each in names.values()):
        return others
    column = table.table.columns["name"]
    rows = [row for row in labelled_rows(table, [column]) if len(names[row.code]) > 1]
    words: dict[Hashable, str] = {}
    for row in rows:
        label = row.labels.get(column)
        word = key_of(text_of(label))
        if label is not None and words.setdefault(row.about, word) != word:
            return [(label, AS_NAME)]
    return []
