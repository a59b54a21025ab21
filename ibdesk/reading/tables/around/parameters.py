"""Labels with their values over a table, or all down a column of it: parameters of a report, page filters of a pivot
table. One that chooses a part of the records ("Referral source", "Police") makes figures of that part; what is about
the paper, a time, or all of something does not."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from ibdesk.reading.cells.sheet import Cell, Kind
from ibdesk.reading.tables.around.places import IN_ROWS, Label, is_for_all, words_for_all
from ibdesk.reading.tables.opened.open_table import OpenTable
from ibdesk.reading.tables.opened.row_words import is_of_words
from ibdesk.reading.tables.words.coverage import is_how_much
from ibdesk.reading.tables.words.headings import LAYOUTS
from ibdesk.reading.tables.words.kinds_of_numbers import NumberKind, is_whole, kind_alone, kind_of, says_nothing
from ibdesk.reading.tables.words.row_flags import counts
from ibdesk.reading.tables.words.sheet_names import REPORT_LABELS
from ibdesk.reading.tables.words.word_lists import KIND_HEADINGS, PART_HEADINGS, RECORD_HEADINGS, ROLES, word_list
from ibdesk.reading.values.cell_text import key_in, key_of, plain_signs, text_of
from ibdesk.reading.values.month_names import month_number
from ibdesk.reading.values.month_text import FoundMonth, read_month_text
from ibdesk.reading.values.numbers import holds_number

# A label of these words alone is about the paper: who made it, when, of what, for whom.
_OF_THE_PAPER = word_list(
    "a an and at authority board by catalogue chair chapter classification code comments contact contents copy council "
    "created dashboard data database date definition department dept description details directorate distribution "
    "division document done draft due email e-mail end extract extracted extraction figures file filename final first "
    "fiscal folder for format formula frequency from fy generated good guide heading home id improvement in indicator "
    "indicators is issue issued kpi la last law lead licence link local location mail marking measure meeting month "
    "monthly months name next no note notes number of office officer on organisation output owner page parameters "
    "parameter path people performance period phone pi plan polarity portfolio prepared printed priority produced "
    "product programme project protective publication published publisher purpose quarter query range ran ready ref "
    "reference refreshed release rendered report reported reporting responsible review reviewed run saved section "
    "security sent server service services set sheet signed start started state subject submission submitted supplied "
    "supplier system table tel telephone template theme time timestamp title to topic type unit until up update "
    "updated url user valid version view website week when "
    "workbook year your audience author authors approved archive as "
    "basis checked children's childrens contractor cover current day education environment ended ending frozen legend "
    "key logo latest logged login manager director head assistant analyst job collected collection"
)
_QUIET_LABELS = frozenset(("source", "datasource", "sourceofdata"))
# Behind these words, and those over parts of a whole, a single "Case status: Open" is a parameter and no title.
_CHOOSING = (
    PART_HEADINGS
    | (KIND_HEADINGS - {"unit", "units", "version", "versions", "basis"})
    | word_list("coverage source reason tier need route outcome ward status filter setting stage flag pathway")
)
_OF_A_COLUMN = word_list("scope subset quadrant worker caseworker clientgroup nationality religion language")
_SAID_OF_EACH = word_list("status stage flag outcome basis version versions reason source setting filter need")
_HEADINGS = (
    frozenset(key for layout in LAYOUTS for keys in layout.headings.values() for key in keys)
    | {key for keys in REPORT_LABELS.values() for key in keys}
) - _CHOOSING
_KNOWN_LABELS = _HEADINGS | {"status"}
_OF_A_PIVOT = frozenset(("columnlabels", "rowlabels", "values"))
_ALL = re.compile(
    r"(?:all|any|every|both|total|whole|none|no filters?|select all)\b(?!.*\b(?:except|but|excl\w*|bar|other|not)\b)"
    r".*|n/?a|[*%–-]+"
)
# What report writers call the boxes of a page over a .csv file: "Textbox5".
_OF_A_REPORT_WRITER = re.compile(r"(?:textbox|text|label|field|column|f)_?\d+")
_PAPER_LABEL = re.compile(r".*\b(?:council|authority|report|data|dashboard|scorecard|page|version|board)\b.*")
_PAPER = re.compile(
    r".*\b(?:council|authority|report|performance|figures|data|dashboard|scorecard|summary|monthly|return|statistics|"
    r"indicators|official|draft|final|provisional|approved|published|confidential|sensitive|improvement|validated|"
    r"unvalidated|audited|unaudited|submitted|locked|signed off|board|directorate|version|page|children's services|"
    r"children and families|childrens services|social care|safeguarding|system)\b.*|"
    r".*@.*|https?:.*|\S*[\\/]\S*[\\/]?\S*\.\w+|\S+\.(?:xlsx?|csv|rdl|pdf|docx?)"
)
_TIME = re.compile(
    r".*(?:\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|\d{1,2}:\d\d|\b(?:19|20)\d\d\b|\b\d\d/\d\d\b|"
    r"\b(?:months?|monthly|quarterly|annual|years?|weekly|daily|today|now|yesterday|quarter)\b).*"
)
_FILTER = re.compile(
    r"(?:(?:report|page|applied|active|current|visual) )?(?:filters?|slicers?|parameters?)(?: applied)?"
)
_MOST_LABEL, _MOST_VALUE, _LONGEST = 4, 6, 60


def pairs_in(cells: Sequence[Cell], first_column: int) -> Iterator[tuple[Cell, Cell]]:
    """The labels of a row over a table with the value beside each: of two cells side by side at the table's left edge,
    behind a colon, behind "Filters", and in turn where a row has several."""
    texts = [cell for cell in cells if text_of(cell)]
    if texts and _FILTER.fullmatch(_plain(texts[0]).strip(" :")):
        texts = texts[1:]
        yield from ((label, value) for label, value in pairwise(texts) if label is texts[0])
        return
    in_turn = len(texts) == 2 or any(text_of(cell).endswith(":") for cell in texts)
    of_paper = is_row_of_the_paper(texts)
    for place, (label, value) in enumerate(pairwise(texts)):
        behind_colon = text_of(label).endswith(":")
        at_edge = len(texts) == 2 and label.column <= first_column + 1 and value.column - label.column == 1
        before = place > 0 and text_of(texts[place - 1]).endswith(":")
        turn = place % 2 == 0 and len(texts) % 2 == 0
        if not before and (behind_colon or at_edge or (turn and (of_paper or (in_turn and place)))):
            yield label, value


def chooses(label: Cell, value: Cell, own_words: frozenset[str] = frozenset()) -> bool:
    """Whether a label and its value choose a part. `own_words` are keys of what the whole is called: the council's
    name, the report's title."""
    name = _plain(label).strip(" :")
    if label.kind is not Kind.TEXT or not name or not _is_choice(value, name.split()[-1]):
        return False
    return _chooses(name, _plain(value), own_words)


