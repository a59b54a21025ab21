"""What a board is, as tables of texts that a person can change: each row is read as a workbook's sheet is read.

So the window has no rule of its own about a target or a year: what is typed goes through the very reader of the sheet,
and what that tells at a cell is told at the field.
"""

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from msgspec.structs import replace

from ibdesk.desk.board_table import (
    BENCHMARKS,
    COVER,
    COVER_DATES,
    EVENTS,
    INDICATORS,
    OF_REPORT,
    POPULATION,
    STYLE,
    TARGETS,
    BoardColumn,
    BoardRow,
    BoardTable,
    Tried,
)
from ibdesk.domain.board import Records, ReportDetails
from ibdesk.domain.cell_address import column_letters
from ibdesk.domain.cover import CoverDates
from ibdesk.domain.house_style import HouseStyle, PackPart, PageOrder
from ibdesk.domain.indicator import Indicator, in_code_order
from ibdesk.domain.problem import Problem, Severity
from ibdesk.domain.record_fields import columns_of
from ibdesk.domain.removed import KeptKey, kept_key
from ibdesk.reading.cells.sheet import Cell, Kind, Sheet, Workbook
from ibdesk.reading.values.house_style_text import STYLE_NOT_READ
from ibdesk.reading.values.month_text import FoundMonth, read_month_text
from ibdesk.reading.workbooks import OpenedFile, read_opened
from ibdesk.writing.template.cells import NumberCell, Written
from ibdesk.writing.template.settings import (
    benchmarks_sheet,
    events_sheet,
    indicators_sheet,
    population_sheet,
    report_sheet,
    targets_sheet,
)
from ibdesk.writing.template.sheets import TemplateSheet

# The field of Records that a table's rows are kept in.
FIELD_OF = {
    INDICATORS: "indicators",
    TARGETS: "targets",
    BENCHMARKS: "benchmarks",
    POPULATION: "populations",
    EVENTS: "events",
}
_SHEETS: Mapping[str, Callable[[Records], TemplateSheet]] = {
    INDICATORS: indicators_sheet,
    TARGETS: targets_sheet,
    BENCHMARKS: benchmarks_sheet,
    POPULATION: population_sheet,
    EVENTS: events_sheet,
}
_DATES_HINT = (
    "What the cover of one month's pack says, in place of the dates that stand with the cover's words. Write them as "
    "they shall be printed, like 31 August 2014."
)


_LONG = 46  # a column so wide holds sentences
_LONG_DETAILS = ("Notes", "Cover text")
_CHOICES: Mapping[Any, tuple[str, ...]] = {PageOrder: tuple(PageOrder), tuple[PackPart, ...]: tuple(PackPart)}
_STYLE_HINT = (
    "How every pack of this board looks, as a workbook and on paper. The accent colour, like #12436D, is that of "
    "titles and headings; red, amber and green stay as they are. The classification stands with the cover's words."
)


def board_table(records: Records, name: str) -> BoardTable:
    """A table of what a board is. KeyError for a name that is none of NAMES."""
    if name in OF_REPORT:
        return _of_report(records, name)
    if name == COVER_DATES:
        return _cover_dates(records)
    sheet, kept = _SHEETS[name](records), _kept(records, name)
    rows = tuple(
        BoardRow(
            tuple(_text(cell, str(column.heading)) for cell, column in zip(row.cells, sheet.columns, strict=True)),
            kept_key(record),
            _waits(name, record),
            _place(record),
        )
        for row, record in zip(sheet.rows, kept, strict=True)
    )
    columns = tuple(BoardColumn(str(each.heading), each.choices, each.width > _LONG) for each in sheet.columns)
    return BoardTable(name, sheet.hint, columns, rows)


