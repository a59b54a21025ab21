"""An .xls or .xlsb file read by python-calamine; what that library cannot tell is said in the notes.

Only ever to be called in the child process: on some files the library ends the process instead of raising.
"""

import io
from collections.abc import Iterator, Mapping
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from math import isfinite
from typing import TYPE_CHECKING

from msgspec.structs import replace

from ibdesk.domain.refused import WhyRefused
from ibdesk.progress import Progress
from ibdesk.reading.cells import limits
from ibdesk.reading.cells.limits import Used
from ibdesk.reading.cells.marked import marked
from ibdesk.reading.cells.ranges import by_row, hide_covered, told_hidden, told_notes
from ibdesk.reading.cells.refusal import Refusal
from ibdesk.reading.cells.sheet import (
    LAST_COLUMN,
    LAST_ROW,
    Cell,
    CellsByRow,
    CellValue,
    Kind,
    MergedRange,
    Sheet,
    Workbook,
)
from ibdesk.reading.files.binary.errors_in_cells import errors_in_xls, errors_in_xlsb
from ibdesk.reading.files.binary.formulas_in_binary import formulas_in_xls, formulas_in_xlsb
from ibdesk.reading.files.binary.looks import Look, Looks
from ibdesk.reading.files.binary.looks_in_xls import looks_in_xls
from ibdesk.reading.files.binary.looks_in_xlsb import looks_in_xlsb
from ibdesk.reading.files.binary.unlock import Encrypted, is_locked
from ibdesk.reading.files.binary.unworked_formulas import unworked_in_xls

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook, SheetMetadata

_ROWS_A_STEP = 5_000
_SECONDS_A_DAY = 86_400
_LOOKS_NOT_TOLD = (
    "In this workbook ({kind}) IBDesk cannot see number formats, hidden rows and columns, or which signs are raised or "
    "crossed out: 65% comes in as 0.65, 489 with a raised 1 behind it as 4891, and what is hidden is read like the "
    "rest. Saved from Excel as an Excel workbook (.xlsx), it is read with all of that."
)
_ERRORS_NOT_TOLD = (
    "In this workbook IBDesk cannot see formula errors (#REF!, #DIV/0!): a cell with an error looks like a blank cell."
)
_AS_XLSX = "Open it in Excel, save it as an Excel workbook (.xlsx), then read that copy."
_WITHOUT_CELLS = {
    "ChartSheet": "a chart",
    "DialogSheet": "a dialog",
    "MacroSheet": "a sheet of macros",
    "Vba": "a sheet of macros",
}

Spot = tuple[int, int]
Corrections = dict[Spot, tuple[Kind, str]]  # by row and column: what the library reads otherwise, or not at all
Value = int | float | str | bool | time | date | datetime | timedelta