def is_column_of_choices(heading: Cell) -> bool:
    """Whether a column of this heading says which part was chosen, if one word stands in all of it: "Legal status"; one
    of "Status", or "RAG status", says more often something of each figure."""
    words = _plain(heading).strip(" :").split()
    if not words or kind_of(text_of(heading)) is NumberKind.OTHER or key_in(heading) in _SAID_OF_EACH | RECORD_HEADINGS:
        return False
    return words[-1] in _CHOOSING | _OF_A_COLUMN or (words[0] in _CHOOSING and words[1:2] == ["of"])


def _is_choice(value: Cell, last_of_label: str) -> bool:
    """Whether a value may choose: a word, and a number behind "Tier" or "Age"."""
    if value.kind is Kind.TEXT and not holds_number(value):
        return _OF_A_REPORT_WRITER.fullmatch(_plain(value)) is None
    return value.kind in (Kind.TEXT, Kind.NUMBER) and key_of(last_of_label) in _CHOOSING


def judged_apart(cells: Sequence[Cell], first_column: int) -> list[Cell]:
    """The texts of a row over a table that may say something of themselves: not a known label with a value that is no
    time beside it ("Target", "500"), nor a person's name behind "Lead officer"."""
    texts = [cell for cell in cells if cell.kind is Kind.TEXT and text_of(cell)]
    for label, value in pairs_in(cells, first_column):
        words = _plain(label).strip(" :").split()
        known = key_of(text_of(label)) in _KNOWN_LABELS
        if known and not _is_time(_plain(value)) and value.kind is not Kind.DATE and label in texts:
            texts.remove(label)
        if words and words[-1] in ROLES and value in texts:
            texts.remove(value)
    return texts