def tried(records: Records, name: str, cells: Sequence[str], key: KeptKey | None = None) -> Tried:
    """What these texts, in the order of the table's columns, say; read in place of the row with this key."""
    if name == COVER_DATES:
        return _tried_dates(records, cells, key)
    if name in OF_REPORT:
        sheet_cells = _column_wise([("What", "Value"), *zip(_labels(name), cells, strict=True)])
        return _read_as(replace(records, details=_cleared(records, name)), "Report", sheet_cells)
    table = board_table(records, name)
    sheet = name if name != POPULATION else "Population"
    found = _read_as(records, sheet, _column_wise([tuple(each.heading for each in table.columns), tuple(cells)]))
    if found.record is None or found.wrong:
        return found
    if kept_key(found.record) != key and any(row.key == kept_key(found.record) for row in table.rows):
        return replace(found, record=None, wrong=f"{_row_words(name, found.record)} is there already. Change that row.")
    return found


def _cleared(records: Records, name: str) -> ReportDetails:
    """The report's details without what a table of them holds: on a sheet a blank cell says nothing, here it clears."""
    details = records.details or ReportDetails()
    if name == STYLE:
        return replace(details, style=HouseStyle(logo=details.style.logo))
    return ReportDetails(title=details.title, dates=details.dates, style=details.style)


def row_words(name: str, record: Any) -> str:
    """What a row is about, for the words of a step: "the target of 7"."""
    words = _row_words(name, record)
    return f"{words[0].lower()}{words[1:]}"


def _row_words(name: str, record: Any) -> str:
    if name == INDICATORS:
        return f"Indicator {record.code}"
    if name == TARGETS:
        return f"The target of {record.code}" + (f" from {record.from_month.long}" if record.from_month else "")
    if name == BENCHMARKS:
        return f"The benchmark {record.name} {record.period}".rstrip() + f" of {record.code}"
    if name == POPULATION:
        return f"The population of {record.year}"
    if name == COVER_DATES:
        return f"The cover's dates of {record.month.long}"
    if name == STYLE:
        return "The house style"
    return f"The event in {record.month.long}" if name == EVENTS else "The cover's words"


def _kept(records: Records, name: str) -> tuple[Any, ...]:
    """In the order of the sheet's rows."""
    if name == INDICATORS:
        return tuple(sorted(records.indicators, key=lambda each: in_code_order(each.code)))
    if name == POPULATION:
        return tuple(sorted(records.populations, key=lambda each: each.year))
    found: tuple[Any, ...] = getattr(records, FIELD_OF[name])
    return found


def _labels(name: str) -> tuple[str, ...]:
    return tuple(column.heading for _, _, column in columns_of(OF_REPORT[name]))


def _of_report(records: Records, name: str) -> BoardTable:
    written = {str(row.cells[0]): _text(row.cells[1]) for row in report_sheet(records).rows}
    columns = tuple(
        BoardColumn(
            column.heading, _CHOICES.get(kind, ()), column.heading in _LONG_DETAILS, kind == tuple[PackPart, ...]
        )
        for _, kind, column in columns_of(OF_REPORT[name])
    )
    place = "" if records.details is None else "kept"
    row = BoardRow(tuple(written[heading] for heading in _labels(name)), (place,))
    if name == COVER:
        return BoardTable(name, report_sheet(records).hint, columns, (row,))
    return BoardTable(name, _STYLE_HINT, columns, (row,), records.details.style.logo if records.details else None)


def _cover_dates(records: Records) -> BoardTable:
    columns = tuple(BoardColumn(column.heading) for _, _, column in columns_of(CoverDates))
    dates = sorted(records.details.dates, key=lambda each: each.month, reverse=True) if records.details else []
    rows = tuple(BoardRow((each.month.medium, each.figures_as_at, each.issue_date), kept_key(each)) for each in dates)
    return BoardTable(COVER_DATES, _DATES_HINT, columns, rows)


