"""What the first cells of an unknown sheet's column are: months, years, figures, codes, names."""

from collections.abc import Sequence

from msgspec import Struct

from ibdesk.domain.month import financial_year_in
from ibdesk.reading.cells.sheet import Cell, Kind, Sheet
from ibdesk.reading.mapping.find_headings import is_number
from ibdesk.reading.mapping.likeness import likest
from ibdesk.reading.tables.cell_view import shown_text
from ibdesk.reading.tables.known_definitions import KnownDefinitions
from ibdesk.reading.tables.merged import Covered
from ibdesk.reading.tables.month_headings import looks_like_month
from ibdesk.reading.tables.total_names import is_total_name
from ibdesk.reading.values.cell_text import plain_signs, text_of

_LOOKED_AT = 40
_NAMES_LOOKED_AT = 12
_MOST, _HALF = 0.8, 0.5
_SAMPLES = 2
_LONGEST_SAMPLE = 40


class Profile(Struct, frozen=True):
    """Which share of a column's first cells are what, and how the first of them look."""

    samples: tuple[str, ...]
    months: bool = False
    years: bool = False
    figures: bool = False
    codes: bool = False
    names: bool = False


def profile_of(sheet: Sheet, covered: Covered, rows: Sequence[int], column: int, known: KnownDefinitions) -> Profile:
    """Over the first cells below the headings; a column without any is nothing."""
    cells = [cell for row in rows[: 2 * _LOOKED_AT] if (cell := covered.cell(row, column)) and text_of(cell)]
    # A total is neither a month nor a code, nor is the name of an indicator over its months.
    own_labels = [cell for cell in cells if not (is_total_name(text_of(cell)) or known.code_named(text_of(cell)))]
    first = own_labels[:_LOOKED_AT] or cells[:_LOOKED_AT]
    if not first:
        return Profile(())
    own = [cell for row in rows if (cell := sheet.cell(row, column)) is not None][:_SAMPLES]
    return Profile(
        tuple(shown_text(cell)[:_LONGEST_SAMPLE] for cell in own),
        months=_share(first, [looks_like_month(cell) for cell in first]),
        years=_share(first, [_is_year(cell) for cell in first]),
        figures=_share(first, [is_number(cell) for cell in first]),
        codes=_share(first, [known.code_in(cell) is not None for cell in first]),
        names=_are_names(cells[:_LOOKED_AT], known),
    )


def _are_names(cells: Sequence[Cell], known: KnownDefinitions) -> bool:
    """Whether most are indicators' names, or like them."""
    texts = list(dict.fromkeys(text_of(cell) for cell in cells if cell.kind is Kind.TEXT))[:_NAMES_LOOKED_AT]
    names = [(indicator.code, indicator.name) for indicator in known.records.indicators]
    hits = [bool(known.code_named(text) or likest(text, names)) for text in texts]
    return len(texts) > 1 and sum(hits) > _HALF * len(texts)


def _share(cells: Sequence[Cell], hits: Sequence[bool]) -> bool:
    return sum(hits) >= _MOST * len(cells)


def _is_year(cell: Cell) -> bool:
    text = plain_signs(text_of(cell))
    return financial_year_in(text) is not None or (text.isascii() and text.isdigit() and 1990 <= int(text[:9]) <= 2099)
