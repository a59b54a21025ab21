"""The months over a wide table's columns: which are sure, which could be two things, which come twice."""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime

from msgspec import Struct
from msgspec.structs import replace

from ibdesk.domain.month import FIRST_OF_FINANCIAL_YEAR, Month
from ibdesk.domain.problem import Severity
from ibdesk.reading.cells.sheet import Cell, Kind
from ibdesk.reading.tables.months.asked_months import (
    day_as_asked,
    either_as_asked,
    exchanged_day,
    is_american,
    is_odd_day,
    may_be_exchanged,
    periods_that_are_months,
    quarter_as_asked,
)
from ibdesk.reading.tables.months.days_within import are_days_within, day_within_as_asked
from ibdesk.reading.tables.months.month_numbers import is_named_period, month_by_number, year_as_asked
from ibdesk.reading.tables.months.months_without_years import bare_month, following_as_asked, months_as_asked, no_year
from ibdesk.reading.tables.months.numbered_months import numbered_month, numbered_over, without_its_year
from ibdesk.reading.tables.months.odd_months import month_in_run, months_written_alike
from ibdesk.reading.tables.months.serial_months import serial_as_asked, serial_month
from ibdesk.reading.values.as_seen import as_seen
from ibdesk.reading.values.cell_text import found_in, plain_signs, text_of
from ibdesk.reading.values.month_cell import read_month
from ibdesk.reading.values.month_names import month_number
from ibdesk.reading.values.month_refusals import (
    AMBIGUOUS_MONTH,
    AMBIGUOUS_QUARTER,
    AT_TIME,
    HOW_TO_WRITE,
    OUT_OF_REASON,
    is_within_reason,
    out_of_reason,
)
from ibdesk.reading.values.month_text import (
    FoundMonth,
    financial_year_named,
    read_month_text,
)
from ibdesk.reading.values.numbers import report_marks
from ibdesk.reading.values.sheet_problems import SheetProblems, Unreadable

# A series of month ends that minds weekends ends on one of the last days; "Aug-12" kept as 12 August never does.
_NEAR_MONTH_END = 26
_WEEK = 7
_YEARS = re.compile(r"(?:(?:fy|f/y|(?:financial |fiscal )?year)[ :]*)?(\d{4}) ?[/\-–] ?(\d{4}|\d{2})", re.IGNORECASE)
_YEAR = re.compile(r"(\d{4})")


class MonthHeading(Struct, frozen=True):
    """A heading that is a month, or looks like one, with the cell over it ("2013/14" over "Apr"). `of_year`: a person
    said that it is a financial year; `financial`: the cell over it stands behind "Financial year"."""

    cell: Cell
    above: Cell | None = None
    of_year: bool = False
    financial: bool = False


def looks_like_month(cell: Cell) -> bool:
    """Whether a heading is a month, as it is seen, or something that could be two months; a date always, which is told
    where it is seen as none."""
    if cell.kind is Kind.DATE:
        return True
    cell = as_seen(cell)
    if cell.kind is Kind.TEXT and month_number(plain_signs(str(cell.value))) is not None:
        return True
    if cell.kind not in (Kind.TEXT, Kind.NUMBER):
        return False
    found = read_month(cell)
    if isinstance(found, Unreadable):
        return is_american(cell) or found.rule in (OUT_OF_REASON, AMBIGUOUS_MONTH, AMBIGUOUS_QUARTER, AT_TIME)
    return found is not None


def months_over(headings: Sequence[MonthHeading], problems: SheetProblems) -> dict[int, FoundMonth]:
    """The month of each column; columns whose month is not sure are told and left out."""
    found: dict[int, FoundMonth] = {}
    headings = [replace(heading, cell=as_seen(heading.cell)) for heading in headings]
    unsure = _kept_as_days([heading.cell for heading in headings])
    named = _without_years(headings, problems) | periods_that_are_months([heading.cell for heading in headings])
    named |= numbered_over([(heading.cell, heading.above) for heading in headings], problems)
    run = months_written_alike(heading.cell for heading in headings)
    days = _several_days([heading.cell for heading in headings])
    within = are_days_within(heading.cell for heading in headings if heading.cell not in unsure)
    for heading in headings:
        cell = heading.cell
        month: FoundMonth | Unreadable | None
        if cell in days:
            month = days[cell]
        elif (said := named.get((cell.row, cell.column)) or month_in_run(cell, run)) is not None:
            month = FoundMonth(said)
        else:
            month = day_as_asked(cell, problems) if cell in unsure else None
            month = month or (day_within_as_asked(cell, problems) if within else None) or month_of(heading, problems)
        if isinstance(month, FoundMonth):
            found[cell.column] = month
            report_marks_of_month(month, cell, problems)
        elif month is not None:
            problems.report(month, cell)
    _report_repeated(headings, found, problems)
    _report_day_first(headings, found, problems)
    return found


