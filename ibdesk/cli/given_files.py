"""What the command line is given: workbooks, folders of them, sheets by name, a file with a password."""

from collections.abc import Sequence
from fnmatch import fnmatchcase
from pathlib import Path

from ibdesk.desk import OpenedFile
from ibdesk.domain.file_names import WORKBOOK_ENDINGS, is_workbook_by_name
from ibdesk.errors import UserError


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
