"""Notes under and beside a table that make other figures of all of it: "All figures in thousands", under a heading for
notes too, and what the mark behind a name stands for: "* Rolling 12 months"."""

import re
from collections.abc import Callable, Collection, Iterator, Sequence

from ibdesk.domain.figure import Unit
from ibdesk.domain.month import Month
from ibdesk.reading.cells.sheet import Cell, Kind
from ibdesk.reading.tables.around.parameters import is_parameter
from ibdesk.reading.tables.around.places import Label, month_in, months_of, words_for_all
from ibdesk.reading.tables.around.row_qualifiers import codes_of_rows
from ibdesk.reading.tables.opened.open_table import OpenTable
from ibdesk.reading.tables.words.kinds_of_numbers import ANOTHER, NumberKind, kind_of
from ibdesk.reading.tables.words.measure_titles import Measure, measure_of, sentences
from ibdesk.reading.tables.words.notes import is_not_for_use, is_note_of_another
from ibdesk.reading.tables.words.per_how_many import TEN_THOUSAND, per_how_many
from ibdesk.reading.tables.words.said_of_all import is_of_another, names_twelve_months
from ibdesk.reading.tables.words.word_lists import RATES, SHARES
from ibdesk.reading.values.cell_text import key_of, plain_signs, text_of
from ibdesk.reading.values.numbers import holds_number
from ibdesk.reading.values.years_stated import states_another_year

# Alone these are how figures are given; of indicators that have that unit it is nothing else.
_OF_A_UNIT = SHARES | RATES
_ROWS_BELOW, _ROWS_BESIDE, _ROWS_WITH_NAMES = 20, 40, 500
_FEWEST_WORDS, _LONGEST_MARK = 3, 4
MONTHS_OF_YEAR = 12
_MARK = r"(?:[*†‡§¶#^]{1,3}|[¹²³⁰-⁹ᵃ-ᶻ]{1,2}|[(\[](?:\d{1,2}|[a-z*])[)\]])"
_NOTE = re.compile(r"(?:please )?(?:foot)?notes?\W*|nb\W*", re.IGNORECASE)
_MARKED = re.compile(rf"({_MARK})[ .:)=–-]*(\S.*)", re.DOTALL)
_MARK_BEHIND = re.compile(rf".*\S ?({_MARK})")
_UNITS = {
    Measure.SHARE: frozenset((Unit.PERCENT,)),
    Measure.RATE: frozenset((Unit.RATE, Unit.PERCENT)),
    Measure.AVERAGE: frozenset((Unit.DAYS,)),
}


def notes_around(table: OpenTable) -> list[Label]:
    """The first note below or beside a table that makes other figures of all of it."""
    below = ((cell, "under the table") for cell in below_table(table) if _is_of_another(table, cell))
    beside = (
        (cell, "beside the table")
        for cell in beside_table(table)
        if says_so(table, text := text_of(cell)) or is_parameter(text, words_for_all(table))
    )
    return [found for found in (next(below, None), next(beside, None)) if found is not None]


def says_another(table: OpenTable, text: str, codes: Collection[str] | None = None) -> bool:
    """Whether a title, the name of a sheet or a file, or a line over rows says that all figures under it are others
    than the indicators have: those with these `codes`, or all that the table's rows are about."""
    return says_another_than(text, lambda: units_in(table, codes), lambda: months_of(table))


def says_another_than(
    text: str, units: Callable[[], Collection[Unit]], months: Callable[[], Collection[Month]]
) -> bool:
    """The same, where the indicators have these `units` and the figures are of these `months`, asked for if needed."""
    if names_unit(text):
        return are_of_other_units(text, units())
    if names_twelve_months(text) and len(months()) >= MONTHS_OF_YEAR:
        return False
    return is_of_another(text) or _is_another_measure(text, units, months)


def names_unit(text: str) -> bool:
    """Whether a title is the name of a unit and no more: "%", "Rates", "Per 10,000 children"."""
    return key_of(text) in _OF_A_UNIT or per_how_many(text) == TEN_THOUSAND


def is_another_measure(table: OpenTable, text: str, is_title: bool = True, is_alone: bool = True) -> bool:
    """Whether a title or a note says that all figures are others than the table's indicators have: shares of a count,
    those of another year."""
    return _is_another_measure(text, lambda: units_in(table), lambda: months_of(table), is_title, is_alone)


def _is_another_measure(
    text: str,
    units: Callable[[], Collection[Unit]],
    months: Callable[[], Collection[Month]],
    is_title: bool = True,
    is_alone: bool = True,
) -> bool:
    measure = measure_of(text, is_title, is_alone)
    if measure is Measure.OF_YEAR:
        first = min(months(), default=None)
        return first is not None and any(states_another_year(each, first) for each in sentences(text))
    of_measure = _UNITS.get(measure) if measure is not None else None
    return measure is not None if of_measure is None else _are_others(of_measure, units())


