"""Titles and parameters over a table of one month, and labels over or beside single months, that name a longer time:
"01/04/2014 - 31/08/2014", "Q1 return" over June alone, "Autumn term". What stands under the month may be all of that
time's, and is no month's figure then."""

import re
from collections.abc import Iterator, Sequence

from ibdesk.domain.figure import Covers, Supply
from ibdesk.domain.indicator import Frequency
from ibdesk.domain.month import FIRST_OF_FINANCIAL_YEAR, Month
from ibdesk.reading.cells.sheet import Cell, Kind
from ibdesk.reading.tables.around.places import (
    AS_SHEET,
    Label,
    is_alone,
    month_in,
    months_of,
    one_month,
    rows_over,
    sheet_and_file,
)
from ibdesk.reading.tables.around.row_qualifiers import codes_of_rows
from ibdesk.reading.tables.opened.open_table import OpenTable
from ibdesk.reading.tables.words.kinds_of_numbers import stated_baseline
from ibdesk.reading.tables.words.word_lists import TIME_HEADINGS
from ibdesk.reading.values.cell_text import key_in, key_of, plain_signs, text_of
from ibdesk.reading.values.longer_times import longer_time
from ibdesk.reading.values.month_text import FoundMonth, read_month_text
from ibdesk.reading.values.numbers import holds_number
from ibdesk.reading.values.spans import beginning_in, days_in, last_of_quarter, last_of_several, range_said, span_in
from ibdesk.reading.values.years_stated import states_another_year

OVER_ONE_MONTH = "over figures of one month alone"
OF_ANOTHER_YEAR = "over months none of which is in that year"
OF_ANOTHER_TIME = "over months none of which is in that time"
BESIDE_ONE_MONTH = "beside figures of one month alone"
BEGINS_EARLIER = "as the beginning of a time longer than the row's month"
_FROM = frozenset((
    "from", "fromdate", "datefrom", "startdate", "start", "periodstart", "periodfrom", "startofperiod", "begindate",
    "reportstartdate", "reportstart", "perioddatefrom", "frommonth", "startmonth", "monthfrom", "since",
    "startingfrom", "between", "parameterstart", "startingon",
    "dateofstart", "periodstartdate", "startperiod", "fromperiod", "begins", "beginning", "datestart",
))  # fmt: skip
_ROWS_OVER = 3
_YEAR = 12  # what began longer ago is the indicator, or the plan
_YEARS = re.compile(r"(?<![\d/.-])((?:(?:19|20)\d\d|\d\d) ?[-/_] ?(?:(?:19|20)\d\d|\d\d))(?![\d/.-])")
_WITH_YEARS = re.compile(
    r"(?:(?:financial|fiscal|year|fy|monthly|annual|performance|figures|data|returns?|reports?|reporting|scorecard|"
    r"dashboard|indicators?|kpis?|children's|childrens|services?|social|care|of|for|the|in|council|board|improvement|"
    r"summary|statistics|copy|final|draft)[\W_]*|[\W_])*"
)
_ONE_YEAR = re.compile(
    r"(?:(?:calendar|report|reporting) )?years?[ :=-]+((?:19|20)\d\d)|"
    r"(?:all |the )?(?:figures|data|results|numbers) (?:for|of|from) (?:the )?(?:calendar )?(?:year )?((?:19|20)\d\d)"
)
_QUARTERLY = re.compile(r"\bquarterly\b")
_OF_WEEK = re.compile(
    r"\b(?:(?:week(?:ly)?|fortnight) (?:ending|ended|commencing|beginning)|w[/-]?[ec])\b[ :]*\d|"
    r"\b(?:week|wk) ?\d{1,2}\b"
)
# As a sheet's name; "Autumn term" may well be one of several sheets of months.
_WEEKLY = re.compile(r"\b(?:weekly|fortnightly|daily)\b")
_OFTEN = re.compile(rf"{_WEEKLY.pattern}|\b(?:termly|half[ -]?yearly)\b")
_SEVERAL_CHOSEN = frozenset(("multipleitems", "severalitems"))
_OF_YEAR = re.compile(r"\b(?:outturns?|annual|year[- ]end|end of year|full[- ]year|whole year|yearly)\b")


