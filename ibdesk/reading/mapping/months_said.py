"""What a mapping says of months that name no year, where the sheet itself states another one: that is asked again."""

from collections.abc import Iterable
from itertools import chain

from ibdesk.domain.mapping import SheetMapping, WordMeaning
from ibdesk.domain.month import Month
from ibdesk.reading.cells.sheet import Kind, Sheet
from ibdesk.reading.values.cell_text import text_of
from ibdesk.reading.values.years_stated import states_another_year


def months_said(mapping: SheetMapping, sheet: Sheet, first_heading_row: int, as_it_is: bool) -> tuple[WordMeaning, ...]:
    """The mapping's months without those that the sheet's name contradicts, unless the mapping speaks of that very
    sheet, or its titles, unless the mapping was made for the sheet `as_it_is`."""
    if not mapping.months:
        return ()
    named = [] if mapping.names(sheet.name) and not _is_pattern(mapping) else [sheet.name]
    texts = (*named, *(() if as_it_is and not named else _titles(sheet, first_heading_row)))
    return tuple(each for each in mapping.months if not _is_of_another_year(each.means, texts))


def _is_pattern(mapping: SheetMapping) -> bool:
    return not set("*?[").isdisjoint(mapping.sheet)


def _titles(sheet: Sheet, first_heading_row: int) -> Iterable[str]:
    cells = chain.from_iterable(cells for row, cells in sheet.rows() if row < first_heading_row)
    return (text_of(cell) for cell in cells if cell.kind in (Kind.TEXT, Kind.NUMBER))


def _is_of_another_year(means: str, texts: Iterable[str]) -> bool:
    try:
        first = Month.parse(means)
    except ValueError:
        return False  # no month but a word: "financial year"
    return any(states_another_year(text, first) for text in texts)
