"""The self-test of what reads odd workbooks: in a process of its own, locked with a password, and by the old reader."""

import io

from ibdesk.excel.apart.child import read_cells_apart
from ibdesk.selftest.findings import Findings, must

_NAME, _PASSWORD, _FIGURE = "self-test.xlsx", "self-test ä", 489


def check_reading(findings: Findings) -> None:
    """Make a workbook, lock it, and read it in the ways that no sample takes."""
    workbook = _workbook()
    findings.check("workbook read in a process of its own", _read_apart, workbook, None)
    findings.check("locked workbook read", _read_locked, workbook)
    findings.check("reader of old workbooks", _read_old, workbook)


def _workbook() -> bytes:
    from xlsxwriter import Workbook

    content = io.BytesIO()
    with Workbook(content, {"in_memory": True}) as book:
        book.add_worksheet("Figures").write_number("B2", _FIGURE)
    return content.getvalue()


def _read_apart(workbook: bytes, password: str | None) -> str:
    sheets = read_cells_apart(workbook, _NAME, password=password).sheets
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
