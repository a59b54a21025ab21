"""The pack as a PDF file: laid out, painted, saved whole."""

from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from ibdesk.domain.problem import Severity
from ibdesk.domain.report.report import BoardReport
from ibdesk.printing.paint import ready_to_paint
from ibdesk.progress import Progress, silent
from ibdesk.writing.pack.write_pack import pack_title
from ibdesk.writing.sheets.saving import save_whole

if TYPE_CHECKING:
    from ibdesk.printing.lay_out import Choice


class PdfWritten(Struct, frozen=True):
    """`pages` is how many; `as_at` is the step of the board that it shows, `errors` how many must-fix problems stand
    in its month. Nothing checks a PDF as a workbook is checked, so it has no `findings`."""

    path: Path
    pages: int
    as_at: int
    errors: int = 0
    findings: tuple[str, ...] = ()


def pack_pdf(report: BoardReport, choice: "Choice | None" = None, progress: Progress = silent) -> bytes:
    """The pack on paper as a file's content; the same report and choice give the same bytes. Cancelled from
    `progress`."""
    ready_to_paint()
    from ibdesk.printing.lay_out import WHOLE_PACK, lay_out
    from ibdesk.printing.pdf import pdf_bytes

    pages = lay_out(report, choice or WHOLE_PACK, progress)
    return pdf_bytes(pages, pack_title(report), report.month, progress)


def write_pdf(
    report: BoardReport, path: Path, choice: "Choice | None" = None, progress: Progress = silent
) -> PdfWritten:
    """Write the pack to a file, or leave the old file as it is. UserError where it cannot be written; Cancelled from
    `progress`."""
    errors = sum(problem.severity is Severity.ERROR for problem in report.problems)
    return save_pdf(pack_pdf(report, choice, progress), path, report.as_at, errors)


def save_sealed_pdf(content: bytes, path: Path, as_at: int) -> PdfWritten:
    """Write the PDF of a month that was sealed, byte for byte: among its figures no error stood. UserError where the
    file cannot be written, or is no PDF of ours."""
    from ibdesk.printing.own_pdf import check_own_pdf

    check_own_pdf(content)
    return save_pdf(content, path, as_at)


def save_pdf(content: bytes, path: Path, as_at: int, errors: int = 0) -> PdfWritten:
    """Write a PDF that is made already, byte for byte. UserError where the file cannot be written."""
    from ibdesk.printing.pdf import count_of_pages

    save_whole(content, path)
    return PdfWritten(path, count_of_pages(content), as_at, errors)
