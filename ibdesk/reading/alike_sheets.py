"""Sheets of one workbook that give the same figures under names of places, teams or people: each is a part, and none of
them the indicators' own, however equal their numbers are."""

import re
from collections.abc import Collection, Hashable, Iterable, Iterator, Sequence
from itertools import combinations

from msgspec import Struct

from ibdesk.domain.board import Records
from ibdesk.domain.mapping import sheet_key
from ibdesk.reading.cells.sheet import Cell, Kind
from ibdesk.reading.sheet_reading import SheetInHand
from ibdesk.reading.tables.around.alike_titles import qualifying_title
from ibdesk.reading.tables.around.qualifiers import LIKE_ANOTHER, LIKE_ANOTHER_SHEET, Qualifier
from ibdesk.reading.tables.opened.figure_allowance import FigureAllowance
from ibdesk.reading.tables.words.headings import LONG, WIDE
from ibdesk.reading.tables.words.word_lists import word_list
from ibdesk.reading.values.cell_text import key_of, text_of
from ibdesk.reading.values.month_names import month_number

_MOST_WORDS = 3
# A sheet called one of these gives figures once more that stand on others, or is none of a part.
_GENERAL = word_list(
    "data figures figure summary overview report reports sheet table tab dashboard chart charts graph graphs "
    "scorecard return returns monthly month months quarterly quarter annual year raw copy final draft values "
    "value results result indicators indicator performance all total totals council board input output export "
    "extract working workings pivot print master main current latest new old previous trend trends analysis "
    "numbers number detail details history historic kpi kpis pack template form long wide page list counts count "
    "numerators denominators rates numerator denominator rate update updated version revised corrected restated "
    "actual actuals book cover front sample test import backup archive measures measure info information "
    "num nums den dens denom denoms"
)
_Titled = tuple[SheetInHand, int, Cell]
_TIMES = word_list(
    "half halves h q qtr quarter quarters term spring summer autumn winter first second third fourth early late later "
    "earlier financial fy year years to since until before after"
)


class _Given(Struct, frozen=True):
    """What a sheet or a table gives: the figures' keys, their indicators; whether it is called by a time."""

    keys: frozenset[Hashable]
    codes: frozenset[str]
    is_time: bool

    @classmethod
    def of(cls, held: Collection[Records], name: str) -> "_Given":
        keys = frozenset(each.key for records in held for each in records.figures)
        is_time = any(word in _TIMES or month_number(word) for word in words_of_name(name))
        return cls(keys, frozenset(each.code for records in held for each in records.figures), is_time)

    def is_like(self, other: "_Given", in_other_months: bool) -> bool:
        """Whether another one gives a figure of it, or would make one series with it."""
        if not self.keys.isdisjoint(other.keys):
            return True
        joins = in_other_months and not (self.is_time or other.is_time)
        return joins and not self.codes.isdisjoint(other.codes)


def hold_back_alike_sheets(sheets: Sequence[SheetInHand], known: Records, allowance: FigureAllowance) -> None:
    """Use nothing of sheets, or of tables under titles, whose names nobody knows and that give the same indicators'
    figures for the same months, or those of a table that was held back for its title."""
    if len(sheets) < 2:
        _hold_back_alike_titles(sheets, known, (), allowance)
        return
    named = [sheet for sheet in sheets if _is_of_a_part(sheet, known)]
    given = [_Given.of(sheet.held.values(), sheet.sheet.name) for sheet in named]
    alike = [
        (named[one], named[other])
        for one, other in combinations(range(len(named)), 2)
        if sheet_key(named[one].sheet.name) != sheet_key(named[other].sheet.name)
        and given[one].is_like(given[other], in_other_months=True)
    ]
    withheld = {code for sheet in sheets for codes in sheet.withheld.values() for code in codes}
    beside = [sheet for sheet in named if not withheld.isdisjoint(_codes(sheet.held.values()))]
    for sheet in {id(sheet): sheet for pair in (*alike, beside) for sheet in pair}.values():
        hold_back_sheet(sheet, sheet.sheet.name, LIKE_ANOTHER, allowance)
    _hold_back_alike_titles(sheets, known, withheld, allowance)


def _hold_back_alike_titles(
    sheets: Sequence[SheetInHand], known: Records, withheld: Collection[str], allowance: FigureAllowance
) -> None:
    """The same of tables on different sheets, whatever these are called, by the titles over them."""
    titled = [each for sheet in sheets if _is_by_itself(sheet) for each in _titled(sheet, known)]
    if len(titled) < 2 and not withheld:
        return
    given = [_Given.of([sheet.held[index]], text_of(title)) for sheet, index, title in titled]
    found = {
        place
        for one, other in combinations(range(len(titled)), 2)
        if key_of(text_of(titled[one][2])) != key_of(text_of(titled[other][2]))
        and given[one].is_like(given[other], in_other_months=titled[one][0] is titled[other][0])
        for place in (one, other)
    }
    for place, (sheet, index, title) in enumerate(titled):
        records = sheet.held[index]
        if place in found or not _codes([records]).isdisjoint(withheld):
            allowance.taken -= len(records.figures) + len(records.breakdowns)
            sheet.hold_back(index, (Qualifier(title, LIKE_ANOTHER_SHEET, sayable=False),))


def _titled(sheet: SheetInHand, known: Records) -> Iterator[_Titled]:
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
    is_known = key_of(name) in own or (council and key_of(name) in council) or is_general(name)
    return bool(words) and len(words) <= _MOST_WORDS and not is_known


def is_general(name: str) -> bool:
    """Whether one of its words says what kind of paper it is, or that it gives figures once more."""
    return not _GENERAL.isdisjoint(words_of_name(name))


def words_of_name(name: str) -> list[str]:
    """Its words without months, years and numbers."""
    plain = sheet_key(name).replace("(month)", "").replace("(quarter)", "")
    return [key_of(word) for word in re.split(r"[\W\d_]+", plain) if key_of(word)]
