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
    from ibdesk.desk.given_workbooks import open_beside, open_with_passwords, open_workbooks
    from ibdesk.desk.history import Dependant
    from ibdesk.desk.import_preview import CategoryChange, CommentChange, ImportPreview, OtherChange
    from ibdesk.desk.imports import CheckedAgain
    from ibdesk.desk.previewing import preview_for_board, preview_opened
    from ibdesk.desk.read_before import new_board
    from ibdesk.desk.sample import make_sample, sample_workbook_in
    from ibdesk.desk.shown_sheet import SheetShown, cell_shown, sheet_shown
    from ibdesk.desk.sources import SourceFound, SourceShown
    from ibdesk.desk.starting import inherited_definitions, shipped_definitions, write_template
    from ibdesk.reading.tables.opened.cell_view import CellView
    from ibdesk.reading.workbooks import OpenedFile
    from ibdesk.store.rows.history import Step, StepKind
    from ibdesk.writing.comment_forms import FormWritten
    from ibdesk.writing.returned_copy.marked_copy import MarkedCopy

# The public names that each module of ibdesk/ defines.
_NAMES = {
    "checks": ("RULES",),
    "checks.evidence.rule": ("Rule",),
    "desk.desk": ("Desk",),
    "desk.exports": ("write_marked_copy", "write_problem_list"),
    "desk.figure_news": ("FigureNews", "News"),
    "desk.given_workbooks": ("open_beside", "open_with_passwords", "open_workbooks"),
    "desk.history": ("Dependant",),
    "desk.import_preview": ("CategoryChange", "CommentChange", "ImportPreview", "OtherChange"),
    "desk.imports": ("CheckedAgain",),
    "desk.previewing": ("preview_for_board", "preview_opened"),
    "desk.read_before": ("new_board",),
    "desk.sample": ("make_sample", "sample_workbook_in"),
    "desk.shown_sheet": ("SheetShown", "cell_shown", "sheet_shown"),
    "desk.sources": ("SourceFound", "SourceShown"),
    "desk.starting": ("inherited_definitions", "shipped_definitions", "write_template"),
    "reading.tables.opened.cell_view": ("CellView",),
    "reading.workbooks": ("OpenedFile",),
    "store.rows.history": ("Step", "StepKind"),
    "writing.comment_forms": ("FormWritten",),
    "writing.returned_copy.marked_copy": ("MarkedCopy",),
}
_HOMES = {name: module for module, names in _NAMES.items() for name in names}
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