def read_binary(data: bytes, kind: str, progress: Progress) -> Workbook:
    """All sheets with cells. `kind` is ".xls" or ".xlsb".

    Raises Encrypted where the workbook is encrypted, Refusal where it cannot be read, Cancelled when progress does.
    """
    progress(0, 1, "Reading the workbook")
    book = _opened(data, kind)
    used = Used()
    sheets: list[Sheet] = []
    errors = errors_in_xls(data) if kind == ".xls" else errors_in_xlsb(data)
    if errors is not None and len(errors) != len(book.sheets_metadata):
        errors = None
    unworked = unworked_in_xls(data) if kind == ".xls" else []
    if len(unworked) != len(book.sheets_metadata):
        unworked = []
    looks = looks_in_xls(data) if kind == ".xls" else looks_in_xlsb(data)
    if looks is not None and len(looks) != len(book.sheets_metadata):
        looks = None
    formulas = formulas_in_xls(data) if kind == ".xls" else formulas_in_xlsb(data)
    if len(formulas) != len(book.sheets_metadata):
        formulas = []
    notes = [_ERRORS_NOT_TOLD] if errors is None else []
    notes += [_LOOKS_NOT_TOLD.format(kind=kind)] if looks is None else []
    for index, entry in enumerate(book.sheets_metadata):
        what = _WITHOUT_CELLS.get(_last_word(entry.typ))
        if what is not None:
            notes.append(f"The sheet “{entry.name}” is {what}, without cells to read.")
            continue
        progress(index, len(book.sheets_metadata), f"Reading the sheet “{entry.name}”")
        corrections = dict.fromkeys(unworked[index], (Kind.FORMULA_WITHOUT_RESULT, "")) if index < len(unworked) else {}
        corrections |= {place: (Kind.ERROR, text) for place, text in errors[index].items()} if errors else {}
        seen = looks[index] if looks is not None else Looks()
        corrections |= {place: (Kind.TEXT, text) for place, text in seen.texts.items()}
        read = _read_sheet(_sheet(book, index, entry), entry, corrections, seen, used, progress)
        sheets.append(replace(read, formulas=formulas[index]) if formulas else read)
        notes += (*_told_hidden(sheets[-1], seen), *told_notes(entry.name, seen.notes))
    if not sheets:
        raise Refusal(
            "it has no sheet with cells",
            "Check that it is the right file, and ask the sender for it again.",
            WhyRefused.EMPTY,
        )
    names = [sheet.name.casefold() for sheet in sheets]
    if len(set(names)) < len(names):
        raise Refusal("two of its sheets have the same name")
    return Workbook(tuple(sheets), tuple(notes))


def _opened(data: bytes, kind: str) -> "CalamineWorkbook":
    try:
        from python_calamine import CalamineWorkbook  # other kinds of workbooks do without
    except ImportError:  # it is machine code, and this may be an odd machine
        raise Refusal("this copy of IBDesk has no reader for its kind", _AS_XLSX, WhyRefused.OTHER_KIND) from None
    try:
        return CalamineWorkbook.from_filelike(io.BytesIO(data))
    except (KeyboardInterrupt, SystemExit, MemoryError):
        raise
    except BaseException as error:
        if kind == ".xls" and is_locked(data):  # the library cannot tell locked from damaged
            raise Encrypted from None
        raise _refusal(error, "it is damaged or was cut off on the way") from None


def _sheet(book: "CalamineWorkbook", index: int, entry: "SheetMetadata") -> "CalamineSheet":
    try:
        return book.get_sheet_by_index(index)
    except (KeyboardInterrupt, SystemExit, MemoryError):
        raise
    except BaseException as error:
        raise _refusal(error, f"it is damaged: its sheet “{entry.name}” cannot be read") from None


def _refusal(error: BaseException, reason: str) -> Refusal:
    """The library's own panic is no Exception, so that everything must be caught; what is not its own goes on."""
    if isinstance(error, Exception) or type(error).__name__ == "PanicException":
        return Refusal(reason)
    raise error


def _read_sheet(
    sheet: "CalamineSheet",
    entry: "SheetMetadata",
    corrections: Corrections,
    looks: Looks,
    used: Used,
    progress: Progress,
) -> Sheet:
    rows: dict[int, list[Cell]] = {}
    first_row, first_column = sheet.start or (0, 0)
    last_row, last_column = sheet.end or (0, 0)
    if last_row >= LAST_ROW or last_column >= LAST_COLUMN:
        raise Refusal(f"it is damaged: its sheet “{entry.name}” has a cell outside the sheet")
    for row, values in enumerate(sheet.to_python(skip_empty_area=True), start=first_row + 1):
        if row % _ROWS_A_STEP == 0:
            progress(row, last_row + 1, f"Reading the sheet “{entry.name}”, row {row:,}")
            used.check_limits()
        cells = list(_cells(row, first_column + 1, values, looks.formats, used))
        if cells:
            rows[row] = [_as_seen(cell, looks.whole) for cell in cells] if looks.whole else cells
    _put_in(rows, corrections, used)
    _hide(rows, looks)
    used.check_limits()
    merged = tuple(_merged(sheet))
    hide_covered(rows, merged)
    hidden, beside = _last_word(entry.visible) != "Visible", tuple(looks.beside)
    return Sheet(entry.name, CellsByRow(by_row(rows)), hidden, merged, beside=beside, notes=looks.notes)


