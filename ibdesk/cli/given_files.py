"""What the command line is given: workbooks, folders of them, sheets by name, a file with a password, a mapping file;
and a mapping suggested for sheets that nothing recognised."""

from collections.abc import Sequence
from fnmatch import fnmatchcase
from pathlib import Path

from msgspec import Struct

from ibdesk.desk import ImportPreview, OpenedFile
from ibdesk.desk.mappings import propose_unread
from ibdesk.domain.board import Records
from ibdesk.domain.file_names import WORKBOOK_ENDINGS, is_workbook_by_name
from ibdesk.domain.question import NOTHING_DECIDED, Decisions
from ibdesk.errors import UserError
from ibdesk.reading.mapping.mapping_file import proposals_text
from ibdesk.reading.mapping.row_labels_file import ROW_LABELS, read_decisions, row_labels_asked
from ibdesk.writing.sheets.saving import save_whole


def workbooks_in(paths: list[Path]) -> list[Path]:
    """The files as given; a folder's workbooks by name; lock files that Excel leaves beside open ones skipped.

    A path that may not be read stays as it was given: reading it says why, and the others are read.
    """
    found: list[Path] = []
    for path in paths:
        try:
            inside = sorted(each for each in path.iterdir() if is_workbook_by_name(each)) if path.is_dir() else [path]
        except OSError:
            inside = [path]
        found += inside
    if not found:
        raise UserError("There is no workbook in that folder.", f"IBDesk reads {', '.join(WORKBOOK_ENDINGS)}.")
    return found


def text_of(path: Path, what: str, next_step: str) -> str:
    """A given file's text; UserError where it cannot be read, which names it by `what` it is."""
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, ValueError):
        raise UserError(f"The {what} {path} cannot be read.", next_step) from None


def password_in(path: Path | None) -> str | None:
    """The first line of the file, without its line end; None where no file is given."""
    if path is None:
        return None
    first = text_of(path, "password file", "Give a text file with the password.").splitlines()[:1]
    if not first or not first[0]:
        raise UserError(f"The password file {path} is empty.", "Write the password into its first line.")
    return first[0]


def without_hidden(wanted: Sequence[str], opened: Sequence[OpenedFile]) -> frozenset[tuple[str, str]]:
    """The sheets meant by these names or patterns, each as its workbook and name.

    UserError for one that no sheet answers to, unless a file could not be read: it may stand in that one.
    """
    sheets = [(file.name, sheet.name) for file in opened for sheet in file.workbook.sheets]
    unknown = [name for name in wanted if not any(_is_meant(sheet, name) for _, sheet in sheets)]
    if unknown and not any(file.error for file in opened):
        raise UserError(
            f"There is no sheet “{unknown[0]}” to leave out what is hidden on.",
            f"The sheets are {', '.join(dict.fromkeys(f'“{sheet}”' for _, sheet in sheets))}.",
        )
    return frozenset(each for each in sheets if any(_is_meant(each[1], name) for name in wanted))


def _is_meant(sheet: str, name: str) -> bool:
    sheet, name = sheet.casefold(), name.casefold()
    return sheet == name or fnmatchcase(sheet, name)


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
