"""The headings of any table: one or more rows, merged cells and all, as one text over each column."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from msgspec import Struct

from ibdesk.domain.mapping import ANY_MONTH, heading_key
from ibdesk.domain.month import NAMES, SHORT_NAMES
from ibdesk.reading.cells.sheet import Cell, Kind, Sheet
from ibdesk.reading.tables.months.month_headings import MonthHeading, looks_like_month
from ibdesk.reading.tables.months.month_numbers import of_financial_years
from ibdesk.reading.tables.months.months_without_years import bare_month
from ibdesk.reading.tables.months.numbered_months import numbered_month
from ibdesk.reading.tables.months.serial_months import serial_month
from ibdesk.reading.tables.opened.merged import Covered
from ibdesk.reading.tables.words.kinds_of_numbers import is_whole, kind_of
from ibdesk.reading.values.as_seen import as_seen
from ibdesk.reading.values.cell_text import plain_signs, text_of
from ibdesk.reading.values.month_cell import read_month
from ibdesk.reading.values.month_text import FoundMonth

BETWEEN = " / "
MOST_HEADING_ROWS = 5
LONGEST_HEADING = 120
_MONTHS = "|".join(sorted({*NAMES, *SHORT_NAMES, "Sept"}, key=len, reverse=True))
# A month within a longer text, like "Aug-14 numerator"; with its year, or it is just a word.
MONTH_INSIDE = re.compile(
    rf"(?<![A-Za-z])(?:{_MONTHS})[ \-/.'’]*(?:\d{{4}}|\d\d)(?: ?[/\-–] ?(?:\d{{4}}|\d\d)(?![\d/.-]))?(?!\d)",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:19|20)\d\d(?: ?[/\-–] ?(?:\d{4}|\d\d))?")


class Heading(Struct, frozen=True):
    """What stands over one column: `text` with the sign for a month in a month's place, "" where nothing does."""

    column: int
    text: str
    cell: Cell | None = None
    month: MonthHeading | None = None

    @property
    def key(self) -> str:
        return heading_key(self.text)


class HeadingBlock(Struct, frozen=True):
    """The heading rows of a table, and a heading for each of its columns."""

    first_row: int
    last_row: int
    headings: tuple[Heading, ...]

    @property
    def distinct(self) -> tuple[Heading, ...]:
        """The headings in order; of all months the first alone, and no columns without a heading."""
        seen: set[str] = set()
        found = []
        for heading in self.headings:
            if heading.key and (heading.month is None or heading.key not in seen):
                found.append(heading)
                seen.add(heading.key)
        return tuple(found)

    @property
    def distinct_and_bare(self) -> tuple[Heading, ...]:
        """The same, and the columns without a heading in their places."""
        distinct = {heading.column for heading in self.distinct}
        return tuple(heading for heading in self.headings if not heading.key or heading.column in distinct)

    @property
    def fingerprint(self) -> tuple[str, ...]:
        return tuple(heading.key for heading in self.distinct)


def heading_block(
    sheet: Sheet, covered: Covered, rows: tuple[int, int], columns: Sequence[int] = (), spread: bool = True
) -> HeadingBlock:
    """The headings in these rows, over every column that has one there, and over `columns` as well. `spread`: a label
    goes for the months right of it, as far as the next one, as if it were merged over them."""
    first, last = rows
    headed = {cell.column for row in range(first, last + 1) for cell in covered.heading_cells(row, sheet.row(row))}
    for merged in sheet.merged:
        if merged[0] <= last and merged[2] >= first and sheet.cell(merged[0], merged[1]) is not None:
            headed |= {column for column in range(merged[1], merged[3] + 1) if covered.cell(merged[0], column)}
    over = sorted(headed.union(columns))
    months = _under_months(covered, rows, over, spread)
    labels = _under_labels(covered, rows, over) | _under_years(covered, rows, over, months) if spread else {}
    return HeadingBlock(
        first,
        last,
        tuple(_heading(covered, rows, column, months.get(column) or labels.get(column)) for column in over),
    )


def _under_months(covered: Covered, rows: tuple[int, int], headed: Sequence[int], known_too: bool) -> dict[int, Cell]:
    """Columns right of a month that was not merged over them: where the headings below it come again and again
    ("Num", "Den", "Num", "Den"), the month goes for them all; `known_too`: or are known kinds of numbers."""
    first, last = rows
    below = Counter(text_of(covered.cell(last, column)) for column in headed)
    found: dict[int, Cell] = {}
    for row in range(first, last):
        month: Cell | None = None
        for column in headed:
            cell = covered.cell(row, column)
            if cell is not None:
                month = cell if looks_like_month(cell) else None
            elif month is not None and (
                below[text_of(covered.cell(last, column))] > 1
                or (known_too and _is_label(text_of(covered.cell(last, column))))
            ):
                found[column] = month
    return found


