"""Sheets of one workbook that give the same figures under names of places, teams or people: each is a part, and none of
them the indicators' own, however equal their numbers are."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import combinations

from ibdesk.domain.board import Records
from ibdesk.domain.mapping import sheet_key
from ibdesk.reading.cells.sheet import Cell, Kind
from ibdesk.reading.sheet_reading import SheetInHand
from ibdesk.reading.tables.figure_allowance import FigureAllowance
from ibdesk.reading.tables.heading_qualifiers import qualifying_title
from ibdesk.reading.tables.headings import LONG, WIDE
from ibdesk.reading.tables.qualifiers import LIKE_ANOTHER, LIKE_ANOTHER_SHEET, Qualifier
from ibdesk.reading.values.cell_text import key_of, text_of

_MOST_WORDS = 3
# A sheet called one of these gives figures once more that stand on others, or is none of a part.
_GENERAL = frozenset(
    re.findall(
        r"\w+",
        """
    data figures figure summary overview report reports sheet table tab dashboard chart charts graph graphs
    scorecard return returns monthly month months quarterly quarter annual year raw copy final draft values value
    results result indicators indicator performance all total totals council board input output export extract
    working workings pivot print master main current latest new old previous trend trends analysis numbers number
    detail details history historic kpi kpis pack template form long wide page list counts count numerators
    denominators rates numerator denominator rate update updated version revised corrected restated actual actuals
    book cover front sample test import backup archive measures measure info information
        """,
    )
)


def hold_back_alike_sheets(sheets: Sequence[SheetInHand], known: Records, allowance: FigureAllowance) -> None:
    """Use nothing of sheets, or of tables under titles, whose names nobody knows and that give the same indicators'
    figures for the same months, or those of a table that was held back for its title."""
    if len(sheets) < 2:
        return
    named = [sheet for sheet in sheets if _is_of_a_part(sheet, known)]
    given = {id(sheet): {each.key for held in sheet.held.values() for each in held.figures} for sheet in named}
    alike = [
        pair
        for pair in combinations(named, 2)
        if sheet_key(pair[0].sheet.name) != sheet_key(pair[1].sheet.name)
        and (not given[id(pair[0])].isdisjoint(given[id(pair[1])]) or _are_letters_of_one(pair))
    ]
    withheld = {code for sheet in sheets for codes in sheet.withheld.values() for code in codes}
    beside = [sheet for sheet in named if not withheld.isdisjoint(_codes(sheet.held.values()))]
    for sheet in {id(sheet): sheet for pair in (*alike, beside) for sheet in pair}.values():
        hold_back_sheet(sheet, sheet.sheet.name, LIKE_ANOTHER, allowance)
    _hold_back_alike_titles(sheets, known, withheld, allowance)


def _are_letters_of_one(pair: tuple[SheetInHand, SheetInHand]) -> bool:
    """Whether two sheets of single letters have indicators in common: F and M, A(ctual) and F(orecast) of other
    months."""
    letters = all(len(key_of(sheet.sheet.name)) == 1 for sheet in pair)
    return letters and not _codes(pair[0].held.values()).isdisjoint(_codes(pair[1].held.values()))


def _hold_back_alike_titles(
    sheets: Sequence[SheetInHand], known: Records, withheld: Collection[str], allowance: FigureAllowance
) -> None:
    """The same of tables on different sheets, whatever these are called, by the titles over them."""
    titled = [each for sheet in sheets if _is_by_itself(sheet) for each in _titled(sheet, known)]
    if len(titled) < 2 and not withheld:
        return
    keys = [{each.key for each in sheet.held[index].figures} for sheet, index, _ in titled]
    found = {
        place
        for pair in combinations(range(len(titled)), 2)
        if titled[pair[0]][0] is not titled[pair[1]][0]
        and key_of(text_of(titled[pair[0]][2])) != key_of(text_of(titled[pair[1]][2]))
        and not keys[pair[0]].isdisjoint(keys[pair[1]])
        for place in pair
    }
    for place, (sheet, index, title) in enumerate(titled):
        records = sheet.held[index]
        if place in found or not _codes([records]).isdisjoint(withheld):
            allowance.taken -= len(records.figures) + len(records.breakdowns)
            sheet.hold_back(index, (Qualifier(title, LIKE_ANOTHER_SHEET, sayable=False),))


def _titled(sheet: SheetInHand, known: Records) -> Iterator[tuple[SheetInHand, int, Cell]]:
    """The tables with figures under titles that nobody knows, each with its place on the sheet."""
    for index, table in enumerate(sheet.tables):
        title = qualifying_title(sheet.sheet, table) if sheet.held.get(index, Records()).figures else None
        if title is not None and is_of_a_part(text_of(title), known):
            yield sheet, index, title


def _codes(held: Iterable[Records]) -> set[str]:
    return {each.code for records in held for each in records.figures}


def hold_back_sheet(sheet: SheetInHand, name: str, where: str, allowance: FigureAllowance) -> None:
    """Use no figures of a sheet, since its name, or its file's, says that they are a part's."""
    for index, table in enumerate(sheet.tables):
        at = sheet.sheet.cell(table.heading_row, table.first_column)
        held = sheet.held.get(index)
        if table.layout.name in (LONG, WIDE) and at is not None and held is not None and held != Records():
            allowance.taken -= len(held.figures) + len(held.breakdowns)
            cell = at._replace(kind=Kind.TEXT, value=name)
            sheet.hold_back(index, (Qualifier(cell, where, sayable=False),))


def _is_of_a_part(sheet: SheetInHand, known: Records) -> bool:
    """Whether a sheet that was read by itself has a short name that says nothing that is known."""
    return _is_by_itself(sheet) and is_of_a_part(sheet.sheet.name, known)


def _is_by_itself(sheet: SheetInHand) -> bool:
    return sheet.applied is None and sheet.pack_month is None and bool(sheet.held)


def is_of_a_part(name: str, known: Records) -> bool:
    """Whether a name is short and says nothing that is known."""
    words = words_of_name(name)
    own = {key_of(each) for one in known.indicators for each in (one.name, one.section, one.code)}
    council = key_of(known.details.council) if known.details is not None else ""
    is_known = key_of(name) in own or (council and key_of(name) in council) or not _GENERAL.isdisjoint(words)
    return bool(words) and len(words) <= _MOST_WORDS and not is_known


def words_of_name(name: str) -> list[str]:
    """Its words without months, years and numbers."""
    plain = sheet_key(name).replace("(month)", "").replace("(quarter)", "")
    return [key_of(word) for word in re.split(r"[\W\d_]+", plain) if key_of(word)]
