"""The files that the command line is given: workbooks, folders of them, a file with their password."""

from pathlib import Path

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


def password_in(path: Path | None) -> str | None:
    """The first line of the file, without its line end; None where no file is given."""
    if path is None:
        return None
    try:
        first = path.read_text(encoding="utf-8-sig").splitlines()[:1]
    except (OSError, ValueError):
        raise UserError(f"The password file {path} cannot be read.", "Give a text file with the password.") from None
    if not first or not first[0]:
        raise UserError(f"The password file {path} is empty.", "Write the password into its first line.")
    return first[0]
