"""The PDF: the same bytes twice, fonts in it, bookmarks and links, and the very figures that the workbook shows."""

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pytest
from pypdf import PdfReader
from PySide6.QtGui import QFontDatabase

from ibdesk.domain.report.report import BoardReport
from ibdesk.printing import lettering
from ibdesk.printing.lay_out import Choice, lay_out
from ibdesk.printing.write_pdf import pack_pdf
from ibdesk.writing.pack.summary_widths import WIDTHS
from ibdesk.writing.pack.write_pack import pack_bytes
from tests.printing.paper_kit import REPORTS
from tests.writing.pack_dump import open_pack

pytestmark = pytest.mark.usefixtures("qapp")


def read(report: BoardReport, choice: Choice | None = None) -> PdfReader:
    return PdfReader(BytesIO(pack_pdf(report, choice or Choice())))


def words(text: str) -> str:
    """With single spaces, and none where lines of a cell end."""
    return " ".join(text.split())


@pytest.mark.parametrize("name", REPORTS)
def test_the_same_report_gives_the_same_bytes(name: str) -> None:
    assert pack_pdf(REPORTS[name]) == pack_pdf(REPORTS[name])


@pytest.mark.parametrize("name", REPORTS)
def test_it_has_the_pages_that_were_laid_out_and_a_bookmark_for_each_part(name: str) -> None:
    pages, pdf = lay_out(REPORTS[name]), read(REPORTS[name])
    assert len(pdf.pages) == len(pages)
    for page, made in zip(pages, pdf.pages, strict=True):
        assert (round(page.wide), round(page.tall)) == (round(made.mediabox.width), round(made.mediabox.height))
    marked = [(str(mark.title), pdf.get_destination_page_number(mark)) for mark in bookmarks(pdf.outline)]
    first: dict[str, int] = {}
    for number, page in enumerate(pages):
        first.setdefault(page.part, number)
        if page.section:
            assert page.section in [title for title, _ in marked]
    assert [(part, first[part]) for part in first] == [each for each in marked if each[0] in first]


def bookmarks(outline: list[Any]) -> Iterator[Any]:
    for each in outline:
        if isinstance(each, list):
            yield from bookmarks(each)
        else:
            yield each


def test_its_properties_name_the_report_and_nobody() -> None:
    pdf = read(REPORTS["small"])
    assert pdf.metadata is not None
    assert pdf.metadata.title == "Improvement Board performance report, August 2014"
    assert {key: str(each) for key, each in pdf.metadata.items() if key != "/Title"} == {
        "/Creator": "IBDesk",
        "/Producer": "IBDesk",
        "/CreationDate": "D:20140831000000Z",
        "/ModDate": "D:20140831000000Z",
    }
    assert pdf.root_object["/Lang"] == "en-GB"


def test_its_fonts_are_in_it() -> None:
    fonts: dict[str, Any] = {}
    for page in read(REPORTS["sample"]).pages:
        resources: Any = page["/Resources"]
        for font in resources["/Font"].values():
            fonts[font.get_object()["/BaseFont"]] = font.get_object()
    assert fonts
    for font in fonts.values():
        described = font["/DescendantFonts"][0].get_object()["/FontDescriptor"]
        assert any(key in described for key in ("/FontFile", "/FontFile2", "/FontFile3"))
        assert b"<0009>" not in font["/ToUnicode"].get_object().get_data()


def test_words_are_found_also_where_the_font_has_one_sign_for_two_letters(monkeypatch: pytest.MonkeyPatch) -> None:
    if "DejaVu Sans" not in QFontDatabase.families():
        pytest.skip("no font here has such signs")
    monkeypatch.setattr(lettering, "FAMILIES", ("DejaVu Sans",))
    monkeypatch.setattr(lettering, "_own", lettering._OfThread())
    text = "".join(page.extract_text() for page in read(REPORTS["sample"]).pages)
    assert "figures" in text
    assert not set("\ufb00\ufb01\ufb02\ufb03\ufb04") & set(text)


def test_charts_are_vectors() -> None:
    for page in read(REPORTS["sample"]).pages:
        resources: Any = page["/Resources"]
        assert not resources.get("/XObject")
        assert not page.images


def test_a_code_leads_to_its_page() -> None:
    report = REPORTS["small"]
    pages, pdf = lay_out(report), read(report)
    summary = next(number for number, page in enumerate(pages) if page.part == "Summary")
    annotated: Any = pdf.pages[summary]["/Annots"]
    links = [each.get_object() for each in annotated]
    led = [pdf.get_page_number(link["/Dest"][0].get_object()) for link in links]
    assert led == [next(n for n, page in enumerate(pages) if page.code == own.code) for own in report.pages]


def shown(cell: Any) -> str:
    """What Excel shows of a cell, reckoned from its value and its format."""
    value, form = cell.value, cell.number_format
    if isinstance(value, str) or value is None:
        return value or ""
    if hasattr(value, "strftime"):
        return str(value.strftime("%B %Y" if form == "mmmm yyyy" else "%b %Y"))
    form = form.rpartition(";")[2]
    tail = "".join(re.findall(r'"([^"]*)"', form))
    decimals = len(form.partition(".")[2].partition("%")[0].partition('"')[0])
    if "%" in form:
        return f"{value * 100:.{decimals}f}%{tail}"
    return f"{value:,.{decimals}f}{tail}"