def _is_label(text: str) -> bool:
    return kind_of(text) is not None or is_whole(text) or _YEAR.fullmatch(text) is not None


def _under_labels(covered: Covered, rows: tuple[int, int], headed: Sequence[int]) -> dict[int, Cell]:
    """Months right of a label over their block, "Numerators" or "Forecast", that was not merged over them."""
    first, last = rows
    found: dict[int, Cell] = {}
    for row in range(first, last):
        label: Cell | None = None
        for column in headed:
            cell, below = covered.cell(row, column), covered.cell(last, column)
            if cell is not None:
                over_month = below is not None and looks_like_month(below) and below is not cell
                is_label = cell.kind is Kind.TEXT and not looks_like_month(cell) and not _YEAR.fullmatch(_shown(cell))
                label = cell if over_month and is_label else None
            elif label is not None and below is not None and looks_like_month(below):
                found[column] = label
            else:
                label = None
    return found


def _under_years(
    covered: Covered, rows: tuple[int, int], headed: Sequence[int], months: Mapping[int, Cell]
) -> dict[int, Cell]:
    """Months without a year right of a year that was not merged over them: "2013/14" over "Apr", "May"."""
    first, last = rows
    found: dict[int, Cell] = {}
    for row in range(first, last):
        year: Cell | None = None
        for column in headed:
            cell = covered.cell(row, column)
            beneath = (covered.cell(each, column) for each in range(row + 1, last + 1))
            month = next((each for each in beneath if each is not None and bare_month(each)), months.get(column))
            if cell is not None:
                year = cell if month is not None and _YEAR.fullmatch(_shown(cell)) else None
            elif year is not None and month is not None:
                found[column] = year
    return found


def _heading(covered: Covered, rows: tuple[int, int], column: int, under: Cell | None) -> Heading:
    parts: list[Cell] = [] if under is None else [as_seen(under)]
    for row in range(rows[0], rows[1] + 1):
        cell = covered.cell(row, column)
        if cell is not None and text_of(cell) and (seen := as_seen(cell)) not in parts:
            parts.append(seen)
    if not parts:
        return Heading(column, "")
    month = _month_among(parts)
    if month is None:
        return Heading(column, BETWEEN.join(_shown(part) for part in parts)[:LONGEST_HEADING], parts[-1])
    of_month, written = month
    rest = [part for part in parts if part is of_month or not _is_its_year(part, of_month, column)]
    texts = [written if part is of_month else _shown(part) for part in rest]
    above = next((part for part in parts if part is not of_month and _YEAR.fullmatch(_shown(part))), None)
    before = covered.before(above) if above is not None else ()
    financial = any(of_financial_years(_shown(each)) for each in before)
    heading = MonthHeading(_month_cell(of_month, column), above, financial=financial)
    return Heading(column, BETWEEN.join(texts)[:LONGEST_HEADING], parts[-1], heading)


def _is_its_year(part: Cell, of_month: Cell, column: int) -> bool:
    """Whether a year stands with a month that has none, or the same one; another one is a label like others."""
    years = _YEAR.fullmatch(_shown(part))
    found = read_month(_month_cell(of_month, column)) if years else None
    if not years or not isinstance(found, FoundMonth):
        return bool(years)
    start = int(years[0][:4])
    of_year = found.month.financial_year_start.year if len(years[0]) > len("2014") else found.month.year
    return start == of_year


def _month_among(parts: Sequence[Cell]) -> tuple[Cell, str] | None:
    """The part that is or holds a month, and its text with the month taken out."""
    for part in reversed(parts):
        if looks_like_month(part) or serial_month(part) or numbered_month(part):
            return part, ANY_MONTH
    for part in reversed(parts):
        if part.kind is Kind.TEXT and (inside := MONTH_INSIDE.search(_shown(part))):
            return part, _shown(part).replace(inside[0], ANY_MONTH)
    return None


def _month_cell(cell: Cell, column: int) -> Cell:
    """The month alone, over its own column also where the heading is merged over several."""
    inside = MONTH_INSIDE.search(_shown(cell)) if cell.kind is Kind.TEXT and not looks_like_month(cell) else None
    return cell._replace(column=column, value=inside[0] if inside else cell.value)


def _shown(cell: Cell) -> str:
    return plain_signs(text_of(cell))
