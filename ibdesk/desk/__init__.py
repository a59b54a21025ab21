"""Everything a person can do with a board, without a window."""

from ibdesk.desk.desk import Desk, make_sample
from ibdesk.desk.import_preview import Change, ImportPreview, preview_import
from ibdesk.desk.sealing import SealCheck
from ibdesk.desk.sending_back import CheckedAgain, SourceFound, SourceShown
from ibdesk.desk.starting import shipped_definitions, write_template
from ibdesk.desk.undoing import Dependant
from ibdesk.store.history import Step, StepKind

__all__ = [
    "Change",
    "CheckedAgain",
    "Dependant",
    "Desk",
    "ImportPreview",
    "SealCheck",
    "SourceFound",
    "SourceShown",
    "Step",
    "StepKind",
    "make_sample",
    "preview_import",
    "shipped_definitions",
    "write_template",
]
