"""Files opened and read in one go, as an import does it in two."""

from collections.abc import Sequence

from ibdesk.domain.board import Records
from ibdesk.domain.question import NOTHING_DECIDED, Decisions
from ibdesk.domain.workbook_contents import WorkbookContents
from ibdesk.progress import Progress, silent
from ibdesk.reading.workbooks import InFile, open_files, read_opened


def read_workbooks(
    files: Sequence[InFile],
    known: Records,
    progress: Progress = silent,
    password: str | None = None,
    decisions: Decisions = NOTHING_DECIDED,
) -> tuple[WorkbookContents, ...]:
    """What each file holds, in the files' order, read against the definitions that are known.

    A file that cannot be used gets a sentence as its `error`, and the others are read; `password` opens those that are
    locked. Raises only Cancelled, when progress does.
    """
    return read_opened(open_files(files, progress, password), known, progress, decisions)
