"""The pack as a PDF: vectors and letters that can be chosen and searched, fonts in it, bookmarks; the same pages give
the same bytes."""

import uuid
from collections.abc import Sequence
from datetime import datetime, time
from html import escape
from io import BytesIO
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QUuid
from PySide6.QtGui import QPageLayout, QPageSize, QPainter, QPdfWriter

from ibdesk.domain.month import Month
from ibdesk.printing.marks import Leads, PaperPage
from ibdesk.printing.paint import paint_page
from ibdesk.progress import Progress, silent

if TYPE_CHECKING:
    from pypdf import PdfWriter

# Fine enough that a line's width is not rounded to be seen.
_PER_INCH = 1200
_POINTS_PER_INCH = 72
CREATOR, LANGUAGE = "IBDesk", "en-GB"
_LETTERS = 26
_TAB, _SPACE = b"<0009>", b"<0020>"
_NAMESPACE = uuid.UUID("0f6f1d0a-6f0e-5d5d-9f4b-2b7c5c1f9c42")


def pdf_bytes(pages: Sequence[PaperPage], title: str, month: Month, progress: Progress = silent) -> bytes:
    """The pages as a file's content. Its dates are the month's last day, and its ids follow from the title, so that
    nothing tells when or by whom it was made. Cancelled from `progress`."""
    return _finished(_painted(pages, title, progress), pages, title, month)


def _painted(pages: Sequence[PaperPage], title: str, progress: Progress) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(_PER_INCH)
    writer.setTitle(title)
    writer.setCreator(CREATOR)
    writer.setDocumentXmpMetadata(_about(title).encode())
    writer.setDocumentId(QUuid(str(uuid.uuid5(_NAMESPACE, title))))
    writer.setPageLayout(page_layout(pages[0]))
    painter = QPainter(writer)
    try:
        for number, page in enumerate(pages):
            progress(number, len(pages) + 1, f"Painting page {number + 1} of {len(pages)}")
            if number:
                writer.setPageLayout(page_layout(page))
                writer.newPage()
            paint_page(painter, page, _PER_INCH / _POINTS_PER_INCH)
    finally:
        painter.end()
    return bytes(buffer.data().data())


def _about(title: str) -> str:
    """Title and language once more, in the form in which programs that manage documents look for them; Qt's own would
    name the time of day."""
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title><rdf:Alt><rdf:li xml:lang="x-default">'
        f"{escape(title)}</rdf:li></rdf:Alt></dc:title><dc:language><rdf:Bag><rdf:li>{LANGUAGE}</rdf:li></rdf:Bag>"
        '</dc:language></rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="r"?>'
    )


def page_layout(page: PaperPage) -> QPageLayout:
    """A4 to its edges: the margins are the page's own."""
    turned = QPageLayout.Orientation.Landscape if page.landscape else QPageLayout.Orientation.Portrait
    return QPageLayout(QPageSize(QPageSize.PageSizeId.A4), turned, QMarginsF(0, 0, 0, 0))


def _finished(painted: bytes, pages: Sequence[PaperPage], title: str, month: Month) -> bytes:
    """What Qt cannot: bookmarks, the language, dates that do not change, and spaces that are spaces when copied."""
    from pypdf import PdfReader, PdfWriter  # only where a PDF is written
    from pypdf.generic import BooleanObject, NameObject, TextStringObject

    writer = PdfWriter(clone_from=PdfReader(BytesIO(painted)))
    day = f"D:{datetime.combine(month.last_day, time()):%Y%m%d%H%M%S}Z"
    writer.metadata = {
        "/Title": title,
        "/Creator": CREATOR,
        "/Producer": CREATOR,
        "/CreationDate": day,
        "/ModDate": day,
    }
    writer.root_object[NameObject("/Lang")] = TextStringObject(LANGUAGE)
    _add_bookmarks(writer, pages)
    _add_links(writer, pages)
    _mend_fonts(writer)
    shown = writer.create_viewer_preferences()
    shown[NameObject("/DisplayDocTitle")] = BooleanObject(True)
    writer.pdf_header = "%PDF-1.4"
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def _add_bookmarks(writer: "PdfWriter", pages: Sequence[PaperPage]) -> None:
    """One for the first page of each part, the indicators' under their sections, in the pages' order."""
    under, section, before = None, "", ""
    for number, page in enumerate(pages):
        if page.part == before and number:
            continue
        before = page.part
        if page.section != section:
            section = page.section
            under = writer.add_outline_item(title=section, page_number=number) if section else None
        writer.add_outline_item(title=page.part, page_number=number, parent=under)


def _add_links(writer: "PdfWriter", pages: Sequence[PaperPage]) -> None:
    """From a code to the first page of its indicator."""
    from pypdf.annotations import Link

    first: dict[str, int] = {}
    for number, page in enumerate(pages):
        if page.code:
            first.setdefault(page.code, number)
    for number, page in enumerate(pages):
        for mark in page.marks:
            if isinstance(mark, Leads) and mark.code in first:
                rect = (mark.x, page.tall - mark.y - mark.tall, mark.x + mark.wide, page.tall - mark.y)
                link = Link(rect=rect, border=[0, 0, 0], target_page_index=first[mark.code])
                writer.add_annotation(number, link)


def _mend_fonts(writer: "PdfWriter") -> None:
    """Fonts have one sign for space and tab, of which Qt names the tab: what is copied and searched shall be spaces.
    And the tags of what of a font is in the file, which Qt draws by chance, are counted."""
    from pypdf.generic import NameObject

    seen: set[int] = set()
    for page in writer.pages:
        fonts: Any = page["/Resources"].get_object()
        for reference in fonts.get("/Font", {}).values():
            font = reference.get_object()
            if id(font) in seen:
                continue
            tag = "AAAAA" + chr(ord("A") + len(seen) % _LETTERS)
            seen.add(id(font))
            names = font["/ToUnicode"].get_object()
            names.set_data(names.get_data().replace(_TAB, _SPACE))
            within = font["/DescendantFonts"][0].get_object()
            described = within["/FontDescriptor"].get_object()
            name = NameObject(f"/{tag}+{described['/FontName'].rpartition('+')[2].lstrip('/')}")
            for each, key in ((font, "/BaseFont"), (within, "/BaseFont"), (described, "/FontName")):
                each[NameObject(key)] = name


def count_of_pages(content: bytes) -> int:
    """How many pages a PDF of ours has."""
    from pypdf import PdfReader

    return len(PdfReader(BytesIO(content)).pages)
