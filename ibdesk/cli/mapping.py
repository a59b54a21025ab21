"""Mapping files of the command line: one read for an import, one suggested for sheets that nothing recognised."""

from pathlib import Path

from ibdesk.desk import ImportPreview
from ibdesk.desk.mappings import propose_unread
from ibdesk.domain.board import Records
from ibdesk.domain.question import NOTHING_DECIDED, Decisions
from ibdesk.errors import UserError
from ibdesk.reading.mapping.mapping_file import proposals_text, read_mapping_file


def decisions_in(path: Path | None) -> Decisions:
    """What a mapping file says; UserError where it cannot be read or says what cannot be."""
    if path is None:
        return NOTHING_DECIDED
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, ValueError):
        raise UserError(
            f"The mapping file {path} cannot be read.", "Give a JSON file; see 'ibdesk check --help'."
        ) from None
    return Decisions(read_mapping_file(text))


def suggest_mapping(preview: ImportPreview, known: Records, path: Path) -> str:
    """Write a mapping file for every sheet that nothing was recognised on; a line that says so."""
    proposals = propose_unread(preview, known)
    if not proposals and any(file.error for file in preview.files):
        return "No mapping is suggested: every sheet that could be read was recognised."
    if not proposals:
        raise UserError("Every sheet with figures was recognised, so there is no mapping to suggest.", "Import them.")
    try:
        path.write_text(proposals_text(proposals), encoding="utf-8")
    except OSError as error:
        raise UserError(
            f"The suggestion cannot be written to {path}: {error.strerror or error}.", "Name another file."
        ) from None
    guesses = sum(proposal.guesses for proposal in proposals)
    sheets = "1 sheet" if len(proposals) == 1 else f"{len(proposals)} sheets"
    return f"Wrote {path}: {sheets}, guesses to confirm or correct: {guesses}"
