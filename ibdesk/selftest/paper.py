"""The self-test of the pack on paper: a PDF is painted without a screen, and read back by another library."""

from pathlib import Path

from ibdesk.desk import Desk
from ibdesk.selftest.findings import Findings, WrongError, must


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