def units_in(table: OpenTable, codes: Collection[str] | None = None) -> set[Unit]:
    """The units of the indicators with these `codes`, or that its rows are about."""
    among = codes_of_rows(table) if codes is None else codes
    return {each.unit for code in among for each in table.known.definitions(code)}


def are_of_other_units(title: str, own: Collection[Unit]) -> bool:
    """Whether a title says that all figures are shares, rates or averages, and not all of these units are such."""
    measure = measure_of(title, is_title=True)
    units = _UNITS.get(measure) if measure is not None else None
    if per_how_many(title) == TEN_THOUSAND:
        units = frozenset((Unit.RATE,))
    return units is not None and _are_others(units, own)


def _are_others(units: frozenset[Unit], own: Collection[Unit]) -> bool:
    return not own or not units.issuperset(own)


def below_table(table: OpenTable) -> Iterator[Cell]:
    """The texts of the last rows, up to the first row with a number behind its first cell, or with its month."""
    rows = sorted((*table.table.rows, *table.table.notes))
    month = table.table.columns.get("month")
    for row in reversed(rows[-_ROWS_BELOW:]):
        cells = table.sheet.row(row)
        if any(cell.kind is not Kind.TEXT or holds_number(cell) for cell in cells[1:]):
            return
        if any(cell.column == month and month_in(cell) is not None for cell in cells):
            return
        yield from (cell for cell in cells if cell.kind is Kind.TEXT)


def beside_table(table: OpenTable) -> Iterator[Cell]:
    """The texts of some words, and the parameters, right of the table beside its first rows; in its headings over an
    empty column."""
    rows = table.table.rows[:_ROWS_BESIDE]
    for heading in table.table.others:
        if _may_say_so(heading) and not any(table.sheet.cell(row, heading.column) for row in rows):
            yield heading
    for row in (table.table.heading_row, *rows):
        for cell in reversed(table.sheet.row(row)):
            if cell.column <= table.table.last_column:
                break
            if _may_say_so(cell):
                yield cell


def _may_say_so(cell: Cell) -> bool:
    """Whether a text is more than the heading of a column that nobody has filled yet."""
    text = text_of(cell)
    return cell.kind is Kind.TEXT and (len(text.split()) >= _FEWEST_WORDS or is_parameter(text))


def _is_of_another(table: OpenTable, cell: Cell) -> bool:
    text, cells = text_of(cell), table.sheet.row(cell.row)
    if says_so(table, text, len(cells) == 1 or _NOTE.fullmatch(text_of(cells[0])) is not None) or _filters(cells, cell):
        return True
    if cells[0] is cell and len(cells) > 1 and len(text) <= _LONGEST_MARK:
        text = f"{text} {text_of(cells[1])}"
    marked = _MARKED.fullmatch(plain_signs(text))
    return marked is not None and _is_said_of_figures(table, marked[1], marked[2])


def _filters(cells: Sequence[Cell], cell: Cell) -> bool:
    """Whether it is the first of a row whose cells are a filter together: "Filters", "Team = Duty"."""
    if len(cells) == 1 or cells[0] is not cell:
        return False
    return is_note_of_another(f"{text_of(cell).rstrip(' :')}: {text_of(cells[1])}")


def says_so(table: OpenTable, text: str, is_alone: bool = True) -> bool:
    """Whether a note says that all figures are others than the table's indicators have."""
    of_another = is_note_of_another(text) or any(map(is_note_of_another, sentences(text)))
    return of_another or is_not_for_use(text) or is_another_measure(table, text, False, is_alone)


def _is_said_of_figures(table: OpenTable, mark: str, note: str) -> bool:
    """Whether what a mark stands for is another number, and the mark stands behind no heading of a column that is not
    used alone."""
    kind = kind_of(note)
    if kind not in ANOTHER and not is_another_measure(table, note):
        return False
    if any(_has_mark(cell, mark) for cell in _named(table)):
        return True
    return kind is not NumberKind.RATE and not any(_has_mark(cell, mark) for cell in table.table.others)


def _named(table: OpenTable) -> Iterator[Cell]:
    """The names of its rows and the headings of its figures."""
    yield from (heading.cell for heading in table.table.months)
    columns = [table.table.columns[role] for role in ("name", "code") if table.has(role)]
    for row in table.table.rows[:_ROWS_WITH_NAMES]:
        yield from (cell for column in columns if (cell := table.sheet.cell(row, column)) is not None)


def _has_mark(cell: Cell, mark: str) -> bool:
    found = _MARK_BEHIND.fullmatch(text_of(cell)) if cell.kind is Kind.TEXT else None
    return found is not None and found[1] == mark
