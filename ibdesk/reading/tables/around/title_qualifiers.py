"""Titles over a table, and the sheet's name, that say that all of its numbers are another kind: "Targets 2014/15",
"Area: North", "Boys only"."""

import re
from collections.abc import Collection, Iterator, Sequence

from ibdesk.domain.figure import Unit
from ibdesk.reading.cells.sheet import Cell, Kind, Sheet
from ibdesk.reading.tables.around.notes_around import are_of_other_units, is_another_measure, units_in
from ibdesk.reading.tables.around.parameters import chooses, is_parameter, judged_apart, pairs_in
from ibdesk.reading.tables.around.places import (
    AS_FILE,
    AS_SHEET,
    AS_TITLE,
    ROWS_ABOVE,
    Label,
    months_of,
    one_month,
    rows_over,
    sheet_and_file,
    words_for_all,
)
from ibdesk.reading.tables.opened.open_table import OpenTable
from ibdesk.reading.tables.words.kinds_of_numbers import ANOTHER, NumberKind, is_whole, kind_of, stated_baseline
from ibdesk.reading.tables.words.measure_titles import is_about_others_too
from ibdesk.reading.tables.words.notes import is_name_of_unused, is_not_for_use, is_note_of_another
from ibdesk.reading.tables.words.word_lists import (
    KIND_HEADINGS,
    LONGER,
    OTHERS_COUNTED,
    PART_HEADINGS,
    PER_10000,
    PLACES,
    RATES,
    SHARES,
    word_list,
)
from ibdesk.reading.values.cell_text import key_in, key_of, plain_signs, text_of
from ibdesk.reading.values.month_text import FoundMonth, read_month_text
from ibdesk.reading.values.years_stated import states_another_year

_OVER_COLUMNS, _MOST_TITLES, _ROWS_BELOW = 3, 12, 40
_PLACES = "|".join(PLACES)
# A title that says of which part its table is.
_OF_PART = re.compile(
    rf"(?:{_PLACES}|team|gender|sex|ages?|age (?:group|band)|ethnicity|scenario|cohort|provider) ?[:–-] ?(\S.*)"
)
_OF_PLACE = re.compile(
    rf"(?:(?:north|south|central|east|west)[ -]?(?:east|west)? (?:{_PLACES}|team)|\S+ (?:locality|ward|cluster))"
)
# A team whose cases they are, and not who made the paper, or for whom.
_OF_TEAM = re.compile(r"(?:the )?((?:[^\W\d_][\w&/'-]* ){1,3})teams?(?: (?:only|cases|data|figures))?")
_NO_TEAM = word_list(
    "performance intelligence data analysis information insight management leadership senior executive corporate "
    "project programme improvement quality assurance mis bi qa business support systems policy strategy research "
    "report reporting by per each all every other our your my whole both several teams"
)
_OF_AGE = re.compile(
    r".*\b(?:aged?|children|young people) (?:aged? )?(\d{1,2} ?(?:-|–|to) ?\d{1,2}|(?:under|over) \d{1,2})s?"
)
# What a figure is held against is no other number than the figure.
_AGAINST = re.compile(r"\b(?:against|versus|vs?\.?|compared (?:with|to)|with)\s.*")
_BEGINS = re.compile(
    r"(?:(?:monthly|annual|agreed|our|the) )?(?:targets|forecasts?|budgets?|trajector(?:y|ies))\b(?! audience)"
)
_CUMULATIVE = re.compile(r"\b(?:is|are|shown|as|all) cumulative\b|\bcumulative (?:from|since|figures?|totals?)\b")
# Figures before they were put right; after it they may stand beside those.
_UNCHECKED = (
    r"(?:before|pre|prior to)[ -]?(?:the )?(?:qa|validation|validating|cleansing|checks?|checking|corrections?|"
    r"moderation|review|audit|data quality|dq|sign[ -]?off|amendments?|revisions?)"
)
_VERSION = re.compile(
    rf"(?:\w+ ){{0,3}}{_UNCHECKED}|{_UNCHECKED.replace('before|pre|prior to', 'after|post|following')}"
)
# One of several that were thought of: "Scenario 2", "Option B".
_SUPPOSED = re.compile(
    r"scenarios?(?: analysis)?|(?:scenario|option|simulation|what[- ]if)(?: no\.?)?(?: ?\d{1,2}| [a-z])|what[- ]if\??"
)
# Alone these are how figures are given; of indicators that have that unit it is nothing else.
_OF_A_UNIT = SHARES | RATES | PER_10000
# Who made a report is no part of its figures.
_MAKERS = frozenset(("performance", "intelligence", "data", "analysis", "information", "insight"))
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
        says_so = _is_sheet_of_another if where == AS_SHEET else _is_file_of_another
        if _of_unit(table, text_of(cell), says_so(text_of(cell))) or _counts_others(text_of(cell), own_words):
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
            is_quiet = is_later or of_column or not _of_unit(table, text_of(title), True)
            if not is_quiet and not _is_other_baseline(table, title):
                yield title, AS_TITLE
                break
        else:
            apart = judged_apart(cells, first)
            titles = [cell for cell in apart if not _is_of_a_column(table, cell)][:_MOST_TITLES]
            yield from ((cell, AS_TITLE) for cell in titles if is_another_measure(table, text_of(cell)))


