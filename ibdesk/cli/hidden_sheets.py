"""The sheets whose hidden rows, columns and cells the command line leaves out, as the import window's tick does."""

from collections.abc import Sequence
from fnmatch import fnmatchcase

from ibdesk.desk import OpenedFile
from ibdesk.errors import UserError


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
