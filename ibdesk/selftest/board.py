"""The self-test of the work without a window: the sample comes in, the pack goes out, the board still holds."""

import csv
import os
import struct
import warnings
from pathlib import Path

from ibdesk.desk import Desk, make_sample
from ibdesk.domain.report.report import BoardReport
from ibdesk.errors import UserError
from ibdesk.selftest.findings import Findings, WrongError, must
from ibdesk.store.files.beside import MAGIC
from ibdesk.store.files.database import SQLITE_VERSION
from ibdesk.store.opening.verify import verify


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
