"""Whether a sealed pack is one that the pack writer wrote: a board from somebody else may keep any file as its pack."""

import re
import zlib
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from ibdesk.domain.house_style import is_plain_png
from ibdesk.errors import UserError

_MOST_BYTES = 256 << 20
# All that the pack writer writes; a macro, a link to another workbook or an embedded object has no such name.
_OWN_PART = re.compile(
    r"\[Content_Types\]\.xml|_rels/\.rels|docProps/(?:app|core)\.xml"
    r"|xl/(?:workbook|styles|sharedStrings|metadata)\.xml|xl/theme/theme\d+\.xml"
    r"|xl/(?:worksheets|charts|drawings|tables)/[a-zA-Z]+\d+\.xml"
    r"|xl/(?:_rels|worksheets/_rels|charts/_rels|drawings/_rels)/[a-zA-Z]+\d*\.xml\.rels"
)
_LOGO = "xl/media/image1.png"
_START = b'<?xml version="1.0" encoding="UTF-8"'
# Small lines draw from cells that they name in a formula of their own namespace; every other one is a cell's.
_FORMULA = re.compile(rb"<(?!xm:)(?:[^\s<>/:]+:)?f[\s>/]")
_OTHER_XM = re.compile(rb"xmlns:xm\s*=\s*(?![\"']http://schemas\.microsoft\.com/office/excel/2006/main[\"'])")
# Ours say it of nothing; its value might be written as signs by number, which a search for the word would not see.
_LINK_OUT = re.compile(rb"TargetMode")
_TYPE_OF_ITS_OWN = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_PACKAGE = b"PK\x03\x04"


def check_own_pack(content: bytes) -> None:
    """UserError where the content is no workbook, or holds what no pack of ours does: macros, formulas, links out."""
    try:
        if not content.startswith(_PACKAGE):  # a program may stand before it
            raise _not_own("it is no pack of IBDesk's")
        with ZipFile(BytesIO(content)) as package:
            parts = package.infolist()
            if sum(part.file_size for part in parts) > _MOST_BYTES or len({part.filename for part in parts}) < len(
                parts
            ):
                raise _not_own("it is no pack of IBDesk's")
            for part in parts:
                if part.filename == _LOGO and is_plain_png(package.read(part)):
                    continue
                if not _OWN_PART.fullmatch(part.filename):
                    raise _not_own(f"it holds a part {part.filename[:80]!r}")
                text = package.read(part)
                if not text.startswith(_START) or _OTHER_XM.search(text) or _TYPE_OF_ITS_OWN.search(text):
                    raise _not_own("it is written in another way")
                if part.filename.startswith("xl/worksheets/sheet") and _FORMULA.search(text):
                    raise _not_own(f"there are formulas in {part.filename.rpartition('/')[2]}")
                if part.filename.endswith(".rels") and _LINK_OUT.search(text):
                    raise _not_own("it links to other files or addresses")
    except (BadZipFile, NotImplementedError, EOFError, OSError, RuntimeError, ValueError, zlib.error) as error:
        raise _not_own("it is no workbook") from error


def _not_own(why: str) -> UserError:
    return UserError(
        f"The sealed pack was not written by IBDesk: {why}. It was not written out.",
        "Ask who sealed the month for the pack that went out.",
    )