def _as_seen(cell: Cell, looks: Mapping[Spot, Look]) -> Cell:
    """A cell all of which is raised or crossed out, as a text that shows it."""
    look = looks.get((cell.row, cell.column))
    if look is None:
        return cell
    kind, value = marked((cell.kind, cell.value), look.place, look.is_crossed_out)
    return cell._replace(kind=kind, value=value)


def _hide(rows: dict[int, list[Cell]], looks: Looks) -> None:
    """Mark the cells of rows and columns that nobody sees."""
    for row in rows if looks.hidden_columns else looks.hidden_rows.intersection(rows):
        rows[row] = [
            cell._replace(hidden=row in looks.hidden_rows or cell.column in looks.hidden_columns) for cell in rows[row]
        ]


def _told_hidden(sheet: Sheet, looks: Looks) -> Iterator[str]:
    rows = looks.hidden_rows.intersection(sheet.row_numbers())
    columns = {cell.column for cell in sheet.cells.values() if cell.column in looks.hidden_columns}
    return told_hidden(sheet.name, sheet.hidden, rows, columns)


def _put_in(rows: dict[int, list[Cell]], corrections: Corrections, used: Used) -> None:
    """Errors and formulas that were not worked out, which the library gives as blank cells or as 0."""
    changed = set()
    for (row, column), (kind, text) in corrections.items():
        cells = rows.setdefault(row, [])
        cells[:] = [cell for cell in cells if cell.column != column]
        cells.append(Cell(row, column, kind, text))
        used.cells += 1
        changed.add(row)
    for row in changed:
        rows[row].sort(key=lambda cell: cell.column)


def _cells(row: int, first_column: int, values: list[Value], formats: Mapping[Spot, str], used: Used) -> Iterator[Cell]:
    for column, value in enumerate(values, start=first_column):
        if value == "" or (isinstance(value, str) and not value.strip("\0")):
            continue
        kind, content, shown = _content(value)
        used.cells += 1
        if isinstance(content, str):
            used.characters += len(content)
        yield Cell(row, column, kind, content, formats.get((row, column), shown))


def _content(value: Value) -> tuple[Kind, CellValue, str]:
    match value:
        case bool():
            return Kind.BOOLEAN, value, "General"
        case int() | float():
            return (*_number(value), "General")
        case datetime():
            return Kind.DATE, value, "General"
        case date():
            return Kind.DATE, datetime(value.year, value.month, value.day), "General"
        case time():
            passed = timedelta(hours=value.hour, minutes=value.minute, seconds=value.second)
            return (*_number(passed.total_seconds() / _SECONDS_A_DAY), "hh:mm:ss")
        case timedelta():
            return (*_number(value.total_seconds() / _SECONDS_A_DAY), "[h]:mm:ss")
        case str():
            if len(value) > limits.LONGEST_TEXT:
                raise limits.too_long_text()
            # No board, page or export could hold a NUL, and Excel shows none: some programs fill texts up with them.
            return Kind.TEXT, value.strip("\0").replace("\0", "\N{REPLACEMENT CHARACTER}"), "General"


def _number(value: int | float) -> tuple[Kind, CellValue]:
    near = float(value)
    return (Kind.NUMBER, Decimal(f"{near:.15g}")) if isfinite(near) else (Kind.TEXT, str(near))


def _merged(sheet: "CalamineSheet") -> Iterator[MergedRange]:
    for (first_row, first_column), (last_row, last_column) in sheet.merged_cell_ranges or ():
        yield first_row + 1, first_column + 1, last_row + 1, last_column + 1


def _last_word(kind: object) -> str:
    return str(kind).rpartition(".")[2]
