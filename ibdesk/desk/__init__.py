"""Everything a person can do with a board, without a window.

Each name is loaded when it is first asked for: the window paints its first cards before reading, checks and writing
are there.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ibdesk.checks import RULES
    from ibdesk.checks.evidence.rule import Rule
    from ibdesk.desk.desk import Desk
    from ibdesk.desk.exports import write_marked_copy, write_problem_list
    from ibdesk.desk.figure_news import FigureNews, News
    from ibdesk.desk.history import Dependant
    from ibdesk.desk.import_preview import CategoryChange, CommentChange, ImportPreview, OtherChange
    from ibdesk.desk.imports import CheckedAgain
    from ibdesk.desk.previewing import preview_for_board, preview_opened
    from ibdesk.desk.read_before import new_board
    from ibdesk.desk.sample import make_sample, sample_workbook_in
    from ibdesk.desk.shown_sheet import SheetShown, cell_shown, sheet_shown
    from ibdesk.desk.sources import SourceFound, SourceShown
    from ibdesk.desk.starting import inherited_definitions, shipped_definitions, write_template
    from ibdesk.desk.unlocking import open_beside, open_with_passwords, open_workbooks
    from ibdesk.reading.tables.opened.cell_view import CellView
    from ibdesk.reading.workbooks import OpenedFile
    from ibdesk.store.rows.history import Step, StepKind
    from ibdesk.writing.comment_forms import FormWritten
    from ibdesk.writing.returned_copy.marked_copy import MarkedCopy

# The module of ibdesk/ that each public name is defined in.
_HOMES = {
    "CategoryChange": "desk.import_preview",
    "CellView": "reading.tables.opened.cell_view",
    "CheckedAgain": "desk.imports",
    "CommentChange": "desk.import_preview",
    "Dependant": "desk.history",
    "Desk": "desk.desk",
    "FigureNews": "desk.figure_news",
    "FormWritten": "writing.comment_forms",
    "ImportPreview": "desk.import_preview",
    "MarkedCopy": "writing.returned_copy.marked_copy",
    "News": "desk.figure_news",
    "OpenedFile": "reading.workbooks",
    "OtherChange": "desk.import_preview",
    "RULES": "checks",
    "Rule": "checks.evidence.rule",
    "SheetShown": "desk.shown_sheet",
    "SourceFound": "desk.sources",
    "SourceShown": "desk.sources",
    "Step": "store.rows.history",
    "StepKind": "store.rows.history",
    "cell_shown": "desk.shown_sheet",
    "inherited_definitions": "desk.starting",
    "make_sample": "desk.sample",
    "sample_workbook_in": "desk.sample",
    "open_with_passwords": "desk.unlocking",
    "open_beside": "desk.unlocking",
    "open_workbooks": "desk.unlocking",
    "new_board": "desk.read_before",
    "preview_for_board": "desk.previewing",
    "preview_opened": "desk.previewing",
    "sheet_shown": "desk.shown_sheet",
    "shipped_definitions": "desk.starting",
    "write_marked_copy": "desk.exports",
    "write_problem_list": "desk.exports",
    "write_template": "desk.starting",
}
__all__ = [
    "RULES",
    "CategoryChange",
    "CellView",
    "CheckedAgain",
    "CommentChange",
    "Dependant",
    "Desk",
    "FigureNews",
    "FormWritten",
    "ImportPreview",
    "MarkedCopy",
    "News",
    "OpenedFile",
    "OtherChange",
    "Rule",
    "SheetShown",
    "SourceFound",
    "SourceShown",
    "Step",
    "StepKind",
    "cell_shown",
    "inherited_definitions",
    "make_sample",
    "new_board",
    "open_beside",
    "open_with_passwords",
    "open_workbooks",
    "preview_for_board",
    "preview_opened",
    "sample_workbook_in",
    "sheet_shown",
    "shipped_definitions",
    "write_marked_copy",
    "write_problem_list",
    "write_template",
]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found = getattr(import_module(f"ibdesk.{_HOMES[name]}"), name)
    globals()[name] = found
    return found
