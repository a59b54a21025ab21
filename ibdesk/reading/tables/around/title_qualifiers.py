"""Titles over a table, and the sheet's name, that say that all of its numbers are another kind: "Targets 2014/15",
"Area: North", "Boys only"."""

import re
from collections.abc import Callable, Collection, Iterator, Sequence

from ibdesk.domain.figure import Unit
from ibdesk.reading.cells.sheet import Cell, Kind, Sheet
from ibdesk.reading.tables.around.notes_around import (
    MONTHS_OF_YEAR,
    are_of_other_units,
    is_another_measure,
    names_unit,
    says_another,
    says_another_than,
    units_in,
)
from ibdesk.reading.tables.around.parameters import chooses, is_parameter, judged_apart, pairs_in
from ibdesk.reading.tables.around.places import (
    AS_FILE,
    AS_SHEET,
    AS_TITLE,
    ROWS_ABOVE,
    Label,
    is_for_all,
    months_of,
    one_month,
    rows_over,
    sheet_and_file,
    words_for_all,
)
from ibdesk.reading.tables.opened.open_table import OpenTable
from ibdesk.reading.tables.words.kinds_of_numbers import NumberKind, kind_alone, kind_of, stated_baseline
from ibdesk.reading.tables.words.notes import is_name_of_unused
from ibdesk.reading.tables.words.said_of_all import counts_others, is_of_another, names_twelve_months, part_named
from ibdesk.reading.tables.words.word_lists import (
    KIND_HEADINGS,
    LONGER,
    PART_HEADINGS,
)
from ibdesk.reading.values.cell_text import key_in, key_of, text_of
from ibdesk.reading.values.month_text import FoundMonth, read_month_text
from ibdesk.reading.values.years_stated import states_another_year

_OVER_COLUMNS, _MOST_TITLES, _ROWS_BELOW = 3, 12, 40
_PAIRED = KIND_HEADINGS | PART_HEADINGS | {"report", "title", "reporttitle", "table", "sheet", "contents", "data"}
# As a sheet's name these say how its figures are shown, not which they are: months beside each other are a trend, and
# all months of a year stand on the sheet "FY 2014-15". A single letter, or "CI", is no more than a short name.
_SHEETS_OF_ALL = frozenset(("trend", "trends", "monthlytrend", "monthlytrends", "fy", "status", "ci", "pp", "ppt"))
_NOTES = re.compile(r"(?:foot)?notes?\W*", re.IGNORECASE)
_PLANS = re.compile(r"\bplans?\b")
_NOT_LETTERS = re.compile(r"[\d\W_]+")
AS_BESIDE = "in the header or footer of the page, or in a box on the sheet"


def labels_of_sheet(table: OpenTable) -> Iterator[Label]:
    """The sheet's name, the file's, or a title that says that all numbers are another kind."""
    own_words = words_for_all(table)
    for cell, where in sheet_and_file(table):
        if _is_name_of_another(text_of(cell), where, own_words, lambda name: says_another(table, name)):
            yield cell, where
        if where == AS_FILE:
            yield from ((cell._replace(value=line), AS_BESIDE) for line in _lines_beside(table))
    first = table.table.first_column
    top = next((row for row, cells in table.sheet.rows() if len(cells) > 2), table.table.heading_row)
    for cells in rows_over(table):
        for title, of_itself in _titles_of_another(cells, first, own_words):
            # Under another table "Last year" says what the months say too.
            is_later = kind_of(text_of(title)) is NumberKind.EARLIER and top < title.row
            of_column = of_itself and _is_of_a_column(table, title)
            is_quiet = is_later or of_column or _fits(table, text_of(title))
            if not is_quiet and not _is_other_baseline(table, title):
                yield title, AS_TITLE
                break
        else:
            apart = judged_apart(cells, first)
            titles = [cell for cell in apart if not _is_of_a_column(table, cell)][:_MOST_TITLES]
            yield from ((cell, AS_TITLE) for cell in titles if is_another_measure(table, text_of(cell)))


def _fits(table: OpenTable, title: str) -> bool:
    """Whether a title names the unit of all of the table's indicators, "%" or "Rates", or its twelve months."""
    if names_twelve_months(title):
        return len(months_of(table)) >= MONTHS_OF_YEAR
    return names_unit(title) and not are_of_other_units(title, units_in(table))


def _is_of_a_column(table: OpenTable, title: Cell) -> bool:
    """Whether a label stands right over one of the columns, and is about that; further right than all of them it is
    about the table."""
    heading_row = table.table.heading_row
    if title.row < heading_row - _OVER_COLUMNS or title.column < table.table.first_column + 2:
        return False
    rows = (heading_row, *table.table.rows[:_ROWS_BELOW])
    return any(cells[-1].column >= title.column for cells in table.sheet.rows_of(rows))


