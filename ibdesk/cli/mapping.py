"""Mapping files of the command line: one read for an import, one suggested for sheets that nothing recognised."""

from pathlib import Path

from msgspec import Struct

from ibdesk.cli.given_files import text_of
from ibdesk.desk import ImportPreview
from ibdesk.desk.mappings import propose_unread
from ibdesk.domain.board import Records
from ibdesk.domain.question import NOTHING_DECIDED, Decisions
from ibdesk.reading.mapping.mapping_file import proposals_text
from ibdesk.reading.mapping.row_labels_file import ROW_LABELS, read_decisions, row_labels_asked
from ibdesk.writing.sheets.saving import save_whole


def decisions_in(path: Path | None) -> Decisions:
    """What a mapping file says; UserError where it cannot be read or says what cannot be."""
    if path is None:
        return NOTHING_DECIDED
    return read_decisions(text_of(path, "mapping file", "Give a JSON file; see 'ibdesk check --help'."))


class Suggestion(Struct, frozen=True):
    """What came of suggesting a mapping: how many sheets it is for, and a line that says so, or why there is none."""

    line: str
    sheets: int = 0
    guesses: int = 0
    written: bool = False

    def as_json(self, path: Path) -> dict[str, object]:
        written = str(path) if self.sheets or self.written else None
        return {"file": written, "sheets": self.sheets, "guesses": self.guesses, "message": self.line}


def suggest_mapping(preview: ImportPreview, known: Records, path: Path) -> Suggestion:
    """Write a mapping file for every sheet that a person has to say something of."""
    proposals = propose_unread(preview, known)
    asked = row_labels_asked(preview.questions)
    labels = asked.get(ROW_LABELS, ())
    if not proposals and labels:
        save_whole(proposals_text((), asked).encode("utf-8"), path)
        said = "1 label of a row" if len(labels) == 1 else f"{len(labels)} labels of rows"
        return Suggestion(f"Wrote {path}: {said} to say something of", guesses=len(labels), written=True)
    if not proposals and any(file.error for file in preview.files):
        return Suggestion("No mapping is suggested: every sheet that could be read was recognised.")
    if not proposals:
        return Suggestion("Every sheet with figures was recognised, so there is no mapping to suggest. Import them.")
    save_whole(proposals_text(proposals, asked).encode("utf-8"), path)
    guesses = sum(proposal.guesses for proposal in proposals) + len(labels)
    sheets = "1 sheet" if len(proposals) == 1 else f"{len(proposals)} sheets"
    return Suggestion(f"Wrote {path}: {sheets}, guesses to confirm or correct: {guesses}", len(proposals), guesses)
