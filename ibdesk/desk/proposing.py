"""What a council's own sheets may hold, and what they would bring: for a person to look at and to decide."""

from ibdesk.desk.import_preview import ImportPreview
from ibdesk.desk.sending_back import SendingBack
from ibdesk.domain.board import Records, merge
from ibdesk.domain.mapping import SheetMapping
from ibdesk.domain.proposal import Proposal, Trial
from ibdesk.errors import UserError
from ibdesk.excel.cells import Sheet
from ibdesk.excel.mapping.propose import propose, try_mapping
from ibdesk.progress import Progress, silent


class Proposing(SendingBack):
    """Looks at the sheets of a preview's files, and keeps nothing."""

    def propose(
        self, preview: ImportPreview, workbook: str, sheet: str, rows: tuple[int, int] | None = None
    ) -> Proposal:
        """What a sheet may hold, its headings in these rows or where they seem to be. UserError where there is no such
        sheet."""
        return propose(sheet_in(preview, workbook, sheet), self._known_with(preview), rows)

    def try_mapping(
        self, preview: ImportPreview, workbook: str, sheet: str, mapping: SheetMapping, progress: Progress = silent
    ) -> Trial:
        """What a sheet would bring, read by this mapping."""
        return try_mapping(workbook, sheet_in(preview, workbook, sheet), mapping, self._known_with(preview), progress)

    def _known_with(self, preview: ImportPreview) -> Records:
        return _with_own(preview, self.records())


def propose_unread(preview: ImportPreview, known: Records) -> tuple[Proposal, ...]:
    """A proposal for every sheet of the preview's files that nothing was recognised on."""
    with_own = _with_own(preview, known)
    return tuple(
        propose(sheet_in(preview, file.name, sheet), with_own) for file in preview.files for sheet in file.unread
    )


def _with_own(preview: ImportPreview, known: Records) -> Records:
    """The definitions that the files bring themselves, and what was said of sheets just now, over what is known."""
    return merge(known, Records(indicators=preview.records.indicators, mappings=preview.decisions.mappings))


def sheet_in(preview: ImportPreview, workbook: str, name: str) -> Sheet:
    """A sheet of one of the preview's files; UserError where there is none of that name."""
    found = (file.workbook.sheet(name) for file in preview.opened if file.name == workbook)
    sheet = next((sheet for sheet in found if sheet is not None), None)
    if sheet is None:
        raise UserError(f"“{workbook}” has no sheet “{name}”.", "Choose another one.")
    return sheet