def _tried_dates(records: Records, cells: Sequence[str], key: KeptKey | None) -> Tried:
    month_text, as_at, issue = (each.strip() for each in cells)
    found = read_month_text(month_text) if month_text else None
    if not isinstance(found, FoundMonth):
        return Tried(wrong="This is no month. Write it like Aug 2014." if month_text else "Write the month first.")
    if not as_at and not issue:
        return Tried(wrong="Neither date is written. Write one of them, like 31 August 2014.", at=1)
    record = CoverDates(found.month, as_at, issue)
    there = records.details.dates if records.details else ()
    if kept_key(record) != key and any(each.month == record.month for each in there):
        return Tried(wrong=f"The dates of {record.month.long} are there already. Change that row.")
    return Tried(record)


def _read_as(records: Records, sheet_name: str, cells: Sequence[Cell]) -> Tried:
    sheet = Sheet(sheet_name, {(cell.row, cell.column): cell for cell in cells})
    [contents] = read_opened((OpenedFile("", workbook=Workbook((sheet,))),), replace(records, mappings=()))
    errors = [each for each in contents.problems if each.severity is Severity.ERROR or each.rule == STYLE_NOT_READ]
    warnings = [each for each in contents.problems if each.severity is Severity.WARNING]
    said = " ".join(f"{each.message} {each.next_step}" for each in warnings)
    if errors or contents.questions:
        first = errors[0] if errors else None
        words = _wrong_words(first) if first else contents.questions[0].text
        return Tried(
            wrong=words, at=_column_of(first.cell_source.cell if first and first.cell_source else "", sheet_name)
        )
    found = contents.records
    if sheet_name == "Report":
        return Tried(found.details, said=said)
    several = [record for field in FIELD_OF.values() for record in getattr(found, field)]
    if len(several) != 1:
        blank = [text for column, text in _headings(cells).items() if column not in _filled(cells)]
        fill = f"Fill in {blank[0]}." if blank else "Fill in the row."
        return Tried(wrong=said or f"Too little is written to be kept. {fill}")
    return Tried(several[0], said=said)


def _wrong_words(problem: Problem) -> str:
    """What is wrong with a row that is typed; of a workbook that it could be read from again there is none."""
    if problem.rule == "unknown-code":
        return (
            f"“{problem.found}” is no indicator of this board. Write the code of one, or add it under Indicators first."
        )
    return f"{problem.message} {problem.next_step}"


def _headings(cells: Sequence[Cell]) -> dict[int, str]:
    return {cell.column: str(cell.value) for cell in cells if cell.row == 1}


def _filled(cells: Sequence[Cell]) -> set[int]:
    return {cell.column for cell in cells if cell.row == 2}


def _column_of(address: str, sheet_name: str) -> int:
    """The column of the table that a cell of the made sheet stands for, from 0."""
    letters = "".join(each for each in address if each.isalpha())
    if sheet_name == "Report":
        number = int("".join(each for each in address if each.isdigit()) or 2)
        return max(number - 2, 0)
    return next((at for at in range(60) if column_letters(at + 1) == letters), 0)


def _column_wise(rows: Sequence[Sequence[str]]) -> list[Cell]:
    return [
        Cell(row, column, Kind.TEXT, text.strip())
        for row, texts in enumerate(rows, start=1)
        for column, text in enumerate(texts, start=1)
        if text.strip()
    ]


def _text(written: Written, heading: str = "") -> str:
    """A template's cell as a person reads it: 36,100, and a year without a comma."""
    if not isinstance(written, NumberCell):
        return written
    number = (Decimal(repr(written.value)) * (100 if written.percent else 1)).normalize()
    text = f"{number:f}" if heading == "Year" else f"{number:,f}"
    return f"{text}%" if written.percent else text


def _waits(name: str, record: Any) -> bool:
    return record.source is None if name == POPULATION else bool(getattr(record, "inherited", False))


def _place(record: Any) -> str:
    """Where a record comes from, in words."""
    if getattr(record, "inherited", False):
        return "Came with IBDesk, not confirmed"
    source = getattr(record, "source", None)
    if source is not None:
        return str(source)
    return "" if isinstance(record, Indicator) else "Came with IBDesk"
