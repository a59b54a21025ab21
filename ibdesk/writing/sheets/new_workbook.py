"""A workbook to be written: foreign text stays text in it."""

from io import BytesIO
from typing import TYPE_CHECKING

from ibdesk.writing.sheets.styles import BODY_SIZE, FONT

if TYPE_CHECKING:
    from ibdesk.writing.sheets.zipped_book import ZippedBook


def new_workbook(file: BytesIO) -> "ZippedBook":
    """It is written into the file when it is closed. Nothing is made into a formula, a link or a number on the way, and
    every cell begins in the same letters."""
    from ibdesk.writing.sheets.zipped_book import ZippedBook  # XlsxWriter is slow to import, and only writing needs it

    # Made anew each time: XlsxWriter writes into the default format, and a second workbook would differ.
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
        "default_format_properties": {"font_name": FONT, "font_size": BODY_SIZE},
    }
    return ZippedBook(file, options)
