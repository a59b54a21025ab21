"""The self-test of the work without a window: the sample comes in, pack and PDF go out and are read back, the board
still holds; odd workbooks are read in a process of its own."""

import csv
import io
import os
import struct
import warnings
from pathlib import Path

from ibdesk.desk import Desk, make_sample
from ibdesk.domain.report.report import BoardReport
from ibdesk.errors import UserError
from ibdesk.reading.sandbox.reader_process import read_cells_in_sandbox
from ibdesk.selftest.findings import Findings, WrongError, must
from ibdesk.store.files.beside import MAGIC
from ibdesk.store.files.database import SQLITE_VERSION
from ibdesk.store.opening.verify import verify

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


def check_paper(findings: Findings, folder: Path) -> None:
    """Write the pack of the board in `folder` as a PDF; nothing where the board itself could not be made."""
    for board in folder.glob("*.ibdesk"):
        with Desk.open(board, "self-test") as desk:
            findings.check("PDF written and read back", _pdf, desk, folder)


def _pdf(desk: Desk, folder: Path) -> str:
    from pypdf import PdfReader

    month = desk.board.latest_month()
    if month is None:
        raise WrongError("the sample board has no month")
    one, other = folder / "pack.pdf", folder / "again.pdf"
    written = desk.exports.pdf(month, one)
    desk.exports.pdf(month, other)
    must(one.read_bytes() == other.read_bytes(), "the same pack gave other bytes")
    pdf = PdfReader(one)
    must(len(pdf.pages) == written.pages, "the pages are not those that were written")
    # Where a line ends inside a name, the reader guesses whether a blank stands there.
    said = _closed_up("".join(page.extract_text() for page in pdf.pages))
    names = [page.indicator.name for page in desk.months.report(month).pages]
    unsaid = [name for name in names if _closed_up(name) not in said]
    must(not unsaid, f"not in the PDF: {', '.join(unsaid)}")
    must(bool(pdf.outline), "no bookmark in the PDF")
    fonts = {
        str(font.get_object()["/BaseFont"]).lstrip("/")
        for page in pdf.pages
        for font in page["/Resources"].get_object()["/Font"].values()  # type: ignore[index]
    }
    return f"{written.pages} pages, {one.stat().st_size // 1024} KB, set in {', '.join(sorted(fonts))}"


def _closed_up(text: str) -> str:
    return "".join(text.split())


def check_board(findings: Findings, folder: Path) -> None:
    """Import the sample into a board in `folder`, write its pack, read the pack back, verify the board."""
    boards: list[Desk] = []
    findings.check("sample imported", _sample, folder, boards)
    for desk in boards:
        with desk:
            findings.check("pack written and read back", _pack, desk, folder / "pack.xlsx")
            findings.check("figures written as one table", _table, desk, folder / "figures.csv")
        findings.check("board verified", _verified, desk.board.path)
        findings.check("journal of somebody else's refused", _journal_refused, desk.board.path)


def _sample(folder: Path, boards: list[Desk]) -> str:
    desk = make_sample(folder, "self-test")
    boards.append(desk)
    report, figures = _latest_report(desk), len(desk.board.records().figures)
    must(len(report.pages) > 1, "fewer than two pages in the report")
    must(figures > len(report.pages), "fewer figures than indicators")
    return f"{figures} figures, {len(report.pages)} pages, {len(report.problems)} problems"


def _latest_report(desk: Desk) -> BoardReport:
    month = desk.board.latest_month()
    if month is None:
        raise WrongError("the sample board has no month")
    return desk.months.report(month)


def _pack(desk: Desk, path: Path) -> str:
    """openpyxl reads back what XlsxWriter wrote: the two know nothing of each other."""
    from openpyxl import load_workbook

    report = _latest_report(desk)
    written = desk.exports.pack(report.month, path)
    must(not written.findings, "; ".join(written.findings))
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", "Sparkline", UserWarning)  # openpyxl has none, and says so
        book = load_workbook(path)
    must(tuple(book.sheetnames) == written.sheets, "the sheets are not those that were written")
    said = {str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None}
    unsaid = [page.indicator.name for page in report.pages if not any(page.indicator.name in each for each in said)]
    must(not unsaid, f"not in the pack: {', '.join(unsaid)}")
    charts = sum(len(sheet._charts) for sheet in book)  # noqa: SLF001 - openpyxl shows them nowhere else
    must(charts > 0, "no chart in the pack")
    return f"{len(written.sheets)} sheets, {charts} charts, {path.stat().st_size // 1024} KB"


def _table(desk: Desk, path: Path) -> str:
    rows = desk.exports.figures(path)
    with path.open(encoding="utf-8-sig", newline="") as file:
        read = len(list(csv.reader(file)))
    must(rows > 0 and read == rows + 1, f"{read} rows can be read of {rows} and their headings")
    return f"{rows} rows"


def _verified(board: Path) -> str:
    found = verify(board)
    must(found.sound, "; ".join(found.damage))
    return f"{found.steps} steps, {found.figures} figures"


def _journal_refused(board: Path) -> str:
    """SQLite deletes the file that a journal names as its super-journal, so the board must not be opened."""
    named, journal = board.with_name("named by the journal.txt"), board.with_name(board.name + "-journal")
    named.write_text("not to be deleted")
    name = os.fsencode(named)
    end = struct.pack(">I", 1) + name + struct.pack(">II", len(name), sum(name)) + MAGIC
    journal.write_bytes(MAGIC.ljust(512, b"\0") + end)
    try:
        verify(board)
    except UserError:
        must(named.exists(), "the file that the journal names is gone")
        return f"SQLite {SQLITE_VERSION}"
    finally:
        journal.unlink()
    raise WrongError("the board was opened")
