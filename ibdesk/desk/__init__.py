"""Everything a person can do with a board, without a window."""

from ibdesk.desk.desk import Desk, make_sample, shipped_definitions, write_template
from ibdesk.desk.import_preview import Change, ImportPreview, preview_import

__all__ = [
    "Change",
    "Desk",
    "ImportPreview",
    "make_sample",
    "preview_import",
    "shipped_definitions",
    "write_template",
]