def is_row_of_the_paper(cells: Sequence[Cell]) -> bool:
    """Whether a row is labels and values in turn, all about the paper: "Report date", a day, "Page", "1 of 2"."""
    labels = [_plain(cell).strip(" :") for cell in cells[::2]]
    in_turn = len(cells) > 2 and len(cells) % 2 == 0 and all(cell.kind is Kind.TEXT for cell in cells[::2])
    return in_turn and all(label and _is_of_the_paper(label, label.split()) for label in labels)


def is_parameter(text: str, own_words: frozenset[str] = frozenset()) -> bool:
    """Whether one cell is such a label with its value: "Case status: Open"."""
    label, colon, value = plain_signs(text).casefold().partition(":")
    last = key_of(label.split()[-1]) if label.split() else ""
    return bool(colon) and last in _CHOOSING and _chooses(label.strip(), value.strip(), own_words)


def _chooses(label: str, value: str, own_words: frozenset[str]) -> bool:
    words = label.split()
    if not 0 < len(words) <= _MOST_LABEL or not value or len(value) > _LONGEST or len(value.split()) > _MOST_VALUE:
        return False
    if _is_of_the_paper(label, words) or is_for_all(value, own_words) or key_of(label) in own_words:
        return False
    return key_of(value) not in _OF_A_PIVOT and not _is_all(value) and not is_how_much(value)


def _is_of_the_paper(label: str, words: Sequence[str]) -> bool:
    key = key_of(label)
    if key in PART_HEADINGS:
        return False
    if key in _QUIET_LABELS or key in _HEADINGS or words[-1] in ROLES or _PAPER_LABEL.fullmatch(label):
        return True
    of_paper = all(word.strip("()'.,") in _OF_THE_PAPER or word.isdigit() for word in words)
    return of_paper or isinstance(read_month_text(label), FoundMonth) or month_number(words[0]) is not None


def is_about_the_paper(word: str) -> bool:
    """Whether a word in small letters says of a title who made it, when, or what kind of paper it is."""
    return word in _OF_THE_PAPER or _PAPER.fullmatch(word) is not None or _TIME.fullmatch(word) is not None


def _is_all(value: str) -> bool:
    bare = value.strip(" ()[]'\"")
    nothing = _ALL.fullmatch(bare) or _PAPER.fullmatch(value) or says_nothing(bare) or is_whole(bare)
    return bool(nothing) or kind_alone(bare) is NumberKind.VALUE or _is_time(value)


def _is_time(text: str) -> bool:
    return isinstance(read_month_text(text), FoundMonth) or _TIME.fullmatch(text) is not None


def _plain(cell: Cell) -> str:
    return plain_signs(text_of(cell)).casefold()


def columns_that_choose(table: OpenTable) -> list[Label]:
    """The first cell of each such column."""
    headings = [cell for cell in table.table.others if is_column_of_choices(cell)]
    if not headings:
        return []
    own_words = words_for_all(table)
    found = ((heading, _one_word(table, heading.column)) for heading in headings)
    choosing = ((heading, cell) for heading, cell in found if cell is not None and chooses(heading, cell, own_words))
    return [(cell, IN_ROWS) for heading, cell in choosing if not counts(text_of(heading), text_of(cell))]


def _one_word(table: OpenTable, column: int) -> Cell | None:
    """The first cell of a column whose cells say the same beside all figures; None where they do not."""
    first: Cell | None = None
    for row in table.table.rows:
        cell = table.covered.cell(row, column)
        if first is not None and cell is not None and key_of(text_of(cell)) == key_of(text_of(first)):
            continue
        if (cell is None and is_of_words(table.within(row))) or len(table.within(row)) == 1:
            continue  # a note, or a line between the rows
        if cell is None or first is not None:
            return None
        first = cell
    return first
