"""What kind of file a stranger sent, told from its bytes: the ending of its name may say anything."""

import re

from msgspec import Struct

from ibdesk.domain.refused import WhyRefused
from ibdesk.reading.cells.refusal import SAVE_AGAIN
from ibdesk.reading.files.binary.ole import SIGNATURE, top_names
from ibdesk.reading.files.text_letters import wide_encoding
from ibdesk.reading.files.zipped.package import Package

_AS_XLSX = "Open it in Excel, save it as an Excel workbook (.xlsx), then read that copy."
_ASK = "Ask the sender for the workbook itself, as .xlsx or .csv."


class Zipped(Struct, frozen=True):
    """A zip archive with a workbook of Excel's XML kind in it."""

    package: Package


class OpenDocument(Struct, frozen=True):
    """A zip archive with a workbook of LibreOffice's kind in it (.ods)."""

    package: Package


class BinaryZipped(Struct, frozen=True):
    """A zip archive with a binary workbook in it (.xlsb)."""

    package: Package


class OldExcel(Struct, frozen=True):
    """A workbook of Excel 97-2003 (.xls)."""

    has_macros: bool


class Locked(Struct, frozen=True):
    """A workbook encrypted with a password; what kind it is inside cannot be seen."""


class Text(Struct, frozen=True):
    """Text that may be separated values."""


class Other(Struct, frozen=True):
    """Something that is not read. `reason` and `why` as in a Refusal; `endings` are those such a file rightly has."""

    reason: str
    next_step: str = _ASK
    endings: tuple[str, ...] = ()
    why: WhyRefused = WhyRefused.OTHER_KIND


FileKind = Zipped | OpenDocument | BinaryZipped | OldExcel | Locked | Text | Other

_PICTURE = "it is a picture"
_ARCHIVE = Other("it is a packed archive", "Unpack it first, then read the workbook in it.", (".gz", ".7z", ".rar"))
_OLDER_XLS = Other("it is a workbook of Excel 4 or older", _AS_XLSX, (".xls", ".xlt"))
_IRM = Other("it is protected by rights management, so that only certain people can open it", _ASK, (".xlsx", ".xlsm"))
_UNKNOWN = Other("it is neither a workbook nor a text file", "Check that it is the right file.")
_EMPTY = Other(
    "it is empty", "Ask the sender for it again, or check that it was copied completely.", why=WhyRefused.EMPTY
)
_EMPTY_ZIP = Other("it is an empty zip archive", _ASK, (".zip",))
_NO_WORKBOOK = Other(
    "it is a zip archive without a workbook's parts", "Unpack it first, then read what is in it.", (".zip",)
)

