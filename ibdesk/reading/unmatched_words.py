"""Texts in the place of indicators that are none of the board's, each with the indicator that it is like. Guesses."""

from collections.abc import Iterator, Mapping, Sequence

from ibdesk.domain.month import Month
from ibdesk.domain.proposal import Certainty, ProposedWord
from ibdesk.reading.cells.sheet import Sheet
from ibdesk.reading.mapping.codes_as_written import codes_with_letters, without_other_names
from ibdesk.reading.mapping.like_indicator import like_indicator
from ibdesk.reading.tables.months.month_headings import looks_like_month
from ibdesk.reading.tables.names.known_definitions import KnownDefinitions
from ibdesk.reading.tables.opened.merged import Covered
from ibdesk.reading.tables.words.kinds_of_numbers import is_total_name
from ibdesk.reading.values.cell_text import key_of, text_of
from ibdesk.reading.values.years_stated import states_another_year

_MOST_WORDS = 100
LONGEST_SHOWN = 60


def unmatched_words(
    sheet: Sheet,
    covered: Covered,
    columns: Mapping[str, int],
    rows: Sequence[int],
    known: KnownDefinitions,
    first: Month | None = None,
) -> Iterator[ProposedWord]:
    """The texts in the indicators' column that are no code and no name of the board, each with what it is like; one
    that names another year than twelve months from the `first` on, with nothing."""
    column = columns.get("code") or columns.get("name")
    found: dict[str, tuple[str, str]] = {}  # by its key, a text with the name beside it
    for row in rows if column else ():
        cell = covered.cell(row, column or 0)
        text = text_of(cell)
        if (
            cell is None
            or not key_of(text)
            or key_of(text) in found
            or len(sheet.row(row)) == 1
            or looks_like_month(cell)
        ):
            continue
        if known.code_in(cell) is None and known.code_named(text) is None and len(found) < _MOST_WORDS:
            name = columns.get("name", 0) if "code" in columns else 0
            found[key_of(text)] = text, text_of(covered.cell(row, name)) if name else ""
    codes = codes_with_letters((text for text, _ in found.values()), known)
    codes = without_other_names(codes, found.values(), known)
    for text, _ in found.values():
        of_another_year = first is not None and states_another_year(text, first)
        like = "" if of_another_year else codes.get(text) or like_indicator(text, known)
        total = is_total_name(text)
        certainty = Certainty.GUESS if like or total else Certainty.NONE
        yield ProposedWord(text[:LONGEST_SHOWN], "" if total else like, certainty, total)
