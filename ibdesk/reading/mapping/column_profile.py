"""What the first cells of an unknown sheet's column are: months, years, figures, codes, names."""

from collections.abc import Sequence

from msgspec import Struct

from ibdesk.domain.month import financial_year_in
from ibdesk.reading.cells.sheet import Cell, Kind, Sheet
from ibdesk.reading.mapping.find_headings import is_number
from ibdesk.reading.mapping.likeness import likest
from ibdesk.reading.tables.months.month_headings import looks_like_month
from ibdesk.reading.tables.months.month_numbers import month_number_in
from ibdesk.reading.tables.months.months_without_years import bare_month
from ibdesk.reading.tables.names.known_definitions import KnownDefinitions
from ibdesk.reading.tables.opened.cell_view import shown_text
from ibdesk.reading.tables.opened.merged import Covered
from ibdesk.reading.tables.words.kinds_of_numbers import is_total_name
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
    numbered: bool = False
    bare: bool = False


def profile_of(sheet: Sheet, covered: Covered, rows: Sequence[int], column: int, known: KnownDefinitions) -> Profile:
    """Over the first cells below the headings; a column without any is nothing."""
    cells = [cell for row in rows[: 2 * _LOOKED_AT] if (cell := covered.cell(row, column)) and text_of(cell)]
    first = _own_labels(cells, known)[:_LOOKED_AT]
    if not first:
        return Profile(())
    own = [cell for row in rows if (cell := sheet.cell(row, column)) is not None][:_SAMPLES]
    return Profile(
        tuple(shown_text(cell)[:_LONGEST_SAMPLE] for cell in own),
        months=_share(first, [looks_like_month(cell) for cell in first]),
        years=_share(first, [_is_year(cell) for cell in first]),
        figures=_share(first, [is_number(cell) for cell in first]),
        codes=_share(first, [known.code_in(cell) is not None for cell in first]),
        names=_are_names(first if looks_like_month(cells[0]) else cells[:_LOOKED_AT], known),
        numbered=_share(first, [month_number_in(cell) is not None for cell in first]),
        bare=_share(first, [bare_month(cell) is not None for cell in first]),
    )


def _own_labels(cells: Sequence[Cell], known: KnownDefinitions) -> Sequence[Cell]:
    """The cells without totals. Of months and indicators' names in one column those that come first are lines over the
    others, and left out too."""
    labels = [cell for cell in cells if not is_total_name(text_of(cell))] or cells
    named = [known.code_named(text_of(cell)) is not None for cell in labels]
    months = [looks_like_month(cell) for cell in labels] if any(named) else []
    if not any(months):
        return labels
    lines = named if named[0] else months
    return [cell for cell, is_line in zip(labels, lines, strict=True) if not is_line] or labels


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