def _is_of_a_column(table: OpenTable, title: Cell) -> bool:
    """Whether a label stands right over one of the columns, and is about that; further right than all of them it is
    about the table."""
    heading_row = table.table.heading_row
    if title.row < heading_row - _OVER_COLUMNS or title.column < table.table.first_column + 2:
        return False
    rows = (heading_row, *table.table.rows[:_ROWS_BELOW])
    return any(cells[-1].column >= title.column for cells in table.sheet.rows_of(rows))


def _of_unit(table: OpenTable, name: str, otherwise: bool) -> bool:
    """Whether a name that is a unit's, "%" or "Rates", says that the figures are others than the table's indicators
    have; `otherwise` for every other name."""
    return are_of_other_units(name, units_in(table)) if key_of(name) in _OF_A_UNIT else otherwise


def _counts_others(name: str, own_words: frozenset[str]) -> bool:
    """Whether a name says that families or episodes are counted rather than children, and is none of the board's."""
    key = key_of(name)
    return key in OTHERS_COUNTED and key not in own_words


def _lines_beside(table: OpenTable) -> Iterator[str]:
    """The first line that says so in each text that stands in no cell; lines that go on are one."""
    for text in table.sheet.beside:
        lines = [line for line in text.splitlines() if not _NOTES.fullmatch(line.strip())]
        for line in dict.fromkeys((*lines, " ".join(lines))):
            if is_of_another(line) or is_parameter(line) or is_another_measure(table, line):
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

    def says_so(text: str, otherwise: bool) -> bool:
        return are_of_other_units(text, units) if key_of(text) in _OF_A_UNIT else otherwise

    if says_so(sheet.name, _is_sheet_of_another(sheet.name)) or _counts_others(sheet.name, frozenset()):
        return f"the sheet is called “{sheet.name}”"
    for row in range(max(1, heading_row - ROWS_ABOVE), heading_row):
        titles = (text_of(each) for each, _ in _titles_of_another(sheet.row(row), 1))
        if title := next((each for each in titles if not stated_baseline(each) and says_so(each, True)), ""):
            return f"“{title}” stands as a title"
    return None


def _is_sheet_of_another(name: str) -> bool:
    plain = plain_signs(name).casefold()
    if _VERSION.fullmatch(plain) or _SUPPOSED.fullmatch(plain) or is_name_of_unused(name):
        return True
    return not _says_how(name) and (_is_of_team(plain) or kind_of(name) in ANOTHER)


def _is_of_team(plain: str) -> bool:
    """Whether a name in small letters is a team's that has cases: "Duty team", and not "Performance team"."""
    team = _OF_TEAM.fullmatch(plain)
    return team is not None and _NO_TEAM.isdisjoint(team[1].split())


def _is_file_of_another(name: str) -> bool:
    """A file that is called by a part, "First" or "Agency", may be that part of several; "Plans" are children's."""
    if is_name_of_unused(name):
        return True
    if _says_how(name) or _PLANS.search(name.casefold()) or kind_of(name) is NumberKind.PART:
        return False
    return is_of_another(name)


def _says_how(name: str) -> bool:
    """Whether a sheet's or a file's name says how its figures are shown, or is no word."""
    word = _NOT_LETTERS.sub("", name.casefold())
    if not word and (kind_of(name) is NumberKind.PART or "£" in name):  # ages: "0-4", "16+"
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
        if is_of_another(text := text_of(cell))
        or stated_baseline(text)
        or is_parameter(text, own_words)
        or _counts_others(text, own_words)
    )
    for label, value in pairs_in(cells, first_column):
        said = f"{text_of(label).rstrip(' :')}: {text_of(value)}"
        paired = key_in(label) in _PAIRED and value.kind is Kind.TEXT and is_of_another(said)
        if paired or chooses(label, value, own_words):
            yield value, False


def is_title_of_part(cell: Cell, where: str) -> bool:
    """Whether a label stands over all of a table and says of which part it is: then others are of other parts."""
    return where in (AS_SHEET, AS_TITLE) and kind_of(text_of(cell)) in (None, NumberKind.PART)


def is_of_another(title: str) -> bool:
    """Whether a title says that the numbers below are another kind, of one part alone, or of another time."""
    if "\n" in title.strip() and any(is_of_another(line) for line in title.splitlines()):
        return True
    plain = plain_signs(title).casefold()
    if is_note_of_another(title) or is_not_for_use(plain):
        return True
    if is_about_others_too(plain):
        return False
    if kind_of(_AGAINST.sub("", plain)) in ANOTHER or _BEGINS.match(plain) or _CUMULATIVE.search(plain):
        return True
    if (age := _OF_AGE.fullmatch(plain)) is not None:
        return not is_whole(age[1])
    if any(each.fullmatch(plain) for each in (_OF_PLACE, _VERSION, _SUPPOSED)):
        return True
    if _is_of_team(plain):
        return True
    part = _OF_PART.fullmatch(plain)
    makers = _MAKERS.intersection(key_of(word) for word in plain.split())
    return part is not None and not makers and not is_whole(part[1])