BOTH = ("small", "sample", "crowded", "long texts everywhere", "one figure", "compared")


@pytest.mark.parametrize("name", BOTH)
def test_every_text_and_figure_of_an_excel_page_stands_on_its_paper_page(name: str) -> None:
    report = REPORTS[name]
    book, pages, pdf = open_pack(pack_bytes(report)[0]), lay_out(report), read(report)
    sheets = [sheet for sheet in book.worksheets if sheet["E1"].value == "Back to summary"]
    assert len(sheets) == len(report.pages)
    for sheet, own in zip(sheets, report.pages, strict=True):
        numbers = [number for number, page in enumerate(pages) if page.code == own.code]
        said = words(" ".join(pdf.pages[number].extract_text() for number in numbers)).replace(" ", "")
        texts = [shown(cell) for row in sheet.iter_rows(max_col=5) for cell in row]
        links = ("Back to summary", "Previous: ", "Next: ")
        missing = [
            text
            for text in texts
            if text and not text.startswith(links) and plain(text) not in said and not parted(text, said)
        ]
        assert missing == []


def plain(text: str) -> str:
    """Without white space, and without the characters that stand for an assessment's mark, which is drawn."""
    marked = text.split("  ", 1)
    if len(marked) == 2 and marked[0] in ("✕", "▲", "✓", "–", "○"):
        text = marked[1]
    return "".join(text.split())


def parted(text: str, said: str) -> bool:
    """Whether a long text goes on overleaf: then every sentence of it stands somewhere."""
    return len(text) > 200 and all(plain(each) in said for each in re.split(r"(?<=[.!?]) ", text)[1:-1])


@pytest.mark.parametrize("name", BOTH)
def test_every_text_and_figure_of_the_summary_stands_on_paper(name: str) -> None:
    report = REPORTS[name]
    book, pages, pdf = open_pack(pack_bytes(report)[0]), lay_out(report), read(report)
    own = [number for number, page in enumerate(pages) if page.part == "Summary"]
    said = words(" ".join(pdf.pages[number].extract_text() for number in own)).replace(" ", "")
    for row in book["Summary"].iter_rows(max_col=len(WIDTHS)):  # beside the paper the lines stand in words
        for cell in row:
            hidden = cell.number_format == ";;;"  # words behind a line that is drawn
            text = shown(cell)
            assert hidden or plain(text) in said or parted(text, said), cell.coordinate


@pytest.mark.parametrize("sheet", ["Cover", "Exceptions", "Notes"])
def test_every_text_of_the_boards_own_sheets_stands_on_paper(sheet: str) -> None:
    report, choice = REPORTS["small"], Choice(data=True)  # the cover says what is in
    book, pages, pdf = open_pack(pack_bytes(report)[0]), lay_out(report, choice), read(report, choice)
    own = [number for number, page in enumerate(pages) if page.part == sheet]
    said = words(" ".join(pdf.pages[number].extract_text() for number in own)).replace(" ", "")
    contents = False
    for row in book[sheet].iter_rows():
        for cell in row:
            contents = contents or cell.value == "In this workbook"  # what only a workbook has
            assert contents or plain(shown(cell)) in said, cell.coordinate


def test_the_data_stand_on_paper_where_they_are_wanted() -> None:
    report, choice = REPORTS["small"], Choice(data=True)
    book, pages, pdf = open_pack(pack_bytes(report)[0]), lay_out(report, choice), read(report, choice)
    for sheet in ("Data", "Breakdowns"):
        own = [number for number, page in enumerate(pages) if page.part == sheet]
        said = words(" ".join(pdf.pages[number].extract_text() for number in own)).replace(" ", "")
        for row in book[sheet].iter_rows(min_row=3):
            assert all(plain(shown(cell)) in said for cell in row)


def test_what_is_drawn_in_the_charts_is_the_workbooks() -> None:
    """The number at the latest point, the names of the lines and the steps of the axis."""
    from ibdesk.domain.control.exceptions import usual_ranges
    from ibdesk.writing.pack.page_record import page_record
    from ibdesk.writing.sheets.numbers import cell_text

    report = REPORTS["small"]
    ranges, pages, pdf = usual_ranges(report), lay_out(report), read(report)
    for own in report.pages:
        record = page_record(own, report.details, ranges[own.code])
        numbers = [number for number, page in enumerate(pages) if page.code == own.code]
        said = words(" ".join(pdf.pages[number].extract_text() for number in numbers))
        for chart in filter(None, (record.years, record.trend, record.breakdown)):
            assert chart.headline.replace(" ", "") in said.replace(" ", "")
            named = [each for each in chart.block.series if each.role != "band base"]
            for series in named if len(named) > 1 else ():
                assert series.name in said or series.role in ("band base", "usual")
            if chart.latest is not None:
                series = chart.block.series[-1 if chart is record.years else 0]
                number = series.numbers[chart.latest]
                assert number is not None
                assert cell_text(chart.block.cell(number)) in said


def test_the_pages_of_the_sample_are_small_enough_to_be_sent() -> None:
    assert len(pack_pdf(REPORTS["150 indicators"])) < 3_000_000
