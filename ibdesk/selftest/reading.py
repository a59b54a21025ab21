"""The self-test of what reads odd workbooks: in a process of its own, locked with a password, and by the old reader."""

import io

from ibdesk.errors import UserError
from ibdesk.reading.sandbox.reader_process import read_cells_in_sandbox
from ibdesk.selftest.findings import Findings, WrongError, must

_NAME, _PASSWORD, _FIGURE = "self-test.xlsx", "self-test ä", 489
_MANY_ROWS, _LITTLE_MEMORY = 100_000, 48 * 1024**2


def check_reading(findings: Findings) -> None:
    """Make a workbook, lock it, and read it in the ways that no sample takes."""
    workbook = _workbook()
    findings.check("workbook read in a process of its own", _read_apart, workbook, None)
    findings.check("memory of that process limited", _limited)
    findings.check("locked workbook read", _read_locked, workbook)
    findings.check("reader of old workbooks", _read_old, workbook)


def _workbook(rows: int = 1) -> bytes:
    """That many figures, each another: the same again and again would take little memory."""
    from xlsxwriter import Workbook

    content = io.BytesIO()
    with Workbook(content, {"in_memory": True}) as book:
        sheet = book.add_worksheet("Figures")
        for row in range(rows):
            sheet.write_number(row + 1, 1, _FIGURE + row)
    return content.getvalue()


def _limited() -> str:
    """The same workbook is read with the memory that is usual, and given up with too little."""
    large = _workbook(_MANY_ROWS)
    cells = len(read_cells_in_sandbox(large, _NAME).sheets[0].cells)
    must(cells == _MANY_ROWS, f"{cells} cells were read of {_MANY_ROWS}")
    try:
        read_cells_in_sandbox(large, _NAME, memory=_LITTLE_MEMORY)
    except UserError:
        return f"{_MANY_ROWS:,} rows are not read with {_LITTLE_MEMORY // 1024**2} MB"
    raise WrongError("a process took more memory than it may")


def _read_apart(workbook: bytes, password: str | None) -> str:
    sheets = read_cells_in_sandbox(workbook, _NAME, password=password).sheets
    cells = [
        (sheet.name, cell.row, cell.column, cell.value) for sheet in sheets for _, row in sheet.rows() for cell in row
    ]
    must(cells == [("Figures", 2, 2, _FIGURE)], f"other cells were read than were written: {cells}")
    return f"{len(workbook) // 1024} KB"


def _read_locked(workbook: bytes) -> str:
    from msoffcrypto.format.ooxml import OOXMLFile

    locked = io.BytesIO()
    OOXMLFile(io.BytesIO(workbook)).encrypt(_PASSWORD, locked)
    must(workbook[:2] == b"PK" != locked.getvalue()[:2], "the workbook was not locked")
    return _read_apart(locked.getvalue(), _PASSWORD)


def _read_old(workbook: bytes) -> str:
    from python_calamine import CalamineWorkbook

    cells = CalamineWorkbook.from_filelike(io.BytesIO(workbook)).get_sheet_by_index(0).to_python()
    must(cells == [[_FIGURE]], f"other cells were read than were written: {cells}")
    return "the cells that were written"
