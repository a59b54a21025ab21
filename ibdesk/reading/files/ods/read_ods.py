"""An .ods file read: its sheets one after the other, and what is worth telling about them."""

import re

from ibdesk.domain.refused import WhyRefused
from ibdesk.progress import Progress
from ibdesk.reading.cells.refusal import Refusal
from ibdesk.reading.cells.sheet import Workbook
from ibdesk.reading.files.ods.beside_texts import BesideTexts
from ibdesk.reading.files.ods.content import Content
from ibdesk.reading.files.ods.names import OFFICE
from ibdesk.reading.files.ods.number_formats import Styles
from ibdesk.reading.files.zipped.package import Package
from ibdesk.reading.files.zipped.xml_part import parse

_LOCKED_NEXT = "Open it with the password, save it without one, then read it again."
_META, _GENERATOR = "meta.xml", re.compile(rb"<(?:\w+:)?generator>([^<]*)<")
_MACROS = ("basic/", "scripts/")


def read_ods(package: Package, progress: Progress) -> Workbook:
    """All sheets. Raises Refusal where any part of them cannot be read, Cancelled when progress does."""
    if package.has("encrypted-package") or _is_locked(package):
        raise Refusal("it is locked with a password", _LOCKED_NEXT, WhyRefused.CANNOT_UNLOCK)
    styles, beside = Styles(), BesideTexts()
    if package.has("styles.xml"):
        reader = Content(styles, beside)
        chunks = package.chunks("styles.xml")
        parse("styles.xml", chunks, "document-styles", reader.starts(), reader.ends(), reader.add_text, None, (OFFICE,))
    reader = Content(styles, beside)
    total = package.size("content.xml")

    def after_chunk(done: int) -> None:
        reader.check_limits()
        progress(min(done, total), total, reader.words())

    progress(0, total, "Reading the workbook")
    chunks = package.chunks("content.xml")
    starts, ends = reader.starts(), reader.ends()
    parse("content.xml", chunks, "document-content", starts, ends, reader.add_text, after_chunk, (OFFICE,))
    reader.leave_out_dummies(_application(package))
    if not reader.sheets:
        raise Refusal(
            "it has no sheet with cells",
            "Check that it is the right file, and ask the sender for it again.",
            WhyRefused.EMPTY,
        )
    macros = any(name.startswith(_MACROS) for name in package.names())
    notes = ("The workbook has macros in it. They were not run.",) if macros else ()
    return Workbook(tuple(reader.sheets), (*notes, *reader.notes()))


def _application(package: Package) -> str:
    """The program that wrote it, as it says itself; "" where none does."""
    meta = b"".join(package.chunks(_META)) if package.has(_META) else b""
    found = _GENERATOR.search(meta)
    return found[1].decode("utf-8", "replace") if found else ""


def _is_locked(package: Package) -> bool:
    manifest = "META-INF/manifest.xml"
    return package.has(manifest) and b"encryption-data" in b"".join(package.chunks(manifest))
