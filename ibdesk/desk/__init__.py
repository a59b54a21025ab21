"""Everything a person can do with a board, without a window."""

from ibdesk.checks import RULES
from ibdesk.checks.rule import Rule
from ibdesk.desk.desk import Desk
from ibdesk.desk.exports import write_marked_copy, write_problem_list
from ibdesk.desk.figure_news import FigureNews, News
from ibdesk.desk.history import Dependant
from ibdesk.desk.import_preview import ImportPreview, preview_opened
from ibdesk.desk.imports import CheckedAgain
from ibdesk.desk.other_changes import CategoryChange, CommentChange, OtherChange
from ibdesk.desk.sample import make_sample
from ibdesk.desk.sheet_shown import SheetShown, cell_shown, sheet_shown
from ibdesk.desk.sources import SourceFound, SourceShown
from ibdesk.desk.starting import shipped_definitions, write_template
from ibdesk.desk.unlocking import open_with_passwords, open_workbooks
from ibdesk.reading.tables.cell_view import CellView
from ibdesk.reading.workbooks import OpenedFile
from ibdesk.store.history import Step, StepKind
from ibdesk.writing.returned_copy.marked_copy import MarkedCopy

__all__ = [
    "RULES",
    "CategoryChange",
    "CellView",
    "CheckedAgain",
    "CommentChange",
    "Dependant",
    "Desk",
    "FigureNews",
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
    "make_sample",
    "open_with_passwords",
    "open_workbooks",
    "preview_opened",
    "sheet_shown",
    "shipped_definitions",
    "write_marked_copy",
    "write_problem_list",
    "write_template",
]