def times_over(table: OpenTable) -> list[Label]:
    """The first text over a table of one month, or the sheet's or the file's name, that names more time than that;
    the first label of those that do so over or beside single months; and the first cell of a column of beginnings that
    lie before their rows' months."""
    month = one_month(table)
    found = [*_beginnings(table, month), *_of_another_year(table)]
    found += _each_over_one(table) or _beside(table, month)
    stated = list(_stated(table))
    if not stated or month is None or not _is_counted_over_time(table):
        return found
    longer = next((cell for cell, begins in stated if _is_longer(text_of(cell), begins, month)), None)
    return [*found, *([(longer, OVER_ONE_MONTH)] if longer is not None else [])]


def _of_another_year(table: OpenTable) -> list[Label]:
    """The first title that is nothing but a financial year, or the sheet's name with one, where none of the table's
    months is in it."""
    texts = [(cell, before) for row in rows_over(table) for before, cell in zip((None, *row), row, strict=False)]
    named = [
        cell
        for cell, before in texts
        if cell.kind is Kind.TEXT
        and _is_years(text_of(cell))
        and not stated_baseline(f"{text_of(before).rstrip(' :')}: {text_of(cell)}")
    ]
    named += [cell for cell, where in sheet_and_file(table) if where == AS_SHEET and _YEARS.search(text_of(cell))]
    months = months_of(table) if named else set()
    others = (cell for cell in named if months and all(states_another_year(text_of(cell), each) for each in months))
    return [(cell, OF_ANOTHER_YEAR) for cell in others][:1] or _of_another_time(table, texts)


def _of_another_time(table: OpenTable, texts: Sequence[tuple[Cell, Cell | None]]) -> list[Label]:
    """The first title, or parameter, that names a time from one end to another, or one year, in which none of the
    table's months is."""
    said = (
        (cell, _time_said(text_of(cell)) or _time_said(f"{text_of(before)}: {text_of(cell)}")) for cell, before in texts
    )
    stated = [(cell, time) for cell, time in said if time is not None]
    months = months_of(table) if stated else set()
    others = (cell for cell, time in stated if months and not any(time[0] <= each <= time[1] for each in months))
    return [(cell, OF_ANOTHER_TIME) for cell in others][:1]


def _time_said(text: str) -> tuple[Month, Month] | None:
    """A year may be the calendar's, or a financial one by its first or its last year."""
    if (said := range_said(text)) is not None:
        return said
    year = _ONE_YEAR.fullmatch(plain_signs(text).casefold())
    if year is None:
        return None
    number = int(year[1] or year[2])
    return Month(number - 1, FIRST_OF_FINANCIAL_YEAR), Month(number + 1, FIRST_OF_FINANCIAL_YEAR - 1)


def _is_years(text: str) -> bool:
    plain = plain_signs(text).casefold()
    return bool(_YEARS.search(plain)) and _WITH_YEARS.fullmatch(_YEARS.sub(" ", plain)) is not None


def _stated(table: OpenTable) -> Iterator[tuple[Cell, bool]]:
    """The texts that name a time, and the days behind "From", which say where one begins."""
    for row in rows_over(table):
        before: Cell | None = None
        for cell in row:
            begins = before is not None and key_in(before) in _FROM
            chosen = before is not None and key_in(before) in TIME_HEADINGS and key_in(cell) in _SEVERAL_CHOSEN
            text = text_of(cell)
            # Over several tables halves and terms say which months' each is.
            named = cell.kind is Kind.TEXT and (_names_time(text) or (bool(longer_time(text)) and is_alone(table)))
            if begins or chosen or named:
                yield cell, begins
            before = cell
    for cell, where in sheet_and_file(table):
        if _names_time(text_of(cell)) or (where == AS_SHEET and _OFTEN.search(text_of(cell).casefold())):
            yield cell, False


def _names_time(text: str) -> bool:
    plain = plain_signs(text).casefold()
    found = span_in(text) or last_of_quarter(text) or last_of_several(text) or beginning_in(text)
    return bool(found) or any(each.search(plain) for each in (_OF_YEAR, _QUARTERLY, _OF_WEEK))