def _lines_beside(table: OpenTable) -> Iterator[str]:
    """The first line that says so in each text that stands in no cell; lines that go on are one."""
    for text in table.sheet.beside:
        lines = [line for line in text.splitlines() if not _NOTES.fullmatch(line.strip())]
        for line in dict.fromkeys((*lines, " ".join(lines))):
            if is_parameter(line) or is_of_another(line) or is_another_measure(table, line):
                yield line
                break


def _is_other_baseline(table: OpenTable, title: Cell) -> bool:
    """Whether a title, with the cell beside it, says what a baseline is, and not that the figures are it."""
    beside = table.covered.cell(title.row, title.column + 1)
    stated = stated_baseline(text_of(title)) or stated_baseline(f"{text_of(title).rstrip(' :')}: {text_of(beside)}")
    if isinstance(month := read_month_text(stated), FoundMonth):
        return one_month(table) != month.month
    months = months_of(table) if stated else set()
    return bool(months) and all(states_another_year(stated, each) for each in months)


def said_over(sheet: Sheet, heading_row: int, units: Collection[Unit]) -> str | None:
    """Why what stands under headings in this row is no indicators' own figures, as the sheet's name or a title above
    says; None where they do not say so. `units` are those of the indicators below."""

    def says_so(text: str) -> bool:
        return says_another_than(text, lambda: units, tuple)

    if _is_name_of_another(sheet.name, AS_SHEET, frozenset(), says_so):
        return f"the sheet is called “{sheet.name}”"
    for row in range(max(1, heading_row - ROWS_ABOVE), heading_row):
        titles = (text_of(each) for each, _ in _titles_of_another(sheet.row(row), 1))
        if title := next((each for each in titles if not stated_baseline(each) and says_so(each)), ""):
            return f"“{title}” stands as a title"
    return None


def _is_name_of_another(name: str, where: str, own_words: frozenset[str], says_so: Callable[[str], bool]) -> bool:
    """Whether a sheet's or a file's name says that its figures are another kind."""
    if is_name_of_unused(name) or counts_others(name, own_words):
        return True
    return not (_says_how(name) or (where == AS_FILE and _is_one_of_several(name))) and says_so(name)


def _is_one_of_several(name: str) -> bool:
    """Whether a file is called by what may be its place among several, "First" or "Agency"; "Plans" are children's."""
    is_part = kind_of(name) is NumberKind.PART and kind_alone(name) is not NumberKind.PART
    return is_part or _PLANS.search(name.casefold()) is not None


def _says_how(name: str) -> bool:
    """Whether a sheet's or a file's name says how its figures are shown, or is no word."""
    word = _NOT_LETTERS.sub("", name.casefold())
    if not word and kind_of(name) is not None:  # ages and money: "0-4", "16+", "£000"
        return False
    return (len(word) <= 1 and key_of(name) not in LONGER) or word in _SHEETS_OF_ALL


def _titles_of_another(
    cells: Sequence[Cell], first_column: int, own_words: frozenset[str] = frozenset()
) -> Iterator[tuple[Cell, bool]]:
    """The cells of a row of titles that say so: each of itself, or behind what it is for ("Area", "North")."""
    texts = judged_apart(cells, first_column)
    yield from (
        (cell, True)
        for cell in texts
        if (is_of_another(text := text_of(cell)) and not _names_whole(text, own_words))
        or stated_baseline(text)
        or is_parameter(text, own_words)
        or counts_others(text, own_words)
    )
    for label, value in pairs_in(cells, first_column):
        said = f"{text_of(label).rstrip(' :')}: {text_of(value)}"
        paired = key_in(label) in _PAIRED and value.kind is Kind.TEXT and is_of_another(said)
        paired = paired and not _names_whole(said, own_words)
        if paired or chooses(label, value, own_words):
            yield value, False


def _names_whole(title: str, own_words: frozenset[str]) -> bool:
    """Whether a title says of which part its table is, and that is all of it: "Area: Marlshire" of Marlshire."""
    part = part_named(title)
    return bool(part) and is_for_all(part, own_words)


def is_title_of_part(cell: Cell, where: str) -> bool:
    """Whether a label stands over all of a table and says of which part it is: then others are of other parts."""
    return where in (AS_SHEET, AS_TITLE) and kind_of(text_of(cell)) in (None, NumberKind.PART)