_STARTS: tuple[tuple[bytes, Other], ...] = (
    (b"PK\x05\x06", _EMPTY_ZIP),
    (b"%PDF-", Other("it is a PDF document, which shows figures but does not hold them as cells", _ASK, (".pdf",))),
    (b"\x89PNG", Other(_PICTURE, _ASK, (".png",))),
    (b"\xff\xd8\xff", Other(_PICTURE, _ASK, (".jpg", ".jpeg"))),
    (b"GIF8", Other(_PICTURE, _ASK, (".gif",))),
    (b"{\\rtf", Other("it is a text document (RTF)", _ASK, (".rtf",))),
    (b"\x1f\x8b", _ARCHIVE),
    (b"7z\xbc\xaf\x27\x1c", _ARCHIVE),
    (b"Rar!", _ARCHIVE),
    (
        b"SQLite format 3\0",
        Other("it is a database, perhaps a board of IBDesk", "To open a board, use File, Open.", (".ibdesk", ".db")),
    ),
    (b"\x09\x08", _OLDER_XLS),  # Excel 5 to 2, from before workbooks were containers of streams
    (b"\x09\x04\x06\x00", _OLDER_XLS),
    (b"\x09\x02\x06\x00", _OLDER_XLS),
    (b"\x09\x00\x04\x00", _OLDER_XLS),
    (b"ID;P", Other("it is in an old exchange format (SYLK)", _AS_XLSX, (".slk",))),
)
_RIGHTS = tuple(name.encode("utf-16-le") for name in ("DRMEncryptedDataSpace", "DRMEncryptedTransform"))
_STREAMS: tuple[tuple[str, Other], ...] = (
    ("worddocument", Other("it is a Word document (.doc)", _ASK, (".doc",))),
    ("powerpoint document", Other("it is a presentation (.ppt)", _ASK, (".ppt",))),
)
_HTML = Other("it is a web page (HTML) and not a workbook", _AS_XLSX, (".html", ".htm"))
_MARKUP: tuple[tuple[str, Other], ...] = (
    (
        r"urn:schemas-microsoft-com:office:spreadsheet|progid=.Excel\.Sheet",
        Other("it is an XML spreadsheet of Excel 2003", _AS_XLSX, (".xml",)),
    ),
    (r"<!doctype html|<html|<table|<body|<head|<meta", _HTML),
    (r"opendocument", Other("it is a flat OpenDocument file", _AS_XLSX, (".fods",))),
    (r"<\?xml|<[a-z][\w.-]*:?[\w.-]*[ />]", Other("it is an XML file and not a workbook", _ASK, (".xml",))),
)
_ZIPPED: tuple[tuple[str, Other], ...] = (
    ("word/document.xml", Other("it is a Word document (.docx)", _ASK, (".docx", ".docm"))),
    ("ppt/presentation.xml", Other("it is a presentation (.pptx)", _ASK, (".pptx",))),
    ("index/document.iwa", Other("it is a document of Apple Numbers or Pages", "Export it as Excel (.xlsx) first.")),
)
_CONTROLS = bytes({*range(1, 32)} - {9, 10, 11, 12, 13, 26})
_LOOKED_AT = 64 * 1024


def kind_of(data: bytes) -> FileKind:
    """What the bytes are. Raises Refusal where they begin as a zip archive and do not hold together as one."""
    if not data:
        return _EMPTY
    if data.startswith(b"PK\x03\x04"):
        return _kind_of_zip(Package(data))
    if data.startswith(SIGNATURE):
        return _kind_of_container(data)
    known = next((kind for start, kind in _STARTS if data.startswith(start)), None)
    return known or _kind_of_text(data)


def _kind_of_container(data: bytes) -> FileKind:
    names = top_names(data)
    if "encryptedpackage" in names:
        return _IRM if any(name in data for name in _RIGHTS) else Locked()
    for name, kind in _STREAMS:
        if name in names:
            return kind
    if "workbook" in names or "book" in names:
        return OldExcel(has_macros="_vba_project_cur" in names)
    return Other("it is a document of another program, or damaged", SAVE_AGAIN)


def _kind_of_zip(package: Package) -> FileKind:
    names = set(package.names())
    if "mimetype" in names and "content.xml" in names:
        return _kind_of_open_document(package)
    if "xl/workbook.bin" in names:
        return BinaryZipped(package)
    for name, kind in _ZIPPED:
        if name in names:
            return kind
    if "xl/workbook.xml" in names or "[content_types].xml" in names:
        return Zipped(package)
    return _NO_WORKBOOK


def _kind_of_open_document(package: Package) -> FileKind:
    mime = b"".join(package.chunks("mimetype"))[:200]
    if b"opendocument.spreadsheet" in mime:
        return OpenDocument(package)
    return Other("it is an OpenDocument file without sheets", _ASK, (".odt", ".odp"))


def _kind_of_text(data: bytes) -> FileKind:
    beginning = data[:_LOOKED_AT]
    if wide := wide_encoding(data):
        text = beginning[: len(beginning) // 4 * 4].decode(wide[0], errors="replace")
    else:
        controls = len(beginning) - len(beginning.translate(None, _CONTROLS))
        if b"\0" in data or controls * 100 > len(beginning):
            return _UNKNOWN
        text = beginning.decode("utf-8-sig", errors="replace")
    text = text.lstrip()
    if text[:13].lower() == "mime-version:":
        return Other("it is a saved web page (MHTML) and not a workbook", _AS_XLSX, (".mht", ".mhtml"))
    if text.startswith("<"):
        return next((kind for pattern, kind in _MARKUP if re.search(pattern, text[:4096], re.IGNORECASE)), Text())
    return Text()