def report_marks_of_month(month: FoundMonth, cell: Cell, problems: SheetProblems) -> None:
    """Say that a mark behind a month is written otherwise than [p], [e], [r]."""
    written = plain_signs(text_of(cell)).casefold()
    report_marks(problems, (mark for mark in month.marks if f"[{mark}]" not in written), cell, month=month.month)


def _without_years(headings: Sequence[MonthHeading], problems: SheetProblems) -> dict[tuple[int, int], Month]:
    """The months of headings that say no year, as a person said."""
    bare = [heading.cell for heading in headings if bare_month(heading.cell)]
    over = [plain_signs(text_of(heading.above)) for heading in headings]
    if not bare or any(_YEARS.fullmatch(text) or _YEAR.fullmatch(text) for text in over):
        return {}
    if len(bare) < len(headings):
        return following_as_asked([heading.cell for heading in headings], problems)
    return months_as_asked(bare, problems, f"row {bare[0].row}")


def month_of(heading: MonthHeading, problems: SheetProblems) -> FoundMonth | Unreadable | None:
    """The month of a heading, with the year over it where it names none itself; what is unsure, as answered."""
    cell = as_seen(heading.cell)
    if heading.of_year and (year_of := financial_year_named(text_of(cell))) is not None:
        return year_of
    number = bare_month(cell)
    if number is None:
        found = read_month(cell)
        if isinstance(found, Unreadable) and numbered_month(cell) is not None:
            return _numbered(heading)
        if isinstance(found, Unreadable) and found.rule == AMBIGUOUS_QUARTER:
            return _in_year_above(heading) or quarter_as_asked(found, cell, problems)
        if isinstance(found, Unreadable) and found.rule != OUT_OF_REASON:
            return serial_as_asked(cell, problems) if serial_month(cell) else either_as_asked(found, cell, problems)
        return found
    above = heading.above
    if heading.financial and above is not None:
        meant = year_as_asked(above, problems)
        if isinstance(meant, Unreadable):
            return meant
        above = meant
    year = _year_above(above, number)
    if year is None:
        return no_year(cell)
    if not is_within_reason(year):
        return out_of_reason(f"{found_in(cell)} {year}")
    return FoundMonth(Month(year, number))


def _numbered(heading: MonthHeading) -> FoundMonth | Unreadable:
    """The month of "P5" in the financial year that stands with it."""
    is_sure = heading.above is not None and is_named_period(heading.cell)
    found = month_by_number(heading.cell, heading.above, False) if is_sure else None
    return found if isinstance(found, FoundMonth) else without_its_year(heading.cell)


def _in_year_above(heading: MonthHeading) -> FoundMonth | None:
    """The quarter of a bare "Q1" under "2013/14"."""
    years = _YEARS.fullmatch(plain_signs(text_of(heading.above)))
    if years is None:
        return None
    found = read_month_text(f"{plain_signs(text_of(heading.cell))} {years[1]}/{years[2]}")
    return found if isinstance(found, FoundMonth) else None


def _year_above(above: Cell | None, number: int) -> int | None:
    """The year of a month under "2013/14" or under 2013."""
    text = plain_signs(text_of(above))
    if years := _YEARS.fullmatch(text):
        start = int(years[1])
        consecutive = int(years[2][-2:]) == (start + 1) % 100
        return (start if number >= FIRST_OF_FINANCIAL_YEAR else start + 1) if consecutive else None
    year = _YEAR.fullmatch(text)
    return int(year[1]) if year else None