def _is_longer(text: str, begins: bool, month: Month) -> bool:
    """Whether a time ends with the month, or later than it begins, and begins before it, or is a week's."""
    plain = plain_signs(text).casefold()
    if key_of(text) in _SEVERAL_CHOSEN or _OF_WEEK.search(plain) or _WEEKLY.search(plain):
        return True
    if (longer := longer_time(text)) is not None:
        return longer.may_be_meant(month.number)
    if (first := beginning_in(text)) is not None:
        return first < month
    if begins:
        day = next(days_in(text), None)
        named = read_month_text(text)
        first = Month.of(day) if day is not None else named.month if isinstance(named, FoundMonth) else None
        return first is not None and first < month
    if (span := span_in(text)) is not None:
        return span[1] == month
    if month.number == FIRST_OF_FINANCIAL_YEAR - 1 and _OF_YEAR.search(plain):
        return True
    if month.ends_quarter and _QUARTERLY.search(plain):
        return True
    return month.number in (last_of_quarter(text), last_of_several(text))


def _each_over_one(table: OpenTable) -> list[Label]:
    """The first label of a row over the months, each of which names a longer time and stands over one month alone, in
    which that time ends: "Q1" over June, "Q2" over September."""
    months = {each.cell.column: month for each in table.table.months if (month := month_in(each.cell)) is not None}
    for row in range(table.table.heading_row - 1, max(0, table.table.heading_row - 1 - _ROWS_OVER), -1):
        over: dict[Cell, list[int]] = {}
        at: Cell | None = None
        for column in sorted(months):
            at = table.covered.cell(row, column) or at
            if at is not None:
                over.setdefault(at, []).append(months[column].number)
        if over and len(months) > 1 and all(_ends_there(text_of(at), numbers) for at, numbers in over.items()):
            return [(min(over), OVER_ONE_MONTH)] if _is_counted_over_time(table) else []
    return []


def _ends_there(text: str, numbers: Sequence[int]) -> bool:
    longer, quarter = longer_time(text), last_of_quarter(text)
    ends = longer.ends if longer is not None else (quarter,)
    return len(numbers) == 1 and numbers[0] in ends


def _beside(table: OpenTable, month: Month | None) -> list[Label]:
    """The first cell of a column of half years, terms or academic years each of which stands beside one month alone,
    that may be its end."""
    month_column = table.table.columns.get("month")
    for heading in table.table.others:
        of_time: dict[str, set[Month]] = {}
        first: Cell | None = None
        for row in table.table.rows:
            cell = table.covered.cell(row, heading.column)
            is_text = cell is not None and cell.kind is Kind.TEXT and not holds_number(cell)
            text = f"{text_of(heading)} {text_of(cell)}" if is_text else ""  # "Academic year" over 2013/14
            own = month if month is not None else month_in(table.covered.cell(row, month_column or 0))
            longer = longer_time(text_of(cell) if is_text else "") or longer_time(text)
            if own is None or longer is None or not longer.may_be_meant(own.number):
                break
            of_time.setdefault(key_of(text), set()).add(own)
            first = first or cell
        else:
            if first is not None and all(len(each) == 1 for each in of_time.values()) and _is_counted_over_time(table):
                return [(first, BESIDE_ONE_MONTH)]
    return []


def _is_counted_over_time(table: OpenTable) -> bool:
    """Whether one of its indicators is given for each month what happened in it."""
    own = (each for code in codes_of_rows(table) for each in table.known.definitions(code))
    return any(
        each.value_period is not Covers.SNAPSHOT
        and each.supplied_as is Supply.PARTS
        and each.frequency is Frequency.MONTHLY
        for each in own
    )


def _beginnings(table: OpenTable, one_month: Month | None) -> Iterator[Label]:
    """The first cell under "From" or "Start date" with an earlier month than its row, or all of the table, has."""
    month_column = table.table.columns.get("month", 0)
    headings = [cell for cell in table.table.others if key_in(cell) in _FROM]
    for row in table.table.rows if headings else ():
        month = one_month if one_month is not None else month_in(table.covered.cell(row, month_column))
        for heading in headings if month is not None else ():
            cell = table.covered.cell(row, heading.column)
            begins = month_in(cell)
            if cell is not None and begins is not None and month is not None and 0 < month.since(begins) < _YEAR:
                yield cell, BEGINS_EARLIER
                return