def kept_as_day(cell: Cell) -> bool:
    """Whether a date shows no year and is neither the first nor the last of its month: "Aug-12" typed into Excel is
    kept as 12 August of the year it was typed in, shown as 12-Aug."""
    shown = cell.number_format.casefold()
    return _is_odd_day(cell) and "d" in shown and "m" in shown and "y" not in shown


def _is_odd_day(cell: Cell) -> bool:
    return isinstance(cell.value, datetime) and is_odd_day(cell.value.date())


def _kept_as_days(cells: Sequence[Cell]) -> set[Cell]:
    """The headings that Excel may have taken for days of one year, where they are months of several."""
    days_of_year: dict[int, set[int]] = defaultdict(set)
    odd = [cell for cell in cells if _is_odd_day(cell)]
    if may_be_exchanged(cells):
        return {*odd, *(cell for cell in cells if exchanged_day(cell) is not None)}
    for cell in odd:
        assert isinstance(cell.value, datetime)
        days_of_year[cell.value.year].add(cell.value.day)
    differ = any(len(days) > 1 for days in days_of_year.values())
    month_ends = all(day >= _NEAR_MONTH_END for days in days_of_year.values() for day in days)
    if differ and not (month_ends and not any(map(kept_as_day, odd))):
        return set(odd)
    return {cell for cell in odd if kept_as_day(cell)}


def _several_days(cells: Sequence[Cell]) -> dict[Cell, Unreadable]:
    """The dates that are days of several weeks of one month: none of them is the month. Other days of one month may be
    Aug-12 and Aug-13, kept as days."""
    days: dict[Month, dict[Cell, int]] = defaultdict(dict)
    for cell in cells:
        if isinstance(cell.value, datetime):
            days[Month.of(cell.value)][cell] = cell.value.day
    several = {month: of for month, of in days.items() if len(set(of.values())) > 1 and _are_weeks_apart(of)}
    return {cell: _one_of_days(cell, month, len(set(of.values()))) for month, of in several.items() for cell in of}


def _are_weeks_apart(days: Mapping[Cell, int]) -> bool:
    first = min(days.values())
    return not any((day - first) % _WEEK or kept_as_day(cell) for cell, day in days.items())


def _one_of_days(cell: Cell, month: Month, number: int) -> Unreadable:
    return Unreadable(
        AMBIGUOUS_MONTH,
        f"“{found_in(cell)}” is one of {number} days of {month.long} over these columns, and nothing says which "
        "figures are the month's. None of them was used.",
        "Bring in a table with one column for each month; of weeks, with the month's own figures.",
    )


def _report_repeated(headings: Sequence[MonthHeading], found: dict[int, FoundMonth], problems: SheetProblems) -> None:
    # Q1 2014/15 is kept at June 2014, and is another period than Jun-14.
    times = Counter((month.month, month.quarter, month.year) for month in found.values())
    seen: dict[tuple[Month, bool, bool], Cell] = {}
    for heading in headings:
        month = found.get(heading.cell.column)
        if month is None or times[month.month, month.quarter, month.year] == 1:
            continue
        first = seen.setdefault((month.month, month.quarter, month.year), heading.cell)
        if first is not heading.cell:
            problems.report(_repeated(month.month, first), heading.cell, month=month.month)


def _repeated(month: Month, first: Cell) -> Unreadable:
    return Unreadable(
        "repeated-month",
        f"{month.long} stands over this column and over {first.address} already. Both were read.",
        f"Correct one of the headings, or take one of the columns out. {HOW_TO_WRITE}",
        Severity.WARNING,
    )


def _report_day_first(headings: Sequence[MonthHeading], found: dict[int, FoundMonth], problems: SheetProblems) -> None:
    for heading in headings:
        month = found.get(heading.cell.column)
        if month is not None and month.day_first:
            problems.report(day_first(month), heading.cell)
            return


def day_first(found: FoundMonth) -> Unreadable:
    """Told once a table, where a date could have been meant the American way."""
    return Unreadable(
        "day-first",
        f"Dates like this one were read with the day first, so this is in {found.month.long}.",
        f"Nothing, if that is right; otherwise: {HOW_TO_WRITE[0].lower()}{HOW_TO_WRITE[1:]}",
        Severity.INFO,
    )
